"""For what capture can refuse a delivery, read from its source: each call names its rule, its code, and its values by name."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from messages.calls import _ends, _names

WRITERS: Mapping[str, tuple[str | int, int]] = {
    "problem": (0, 2),
    "remark": (0, 2),
    "wrong": ("delivery-note", 1),
    "Fault": ("delivery-note", 0),
    "phrase": (".*", 0),
}
"""Function → the rule, or the place of the argument that is it, and the place of the code."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call that writes a problem, or a phrase inside one. `rule`: a pattern of the rules that it may be; `values`: None where some are
    handed on."""

    where: str
    rule: str
    codes: tuple[str, ...]
    values: frozenset[str] | None
    part: bool

    @property
    def is_of_one(self) -> bool:
        """Is the rule written out?"""
        return "*" not in self.rule


def calls(source: Path) -> Iterator[Call]:
    """Those of one module; what only hands on another's code (`fault.code`) is none."""
    tree = ast.parse(source.read_text("utf-8"), str(source))
    tables = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for top in tree.body:
        names = _names(top)
        for node in ast.walk(top):
            if isinstance(node, ast.Call) and (name := _called(node)) in WRITERS:
                rule, place = WRITERS[name]
                code = node.args[place] if len(node.args) > place else None
                if code is None or _is_handed_on(code, names):
                    continue
                pattern = rule if isinstance(rule, str) else _rule(node.args[rule], names)
                yield Call(
                    f"{source.name}:{node.lineno}",
                    pattern,
                    tuple(_codes(code, names, tables)),
                    _values(node),
                    name == "phrase",
                )


def _called(node: ast.Call) -> str:
    return (
        node.func.id
        if isinstance(node.func, ast.Name)
        else node.func.attr
        if isinstance(node.func, ast.Attribute)
        else ""
    )


def _is_handed_on(code: ast.expr, names: dict[str, list[ast.expr]]) -> bool:
    """`problem(rule, subject, fault.code, **fault.values)`, and what `remark` and `wrong` are made of."""
    return isinstance(code, ast.Attribute) or (isinstance(code, ast.Name) and code.id == "code" and "code" not in names)


def _values(node: ast.Call) -> frozenset[str] | None:
    named = [one.arg for one in node.keywords]
    return None if None in named else frozenset(name for name in named if name)


def _rule(node: ast.expr, names: dict[str, list[ast.expr]]) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(re.escape(str(p.value)) if isinstance(p, ast.Constant) else ".*" for p in node.values)
    if isinstance(node, ast.BoolOp):
        return "|".join(_rule(one, names) for one in node.values)
    known = names.get(node.id, []) if isinstance(node, ast.Name) else []
    return "|".join(_rule(one, {}) for one in known) or ".*"


def _codes(node: ast.expr, names: dict[str, list[ast.expr]], tables: Mapping[str, ast.Dict]) -> Iterator[str]:
    for end in _ends(node):
        if isinstance(end, ast.Constant):
            yield str(end.value)
        elif isinstance(end, ast.Name):
            yield from (code for one in names.get(end.id, []) for code in _codes(one, {}, tables))
        elif isinstance(end, ast.Subscript) and isinstance(end.value, ast.Name):
            yield from _members(tables[end.value.id])
        elif isinstance(end, ast.Call) and isinstance(end.func, ast.Attribute) and isinstance(end.func.value, ast.Name):
            yield from _members(tables[end.func.value.id])
            yield from _codes(end.args[1], names, tables)


def _members(table: ast.Dict) -> Iterator[str]:
    return (str(one.value) for one in table.values if isinstance(one, ast.Constant))
