"""What is kept as an English text is said in the reader's language with the same values, and nothing a file is called can change that."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heritage.messages import LANGUAGES, words
from heritage.messages.reading import read
from heritage.messages.templates import Template, candidates, kind, templates
from messages import extraction
from messages.extraction import HOLE, plain, wordy
from places import PROJECT

ROOMS = ("measure", "measure/shape", "measure/stored", "tools", "tools/sound")
REASONS = templates()["reason.part"]


@pytest.mark.parametrize(
    ("reason", "dutch"),
    [
        ("the profile has 12 bytes; its header alone has 128", "het profiel heeft 12 bytes; de kop alleen al 128"),
    ],
)  # fmt: skip
def test_values_and_parts_are_kept(reason: str, dutch: str) -> None:
    assert read(words("nl"), reason) == dutch


def test_what_a_tool_said_is_english_and_says_so() -> None:
    said = read(words("nl"), "a.wav: Invalid data found when processing input")
    assert (said, said.lang) == ("a.wav: Invalid data found when processing input", "en")
    assert read(words("en"), "no tail").lang == ""


def written(template: Template) -> tuple[str, dict[str, str]]:
    """What a reader would write with this template, and its values."""
    examples = {"number": "1,234.5", "sizes": "210 × 297.5", "figures": "+0.1, -0.25"}
    values = {name: examples.get(kind(name), f"‹{name}›") for hole in template.holes for name in hole.groupindex}
    fillings = ["".join(values[name] for name in hole.groupindex) for hole in template.holes]
    return "".join(a + b for a, b in zip(template.literals, [*fillings, ""], strict=True)), values


def test_each_template_is_found_again() -> None:
    assert REASONS
    for template in REASONS:
        text, values = written(template)
        first = next(c for c in candidates("reason", "part") if c.match(text) is not None)
        assert (first.code, first.match(text)) == (template.code, values)
        assert all(read(words(language), text) for language in LANGUAGES[1:])


@given(st.text(alphabet="; of 0123.,-files missing track×", max_size=400))
def test_any_text_can_be_said(text: str) -> None:
    assert isinstance(read(words("fr"), text), str)


@pytest.mark.parametrize(
    "text",
    ["; " * 900, "1 of " * 350, " × ".join("9" * 500), "(" * 1900, "9," * 950, "missing " * 200 + "; twice " * 50],
)
def test_texts_made_to_take_long_do_not(text: str) -> None:
    """Every template is matched with them; one that tried all ways to divide them would run into pytest's limit."""
    for template in REASONS:
        template.match(text[:2000])
    assert read(words("nl"), text)


def test_kinds_of_holes_are_few_and_known() -> None:
    """A hole that is not a value but a text has at most one neighbour that it could be mistaken for."""
    for template in REASONS:
        assert all(hole.pattern.count(".*") <= 1 for hole in template.holes), template.code
    assert re.fullmatch(r"[a-z]+", kind("number2"))


def test_what_our_readers_say_is_still_said() -> None:
    """A reason that no source writes any more would only be read by translators."""
    source = PROJECT / "include" / "heritage"
    texts = {text for room in ROOMS for text in extraction.literals(source / room) if wordy(text)}
    assert [t.code for t in REASONS if not any(is_in(t, text) for text in texts)] == []


def is_in(template: Template, text: str) -> bool:
    """Is it the text, what it is about, or its end behind the name of a file; or one of those that the source makes?"""
    mine = plain(HOLE.join(template.literals))
    said = text == mine or text.endswith(f": {mine}") or text.startswith(f"{mine}: ")
    return said or (text.count(" ") > 2 and bool(_pattern(text).fullmatch(mine)))


@cache
def _pattern(text: str) -> re.Pattern[str]:
    """The text, with anything in its holes, and perhaps the name of a file before it."""
    return re.compile("(.*: )?" + ".*".join(map(re.escape, text.split(HOLE))))
