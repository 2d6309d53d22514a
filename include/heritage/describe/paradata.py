"""Says how a model was made, in the words of its maker's record; each statement names the record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from heritage.contracts import DescriptionContext
from heritage.model import Statement

_TERMS = {"operator": "dcterms:contributor", "captured": "dcterms:created"}
"""What Dublin Core has a word for; the rest is said as paradata:<part>."""


class Paradata:
    """`paradata:<part>` for every value of the record, lists and parts as dotted names: paradata:steps.2.software."""

    name = "paradata"

    def describe(self, known: DescriptionContext) -> Iterator[Statement]:
        for measured in known.measured:
            record = measured.get("paradata.record")
            if isinstance(record, dict):
                for part, value in _values(record):
                    yield Statement(_TERMS.get(part, f"paradata:{part}"), value, measured.file.name)


def _values(value: Any, above: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, below in value.items():
            yield from _values(below, f"{above}.{name}" if above else str(name))
    elif isinstance(value, list):
        for number, below in enumerate(value, 1):
            yield from _values(below, f"{above}.{number}")
    elif value is not None and str(value).strip():
        yield above, str(value)
