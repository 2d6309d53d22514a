"""What a catalogue may answer: a record, or why there is none that can be used."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from lxml import etree

from heritage.errors import PermanentError, TransientError

LARGEST_RECORD = 256 * 1024
"""Bytes of one record, which lies in every later version of its package. A long MARC record has some 20 KB, a full LIDO one 100."""


class CatalogueAway(TransientError):
    """A catalogue does not answer, answers too slowly, or breaks off."""

    advice = "It is asked again by itself. If it stays, ask the catalogue's keeper; nothing was changed."


class Why(StrEnum):
    """Why there is no record to be used."""

    NONE = "none"
    SEVERAL = "several"
    DELETED = "deleted"
    OTHER = "other"  # the record does not hold the identifier that was asked for
    UNREADABLE = "unreadable"


class NoRecord(PermanentError):
    """The catalogue answers, and not with one record of what was asked for. `said`: the catalogue's or the parser's own words."""

    def __init__(self, why: Why, said: str = "") -> None:
        super().__init__(f"{why.value}: {said}".rstrip(": "))
        self.why, self.said = why, said[:300]


@dataclass(frozen=True, slots=True)
class Given:
    """A record as it came: XML in its canonical form (exclusive C14N), or a table's head and row. `identifier` is the catalogue's own."""

    identifier: str
    content: str
    address: str  # what was asked
    datestamp: str = ""  # as the catalogue gives it

    @property
    def sha512(self) -> str:
        """Of the content in UTF-8."""
        return hashlib.sha512(self.content.encode()).hexdigest()


def parsed(content: bytes) -> etree._Element:
    """The root of an XML text from outside. Raises NoRecord: not well-formed, or it has a document type, which catalogues do not need and
    attackers do."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NoRecord(Why.UNREADABLE, str(error)) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise NoRecord(Why.UNREADABLE, "the answer declares a document type")
    return root


def text_of(element: etree._Element) -> str:
    """All text inside, in one line."""
    return " ".join("".join(map(str, element.itertext())).split())


def canonical(record: etree._Element) -> str:
    """The record alone, always in the same bytes. Raises NoRecord where it is too large."""
    content = etree.tostring(record, method="c14n", exclusive=True, with_comments=False)
    if len(content) > LARGEST_RECORD:
        raise NoRecord(Why.UNREADABLE, f"a record of {len(content)} bytes; at most {LARGEST_RECORD} are taken")
    return content.decode()


def row_of(content: str) -> Mapping[str, str]:
    """A table's record: column → cell."""
    header, row = csv.reader(io.StringIO(content, newline=""))
    return dict(zip(header, row, strict=False))


def as_row(header: tuple[str, ...], cells: list[str]) -> str:
    """A table's record: its head and the row, as CSV."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([header, [*cells, *[""] * (len(header) - len(cells))]])
    return out.getvalue()
