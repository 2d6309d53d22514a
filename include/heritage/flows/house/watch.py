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
from heritage.flows.workline.deciding import asking, decided

log = logging.getLogger(__name__)

AUDIT_EVERY = timedelta(days=2)
"""The audit is daily; one missed night is no alarm."""

DRILL_EVERY = timedelta(days=35)
STUCK_AFTER = timedelta(days=3)
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
    for late in found:
        log.error("%s: %s → %s", late.what, late.said, late.advice)
    if found:
        raise Overdue(f"{len(found)} things are overdue: {'; '.join(late.said for late in found)}"[:3000])
    log.info("nothing is overdue")


def _checked(check: Callable[[], Iterator[Late]]) -> list[Late]:
    try:
        return list(check())
    except (HeritageError, OSError, ValueError) as error:
        advice = error.advice if isinstance(error, HeritageError) else HeritageError.advice
        return [Late(check.__name__.strip("_"), f"could not be watched: {error}", advice)]


def _clock() -> Iterator[Late]:
    """What was noted in the future is not late for a long time."""
    with _asked() as db:
        last = overdue.newest_act(db)
    if last and _age(last) < -timedelta(hours=1):
        yield Late("clock", f"something was done at {last}, and it is {moment(datetime.now(UTC))} now",
                   "Set the machine's clock; until then it cannot be said what is late.")  # fmt: skip


def _catalogue() -> Iterator[Late]:
    """An empty catalogue misses nothing: was it lost?"""
    with _asked() as db:
        if overdue.copies(db):
            return
    for name in settings.sites():
        swept = fixity.sweep(to_look(name))
        if any(isinstance(each, fixity.Seen) and not under_way(each.package) for each in swept):
            yield Late("catalogue", f"it knows no copy, but {name} holds packages",
                       f"Put the catalogue back from its backup, or `python -m heritage rebuild --site {name}`.")  # fmt: skip


def _audits() -> Iterator[Late]:
    with _asked() as db:
        begun = overdue.first_deposit(db)
        audits = {site: overdue.last_audit(db, site) for site in settings.sites()}
    for site, last in audits.items():
        if begun and _age(last or begun) > AUDIT_EVERY:
            yield Late("audit", f"{site}: no audit has ended since {last or 'the first deposit'}",
                       "Look at the DAG `audit`: is it paused, red, or waiting?")  # fmt: skip


def _coverage() -> Iterator[Late]:
    with _asked() as db:
        late = {name: overdue.unproved(db, name, cutoff(site)) for name, site in settings.sites().items()}
    for name, number in late.items():
        if number:
            days = settings.sites()[name].ttl_days
            yield Late("coverage", f"{name}: {number} copies were not found whole within {days} days",
                       "Start the DAG `audit` with `everything`, or raise megabytes_per_second in sites.yaml.")  # fmt: skip


def _copies() -> Iterator[Late]:
    with _asked() as db:
        lacking = {site: overdue.lacking(db, site) for site in settings.sites()}
    for site, number in lacking.items():
        if number:
            yield Late("copies", f"{site}: {number} packages have no copy of their newest version there",
                       "Start their worklines' runs again (a site that was away may be back); for a new site: the DAG `move`.")  # fmt: skip


def _away() -> Iterator[Late]:
    """Sites that were used and are not there, or do not answer."""
    for name in settings.sites():
        try:
            to_look(name).size(ROOT_DECLARATION)
        except HeritageError as error:
            yield Late("site", f"{name}: {error}", error.advice)


def _one_place() -> Iterator[Late]:
    """Two copies that one loss takes are one."""
    for one, other, common in places.together():
        if not places.said_so(one, other):
            yield Late("sites", f"{one} and {other} are one place ({common}): what takes one copy takes the other",
                       "Move one of them (a new site, and the DAG `move`); in a trial say `same_place_as` in sites.yaml.")  # fmt: skip


def _twice() -> Iterator[Late]:
    """Whoever asks for the package would get the one or the other."""
    with _asked() as db:
        twice = overdue.twice(db)
    for row in twice:
        said = f"{row['package']} version {row['version']}: two packages under one id: {row['this'][:16]}… at {row['site']}, {row['first'][:16]}… elsewhere"
        yield Late("identity", said, "A person decides which is right: docs/engineer.md, *Two packages under one id*.")


def _unsound() -> Iterator[Late]:
    with _asked() as db:
        unsound = {site: overdue.unsound(db, site) for site in settings.sites()}
    for site, copies in unsound.items():
        for outcome, number in copies.items():
            yield Late("damage", f"{site}: {number} copies: {outcome}, and not mended yet",
                       "Start the DAG `repair` with the audit's proposal.")  # fmt: skip


def _drills() -> Iterator[Late]:
    with _asked() as db:
        begun, last = overdue.first_deposit(db), overdue.last_drill(db)
    if begun and _age(last or begun) > DRILL_EVERY:
        yield Late(
            "drill", f"no package was restored as a drill since {last or 'the first deposit'}", "Start the DAG `drill`."
        )


def _alive() -> Iterator[Late]:
    """The schedules, but for this one."""
    for dag, since in alive.silent():
        yield Late(dag, f"the DAG {dag} has not ended well since {moment(since)}",
                   f"Look at the DAG `{dag}`: is it paused, red, hanging, or waiting behind others?")  # fmt: skip


def _decided() -> Iterator[Late]:
    """A round that fails each time, or hangs, keeps what people accepted from the archive."""
    for batch, since in decided.noted():
        if _age(since) > alive.SILENT_AFTER["finish"]:
            yield Late("finish", f"{batch}: something was decided at {since}, and no round has finished and reported it since",
                       "Look at the DAG `finish`: is it paused, red, hanging, or waiting behind others?")  # fmt: skip


def _begun() -> Iterator[Late]:
    """A person's command that a kill broke off."""
    for word in begun.every():
        if _age(word.at) > timedelta(hours=1):
            yield Late("act", f"{word.act}: begun by {word.who} at {word.at}, and not ended",
                       "Give the same command again: it goes on where it was.")  # fmt: skip


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
            yield Late("batch", f"{institution}/{batch}: taken in, not closed, and nothing has happened for {idle.days} days",
                       "Look for its run: is a task red, or is it queued behind others?")  # fmt: skip


def _questions() -> Iterator[Late]:
    """Questions whose own time is nearly over, or is: a batch is named once, with the one that ends first."""
    now, late = datetime.now(UTC), dict[str, list[str]]()
    for batch, question in asking.unanswered():
        if question.is_late(now, LEFT):
            late.setdefault(batch, []).append(question.until)
    for batch, ends in sorted(late.items()):
        until = min(ends)
        open_still = until > moment(now)
        said = f"held from {until} on" if open_still else f"their time ended at {until}, and nothing came of it"
        advice = _DECIDE if open_still else _ASK_AGAIN
        yield Late("question", f"{batch}: {len(ends)} items wait for a person, {said}", advice)


_ASK_AGAIN = "Is the run of `review` still there? Start the delivery again: they are asked about anew."
_DECIDE = (
    "A coordinator of the institution decides under *Worklines*; what nobody decides is held, and the report says so."
)


def _name(reference: str) -> tuple[str, str]:
    batch = found(reference)
    return batch.institution, batch.name


def _inbox() -> Iterator[Late]:
    """Whatever lies in the inbox for days and is not taken in: somebody believes it to be safe."""
    now, patience = datetime.now(UTC).timestamp(), settings.housekeeping().inbox_late_days
    for one in lying.everything():
        days = (now - one.since) / 86400
        if days >= patience:
            yield Late("inbox", f"{one.path}: in the inbox for {days:.0f} days and not taken in: {one.why}", one.advice)


def _uploads() -> Iterator[Late]:
    """Sent whole, and neither in the inbox nor refused: the run that was to see to it has ended badly, or there was none."""
    for upload in landing.waiting():
        at = (record.noted(upload, record.LANDING) or {}).get("at")
        if at and _age(at) > LANDING_TAKES:
            yield Late("upload", f"{upload.institution}/{record.MARK}{upload.id}: {upload.name} was sent whole at {at} and is not in the inbox",
                       f"Look at the DAG `upload`: clear the task of the run upload__{upload.id} when what its log names is mended.")  # fmt: skip


def _asked() -> AbstractContextManager[Connection]:
    return reading(settings.home().catalogue_url)


def _age(at: object) -> timedelta:
    return datetime.now(UTC) - datetime.fromisoformat(str(at))
