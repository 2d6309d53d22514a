"""Whatever the watch finds late is said in all four languages with the values that it gives, and nothing is worded that it never finds."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest

from heritage.flows.house import watch
from heritage.flows.house.watched import Late
from heritage.messages import LANGUAGES, late, words
from messages import reading


def found() -> Iterator[tuple[str, set[str]]]:
    """(code, names of the values) of every `Late.of(…)` of the watch; `**{"last": …}` counts where it is given at all."""
    for node in ast.walk(ast.parse(Path(watch.__file__).read_text("utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Late.of":
            given = {word.arg for word in node.keywords if word.arg} - {"advice"}
            given |= {
                key.value
                for word in node.keywords
                if word.arg is None
                for key in ast.walk(word.value)
                if isinstance(key, ast.Constant) and isinstance(key.value, str)
            }
            given |= {"this", "first"} if "digests" in ast.unparse(node) else set()
            yield from ((code, given) for code in _codes(node.args[-1]))


def _codes(code: ast.expr) -> list[str]:
    if isinstance(code, ast.Name):  # question: chosen a line before
        return ["question", "question-over"]
    return [one.value for one in ast.walk(code) if isinstance(one, ast.Constant) and isinstance(one.value, str)]


def test_all_that_is_found_is_worded_and_nothing_else() -> None:
    calls = dict(found())
    assert len(calls) > 18
    for language in LANGUAGES:
        said = {code: names for area in reading.areas(language).values() for code, names in area.items()}
        worded = {code.removeprefix("late-") for code in said if code.startswith("late-") and "." not in code}
        assert worded == calls.keys()
        for code, given in calls.items():
            assert said[f"late-{code}"] | said[f"late-{code}.todo"] <= given, (language, code)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_said_from_its_values(language: str) -> None:
    one = Late.of("coverage", site="site-a", number=1, days=90)
    assert one.said == "site-a: one copy was not found whole within 90 days"
    said, todo = late.said(words(language), one), late.advice(words(language), one)
    assert "site-a" in said and "90" in said and "audit" in todo and (said.lang, todo.lang) == ("", "")
    assert (said == one.said) == (language == "en")
    assert Late(**asdict(one)) == one


def test_what_an_error_said_and_what_older_releases_kept_is_english_and_marked_so() -> None:
    away = Late.of("site", advice="Mount the disk.", site="site-a", error="nothing is mounted there")
    assert (away.said, away.advice) == ("site-a: nothing is mounted there", "Mount the disk.")
    assert late.advice(words("fr"), away).lang == "en"
    old = Late("audit", "site-a: no audit has ended", "Look at the DAG audit")
    assert late.said(words("nl"), old) == old.said and late.said(words("nl"), old).lang == "en"
    assert late.said(words("en"), old).lang == ""


def test_what_lies_in_the_inbox_is_said_in_the_words_of_the_inbox() -> None:
    code, why = "packed", "a packed file (zip, tar …), which nobody unpacks"
    one = Late.of("inbox", advice="Unpack it.", path="kbr/paper/a.zip", days=3, why=why, inbox=code)
    assert one.said == f"kbr/paper/a.zip: in the inbox for 3 days and not taken in: {why}"
    nl = words("nl")
    assert nl("inbox-packed") in late.said(nl, one) and late.advice(nl, one) == nl("inbox-packed.todo")
