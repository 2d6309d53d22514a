"""The socket of an enricher: what it is shown of a package, and what it must be. One is a small class, and a name in `table`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from heritage.model import Statement, Suggestion, term


@dataclass(frozen=True, slots=True)
class Authority:
    """A name in a vocabulary: what it is of. `label` as the vocabulary spells it, `preferred` the name that it prefers in that language."""

    uri: str
    label: str
    preferred: str
    language: str
    kind: str  # person | place | organisation | concept
    vocabulary: str  # name and version


Lookup = Callable[[Sequence[str]], Mapping[str, Sequence[Authority]]]
"""Folded names → what they are names of, in the vocabularies that the package's institution may see."""


def _nothing(names: Sequence[str]) -> Mapping[str, Sequence[Authority]]:
    return {}


@dataclass(frozen=True, slots=True)
class Archived:
    """A package as enrichers see it: what is said of it now, and the texts that were read of its pages (path and text, read when asked)."""

    package: str
    institution: str
    workline: str
    said: tuple[Statement, ...]
    texts: Callable[[], Iterator[tuple[str, str]]] = lambda: iter(())
    lookup: Lookup = field(default=_nothing)

    def of_the_item(self, *terms: str) -> Iterator[Statement]:
        """What is said of the item itself under these terms (`title`: dc:title and dcterms:title)."""
        return (one for one in self.said if not one.subject and term(one.field) in terms)


class Enricher(Protocol):
    """Suggests; changes nothing. `version` moves whenever the same package would get other suggestions."""

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> str: ...

    def suggest(self, known: Archived) -> Iterator[Suggestion]: ...
