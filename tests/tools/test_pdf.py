"""The PDF writer: a strange validator says PDF/A-1b, strange readers find the words where they are."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from heritage.errors import ToolMissing
from heritage.normalise.picture.tone import srgb
from heritage.tools.document import pdf, preflight

WORDS = ("café", "größer", "ĳsvogel", "Œuvre", "naïveté", "𝔄𝔅", "<>()\\", "日本", "ﬁn")

TITLE = pdf.Title("A title", "nl", "ITEM-1")


def page(mode: str = "RGB", words: tuple[pdf.Glyphs, ...] = ()) -> pdf.Sheet:
    out = io.BytesIO()
    Image.new(mode, (120, 160), "white").save(out, "JPEG")
    return pdf.Sheet(out.getvalue(), (120, 160), mode == "L", (595.0, 842.0), words)


def written(path: Path, pages: list[pdf.Sheet], title: pdf.Title = TITLE) -> Path:
    with path.open("wb") as out:
        assert pdf.write(out, title, srgb(), pages) == len(pages)
    return path


def placed() -> tuple[pdf.Glyphs, ...]:
    return tuple(pdf.Glyphs(word, 72, 720 - 40 * n, 100, 0.0, 16) for n, word in enumerate(WORDS))


def test_grey_and_colour_pages_are_valid_pdf_a(tmp_path: Path) -> None:
    hostile = pdf.Title("Q&A <b>)( \\ é 日本 𝔄", "de", "x</rdf:li>")
    made = [
        written(tmp_path / "a.pdf", [page("RGB", placed()), page("L")], hostile),
        written(tmp_path / "b.pdf", [page()]),
    ]
    assert preflight.faults(made) == [(), ()]
    with pikepdf.open(made[0]) as opened:
        assert opened.check_pdf_syntax() == []
        assert str(opened.docinfo["/Title"]) == hostile.title


def test_what_is_not_pdf_a_is_told_file_by_file(tmp_path: Path) -> None:
    plain = tmp_path / "plain é.pdf"
    with pikepdf.new() as empty:
        empty.add_blank_page()
        empty.save(plain)
    good = written(tmp_path / "good.pdf", [page()])
    first, second, third = preflight.faults([plain, good, plain])
    assert first and not second and first == third
    assert re.match(r"\d+(\.\d+)*: ", first[0])


def test_every_letter_can_be_copied(tmp_path: Path) -> None:
    made = written(tmp_path / "a.pdf", [page(words=placed())])
    text = subprocess.run(["pdftotext", "-enc", "UTF-8", made, "-"], check=True, capture_output=True).stdout.decode()
    assert text.split() == list(WORDS)


def test_words_are_laid_where_they_are_asked(tmp_path: Path) -> None:
    made = written(tmp_path / "a.pdf", [page(words=placed())])
    boxes = subprocess.run(["pdftotext", "-bbox", made, "-"], check=True, capture_output=True).stdout.decode()
    found = re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">', boxes)
    assert len(found) == len(WORDS)
    for number, (left, top, right, bottom) in enumerate(tuple(map(float, box)) for box in found):
        assert left == pytest.approx(72, abs=1)
        assert right == pytest.approx(172, abs=1)
        assert top < 842 - (720 - 40 * number) < bottom + 0.01


def test_the_layer_is_not_seen(tmp_path: Path) -> None:
    made = written(tmp_path / "a.pdf", [page(words=placed())])
    seen = subprocess.run(["pdftoppm", "-r", "50", "-gray", made], check=True, capture_output=True).stdout
    assert set(Image.open(io.BytesIO(seen)).tobytes()) == {255}


def test_the_same_pages_give_the_same_bytes(tmp_path: Path) -> None:
    one, two = (written(tmp_path / name, [page(words=placed())]) for name in ("1.pdf", "2.pdf"))
    assert one.read_bytes() == two.read_bytes()


def test_no_page_is_no_pdf() -> None:
    with pytest.raises(ValueError, match="at least one page"):
        pdf.write(io.BytesIO(), pdf.Title("t"), srgb(), [])


def test_a_huge_page_is_brought_within_the_formats_limit(tmp_path: Path) -> None:
    poster = pdf.Sheet(page().jpeg, (120, 160), False, (30000.0, 40000.0), placed())
    made = written(tmp_path / "a.pdf", [poster])
    assert preflight.faults([made]) == [()]
    with pikepdf.open(made) as opened:
        assert float(opened.pages[0].mediabox[3]) == 14400


def test_missing_jars_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    preflight.version.cache_clear()
    monkeypatch.setattr(preflight, "_JARS", tmp_path)
    with pytest.raises(ToolMissing, match=r"preflight\.jar"):
        preflight.version()
    preflight.version.cache_clear()
