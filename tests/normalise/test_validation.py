"""A large book is validated in parts, and what is wrong in any of them, or in the book's own table, is found."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from heritage.errors import ProofFailed
from heritage.model import Validation
from heritage.normalise.document import validation
from heritage.normalise.picture.tone import srgb
from heritage.tools.document import pdf, preflight, qpdf
from heritage.tools.document.pdf import Glyphs, Sheet, Title

TITLE = Title("Five pages", "nl", "BOOK")
SMALL = 40_000
"""Bytes: two of the pages below fit."""


def sheets() -> Iterator[Sheet]:
    for number in range(5):
        noise = np.random.default_rng(number).integers(0, 255, (120, 160), np.uint8)
        out = io.BytesIO()
        Image.fromarray(noise).convert("RGB" if number else "L").save(out, "JPEG", quality=90)
        word = Glyphs(f"bladzijde{number}", 20, 30, 60, 0.0, 12)
        yield Sheet(out.getvalue(), (160, 120), number == 0, (160.0, 120.0), [word])


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "book.pdf"
    with path.open("wb") as out:
        pdf.write(out, TITLE, srgb(), sheets())
    assert path.stat().st_size > SMALL
    return path


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Sizes of the files that preflight is asked about, in order; it is really asked."""
    sizes: list[int] = []
    really = preflight.faults

    def listening(files: list[Path]) -> list[tuple[str, ...]]:
        sizes.extend(file.stat().st_size for file in files)
        return really(files)

    monkeypatch.setattr(preflight, "faults", listening)
    return sizes


def test_a_small_book_is_validated_as_it_is(book: Path, asked: list[int]) -> None:
    said = validation.validate(book, TITLE, sheets)
    assert said == (Validation(preflight.version(), "valid PDF/A-1b"),)
    assert asked == [book.stat().st_size]


def test_a_large_book_is_validated_as_its_frame_and_in_parts(book: Path, asked: list[int]) -> None:
    said = validation.validate(book, TITLE, sheets, whole=SMALL)
    parts = len(asked) - 1
    assert 1 < parts <= 5
    assert [one.tool for one in said] == [preflight.version(), qpdf.version()]
    assert f"in {parts} parts and their frame" in said[0].answer
    assert sum(asked[1:]) > sum(len(sheet.jpeg) for sheet in sheets())
    assert list(book.parent.iterdir()) == [book]


def test_a_picture_larger_than_a_part_is_a_part_of_its_own(book: Path, asked: list[int]) -> None:
    validation.validate(book, TITLE, sheets, whole=1)
    assert len(asked) == 1 + 5


def test_a_fault_in_the_frame_is_found(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(validation, "srgb", lambda: b"no profile at all")
    with pytest.raises(ProofFailed, match="BOOK is not PDF/A-1b"):
        validation.validate(book, TITLE, sheets, whole=SMALL)


def test_a_fault_in_the_last_part_is_found(book: Path, asked: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    really = preflight.faults

    def spoilt(files: list[Path]) -> list[tuple[str, ...]]:
        found = really(files)
        return [("7.1: spoilt",)] if len(asked) == 6 else found

    monkeypatch.setattr(preflight, "faults", spoilt)
    with pytest.raises(ProofFailed, match="spoilt"):
        validation.validate(book, TITLE, sheets, whole=1)
    assert list(book.parent.iterdir()) == [book]


@pytest.mark.parametrize("damage", ["cut", "shifted", "table"])
def test_a_book_whose_table_lies_is_found(book: Path, damage: str) -> None:
    content = book.read_bytes()
    half = len(content) // 2
    spoilt = {
        "cut": content[:half],
        "shifted": content[:half] + b"x" + content[half:],
        "table": content.replace(b" 00000 n", b" 0000x n", 3),
    }
    book.write_bytes(spoilt[damage])
    assert qpdf.faults(book)
    with pytest.raises(ProofFailed, match="the PDF of BOOK: qpdf"):
        validation.validate(book, TITLE, sheets, whole=SMALL)
    assert list(book.parent.iterdir()) == [book]
