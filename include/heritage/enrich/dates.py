"""Dates that a person can read, said again so that a program can sort and search by them; the original stays beside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from heritage.enrich.edtf import edtf, is_edtf
from heritage.enrich.socket import Archived
from heritage.model import Suggestion

_TERMS = ("date", "created", "issued", "available", "temporal")
_IN_A_TITLE = re.compile(r"(?:,\s*|\s)(\((?:[^()]{4,40})\)|\[(?:[^\[\]]{4,40})\])\s*$|,\s*([^,()\[\]]{4,40})$")


class Dates:
    """Free dates → EDTF, in the same field. A date at the end of a title, where no field has one, is less sure."""

    name = "dates"
    version = "1.0"

    def suggest(self, known: Archived) -> Iterator[Suggestion]:
        """One for each value that is not EDTF already, and can be read one way only."""
        dated = list(known.of_the_item(*_TERMS))
        there = {(one.field, one.value) for one in dated}
        for said in dated:
            date = None if is_edtf(said.value) else edtf(said.value)
            if date and (said.field, date) not in there:
                yield self._of(known, said.field, date, 0.98, said.value)
        for title in known.of_the_item("title") if not dated else ():
            if date := in_title(title.value):
                yield self._of(known, "dcterms:created", date, 0.75, title.value)

    def _of(self, known: Archived, field: str, date: str, score: float, evidence: str) -> Suggestion:
        return Suggestion(
            known.package, field, date, self.name, self.version, score, evidence[:200], "EDTF, ISO 8601-2:2019"
        )


def in_title(title: str) -> str | None:
    """The date that a title ends with: "Gezicht op Gent, ca. 1850", "La Meuse à Liège (1897)". No span: that may be somebody's life."""
    found = _IN_A_TITLE.search(title)
    date = edtf(found[1] or found[2]) if found else None
    return date if date and "/" not in date else None
