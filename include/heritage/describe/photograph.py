"""What a photograph's EXIF, IPTC and XMP say beyond Dublin Core: where, who is seen, how it was captured. Nothing is translated."""

from __future__ import annotations

from collections.abc import Iterator

from heritage.contracts import DescriptionContext
from heritage.describe.embedded import known as known_tag
from heritage.model import Measured, Statement, Value

_PREFIXES = {"IFD0": "exif", "ExifIFD": "exif", "GPS": "exif", "IPTC": "iptc"}
_SKIPPED = frozenset({"Orientation", "ApplicationRecordVersion", "EnvelopeRecordVersion", "CodedCharacterSet"})
"""How the file is stored, not what the photograph is."""


class PhotographTags:
    """`exif:…`, `iptc:…`, `iptcCore:…`, `photoshop:…` and so on, each with the tag that says it, about its file."""

    name = "photograph tags"

    def describe(self, known: DescriptionContext) -> Iterator[Statement]:
        alone = len(known.item.files) == 1
        for measured in known.measured:
            yield from _of(measured, "" if alone else measured.file.path)


def _of(measured: Measured, subject: str) -> Iterator[Statement]:
    tool = next((tool for tool in measured.tools if tool.lower().startswith("exiftool")), "exiftool")
    for fact, value in measured.facts.items():
        group, _, tag = fact.removeprefix("exif.").partition(":")
        if not fact.startswith("exif.") or known_tag(tag)[0] or tag in _SKIPPED:
            continue
        field = f"{_PREFIXES.get(group, group.removeprefix('XMP-'))}:{tag}"
        for text in _texts(value):
            yield Statement(field, text, f"{tool} {group}:{tag}", subject=subject)


def _texts(value: Value) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        if one is not None and str(one).strip():
            yield str(one)
