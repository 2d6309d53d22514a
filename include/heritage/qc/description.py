"""Asks whether those who describe an item agree: the delivery's table and what is embedded in the files. Settles nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from heritage.contracts import CheckContext, ItemMeasured, Scope, check
from heritage.model import Finding, Statement, phrase

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
def metadata_conflict(item: ItemMeasured, ctx: CheckContext) -> Iterator[Finding]:
    """Do metadata.csv and what is embedded in the files (XMP, IPTC) say the same?"""
    table = [s for s in item.said if s.source.startswith("metadata.csv")]
    embedded = [s for s in item.said if s.source.startswith("exiftool")]
    compared = 0
    for term, tags in _COMPARED.items():
        wanted = [s for s in table if _term(s) == term]
        found = [s for s in embedded if _tag(s) in tags and _comparable(s, wanted)]
        if wanted and found:
            compared += 1
            yield from _conflicts(item.item.id, term, wanted, found, ctx)
    if compared:
        yield ctx.passed(item.item.id, "compared", fields=compared)


def _conflicts(
    item: str, term: str, wanted: Sequence[Statement], found: Sequence[Statement], ctx: CheckContext
) -> Iterator[Finding]:
    """One finding per field on which they differ; every embedded value must be among the table's."""
    other = [s for s in found if not any(_agree(term, s, one) for one in wanted)]
    if other:
        embedded = [phrase("tag", tag=one.source.rpartition(" ")[2], value=one.value) for one in other]
        yield ctx.failed(item, "field", term=term, table=[one.value for one in wanted], embedded=embedded)


def _term(statement: Statement) -> str:
    term = statement.field.rpartition(":")[2]
    return _SAME_TERM.get(term, term)


def _plain(text: str) -> str:
    """Without differences of case, blanks, punctuation and composed letters."""
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


def _tag(statement: Statement) -> str:
    """Its exiftool name, without the language of an alternative (`XMP-dc:Title-nl`)."""
    tag = statement.source.rpartition(" ")[2]
    return tag.removesuffix(f"-{statement.language}") if statement.language else tag


def _comparable(found: Statement, wanted: Sequence[Statement]) -> bool:
    """A title in another language than the table's is no other title."""
    languages = {_main(s.language) for s in wanted}
    return not found.language or "" in languages or _main(found.language) in languages


def _main(language: str) -> str:
    return language.partition("-")[0].lower()


def _agree(term: str, found: Statement, wanted: Statement) -> bool:
    """Equal; a date may be more exact than the other (1901 and 1901-06-14) or lie in the other's span; a name may be turned; what
    IPTC cut off for want of room may end early."""
    if found.language and wanted.language and _main(found.language) != _main(wanted.language):
        return False
    if term == "date":
        return _same_date(wanted.value, found.value)
    one, other = _plain(found.value), _plain(wanted.value)
    if term == "creator" and sorted(one.split()) == sorted(other.split()):
        return True
    room = _IPTC_ROOM.get(_tag(found), 0)
    cut = bool(room) and len(found.value.encode()) >= room - 4 and other.startswith(one)
    return one == other or cut


_IPTC_ROOM = {"IPTC:ObjectName": 64, "IPTC:By-line": 32, "IPTC:CopyrightNotice": 128, "IPTC:Caption-Abstract": 2000}
"""Bytes that IIM 4.2 has for a value; programs cut there, up to a whole letter."""


def _same_date(one: str, other: str) -> bool:
    first, second = _date(one), _date(other)
    if first and second:
        return first.startswith(second) or second.startswith(first)
    spans = [_span(text) for text in (one, other)]
    return all(spans) and spans[0][0] <= spans[1][1] and spans[1][0] <= spans[0][1]  # type: ignore[index]


def _date(text: str) -> str:
    """The digits of one date, from year to day: 1901:06:14, 14/06/1901, [1901], juin 1901; "" for what is none, or two."""
    turned = re.fullmatch(r"\W*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\W*", text)
    if turned and int(turned[2]) <= 12:
        return f"{turned[3]}{int(turned[2]):02d}{int(turned[1]):02d}"
    years = _years(text)
    digits = re.sub(r"\D", "", text.partition("T")[0])
    if len(years) > 1:
        return ""
    return str(years[0]) if years and not digits.startswith(str(years[0])) else digits


def _span(text: str) -> tuple[int, int] | None:
    """First and last year of 1900-1905, 1900/1905 or one year."""
    years = _years(text)
    return (years[0], years[-1]) if years else None


def _years(text: str) -> list[int]:
    """Years of four digits, in order."""
    return sorted(int(year) for year in re.findall(r"(?<!\d)(1\d{3}|20\d{2})(?!\d)", text))
