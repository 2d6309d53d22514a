"""Words are found, figures are written as each language writes them, and what is wrong is told in tests only."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heritage.errors import ConfigError
from heritage.messages import LANGUAGES, Words, choose, words


def test_plurals_and_figures_of_each_language() -> None:
    said = [words(language)("count-items", count=1234) for language in LANGUAGES]
    assert said == ["1,234 items", "1.234 objecten", "1\u202f234 pièces", "1.234 Stücke"]
    assert [words(language)("count-items", count=1) for language in LANGUAGES] == [
        "1 item", "1 object", "1 pièce", "1 Stück",
    ]  # fmt: skip


def test_an_unknown_code_is_an_error_in_tests() -> None:
    with pytest.raises(ConfigError, match="no message 'nav-nowhere' in fr"):
        words("fr")("nav-nowhere")
    with pytest.raises(ConfigError, match="where"):
        words("fr")("nav-up")


def test_a_reader_sees_the_code_and_never_a_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HERITAGE_STRICT_MESSAGES")
    assert words("fr")("nav-nowhere") == "nav-nowhere"
    assert words("fr")("nav-up") == "Retour\u00a0: {$where}" or "where" in words("fr")("nav-up")


def test_attributes_are_codes_too() -> None:
    assert words("de")("error-429.todo").startswith("Warten Sie")
    assert words("de").knows("error-429.todo")
    assert not words("de").knows("error-429.why")
    assert not words("de").knows("error-999")


def test_values_are_text_and_nothing_else() -> None:
    """What a delivery is called cannot name another message, or a variable."""
    assert words("en")("nav-up", where="{ skip-to-content } { $x } <b>") == "Back to { skip-to-content } { $x } <b>"


def test_french_punctuation_is_not_torn_from_its_word() -> None:
    said = words("fr")("nav-up", where="a : b ; c ?")
    assert said == "Retour\u00a0: a : b ; c ?"  # what is filled in stays as it is
    todo = words("fr")("error-500.todo", reference="7")
    assert "Réessayez\u202f;" in todo
    assert "techniciens\u00a0: 7" in todo


def test_an_unknown_language_is_english() -> None:
    assert words("xx").language == "en"
    assert words("../nl").language == "en"


@pytest.mark.parametrize(
    ("language", "number", "percent", "size", "time"),
    [
        ("en", "1,234.5", "12.3%", "1.2 MB", "1 hr 2 mins"),
        ("nl", "1.234,5", "12,3%", "1,2 MB", "1 uur 2 min"),
        ("fr", "1\u202f234,5", "12,3\u202f%", "1,2\u202fMo", "1\u202fh 2\u202fmin"),
        ("de", "1.234,5", "12,3\u00a0%", "1,2 MB", "1 Std. 2 Min."),
    ],
)
def test_figures(language: str, number: str, percent: str, size: str, time: str) -> None:
    say = words(language)
    plain = [text.replace("\u202f", " ").replace("\u00a0", " ") for text in (number, percent, size, time)]
    found = (say.number(1234.5), say.percent(0.1234, 1), say.size(1_234_567), say.duration(3725))
    assert [text.replace("\u202f", " ").replace("\u00a0", " ") for text in found] == plain


def test_days_are_those_of_utc() -> None:
    late = "2026-11-28T23:30:00-02:00"
    assert [words(language).date(late) for language in LANGUAGES] == [
        "29 November 2026", "29 november 2026", "29 novembre 2026", "29. November 2026",
    ]  # fmt: skip
    assert words("nl").moment(late) == "29 november 2026, 01:30"
    assert words("nl").date(date(1901, 6, 4)) == "4 juni 1901"
    assert words("nl").moment(datetime(1901, 6, 4, 12, tzinfo=UTC)) == "4 juni 1901, 12:00"
    assert words("nl").date("about 1900") == "about 1900"


@pytest.mark.parametrize(
    ("header", "cookie", "asked", "chosen"),
    [
        ("fr-BE,fr;q=0.9,en;q=0.8", "", "", "fr"),
        ("en;q=0.5, de;q=0.7", "", "", "de"),
        ("nl;q=0, *", "", "", "en"),
        ("fr", "de", "", "de"),
        ("fr", "de", "nl", "nl"),
        ("fr", "../../etc", "<script>", "fr"),
        ("es,it", "", "", "en"),
        ("fr;q=x", "", "", "en"),
        ("", "", "", "en"),
    ],
)
def test_the_language_is_chosen(header: str, cookie: str, asked: str, chosen: str) -> None:
    assert choose(header, cookie, asked) == chosen


@given(st.text(), st.text(), st.text())
def test_whatever_a_request_says_it_gets_one_of_the_languages(header: str, cookie: str, asked: str) -> None:
    assert choose(header, cookie, asked) in LANGUAGES


@given(st.sampled_from(LANGUAGES), st.integers(-(10**18), 10**18), st.floats(0, 1e9))
def test_every_size_and_duration_can_be_said(language: str, bytes_: int, seconds: float) -> None:
    say: Words = words(language)
    assert say.size(bytes_)
    assert say.duration(seconds)
