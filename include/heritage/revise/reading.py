"""What a catalogue's record says in our fields, by a mapping that an institution wrote down: places in MARC, XPath, a table's columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from lxml import etree

from heritage.model import Said
from heritage.tools.source.answers import parsed, row_of, text_of

NAMESPACES = {
    "marc": "http://www.loc.gov/MARC21/slim",
    "mods": "http://www.loc.gov/mods/v3",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "oai_dc": "http://www.openarchives.org/OAI/2.0/oai_dc/",
    "lido": "http://www.lido-schema.org",
    "ead": "urn:isbn:1-931666-22-9",
    "ead3": "http://ead3.archivists.org/schema/",
    "edm": "http://www.europeana.eu/schemas/edm/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xlink": "http://www.w3.org/1999/xlink",
}
"""Prefixes that a mapping may use without saying them."""

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_MARC = re.compile(
    r"(?P<tag>[0-9]{3}|LDR)(?:/(?P<first>\d+)(?:-(?P<last>\d+))?|(?:\[(?P<indicators>[0-9_.]{2})\])?(?P<codes>(?:\$[a-z0-9])+))?"
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where values stand in a record: one of `marc` (`245$a$b`, `700[1.]$a`, `008/35-37`, `001`), `xpath`, `column`; and what is done to
    each: `split` at a text, `join` of a field's parts, `strip` of characters at its end, the first group of a `pattern` (a value without a match
    says nothing), `words` for words. `language`: of the values, where the record does not say it itself (`xml:lang`)."""

    marc: str = ""
    xpath: str = ""
    column: str = ""
    split: str = ""
    join: str = " "
    strip: str = ""
    pattern: str = ""
    words: Mapping[str, str] | None = None
    language: str = ""

    def check(self, namespaces: Mapping[str, str]) -> None:
        """Raises ValueError for a place that no record can have."""
        if sum(map(bool, (self.marc, self.xpath, self.column))) != 1:
            raise ValueError("one of marc, xpath and column says where a value stands")
        if self.marc and not _MARC.fullmatch(self.marc):
            raise ValueError(f"{self.marc!r} is no place in MARC: wanted as in 245$a$b, 700[1.]$a, 008/35-37 or 001")
        try:
            re.compile(self.pattern)
            if self.xpath:
                etree.XPath(self.xpath, namespaces={**NAMESPACES, **namespaces})(etree.Element("none"))
        except (re.error, etree.XPathError) as error:
            raise ValueError(f"{self.pattern if isinstance(error, re.error) else self.xpath!r}: {error}") from error


@dataclass(frozen=True, slots=True)
class Mapped:
    """A field, where its values stand, and who wins where a person of ours corrected it."""

    places: tuple[Place, ...]
    wins: str = "ask"  # catalogue | keep | ask


class Record:
    """A record that was received, opened."""

    def __init__(self, content: str, namespaces: Mapping[str, str], *, table: bool) -> None:
        self._row = row_of(content) if table else {}
        self._root = None if table else parsed(content.encode())
        self._namespaces = {**NAMESPACES, **namespaces}

    def values(self, places: Sequence[Place]) -> tuple[Said, ...]:
        """Each once, in the record's order. Raises NoRecord for a record that is no XML."""
        return tuple(dict.fromkeys(said for place in places for said in self._values(place)))

    def _values(self, place: Place) -> Iterator[Said]:
        for text, language in self._texts(place):
            for part in text.split(place.split) if place.split else (text,):
                if value := _made(part, place):
                    yield Said(value, language or place.language)

    def _texts(self, place: Place) -> Iterator[tuple[str, str]]:
        if self._root is None:
            yield self._row.get(place.column, ""), ""
        elif place.marc:
            yield from ((text, "") for text in _marc(self._root, place))
        elif place.xpath:
            found = self._root.xpath(place.xpath, namespaces=self._namespaces)
            for one in found if isinstance(found, list) else [found]:
                yield _text(one)


def _text(one: object) -> tuple[str, str]:
    """What an XPath found: an element (with its language), an attribute's or element's text, a number."""
    if isinstance(one, etree._Element):
        near = next((e.get(_XML_LANG) for e in (one, *one.iterancestors()) if e.get(_XML_LANG)), "")
        return text_of(one), near or ""
    return f"{one:g}" if isinstance(one, float) else str(one), ""


def _marc(root: etree._Element, place: Place) -> Iterator[str]:
    wanted = _MARC.fullmatch(place.marc)
    if wanted is None:
        return
    name = "leader" if wanted["tag"] == "LDR" else "datafield" if wanted["codes"] else "controlfield"
    codes = (wanted["codes"] or "").split("$")[1:]
    for one in root.iter(f"{{*}}{name}"):
        if name != "leader" and one.get("tag") != wanted["tag"]:
            continue
        if codes:
            if re.fullmatch(
                (wanted["indicators"] or "..").replace("_", " "), (one.get("ind1") or " ") + (one.get("ind2") or " ")
            ):
                yield place.join.join(text_of(s) for s in one.iterfind("{*}subfield") if s.get("code") in codes)
        else:
            text, first = one.text or "", wanted["first"]
            yield text[int(first) : int(wanted["last"] or first) + 1] if first else text


def _made(text: str, place: Place) -> str:
    value = " ".join(normalize("NFC", text).split())
    if place.pattern:
        found = re.search(place.pattern, value)
        value = "" if found is None else found[1] if found.re.groups else found[0]
    if place.strip:
        value = value.rstrip(place.strip + " ")
    return (place.words or {}).get(value, value)
