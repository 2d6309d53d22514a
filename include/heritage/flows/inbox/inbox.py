"""The inbox: where deliveries lie in it, and what is remembered of each between two looks. It looks into no delivery."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TypeVar

from heritage import files, settings
from heritage.problem import shown

log = logging.getLogger(__name__)

NOTES = "_inbox"
"""work/_inbox: a note per delivery that a run was started for, and what the last look saw."""

OURS = "_"
"""Folders of the inbox that begin with it are ours (`_done`), and no institution's: a code begins with a letter."""

DONE = "_done"

WAITING, HANDED = "waiting.json", "handed.json"
"""The notes of what waits, and of what was handed to a run."""

Noted = TypeVar("Noted")


@dataclass(frozen=True, slots=True)
class Arrival:
    """A complete delivery. `run` is the same for the same content: a delivery that was mended in place is a new arrival.
    `since`: when it became complete, in seconds since 1970."""

    workline: str
    place: str
    run: str
    since: float = 0.0

    @property
    def institution(self) -> str:
        """Whose folder it lies in."""
        return Path(self.place).parent.parent.name


@dataclass(frozen=True, slots=True)
class Waiting:
    """A delivery that is not started. `signature`: what it looked like when it was last walked through; `since`: when it looked like
    that first, and `first`: when it was seen first, in seconds since 1970 by our own clock. `code`: why, as pages word it. `complete`
    and `note`: of one that waits for its turn, since when it is complete, and what its note and lists looked like."""

    signature: str
    since: float
    first: float
    why: str
    code: str = ""
    complete: float = 0.0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Handed:
    """A delivery that a run was started for. `folder`, `note`: what its folder, and its delivery note and lists, looked like when it
    was last walked through; `at`: when it was handed over, `walked`: when it was last looked at whole."""

    run: str
    folder: str
    note: str
    at: float
    walked: float
    outcome: str = ""  # taken in | refused | "" while the run has not said


def places() -> Iterator[Path]:
    """inbox/<institution>/<workline>/<delivery>/, by name."""
    for institution in entries(settings.home().inbox):
        if institution.name.startswith((OURS, ".")) or not institution.is_dir():
            continue
        for workline in entries(institution):
            if workline.is_dir() and not workline.name.startswith("."):  # an upload under way, or a disk's own
                yield from (place for place in entries(workline) if not place.name.startswith(".") and place.is_dir())


def entries(folder: Path) -> list[Path]:
    """What lies in a folder, by name; nothing when it cannot be read."""
    try:
        with os.scandir(folder) as listing:
            return sorted(folder / entry.name for entry in listing)
    except OSError:
        return []


def key(place: Path | str) -> str:
    """A delivery's name in the notes."""
    return shown(str(place), 4096)


def seen_folder(place: Path) -> str:
    """Another one when the folder is another one, or something was put into it, taken out or renamed at its top: one stat."""
    found = os.lstat(place)
    return f"{found.st_dev} {found.st_ino} {found.st_mtime_ns} {found.st_ctime_ns}"


def seen_note(place: Path) -> str:
    """Changes with the delivery note, the lists and the tables: what is mended most often. A dozen stats, however large the delivery
    is; of more entries than that, the first hundred."""
    said = [seen_folder(place)]
    for folder in (place, place / "metadata", place / "data" / "metadata"):
        for path in entries(folder)[:100]:
            found = os.lstat(path)
            said.append(f"{path.name} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}")
    return "\n".join(said)


def noted(name: str, kind: type[Noted]) -> dict[str, Noted]:
    """What the last look wrote: place → what was seen; nothing when that was lost, and everything is looked at again."""
    try:
        content: dict[str, dict[str, Any]] = json.loads(notes(name).read_bytes())
        return {place: kind(**found) for place, found in content.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def waiting() -> dict[str, Waiting]:
    """What was in the inbox at the last look and could not be started, by its place."""
    return noted(WAITING, Waiting)


def handed() -> dict[str, Handed]:
    """What a run was started for, by its place."""
    return noted(HANDED, Handed)


def note(name: str, found: Mapping[str, Any]) -> None:
    """Keeps it for the next look, when it is another than what is kept."""
    content = json.dumps({place: asdict(each) for place, each in found.items()}).encode()
    path = notes(name)
    there = path.read_bytes() if path.is_file() else b"{}"
    if content != there:
        files.write(path, content, flushed=False)


def notes(name: str) -> Path:
    """A note's place."""
    return settings.home().work / NOTES / name
