"""Checkpoints of the event log at the sites: left there, and compared with the log."""

from __future__ import annotations

import json
import logging
from dataclasses import replace

from heritage import events, settings
from heritage.archive import layout
from heritage.archive.locking import locked
from heritage.contracts import Site
from heritage.errors import ConfigError, CopyDamaged, HeritageError, Lasting, SiteUnavailable
from heritage.events import Break, Checkpoint
from heritage.events.keys import key_id
from heritage.flows import history
from heritage.flows.sites import open_site, to_look
from heritage.model import EventType

log = logging.getLogger(__name__)

KEY, CHECKPOINTS = "heritage-events.pub.pem", "heritage-events.jsonl"
"""Files in a site's storage root: OCFL 1.1 (§ 4.1) lets a root have files of its own beside the objects. A key that was renewed
later lies beside the first as heritage-events-<id>.pub.pem: what was signed before must stay readable."""

_LARGEST = 64 << 20
"""Bytes of checkpoints at a site that are still read: some 250,000, one an hour for 29 years."""


NOT_COMPARED = "NOT COMPARED"


class LogBroken(Lasting):
    """The event log is not what was signed for."""

    advice = "Keep the disk as it is and tell the archive's keeper: `python -m heritage verify-log` names the lines."


def keep_at_sites() -> dict[str, HeritageError]:
    """Signs the log and leaves checkpoint and public key at every site that answers. Answers site → why not. Raises KeyChanged
    when the log's key is gone, or is another one."""
    told = history.event_log()
    line = json.loads(told.checkpoint() or b"{}")
    point = {"number": line["number"] - 1, "digest": line["previous"], "signature": line["signature"], "at": line["at"]}
    away: dict[str, HeritageError] = {}
    for name in settings.sites():
        try:
            _keep(open_site(name), point, told.key.public)
        except HeritageError as error:
            away[name] = error
            log.error("%s: the log's checkpoint could not be left there: %s", name, error)
    return away


def keep_everywhere() -> None:
    """As `keep_at_sites`; raises, after all were tried, when one has it not: SiteUnavailable, or the first error that does not
    pass by itself."""
    away = keep_at_sites()
    if away:
        said = "; ".join(f"{site}: {reason}" for site, reason in away.items())
        lasting = next((error for error in away.values() if isinstance(error, Lasting)), None)
        raise lasting or SiteUnavailable(said)


def _keep(site: Site, point: dict[str, object], public: bytes) -> None:
    layout.prepare(site)
    new = (json.dumps(point) + "\n").encode()
    with locked(site, layout.OWN_FILES) as alone:  # two at once would each write what the other's line is not in
        _keep_key(alone, public)
        kept = _content(alone, CHECKPOINTS)
        if not kept.endswith(new):
            alone.write(CHECKPOINTS, [kept, b"" if kept.endswith(b"\n") or not kept else b"\n", new])
            alone.settle("")


def _keep_key(site: Site, public: bytes) -> None:
    """A site's public key is never written over: it is what tells an auditor that another key signs now."""
    there = _content(site, KEY)
    if not there:
        site.write(KEY, [public])
    elif there == public:
        return
    elif there not in history.event_log().older_keys():
        raise LogBroken(f"{site.name}: the public key there ({key_id(there)}) never signed for this log")
    elif _content(site, _later(public)) != public:
        site.write(_later(public), [public])


def _later(public: bytes) -> str:
    return KEY.replace(".pub.pem", f"-{key_id(public)}.pub.pem")


def renew_key(*, who: str, reason: str) -> str:
    """Goes on with the key that is in HERITAGE_HOME/keys (a new one, when none is): the log says so, and by whom. Answers the
    key's id. Raises ConfigError when nothing has changed."""
    told = history.event_log()
    before = told.renew_key()
    if before == told.key.id:
        raise ConfigError(f"key {before} is the one that signs for the log", advice="Nothing to do.")
    said = f"key {told.key.id} signs from here on, key {before or 'none'} before: {reason}"
    facts = {"before": before, "now": told.key.id, "public": told.key.public.decode()}
    history.tell(f"key {told.key.id}", EventType.POLICY_ASSIGNMENT, "warning", detail=said, who=who, facts=facts)
    told.checkpoint()
    return told.key.id


def remembered(name: str) -> tuple[list[Checkpoint], list[Break]]:
    """The checkpoints that lie at the site, and the lines there that are none. Raises SiteUnavailable."""
    found, broken = [], []
    for number, line in enumerate(_content(to_look(name), CHECKPOINTS).splitlines(), 1):
        try:
            row = json.loads(line)
            found.append(Checkpoint(int(row["number"]), str(row["digest"]), str(row["signature"]), name))
        except (ValueError, KeyError, TypeError):
            broken.append(Break(name, number, f"no checkpoint; put {CHECKPOINTS} back as it is at another site"))
    return found, broken


def must_hold() -> None:
    """Raises LogBroken when the event log does not hold."""
    found = verify()
    if not found.holds:
        raise LogBroken("; ".join(f"{b.file}:{b.line}: {b.said}" for b in found.breaks[:20]))


def verify() -> events.Verified:
    """Reads the whole log and compares it with what every site that answers remembers of it."""
    points: list[Checkpoint] = []
    broken: list[Break] = []
    compared = []
    for name in settings.sites():
        try:
            known, bad = remembered(name)
        except HeritageError as error:
            log.warning("%s: its checkpoints could not be read: %s", name, error)
            compared.append(f"{name}: {NOT_COMPARED}: {error}")
            continue
        points, broken = points + known, broken + bad
        newest = max((point.number for point in known), default=0)
        compared.append(f"{name}: {len(known)} checkpoints, up to line {newest}")
    told = history.event_log()
    found = events.verify(told.segments(), told.public(), points, told.older_keys())
    return replace(found, breaks=(*broken, *found.breaks), compared=tuple(compared))


def _content(site: Site, path: str) -> bytes:
    """b"" when there is no such file."""
    size = site.size(path)
    if size is not None and size > _LARGEST:
        raise ConfigError(
            f"{site.address(path)}: {size} bytes are too many; keep it under another name beside this one"
        )
    content = b"".join(site.read(path)) if size is not None else b""
    if len(content) < (size or 0):  # else it would be written back shorter than it is
        raise CopyDamaged(f"{site.address(path)}: {len(content)} bytes of {size} could be read")
    return content
