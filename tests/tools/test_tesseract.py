"""Reading words: the right words, in the right place, in the language asked."""

from __future__ import annotations

import numpy as np
import pytest

from heritage.errors import ToolMissing
from heritage.tools.document import tesseract
from normalise.making import typed

SENTENCES = {
    "nl": "De oude vuurtoren bewaart koperen lantaarns en houten kaarten",
    "fr": "Le musée conserve les vieilles cartes de la côte près du château",
    "de": "Der größte Leuchtturm steht seit vielen Jahren über dem grünen Meer",
    "en": "The keeper climbed the narrow stairs every evening before the storm",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_the_words_of_each_language_are_found(language: str) -> None:
    wanted = SENTENCES[language].split()
    half = len(wanted) // 2
    page = typed([" ".join(wanted[:half]), " ".join(wanted[half:])])
    found = [word.text for word in tesseract.read(page, (language,), 300).words()]
    assert sum(word in found for word in wanted) >= 0.95 * len(wanted)


def test_words_are_where_they_are_seen() -> None:
    page = typed(["", "Ankerplaats"])
    (word,) = tesseract.read(page, ("nl",), 300).words()
    rows, columns = np.nonzero(page < 128)
    assert word.box == pytest.approx((columns.min(), rows.min(), columns.max() + 1, rows.max() + 1), abs=4)
    assert word.confidence > 0.7
    assert word.language == "nl"


def test_lines_and_their_baselines() -> None:
    reading = tesseract.read(typed(["first line here", "second line here"]), ("en",), 300)
    lines = [line for block in reading.blocks for line in block.lines]
    assert [" ".join(w.text for w in line.words) for line in lines] == ["first line here", "second line here"]
    assert all(line.baseline and line.box[1] < line.baseline[1] <= line.box[3] + 2 for line in lines)


@pytest.mark.parametrize("shape", [(300, 300), (1, 1), (3, 900)])
def test_a_blank_page_has_no_words(shape: tuple[int, int]) -> None:
    assert tesseract.read(np.full(shape, 250, np.uint8), ("en",), 300).blocks == ()


def test_the_same_page_reads_the_same_after_another_page() -> None:
    page, other = typed(["the same page twice"]), typed(["something else entirely 12345"])
    first = tesseract.read(page, ("en",), 300)
    tesseract.read(other, ("en",), 300)
    assert tesseract.read(page, ("en",), 300) == first


@pytest.mark.parametrize("language", ["xx", "../../etc/passwd", "", "nld+fra", "NLD"])
def test_a_language_without_a_model_is_named(language: str) -> None:
    with pytest.raises(ToolMissing):
        tesseract.read(np.zeros((9, 9), np.uint8), (language,))


def test_no_models_at_all(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    tesseract.models_folder.cache_clear()
    try:
        with pytest.raises(ToolMissing, match="TESSDATA_PREFIX"):
            tesseract.models_folder()
    finally:
        tesseract.models_folder.cache_clear()
