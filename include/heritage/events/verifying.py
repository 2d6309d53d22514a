"""Reads the whole event log and says whether, and where, it was edited, cut, added to or put in another order."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from heritage.events.keys import is_signed, key_id
from heritage.events.log import BEGINNING, digest_of, is_checkpoint, signed_words


@dataclass(frozen=True, slots=True)
class Break:
    """A place where the log is not what it was: `file` and `line` (from 1), and what is wrong."""

    file: str
    line: int
    said: str


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What a site remembers of the log: when the line of that number had that digest, signed. `key`: by which; `log`: of a log that
    was begun anew, its name ("" in both where an older release wrote it, and for a log that never was)."""

    number: int
    digest: str
    signature: str
    site: str = ""
    key: str = ""
    log: str = ""

    def is_signed(self, keys: Mapping[str, bytes]) -> bool:
        """By the key that it names; by one of them, where it names none."""
        named = [keys[self.key]] if self.key in keys else [] if self.key else list(keys.values())
        return any(is_signed(key, signed_words(self.number, self.digest), self.signature) for key in named)


@dataclass(frozen=True, slots=True)
class Verified:
    """What was read: lines, signatures that hold, the last signed line, every break, and with what it was compared. `unsigned`: lines
    after the newest signature, for which nobody has signed yet; `begun`: how the log was begun anew, "" when it never was."""

    lines: int
    signatures: int
    signed_up_to: int
    breaks: tuple[Break, ...]
    compared: tuple[str, ...] = ()
    unsigned: int = 0
    begun: str = ""

    @property
    def holds(self) -> bool:
        return not self.breaks

    @property
    def said(self) -> str:
        """Whether it holds, and how far that is signed for."""
        if not self.holds:
            return "THE LOG DOES NOT HOLD"
        if not self.signatures:
            return f"the log holds, but NOBODY HAS SIGNED for any of its {self.lines} lines"
        if not self.unsigned:
            return f"the log holds, and is signed up to its end (line {self.signed_up_to})"
        after = "1 line after that is" if self.unsigned == 1 else f"{self.unsigned} lines after that are"
        return f"the log holds; it is signed up to line {self.signed_up_to}, and {after} not signed yet"


def verify(
    segments: Sequence[Path], public: bytes, remembered: Iterable[Checkpoint] = (), older: Sequence[bytes] = ()
) -> Verified:
    """Reads the files of the log in order (memory does not grow with them). `remembered`: checkpoints that sites hold; they
    find a log that was cut at its end, or was written anew with another history. `older`: keys that signed before `public`."""
    keys = {key_id(each): each for each in (*older, public)}
    waiting: dict[int, list[Checkpoint]] = {}
    false = []
    for point in remembered:
        if point.is_signed(keys):
            waiting.setdefault(point.number, []).append(point)
        else:
            false.append(
                Break(point.site, 0, f"the checkpoint of line {point.number} kept there is not signed by our key")
            )
    reading = _Reading(keys, waiting)
    breaks = [*false, *reading.read(segments)]
    unsigned = reading.number - reading.signature_at
    return Verified(reading.number, reading.signatures, reading.signed, tuple(breaks), unsigned=unsigned)


class _Reading:
    """One pass over the lines."""

    def __init__(self, keys: Mapping[str, bytes], waiting: dict[int, list[Checkpoint]]) -> None:
        self.keys, self.waiting = keys, waiting
        self.previous, self.number, self.signatures, self.signed = BEGINNING, 0, 0, 0
        self.signature_at = 0  # the newest line that signs
        self.follow: list[Checkpoint] = []  # their lines were just read; the line after is the checkpoint itself

    def read(self, segments: Sequence[Path]) -> Iterator[Break]:
        # A log that began with a signature (a new home's first watch) was signed for before its first line.
        yield from (Break("", 0, said) for said in self._remembered())
        for path in segments:
            with path.open("rb") as lines:
                for place, line in enumerate(lines, 1):
                    yield from (Break(path.name, place, said) for said in self._line(line))
        yield from (Break(p.site, 0, f"the checkpoint after line {p.number} is gone from the log") for p in self.follow)
        for points in self.waiting.values():
            for point in points:
                yield Break(
                    point.site, 0, f"line {point.number} was signed for there, but the log ends at {self.number}"
                )

    def _line(self, line: bytes) -> Iterator[str]:
        try:
            content = json.loads(line)
            previous, number = str(content["previous"]), int(content["number"])
        except (ValueError, KeyError, TypeError, RecursionError):
            yield "not a line of the log"
            self.number += 1
            self.previous = digest_of(line)
            return
        if not line.endswith(b"\n"):
            yield "the line has no end: its writer was killed, or it was cut"
        if previous != self.previous:
            yield f"it does not follow the line before it: that one was edited, or lines were dropped, added or moved ({number})"
        if number != self.number + 1:
            yield f"wanted number {self.number + 1}, found {number}"
        yield from self._signature(content)
        for point in self.follow:
            if not is_checkpoint(content) or content.get("signature") != point.signature:
                yield f"it is not the checkpoint that {point.site} keeps"
        self.follow = []
        self.number, self.previous = number, digest_of(line)
        yield from self._remembered()

    def _signature(self, content: dict[str, Any]) -> Iterator[str]:
        """It signs for the line before, as this pass has read it."""
        if not is_checkpoint(content):
            return
        key = self.keys.get(str(content.get("key")))
        if key is None:
            yield f"it is signed with another key ({content.get('key')})"
        elif is_signed(key, signed_words(self.number, self.previous), str(content.get("signature"))):
            self.signatures += 1
            self.signed, self.signature_at = self.number, self.number + 1
        else:
            yield "its signature is not over the line before it"

    def _remembered(self) -> Iterator[str]:
        self.follow = self.waiting.pop(self.number, [])
        for point in self.follow:
            if point.digest != self.previous:
                yield f"{point.site} signed for another line {self.number}: the history was written anew"
