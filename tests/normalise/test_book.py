"""The book: one valid PDF/A-1b, pages in order, words where they are seen, nothing kept that is not valid."""

from __future__ import annotations

import hashlib
import io
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image

from heritage.errors import CopyDamaged, ProofFailed, ToolMissing
from heritage.model import Rendition, Role
from heritage.normalise import normalise
from heritage.normalise.document import binding
from heritage.normalise.document.book import BookPdf
from heritage.normalise.document.text import OcrAlto
from heritage.normalise.picture.access import AccessJpeg
from heritage.tools.document import preflight
from normalise.making import Case, typed

PAGES = (["le café près du château", "une façade brûlée"], ["Menschen mit größerem Maß"], [])


@pytest.fixture
def bound(tmp_path: Path) -> tuple[Case, list[Rendition]]:
    case = Case(tmp_path, expected={"languages": ["fr", "de"], "title": "A book & <its> title"})
    for number, lines in enumerate(PAGES, 1):
        page = typed(lines)
        case.add(f"{number:04d}.tif", np.stack([page] * 3, -1) if number == 2 else page, ppi=200)
    made = normalise(case.order(), case.place, case.all_measured(), [AccessJpeg(), OcrAlto()], [BookPdf()], workers=1)
    return case, list(made)


def test_the_book_is_valid_in_order_and_can_be_searched(bound: tuple[Case, list[Rendition]]) -> None:
    case, made = bound
    book = made[-1]
    path = case.folder / book.path
    assert (book.path, book.role, book.puid, book.source) == ("access/BOOK.pdf", Role.ACCESS, "fmt/354", "")
    assert (book.size, book.sha512) == (path.stat().st_size, hashlib.sha512(path.read_bytes()).hexdigest())
    assert book.facts == {"pdf.pages": 3, "pdf.with_text": 3}
    assert preflight.faults([path]) == [()]
    text = subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True).stdout.decode()
    first, second, third = text.split("\f")[:3]
    assert "le café près du château" in first and "une façade brûlée" in first
    assert "größerem Maß" in second
    assert not third.strip()
    with pikepdf.open(path) as opened:
        assert str(opened.docinfo["/Title"]) == "A book & <its> title"
        assert str(opened.Root.Lang) == "fr"
        assert [float(side) for side in opened.pages[0].mediabox] == pytest.approx([0, 0, 504, 144], abs=2)


def test_words_lie_over_their_ink(bound: tuple[Case, list[Rendition]]) -> None:
    case, made = bound
    path = case.folder / made[-1].path
    boxes = subprocess.run(
        ["pdftotext", "-bbox", "-l", "1", path, "-"], check=True, capture_output=True
    ).stdout.decode()
    words = re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">', boxes)
    shown = subprocess.run(["pdftoppm", "-r", "72", "-gray", "-l", "1", path], check=True, capture_output=True).stdout
    ink = np.asarray(Image.open(io.BytesIO(shown))) < 150
    under = np.zeros_like(ink)
    for left, top, right, bottom in (tuple(map(float, word)) for word in words):
        assert ink[int(top) : int(bottom) + 1, int(left) : int(right) + 1].any()
        under[int(top) - 1 : int(bottom) + 2, int(left) - 1 : int(right) + 2] = True
    assert len(words) == 8
    assert (ink & under).sum() > 0.97 * ink.sum()


def test_a_skewed_line_keeps_its_words_on_the_slope(tmp_path: Path) -> None:
    page = Image.fromarray(typed(["a long line of words that climbs up to the right"])).rotate(
        2, fillcolor=240, resample=3
    )
    case = Case(tmp_path)
    case.add("0001.tif", np.asarray(page), ppi=200)
    *_, book = normalise(
        case.order(), case.place, case.all_measured(), [AccessJpeg(), OcrAlto()], [BookPdf()], workers=1
    )
    boxes = subprocess.run(["pdftotext", "-bbox", case.folder / book.path, "-"], check=True, capture_output=True).stdout
    found = re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(\w+)<', boxes.decode())
    middle = {word: (float(top) + float(bottom)) / 2 for top, bottom, word in found}
    assert middle["long"] - middle["right"] > 5


def test_what_is_not_valid_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = Case(tmp_path)
    case.add("0001.tif", typed(["x"]))
    monkeypatch.setattr(binding, "srgb", lambda: b"no profile at all")
    with pytest.raises(ProofFailed, match="BOOK is not PDF/A-1b"):
        list(normalise(case.order(), case.place, case.all_measured(), [AccessJpeg()], [BookPdf()], workers=1))
    assert not list(case.folder.rglob("*.pdf"))


def test_without_preflight_no_book_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = Case(tmp_path)
    case.add("0001.tif", typed(["x"]))
    preflight.version.cache_clear()
    monkeypatch.setattr(preflight, "_JARS", tmp_path)
    with pytest.raises(ToolMissing):
        list(normalise(case.order(), case.place, case.all_measured(), [AccessJpeg()], [BookPdf()], workers=1))
    preflight.version.cache_clear()
    assert not list(case.folder.rglob("*.pdf"))


def test_a_page_that_was_damaged_meanwhile_is_not_bound(bound: tuple[Case, list[Rendition]]) -> None:
    case, made = bound
    first = case.folder / made[0].path
    content = bytearray(first.read_bytes())
    content[-30] ^= 1
    first.write_bytes(content)
    with pytest.raises(CopyDamaged, match=r"0001\.jpg"):
        list(BookPdf().make(made, case.order()))


def test_a_book_without_pages_or_text(bound: tuple[Case, list[Rendition]]) -> None:
    case, made = bound
    assert list(BookPdf().make([r for r in made if r.role is Role.TEXT], case.order())) == []
    (book,) = BookPdf().make([r for r in made if r.role is Role.ACCESS], case.order())
    assert book.facts == {"pdf.pages": 3, "pdf.with_text": 0}
    assert not BookPdf().accepts(
        case.order().item, replace(case.order(), policy=replace(case.order().policy, settings={}))
    )
