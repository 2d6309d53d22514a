"""metadata.csv and rights.csv: readable, and about what is there; no formulas."""

from __future__ import annotations

import pytest

from capture.conftest import Make, reasons, take
from heritage.capture import tables

THERE = {"objects/a", "objects/a/1.tif", "objects/b.tif"}
NAME = "metadata/metadata.csv"


def told(content: str | bytes, path: str = NAME) -> list[str]:
    raw = content if isinstance(content, bytes) else content.encode()
    return [str(p) for p in tables.faults(path, raw, THERE)]


def test_a_sound_table() -> None:
    assert told('\ufefffilename,dc.title[nl]\r\nobjects/a/,"Een\nboek, twee"\r\nobjects/b.tif,x\r\n\r\n') == []


def test_rights_may_say_file() -> None:
    assert told("file,basis\nobjects/b.tif,copyright\n", "metadata/rights.csv") == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"filename,dc.title\nobjects/a,\xe9\n", "UTF-8"),
        ("file;dc.title\nobjects/a;x\n", "semicolons"),
        ("", "filename"),
        ("name,dc.title\n", "filename"),
        ("filename,dc.title\nobjects/c,x\n", "row 2 [table-subject]"),
        ("filename,dc.title\n../../etc/passwd,x\n", "not in the delivery"),
        ("filename,dc.title\n,x\n", "found nothing"),
        ("filename,dc.title\nobjects/a,x,y\n", "3 cells"),
        ('filename,dc.title\nobjects/a,"x\n', "CSV"),
        ("filename,dc.title\nobjects/a,\0\n", "NUL"),
        ("filename,dc.title\nobjects/a," + "x" * 200_000, "CSV"),
    ],
)
def test_what_is_wrong_is_told(content: str | bytes, words: str) -> None:
    assert any(words in t for t in told(content))


@pytest.mark.parametrize("cell", ['=HYPERLINK(""x"")', "+cmd|' /C calc'!A0", "-2+SUM(A1)", "@SUM(A1)", " =1+1"])
def test_a_formula_refuses_the_delivery(make: Make, cell: str) -> None:
    table = f'filename,dc.title\nobjects/postcard.tif,"{cell}"\n'.encode()
    assert any("[table-formula]" in r and "row 2" in r for r in reasons(make({NAME: table})))


@pytest.mark.parametrize("cell", ["+32 2 519 53 11", "- untitled -", "-2", "=", "a = b", "@", "(+) note"])
def test_what_only_looks_like_a_formula_is_taken_in(make: Make, cell: str) -> None:
    assert take(make({NAME: f'filename,dc.title\nobjects/postcard.tif,"{cell}"\n'.encode()})).items


def test_a_table_about_something_else_refuses_the_delivery(make: Make) -> None:
    assert any("[table-subject]" in r for r in reasons(make({NAME: b"filename\nobjects/other\n"})))


def test_a_table_of_another_delivery_is_not_named_row_by_row_for_ever() -> None:
    said = told("filename,dc.title\n" + "objects/c,x\n" * 50_000 + "objects/a,y,z\n")
    assert len(said) == tables._NAMED + 1
    assert f"{50_001 - tables._NAMED} more rows that are wrong" in said[-1]
