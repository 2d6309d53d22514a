"""What is kept of a published package beside its files: `record.json`. All that the public door knows of it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum

from heritage.access.gate import Terms


class Kind(StrEnum):
    """What a reader sees or hears."""

    PICTURE = "picture"
    SOUND = "sound"
    FILM = "film"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class Copy:
    """A file of the publication: its path below the edition's folder, and what it is."""

    path: str
    media: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class View:
    """One page, picture, recording or model, in the item's order. `number` counts from 1; pixels and seconds are 0 where it has none."""

    number: int
    kind: Kind
    label: str
    part: str  # the folder of the item that it lies in: a volume, a side; "" for none
    copy: Copy
    width: int = 0
    height: int = 0
    duration: float = 0.0
    text: Copy | None = None  # ALTO
    poster: Copy | None = None
    type: str = ""  # of a page, where people said it: "title page"


@dataclass(frozen=True, slots=True)
class Said:
    """Something that is said of the item to readers: a Dublin Core term (`title`), a value, a language (BCP 47; "")."""

    term: str
    value: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """A published package. `edition`: what it was made from and how; its files lie in the folder of that name."""

    id: str
    edition: str
    package: str
    version: int
    institution: str
    names: dict[str, str]  # of the institution, by language
    workline: str
    title: str
    said: tuple[Said, ...]
    terms: Terms
    views: tuple[View, ...]
    whole: tuple[Copy, ...]  # of the whole item: its PDF
    published: str  # when this edition came out; ISO 8601, UTC

    def values(self, term: str) -> list[str]:
        """What is said under that term."""
        return [one.value for one in self.said if one.term == term]


TERMS = (
    "title", "alternative", "creator", "contributor", "publisher", "date", "created", "issued", "type", "language", "subject", "description",
    "abstract", "spatial", "temporal", "extent", "medium", "isPartOf", "identifier", "rights", "license", "rightsHolder",
)  # fmt: skip
"""What readers are told; whatever else is said stays in the house (names of staff, machines, places in files)."""

PERSONS = ("creator", "contributor", "publisher")
DATES = ("date", "created", "issued")

_ID = re.compile(r"[a-z][a-z0-9-]{1,31}-[0-9a-f]{20}")


def public_id(institution: str, package: str) -> str:
    """The same for good, and not to be guessed from another one: kbr-3f9c…"""
    return f"{institution}-{digest(package)[:20]}"


def digest(package: str) -> str:
    """Of a package's id, in hex."""
    return hashlib.sha256(package.encode("utf-8", "surrogatepass")).hexdigest()


def is_public_id(text: str) -> bool:
    """Does it look like one? No other text becomes part of a path."""
    return len(text) < 60 and _ID.fullmatch(text) is not None
