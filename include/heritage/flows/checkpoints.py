"""Checkpoints of the event log at the sites: left there, and compared with the log."""

from __future__ import annotations

import json
import logging

from heritage import events, settings
from heritage.archive import layout
from heritage.contracts import Site
from heritage.errors import HeritageError, Lasting, SiteUnavailable
from heritage.events import Checkpoint
from heritage.flows.history import event_log
from heritage.flows.sites import open_site, to_look

log = logging.getLogger(__name__)

KEY, CHECKPOINTS = "heritage-events.pub.pem", "heritage-events.jsonl"
"""Files in a site's storage root: OCFL 1.1 (§ 4.1) lets a root have files of its own beside the objects."""

_LARGEST = 64 << 20


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


def keep_everywhere() -> None:
    """As `keep_at_sites`; raises SiteUnavailable, after all were tried, when one has it not."""
    away = keep_at_sites()
    if away:
        raise SiteUnavailable("; ".join(f"{site}: {reason}" for site, reason in away.items()))


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
    lines = _content(to_look(name), CHECKPOINTS).splitlines()
    rows = [json.loads(line) for line in lines]
    return [Checkpoint(int(r["number"]), str(r["digest"]), str(r["signature"]), name) for r in rows]


class LogBroken(Lasting):
    """The event log is not what was signed for."""

    advice = "Keep the disk as it is and tell the archive's keeper: `python -m heritage verify-log` names the lines."


def must_hold() -> None:
    """Raises LogBroken when the event log does not hold."""
    found = verify()
    if not found.holds:
        raise LogBroken("; ".join(f"{b.file}:{b.line}: {b.said}" for b in found.breaks[:20]))


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
