"""Each reason for which a delivery can be refused can be said in all four languages with the values that it gives, and no sentence is left
over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import ast

from heritage.ingest import known, names
from heritage.messages import LANGUAGES, words
from heritage.messages.loading import LOCALE, entries
from heritage.messages.saying import PROBLEMS, message_of
from heritage.model import Ground
from heritage.model.refused import grounds, kept
from heritage.problem import Problem, problem
from messages.refusal_calls import Call, calls
from messages.test_codes import Called

HOUSE = Path(__file__).resolve().parents[2] / "include" / "heritage"
ROOMS = ("ingest", "rights", "revise", "flows/revise")
"""Where something that people hand in is refused."""
FIELDS = ("wanted", "found", "advice")
HOW = "\nWord it in include/heritage/messages/locale/{en,nl,fr,de}/refusals.ftl, below `problem-<rule>` (messages/saying.py says how)."


@cache
def written() -> tuple[Call, ...]:
    return tuple(
        call
        for source in (
            source for room in ROOMS for source in sorted((HOUSE / room).rglob("*.py")) or [HOUSE / f"{room}.py"]
        )
        for call in calls(source)
    )


@cache
def said(language: str) -> dict[str, ast.Pattern]:
    file = LOCALE / language / "refusals.ftl"
    return {f"{e.id.name}.{a.id.name}": a.value for e in entries(file) for a in e.attributes}


def rules_of(call: Call) -> list[str]:
    return [rule for rule in words("en").known("refusal-") if re.fullmatch(call.rule, rule)]


def messages(call: Call) -> Iterator[tuple[str, str, str, str]]:
    """Rule, code, field, and the message's name; "" where there is none."""
    for rule in rules_of(call):
        for code in call.codes:
            for field in ("part",) if call.part else FIELDS:
                yield rule, code, field, message_of(rule, field, code, PROBLEMS)


def variables(message: str) -> set[str]:
    """Of the sentence, and of those that it refers to."""
    found = Called(said("en")[message])
    return found.variables.union(*map(variables, found.references))


def test_every_code_has_its_sentences_and_its_values() -> None:
    lacking = []
    for call in written():
        assert call.codes, f"{call.where}: write the code out, one for each answer"
        assert rules_of(call), f"{call.where}: {call.rule} has no title (refusal-{call.rule})"
        found = list(messages(call))
        for code in call.codes:
            for field in {field for _, _, field, _ in found}:
                if not any(message for _, c, f, message in found if (c, f) == (code, field)):
                    lacking.append(f"{call.where}: {call.rule} has no {field} for {code!r}")
        if call.values is not None and call.is_of_one:
            lacking += [
                f"{call.where}: {message} shows ${name}, which is not given"
                for *_, message in found
                if message
                for name in variables(message) - call.values
            ]
    assert lacking == [], HOW


def test_no_sentence_is_left_over() -> None:
    """What no call's code comes to, nor another sentence, would only be read by translators. What a rule says of any code is reached by
    the calls that name the rule, where there are some."""
    named = {call.rule for call in written() if call.is_of_one}
    reached = {
        message
        for call in written()
        for rule, _, field, message in messages(call)
        if not message.endswith(f".{field}") or rule in call.rule.split("|") or rule not in named
    }
    reached |= {message for pattern in said("en").values() for message in Called(pattern).references}
    over = [message for message in said("en") if message.startswith("problem-") and message not in reached]
    assert over == [], "capture says none of these: take them out of refusals.ftl"


def test_every_rule_has_a_title_and_its_meaning() -> None:
    rules = words("en").known("refusal-")
    assert {call.rule for call in written() if call.is_of_one} <= set(rules)
    for language in LANGUAGES:
        assert all(words(language).knows(f"refusal-{rule}.why") for rule in rules)


def test_languages_show_the_same_values_alike() -> None:
    for language in LANGUAGES[1:]:
        for message, pattern in said("en").items():
            ours, theirs = Called(pattern), Called(said(language)[message])
            assert (message, ours.variables, ours.formats) == (message, theirs.variables, theirs.formats)


@pytest.mark.parametrize(
    ("problem", "english", "dutch"),
    [
        (problem("checksum-missing", "objects/A/1.tif", "listed-missing", list="metadata/checksum.md5", line=3),
         "objects/A/1.tif [checksum-missing]: wanted the file that metadata/checksum.md5, line 3 names, found no such file. Deliver the file, or correct the list.",
         "objects/A/1.tif: gevraagd: het bestand dat metadata/checksum.md5, regel 3 noemt; aangetroffen: geen zulk bestand. Lever het bestand, of verbeter de lijst."),
        (next(names.faults("objects/A/" + "é" * 300)),
         f"objects/A/{'é' * 290}… [name-length]: wanted at most 200 bytes, found 600 bytes. Rename it at the source, write its checksum line anew and hand the delivery in again.",
         f"objects/A/{'é' * 290}…: gevraagd: hoogstens 200 bytes; aangetroffen: 600 bytes. Hernoem het aan de bron, maak de regel met het controlegetal opnieuw en dien de levering opnieuw in."),
        (known.under_no_policy("{ $number } { nav-up }", ["capture", "legacy"]),
         'policy [policy]: wanted one of capture, legacy, found "{ $number } { nav-up }". Choose one of these.',
         'policy: gevraagd: een van capture, legacy; aangetroffen: "{ $number } { nav-up }". Kies er een van.'),
    ],
)  # fmt: skip
def test_a_reason_is_said_from_its_values(problem: Problem, english: str, dutch: str) -> None:
    assert (str(problem), problem.ground) == (english, english)
    for ground in (problem.ground, *grounds([english], kept([problem.ground]))):
        there = words("nl").refusal(ground)
        assert (there.text, there.text.lang, there.rule) == (dutch, "", problem.rule)
        assert there.title
        assert {there.wanted.lang, there.found.lang, there.advice.lang} == {""}
        here = words("en").refusal(ground)
        assert (here.wanted, here.found, here.advice) == problem.said


@pytest.mark.parametrize(
    "beside", [[], [{}], [{"rule": "policy"}], ["?"], [{"rule": "no-such", "subject": "", "code": "", "values": {}}]]
)
def test_a_sentence_alone_is_shown_as_it_was_written(beside: list[dict[str, object]]) -> None:
    reason = "policy [policy]: wanted one of capture, legacy, found strict. Choose one of these."
    (ground,) = grounds([reason], beside)
    told = words("de").refusal(ground)
    assert (told.text, told.text.lang, told.rule) == (reason, "en", "")
    assert words("en").refusal(reason).text.lang == ""


def test_what_real_deliveries_are_refused_for(tmp_path: Path) -> None:
    """A delivery with one fault of many kinds: every reason is said in every language, and is a number where it was one."""
    from heritage import settings
    from heritage.errors import DeliveryRefused
    from heritage.ingest import intake

    folder = tmp_path / "d"
    (folder / "objects" / "A").mkdir(parents=True)
    (folder / "objects" / "B").mkdir()
    (folder / "metadata").mkdir()
    (folder / "objects" / "A" / "a:b.tif").write_bytes(b"II*\0")
    (folder / "objects" / "A" / "P1.tif").write_bytes(b"II*\0")
    (folder / "objects" / "A" / "p1.tif").write_bytes(b"II*\0")
    (folder / "objects" / "A" / "aux.tif").symlink_to("p1.tif")
    (folder / "stray.txt").write_text("x")
    (folder / "metadata" / "checksum.md5").write_text(
        "00  objects/A/p1.tif\n" + "0" * 32 + "  objects/A/p1.tif\n" + "0" * 32 + "  objects/A/none.tif\n"
    )
    (folder / "metadata" / "metadata.csv").write_text("filename;dc.title\n")
    (folder / "metadata" / "delivery.yaml").write_text(
        "institution: kbrr\nworkline: paper\nbatch: 12\ncaptured: tomorrow\nitems: [A]\n"
    )
    with pytest.raises(DeliveryRefused) as refused:
        intake.receive(folder, institutions=settings.institutions(), worklines=["paper"], policies={})
    reasons = [reason for reason in refused.value.reasons if isinstance(reason, Ground)]
    assert len(reasons) == len(refused.value.reasons) > 10
    for language in LANGUAGES[1:]:
        for reason in reasons:
            told = words(language).refusal(reason)
            assert told.rule, reason
            assert {told.wanted.lang, told.found.lang, told.advice.lang} == {""}, reason
    altered = next(reason for reason in reasons if reason.rule == "checksum")
    assert altered.values["list"] == "metadata/checksum.md5"
    assert (altered.code, altered.values["line"], altered.values["expected"]) == ("digest-other", 2, "0" * 32)
