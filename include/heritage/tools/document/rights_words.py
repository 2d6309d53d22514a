"""Archivematica's rights.csv: its columns, and the words that PREMIS has for what they say; it reads no table.

Sources: Archivematica documentation, "Importing rights metadata" (columns, bases, restrictions); PREMIS 3 with the Library of
Congress's vocabularies rightsBasis, copyrightStatus and actsGranted."""

from __future__ import annotations

from collections.abc import Mapping

from heritage.model.rights_rows import WORDS

SUBJECTS = ("file", "filename")
"""The column that says what a row is about: Archivematica's own is `file`; `filename` is what its metadata.csv calls it."""

DATES = ("determination_date", "start_date", "end_date", "grant_start_date", "grant_end_date")

STATUS = ("copyrighted", "publicdomain", "public domain", "unknown")
"""Of the basis `copyright`. Institutions write others (a code of rightsstatements.org); only one that is nearly one of these is wrong."""

SAME = {
    "allowed": "allow",
    "disallowed": "disallow",
    "licence": "license",
    "donor agreement": "donor",
    "copy": "replicate",
}
"""What else is written for a word."""


def as_known(column: str, value: str) -> str:
    """Another word for one that PREMIS has (`licence`, `allowed`); anything else as it is."""
    known = SAME.get(value.strip().lower())
    return known if known and column.lower() in WORDS else value


def readable(cells: Mapping[str, str]) -> str:
    """`copyright: public domain (be); disseminate: allow`; only what the row says."""
    status = cells.get("status") or cells.get("terms") or cells.get("citation") or cells.get("note", "")
    place = f" ({cells['jurisdiction']})" if cells.get("jurisdiction") else ""
    said = [f"{cells.get('basis', 'rights')}: {status}{place}".rstrip(": ")]
    if cells.get("grant_act"):
        said.append(f"{cells['grant_act']}: {cells.get('grant_restriction', 'said without restriction')}")
    return "; ".join(said)
