"""What the files say of themselves (EXIF, IPTC, XMP), found by exiftool while measuring. A file may be wrong about itself,
so the tag is named with every statement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from heritage.contracts import DescriptionContext
from heritage.model import Measured, Statement, Value

# exiftool's tag names (without group) → Dublin Core terms.
FIELDS: Final = {
    "Title": "dcterms:title",
    "ObjectName": "dcterms:title",
    "Headline": "dcterms:title",
    "DocumentName": "dcterms:title",
    "Description": "dcterms:description",
    "ImageDescription": "dcterms:description",
    "Caption-Abstract": "dcterms:description",
    "Creator": "dcterms:creator",
    "Artist": "dcterms:creator",
    "By-line": "dcterms:creator",
    "Copyright": "dcterms:rights",
    "CopyrightNotice": "dcterms:rights",
    "Rights": "dcterms:rights",
    "WebStatement": "dcterms:license",
    "License": "dcterms:license",
    "Subject": "dcterms:subject",
    "Keywords": "dcterms:subject",
    "DateTimeOriginal": "dcterms:created",
    "DateCreated": "dcterms:created",
    "Identifier": "dcterms:identifier",
    "Source": "dcterms:source",
    "Credit": "dcterms:provenance",
    "Language": "dcterms:language",
}


class Embedded:
    """Said by all files alike (a scanner's creator and copyright, mostly), it is said once, about the item; else about
    each file."""

    name = "embedded metadata"

    def describe(self, known: DescriptionContext) -> Iterator[Statement]:
        said: dict[Statement, list[str]] = {}
        for measured in known.measured:
            for statement in _of(measured):
                said.setdefault(statement, []).append(measured.file.path)
        for statement, paths in said.items():
            if len(paths) == len(known.measured):
                yield statement
            else:
                yield from (_about(statement, path) for path in paths)


def _of(measured: Measured) -> Iterator[Statement]:
    tool = next((tool for tool in measured.tools if tool.lower().startswith("exiftool")), "exiftool")
    for fact, value in measured.facts.items():
        if fact.startswith("exif."):
            tag = fact.removeprefix("exif.")
            field, language = known(tag.rpartition(":")[2])
            if field:
                for text in dict.fromkeys(_texts(value)):
                    yield Statement(field, text, f"{tool} {tag}", language)


def known(tag: str) -> tuple[str, str]:
    """The term that a tag stands for ("" for none) and its language: exiftool calls XMP's alternatives `Title-nl`."""
    alternative = _ALTERNATIVE.fullmatch(tag)
    if tag in FIELDS or alternative is None or alternative[1] not in FIELDS:
        return FIELDS.get(tag, ""), ""
    return FIELDS[alternative[1]], alternative[2]


_ALTERNATIVE = re.compile(r"([A-Z]\w*)-([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)")


def _texts(value: Value) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        text = "" if one is None or isinstance(one, bool | dict) else str(one)
        if text.strip():
            yield text


def _about(statement: Statement, path: str) -> Statement:
    return Statement(statement.field, statement.value, statement.source, statement.language, path)
