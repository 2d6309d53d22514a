"""PREMIS rights from the statements `premis:…` that describing found in rights.csv: one rights statement per row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from heritage.model import Statement
from heritage.package.markup import element, leaf, optional

Row = dict[str, str]
"""Archivematica's column names (status, jurisdiction, grant_act, …) to values, and `basis`."""


def rows(statements: Iterable[Statement]) -> Iterator[tuple[str, str, Row]]:
    """(source, subject, row) for each row of rights.csv, in order. The same source and subject is the same row."""
    found: dict[tuple[str, str], Row] = {}
    for statement in statements:
        if statement.field.startswith("premis:"):
            row = found.setdefault((statement.source, statement.subject), {})
            row[statement.field.removeprefix("premis:")] = statement.value
    for (source, subject), row in found.items():
        yield source, subject, row


def premis_rights(number: int, source: str, row: Row, object_identifier: str) -> str:
    """<rights> with one rightsStatement about one object."""
    basis = row.get("basis", "other").strip().lower()
    content = element("rightsStatementIdentifier", _identifier("rightsStatement", f"r{number}"))
    content += leaf("rightsBasis", basis)
    content += _INFORMATION.get(basis, _other)(row, source)
    if row.get("grant_act"):
        content += element("rightsGranted", _granted(row))
    content += element("linkingObjectIdentifier", object_identifier)
    return element("rights", element("rightsStatement", content))


def _copyright(row: Row, source: str) -> str:
    content = leaf("copyrightStatus", row.get("status") or "unknown")
    content += leaf("copyrightJurisdiction", row.get("jurisdiction") or "unknown")
    content += optional("copyrightStatusDeterminationDate", row.get("determination_date", ""))
    content += _notes("copyrightNote", row, source) + _document("copyrightDocumentation", row)
    return element("copyrightInformation", content + _dates("copyrightApplicableDates", row))


def _license(row: Row, source: str) -> str:
    content = _document("licenseDocumentation", row) + optional("licenseTerms", row.get("terms", ""))
    content += leaf("licenseNote", f"said by {source}") + optional("licenseNote", row.get("note", ""))
    return element("licenseInformation", content + _dates("licenseApplicableDates", row))


def _statute(row: Row, source: str) -> str:
    content = leaf("statuteJurisdiction", row.get("jurisdiction") or "unknown")
    content += leaf("statuteCitation", row.get("citation") or "unknown")
    content += optional("statuteInformationDeterminationDate", row.get("determination_date", ""))
    content += _notes("statuteNote", row, source) + _document("statuteDocumentation", row)
    return element("statuteInformation", content + _dates("statuteApplicableDates", row))


def _other(row: Row, source: str) -> str:
    content = _document("otherRightsDocumentation", row) + leaf("otherRightsBasis", row.get("basis") or "other")
    content += _dates("otherRightsApplicableDates", row)
    return element("otherRightsInformation", content + _notes("otherRightsNote", row, source))


_INFORMATION = {"copyright": _copyright, "license": _license, "statute": _statute}


def _notes(tag: str, row: Row, source: str) -> str:
    unused = [row.get(name, "") for name in ("note", "terms")]
    return "".join(optional(tag, value) for value in (*unused, f"said by {source}"))


def _document(name: str, row: Row) -> str:
    if not row.get("doc_id_value"):
        return ""
    content = leaf(f"{name}IdentifierType", row.get("doc_id_type") or "unknown")
    content += leaf(f"{name}IdentifierValue", row["doc_id_value"]) + optional(f"{name}Role", row.get("doc_id_role", ""))
    return element(f"{name}Identifier", content)


def _dates(tag: str, row: Row, prefix: str = "") -> str:
    content = optional("startDate", row.get(f"{prefix}start_date", ""))
    content += optional("endDate", row.get(f"{prefix}end_date", ""))
    return element(tag, content) if content else ""


def _granted(row: Row) -> str:
    restriction = row.get("grant_restriction", "")
    content = leaf("act", row["grant_act"]) + optional("restriction", restriction)
    restricted = restriction and restriction.strip().lower() not in ("allow", "allowed")
    content += _dates("termOfRestriction" if restricted else "termOfGrant", row, "grant_")
    return content + optional("rightsGrantedNote", row.get("grant_note", ""))


def _identifier(name: str, value: str) -> str:
    return leaf(f"{name}IdentifierType", "local") + leaf(f"{name}IdentifierValue", value)
