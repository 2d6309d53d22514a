"""Pages look like scans: legible to OCR, no two alike, and drawn the same everywhere."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import cv2
import numpy as np
import pytest
import tesserocr
from PIL import Image

from heritage.errors import ToolMissing
from samples import batch, typeset
from samples.pages import SIZES, Kind, Page, book, draw, words

TESSDATA = "/usr/share/tesseract-ocr/5/tessdata/"


@pytest.mark.parametrize(("language", "model"), [("nl", "nld"), ("fr", "fra"), ("de", "deu"), ("en", "eng")])
def test_ocr_reads_at_least_nine_words_in_ten(language: str, model: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_THREAD_LIMIT", "1")
    page = Page(2, "legible", language=language, size="A6")  # type: ignore[arg-type]
    grey = cv2.cvtColor(draw(page), cv2.COLOR_RGB2GRAY)
    with tesserocr.PyTessBaseAPI(path=TESSDATA, lang=model) as engine:
        engine.SetImage(Image.fromarray(grey))
        read = Counter(engine.GetUTF8Text().split())
    asked = Counter(words(page).split())
    assert read.total() > 200
    assert (read & asked).total() / read.total() >= 0.90


@pytest.mark.parametrize("kind", Kind)
def test_a_page_has_the_size_it_is_declared_with(kind: Kind) -> None:
    pixels = draw(Page(1, "size", kind, size="A6"))
    width, height = SIZES["A6"]
    assert pixels.dtype == np.uint8
    assert pixels.shape[1] / 300 * 25.4 == pytest.approx(width, rel=0.02)
    assert pixels.shape[0] / 300 * 25.4 == pytest.approx(height, rel=0.025)


def test_every_page_of_a_book_is_another_one() -> None:
    drawn = {draw(page).tobytes() for page in book(12, "another", "nl", "A7")}
    assert len(drawn) == 12


def test_the_next_book_is_another_book() -> None:
    assert words(Page(2, "one")) != words(Page(2, "two"))


def test_a_page_is_the_same_whatever_was_drawn_before() -> None:
    page = Page(3, "again", size="A7")
    first = draw(page)
    draw(Page(1, "between", Kind.PICTURE, size="A6"))
    assert (draw(page) == first).all()


def test_a_book_has_a_title_page_text_a_table_and_a_picture() -> None:
    kinds = [page.kind for page in book(11, "kinds", "nl", "A5")]
    assert kinds[0] is Kind.TITLE
    assert {Kind.TEXT, Kind.TABLE, Kind.PICTURE} < set(kinds)
    assert Kind.BLANK not in kinds


def test_a_missing_font_is_said_with_the_package_that_has_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(typeset, "_FOLDERS", (tmp_path,))
    typeset._font_file.cache_clear()
    try:
        with pytest.raises(ToolMissing, match="fonts-dejavu-core"):
            typeset._font_file("Serif")
    finally:
        typeset._font_file.cache_clear()


def test_a_batch_for_measuring_has_as_many_different_pages_as_asked(tmp_path: Path) -> None:
    place = batch(tmp_path, name="BENCH", items=2, pages=7, size="A7", processes=2)
    pages = sorted((place / "objects").glob("BENCH_*/*.tif"))
    assert len(pages) == 14
    assert len({p.read_bytes() for p in pages}) == 14
