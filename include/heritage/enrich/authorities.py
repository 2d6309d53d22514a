"""Names of persons, places, organisations and concepts, against the vocabularies that the institution has: what is said, and titles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from heritage.enrich.folding import folded, keys
from heritage.enrich.socket import Archived, Authority
from heritage.model import Statement, Suggestion, term

KINDS = {
    "creator": ("person", "organisation"), "contributor": ("person", "organisation"), "publisher": ("organisation", "person"),
    "spatial": ("place",), "coverage": ("place",), "subject": ("concept", "person", "place", "organisation"), "type": ("concept",),
}  # fmt: skip
"""Term → what it may be a name of."""

NAMED = {"place": "dcterms:spatial", "person": "dcterms:subject", "organisation": "dcterms:subject"}
"""What a title names is said in this field: it is about it. Concepts are common words, and are not looked for in titles."""

LONGEST = 6
"""Words of a name that is looked for in a title."""

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


class Authorities:
    """Exact names only: what is nearly the same is something else too often (measured: fuzzy below 95 % finds false friends). A name of
    several authorities is suggested for each, with the score shared out."""

    name = "authorities"
    version = "1.0"

    def suggest(self, known: Archived) -> Iterator[Suggestion]:
        """A URI for what is said without one; what titles name."""
        said = [one for one in known.of_the_item(*KINDS) if not one.uri]
        found = known.lookup([key for one in said for key in keys(one.value)])
        for one in said:
            kinds = KINDS[term(one.field)]
            some = [a for key in keys(one.value) for a in found.get(key, ()) if a.kind in kinds]
            yield from self._linked(known, one, some)
        yield from self._named(known)

    def _linked(self, known: Archived, said: Statement, some: Sequence[Authority]) -> Iterator[Suggestion]:
        best = _one_each(said, some)
        for authority, score in best:
            yield Suggestion(
                known.package, said.field, said.value, self.name, self.version, round(score / len(best), 3), f"{said.value} = {authority.label}",
                authority.vocabulary, said.language, authority.uri, said.value, said.language,
            )  # fmt: skip

    def _named(self, known: Archived) -> Iterator[Suggestion]:
        there = {one.uri for one in known.said if one.uri} | {
            folded(one.value) for one in known.of_the_item("spatial", "subject", "coverage")
        }
        for title in known.of_the_item("title", "alternative"):
            spans = list(_spans(title.value))
            found = known.lookup([folded(text) for _, _, text in spans])
            taken = 0
            for begin, end, text in spans:  # those that begin first, the longest of them first
                some = [a for a in found.get(folded(text), ()) if a.kind in NAMED]
                if begin < taken or not some:
                    continue
                taken = end
                yield from (
                    one for one in self._of_title(known, title, text, some) if not {one.uri, folded(one.value)} & there
                )

    def _of_title(
        self, known: Archived, title: Statement, text: str, some: Sequence[Authority]
    ) -> Iterator[Suggestion]:
        uris = {authority.uri: authority for authority in some}
        for uri, authority in uris.items():
            yield Suggestion(
                known.package, NAMED[authority.kind], authority.preferred, self.name, self.version, round(0.8 / len(uris), 3),
                f"{text} in: {title.value}"[:300], authority.vocabulary, authority.language, uri,
            )  # fmt: skip


def _one_each(said: Statement, some: Sequence[Authority]) -> list[tuple[Authority, float]]:
    """Each authority once, by its best name."""
    best: dict[str, tuple[Authority, float]] = {}
    for one in some:
        exact = said.value == one.label
        score = 0.98 if exact and one.label == one.preferred else 0.95 if exact else 0.88
        if score > best.get(one.uri, (one, 0.0))[1]:
            best[one.uri] = one, score
    return list(best.values())


def _spans(title: str) -> Iterator[tuple[int, int, str]]:
    """Groups of words that may be a name: they begin with a capital, and end with one."""
    words = list(_WORD.finditer(title))
    for first, begin in enumerate(words):
        if not begin[0][0].isupper():
            continue
        for end in reversed(words[first : first + LONGEST]):
            if end[0][0].isupper() or end is begin:
                yield begin.start(), end.end(), title[begin.start() : end.end()]
