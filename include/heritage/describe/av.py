"""What recordings say of themselves (BWF bext, Matroska, QuickTime and FLAC tags) and how long they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from heritage.contracts import DescriptionContext
from heritage.model import Measured, Statement

FIELDS: Final = {
    "title": "dcterms:title", "artist": "dcterms:creator", "composer": "dcterms:creator", "author": "dcterms:creator",
    "director": "dcterms:creator", "album": "dcterms:isPartOf", "date": "dcterms:created", "date_recorded": "dcterms:created",
    "comment": "dcterms:description", "description": "dcterms:description", "synopsis": "dcterms:description",
    "copyright": "dcterms:rights", "license": "dcterms:license", "publisher": "dcterms:publisher", "genre": "dcterms:type",
    "language": "dcterms:language", "isrc": "dcterms:identifier", "keywords": "dcterms:subject",
}  # fmt: skip
"""Tag names of Matroska, QuickTime and Vorbis comments (lower case) → Dublin Core terms."""

BEXT: Final = {
    "bext.description": "dcterms:description", "bext.originator": "dcterms:provenance", "bext.reference": "dcterms:identifier",
    "bext.date": "dcterms:created", "bext.history": "dcterms:provenance",
}  # fmt: skip


class AvTags:
    """Tags as statements about the file that carries them; the extent as hours, minutes and seconds."""

    name = "recording's own tags"

    def describe(self, known: DescriptionContext) -> Iterator[Statement]:
        for measured in known.measured:
            if measured.text("av.kind"):
                yield from _extent(measured)
                yield from _bext(measured)
                yield from _tags(measured)


def _extent(measured: Measured) -> Iterator[Statement]:
    seconds = measured.number("video.decoded") or measured.number("sound.0.duration")
    if seconds:
        whole = round(seconds)
        text = f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}"
        yield Statement("dcterms:extent", text, "counted while decoding", subject=measured.file.path)


def _bext(measured: Measured) -> Iterator[Statement]:
    for fact, field in BEXT.items():
        text = measured.text(fact).strip()
        if text:
            yield Statement(field, text, f"BWF {fact.replace('.', ' ')}", subject=measured.file.path)


def _tags(measured: Measured) -> Iterator[Statement]:
    for fact in ("av.tags", "video.tags", "sound.0.tags"):
        tags: Any = measured.get(fact)
        if isinstance(tags, Mapping):
            yield from _fields(tags, fact.removesuffix(".tags"), measured.file.path)


def _fields(tags: Mapping[str, Any], place: str, path: str) -> Iterator[Statement]:
    for tag, value in tags.items():
        field, text = FIELDS.get(tag.lower()), str(value).strip()
        if field and text and text != "und":
            yield Statement(field, text, f"ffprobe {place} tag {tag}", subject=path)
