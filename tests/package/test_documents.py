"""Hostile values in every field that comes from outside: the documents stay well-formed, valid and honest."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from items import STATEMENTS, PaperItem
from lxml import etree
from validators import all_faults, assembled

from heritage.model import DEFAULT_RIGHTS, Statement
from heritage.package import check, seal
from heritage.package.dublin_core import dublin_core
from heritage.package.markup import document
from heritage.package.rights import NOT_STATED, rights_of, rights_statement

NASTY = (
    "\x00\x1b[31m",
    "]]><x/>",
    '"><script>alert(1)</script>',
    '=HYPERLINK("http://evil")',
    "-- -->",
    "a\r\nb",
    "𝕏 é \u202e",
    "x" * 300_000,
)
FIELDS = st.sampled_from(["dc:title", "dcterms:created", "table:Shelf", "dc:nothing", "premis:basis", "no colon"])
TEXT = st.text(st.characters(exclude_categories=("Cs",)), min_size=1)


def test_hostile_statements_leave_every_document_valid(tmp_path: Path) -> None:
    said = [
        Statement(f, v, f"metadata.csv, row {v[:20]}", v[:9])
        for v in NASTY
        for f in ("dc:title", "table:\x01", "dcterms:x")
    ]
    columns = (
        "basis",
        "status",
        "jurisdiction",
        "terms",
        "citation",
        "note",
        "grant_act",
        "grant_restriction",
        "start_date",
    )
    rights = [Statement(f"premis:{c}", v, f"rights.csv, row {i}") for i, v in enumerate(NASTY) for c in columns]
    folder = assembled(seal(PaperItem(tmp_path, 1).sheets([*said, *rights]).sealing()), tmp_path / "whole")
    assert all_faults(folder) == []
    assert check(folder) == []
    record = etree.parse(str(folder / "metadata/descriptive/dc.xml"))
    titles = [node.text for node in record.iter("{http://purl.org/dc/elements/1.1/}title")]
    assert '=HYPERLINK("http://evil")' in titles and "⟦U+0000⟧⟦U+001B⟧[31m" in titles


def test_hostile_names_leave_every_document_valid(tmp_path: Path) -> None:
    names = ["a b", "é%20", "x&y<z>", "q\"uo'te", "tab\there", "--", "100%", "#frag?query", "日本語"]
    folder = assembled(seal(PaperItem(tmp_path, len(names), names=names).sheets().sealing()), tmp_path / "whole")
    assert all_faults(folder) == []
    assert check(folder) == []


@given(st.lists(st.builds(Statement, FIELDS, TEXT, TEXT, TEXT)))
def test_dublin_core_is_always_well_formed(said: list[Statement]) -> None:
    etree.fromstring(_dublin_core(said, "id"))


def _dublin_core(said: list[Statement], *identifiers: str) -> bytes:
    out = io.BytesIO()
    dublin_core(said, identifiers, out)
    return out.getvalue()


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(["basis", "status", "terms", "grant_act", "doc_id_value", "end_date"]), TEXT))
def test_rights_are_always_well_formed(row: dict[str, str]) -> None:
    out = io.BytesIO()
    with document(out, "rights", "http://www.loc.gov/premis/v3") as rights:
        rights.write(rights_statement(1, "rights.csv, row 2", row))
    etree.fromstring(out.getvalue())


def test_a_machine_does_not_speak_where_a_person_has_spoken() -> None:
    said = [
        Statement("dcterms:language", "fr", "metadata.csv, row 2"),
        Statement("dc:language", "nl", "ocr", score=0.8),
    ]
    assert b"nl" not in _dublin_core(said)
    assert b">nl<" in _dublin_core(said[1:])


def test_each_basis_of_rights_is_valid_premis(tmp_path: Path) -> None:
    rows = {
        "copyright": {"status": "public domain", "jurisdiction": "be", "determination_date": "2026", "note": "n"},
        "license": {
            "terms": "CC BY 4.0",
            "doc_id_type": "URI",
            "doc_id_value": "https://creativecommons.org/licenses/by/4.0/",
        },
        "statute": {"jurisdiction": "be", "citation": "Wet 1955-06-24", "start_date": "1955", "end_date": "open"},
        "donor": {"note": "by letter", "grant_act": "use", "grant_restriction": "Disallow", "grant_start_date": "2000"},
        "policy": {"grant_act": "disseminate"},
    }
    said = [
        Statement(f"premis:{column}", value, f"rights.csv, row {number}")
        for number, (basis, row) in enumerate(rows.items(), 3)
        for column, value in {"basis": basis, **row}.items()
    ]
    folder = assembled(seal(PaperItem(tmp_path, 1).sheets([*STATEMENTS, *said]).sealing()), tmp_path / "whole")
    assert all_faults(folder) == []
    assert (folder / "metadata/preservation/rights.xml").read_text().count("<rightsBasis>") == 6


CC_BY = "https://creativecommons.org/licenses/by/4.0/"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            [Statement("dcterms:license", CC_BY, "metadata.csv, row 2")],
            ("license", CC_BY, "said by metadata.csv, row 2"),
        ),
        (
            [Statement("dcterms:rights", "ask the museum", "metadata.csv, row 2")],
            ("other", "ask the museum", "dcterms:rights"),
        ),
        ([Statement("dcterms:rights", "urn:default", DEFAULT_RIGHTS)], ("other", "not stated", NOT_STATED)),
        ([], ("other", "not stated", NOT_STATED)),
    ],
)
def test_rights_are_what_the_delivery_says_or_that_it_says_nothing(
    tmp_path: Path, said: list[Statement], told: tuple[str, ...]
) -> None:
    folder = assembled(seal(PaperItem(tmp_path, 1).sheets(said).sealing()), tmp_path / "whole")
    assert all_faults(folder) == []
    rights = etree.parse(str(folder / "metadata/preservation/rights.xml"))
    text = "\n".join(rights.getroot().itertext())
    assert all(word in text for word in told)
    mets = etree.parse(str(folder / "METS.xml"))
    (reference,) = mets.iterfind(".//{http://www.loc.gov/METS/}rightsMD/{http://www.loc.gov/METS/}mdRef")
    assert reference.get("{http://www.w3.org/1999/xlink}href") == "metadata/preservation/rights.xml"


def test_a_default_is_not_dressed_as_what_somebody_said(tmp_path: Path) -> None:
    said = [Statement("dcterms:rights", "urn:default", DEFAULT_RIGHTS)]
    told = etree.fromstring(_dublin_core(said)).findtext("{http://purl.org/dc/terms/}rights", "")
    assert told.startswith(NOT_STATED) and told.endswith("urn:default")
    assert [row["named"] for _, _, row in rights_of(said)] == ["not stated"]
