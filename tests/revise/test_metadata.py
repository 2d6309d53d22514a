"""What a patch changes of what is said, and what is wrong with it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heritage.model import Change, Revision, RevisionKind, Said, Statement, revised, term
from heritage.revise import Refused, kind_of, patched

SAID = [
    Statement("dc:title", "Vues", "metadata.csv, row 2", "fr"),
    Statement("dcterms:creator", "Ensor", "metadata.csv, row 2"),
    Statement("dcterms:creator", "Rops", "metadata.csv, row 2"),
    Statement("dcterms:language", "Frans", "metadata.csv, row 2"),
    Statement("dcterms:title", "a page's own", "ocr", subject="objects/A/1.tif"),
]


def after(patch: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    """What is said of the item after the patch."""
    revision = Revision("urn:x", 1, RevisionKind.METADATA, patched(SAID, patch), "why", "anna", "2026-11-30T10:00:00Z")
    return [(s.field, s.value, s.language, s.source) for s in revised(SAID, revision) if not s.subject]


def test_a_value_takes_the_place_of_the_old_one_and_names_who_said_it() -> None:
    assert after({"dcterms:title": {"value": "Zichten", "language": "nl"}})[0] == (
        "dcterms:title", "Zichten", "nl", "revision 2, anna",
    )  # fmt: skip


def test_a_value_that_stays_keeps_who_said_it_first() -> None:
    said = after({"dcterms:creator": ["Ensor, James", "Rops"]})
    assert [(value, source) for field, value, _, source in said if field == "dcterms:creator"] == [
        ("Ensor, James", "revision 2, anna"), ("Rops", "metadata.csv, row 2"),
    ]  # fmt: skip


def test_null_takes_a_field_away_and_a_new_field_comes_last() -> None:
    said = after({"dc:title": None, "dcterms:subject": "zee"})
    assert [field for field, *_ in said] == [
        "dcterms:creator",
        "dcterms:creator",
        "dcterms:language",
        "dcterms:subject",
    ]


def test_what_is_said_of_a_page_is_not_the_items() -> None:
    (change,) = patched(SAID, {"dc:title": "x"})
    assert [s.value for s in change.before] == ["Vues"]


@pytest.mark.parametrize(
    "same",
    [
        {"dc:title": {"value": "Vues", "language": "fr"}},
        {"dcterms:title": [{"value": " Vues ", "language": "fr"}]},
        {"dcterms:creator": ["Ensor", "Rops"]},
        {"dcterms:language": "Frans"},  # it is no tag, and was accepted once: what stays is not judged
        {"dcterms:subject": []},
        {"dcterms:spatial": None},
    ],
)
def test_what_is_said_already_is_no_change(same: dict[str, Any]) -> None:
    assert patched(SAID, same) == ()


@pytest.mark.parametrize(
    ("patch", "said"),
    [
        ({}, "at least one field"),
        ({"title": "x"}, "title [revision-field]"),
        ({"dc:created": "x"}, "dc:created [revision-field]"),
        ({"dcterms:titel": "x"}, "no such field"),
        ({"premis:basis": "x"}, "no such field"),
        ({"table:": "x"}, "no such field"),
        ({"table:a\0b": "x"}, "no such field"),
        ({"dc:title": "x", "dcterms:title": "y"}, "twice"),
        ({"dc:title": ""}, "found nothing"),
        ({"dc:title": ["x", " "]}, "found nothing"),
        ({"dc:title": 3}, "found int"),
        ({"dc:title": {"value": "x", "lang": "nl"}}, "found dict"),
        ({"dc:title": {"value": "x", "language": 3}}, "found dict"),
        ({"dc:title": "a\0b"}, "U+0000"),
        ({"dc:title": "a\ud800"}, "U+D800"),
        ({"dc:title": "\ue000"}, "U+E000"),
        ({"dc:title": "x" * 20_001}, "20001"),
        ({"dc:title": ["x"] * 501}, "501"),
        ({"dc:title": {"value": "x", "language": "Nederlands!"}}, "Nederlands!"),
        ({"dcterms:language": "Vlaams dialect"}, "Vlaams dialect"),
        ({"dcterms:license": "javascript:alert(1)"}, "a web address"),
    ],
)
def test_what_is_wrong_is_named(patch: dict[str, Any], said: str) -> None:
    with pytest.raises(Refused, match="revision") as refused:
        patched(SAID, patch)
    assert said in str(refused.value)


def test_everything_wrong_is_named_at_once() -> None:
    with pytest.raises(Refused) as refused:
        patched(SAID, {"foo": "x", "dc:title": "", "dcterms:license": "y"})
    assert [reason.subject for reason in refused.value.reasons] == ["foo", "dc:title", "dcterms:license"]


def test_rights_alone_are_of_their_own_kind() -> None:
    assert kind_of(patched(SAID, {"dcterms:rights": "x", "dcterms:accessRights": "y"})) is RevisionKind.RIGHTS
    assert kind_of(patched(SAID, {"dcterms:rights": "x", "dc:title": "y"})) is RevisionKind.METADATA


fields = st.sampled_from(
    ["dc:title", "dcterms:title", "dcterms:creator", "dcterms:subject", "table:Shelf", "dcterms:spatial"]
)
values = st.builds(Said, st.text("abc", min_size=1, max_size=3), st.sampled_from(["", "nl", "fr"]))
statements = st.builds(
    Statement, fields, st.text("abc", min_size=1, max_size=3), st.sampled_from(["csv", "ocr"]), st.sampled_from(["", "nl"]),
    st.sampled_from(["", "", "1.tif"]),
)  # fmt: skip


@given(st.lists(statements, max_size=8), st.dictionaries(fields, st.lists(values, max_size=3), max_size=4))
def test_after_a_patch_each_field_is_what_it_says_and_all_else_as_before(
    said: list[Statement], wanted: dict[str, list[Said]]
) -> None:
    wanted = {
        name: value
        for n, (name, value) in enumerate(wanted.items())
        if term(name) not in [*map(term, list(wanted)[:n])]
    }
    if not wanted:
        return
    patch = {name: [{"value": one.value, "language": one.language} for one in some] for name, some in wanted.items()}
    revision = Revision("urn:x", 1, RevisionKind.METADATA, patched(said, patch), "w", "anna", "2026-11-30T10:00:00Z")
    new = list(revised(said, revision))
    for name, some in wanted.items():
        assert [Said(s.value, s.language) for s in new if not s.subject and term(s.field) == term(name)] == some
    touched = {term(name) for name in wanted}
    left = [s for s in said if s.subject or term(s.field) not in touched]
    assert [s for s in new if s.subject or term(s.field) not in touched] == left
    assert patched(new, patch) == ()  # a patch twice is once


def test_other_rights_leave_no_rows_of_the_old_ones() -> None:
    rows = [
        Statement("premis:basis", "copyright", "rights.csv, row 2"),
        Statement("premis:status", "copyrighted", "rights.csv, row 2"),
    ]
    said = [*rows, Statement("dcterms:rights", "copyright: copyrighted", "rights.csv, row 2"), *SAID]
    assert patched(said, {"dcterms:rights": "copyright: copyrighted"}) == ()
    (change,) = patched(said, {"dcterms:rights": "http://rightsstatements.org/vocab/NoC-OKLR/1.0/"})
    assert [s.field for s in change.before] == ["premis:basis", "premis:status", "dcterms:rights"], (
        "what they were stays readable"
    )
    revision = Revision("urn:x", 1, RevisionKind.RIGHTS, (change,), "w", "anna", "2026-11-30T10:00:00Z")
    new = list(revised(said, revision))
    assert [s.field for s in new if s.source != "metadata.csv, row 2"] == ["dcterms:rights", "dcterms:title"]


def test_a_change_says_all_that_was_said_before() -> None:
    (change,) = patched(SAID, {"dcterms:creator": None})
    assert change == Change("dcterms:creator", tuple(SAID[1:3]), ())
