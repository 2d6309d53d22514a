"""Proof of life: what should have happened and did not. Everything quiet is the one thing a log never says by itself."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection

from heritage import settings
from heritage.archive import fixity
from heritage.archive.layout import ROOT_DECLARATION
from heritage.catalogue.queries import overdue
from heritage.catalogue.schema.store import reading
from heritage.dossier import moment
from heritage.errors import HeritageError, PermanentError
from heritage.flows.batch import SHARED, found
from heritage.flows.custody import begun
from heritage.flows.custody.due import cutoff
from heritage.flows.custody.reconciliation import under_way
from heritage.flows.custody.roots import places
from heritage.flows.custody.roots.sites import to_look
from heritage.flows.house import alive, watched
from heritage.flows.house.watched import Late
from heritage.flows.inbox import lying
from heritage.flows.inbox.upload import landing, record
from heritage.flows.migrate import standing
from heritage.flows.revise import making
from heritage.flows.workline.deciding import asking, decided

log = logging.getLogger(__name__)

AUDIT_EVERY = timedelta(days=2)
"""The audit is daily; one missed night is no alarm."""

DRILL_EVERY = timedelta(days=35)
STUCK_AFTER = timedelta(days=3)
REVISION_TAKES = timedelta(hours=24)
LANDING_TAKES = timedelta(hours=24)
"""The DAG `upload` gives a zip no longer."""

LEFT = 0.1
"""Share of a question's patience that is left when it is called late: the last 3 of 30 days. Until then it waits rightly; after its
time the item is held, and who comes then starts the delivery again."""


class Overdue(PermanentError):
    """Something that should have run did not."""

    advice = "The log of this task lists everything that is overdue, each with what to do."


def findings() -> list[Late]:
    """Everything that is overdue at this moment. A check that cannot be made is a finding too."""
    late: list[Late] = []
    for check in (
        _clock,
        _catalogue,
        _audits,
        _coverage,
        _copies,
        _away,
        _one_place,
        _twice,
        _unsound,
        _drills,
        _alive,
        _decided,
        _begun,
        _revisions,
        _stuck,
        _questions,
        _inbox,
        _uploads,
    ):
        late += _checked(check)
    return late


def watch() -> None:
    """Logs every finding and keeps it for the pages; raises Overdue when there is one."""
    found = findings()
    watched.note(found)
    _tell_of_formats()
    for late in found:
        log.error("%s: %s → %s", late.what, late.said, late.advice)
    if found:
        raise Overdue(f"{len(found)} things are overdue: {'; '.join(late.said for late in found)}"[:3000])
    log.info("nothing is overdue")


def _tell_of_formats() -> None:
    """What is to be watched, at risk or not assessed: nothing is late, and people should know."""
    try:
        for line in standing.said():
            log.info("formats: %s", line)
    except HeritageError as error:
        log.error("formats: %s → %s", error, error.advice)


def _checked(check: Callable[[], Iterator[Late]]) -> list[Late]:
    try:
        return list(check())
    except (HeritageError, OSError, ValueError) as error:
        advice = error.advice if isinstance(error, HeritageError) else HeritageError.advice
        return [Late.of(check.__name__.strip("_"), "unwatched", advice=advice, error=str(error))]


def _clock() -> Iterator[Late]:
    """What was noted in the future is not late for a long time."""
    with _asked() as db:
        last = overdue.newest_act(db)
    if last and _age(last) < -timedelta(hours=1):
        yield Late.of("clock", last=last, now=moment(datetime.now(UTC)))


def _catalogue() -> Iterator[Late]:
    """An empty catalogue misses nothing: was it lost?"""
    with _asked() as db:
        if overdue.copies(db):
            return
    for name in settings.sites():
        swept = fixity.sweep(to_look(name))
        if any(isinstance(each, fixity.Seen) and not under_way(each.package) for each in swept):
            yield Late.of("catalogue", site=name)


def _audits() -> Iterator[Late]:
    with _asked() as db:
        begun = overdue.first_deposit(db)
        audits = {site: overdue.last_audit(db, site) for site in settings.sites()}
    for site, last in audits.items():
        if begun and _age(last or begun) > AUDIT_EVERY:
            yield Late.of("audit", "audit" if last else "audit-never", site=site, **({"last": last} if last else {}))


def _coverage() -> Iterator[Late]:
    with _asked() as db:
        late = {name: overdue.unproved(db, name, cutoff(site)) for name, site in settings.sites().items()}
    for name, number in late.items():
        if number:
            days = settings.sites()[name].ttl_days
            yield Late.of("coverage", site=name, number=number, days=days)


def _copies() -> Iterator[Late]:
    with _asked() as db:
        lacking = {site: overdue.lacking(db, site) for site in settings.sites()}
    for site, number in lacking.items():
        if number:
            yield Late.of("copies", site=site, number=number)


def _away() -> Iterator[Late]:
    """Sites that were used and are not there, or do not answer."""
    for name in settings.sites():
        try:
            to_look(name).size(ROOT_DECLARATION)
        except HeritageError as error:
            yield Late.of("site", advice=error.advice, site=name, error=str(error))


def _one_place() -> Iterator[Late]:
    """Two copies that one loss takes are one."""
    for one, other, common in places.together():
        if not places.said_so(one, other):
            yield Late.of("sites", one=one, other=other, common=common)


def _twice() -> Iterator[Late]:
    """Whoever asks for the package would get the one or the other."""
    with _asked() as db:
        twice = overdue.twice(db)
    for row in twice:
        digests = {"this": row["this"][:16], "first": row["first"][:16]}
        yield Late.of("identity", package=row["package"], version=row["version"], site=row["site"], **digests)


def _unsound() -> Iterator[Late]:
    with _asked() as db:
        unsound = {site: overdue.unsound(db, site) for site in settings.sites()}
    for site, copies in unsound.items():
        for outcome, number in copies.items():
            yield Late.of("damage", site=site, number=number, outcome=outcome.replace(" ", "-"))


def _drills() -> Iterator[Late]:
    with _asked() as db:
        begun, last = overdue.first_deposit(db), overdue.last_drill(db)
    if begun and _age(last or begun) > DRILL_EVERY:
        yield Late.of("drill", "drill" if last else "drill-never", **({"last": last} if last else {}))


def _alive() -> Iterator[Late]:
    """The schedules, but for this one."""
    for dag, since in alive.silent():
        yield Late.of(dag, "silent", dag=dag, since=moment(since))


def _decided() -> Iterator[Late]:
    """A round that fails each time, or hangs, keeps what people accepted from the archive."""
    for batch, since in decided.noted():
        if _age(since) > alive.SILENT_AFTER["finish"]:
            yield Late.of("finish", batch=batch, since=since)


def _begun() -> Iterator[Late]:
    """A person's command that a kill broke off."""
    for word in begun.every():
        if _age(word.at) > timedelta(hours=1):
            yield Late.of("act", act=word.act, who=word.who, at=word.at)


def _revisions() -> Iterator[Late]:
    """Next versions that are sealed and not yet at every site."""
    for one in making.under_way():
        if _age(one.at) > REVISION_TAKES:
            yield Late.of("revision", package=one.package, version=one.version, who=one.who, at=one.at)


def _stuck() -> Iterator[Late]:
    """Batches that were taken in and not closed, and at which nothing happens, but for those that rightly wait for a person."""
    home = settings.home()
    with _asked() as db:
        passed = overdue.closed(db)
    passed |= {_name(batch) for batch, _ in asking.unanswered()}
    for sheet in home.work.glob(f"*/*/{SHARED}/delivery.jsonl"):
        institution, batch = sheet.parts[-4:-2]
        if (institution, batch) in passed:
            continue
        touched = max(path.stat().st_mtime for path in [sheet.parent, *sheet.parents[1].iterdir()])
        idle = datetime.now(UTC) - datetime.fromtimestamp(touched, UTC)
        if idle > STUCK_AFTER:
            yield Late.of("batch", batch=f"{institution}/{batch}", days=idle.days)


def _questions() -> Iterator[Late]:
    """Questions whose own time is nearly over, or is: a batch is named once, with the one that ends first."""
    now, late = datetime.now(UTC), dict[str, list[str]]()
    for batch, question in asking.unanswered():
        if question.is_late(now, LEFT):
            late.setdefault(batch, []).append(question.until)
    for batch, ends in sorted(late.items()):
        until = min(ends)
        code = "question" if until > moment(now) else "question-over"
        yield Late.of("question", code, batch=batch, number=len(ends), until=until)


def _name(reference: str) -> tuple[str, str]:
    batch = found(reference)
    return batch.institution, batch.name


def _inbox() -> Iterator[Late]:
    """Whatever lies in the inbox for days and is not taken in: somebody believes it to be safe."""
    now, patience = datetime.now(UTC).timestamp(), settings.housekeeping().inbox_late_days
    for one in lying.everything():
        days = (now - one.since) / 86400
        if days >= patience:
            yield Late.of("inbox", advice=one.advice, path=one.path, days=round(days), why=one.why, inbox=one.code)


def _uploads() -> Iterator[Late]:
    """Sent whole, and neither in the inbox nor refused: the run that was to see to it has ended badly, or there was none."""
    for upload in landing.waiting():
        at = (record.noted(upload, record.LANDING) or {}).get("at")
        if at and _age(at) > LANDING_TAKES:
            place = f"{upload.institution}/{record.MARK}{upload.id}"
            yield Late.of("upload", place=place, name=upload.name, at=at, id=upload.id)


def _asked() -> AbstractContextManager[Connection]:
    return reading(settings.home().catalogue_url)


def _age(at: object) -> timedelta:
    return datetime.now(UTC) - datetime.fromisoformat(str(at))
