"""Reads our own English back, where it is kept without code and values: what readers of files say is wrong with one (reasons.ftl), and why
a delivery was refused (refusals.ftl).

A text is matched with its templates and said anew with the same values: numbers with the language's decimal sign, units, paths and names
untouched. What does not match is shown as it was written."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from math import isfinite
from typing import TYPE_CHECKING

from babel import Locale
from babel.numbers import get_decimal_symbol, get_group_symbol
from fluent.runtime.types import FluentType

from heritage.messages.templates import LONGEST, NUMBER, candidates, kind
from heritage.messages.values import Said

if TYPE_CHECKING:
    from heritage.messages.wording import Words

_DEEPEST = 6
"""Sentences inside sentences."""

_KINDS = frozenset({"malformed", "truncated", "slice-crc", "decoding", "digest"})
"""Kinds of damage, which measure writes before some reasons; the check's title says the same."""


def read(words: Words, reason: str) -> Said:
    """What one of our readers said is wrong with a file: a sentence, or several."""
    if words.language == "en":
        return Said(reason)
    return _Filler(words, "reason", "part", 1)._parts(reason)


def said_again(words: Words, owner: str, field: str, text: str) -> Said:
    """The text in the language of `words`; English, and marked as such, when no template of the owner makes it."""
    if not text or words.language == "en":
        return Said(text)
    found = _again(words, owner, field, text, 0)
    return _as_written(words, text) if found is None else found


def _as_written(words: Words, text: str) -> Said:
    """English, unless it is figures only."""
    return Said(text, "en") if re.search(r"[^\W\d_]", text) else Said(_figures(words, text))


@lru_cache(maxsize=8192)
def _again(words: Words, owner: str, field: str, text: str, depth: int) -> Said | None:
    """The text in the other language, or None when no template of the owner makes it."""
    if len(text) > LONGEST or depth > _DEEPEST:
        return None
    for template in candidates(owner, field):
        values = template.match(text)
        if values is not None:
            filler = _Filler(words, owner, field, depth + 1)
            filled = {name: filler.filled(name, value) for name, value in values.items()}
            foreign = not template.weight and any(isinstance(value, Said) and value.lang for value in filled.values())
            return Said(words(template.code, **filled), "en" if foreign else "")
    return None


class _Number(FluentType):
    """A number that is shown with the digits that the check wrote, and counts as what it is (one page, two pages). No float:
    Fluent would write it anew, and 5.000 is measured more exactly than 5."""

    def __init__(self, text: str, value: float, locale: str) -> None:
        self.text = text
        self.plural = Locale.parse(locale).plural_form(value) if isfinite(value) else "other"

    def format(self, locale: Locale) -> str:
        return self.text

    def __eq__(self, other: object) -> bool:
        """What a selector of Fluent asks: is it `one`?"""
        return other == self.plural

    def __hash__(self) -> int:
        return hash(self.plural)


@dataclass(frozen=True, slots=True)
class _Filler:
    """Fills the holes of one sentence."""

    words: Words
    owner: str
    field: str
    depth: int

    def filled(self, hole: str, value: str) -> str | FluentType:
        ways: dict[str, Callable[[str], str | FluentType]] = {
            "number": self._number, "sizes": self._sizes, "figures": self._sizes, "limits": self._limits, "times": self._times, "list": self._listed, "track": self._track,
            "word": self._word, "words": self._vocabulary, "part": self._part, "parts": self._parts, "reason": self._parts, "same": self._same,
        }  # fmt: skip
        way = ways.get(kind(hole))
        return value if way is None else way(value)

    def _number(self, value: str) -> _Number:
        counted = abs(float(value.replace(",", "").replace("−", "-")))
        return _Number(_figures(self.words, value), counted, self.words.locale)

    def _sizes(self, value: str) -> str:
        return _figures(self.words, value)

    def _limits(self, value: str) -> str:
        return _figures(self.words, value).replace(" and ", self.words("finding-and"))

    def _listed(self, value: str) -> str:
        head, more, count = value.rpartition(" and ")
        if more and (matched := re.fullmatch(r"(\d+) more", count)):
            return self.words("finding-more", list=head, count=int(matched[1]))
        return value

    def _times(self, value: str) -> str:
        """Times of the clock stay as players show them; lengths in seconds get the language's decimal sign."""
        return self._listed(re.sub(r"\([^()]* s\)", lambda found: _figures(self.words, found[0]), value))

    def _track(self, value: str) -> str:
        return self.words("finding-track", track=re.sub(r"\D", "", value)) if value else ""

    def _word(self, value: str) -> str:
        code = "finding-word." + re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-")
        return self.words(code) if self.words.knows(code) else value

    def _vocabulary(self, value: str) -> str:
        """Several words: `rgb or grey`, `jpeg and jp2`, `a, b`."""
        pieces = re.split(r"( or | and |, )", value)
        return "".join(self.words("finding-or") if p == " or " else self.words("finding-and") if p == " and "
                       else self._word(p) for p in pieces)  # fmt: skip

    def _part(self, value: str) -> Said:
        """One sentence, perhaps with what it is about before it: `a.wav: no data chunk`."""
        found = _again(self.words, self.owner, "part", value, self.depth)
        head, colon, rest = value.partition(": ")
        if found is not None or not colon or self.depth >= _DEEPEST:
            return _as_written(self.words, self._listed(value)) if found is None else found
        said = replace(self, depth=self.depth + 1)._part(rest)
        if said.lang or head in _KINDS:
            return _as_written(self.words, value) if said.lang else said
        about = _again(self.words, self.owner, "part", head, self.depth)
        return Said(self.words("reason.about", what=about or head, said=said))

    def _parts(self, value: str) -> Said:
        """Sentences one after the other; English when none of them could be said. A sentence may hold a semicolon itself."""
        separator = "; " if "; " in value or not self._part(value).lang else ", "
        pieces, parts = value.split(separator), []
        while pieces:
            tries = [(length, self._part(separator.join(pieces[:length]))) for length in (1, 2)[: len(pieces)]]
            length, said = next(((n, s) for n, s in tries if not s.lang), tries[0])
            parts.append(said)
            del pieces[:length]
        between = self.words("finding-then") if separator == "; " else separator
        return Said(between.join(parts), "en" if all(part.lang for part in parts) else "")

    def _same(self, value: str) -> str:
        found = _again(self.words, self.owner, self.field, value, self.depth)
        return _figures(self.words, value) if found is None else found


def _figures(words: Words, text: str) -> str:
    """Every number in the text with the language's signs; what is joined to a letter or another dot is a name, and left."""
    decimal, group = get_decimal_symbol(words.locale), get_group_symbol(words.locale)
    signs = {".": decimal, ",": group}
    return re.sub(
        rf"(?<![\w.,]){NUMBER}(?![\w.]*\w)", lambda found: re.sub("[.,]", lambda s: signs[s[0]], found[0]), text
    )
