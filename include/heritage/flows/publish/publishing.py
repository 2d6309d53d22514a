"""Publishes one package, or takes it away: what is out is what the gate says now. Killed at any moment, the same call goes on; the archive is
only read."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import UTC, date, datetime

from heritage import settings
from heritage.access import gate
from heritage.access.gate import Agreement, Refused, Terms
from heritage.access.record import DATES, PERSONS, TERMS, Record, Said, public_id
from heritage.access.shelf import Shelf
from heritage.catalogue import published
from heritage.catalogue.published import Deposited, Looked
from heritage.dossier import canonical_digest, described, now, renditions
from heritage.flows import history
from heritage.flows.publish import agreed, making, withdrawn
from heritage.flows.publish.making import Source
from heritage.flows.revise.opened import Sites, newest
from heritage.model import EventType, Item, Statement, term

log = logging.getLogger(__name__)


def shelf() -> Shelf:
    """What is published."""
    return Shelf(settings.home().public)


def today() -> date:
    """By which embargoes end."""
    return datetime.now(UTC).date()


def seen(one: Deposited) -> str:
    """Names the package and all that decides about it: while it is the same, nothing has to be looked at again."""
    found = agreed.publication().institutions.get(one.institution)
    mark = withdrawn.mark(one.package)
    return canonical_digest([one.digest, found.model_dump(mode="json") if found else None, bool(mark), making.RECIPE])


def publish(one: Deposited, sites: Sites) -> Looked:
    """Makes what is out be what may be. Answers what it came to. Raises CopyDamaged, SiteUnavailable, SiteRefused, SourceUnreadable,
    NoSuchPackage, DiskFull: what was out before stays."""
    looked = Looked(one.package, seen(one), "not", at=now())
    if withdrawn.mark(one.package):
        return _taken(one, replace(looked, state="withdrawn", why="withdrawn"))
    agreement = agreed.agreement(one.institution)
    if agreement is None or one.workline not in agreement.worklines:
        return _taken(one, replace(looked, why="no-agreement"))
    held = newest(one.package, sites)
    said = tuple(described(held.sheets))
    found = gate.terms(said, agreement, one.workline)
    if isinstance(found, Refused):
        return _taken(one, replace(looked, why=f"{found.why} {found.about}".strip()))
    if gate.opens_later(found, today()):
        return _taken(one, replace(looked, state="later", due=found.opens))
    if gate.is_over(found, today()):
        return _taken(one, replace(looked, why="over"))
    source = Source(
        held.copies[0], next(held.sheets.rows("item", Item)), tuple(renditions(held.sheets)), said, one.workline
    )
    _out(one, source, found, agreement)
    return replace(looked, state="out", due=found.closes)


def _out(one: Deposited, source: Source, found: Terms, agreement: Agreement) -> None:
    identifier, edition = public_id(one.institution, one.package), _edition(source, found, agreement)
    there = shelf().record(identifier)
    if there is None or there.edition != edition:
        with shelf().making(identifier) as folder:
            shows = found.shown is not gate.Shown.DESCRIPTION
            views = tuple(making.views(source, folder, agreement)) if shows else ()
            whole = making.whole(source, folder, agreement) if shows else ()
            record = Record(
                identifier, edition, one.package, source.copy.version, one.institution, _names(one.institution), one.workline,
                _title(source), tuple(_told(source.said)), found, views, whole, now(),
            )  # fmt: skip
            if not shelf().put(record, folder, unless=lambda: withdrawn.mark(one.package) is not None):
                return
        there = record
    else:
        shelf().tidy(there)  # a kill may have kept the edition before this one
    _tell(there)
    published.put(shelf().index, entry(there))


def _edition(source: Source, found: Terms, agreement: Agreement) -> str:
    kept_back = [file.path for file in source.item.files if gate.is_kept_back(source.said, file.path, agreement)]
    return canonical_digest([source.copy.digest, asdict(found), kept_back, making.RECIPE])[:16]


def _taken(one: Deposited, looked: Looked) -> Looked:
    """The event log first: killed after it, the next call finds the same edition out, and says the same."""
    record = shelf().record(public_id(one.institution, one.package))
    if record is not None:
        why = looked.why or f"until {looked.due}"
        key = f"taken from the public {one.package} {record.edition} {record.published} {why}"
        said = f"taken from the public: {why}"
        history.tell(key, EventType.DISSEMINATION, "warning", subjects=[one.package], detail=said)
    take(one.institution, one.package)
    return looked


def take(institution: str, package: str) -> bool:
    """Nothing of it is public from now on. False: nothing was."""
    identifier = public_id(institution, package)
    was = shelf().remove(identifier)
    if shelf().index.is_file():
        published.forget(shelf().index, identifier)
    return was


_NOT_SEARCHED = ("title", "rights", "license")


def entry(record: Record) -> published.Entry:
    """How it is found."""
    persons = [value for one in PERSONS for value in record.values(one)]
    dates = [value for one in DATES for value in record.values(one)]
    rest = [one.value for one in record.said if one.term not in (*PERSONS, *DATES, *_NOT_SEARCHED)]
    titles = record.values("title")
    return published.Entry(
        record.id,
        record.institution,
        record.title,
        "; ".join(persons),
        "; ".join(dates),
        " ".join([*titles, *rest]),
        record.published,
    )


def _names(institution: str) -> dict[str, str]:
    found = settings.institutions().get(institution)
    return {str(language): name for language, name in found.names.items()} if found else {}


def _title(source: Source) -> str:
    own = (one.value for one in source.said if not one.subject and term(one.field) == "title" and is_a_persons(one))
    return next(own, source.item.id)


def _told(said: Iterable[Statement]) -> list[Said]:
    """What people said of the item, each once."""
    own = (one for one in said if not one.subject and is_a_persons(one))
    told = (Said(term(one.field), one.value, one.language) for one in own if ":" not in term(one.field))
    return list(dict.fromkeys(one for one in told if one.term in TERMS))


def is_a_persons(one: Statement) -> bool:
    """Not what a machine found, nor what a file says of itself: places and persons hide there."""
    return one.score is None and not one.source.lower().startswith("exiftool") and one.source != "counted at receipt"


def _tell(record: Record) -> None:
    facts = {
        "version": record.version,
        "edition": record.edition,
        "rights": record.terms.statement,
        "shown": record.terms.shown.name.lower(),
    }
    said = f"version {record.version} published as {record.id}: {len(record.views)} views, {record.terms.statement}"
    key = f"publish {record.package} {record.edition} {record.published}"
    history.tell(key, EventType.DISSEMINATION, "success", subjects=[record.package], detail=said, facts=facts)
