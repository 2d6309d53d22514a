"""A person's word that is being carried out, noted before the first change: killed on the way, who gives the command again goes on with it, and
the event log has whose word it was first."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from heritage import settings
from heritage.dossier import now
from heritage.files import write, written


@dataclass(frozen=True, slots=True)
class Word:
    """`act`: what is done, and to what; `facts`: what was known when it began, and can no longer be asked."""

    act: str
    who: str
    reason: str
    at: str
    facts: Mapping[str, Any] = field(default_factory=dict)


def under_way(act: str) -> Word | None:
    """The act that was begun and has not ended."""
    try:
        return Word(**json.loads(_place(act).read_bytes()))
    except (OSError, ValueError, TypeError):
        return None


def begin(act: str, *, who: str, reason: str, facts: Mapping[str, Any]) -> Word:
    """Notes it; one that is under way stays as it is."""
    word = under_way(act) or Word(act, who, reason, now(), facts)
    write(_place(act), json.dumps(asdict(word)).encode())
    return word


def ended(word: Word) -> None:
    """All of it is done, and told."""
    _place(word.act).unlink(missing_ok=True)


def every() -> Iterator[Word]:
    """Those under way, or broken off."""
    for path in written(settings.home().custody / "begun", "*.json"):
        if word := under_way(path.stem):
            yield word


def _place(act: str) -> Path:
    return settings.home().custody / "begun" / f"{act}.json"
