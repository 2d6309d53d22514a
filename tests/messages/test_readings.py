"""What is kept as an English text (a tool's words, what releases up to 0.4 wrote of a file) is shown as it is, whatever it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heritage.messages import words
from heritage.messages.reading import read


@pytest.mark.parametrize(
    "text", ["a.wav: Invalid data found when processing input", "truncated: the header says 8 bytes, the file has 7"]
)
def test_a_text_that_was_kept_is_english_and_says_so(text: str) -> None:
    said = read(words("nl"), text)
    assert (said, said.lang) == (text, "en")
    assert read(words("en"), text).lang == ""


@given(st.text(alphabet="; of 0123.,-files missing track×", max_size=400))
def test_any_text_can_be_said(text: str) -> None:
    assert isinstance(read(words("fr"), text), str)


@pytest.mark.parametrize(
    "text",
    ["; " * 900, "1 of " * 350, " × ".join("9" * 500), "(" * 1900, "9," * 950, "missing " * 200 + "; twice " * 50],
)
def test_texts_made_to_take_long_do_not(text: str) -> None:
    """Whoever reads them back runs into pytest's limit if all ways to divide them are tried."""
    assert read(words("nl"), text)
