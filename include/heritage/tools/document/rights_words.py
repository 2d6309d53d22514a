"""Archivematica's rights.csv: its columns, and the words that PREMIS has for what they say; it reads no table.

Sources: Archivematica documentation, "Importing rights metadata" (columns, bases, restrictions); PREMIS 3 with the Library of
Congress's vocabularies rightsBasis, copyrightStatus and actsGranted."""

from __future__ import annotations

SUBJECTS = ("file", "filename")
"""The column that says what a row is about: Archivematica's own is `file`; `filename` is what its metadata.csv calls it."""

COLUMNS = (
    "basis",
    "status",
    "determination_date",
    "jurisdiction",
    "start_date",
    "end_date",
    "terms",
    "citation",
    "note",
    "grant_act",
    "grant_restriction",
    "grant_start_date",
    "grant_end_date",
    "grant_note",
    "doc_id_type",
    "doc_id_value",
    "doc_id_role",
)

DATES = ("determination_date", "start_date", "end_date", "grant_start_date", "grant_end_date")

WORDS = {
    "basis": ("copyright", "license", "statute", "donor", "policy", "other", "institutional policy"),
    "grant_act": (
        "delete",
        "discover",
        "display",
        "disseminate",
        "migrate",
        "modify",
        "print",
        "publish",
        "replicate",
        "use",
    ),
    "grant_restriction": ("allow", "disallow", "conditional"),
}
"""Column → the words that it may hold; upper and lower case are the same."""

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
