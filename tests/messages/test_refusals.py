"""Why a delivery was refused is said in the reader's language, whatever its files are called."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heritage.capture.problem import Problem
from heritage.messages import LANGUAGES, words
from heritage.messages.templates import Template, candidates, templates
from messages import extraction
from messages.extraction import HOLE, Found, plain, wordy

CAPTURE = Path(__file__).resolve().parents[2] / "include" / "heritage" / "capture"


@pytest.fixture(scope="module")
def said() -> list[Found]:
    return extraction.everything(CAPTURE)


def test_every_rule_has_a_title_and_its_meaning(said: list[Found]) -> None:
    rules = {one.check for one in said} - {""} | {"not-a-folder", "checksum", "checksum-path", "bagit-path"}
    assert rules == set(words("en").known("refusal-"))
    for language in LANGUAGES:
        assert all(words(language).knows(f"refusal-{rule}.why") for rule in rules)


def test_whatever_a_refusal_says_is_worded(said: list[Found]) -> None:
    lacking = [
        f"{one.check} {one.field}: {one.text.replace(HOLE, '{…}')!r} ({one.where})"
        for one in said
        if one.field != "part" and wordy(one.text) and not is_worded(one)
    ]
    assert lacking == [], "word it in refusals.ftl, below `problem-<rule>` or `problem-any`, in every language"


def is_worded(one: Found) -> bool:
    """By its rule, by any rule; or, where the source does not tell the rule, by one of the rules."""
    owners = [f"problem-{one.check}"] if one.check else sorted({key.partition(".")[0] for key in templates()})
    found = [t for owner in owners if owner.startswith("problem-") for t in candidates(owner, one.field)]
    return any(makes(t, one.text) for t in found)


def makes(template: Template, text: str) -> bool:
    """Is this the template's text, or one of those that it, or the source, makes with something in a hole?"""
    mine = plain(HOLE.join(template.literals))
    if not wordy(mine):
        return mine == text
    pattern = ".*".join(map(re.escape, text.split(HOLE)))
    return text == mine or template.match(text) is not None or (wordy(text) and bool(re.fullmatch(pattern, mine)))


def test_no_wording_is_left_over(said: list[Found]) -> None:
    written = extraction.literals(CAPTURE) | {one.text for one in said}
    over = [
        template.code
        for key, group in templates().items()
        if key.startswith("problem-")
        for template in group
        if template.weight and not any(makes(template, text) for text in written)
    ]
    assert over == []


@pytest.mark.parametrize(
    ("problem", "dutch"),
    [
        (Problem("checksum-missing", "objects/A/1.tif", "the file that metadata/checksum.md5, line 3 names", "no such file", "Deliver the file, or correct the list."),
         "objects/A/1.tif: gevraagd: het bestand dat metadata/checksum.md5, line 3 noemt; aangetroffen: geen zulk bestand. Lever het bestand, of verbeter de lijst."),
        (Problem("name-length", "objects/A/1.tif", "at most 200 bytes", "1,204 bytes", "Rename it at the source, write its checksum line anew and hand the delivery in again."),
         "objects/A/1.tif: gevraagd: hoogstens 200 bytes; aangetroffen: 1.204 bytes. Hernoem het aan de bron, maak de regel met het controlegetal opnieuw en dien de levering opnieuw in."),
        (Problem("delivery-note", "metadata/delivery.yaml: workline", "one of paper, photographs", '"papr"', 'Did you mean "paper"?'),
         'metadata/delivery.yaml: workline: gevraagd: een van paper, photographs; aangetroffen: "papr". Bedoelde u "paper"?'),
        (Problem("name-twin", "objects/A [x]: wanted, found b. c", "names that differ in more than case or the spelling of accents", '"objects/a, found it. So" beside it',
                 "Rename it at the source, write its checksum line anew and hand the delivery in again."),
         'objects/A [x]: wanted, found b. c: gevraagd: namen die in meer verschillen dan hoofdletters of de schrijfwijze van accenten; aangetroffen: "objects/a, found it. So" ernaast. '
         "Hernoem het aan de bron, maak de regel met het controlegetal opnieuw en dien de levering opnieuw in."),
    ],
)  # fmt: skip
def test_reasons_are_read_back(problem: Problem, dutch: str) -> None:
    said = words("nl").refusal(str(problem))
    assert (said.text, said.text.lang) == (dutch, "")
    assert said.rule == problem.rule
    assert said.title
    assert {said.wanted.lang, said.found.lang, said.advice.lang} == {""}
    english = words("en").refusal(str(problem))
    assert (english.wanted, english.found, english.advice) == (problem.wanted, problem.found, problem.advice)


def test_other_reasons_are_shown_as_they_are() -> None:
    reason = "policy: wanted one of capture, legacy, found strict"
    said = words("de").refusal(reason)
    assert (said.text, said.text.lang, said.rule) == (reason, "en", "")


@given(st.text(alphabet="[]: wanted found.,checksum-name \"'", max_size=3000))
def test_any_reason_can_be_said(reason: str) -> None:
    assert isinstance(words("fr").refusal(reason).text, str)


def test_what_real_deliveries_are_refused_for(tmp_path: Path) -> None:
    """A delivery with one fault of many kinds: every reason is said in every language."""
    from heritage import capture, settings
    from heritage.errors import DeliveryRefused

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
        capture.receive(folder, institutions=settings.institutions(), worklines=["paper"], policies={})
    assert len(refused.value.reasons) > 10
    for language in LANGUAGES[1:]:
        for reason in refused.value.reasons:
            said = words(language).refusal(reason)
            assert said.rule, reason
            assert {said.wanted.lang, said.found.lang, said.advice.lang} == {""}, reason
