"""Which findings the checks can write, read from their source: each call names its code, and its values by name."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ANSWERS = frozenset({"passed", "failed", "warned", "passed_if"})
"""Methods of the check's context that write a finding."""

BESIDES = frozenset({"region", "timecode"})
"""Arguments that are no values of the sentence."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call that writes a finding, or a phrase inside one. `check`: "" where a function writes it that is no check itself; `checks`:
    those of the module that can write it; `values`: None where some are handed on."""

    where: str
    check: str
    checks: tuple[str, ...]
    answer: str
    codes: tuple[str, ...]
    values: frozenset[str] | None


def calls(source: Path) -> Iterator[Call]:
    """Those of one module. Raises ValueError for a code that is not written out: nobody could look it up."""
    tree = ast.parse(source.read_text("utf-8"), str(source))
    writers = _writers(tree)
    for top in tree.body:
        check = next(iter(_checks(top)), "")
        checks = (check,) if check else tuple(sorted(writers.get(getattr(top, "name", ""), ())))
        names = _names(top)
        for node in ast.walk(top):
            if isinstance(node, ast.Call) and (answer := _answer(node, names)):
                yield _call(node, answer, check, checks, f"{source.name}:{node.lineno}", names)


def _writers(tree: ast.Module) -> dict[str, set[str]]:
    """The module's functions, each with the checks that call it, themselves or by others."""
    names = {
        top.name: {one.id for one in ast.walk(top) if isinstance(one, ast.Name)}
        for top in tree.body
        if isinstance(top, ast.FunctionDef)
    }
    found: dict[str, set[str]] = {}
    for top in (one for one in tree.body if isinstance(one, ast.FunctionDef)):
        for check in _checks(top):
            seen: set[str] = set()
            to_do = {top.name}
            while to_do:
                seen |= to_do
                to_do = {called for name in to_do for called in names[name] & names.keys()} - seen
            for name in seen:
                found.setdefault(name, set()).add(check)
    return found


def names(source: Path) -> set[str]:
    """The checks of one module that writes codes; a helper may write them for several."""
    tree = ast.parse(source.read_text("utf-8"), str(source))
    return {name for top in tree.body for name in _checks(top)} if any(calls(source)) else set()


def _checks(top: ast.stmt) -> Iterator[str]:
    """`@check("skew")` above a function."""
    for one in top.decorator_list if isinstance(top, ast.FunctionDef) else ():
        if isinstance(one, ast.Call) and isinstance(one.func, ast.Name) and one.func.id == "check":
            yield ast.literal_eval(one.args[0])


def _names(top: ast.stmt) -> dict[str, list[ast.expr]]:
    """What the function's names can stand for: `judge = ctx.failed if … else ctx.warned`, `for code in ("width", "height")`."""
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(top):
        if isinstance(node, ast.Assign):
            pairs = [(target, [node.value]) for target in node.targets]
        elif isinstance(node, ast.For) and isinstance(node.iter, ast.Tuple):
            pairs = [(node.target, node.iter.elts)]
        else:
            continue
        for target, values in pairs:
            for value in values:
                for name, its in _each(target, value):
                    found.setdefault(name, []).extend(_ends(its))
    return found


def _each(target: ast.expr, value: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    """`a, b = 1, 2` is a = 1 and b = 2."""
    if isinstance(target, ast.Name):
        yield target.id, value
    elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        for one, its in zip(target.elts, value.elts, strict=False):
            yield from _each(one, its)


def _is_answer(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and node.attr in ANSWERS


def _ends(node: ast.expr) -> Iterator[ast.expr]:
    """What a conditional expression can be."""
    if isinstance(node, ast.IfExp):
        yield from (*_ends(node.body), *_ends(node.orelse))
    else:
        yield node


def _answer(node: ast.Call, names: dict[str, list[ast.expr]]) -> str:
    if isinstance(node.func, ast.Name) and node.func.id == "phrase":
        return "part"
    ends = names.get(node.func.id, []) if isinstance(node.func, ast.Name) else list(_ends(node.func))
    return "finding" if any(map(_is_answer, ends)) else ""


def _call(
    node: ast.Call, answer: str, check: str, checks: tuple[str, ...], where: str, names: dict[str, list[ast.expr]]
) -> Call:
    words = [one for one in node.args if not isinstance(one, ast.Starred)]
    place = (
        0 if answer == "part" else 2 if isinstance(node.func, ast.Attribute) and node.func.attr == "passed_if" else 1
    )
    ends = [e for end in _ends(words[place]) for e in (names.get(end.id, []) if isinstance(end, ast.Name) else [end])]
    codes = [end.value for end in ends if isinstance(end, ast.Constant) and isinstance(end.value, str)]
    named = [one.arg for one in node.keywords]
    values = None if None in named else frozenset(name for name in named if name) - BESIDES
    return Call(where, check, checks, answer, tuple(codes), values)
