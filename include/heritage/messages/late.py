"""Says what is late in the reader's language, from its code and values. English is what the watch kept beside them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from heritage.messages.values import Said
from heritage.messages.wording import Words

_MOMENTS = frozenset({"at", "last", "now", "since", "until"})
"""Values that are moments (ISO 8601)."""


class Kept(Protocol):
    """What the watch found (`flows.house.watched.Late`)."""

    @property
    def code(self) -> str: ...
    @property
    def values(self) -> Mapping[str, str | int]: ...
    @property
    def said(self) -> str: ...
    @property
    def advice(self) -> str: ...


def said(words: Words, one: Kept) -> Said:
    """What is late. What releases up to 0.4 kept is an English sentence."""
    return _said(words, one, f"late-{one.code}", one.said)


def advice(words: Words, one: Kept) -> Said:
    """What to do. A site's or a program's own advice is English."""
    if one.code in QUOTING:
        return Said(one.advice, "" if words.language == "en" else "en")
    if "inbox" in one.values and words.language != "en":
        return Said(words(f"inbox-{one.values['inbox']}.todo"))
    return _said(words, one, f"late-{one.code}.todo", one.advice)


QUOTING = frozenset({"site", "unwatched"})
"""Codes of what an error said, and advises."""


def english(words: Words, code: str, values: Mapping[str, str | int]) -> tuple[str, str]:
    """What is kept beside them: the sentence, and what to do."""
    return words(f"late-{code}", **values), words(f"late-{code}.todo", **values)


def _said(words: Words, one: Kept, message: str, kept: str) -> Said:
    if words.language == "en" or not one.code or not words.knows(message):
        return Said(kept, "" if words.language == "en" else "en")
    shown = {name: words.moment(str(value)) if name in _MOMENTS else value for name, value in one.values.items()}
    if "inbox" in shown:
        shown["why"] = words(f"inbox-{shown['inbox']}")
    return Said(words(message, **shown))
