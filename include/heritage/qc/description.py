"""Asks whether those who describe an item agree: the delivery's table and what is embedded in the files. Settles nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from heritage.contracts import Asked, ItemMeasured, Scope, check
from heritage.model import Finding, Statement

_COMPARED: Mapping[str, tuple[str, ...]] = {
    "title": ("XMP-dc:Title", "IPTC:ObjectName"),
    "creator": ("XMP-dc:Creator", "IPTC:By-line"),
    "date": ("XMP-photoshop:DateCreated", "IPTC:DateCreated"),
    "identifier": ("XMP-dc:Identifier",),
    "rights": ("XMP-dc:Rights", "IPTC:CopyrightNotice"),
    "description": ("XMP-dc:Description", "IPTC:Caption-Abstract"),
}
"""Dublin Core term → the tags that say the same of the picture. EXIF's dates and artist are left out: in a reproduction they
tell of the camera and its operator."""

_SAME_TERM = {"created": "date", "issued": "date", "license": "rights"}


@check("metadata-conflict", Scope.ITEM)
def metadata_conflict(item: ItemMeasured, asked: Asked) -> Iterator[Finding]:
    """Do metadata.csv and what is embedded in the files (XMP, IPTC) say the same?"""
    table = [s for s in item.said if s.source.startswith("metadata.csv")]
    embedded = [s for s in item.said if s.source.startswith("exiftool")]
    compared = 0
    for term, tags in _COMPARED.items():
        wanted = [s for s in table if _term(s) == term]
        found = [s for s in embedded if s.source.rpartition(" ")[2] in tags]
        if wanted and found:
            compared += 1
            yield from _conflicts(item.item.id, term, wanted, found, asked)
    if compared:
        yield asked.met(item.item.id, "metadata.csv and the files compared", f"{compared} fields that both know")


def _conflicts(
    item: str, term: str, wanted: Sequence[Statement], found: Sequence[Statement], asked: Asked
) -> Iterator[Finding]:
    """One finding per field on which they differ; every embedded value must be among the table's."""
    said = {_plain(s.value) for s in wanted}
    other = [s for s in found if not any(_agree(term, _plain(s.value), value) for value in said)]
    if other:
        advice = (
            "Both are kept, each with its source. Correct the one that is wrong at the source, or accept it as it is."
        )
        told = "; ".join(f"{s.source.rpartition(' ')[2]}: {s.value}" for s in other)[:300]
        yield asked.missed(item, f"dc.{term}: {'; '.join(s.value for s in wanted)}"[:300], told, advice)


def _term(statement: Statement) -> str:
    term = statement.field.rpartition(":")[2]
    return _SAME_TERM.get(term, term)


def _plain(text: str) -> str:
    """Without differences of case, blanks, punctuation and composed letters."""
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


def _agree(term: str, one: str, other: str) -> bool:
    """Equal; a date may be more exact than the other (1901 and 1901-06-14)."""
    if term == "date":
        one, other = (re.sub(r"\D", "", text) for text in (one, other))
        return bool(one) and bool(other) and (one.startswith(other) or other.startswith(one))
    return one == other
