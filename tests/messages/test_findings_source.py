"""Everything a check can write has its template in four languages, and no template is left over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from heritage.messages import LANGUAGES, words
from heritage.messages.templates import Template, templates
from messages import extraction
from messages.calls import names as coded
from messages.extraction import HOLE, Found, plain, wordy

QC = Path(__file__).resolve().parents[2] / "include" / "heritage" / "qc"
CODED = {name for source in QC.glob("*.py") for name in coded(source)}
"""Checks that write codes."""

HOW = (
    "\nWord it in include/heritage/messages/locale/{en,nl,fr,de}/findings.ftl, below `finding-<check>`, as `.wanted…`, `.found…`, "
    "`.advice…` or `.part…`; English exactly as the check writes it, with a variable for each hole (templates.py lists their kinds)."
)


@pytest.fixture(scope="module")
def said() -> list[Found]:
    return extraction.checks(QC)


def is_worded(one: Found) -> bool:
    """By a template of its own, or by one of its check's that has words and a hole where this text has more words."""
    found = [*templates().get(f"finding-{one.check}.{one.field}", ()), *templates().get(f"finding-any.{one.field}", ())]
    return any(one.text == skeleton(t) or (wordy(skeleton(t)) and t.match(one.text)) for t in found)


def skeleton(template: Template) -> str:
    return plain(HOLE.join(template.literals))


def test_whatever_a_check_writes_is_worded(said: list[Found]) -> None:
    lacking = [
        f"{one.check} {one.field}: {one.text.replace(HOLE, '{…}')!r} ({one.where})"
        for one in said
        if wordy(one.text) and not is_worded(one)
    ]
    assert lacking == [], HOW


def test_no_wording_is_left_over(said: list[Found]) -> None:
    written: dict[tuple[str, str], list[str]] = {}
    for one in said:
        for check in (one.check, "any"):
            written.setdefault((check, one.field), []).append(one.text)
    coded = {check for call in CODED for check in (*call.checks, "any", "nothing-asked")}
    over = [
        template.code
        for key, group in templates().items()
        if key.startswith("finding-")
        and key.removeprefix("finding-").partition(".")[0] not in CODED | {"any", "nothing-asked"}
        for template in group
        if not is_written(template, written.get(tuple(key.removeprefix("finding-").split(".")), ()))  # type: ignore[arg-type]
    ]
    assert over == [], "these are written by no check any more: take them out of findings.ftl"


def is_written(template: Template, texts: Sequence[str]) -> bool:
    """Does a check write this, or nothing but a value where the template is nothing else?"""
    mine = skeleton(template)
    if not wordy(mine):
        return mine in texts or any(not wordy(text) for text in texts)
    return any(text == mine or template.match(text) is not None for text in texts)


def test_what_our_readers_say_is_still_said() -> None:
    """A reason that no source writes any more would only be read by translators."""
    rooms = ("measure", "measure/shape", "measure/stored", "tools", "tools/sound")
    written = {text for room in rooms for text in extraction.literals(QC.parent / room) if wordy(text)}
    over = [t.code for t in templates()["reason.part"] if not any(is_in(t, text) for text in written)]
    assert len(templates()["reason.part"]) > 70
    assert over == []


def is_in(template: Template, text: str) -> bool:
    """Is it the text, what it is about, or its end behind the name of a file; or one of those that the source makes?"""
    mine = skeleton(template)
    said = text == mine or text.endswith(f": {mine}") or text.startswith(f"{mine}: ")
    return said or (text.count(" ") > 2 and bool(_pattern(text).fullmatch(mine)))


@cache
def _pattern(text: str) -> re.Pattern[str]:
    """The text, with anything in its holes, and perhaps the name of a file before it."""
    return re.compile("(.*: )?" + ".*".join(map(re.escape, text.split(HOLE))))


def test_every_check_has_a_title_its_meaning_and_what_to_do(said: list[Found]) -> None:
    names = ({one.check for one in said} | {check for call in CODED for check in call.checks}) - {""}
    assert len(names) > 100
    for language in LANGUAGES:
        say = words(language)
        lacking = [
            f"check-{name}{of}"
            for name in sorted(names)
            for of in ("", ".why", ".todo")
            if not say.knows(f"check-{name}{of}")
        ]
        assert lacking == [], f"{language}: word them in checks.ftl"


def test_the_names_are_those_that_the_checks_have() -> None:
    """The reading of the source misses none of the checks that the program knows."""
    import importlib

    from heritage.contracts import Check

    modules = [
        importlib.import_module(f"heritage.qc.{path.stem}") for path in QC.glob("*.py") if path.stem != "__init__"
    ]
    known = {value.name for module in modules for value in vars(module).values() if isinstance(value, Check)}
    assert known <= extraction.names(QC) | {check for call in CODED for check in call.checks}


SOURCE = '''
from heritage.contracts import Asked, check

_AGAIN = "Have it made again."
_WORDS = {"a": "one thing", "b": "another"}

@check("thing-size")
def size(measured, asked):
    """Is it large enough?"""
    found = measured.number("thing.size")
    names = [f"{name} is small" for name in measured.get("names")]
    more = " and more" if found else ""
    for kind, word in (("x", "wide"), ("y", "high")):
        yield asked.judged(found > 1, "s", f"at least {found:.1%} {word}", _told(found) + more, _AGAIN)
    yield asked.noted("s", _WORDS[kind], "; ".join(names))

def _told(found):
    if found < 0:
        return "less than nothing"
    return f"{found:g} mm"
'''


def test_the_source_is_read_with_its_branches_and_calls(tmp_path: Path) -> None:
    (tmp_path / "thing.py").write_text(SOURCE, "utf-8")
    found = {(one.field, one.text.replace(HOLE, "{}")) for one in extraction.checks(tmp_path)}
    assert found == {
        ("wanted", "at least {}% wide"), ("wanted", "at least {}% high"), ("wanted", "one thing"), ("wanted", "another"),
        ("found", "less than nothing"), ("found", "less than nothing and more"), ("found", "{} mm"), ("found", "{} mm and more"),
        ("found", "{}"), ("part", "{} is small"), ("advice", "Have it made again."),
    }  # fmt: skip
    assert extraction.names(tmp_path) == {"thing-size"}
