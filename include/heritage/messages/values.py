"""What a finding's values look like in a sentence: numbers, lists, words of the vocabulary, times, sentences inside the sentence.

A message writes `{ $limit }` for a value as it is, and calls a function where it wants more:

- `N($share, ".1%")`: a number by Python's format specification, with the language's signs;
- `LIST($names, "and")`: joined by a separator, or by the language's "and", "or" or semicolon ("then"); five of them and how many
  more, or `most: 3`;
  its numbers by `as: ".1f"`;
- `WORD($compression)`: a word of the vocabulary (`finding-word`), or a list of them: `LIST(WORD($allowed), "or")`;
- `TIMES($spans)`: moments [s, …] or stretches [[from, to], …] in seconds, as people at a player read them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any

from babel import Locale
from babel.numbers import get_decimal_symbol, get_group_symbol
from fluent.runtime.types import FluentType

from heritage.messages.figures import clock

SHOWN = 5
"""Values of a list that are named one by one."""

_SPELLED = frozenset({"and", "or", "then"})
"""Separators that each language spells its own way: `finding-and`, and a semicolon with its blanks."""

Say = Callable[..., str]
"""Says a message of the vocabulary: its code, and its values."""


class Number(FluentType):
    """A number as the message wants it, which counts as what it is (one page, two pages)."""

    def __init__(self, value: float, locale: str, spec: str = "") -> None:
        self.value, self.locale = value, locale
        self.text = signed(format(value, spec or ("g" if isinstance(value, float) else "")), locale)
        self.plural = Locale.parse(locale).plural_form(abs(value)) if isfinite(value) else "other"

    def format(self, locale: Locale) -> str:
        return self.text

    def __eq__(self, other: object) -> bool:
        """What a selector of Fluent asks: is it `one`, is it 0?"""
        return other in (self.plural, self.value)

    def __hash__(self) -> int:
        return hash(self.plural)


class Said(str):
    """A text, and its language where that is not the page's: "" or "en"."""

    lang: str
    __slots__ = ("lang",)

    def __new__(cls, text: str, lang: str = "") -> Said:
        made = super().__new__(cls, text)
        made.lang = lang
        return made


@dataclass(frozen=True, slots=True)
class Several(FluentType):
    """A list; `of`: how many there were, where not all were kept. Shown as it is, values are separated by commas and sentences
    by semicolons."""

    values: tuple[Any, ...]
    of: int
    say: Say

    def format(self, locale: Locale) -> str:
        return self.joined("then" if any(isinstance(one, Said) for one in self.values) else ", ")

    def joined(self, between: str, most: int = SHOWN, spec: str = "") -> str:
        shown = [_text(one, spec) for one in self.values[:most]]
        more = self.of - len(shown)
        text = self.say(f"finding-{between}", spaced=" ").join(shown) if between in _SPELLED else between.join(shown)
        return self.say("finding-more", list=text, count=more) if more else text


def filled(value: Any, locale: str, say: Say, sentence: Callable[[Mapping[str, Any]], Said]) -> FluentType | str:
    """A value of a finding as a message can show it; `sentence` says one that is inside."""
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: ""}[value]
    if isinstance(value, int | float):
        return Number(value, locale)
    if isinstance(value, Mapping):
        return _several(value["first"], value["of"], locale, say, sentence) if "first" in value else sentence(value)
    if isinstance(value, list | tuple):
        return _several(value, len(value), locale, say, sentence)
    return str(value)


def _several(values: Sequence[Any], of: int, locale: str, say: Say, sentence: Any) -> Several:
    return Several(tuple(filled(one, locale, say, sentence) for one in values), of, say)


def functions(locale: str, say: Say) -> Mapping[str, Callable[..., FluentType | str]]:
    """What messages of this language may call."""

    def number(value: Number, spec: str) -> Number:
        return Number(value.value, locale, spec)

    def listed(values: Several, between: str, most: Any = SHOWN, **spec: str) -> str:
        return values.joined(between, int(most), spec.get("as", ""))

    def word(value: Several | str) -> Several | str:
        if isinstance(value, Several):
            return Several(tuple(map(word, value.values)), value.of, say)
        return say("finding-word." + re.sub(r"[^a-z0-9]+", "-", str(value).lower()).strip("-")) or str(value)

    def times(value: Several | Number) -> str:
        found = value if isinstance(value, Several) else Several((value,), 1, say)
        return Several(tuple(_moment(one, locale) for one in found.values), found.of, say).joined(", ")

    return {"N": number, "LIST": listed, "WORD": word, "TIMES": times}


def _text(value: Any, spec: str) -> str:
    if isinstance(value, Number):
        return Number(value.value, value.locale, spec).text
    return value.joined(", ") if isinstance(value, Several) else str(value)


def _moment(value: Any, locale: str) -> str:
    if isinstance(value, Number):
        return clock(value.value)
    start, end = (one.value for one in value.values[:2])
    return f"{clock(start)}–{clock(end)} ({signed(f'{end - start:.3g}', locale)} s)"


def signed(text: str, locale: str) -> str:
    """A number that Python wrote, with the language's signs; before % a blank that does not break, where it has one."""
    signs = {".": get_decimal_symbol(locale), ",": get_group_symbol(locale)}
    percent = Locale.parse(locale).percent_formats[None].pattern.lstrip("#,0.")
    return re.sub("[.,]", lambda sign: signs[sign[0]], text).replace("%", percent)
