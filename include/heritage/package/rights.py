"""The item's rights as PREMIS says them: a statement for each row of rights.csv, or for what metadata.csv says; and where a delivery
says nothing of rights, that it does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from heritage.model import DEFAULT_RIGHTS, Statement, rights_rows
from heritage.model.rights_rows import Row
from heritage.package.markup import Node, leaf, optional, top, under

NOT_STATED = "the delivery says nothing of rights"
_DEFAULT = "default of the institution where nothing is said, which nobody said of this item"
_FIELDS = ("dcterms:rights", "dc:rights", "dcterms:license", "dcterms:accessRights", "dcterms:rightsHolder")


def rights_of(statements: Sequence[Statement]) -> Iterator[tuple[str, str, Row]]:
    """(source, subject, row) of each, in order; one at least."""
    told = list(rights_rows.rows(statements)) or list(_in_words(statements))
    if told:
        yield from told
        return
    default = [s.value for s in statements if s.source == DEFAULT_RIGHTS and s.field in _FIELDS]
    notes = "; ".join([NOT_STATED, *(f"{_DEFAULT}: {value}" for value in default)])
    yield "", "", {"basis": "other", "named": "not stated", "note": notes}


def _in_words(statements: Iterable[Statement]) -> Iterator[tuple[str, str, Row]]:
    """What is said of rights elsewhere: words, or the address of a licence or a statement."""
    for one in statements:
        if one.field in _FIELDS and one.source != DEFAULT_RIGHTS:
            address = one.value.startswith(("http://", "https://"))
            document = {"doc_id_type": "URI", "doc_id_value": one.value} if address else {}
            if address and "creativecommons.org/licenses/" in one.value:
                yield one.source, one.subject, {"basis": "license", **document}
            else:
                yield one.source, one.subject, {"basis": "other", "named": one.field, "note": one.value, **document}


def rights_statement(number: int, source: str, row: Row) -> Node:
    """One statement, as yet of nothing. `source`: who says it; "" is nobody."""
    basis = row.get("basis", "other").strip().lower()
    made = top("rightsStatement")
    identifier = under(made, "rightsStatementIdentifier")
    leaf(identifier, "rightsStatementIdentifierType", "local")
    leaf(identifier, "rightsStatementIdentifierValue", f"r{number}")
    leaf(made, "rightsBasis", basis)
    _INFORMATION.get(basis, _other)(made, row, source)
    if row.get("grant_act"):
        _granted(under(made, "rightsGranted"), row)
    return made


def _copyright(parent: Node, row: Row, source: str) -> None:
    made = under(parent, "copyrightInformation")
    leaf(made, "copyrightStatus", row.get("status") or "unknown")
    leaf(made, "copyrightJurisdiction", row.get("jurisdiction") or "unknown")
    optional(made, "copyrightStatusDeterminationDate", row.get("determination_date", ""))
    _notes(made, "copyrightNote", row, source)
    _document(made, "copyrightDocumentation", row)
    _dates(made, "copyrightApplicableDates", row)


def _license(parent: Node, row: Row, source: str) -> None:
    made = under(parent, "licenseInformation")
    _document(made, "licenseDocumentation", row)
    optional(made, "licenseTerms", row.get("terms", ""))
    leaf(made, "licenseNote", f"said by {source}")
    optional(made, "licenseNote", row.get("note", ""))
    _dates(made, "licenseApplicableDates", row)


def _statute(parent: Node, row: Row, source: str) -> None:
    made = under(parent, "statuteInformation")
    leaf(made, "statuteJurisdiction", row.get("jurisdiction") or "unknown")
    leaf(made, "statuteCitation", row.get("citation") or "unknown")
    optional(made, "statuteInformationDeterminationDate", row.get("determination_date", ""))
    _notes(made, "statuteNote", row, source)
    _document(made, "statuteDocumentation", row)
    _dates(made, "statuteApplicableDates", row)


def _other(parent: Node, row: Row, source: str) -> None:
    made = under(parent, "otherRightsInformation")
    _document(made, "otherRightsDocumentation", row)
    leaf(made, "otherRightsBasis", row.get("named") or row.get("basis") or "other")
    _dates(made, "otherRightsApplicableDates", row)
    _notes(made, "otherRightsNote", row, source)


_INFORMATION = {"copyright": _copyright, "license": _license, "statute": _statute}


def _notes(parent: Node, tag: str, row: Row, source: str) -> None:
    for value in (row.get("note", ""), row.get("terms", ""), f"said by {source}" if source else ""):
        optional(parent, tag, value)


def _document(parent: Node, name: str, row: Row) -> None:
    if row.get("doc_id_value"):
        made = under(parent, f"{name}Identifier")
        leaf(made, f"{name}IdentifierType", row.get("doc_id_type") or "unknown")
        leaf(made, f"{name}IdentifierValue", row["doc_id_value"])
        optional(made, f"{name}Role", row.get("doc_id_role", ""))


def _dates(parent: Node, tag: str, row: Row, prefix: str = "") -> None:
    begin, end = row.get(f"{prefix}start_date", ""), row.get(f"{prefix}end_date", "")
    if begin or end:
        made = under(parent, tag)
        optional(made, "startDate", begin)
        optional(made, "endDate", end)


def _granted(made: Node, row: Row) -> None:
    restriction = row.get("grant_restriction", "")
    leaf(made, "act", row["grant_act"])
    optional(made, "restriction", restriction)
    restricted = restriction and restriction.strip().lower() not in ("allow", "allowed")
    _dates(made, "termOfRestriction" if restricted else "termOfGrant", row, "grant_")
    optional(made, "rightsGrantedNote", row.get("grant_note", ""))
