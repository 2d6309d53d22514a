"""What a container says of itself, in one form for all containers; asked before anything is decoded."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from heritage.errors import SourceUnreadable
from heritage.model import Facts, Phrase, Reason, phrase

Told = tuple[float | None, Phrase]
"""A time in seconds, or None, and what is told."""

MOST = 50
"""Things told of one kind."""


@dataclass(slots=True)
class Stored:
    """frames: stored of the first film, empty ones not counted; None when the container does not count. faults: kind, time, what is wrong.
    shown: where what is shown is not what is stored. beside: what the film says besides its frames and samples and a master in
    Matroska would not say any more. tagged: the same, where a tag in the master says it (tags: its name and value).
    changes: where the recording changes under way. unviewable: a viewing copy would show nothing, or run at the wrong speed. notes: what is odd and harms nothing.
    framed: its MPEG sound begins with a frame, so that a frame without its head is damage.
    index: where a Matroska's index leads elsewhere than it says. layouts: sound track → channels that ffprobe does not name."""

    frames: int | None = None
    faults: list[tuple[str, float | None, Phrase]] = field(default_factory=list)
    shown: list[Told] = field(default_factory=list)
    beside: list[Told] = field(default_factory=list)
    tagged: list[Told] = field(default_factory=list)
    tags: dict[str, str] = field(default_factory=dict)
    changes: list[Told] = field(default_factory=list)
    unviewable: bool = False
    framed: bool = False
    notes: list[Told] = field(default_factory=list)
    index: list[Phrase] = field(default_factory=list)
    layouts: dict[int, str] = field(default_factory=dict)

    def facts(self) -> Facts:
        """`av.stored`, and what was told: `av.shown`, `av.beside`, `av.tagged`, `av.changes`, `av.oddities`."""
        found: dict[str, Any] = {} if self.frames is None else {"av.stored": self.frames}
        for name in ("shown", "beside", "tagged", "changes", "notes"):
            if getattr(self, name):
                found[f"av.{'oddities' if name == 'notes' else name}"] = [
                    list(one) for one in dict.fromkeys(getattr(self, name))
                ][:MOST]
        if self.tags:
            found["av.tags_to_write"] = self.tags
        if self.index:
            found["matroska.index"] = self.index
        if self.unviewable:
            found["av.unviewable"] = True
        return found


def film(number: int, said: Phrase | Reason) -> Phrase:
    """Of which film it is said."""
    return phrase("film", number=number, said=said)


def sound_track(number: int, said: Phrase | Reason) -> Phrase:
    """Of which sound track it is said."""
    return phrase("sound-track", number=number, said=said)


def damaged(kind: str, fault: object) -> SourceUnreadable:
    """With the kind of damage before it: "truncated: the header says …". `fault`: a phrase, or what another's tool said."""
    return SourceUnreadable(Phrase(kind, {"said": Reason(fault) if isinstance(fault, str) else fault}))
