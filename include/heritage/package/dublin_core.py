"""Dublin Core for harvesters: what people said of the item, and what machines said where nobody did. The description sheet,
copied into the package, has every statement with its source and score; this is only its readable face."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from heritage.model import Statement
from heritage.package.markup import comment, leaf
from heritage.tools.document.dublin_core_terms import ELEMENTS, REFINEMENTS

_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")  # what xs:language takes
_ROOT = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<qualifieddc xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:dcterms="http://purl.org/dc/terms/">\n'
)


def dublin_core(statements: Iterable[Statement], identifiers: Iterable[str]) -> Iterator[str]:
    """The document in pieces. Statements about single files, and fields outside Dublin Core, stay in the sheet."""
    said = [s for s in statements if not s.subject and _known(s.field)]
    by_people = {_term(s.field) for s in said if s.score is None}
    yield _ROOT
    for identifier in identifiers:
        yield leaf("dc:identifier", identifier) + "\n"
    source = ""
    for statement in sorted(said, key=lambda s: s.source):
        if statement.score is not None and _term(statement.field) in by_people:
            continue
        if statement.source != source:
            source = statement.source
            yield comment(f"source: {source}") + "\n"
        yield _line(statement)
    yield "</qualifieddc>\n"


def _line(statement: Statement) -> str:
    language = {"xml:lang": statement.language} if _LANGUAGE.fullmatch(statement.language) else {}
    return leaf(statement.field, statement.value, language) + "\n"


def _known(field: str) -> bool:
    prefix, _, term = field.partition(":")
    return (prefix == "dc" and term in ELEMENTS) or (prefix == "dcterms" and term in REFINEMENTS)


def _term(field: str) -> str:
    return field.partition(":")[2]
