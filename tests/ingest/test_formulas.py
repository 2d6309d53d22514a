"""A formula is what spreadsheets evaluate; dashes, telephone numbers and temperatures are text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heritage.ingest.formulas import computes

FORMULAS = [
    '=HYPERLINK("x")', "+cmd|' /C calc'!A0", "-2+SUM(A1)", "@SUM(A1)", " =1+1", "\t=A1", "\r=1+1", "=A1", "=-A1", "=+A1+B2",
    "=Sheet1!A1", "='C:\\x\\[b.xls]S'!A1", "=[b.xls]S!A1", "=cmd|'/C calc'!A0", '=DDE("cmd";"/C calc";"x")',
    "@SUM(1+1)*cmd|' /C calc'!A0", "-cmd|' /C calc'!A0", '=IMPORTXML(CONCAT("http"))', "+SUM(1,2)", "＝1+1", "=5", '="a"&"b"',
    "={1,2}", "-A1+B2", "+A1", "=(A1)", "=rundll32|'URL.dll,OpenURL calc.exe'!A", '=webservice("http")', "=foo(1)",
    '- HYPERLINK("x")', ' @HYPERLINK("a")', "=MSEXCEL|'\\..\\cmd.exe /c calc.exe'!''",
]  # fmt: skip
TEXTS = [
    "- Correspondance (1914-1918)\n- Photographies (1920)", "+32 (0)2 555 01 23", "-12 °C", "=", "@handle", "@", "-", "+",
    "- untitled -", "-2", "a = b", "(+) note", "=> voir ci-dessous", "==> see B12", "= idem", "- Lettre(s) de X", "-LETTRE(S) de 1912",
    "+ B12 rouge", "-12 A4 pages", "+32 2 519 53 11", "--", "- 5", "-3,5", "- A4", "@name (see)", "-1914-1918", "- (sans titre)",
    "-[sans titre]", "+ [s.d.]", "= a | b", "- pipe | and bang!", "-A4 blad", "- D1 (dossier)", "-10%", "@ibm (company)",
]  # fmt: skip


@pytest.mark.parametrize("cell", FORMULAS)
def test_what_is_computed(cell: str) -> None:
    assert computes(cell)


@pytest.mark.parametrize("cell", TEXTS)
def test_what_only_looks_like_it(cell: str) -> None:
    assert not computes(cell)


@given(st.text(alphabet="=+-@ (A1|!'\"[]{}.,0\n", max_size=3000))
def test_any_cell_is_answered(cell: str) -> None:
    assert computes(cell) in {True, False}


@pytest.mark.parametrize("cell", ["=" + "(" * 200_000, "-" + "1+" * 100_000, "=[" * 100_000, "=!" + "a|b" * 1_000_000])
def test_a_long_cell_is_answered_at_once(cell: str) -> None:
    assert computes(cell) in {True, False}
