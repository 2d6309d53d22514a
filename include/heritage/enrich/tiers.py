"""How well a package is described: tiers 0 (identified) to 4 (enriched), by what is said of it. Which fields each needs stands in
config/tiers.yaml; what a tier lacks is named by the need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from heritage.enrich.edtf import is_edtf
from heritage.model import Statement, term

HIGHEST = 4


@dataclass(frozen=True, slots=True)
class Need:
    """A value in any of these terms; with a language, an authority or as EDTF, where that is asked for; `values` of them."""

    name: str
    any: tuple[str, ...]
    linked: bool = False
    language: bool = False
    edtf: bool = False
    values: int = 1

    def is_met(self, said: Iterable[Statement]) -> bool:
        """By what is said of the item itself."""
        return sum(self._counts(one) for one in said) >= self.values

    def _counts(self, one: Statement) -> bool:
        return (
            not one.subject
            and term(one.field) in self.any
            and bool(one.value.strip())
            and (not self.linked or bool(one.uri))
            and (not self.language or bool(one.language))
            and (not self.edtf or is_edtf(one.value))
        )


def reached(said: Sequence[Statement], needs: Mapping[int, Sequence[Need]]) -> tuple[int, tuple[str, ...]]:
    """The tier, and the names of the needs that the next one lacks."""
    for tier in range(1, HIGHEST + 1):
        missing = tuple(need.name for need in needs.get(tier, ()) if not need.is_met(said))
        if missing:
            return tier - 1, missing
    return HIGHEST, ()
