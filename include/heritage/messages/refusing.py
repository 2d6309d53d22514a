"""Says why a delivery was refused in the reader's language, from the rule's code and values; what releases up to 0.4 kept, as it was
written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

from heritage.messages import saying
from heritage.messages.speaker import Speaker
from heritage.messages.values import Said

_NOTHING = Said("")


@dataclass(frozen=True, slots=True)
class RefusalWords:
    """One reason. `text`: all of it as one sentence. What is kept as a sentence alone has a text only, in English."""

    text: Said
    rule: str = ""
    title: str = ""
    why: str = ""
    subject: str = ""
    wanted: Said = _NOTHING
    found: Said = _NOTHING
    advice: Said = _NOTHING


@runtime_checkable
class Ground(Protocol):
    """What is kept beside a sentence (`model.Ground`)."""

    @property
    def rule(self) -> str: ...
    @property
    def subject(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def values(self) -> Mapping[str, Any]: ...


def refused(words: Speaker, reason: str) -> RefusalWords:
    """The reason in the language of `words`."""
    if not isinstance(reason, Ground) or not words.knows(f"refusal-{reason.rule}"):
        return RefusalWords(Said(reason, "" if words.language == "en" else "en"))
    wanted, found, advice = (
        saying.said(words, reason.rule, field, reason.code, reason.values, saying.PROBLEMS)
        for field in ("wanted", "found", "advice")
    )
    text = words("refusal", subject=reason.subject[:1000], wanted=wanted, found=found, advice=advice)
    title, why = words(f"refusal-{reason.rule}"), words(f"refusal-{reason.rule}.why")
    return RefusalWords(Said(text), reason.rule, title, why, reason.subject, wanted, found, advice)
