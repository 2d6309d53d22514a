"""What has arrived and is not yet a batch: deliveries in the inbox that nobody took in, and runs that are still taking one in."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection

from heritage import settings
from heritage.catalogue.queries import known
from heritage.flows import runs
from heritage.flows.inbox import lying
from heritage.lines import LINES
from heritage.model import Viewer

MOST = 50
"""Deliveries that are shown, the newest; an inbox that holds more has another trouble."""


@dataclass(frozen=True, slots=True)
class Receiving:
    """A run of Airflow's that may still be taking a delivery in."""

    workline: str
    run: str
    state: str
    place: str
    since: str


@dataclass(frozen=True, slots=True)
class Received:
    """A delivery that is there and not yet known. `run`: the one that takes it in; "" when none does."""

    institution: str
    workline: str
    name: str
    since: str
    run: str = ""
    code: str = ""  # `inbox-…` of the messages: why it is not started yet


@dataclass(frozen=True, slots=True)
class Stray:
    """Something in the inbox that will not start as it is. `path`: below the inbox; `code` and `reasons`: see `flows.inbox.lying`."""

    institution: str
    path: str
    code: str
    since: str
    reasons: tuple[str, ...]


def strays(db: Connection, viewer: Viewer) -> list[Stray]:
    """What lies in the folders of the viewer's institutions and needs somebody, oldest first; only who sees all institutions sees what
    lies in nobody's folder."""
    found = (one for one in lying.lying(db, viewer.institutions) if one.code not in lying.ON_ITS_WAY)
    return [Stray(one.institution, one.path, one.code, _moment(one.since), one.reasons) for one in islice(found, MOST)]


def received(db: Connection, viewer: Viewer, receiving: Iterable[Receiving]) -> list[Received]:
    """Newest first. A run that was started by hand with a folder elsewhere belongs to no institution before it is received:
    only who sees all institutions sees it."""
    taking = [one for one in receiving if runs.batch_of(one.workline, one.run) is None]
    found = [shown for one in taking if viewer.sees((shown := _by_run(one)).institution)]
    taken = {one.place for one in taking}
    waiting = [place for place in _newest(viewer) if str(place) not in taken]
    taken |= known.places(db, [str(place) for place in waiting])
    still = [place for place in waiting if str(place) not in taken]
    codes = {one.path: one.code for one in lying.lying(db, viewer.institutions)} if still else {}
    return found + [_in_inbox(place, codes) for place in still]


def _by_run(one: Receiving) -> Received:
    place = Path(one.place)
    inbox = settings.home().inbox
    inside = place.is_relative_to(inbox) and len(place.relative_to(inbox).parts) == 3
    institution = place.relative_to(inbox).parts[0] if inside else ""
    return Received(institution, one.workline, place.name, one.since, one.run)


def _newest(viewer: Viewer) -> list[Path]:
    return heapq.nlargest(MOST, _places(viewer), key=_changed)


def _places(viewer: Viewer) -> Iterator[Path]:
    """inbox/<institution>/<workline>/<delivery>, of the institutions that the viewer sees."""
    for institution in settings.institutions():
        if viewer.sees(institution):
            for workline in LINES:
                folder = settings.home().inbox / institution / workline
                yield from (p for p in folder.glob("*/") if not p.name.startswith(".") and not p.is_symlink())


def _changed(place: Path) -> float:
    try:
        return place.stat().st_mtime
    except OSError:  # moved away this moment
        return 0.0


def _in_inbox(place: Path, codes: Mapping[str, str]) -> Received:
    code = codes.get("/".join(place.parts[-3:]), "")
    return Received(place.parts[-3], place.parts[-2], place.name, _moment(_changed(place)), code=code)


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
