"""Rows of rights as a change: read, edited, judged as a delivery's table is, and said again."""

from __future__ import annotations

from typing import Any

import pytest

from heritage.model import DEFAULT_RIGHTS, Revision, RevisionKind, Statement, revised, rights_rows
from heritage.revise import Refused, kind_of, of_a_row, patched
from heritage.tools.document import rights_uris

FIRST, SECOND = "rights.csv, row 2", "rights.csv, row 3"
SAID = [
    Statement("dcterms:title", "A", "metadata.csv, row 2"),
    Statement("premis:basis", "copyright", FIRST),
    Statement("premis:status", "copyrighted", FIRST),
    Statement("premis:jurisdiction", "be", FIRST),
    Statement("dcterms:rights", "copyright: copyrighted (be)", FIRST),
    Statement("premis:basis", "license", SECOND),
    Statement("premis:grant_act", "disseminate", SECOND),
    Statement("premis:grant_restriction", "allow", SECOND),
    Statement("dcterms:rights", "license; disseminate: allow", SECOND),
    Statement("premis:basis", "statute", "rights.csv, row 4", subject="objects/A/1.tif"),
]
ROWS = [
    {"basis": "copyright", "status": "copyrighted", "jurisdiction": "be"},
    {"basis": "license", "grant_act": "disseminate", "grant_restriction": "allow"},
]


def after(patch: dict[str, Any], said: list[Statement] = SAID) -> list[Statement]:
    found = patched(said, patch)
    assert kind_of(found) is RevisionKind.RIGHTS
    return list(revised(said, Revision("urn:x", 1, RevisionKind.RIGHTS, found, "why", "anna", "2026-11-30T10:00:00Z")))


def rows(said: list[Statement]) -> list[tuple[str, dict[str, str]]]:
    return [(source, row) for source, subject, row in rights_rows.rows(said) if not subject]


def words(said: list[Statement]) -> list[str]:
    return [one.value for one in said if one.field == "dcterms:rights"]


@pytest.mark.parametrize(
    "same",
    [
        ROWS, [{**row, "note": " "} for row in ROWS], [dict(reversed(row.items())) for row in ROWS], [{"BASIS": "copyright", **ROWS[0]}, ROWS[1]],
        [ROWS[0], {**ROWS[1], "grant_restriction": "allowed"}],
    ],
)  # fmt: skip
def test_rows_as_they_are_change_nothing(same: list[dict[str, str]]) -> None:
    assert patched(SAID, {"rights": same}) == ()


def test_a_row_that_changes_is_said_by_who_changed_it_and_the_other_by_who_said_it_first() -> None:
    new = [{**ROWS[0], "status": "public domain", "determination_date": "2026-11-30"}, ROWS[1]]
    said = after({"rights": new})
    assert rows(said) == [("revision 2, anna, rights row 1", new[0]), (SECOND, ROWS[1])]
    assert words(said) == ["copyright: public domain (be)", "license; disseminate: allow"]
    assert [one for one in said if one.subject], "rows about a file stay"


def test_twice_changed_leaves_no_sentence_of_the_row_between() -> None:
    said = after({"rights": [{**ROWS[0], "status": "unknown"}]})
    said = after({"rights": [{**ROWS[0], "status": "public domain"}]}, said)
    assert words(said) == ["copyright: public domain (be)"] and len(rows(said)) == 1


@pytest.mark.parametrize("none", [None, []])
def test_none_takes_all_rows_away_and_their_sentences(none: Any) -> None:
    said = after({"rights": none})
    assert (rows(said), words(said)) == ([], [])


def test_words_beside_the_rows_stay_and_the_institutions_default_gives_way() -> None:
    own = [
        Statement("dcterms:rights", "ask the museum", "metadata.csv, row 2"),
        Statement("dcterms:rights", "urn:x", DEFAULT_RIGHTS),
    ]
    said = after({"rights": ROWS}, own)
    assert words(said) == ["ask the museum", "copyright: copyrighted (be)", "license; disseminate: allow"]


@pytest.mark.parametrize(
    ("rights", "said"),
    [
        ("x", "columns of rights.csv"), (["x"], "columns of rights.csv"), ([{"basis": 5}], "columns of rights.csv"),
        ([{"status": "unknown"}], "basis"), ([{"basis": "copyrite"}], "copyright"), ([{"basis": "copyright", "grant_act": "disseminate"}], "grant_restriction"),
        ([{"basis": "copyright", "grant_act": "look", "grant_restriction": "allow"}], "grant_act"),
        ([{"basis": "copyright", "grant_restriction": "allow"}], "grant_act"), ([{"basis": "copyright", "start_date": "soon"}], "start_date"),
        ([{"basis": "copyright", "start_date": "2041-02-30"}], "start_date"),
        ([{"basis": "copyright", "start_date": "2041", "end_date": "2040"}], "end after"), ([{"basis": "copyright", "jurisdicton": "be"}], "jurisdiction"),
        ([{"basis": "copyright", "file": "objects/A/1.tif"}], "names a file"), ([{"basis": "copyright", "note": "a\u0007b"}], "can be seen"),
        ([{"basis": "license", "doc_id_value": "https://creativecommons.org/licenses/by/5.0/"}], "Did you mean"),
        ([{"basis": "license", "doc_id_value": "https://rightsstatements.org/vocab/InC/1.0/"}], "http://rightsstatements.org/vocab/InC/1.0/"),
        ([{"basis": "copyright", "grant_act": "use", "grant_restriction": one} for one in ("allow", "disallow")], "allow, as"),
        ([{"basis": "copyright", "note": str(n)} for n in range(101)], "at most 100"),
    ],
)  # fmt: skip
def test_what_no_program_would_understand_is_refused(rights: Any, said: str) -> None:
    with pytest.raises(Refused) as refused:
        patched(SAID, {"rights": rights})
    assert said in str(refused.value)


def test_a_row_that_was_taken_once_is_not_judged_again() -> None:
    old = [Statement("premis:basis", "copyright", FIRST), Statement("premis:start_date", "soon", FIRST)]
    assert len(rows(after({"rights": [{"basis": "copyright", "start_date": "soon"}, ROWS[1]]}, old))) == 2


def test_rights_are_given_as_rows_or_as_words() -> None:
    with pytest.raises(Refused, match="as rows, or as words"):
        patched(SAID, {"rights": ROWS[:1], "dcterms:rights": "free"})
    with pytest.raises(Refused, match="as rows, or as words"):
        of_a_row(SAID, {"dc:rights": []}, ROWS[:1])
    assert patched(SAID, {"rights": ROWS[:1], "dcterms:rights": words(SAID)}), "a form sends all, also what stays"


@pytest.mark.parametrize("field", ["dcterms:rights", "dcterms:license", "dcterms:accessRights"])
def test_an_address_of_the_two_houses_is_one_that_they_have(field: str) -> None:
    with pytest.raises(Refused, match=r"Did you mean http://rightsstatements\.org/vocab/InC/1\.0/"):
        patched([], {field: "http://rightsstatements.org/page/InC/1.0/"})


@pytest.mark.parametrize(
    ("address", "wrong"),
    [
        ("http://creativecommons.org/licenses/by-sa/4.0/", False), ("https://creativecommons.org/licenses/by-sa/4.0/", False),
        ("http://creativecommons.org/licenses/by-sa/2.0/be/", False), ("http://creativecommons.org/licenses/by-sa/4.0/be/", True),
        ("http://creativecommons.org/licenses/by-sa/4.0", True), ("http://creativecommons.org/publicdomain/zero/1.0/", False),
        ("creativecommons.org/licenses/by/4.0/", True), ("http://rightsstatements.org/vocab/InC-EDU/1.0/", False),
        ("http://www.rightsstatements.org/vocab/InC/1.0/", True), ("http://rightsstatements.org.evil.be/", False), ("ask the museum", False),
    ],
)  # fmt: skip
def test_addresses(address: str, wrong: bool) -> None:
    assert rights_uris.is_wrong(address) is wrong
    assert not any(map(rights_uris.is_wrong, rights_uris.OFFERED))


def test_a_form_that_is_sent_back_as_it_was_shown_changes_no_row() -> None:
    """Also of words that a delivery wrote otherwise, and of notes of several lines."""
    old = [Statement("premis:basis", "Copyright", FIRST), Statement("premis:note", " a\nb ", FIRST)]
    assert patched(old, {"rights": [{"basis": "Copyright", "note": "a\nb", "status": ""}]}) == ()
