"""What a catalogue file holds, and which codes the sources use."""

from __future__ import annotations

import ast as python
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from fluent.syntax import FluentParser, ast, visitor

from heritage.messages import LANGUAGES
from heritage.messages.loading import LOCALE

PROJECT = Path(__file__).resolve().parents[2]

Codes = dict[str, frozenset[str]]
"""Code (`skew`, `skew.why`) → the variables of its text."""


class _Variables(visitor.Visitor):
    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.found.add(node.id.name)


def variables(node: ast.BaseNode) -> frozenset[str]:
    seen = _Variables()
    seen.visit(node)
    return frozenset(seen.found)


@cache
def codes(text: str) -> Codes:
    """Every code of a file, once; a code that is there twice, or a line that is not Fluent, is an error."""
    found: Codes = {}
    for entry in FluentParser().parse(text).body:
        assert not isinstance(entry, ast.Junk), f"not Fluent: {entry.content}"
        if isinstance(entry, ast.Message):
            for code, pattern in patterns(entry):
                assert code not in found, f"{code} is there twice"
                found[code] = variables(pattern)
    return found


def patterns(message: ast.Message) -> Iterator[tuple[str, ast.Pattern]]:
    if message.value is not None:
        yield message.id.name, message.value
    for attribute in message.attributes:
        yield f"{message.id.name}.{attribute.id.name}", attribute.value


def areas(language: str, locale: Path = LOCALE) -> dict[str, Codes]:
    """Area → its codes."""
    return {file.stem: codes(file.read_text("utf-8")) for file in sorted((locale / language).glob("*.ftl"))}


def differences(locale: Path = LOCALE) -> list[str]:
    """Where a language does not say what English says: areas, codes, variables; and codes that two areas share."""
    english, told = areas("en", locale), []
    for language in LANGUAGES:
        other = areas(language, locale)
        told += [f"{language}: no {area}.ftl" for area in english.keys() - other.keys()]
        told += [f"{language}: {area}.ftl is not there in English" for area in other.keys() - english.keys()]
        for area in sorted(english.keys() & other.keys()):
            ours, theirs = english[area], other[area]
            told += [f"{language}/{area}.ftl lacks {code}" for code in sorted(ours.keys() - theirs.keys())]
            told += [
                f"{language}/{area}.ftl has {code}, English has not" for code in sorted(theirs.keys() - ours.keys())
            ]
            told += [
                f"{language}/{area}.ftl: {code} names {sorted(theirs[code])}, English {sorted(ours[code])}"
                for code in sorted(ours.keys() & theirs.keys())
                if ours[code] != theirs[code]
            ]
    names = [name for area in english.values() for name in {code.partition(".")[0] for code in area}]
    return told + [f"{name} is in two areas" for name in sorted({n for n in names if names.count(n) > 1})]


_IN_TEMPLATES = re.compile(r"""(?<![\w.])(?:t|frame\.words|words)\(\s*(["'])([^"']*)\1\s*(~|\+|%)?""")


def used_in_templates(text: str) -> Iterator[tuple[str, bool]]:
    """(code, is it only the beginning of one) of every `t("…")` of a Jinja template."""
    for _, code, more in _IN_TEMPLATES.findall(text):
        yield code, bool(more)


_SPEAKERS = {"t", "words", "say", "said"}
"""What sources call the Words that they use: `words("…")`, `t("…")`, `frame.words("…")`."""


def used_in_python(text: str) -> Iterator[tuple[str, bool]]:
    """As `used_in_templates`, of a Python source. `words("en")` asks for a language and is none."""
    for node in python.walk(python.parse(text)):
        if isinstance(node, python.Call) and node.args and _name(node.func) in _SPEAKERS:
            first = node.args[0]
            if isinstance(first, python.Constant) and isinstance(first.value, str) and first.value not in LANGUAGES:
                yield first.value, False
            elif isinstance(first, python.JoinedStr) and isinstance(first.values[0], python.Constant):
                yield str(first.values[0].value), True


def _name(node: python.expr) -> str:
    return node.id if isinstance(node, python.Name) else node.attr if isinstance(node, python.Attribute) else ""


def used(project: Path = PROJECT) -> Iterator[tuple[str, str, bool]]:
    """(file, code, is it only the beginning) of every code that pages, their web app and plugins use."""
    for top in ("include/heritage/pages", "include/heritage_airflow", "plugins"):
        for file in sorted((project / top).rglob("*")):
            if file.suffix in {".html", ".jinja"}:
                found = used_in_templates(file.read_text("utf-8"))
            elif file.suffix == ".py":
                found = used_in_python(file.read_text("utf-8"))
            else:
                continue
            yield from ((str(file.relative_to(project)), *one) for one in found)
