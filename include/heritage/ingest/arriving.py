"""Is a delivery in the inbox all there? Looks at names, sizes and times; it opens the checksum lists and nothing else."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from heritage.ingest import inventory, items
from heritage.ingest.checksums import bag, lists
from heritage.ingest.inventory import Inventory
from heritage.ingest.reading import Reader
from heritage.problem import shown

QUIET = 60.0
"""Seconds without any change after which a delivery that agrees with its lists is complete."""

PATIENCE = 3600.0
"""Seconds without any change after which a delivery is taken as it is: what is missing then does not come by itself, and
`receive` says so. A list that is forgotten would otherwise leave it in the inbox for ever."""

AHEAD = 120.0
"""Seconds by which the clock of a file server may be ahead of ours; what is dated later is dated in the future."""

UNFINISHED = (".part", ".partial", ".filepart", ".tmp", ".crdownload", ".!sync")
"""Endings that copying programs give to what they are still writing."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """Whether the delivery is complete, and why (not): in words, and as a `code` that pages word in four languages. `changed`: when it
    became what it is, in seconds since 1970; 0 where nobody looked."""

    complete: bool
    reason: str
    code: str = ""
    changed: float = 0.0


def is_complete(
    place: Path, now: float, *, unchanged: float = 0.0, quiet: float = QUIET, patience: float = PATIENCE
) -> Arrival:
    """Whether everybody has done writing to the delivery. `now`: seconds since 1970; `unchanged`: for how many seconds whoever asks
    has seen the same `signature`, by its own clock. Complete is what has not changed for `quiet` seconds and was renamed into its
    place or holds exactly what its lists name; and what has not changed for `patience` seconds, whatever it holds. Times of files
    count too, unless they lie in the future: they are of another clock, or set by a program (a copy keeps its original's)."""
    if place.name.startswith(".") or place.name.lower().endswith(UNFINISHED):
        return Arrival(False, "still arriving: its name says that it is being written", "named-unfinished")
    if not place.is_dir() or place.is_symlink():
        return Arrival(True, "not a folder: nothing more is to come")
    there = inventory.taken(place)
    last = _last_change(place, there)
    ahead = last > now + AHEAD
    age = unchanged if ahead else max(now - last, unchanged)
    code, clock = ("future", _clock(last - now)) if ahead else ("changing", "")
    if age < quiet:
        return Arrival(False, f"still arriving: {_since(age, quiet)}{clock}", code, now - age)
    if age >= patience:
        return Arrival(True, f"nothing has changed for {age / 60:.0f} minutes", changed=now - age)
    return replace(_quiet(place, there, now), changed=now - age)


def signature(place: Path) -> str:
    """Changes with every change of a name, a size or a time in the delivery; no file is read, no clock asked."""
    there = inventory.taken(place)
    running = hashlib.sha256(repr(sorted(there.folders)).encode("utf-8", "surrogateescape"))
    for file in there.files:
        running.update(f"{file}\n".encode("utf-8", "surrogateescape"))
    return running.hexdigest()


def _since(age: float, quiet: float) -> str:
    return f"something changed {max(0, age):.0f} s ago (wanted {quiet:.0f} s of quiet)"


def _clock(ahead: float) -> str:
    return f"; a file is dated {ahead / 3600:.0f} hours in the future: does the clock of its station run ahead?"


def _quiet(place: Path, there: Inventory, now: float) -> Arrival:
    if waiting := [p for p in there.paths if p.lower().endswith(UNFINISHED)]:
        return Arrival(False, f"still arriving: {_some(waiting)} not finished", "file-unfinished")
    if _renamed(place, there, now):
        return Arrival(True, "renamed into its place when it was whole")
    return _agrees(place, there)


def _agrees(place: Path, there: Inventory) -> Arrival:
    """Whether the lists name exactly the objects that are there."""
    named = _named(place, there)
    if not named:
        return Arrival(False, "still arriving: there is no checksum list yet", "no-list")
    objects = {p for p in there.paths if p.removeprefix(bag.PAYLOAD).startswith(items.OBJECTS)}
    if missing := sorted(named - set(there.paths)):
        said = f"still arriving: {_some(missing)} named in the checksum list and not there yet"
        return Arrival(False, said, "listed-missing")
    if extra := sorted(objects - named):
        return Arrival(False, f"still arriving: {_some(extra)} not in the checksum list yet", "unlisted")
    if not any(p.endswith("metadata/delivery.yaml") for p in there.paths):
        return Arrival(False, "still arriving: metadata/delivery.yaml is not there yet", "no-note")
    return Arrival(True, "its checksum list names exactly what is there, and nothing changes any more")


def _named(place: Path, there: Inventory) -> set[str]:
    """The paths that the delivery's lists name (relative to the delivery), as far as the lists can be read."""
    reader, base = Reader(place, end=0), lists.base_of(there)
    files = [f for f in there.files if lists.is_list(f.path, base) or _beside(f.path, base)]
    reads = [reader.whole(f) for f in files]
    listed = lists.claimed(there, base, {r.file.path: r.content for r in reads if r.content is not None})
    return {c.path for c in listed.claims}


def _beside(path: str, base: str) -> bool:
    """A list under another name, by which a delivery is measured that has none of ours."""
    return path.startswith(base + items.METADATA) and lists.is_aside(path, base)


def _last_change(place: Path, there: Inventory) -> float:
    """Seconds since 1970. The time at which the delivery's own folder was renamed does not count, that of its list does."""
    return max(_times(place, there)) / 1e9


def _times(place: Path, there: Inventory) -> list[int]:
    """Nanoseconds: of every file and folder, when it was written and when the disk saw it change."""
    times = [t for f in there.files for t in (f.modified, f.changed)]
    folders = [os.lstat(place / folder) for folder in there.folders]
    times += [t for s in folders for t in (s.st_mtime_ns, s.st_ctime_ns)]
    return [*times, place.stat().st_mtime_ns]


def _renamed(place: Path, there: Inventory, now: float) -> bool:
    """A rename changes the folder's own status and nothing below it nor its list: it is then the last thing that happened, but for
    what is dated in the future."""
    past = [t for t in _times(place, there) if t / 1e9 <= now + AHEAD]
    return place.stat().st_ctime_ns > max(past, default=0)


def _some(paths: Sequence[str] | Iterable[str]) -> str:
    known = list(paths)
    more = f" and {len(known) - 3} more" if len(known) > 3 else ""
    return ", ".join(shown(p, 80) for p in known[:3]) + more + (" is" if len(known) == 1 else " are")
