"""The terms of Dublin Core, for whoever reads or writes a column or element of it."""

from __future__ import annotations

from typing import Final

# DCMI 2008-02-11: the fifteen of dc: and those that only dcterms: has (dc.xsd, dcterms.xsd).
ELEMENTS: Final = frozenset(
    [
        "title",
        "creator",
        "subject",
        "description",
        "publisher",
        "contributor",
        "date",
        "type",
        "format",
        "identifier",
        "source",
        "language",
        "relation",
        "coverage",
        "rights",
    ]
)
REFINEMENTS: Final = ELEMENTS | frozenset(
    [
        "alternative",
        "tableOfContents",
        "abstract",
        "created",
        "valid",
        "available",
        "issued",
        "modified",
        "dateAccepted",
        "dateCopyrighted",
        "dateSubmitted",
        "extent",
        "medium",
        "isVersionOf",
        "hasVersion",
        "isReplacedBy",
        "replaces",
        "isRequiredBy",
        "requires",
        "isPartOf",
        "hasPart",
        "isReferencedBy",
        "references",
        "isFormatOf",
        "hasFormat",
        "conformsTo",
        "spatial",
        "temporal",
        "audience",
        "accrualMethod",
        "accrualPeriodicity",
        "accrualPolicy",
        "instructionalMethod",
        "provenance",
        "rightsHolder",
        "mediator",
        "educationLevel",
        "accessRights",
        "license",
        "bibliographicCitation",
    ]
)
