"""Names that some site cannot hold are refused, each with its own rule."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heritage.ingest import names
from heritage.problem import shown
from ingest.conftest import Make, reasons, take


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("a\nb.tif", "name-invisible"),
        ("a\x1b[2J.tif", "name-invisible"),
        ("fit\u202etxt.tif", "name-invisible"),
        ("a\\b.tif", "name-character"),
        ("12:30.tif", "name-character"),
        ("what?.tif", "name-character"),
        ("a*.tif", "name-character"),
        ('"a".tif', "name-character"),
        ("<a>|b.tif", "name-character"),
        (unicodedata.normalize("NFD", "é.tif"), "name-composed"),
        ("a.tif ", "name-edge"),
        (" a.tif", "name-edge"),
        ("a.", "name-edge"),
        ("aux.tif", "name-device"),
        ("COM1", "name-device"),
        ("lpt9.tar.gz", "name-device"),
        ("x" * 201, "name-length"),
        (".DS_Store", "name-hidden"),
        ("._0001.tif", "name-hidden"),
        ("Thumbs.db", "name-leftover"),
    ],
)
def test_refused(name: str, rule: str) -> None:
    assert [p.rule for p in names.faults(f"objects/I/{name}")] == [rule]


@pytest.mark.parametrize(
    "name", ["0001.tif", "Brüssel – 1.tif", "été.tif", "ARCH_1~2.tif", "console.tif", "a b.tif", "é" * 100]
)
def test_allowed(name: str) -> None:
    assert not list(names.faults(f"objects/I/{name}"))


def test_a_path_that_is_too_long() -> None:
    assert [p.rule for p in names.faults("/".join(["d" * 99] * 8))] == ["path-length"]


def test_a_name_that_is_no_utf8_is_refused_and_shown_as_escapes(make: Make) -> None:
    place = make()
    Path(os.fsdecode(os.fsencode(place / "objects/KBR_MS_0001") + b"/p\xe9.tif")).write_bytes(b"x")
    found = [r for r in reasons(place) if "[name-encoding]" in r]
    assert len(found) == 1
    assert "p\\xe9.tif" in found[0]


def test_twins_of_case_and_of_accents() -> None:
    composed, apart = "objects/é.tif", unicodedata.normalize("NFD", "objects/é.tif")
    found = list(names.twins(["objects/A.tif", "objects/a.tif", composed, apart, "objects/b.tif"]))
    assert [(p.rule, p.subject) for p in found] == [("name-twin", "objects/a.tif"), ("name-twin", apart)]
    assert "\\xe9" in str(found[1].values["path"])  # both look alike on a screen


def test_twins_on_disk_are_refused(make: Make) -> None:
    place = make({"objects/KBR_MS_0001/page.tif": b"1", "objects/KBR_MS_0001/Page.tif": b"2"})
    assert any("[name-twin]" in r for r in reasons(place))


def test_the_reason_for_a_newline_is_one_line(make: Make) -> None:
    found = reasons(make({"objects/KBR_MS_0001/a\nb.tif": b"1"}))
    assert any("[name-invisible]" in r and "a\\nb.tif" in r for r in found)
    assert not any("\n" in r for r in found)


def test_names_in_the_metadata_folder_are_judged_too(make: Make) -> None:
    assert any("[name-hidden]" in r for r in reasons(make({"metadata/.DS_Store": b"1"})))


@given(st.text(st.characters(codec=None), max_size=50))
def test_what_is_shown_can_be_logged(text: str) -> None:
    line = shown(text)
    line.encode("utf-8")
    assert len(line.splitlines()) <= 1


@given(st.text(max_size=30), st.text(max_size=30))
def test_folding_ignores_case_and_the_spelling_of_accents(one: str, other: str) -> None:
    assert names.folded(one) == names.folded(unicodedata.normalize("NFD", one))
    if names.folded(one) != names.folded(other):
        assert unicodedata.normalize("NFC", one) != unicodedata.normalize("NFC", other)


def test_a_sound_delivery_has_no_fault(make: Make) -> None:
    assert [i.id for i in take(make()).items] == ["KBR_MS_0001", "postcard"]


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        *(
            (f"a{c}b.tif", "name-invisible")
            for c in "\u00ad\u034f\u061c\u180e\u2800\u3164\uffff\ufffe\U0001ffff\ue000\uf022\U000e0041"
        ),
        *((f"a.tif{c}", "name-edge") for c in "\u00a0\u3000\u1680"),
        ("CONIN$", "name-device"),
        ("Picasa.ini", "name-leftover"),
    ],
)
def test_what_nobody_sees_is_refused(name: str, rule: str) -> None:
    assert rule in {problem.rule for problem in names.faults(f"objects/a/{name}")}


@pytest.mark.parametrize("name", ["❤\ufe0f.tif", "👨\u200d👩\u200d👧.tif", "می\u200cخواهم.tif", "😀 #1 100%.tif"])
def test_joiners_of_letters_and_emoji_are_allowed(name: str) -> None:
    assert not list(names.faults(f"objects/a/{name}"))
