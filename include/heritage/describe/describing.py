"""All enrichers asked, in order; what two of them say in the same words is still said twice, each with its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from heritage.contracts import DescriptionContext, Enricher
from heritage.model import Statement


def describe(known: DescriptionContext, enrichers: Iterable[Enricher]) -> Iterator[Statement]:
    """Every statement of every enricher about the item and its files. A statement without a source is an error of ours."""
    for enricher in enrichers:
        for statement in enricher.describe(known):
            if not statement.source or not statement.field:
                raise ValueError(f"{enricher.name} said {statement.value!r} without a field or a source")
            yield statement


def conflicts(statements: Iterable[Statement]) -> Mapping[tuple[str, str, str], tuple[Statement, ...]]:
    """(subject, field, language) → statements, where different sources say different things. dc: and dcterms: are one."""
    said: dict[tuple[str, str, str], list[Statement]] = {}
    for statement in statements:
        term = statement.field.rpartition(":")[2]
        said.setdefault((statement.subject, term, statement.language), []).append(statement)
    return {key: tuple(found) for key, found in said.items() if _differ(found)}


def _differ(found: list[Statement]) -> bool:
    """A source may say a field many times (two creators); it is a conflict when sources do not say the same set."""
    by_source: dict[str, set[str]] = {}
    for statement in found:
        by_source.setdefault(statement.source, set()).add(statement.value)
    return len({frozenset(values) for values in by_source.values()}) > 1
