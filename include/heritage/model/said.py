"""What is said of an item or a file, and by whom."""

from __future__ import annotations

from dataclasses import dataclass

DEFAULT_RIGHTS = "institutions.yaml"
"""Source of the institution's rights statement for an item of which the delivery says nothing: nobody said it of that item."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing said about the item (or one of its files), and who says it."""

    field: str  # "dcterms:title"
    value: str
    source: str  # "metadata.csv", "ocr tesseract 5.5.4", "exiftool 12.57 XMP-dc:Creator"
    language: str = ""  # BCP 47
    subject: str = ""  # "" = the item, or a file's path
    score: float | None = None  # 0…1 when a machine says it
    uri: str = ""  # of the authority that the value is a name of
