"""Finds complete deliveries in the inbox that no run was started for; starts nothing and changes nothing there."""

from __future__ import annotations

import hashlib
import json
import logging
import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
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


@dataclass(frozen=True, slots=True)
class Waiting:
    """A delivery that is not complete. `signature`: what it looked like at the last look; `since`: when it looked like that first, and
    `first`: when it was seen first, in seconds since 1970 by our own clock."""

    signature: str
    since: float
    first: float
    why: str


def arrivals() -> Iterator[Arrival]:
    """Deliveries in inbox/<institution>/<workline>/<delivery>/ that are complete and new. Says of the others why not."""
    before, still = waiting(), {}
    try:
        for place in sorted(settings.home().inbox.glob("*/*/*/")):
            if place.name.startswith("."):
                continue
            known = before.get(shown(str(place), 4096))
            seen = _looked_at(place, known)
            if isinstance(seen, Arrival):
                yield seen
            elif seen is not None:
                still[shown(str(place), 4096)] = seen
    finally:
        _keep(still)


def _looked_at(place: Path, known: Waiting | None) -> Arrival | Waiting | None:
    """A complete delivery, or why it waits; None for one that was started before."""
    workline, now = place.parent.name, time.time()
    if workline not in LINES:
        log.warning("%s: there is no workline %s (wanted %s)", shown(str(place), 4096), workline, ", ".join(LINES))
        return _waits(known, now, f"there is no workline {workline}")
    if any(map(invisible, str(place))):
        log.error("%s: its name cannot be written: rename it", shown(str(place)))
        return _waits(known, now, "its name cannot be written: rename it")
    try:
        found = arrival(place)
        return None if _note(found).is_file() else _complete(place, known, now) or found
    except OSError as error:  # a name that was there a moment ago: somebody is writing or moving it
        log.info("%s: still arriving: %s", place, error)
        return _waits(known, now, "it changes while it is looked at")


def arrival(place: Path) -> Arrival:
    """The delivery in a folder of the inbox, complete or not: a person may start it before `intake` does."""
    return Arrival(place.parent.name, str(place), _run(place))


def _run(place: Path) -> str:
    """The run's id, of the characters that Airflow allows; the fingerprint tells apart what they make alike."""
    return f"inbox__{re.sub(r'[^A-Za-z0-9_.~:+-]', '_', place.name)[:120]}__{_fingerprint(place)}"


def _complete(place: Path, known: Waiting | None, now: float) -> Waiting | None:
    """None for a complete delivery, or since when it waits and why. Quiet is what did not change between two looks of ours: the
    times of its files are of other clocks."""
    signature = capture.signature(place)
    same = known is not None and known.signature == signature
    since = known.since if known is not None and same else now
    answer = capture.is_complete(place, now, unchanged=max(0.0, now - since))
    log.info("%s: %s", place, "complete" if answer.complete else answer.reason)
    return None if answer.complete else Waiting(signature, since, known.first if known else now, answer.reason)


def _waits(known: Waiting | None, now: float, why: str) -> Waiting:
    return Waiting("", now, known.first if known else now, why)


def waiting() -> dict[str, Waiting]:
    """What was in the inbox at the last look and could not be started, by its place."""
    try:
        content = json.loads(_watched().read_bytes())
        return {place: Waiting(**found) for place, found in content.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _keep(found: Mapping[str, Waiting]) -> None:
    if found or _watched().is_file():
        files.write(
            _watched(), json.dumps({place: asdict(each) for place, each in found.items()}).encode(), flushed=False
        )


def _watched() -> Path:
    return settings.home().work / STARTED / "waiting.json"


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
