"""What is wrong with a delivery, in words that a coordinator can act on; it decides nothing."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with the delivery. `rule` is a stable kebab-case name; `subject` the file, row or key. A problem that
    does not refuse is worth telling and becomes an event."""

    rule: str
    subject: str
    wanted: str
    found: str
    advice: str
    refuses: bool = True

    def __str__(self) -> str:
        return f"{shown(self.subject)} [{self.rule}]: wanted {self.wanted}, found {self.found}. {self.advice}"


_TURNING = frozenset("\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff")
"""Characters that are invisible or turn the direction of writing: a name can be made to look like another with them."""


def invisible(character: str) -> bool:
    """Whether the character cannot be seen, or hides others."""
    return unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} or character in _TURNING


def shown(text: str, longest: int = 300) -> str:
    """The text with every invisible character written out (a newline as \\n), so that a log line stays a line."""
    written = "".join(_written(c) if invisible(c) else c for c in text[: longest + 1])
    return written if len(text) <= longest else written[:longest] + "…"


def _written(character: str) -> str:
    return character.encode("unicode_escape", "surrogatepass").decode("ascii")
