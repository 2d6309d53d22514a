"""Finds complete deliveries in the inbox that no run was started for; starts nothing and changes nothing there."""

from __future__ import annotations

import hashlib
import json
import logging
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from heritage import capture, files, settings
from heritage.capture.problem import invisible, shown
from heritage.lines import LINES

log = logging.getLogger(__name__)

STARTED = "_inbox"
"""work/_inbox holds one note per delivery that a run was started for."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A complete delivery. `run` is the same for the same content: a delivery that was mended in place is a new arrival."""

    workline: str
    place: str
    run: str


def arrivals() -> Iterator[Arrival]:
    """Deliveries in inbox/<institution>/<workline>/<delivery>/ that are complete and new. Says of the others why not."""
    inbox = settings.home().inbox
    for place in sorted(inbox.glob("*/*/*/")):
        workline = place.parent.name
        if place.name.startswith("."):
            continue
        if workline not in LINES:
            log.warning("%s: there is no workline %s (wanted %s)", place, workline, ", ".join(LINES))
            continue
        if any(map(invisible, str(place))):
            log.error("%s: its name cannot be written: rename it", shown(str(place)))
            continue
        try:
            found = arrival(place)
            if not _note(found).is_file() and _complete(place):
                yield found
        except OSError as error:  # a name that was there a moment ago: somebody is writing or moving it
            log.info("%s: still arriving: %s", place, error)


def arrival(place: Path) -> Arrival:
    """The delivery in a folder of the inbox, complete or not: a person may start it before `intake` does."""
    return Arrival(place.parent.name, str(place), _run(place))


def _run(place: Path) -> str:
    """The run's id, of the characters that Airflow allows; the fingerprint tells apart what they make alike."""
    return f"inbox__{re.sub(r'[^A-Za-z0-9_.~:+-]', '_', place.name)[:120]}__{_fingerprint(place)}"


def _complete(place: Path) -> bool:
    answer = capture.is_complete(place, time.time())
    log.info("%s: %s", place, "complete" if answer.complete else answer.reason)
    return answer.complete


def started(arrival: Arrival) -> None:
    """Notes that a run was started, so that it is started (and, if need be, refused) once."""
    files.write(_note(arrival), json.dumps({"place": arrival.place, "run": arrival.run}).encode())


def _note(arrival: Arrival) -> Path:
    name = hashlib.sha256(arrival.run.encode() + b"\0" + arrival.place.encode()).hexdigest()
    return settings.home().work / STARTED / f"{name}.json"


def _fingerprint(place: Path) -> str:
    """Changes when a file comes, goes or changes; reads no file. Links are looked at, not followed."""
    running = hashlib.sha256(f"{place}\0".encode())
    for path in sorted(place.rglob("*")):
        seen = path.lstat()
        kind = "d" if path.is_dir() and not path.is_symlink() else f"{seen.st_size} {seen.st_mtime_ns}"
        running.update(f"{path.relative_to(place)}\0{kind}\n".encode(errors="surrogateescape"))
    return running.hexdigest()[:12]
