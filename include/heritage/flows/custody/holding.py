"""Places and releases holds: nothing may dispose of a package while one is open. The event log is told first and the catalogue
from the log, so that every hold can be proved, and brought back when the catalogue is lost."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from heritage import settings
from heritage.catalogue import holds
from heritage.catalogue.holds import ListedHold
from heritage.catalogue.queries.tenancy import Institutions
from heritage.catalogue.schema.store import reading
from heritage.errors import PermanentError
from heritage.events import remains
from heritage.flows import history
from heritage.model import EventType

_MOST = 1_000_000
"""Holds that are told to a log that was begun anew."""

PLACED, RELEASED = "hold ", "release of hold "
"""How the keys of their events begin. PREMIS has no word for either: each assigns a policy."""


class NoSuchHold(PermanentError):
    """There is no such hold, or whoever asks does not see its institution."""

    advice = "Look at the package's page: it lists its holds."


def place(package: str, *, who: str, reason: str, key: str) -> ListedHold:
    """Holds the package. `key` is the person's, once for each hold: the same one again is the same hold."""
    name = PLACED + hashlib.sha256(json.dumps([who, package, key]).encode()).hexdigest()[:32]
    history.tell(name, EventType.POLICY_ASSIGNMENT, "success", subjects=[package], who=who,
                 detail=f"hold placed: {reason}", facts={"reason": reason})  # fmt: skip
    _noted(history.event_log().history(package))
    return _known(name)


def release(number: int, *, who: str, reason: str, institutions: Institutions) -> ListedHold:
    """Releases the hold; one that was released before stays as it was. Raises NoSuchHold."""
    with reading(_url()) as db:
        known = holds.hold(db, number, institutions=institutions)
    if known is None:
        raise NoSuchHold(f"there is no hold {number}")
    key = RELEASED + known.key.removeprefix(PLACED)
    history.tell(key, EventType.POLICY_ASSIGNMENT, "success", subjects=[known.package], who=who,
                 detail=f"hold released: {reason}", facts={"hold": known.key, "reason": reason})  # fmt: skip
    _noted(history.event_log().history(known.package))
    return _known(known.key)


def bring_back() -> int:
    """Writes every hold and release of the event log into the catalogue, where it is not there yet; answers how many there are."""
    return _noted(_logged())


def tell_again() -> int:
    """Tells a log that was begun anew of every hold that the catalogue, or what is left of the log before, knows: they must be brought back
    from it when the catalogue is lost. Answers how many."""
    _noted(event for path in remains(history.event_log()) for event in _of(path))
    with reading(_url()) as db:
        known = holds.listed(db, institutions=None, open_only=False, most=_MOST).rows
    for hold in known:
        history.tell(hold.key, EventType.POLICY_ASSIGNMENT, "success", subjects=[hold.package], who=hold.who, at=hold.at,
                     detail=f"hold placed: {hold.reason}", facts={"reason": hold.reason})  # fmt: skip
        if hold.released_at:
            key, told = RELEASED + hold.key.removeprefix(PLACED), {"hold": hold.key, "reason": hold.release_reason}
            history.tell(key, EventType.POLICY_ASSIGNMENT, "success", subjects=[hold.package], who=hold.released_by,
                         at=hold.released_at, detail=f"hold released: {hold.release_reason}", facts=told)  # fmt: skip
    return len(known)


def _noted(events: Iterable[Mapping[str, Any]]) -> int:
    """Answers how many of the events were about holds."""
    number = 0
    for event in events:
        key = str(event.get("key", ""))
        if not key.startswith((PLACED, RELEASED)):
            continue
        number += 1
        # Releases up to 0.3 had the bare reason as detail.
        reason = event["facts"].get("reason", event["detail"])
        told = {"who": event["agent"]["name"], "at": event["at"], "reason": reason}
        if key.startswith(PLACED):
            holds.note_hold(_url(), key, event["subjects"][0], **told)
        else:
            holds.note_release(_url(), event["facts"]["hold"], **told)
    return number


def _logged() -> Iterator[dict[str, Any]]:
    """Oldest first."""
    for segment in history.event_log().segments():
        yield from _of(segment)


def _of(segment: Path) -> Iterator[dict[str, Any]]:
    """Only lines that may be about holds are read: the log is long. One that is damaged is the verifier's work."""
    with segment.open("rb") as lines:
        for line in lines:
            if b'"key":"hold ' in line or b'"key":"release of hold ' in line:
                with contextlib.suppress(ValueError):
                    yield json.loads(line)


def _known(key: str) -> ListedHold:
    with reading(_url()) as db:
        found = holds.by_key(db, key)
    if found is None:
        raise NoSuchHold(f"the catalogue does not know {key}, which was logged just now")
    return found


def _url() -> str:
    return settings.home().catalogue_url
