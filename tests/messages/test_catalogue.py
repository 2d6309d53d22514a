"""Every language says what English says, and every code that a page uses is there."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from heritage.messages import LANGUAGES
from heritage.messages.loading import LOCALE
from messages import reading


def test_every_language_says_what_english_says() -> None:
    assert reading.differences() == []
    assert len(reading.areas("en")["common"]) > 100


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        (("answer-yes = ja\n", ""), "nl/common.ftl lacks answer-yes"),
        (("    .why = Twee", "    .reden = Twee"), "nl/common.ftl lacks item-state-deposited.why"),
        (("Terug naar { $where }", "Terug"), "nl/common.ftl: nav-up names [], English ['where']"),
    ],
)
def test_a_language_that_lags_behind_is_told(tmp_path: Path, broken: tuple[str, str], told: str) -> None:
    locale = tmp_path / "locale"
    for language in LANGUAGES:
        (locale / language).mkdir(parents=True)
        shutil.copy(LOCALE / language / "common.ftl", locale / language)
    file = locale / "nl" / "common.ftl"
    text = file.read_text("utf-8")
    assert broken[0] in text
    file.write_text(text.replace(*broken), "utf-8")
    assert told in reading.differences(locale)


def test_codes_that_pages_use_exist() -> None:
    known = {code for area in reading.areas("en").values() for code in area}
    gone = [
        f"{file}: {code}"
        for file, code, begins in reading.used()
        if not (any(one.startswith(code) for one in known) if begins else code in known)
    ]
    assert gone == []


def test_codes_are_found_in_sources() -> None:
    template = (
        """{{ t("skip-to-content") }} {{ t('count-items', count=3) }} {{ t("role-" ~ file.role) }} {{ format("no") }}"""
    )
    assert list(reading.used_in_templates(template)) == [
        ("skip-to-content", False),
        ("count-items", False),
        ("role-", True),
    ]
    source = 'words("nl")\nframe.words("skip-to-content")\nt(f"role-{role}", a=1)\nother("x")'
    assert list(reading.used_in_python(source)) == [("skip-to-content", False), ("role-", True)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_left_english_in_another_language(language: str) -> None:
    """A whole sentence that is the same in two languages was forgotten."""
    english, other = (_sentences(code) for code in ("en", language))
    same = [code for code, text in english.items() if _many_words(text) and other[code] == text]
    assert same == [] or language == "en"


def _many_words(text: str) -> bool:
    return len(re.findall(r"[^\W\d_]{2,}", re.sub(r"{[^{}]*}", "", text))) > 3


def _sentences(language: str) -> dict[str, str]:
    from fluent.syntax import FluentParser, ast, serializer

    found = {}
    for file in (LOCALE / language).glob("*.ftl"):
        for entry in FluentParser().parse(file.read_text("utf-8")).body:
            if isinstance(entry, ast.Message):
                found |= {code: serializer.serialize_pattern(p) for code, p in reading.patterns(entry)}
    return found
