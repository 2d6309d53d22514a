"""Says a finding in the reader's language: from its code and values; of one that releases up to 0.4 wrote, as it was written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from heritage.messages import saying
from heritage.messages.speaker import Speaker
from heritage.messages.values import Said


class Judged(Protocol):
    """What a finding has, wherever it comes from: a sheet, the catalogue, a report."""

    @property
    def check(self) -> str: ...
    @property
    def wanted(self) -> str: ...
    @property
    def found(self) -> str: ...
    @property
    def advice(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def values(self) -> Mapping[str, Any]: ...


@dataclass(frozen=True, slots=True)
class FindingWords:
    """A finding as a coordinator reads it. `why`: what the check means; `todo`: what to do where the finding has no advice."""

    title: str
    wanted: Said
    found: Said
    advice: Said
    why: str
    todo: str


def worded(words: Speaker, finding: Judged) -> FindingWords:
    """The finding in the language of `words`."""
    said = [_field(words, finding, of) for of in ("wanted", "found", "advice")]
    return FindingWords(
        title(words, finding.check), *said, *(_about(words, finding.check, of) for of in ("why", "todo"))
    )


def _field(words: Speaker, finding: Judged, of: str) -> Said:
    text = getattr(finding, of)
    if not text or words.language == "en":
        return Said(text)
    if not finding.code:
        return Said(text, "en" if re.search(r"[^\W\d_]", text) else "")
    return saying.said(words, finding.check, of, finding.code, finding.values)


def title(words: Speaker, check: str) -> str:
    """The check's title; its stable name where it has none."""
    return words(f"check-{check}") if words.knows(f"check-{check}") else check


def _about(words: Speaker, check: str, attribute: str) -> str:
    code = f"check-{check}.{attribute}"
    return words(code) if words.knows(code) else ""
