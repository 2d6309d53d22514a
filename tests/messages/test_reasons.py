"""What our readers say of a file: each phrase has its sentence in all four languages, with the values that it is given."""

from __future__ import annotations

import ast
import pickle
from functools import cache
from pathlib import Path

from heritage.errors import NotReadHere, SourceUnreadable
from heritage.measure.refusal import as_kept, refused
from heritage.messages import LANGUAGES, words
from heritage.messages.saying import attributes, sentence
from heritage.model import NOT_READ, File, Measured, Reason, about, kept_value, phrase, reason_of
from messages.calls import Call, calls
from messages.reading import variables

HERITAGE = Path(__file__).resolve().parents[2] / "include" / "heritage"
ROOMS = ("tools", "measure", "normalise", "describe", "report")


@cache
def written() -> tuple[Call, ...]:
    sources = [HERITAGE / "keyed.py", *(s for room in ROOMS for s in sorted((HERITAGE / room).rglob("*.py")))]
    found = (call for source in sources for call in calls(source))
    return tuple(call for call in found if call.answer == "part")


def known() -> dict[str, frozenset[str]]:
    """Code → the variables of its sentence."""
    return {m.removeprefix("reason."): variables(p) for m, p in attributes().items() if m.startswith("reason.")}


def test_every_phrase_has_its_sentence_and_its_values() -> None:
    sentences, lacking = known(), []
    assert len(written()) > 20
    for call in written():
        assert call.codes, f"{call.where}: write the code out"
        for code in call.codes:
            if code not in sentences:
                lacking.append(f"{call.where}: no sentence for {code!r}")
            elif call.values is not None:
                lacking += [f"{call.where}: {code} shows ${name}, not given" for name in sentences[code] - call.values]
    assert lacking == [], "\nWord it in include/heritage/messages/locale/{en,nl,fr,de}/reasons.ftl, below `reason`."


def test_no_sentence_is_left_over() -> None:
    said = {code for call in written() for code in call.codes} | {"about"}
    assert sorted(known().keys() - said) == [], "no reader says these: take them out of reasons.ftl"


def test_no_reader_writes_english_itself() -> None:
    """What an outside tool said comes as a value."""
    sources = [source for room in ROOMS for source in sorted((HERITAGE / room).rglob("*.py"))]
    written_out = [
        f"{source.name}:{node.lineno}"
        for source in sources
        for node in ast.walk(ast.parse(source.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in UNREADABLE
        if isinstance(node.args[0], ast.JoinedStr | ast.Constant)
    ]
    assert written_out == [], "say it by phrase(…)"


UNREADABLE = {"SourceUnreadable", "NotReadHere"}


def test_no_check_has_a_phrase_of_this_name() -> None:
    checks = {code for source in (HERITAGE / "qc").rglob("*.py") for call in calls(source) for code in call.codes
              if call.answer == "part"}  # fmt: skip
    assert checks & known().keys() == set(), "one of the two would be said for the other"


CUT = about("a.png", phrase("png-cut", chunk="IDAT", at=12345))


def test_an_error_is_its_english_and_travels_between_processes() -> None:
    error = pickle.loads(pickle.dumps(NotReadHere(CUT)))
    assert (str(error), error.reason) == ("a.png: the IDAT chunk at byte 12,345 is cut off", CUT)


def test_a_sheet_keeps_code_values_and_english_and_a_finding_takes_them() -> None:
    measured = as_kept(refused(Measured(File("a.png", 1, "0" * 64), {"x": [CUT, 1]}), "image", NotReadHere(CUT)))
    inside = {"phrase": "about", "what": "a.png", "said": {"phrase": "png-cut", "chunk": "IDAT", "at": 12345}}
    assert measured.refused == {"image": {**inside, "english": str(CUT)}}
    assert measured.facts == {"x": [measured.refused["image"], 1], NOT_READ: ["image"]}
    assert kept_value(reason_of(measured.refused["image"])) == kept_value([measured.refused["image"]])[0] == inside
    dutch = sentence(words("nl"), "", inside)
    assert (dutch, dutch.lang) == ("a.png: het IDAT-blok op byte 12.345 is afgekapt", "")


def test_kind_track_and_figures_are_said_in_each_language() -> None:
    short = phrase("container-short", promised=20 / 3, seconds=5.0)
    said = kept_value(phrase("truncated", said=phrase("sound-track", number=2, said=short)))
    assert [str(sentence(words(language), "", said)) for language in LANGUAGES] == [
        "truncated: sound track 2: the container promises 6.667 s, 5.000 s can be decoded",
        "afgebroken: geluidsspoor 2: de container belooft 6,667 s, 5,000 s is te decoderen",
        "tronqué\u00a0: piste sonore 2\u00a0: le conteneur annonce 6,667 s, 5,000 s sont décodables",
        "abgeschnitten: Tonspur 2: der Container verspricht 6,667 s, 5,000 s lassen sich dekodieren",
    ]


def test_what_another_tool_said_stays_english_and_says_so() -> None:
    quoted = sentence(words("fr"), "", kept_value(about("a.tif", "ValueError: no such tag")))
    assert (quoted.lang, str(quoted).startswith("a.tif")) == ("en", True)
    damaged = sentence(words("fr"), "", kept_value(phrase("png-damaged", tool=Reason("bad data"))))
    assert (damaged.lang, "bad data" in damaged) == ("", True)
    older = refused(Measured(File("a", 1, "0" * 64), {}), "image", SourceUnreadable("said by release 0.3"))
    assert as_kept(older).refused == {"image": "said by release 0.3"}
    said = [sentence(words(language), "", {"reason": "truncated: 8 bytes"}).lang for language in LANGUAGES]
    assert said == ["", "en", "en", "en"]


def test_a_code_that_is_no_more_is_said_in_the_english_that_was_kept() -> None:
    gone = {"phrase": "of-another-release", "english": "quite odd"}
    assert [sentence(words(language), "", gone).lang for language in LANGUAGES] == ["en"] * len(LANGUAGES)
    assert sentence(words("de"), "", gone) == "quite odd"
