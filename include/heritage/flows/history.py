"""The event log of this home: what flows tell it, what of it lies at the sites, and whether it still holds."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Mapping

from heritage import events, settings
from heritage.archive import layout
from heritage.contracts import Site
from heritage.errors import HeritageError
from heritage.events import Checkpoint, Entry, EventLog
from heritage.flows.workline import CODE
from heritage.flows.workline.deposit import open_site
from heritage.model import Agent

log = logging.getLogger(__name__)

KEY, CHECKPOINTS = "heritage-events.pub.pem", "heritage-events.jsonl"
"""Files in a site's storage root: OCFL 1.1 (§ 4.1) lets a root have files of its own beside the objects."""

_LARGEST = 64 << 20


def event_log() -> EventLog:
    """HERITAGE_HOME/events, signed with the key in HERITAGE_HOME/keys."""
    home = settings.home()
    return EventLog(home.events, events.Key(home.keys))


def tell(
    key: str,
    kind: str,
    outcome: str,
    *,
    subjects: Iterable[str] = (),
    site: str = "",
    detail: str = "",
    who: str = "",
    at: str = "",
    facts: Mapping[str, object] | None = None,
) -> None:
    """Logs one event, once per key. `who`: the person who did it; else it was the program."""
    agent = Agent(who, kind="person") if who else Agent(CODE)
    event_log().add(Entry(key, kind, outcome, agent, tuple(subjects), site, detail, at, dict(facts or {})))


def keep_at_sites() -> dict[str, str]:
    """Signs the log and leaves checkpoint and public key at every site that answers. Answers site → why not."""
    history = event_log()
    line = json.loads(history.checkpoint() or b"{}")
    point = {"number": line["number"] - 1, "digest": line["previous"], "signature": line["signature"], "at": line["at"]}
    away = {}
    for name in settings.sites():
        try:
            _keep(open_site(name), point, history.key.public)
        except HeritageError as error:
            away[name] = str(error)
            log.error("%s: the log's checkpoint could not be left there: %s", name, error)
    return away


def _keep(site: Site, point: dict[str, object], public: bytes) -> None:
    layout.prepare(site)
    if _content(site, KEY) != public:
        site.write(KEY, [public])
    kept = _content(site, CHECKPOINTS)
    new = (json.dumps(point) + "\n").encode()
    if not kept.endswith(new):
        site.write(CHECKPOINTS, [kept, new])
        site.settle("")


def remembered(name: str) -> list[Checkpoint]:
    """The checkpoints that lie at the site. Raises SiteUnavailable."""
    lines = _content(open_site(name), CHECKPOINTS).splitlines()
    rows = [json.loads(line) for line in lines]
    return [Checkpoint(int(r["number"]), str(r["digest"]), str(r["signature"]), name) for r in rows]


def verify() -> events.Verified:
    """Reads the whole log and compares it with what every site that answers remembers of it."""
    points = []
    for name in settings.sites():
        try:
            points += remembered(name)
        except (HeritageError, ValueError, KeyError) as error:
            log.warning("%s: its checkpoints could not be read: %s", name, error)
    history = event_log()
    return events.verify(history.segments(), history.key.public, points)


def _content(site: Site, path: str) -> bytes:
    size = site.size(path)
    return b"".join(site.read(path)) if size is not None and size < _LARGEST else b""
