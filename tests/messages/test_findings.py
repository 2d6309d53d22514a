"""A finding is said in the reader's language, with the values that the check wrote, and nothing a delivery is called can change that."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heritage.messages import LANGUAGES, Words, words
from heritage.messages.templates import Template, candidates, kind, templates


@dataclass(frozen=True)
class Judged:
    check: str = "skew"
    wanted: str = ""
    found: str = ""
    advice: str = ""
    code: str = ""
    values: dict[str, object] = field(default_factory=dict)


@pytest.mark.parametrize(
    ("judged", "dutch"),
    [
        (Judged("identified", found="fmt/353 Tagged Image File Format (1 of 1 file)"), "fmt/353 Tagged Image File Format (1 van 1 bestand)"),
        (Judged("decodes", found="12 of 12 files"), "12 van 12 bestanden"),
        (Judged("noise", found="0.31"), "0,31"),
        (Judged("decodes", found="truncated: the header says 185984 bytes, the file has 111590"), "de kop zegt 185984 bytes, het bestand heeft er 111590"),
    ],
)  # fmt: skip
def test_values_and_parts_are_kept(judged: Judged, dutch: str) -> None:
    said = words("nl").finding(judged)
    assert dutch in (said.wanted, said.found, said.advice)


def test_what_nobody_worded_is_english_and_says_so() -> None:
    said = words("fr").finding(Judged("no-such-check", "at least a tail", "no tail", "Give it one."))
    assert (said.title, said.found, said.found.lang, said.why) == ("no-such-check", "no tail", "en", "")
    assert words("en").finding(Judged("no-such-check", found="no tail")).found.lang == ""


def test_what_a_tool_said_is_english_and_says_so() -> None:
    said = words("nl").finding(
        Judged("decodes", "readable to the end", "a.wav: Invalid data found when processing input")
    )
    assert (said.wanted.lang, said.found, said.found.lang) == (
        "",
        "a.wav: Invalid data found when processing input",
        "en",
    )
    within = words("nl").finding(Judged("gltf-valid", found="2 errors: ACCESSOR_INDEX_OOB at /x"))
    assert (within.found, within.found.lang) == ("2 fouten: ACCESSOR_INDEX_OOB at /x", "")


def test_a_name_with_braces_stays_a_name() -> None:
    hostile = 'objects/A/{ $number } <script> { nav-up }; missing 4".tif'
    said = words("de").finding(Judged("duplicate-exact", found="…", code="same", values={"path": hostile}))
    assert said.found == f"dieselben wie {hostile}"


EXAMPLES = {
    "number": "1,234.5", "sizes": "210 × 297.5", "track": "track 2: ", "times": "00:00:01.000–00:00:02.000 (1 s), 00:00:09.000 and 4 more",
    "limits": "≥ 0.8 and ≤ 1.2", "figures": "+0.1, -0.25",
}  # fmt: skip
ALL = [
    (key, t)
    for key, group in sorted(templates().items())
    for t in group
    if key.startswith("finding-") and ".part" not in key and (t.weight or t.holes)
]


def written(template: Template) -> tuple[str, dict[str, str]]:
    """What a check would write with this template, and its values."""
    values = {name: EXAMPLES.get(kind(name), f"‹{name}›") for hole in template.holes for name in hole.groupindex}
    fillings = ["".join(values[name] for name in hole.groupindex) for hole in template.holes]
    text = "".join(a + b for a, b in zip(template.literals, [*fillings, ""], strict=True))
    return text, values


def test_each_template_is_found_again() -> None:
    """Among all that its check may say, and with its own values."""
    assert len(ALL) > 400
    for key, template in ALL:
        check, _, field = key.removeprefix("finding-").partition(".")
        text, values = written(template)
        first = next(c for c in candidates(f"finding-{check}", field) if c.match(text) is not None)
        assert (first.code, first.match(text)) == (template.code, values)
        for language in LANGUAGES[1:]:
            assert say(words(language), key, text)


@given(
    st.text(alphabet="; of 0123.,-files missing track×", max_size=400), st.sampled_from(sorted({key for key, _ in ALL}))
)
def test_any_text_can_be_said(text: str, key: str) -> None:
    check, _, field = key.removeprefix("finding-").partition(".")
    said = words("fr").finding(replace(Judged(check), **{field: text}))
    assert isinstance(getattr(said, field), str)


@pytest.mark.parametrize(
    "text",
    ["; " * 900, "1 of " * 350, " × ".join("9" * 500), "(" * 1900, "9," * 950, "missing " * 200 + "; twice " * 50],
)
def test_texts_made_to_take_long_do_not(text: str) -> None:
    """Every template is matched with them; one that tried all ways to divide them would run into pytest's limit."""
    for key, template in ALL:
        template.match(text[:2000])
        assert say(words("nl"), key, text)


def say(to: Words, key: str, text: str) -> str:
    check, _, field = key.removeprefix("finding-").partition(".")
    return str(getattr(to.finding(replace(Judged(check), **{field: text})), field))


def test_kinds_of_holes_are_few_and_known() -> None:
    """A hole that is not a value but a text has at most one neighbour that it could be mistaken for."""
    for _, template in ALL:
        for hole in template.holes:
            assert hole.pattern.count(".*") <= 1, template.code
    assert re.fullmatch(r"[a-z]+", kind("number2"))
