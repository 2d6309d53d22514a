"""Checkpoints of the event log at the sites: left there, and compared with the log."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace

from heritage import events, settings
from heritage.archive import layout, preparing
from heritage.archive.lock.locking import locked
from heritage.contracts import Site
from heritage.dossier import file_digest, now
from heritage.errors import ConfigError, HeritageError, PermanentError, SiteUnavailable
from heritage.events import Begun, Break, Checkpoint, EventLog
from heritage.events.keys import key_id, signer_of
from heritage.flows import history
from heritage.flows.custody import begun, holding, log_memory
from heritage.flows.custody.log_memory import CHECKPOINTS, KEY, Memory, content, later
from heritage.flows.custody.roots import roots
from heritage.flows.custody.roots.sites import open_site, to_look
from heritage.model import EventType

log = logging.getLogger(__name__)

NOT_COMPARED = "NOT COMPARED"


class LogBroken(PermanentError):
    """The event log is not what was signed for."""

    advice = (
        "Keep the disk as it is and tell the archive's keeper: `python -m heritage verify-log` names the lines. What was lost is put back "
        "from a backup; without one, `python -m heritage begin-log --reason …` (docs/event-log.md)."
    )


def keep_at_sites() -> dict[str, HeritageError]:
    """Signs the log and leaves checkpoint and public key at every site that answers. Answers site → why not. Raises KeyChanged
    when the log's key is gone, or is another one."""
    told = history.event_log()
    line = json.loads(told.checkpoint() or b"{}")
    point = {"number": line["number"] - 1, "digest": line["previous"], "signature": line["signature"], "at": line["at"]}
    anew = events.begun(told)
    point |= {"key": line["key"], **({"log": anew.log} if anew else {})}
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
        lasting = next((error for error in away.values() if isinstance(error, PermanentError)), None)
        raise lasting or SiteUnavailable(said)


def _keep(site: Site, point: dict[str, object], public: bytes) -> None:
    preparing.prepare(site)
    new = (json.dumps(point) + "\n").encode()
    with locked(site, layout.OWN_FILES) as alone:  # two at once would each write what the other's line is not in
        roots.clear(alone, CHECKPOINTS.partition(".")[0])
        _keep_key(alone, public)
        kept = content(alone, CHECKPOINTS)
        if not kept.endswith(new):
            alone.write(CHECKPOINTS, [kept, b"" if kept.endswith(b"\n") or not kept else b"\n", new])
            alone.sync("")


def _keep_key(site: Site, public: bytes) -> None:
    """A site's public key is never written over: it is what tells an auditor that another key signs now."""
    there = content(site, KEY)
    if not there:
        site.write(KEY, [public])
    elif there == public:
        return
    elif there not in history.event_log().older_keys():
        raise LogBroken(f"{site.name}: the public key there ({key_id(there)}) never signed for this log")
    elif content(site, later(key_id(public))) != public:
        site.write(later(key_id(public)), [public])


def renew_key(*, who: str, reason: str) -> str:
    """Goes on with the key that is in HERITAGE_HOME/keys (a new one, when none is): the log says so, and by whom. Answers the
    key's id. Raises ConfigError when nothing has changed."""
    told = history.event_log()
    if begun.under_way("renew-key") is None and told.key.signs_for(told.folder):
        raise ConfigError(f"key {told.key.id} is the one that signs for the log", advice="Nothing to do.")
    word = begun.begin("renew-key", who=who, reason=reason, facts={"before": signer_of(told.folder)})
    told.renew_key()
    _tell_key(told, word.facts["before"], who=word.who, reason=word.reason)
    told.checkpoint()
    begun.ended(word)
    return told.key.id


def _tell_key(told: EventLog, before: str, *, who: str, reason: str) -> None:
    said = f"key {told.key.id} signs from here on, key {before or 'none'} before: {reason}"
    facts = {"before": before, "now": told.key.id, "public": told.key.public.decode()}
    history.tell(f"key {told.key.id}", EventType.POLICY_ASSIGNMENT, "warning", detail=said, who=who, facts=facts)


def remembered(name: str) -> tuple[list[Checkpoint], list[Break]]:
    """The checkpoints of the present log that lie at the site, and what is wrong with all that lie there. Raises SiteUnavailable."""
    found = log_memory.read(to_look(name), events.begun(history.event_log()))
    return list(found.points), list(found.breaks)


def must_hold() -> None:
    """Raises LogBroken when the event log does not hold."""
    found = verify()
    if not found.holds:
        raise LogBroken("; ".join(f"{b.file}:{b.line}: {b.said}" for b in found.breaks[:20]))


def verify() -> events.Verified:
    """Reads the whole log and compares it with what every site that answers remembers of it."""
    told = history.event_log()
    anew, public = events.begun(told), _public(told)
    keys = {key_id(each): each for each in (*told.older_keys(), public)}
    memories, compared = _memories(anew, keys)
    points = [point for memory in memories for point in memory.points]
    found = events.verify(told.segments(), public, points, told.older_keys())
    broken = [each for memory in memories for each in memory.breaks]
    return replace(found, breaks=(*broken, *found.breaks), compared=tuple(compared), begun=anew.said if anew else "")


def remembers_everything() -> bool:
    """Does the event log go back to where the sites that answer remember it? One that was lost knows nothing of what they hold."""
    try:
        return verify().holds
    except (HeritageError, OSError, ValueError) as error:
        log.warning("the event log cannot be read: %s", error)
        return False


def _memories(anew: Begun | None, keys: Mapping[str, bytes]) -> tuple[list[Memory], list[str]]:
    """Of every site that answers; and a sentence about each."""
    found: list[Memory] = []
    compared: list[str] = []
    for name in settings.sites():
        try:
            memory = log_memory.read(to_look(name), anew)
        except HeritageError as error:
            log.warning("%s: its checkpoints could not be read: %s", name, error)
            compared.append(f"{name}: {NOT_COMPARED}: {error}")
        else:
            found.append(memory)
            compared.append(memory.said(keys))
    return found, compared


def _public(told: EventLog) -> bytes:
    """b"" when nothing says which key signs: then no signature holds, and each is named."""
    try:
        return told.public()
    except ConfigError as error:
        log.error("the key that signs cannot be told: %s", error)
        return b""


def begin_anew(*, who: str, reason: str) -> Begun:
    """Begins the log anew after a loss: its first line says who, why, and what is still proved of the log before. What is left of that
    is put aside in its folder. Goes on with the key that there is, or a new one. Raises ConfigError when the log holds."""
    told = history.event_log()
    word = begun.under_way("begin-log") or begun.begin("begin-log", who=who, reason=reason, facts=_left(told))
    made, keys = events.begun(told), word.facts["keys"]
    if made is None or made.facts.get("aside") != word.facts["aside"]:
        older = [each.encode() for each in keys.values()]
        made = events.begin_anew(told, who=word.who, reason=word.reason, at=word.at, facts=word.facts, older=older)
    told.renew_key()
    if told.key.id not in keys:
        _tell_key(told, ", ".join(sorted(keys)), who=word.who, reason=word.reason)
    log.info("%d holds are in the new log", holding.tell_again())
    keep_at_sites()
    begun.ended(word)
    return made


def _left(told: EventLog) -> dict[str, object]:
    """What is left, and proved, of a log that does not hold. Raises ConfigError when it holds."""
    before = verify()
    if before.holds:
        raise ConfigError("the log holds: there is nothing to begin anew", advice="Nothing to do.")
    sites, older = _proofs(events.begun(told), [*told.older_keys(), _public(told)])
    left = {
        "lines": before.lines, "signed_up_to": before.signed_up_to, "breaks": [f"{b.file}:{b.line}: {b.said}" for b in before.breaks[:20]],
        "files": {path.name: file_digest(path) for path in told.segments()},
    }  # fmt: skip
    return {
        "aside": events.free_name(told.folder, now()),
        "before": left,
        "sites": sites,
        "keys": {key_id(each): each.decode() for each in older},
    }


def _proofs(anew: Begun | None, known: Sequence[bytes]) -> tuple[dict[str, object], list[bytes]]:
    """What each site proves of the log that was lost, and every key that may have signed for it."""
    memories: dict[str, tuple[Site, Memory]] = {}
    sites: dict[str, object] = {}
    older = list(known)
    for name in settings.sites():
        try:
            site = to_look(name)
            memory = log_memory.read(site, anew)
            older += log_memory.public_keys(site, log_memory.points(memory.content, name)[0])
            memories[name] = site, memory
        except HeritageError as error:
            sites[name] = {"away": str(error)}
    older = [each for each in dict.fromkeys(older) if events.is_public(each)]
    keys = {key_id(each): each for each in older}
    return sites | {name: log_memory.proved(*found, keys) for name, found in memories.items()}, older
