"""Reads the event log from its end, a page at a time, without reading it whole. It believes nothing: `verifying` does that."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

BLOCK = 1 << 16
"""Bytes read at a time."""

LONGEST = 1 << 20
"""Bytes of a line that are looked at; the log's own are below 10 kB."""

_PLACE = re.compile(r"^(\d{4}-\d{2}\.jsonl):(\d{1,18})$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: where it begins, and what it says; empty when it is no line of the log."""

    file: str
    offset: int
    content: dict[str, Any]

    @property
    def place(self) -> str:
        """Where the page after it begins."""
        return f"{self.file}:{self.offset}"


@dataclass(frozen=True, slots=True)
class Lines:
    """A page of the log, newest first. `after`: where the next one begins; "" when there is none."""

    rows: tuple[Line, ...]
    after: str = ""


def newest(segments: Sequence[Path], after: str = "", most: int = 100) -> Lines:
    """The lines before `after` (a Line's place), or the newest ones."""
    found = list(islice(_backwards(segments, after), most + 1))
    rows = tuple(found[:most])
    return Lines(rows, rows[-1].place if len(found) > most else "")


def _backwards(segments: Sequence[Path], after: str) -> Iterator[Line]:
    known = _PLACE.match(after)
    for path in reversed(segments):
        if known and path.name > known[1]:
            continue
        size = path.stat().st_size
        end = min(int(known[2]), size) if known and path.name == known[1] else size
        for offset, line in _of_file(path, end):
            yield Line(path.name, offset, _content(line))


def _of_file(path: Path, end: int) -> Iterator[tuple[int, bytes]]:
    """The lines before byte `end`, last first, each with the byte where it begins."""
    with path.open("rb") as stream:
        held = b""
        place = end
        while place > 0:
            step = min(BLOCK, place)
            place -= step
            stream.seek(place)
            held = stream.read(step) + held
            *lines, last = _split(held)
            held = lines[0] if lines else last
            begins = place + len(held)
            for line in reversed([*lines[1:], last] if lines else []):
                end -= len(line)
                if line.strip():
                    yield max(end, begins), line
            if len(held) > LONGEST:
                held = b""
        if held.strip():
            yield 0, held


def _split(block: bytes) -> list[bytes]:
    """Lines with their ends; never empty."""
    return block.splitlines(keepends=True) or [b""]


def _content(line: bytes) -> dict[str, Any]:
    try:
        content = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}
