"""Dublin Core for harvesters: what people said of the item, and what machines said where nobody did. The description sheet,
copied into the package, has every statement with its source and score; this is only its readable face."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from heritage.model import DEFAULT_RIGHTS, Statement
from heritage.package.markup import LANGUAGE, Node, Sink, comment, leaf, tree, whole
from heritage.package.rights import NOT_STATED
from heritage.tools.document.dublin_core_terms import ELEMENTS, REFINEMENTS

_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")  # what xs:language takes
_SPACES = {"dc": "http://purl.org/dc/elements/1.1/", "dcterms": "http://purl.org/dc/terms/"}


def dublin_core(statements: Sequence[Statement], identifiers: Iterable[str], sink: Sink) -> None:
    """Statements about single files, and fields outside Dublin Core, stay in the sheet."""
    said = [s for s in statements if not s.subject and _known(s.field)]
    by_people = {_term(s.field) for s in said if s.score is None}
    made = tree("qualifieddc", _SPACES)
    for identifier in identifiers:
        _line(made, "dc:identifier", identifier)
    source = ""
    for statement in sorted(said, key=lambda s: s.source):
        if statement.score is not None and _term(statement.field) in by_people:
            continue
        if statement.source != source:
            source = statement.source
            made.append(comment(f"source: {source}"))
        _line(made, statement.field, _value(statement), statement.language)
    sink.write(whole(made))


def _value(statement: Statement) -> str:
    """A default is not dressed as what somebody said of the item."""
    default = statement.source == DEFAULT_RIGHTS
    return f"{NOT_STATED}; default of the institution: {statement.value}" if default else statement.value


def _line(parent: Node, field: str, value: str, language: str = "") -> None:
    prefix, _, term = field.partition(":")
    leaf(parent, f"{{{_SPACES[prefix]}}}{term}", value, {LANGUAGE: language} if _LANGUAGE.fullmatch(language) else {})


def _known(field: str) -> bool:
    prefix, _, term = field.partition(":")
    return (prefix == "dc" and term in ELEMENTS) or (prefix == "dcterms" and term in REFINEMENTS)


def _term(field: str) -> str:
    return field.partition(":")[2]
