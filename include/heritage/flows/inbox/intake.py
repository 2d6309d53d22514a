"""Finds complete deliveries in the inbox that no run was started for; starts nothing and changes nothing there.

A delivery that was handed to a run costs one stat a look, one that was refused a dozen: it is mended in place, so now and then it is
walked through too. Only what is new is walked through at every look.
"""

from __future__ import annotations

import hashlib
import json
import logging
import re
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from heritage import files
from heritage.flows import runs
from heritage.flows.inbox import inbox, turns
from heritage.flows.inbox.inbox import Arrival, Handed, Waiting
from heritage.ingest import arriving
from heritage.lines import LINES
from heritage.problem import invisible, shown

log = logging.getLogger(__name__)

TURN = "turn"

RESTS = 0.1
"""A refused delivery is walked through again after a tenth of the time since: somebody who mends one is at it today, not in a year."""

LONGEST_REST = 3600.0
"""Seconds after which it is, at the latest. What is mended at its top or in metadata/ is seen at the next look all the same."""

UNHEARD = 600.0
"""Seconds that a run is left alone which has not said what became of the delivery."""


def arrivals(room: Mapping[str, int] | None = None) -> Iterator[Arrival]:
    """Deliveries in inbox/<institution>/<workline>/<delivery>/ that are complete and new, in the order in which they are to be
    started; `room`: workline → how many (None: all). Says of the others why not."""
    look = _Look(time.time())
    complete = [found for place in inbox.places() if (found := look.at(place)) is not None]
    now, later = turns.cut(turns.in_turn(complete, look.served()), room)
    for one in later:
        look.waits_for_its_turn(one)
    ready = [whole for one in now if (whole := one if one.run else look.again(one)) is not None]
    look.keep()
    yield from ready


class _Look:
    """One look at the whole inbox: what the one before saw, and what this one does."""

    def __init__(self, now: float) -> None:
        self.now = now
        self._before, self._handed = inbox.waiting(), inbox.handed()
        self._still: dict[str, Waiting] = {}
        self._kept: dict[str, Handed] = {}
        self._quiet: dict[str, tuple[str, float]] = {}  # of complete ones: signature, and since when

    def at(self, place: Path) -> Arrival | None:
        """A complete delivery that is new; of any other it is noted how it is."""
        workline, name = place.parent.name, inbox.key(place)
        if workline not in LINES:
            log.warning("%s: there is no workline %s (wanted %s)", name, workline, ", ".join(LINES))
            return self.waits(place, f"there is no workline {workline}", "no-workline")
        if any(map(invisible, str(place))):
            log.error("%s: its name cannot be written: rename it", shown(str(place)))
            return self.waits(place, "its name cannot be written: rename it", "name")
        return self._looked(place, lambda: self._in_row(place, name) or self._walked_unless_known(place, name))

    def again(self, one: Arrival) -> Arrival | None:
        """One that waited for its turn, looked at whole before it is started."""
        place = Path(one.place)
        return self._looked(place, lambda: self._walked(place, inbox.key(place)))

    def _looked(self, place: Path, look: Callable[[], Arrival | None]) -> Arrival | None:
        try:
            return look()
        except OSError as error:  # a name that was there a moment ago: somebody is writing or moving it
            log.info("%s: still arriving: %s", place, error)
            return self.waits(place, "it changes while it is looked at", "changing")

    def waits(self, place: Path, why: str, code: str, signature: str = "", since: float = 0.0) -> Arrival | None:
        """Notes why; what waits is no arrival."""
        known = self._before.get(inbox.key(place))
        first = known.first if known else self.now
        self._still[inbox.key(place)] = Waiting(signature, since or self.now, first, why, code)
        return None

    def waits_for_its_turn(self, one: Arrival) -> None:
        """Complete, and others are before it. It is not walked through again while its note and lists are as they were."""
        name = inbox.key(one.place)
        if one.run:
            self.waits(Path(one.place), "complete: it waits for its turn", TURN, *self._quiet[name])
            mark = inbox.seen_note(Path(one.place))
            self._still[name] = replace(self._still[name], complete=one.since, note=mark)
        else:
            self._still[name] = self._before[name]

    def _in_row(self, place: Path, name: str) -> Arrival | None:
        known = self._before.get(name)
        if known is None or known.code != TURN or known.note != inbox.seen_note(place):
            return None
        return Arrival(place.parent.name, str(place), "", known.complete)

    def _walked_unless_known(self, place: Path, name: str) -> Arrival | None:
        return None if self._unchanged(place, name) else self._walked(place, name)

    def served(self) -> dict[str, float]:
        """Institution → when a delivery of theirs was last handed to a run."""
        found: dict[str, float] = {}
        for place, known in self._handed.items():
            institution = Path(place).parent.parent.name
            found[institution] = max(found.get(institution, 0.0), known.at)
        return found

    def keep(self) -> None:
        inbox.note(inbox.WAITING, self._still)
        inbox.note(inbox.HANDED, self._kept)

    def _unchanged(self, place: Path, name: str) -> bool:
        known = self._handed.get(name)
        if known is None or name in self._before or known.folder != inbox.seen_folder(place):
            return False
        known = known if known.outcome else replace(known, outcome=runs.outcome(place.parent.name, known.run))
        if known.outcome != runs.TAKEN_IN and (
            known.note != inbox.seen_note(place) or self.now >= known.walked + _rest(known, self.now)
        ):
            return False
        self._kept[name] = known
        return True

    def _walked(self, place: Path, name: str) -> Arrival | None:
        """Looks at the whole delivery."""
        if place.name.lower().endswith(arriving.UNFINISHED):
            return self.waits(place, "still arriving: its name says that it is being written", "named-unfinished")
        marks = (
            inbox.seen_folder(place),
            inbox.seen_note(place),
        )  # before the walk: what changes during it shows the next time
        found = arrival(place)
        if _note(found).is_file():
            known = self._handed.get(name)
            at = known.at if known and known.run == found.run else self.now
            outcome = runs.outcome(found.workline, found.run)
            self._kept[name] = Handed(found.run, *marks, at, self.now, outcome)
            return None
        return self._complete(place, self._before.get(name), found)

    def _complete(self, place: Path, known: Waiting | None, found: Arrival) -> Arrival | None:
        """The delivery, when it is complete. Quiet is what did not change between two looks of ours: the times of its files are of
        other clocks."""
        signature = arriving.signature(place)
        since = known.since if known is not None and known.signature == signature else self.now
        answer = arriving.is_complete(place, self.now, unchanged=max(0.0, self.now - since))
        log.info("%s: %s", place, "complete" if answer.complete else answer.reason)
        if answer.complete:
            self._quiet[inbox.key(place)] = signature, since
            return replace(found, since=answer.changed or since)
        return self.waits(place, answer.reason, answer.code, signature, since)


def _rest(known: Handed, now: float) -> float:
    least = 0.0 if known.outcome else UNHEARD
    return min(LONGEST_REST, max(least, RESTS * (now - known.at)))


def arrival(place: Path) -> Arrival:
    """The delivery in a folder of the inbox, complete or not: a person may start it before `intake` does."""
    return Arrival(place.parent.name, str(place), _run(place))


def _run(place: Path) -> str:
    """The run's id, of the characters that Airflow allows; the fingerprint tells apart what they make alike."""
    return f"inbox__{re.sub(r'[^A-Za-z0-9_.~:+-]', '_', place.name)[:120]}__{_fingerprint(place)}"


def started(arrival: Arrival) -> None:
    """Notes that a run was started, so that it is started (and, if need be, refused) once."""
    files.write(_note(arrival), json.dumps({"place": arrival.place, "run": arrival.run}).encode())


def _note(arrival: Arrival) -> Path:
    name = hashlib.sha256(arrival.run.encode() + b"\0" + arrival.place.encode()).hexdigest()
    return inbox.notes(f"{name}.json")


def _fingerprint(place: Path) -> str:
    """Changes when a file comes, goes or changes; reads no file. Links are looked at, not followed."""
    running = hashlib.sha256(f"{place}\0".encode())
    for path in sorted(place.rglob("*")):
        seen = path.lstat()
        kind = "d" if path.is_dir() and not path.is_symlink() else f"{seen.st_size} {seen.st_mtime_ns}"
        running.update(f"{path.relative_to(place)}\0{kind}\n".encode(errors="surrogateescape"))
    return running.hexdigest()[:12]
