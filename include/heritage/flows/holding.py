"""Places and releases holds: nothing may dispose of a package while one is open. The event log is told first and the catalogue
from the log, so that every hold can be proved, and brought back when the catalogue is lost."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from heritage import settings
from heritage.catalogue import holds, reading
from heritage.catalogue.holds import ListedHold
from heritage.catalogue.walls import Institutions
from heritage.errors import Lasting
from heritage.flows import history

PLACED, RELEASED = "hold", "hold released"
"""Kinds of event; PREMIS has no word for either."""


class NoSuchHold(Lasting):
    """There is no such hold, or whoever asks does not see its institution."""

    advice = "Look at the package's page: it lists its holds."


def place(package: str, *, who: str, reason: str, key: str) -> ListedHold:
    """Holds the package. `key` is the person's, once for each hold: the same one again is the same hold."""
    name = "hold " + hashlib.sha256(json.dumps([who, package, key]).encode()).hexdigest()[:32]
    history.tell(name, PLACED, "success", subjects=[package], who=who, detail=reason)
    _noted(history.event_log().history(package))
    return _known(name)


def release(number: int, *, who: str, reason: str, institutions: Institutions) -> ListedHold:
    """Releases the hold; one that was released before stays as it was. Raises NoSuchHold."""
    with reading(_url()) as db:
        known = holds.hold(db, number, institutions=institutions)
    if known is None:
        raise NoSuchHold(f"there is no hold {number}")
    facts = {"hold": known.key}
    history.tell(
        f"release of {known.key}", RELEASED, "success", subjects=[known.package], who=who, detail=reason, facts=facts
    )
    _noted(history.event_log().history(known.package))
    return _known(known.key)


def bring_back() -> int:
    """Writes every hold and release of the event log into the catalogue, where it is not there yet; answers how many there are."""
    return _noted(_logged())


def _noted(events: Iterable[Mapping[str, Any]]) -> int:
    """Answers how many of the events were about holds."""
    number = 0
    for event in events:
        told = {"who": event["agent"]["name"], "at": event["at"], "reason": event["detail"]} if "agent" in event else {}
        if event["kind"] == PLACED:
            holds.note_hold(_url(), event["key"], event["subjects"][0], **told)
        elif event["kind"] == RELEASED:
            holds.note_release(_url(), event["facts"]["hold"], **told)
        number += event["kind"] in (PLACED, RELEASED)
    return number


def _logged() -> Iterator[dict[str, Any]]:
    """Oldest first. Only lines that may be about holds are read: the log is long."""
    for segment in history.event_log().segments():
        with segment.open("rb") as lines:
            for line in lines:
                if b'"kind":"hold' in line:
                    yield json.loads(line)


def _known(key: str) -> ListedHold:
    with reading(_url()) as db:
        found = holds.by_key(db, key)
    if found is None:
        raise NoSuchHold(f"the catalogue does not know {key}, which was logged just now")
    return found


def _url() -> str:
    return settings.home().catalogue_url
