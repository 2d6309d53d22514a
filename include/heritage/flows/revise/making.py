"""Makes one revision: the newest version is opened, the revision's sheet added, the next version sealed, deposited at every site, read
back and registered. Killed at any moment, the same call goes on; the work folder goes when all is registered."""

from __future__ import annotations

import contextlib
import logging
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from heritage import package, settings
from heritage.archive import unfinished
from heritage.catalogue import custody, progress, sheets
from heritage.dossier import Dossier, now, renditions, states
from heritage.errors import PermanentError, SiteRefused, SiteUnavailable
from heritage.files import locked, made_folder
from heritage.flows import history
from heritage.flows.revise import claims
from heritage.flows.revise.claims import of_package
from heritage.flows.revise.opened import BATCH, Held, Sites, brought, moved_up, newest
from heritage.flows.workline import CODE
from heritage.flows.workline.deposit import ADDRESS, deposited
from heritage.flows.workline.steps import AtWork
from heritage.model import (
    PAGE_ORDER,
    PART,
    POLICY,
    Agent,
    AgentRole,
    Change,
    Delivery,
    Event,
    EventType,
    Item,
    Package,
    PackageFile,
    Receipt,
    Rendition,
    Revision,
    RevisionKind,
    State,
    Suggestion,
    TookPart,
    rights_rows,
    sheet_of,
    tools_of,
)
from heritage.model.built import differing_values, named, spelled

log = logging.getLogger(__name__)


class Overtaken(PermanentError):
    """The package got another version since the revision was planned."""

    advice = "Nothing was changed by this revision. Look at what the other one changed, and make the change again if it is still wanted."


def make(revision: Revision, sites: Sites) -> str:
    """Answers a sentence for the log. Raises Overtaken, AtWork, NoSuchPackage, CopyDamaged, SiteUnavailable, SiteRefused, DiskFull:
    what was done by then stays, and the next call goes on."""
    folder = folder_of(revision)
    made_folder(folder.parent)
    with locked(folder.parent, wait=False) as alone:
        if not alone:
            raise AtWork(f"{revision.package}: another task is at it")
        _not_another(revision)
        dossier = Dossier(folder)
        if not dossier.has("package"):
            _sealed(revision, dossier, sites)
        sealed = replace(dossier.one("package", Package), files=tuple(dossier.rest("package", PackageFile)))
        receipts = _deposited(revision, dossier, sealed, sites)
        _registered(revision, dossier, sealed, receipts)
        _cleared(folder)
    return f"version {revision.version} with {len(receipts)} copies: {told(revision)}"


def folder_of(revision: Revision) -> Path:
    """HERITAGE_HOME/revisions/<the package's folder name>/v<version>."""
    return of_package(revision.package) / f"v{revision.version}"


def under_way() -> Iterator[Revision]:
    """The revisions that are sealed and not yet at every site, or not registered."""
    for folder in sorted(settings.home().revisions.glob("*/")):
        yield from (revision for revision, _ in _sealed_in(folder))


def _sealed_in(folder: Path) -> Iterator[tuple[Revision, Dossier]]:
    for sheet in sorted(folder.glob("v*/package.jsonl")):
        dossier = Dossier(sheet.parent)
        yield dossier.one(sheet_of(int(sheet.parent.name.removeprefix("v"))), Revision), dossier


def being_made(identifier: str) -> tuple[int, str] | None:
    """The version that is on its way to the sites, and its digest; None when there is none."""
    for _, dossier in _sealed_in(of_package(identifier)):
        sealed = dossier.one("package", Package)
        return sealed.version, sealed.digest
    return next(((one.version, one.digest) for one in claims.under_way(identifier)), None)


def nobody_else_is_at(package: str) -> None:
    """The caller has the lock on the package's folder. Raises AtWork when a next version of it is on its way to the sites."""
    for there, _ in _sealed_in(of_package(package)):
        raise AtWork(f"{package}: {there.who} is making version {there.version}: {there.why}")
    for one in claims.under_way(package):
        raise AtWork(f"{package}: {one.reference} is becoming version {one.version}")


def _not_another(revision: Revision) -> None:
    """One that is sealed already was first. One that a kill kept from that is forgotten."""
    for one in claims.under_way(revision.package):
        raise Overtaken(f"{revision.package}: {one.reference} is becoming version {one.version}")
    for there, _ in _sealed_in(of_package(revision.package)):
        if there != revision:
            raise Overtaken(f"{revision.package}: {there.who} is making version {there.version}: {there.why}")


def _sealed(revision: Revision, dossier: Dossier, sites: Sites) -> None:
    """Seals the next version; where a site holds it, made by this very revision (the work folder was lost since), it is taken from there."""
    held = newest(revision.package, sites)
    if held.version == revision.version and _is_of(held, revision):
        sealed = _taken(held, dossier)
    elif held.version != revision.base:
        raise Overtaken(f"{revision.package}: planned on version {revision.base}, the newest is {held.version}")
    else:
        sites.surely_have_no_newer(held)
        order = brought(held.copies[0], dossier.folder, revision.version, CODE)
        made = _renewed(revision, held, order)
        dossier.write(sheet_of(revision.version), [revision, *made], code=CODE, events=_events(revision))
        sealed = package.seal(order)
        history.tell_sealed(sealed)
    event = Event(EventType.INFORMATION_PACKAGE_CREATION, now(), Agent.of(CODE), "success", sealed.id)
    dossier.write("package", [replace(sealed, files=()), *sealed.files], code=CODE, events=[event])


def _renewed(revision: Revision, held: Held, order: package.Sealing) -> list[Rendition]:
    """The files in their other form, where the revision is of formats."""
    if not revision.renewals:
        return []
    from heritage.flows.migrate.converting import renewed  # who shows a plan loads no decoder

    return renewed(revision, held, order)


def _taken(held: Held, dossier: Dossier) -> Package:
    copy = held.copies[0]
    order = brought(copy, dossier.folder, copy.version, CODE)
    item, listing = dossier.one("item", Item), {p: package.Bytes(k.sha512, k.size) for p, k in copy.files.items()}
    files = package.reopened(dossier.folder, order.delivery, item, renditions(dossier), listing)
    return Package(copy.id, item.id, copy.version, copy.digest, files)


def _is_of(held: Held, revision: Revision) -> bool:
    sheet = sheet_of(revision.version)
    return held.sheets.has(sheet) and next(held.sheets.rows(sheet, Revision)) == revision


def _events(revision: Revision) -> list[Event]:
    """The change itself, by whom and with what; and who approved it."""
    by_policy = bool(suggested(revision)) and all(one.policy for one in suggested(revision)) and revision.who == POLICY
    of_catalogue = revision.record and revision.who == scheduled(revision.record.catalogue)
    person = Agent(revision.who, kind="organization" if of_catalogue else "software" if by_policy else "person")
    others = [TookPart(Agent.of(tool), AgentRole.PROGRAM) for tool in (CODE, *tools_of(suggested(revision)))]
    approved = []
    if revision.approved_by:
        approver = Agent(revision.approved_by, kind="person")
        others.append(TookPart(approver, AgentRole.AUTHORIZER))
        said = f"revision approved: {revision.approval}".rstrip(": ")
        approved = [Event(EventType.POLICY_ASSIGNMENT, revision.approved_at, approver, "success", said)]
    change = Event(act_of(revision), revision.at, person, "success", _in_words(revision), others=tuple(others))
    return [*approved, change]


def act_of(revision: Revision) -> EventType:
    """What making it is, in PREMIS's words. Each file's own conversion is told apart."""
    if revision.kind is not RevisionKind.FORMATS:
        return EventType.METADATA_MODIFICATION
    return EventType.MIGRATION if revision.renewals else EventType.MODIFICATION


def scheduled(institution: str) -> str:
    """Who it is that takes over what a catalogue says when nobody asked for it but the schedule."""
    return f"catalogue of {institution}"


def told(revision: Revision) -> str:
    """What changes, in a line: `dcterms:title: "A" → "B"`."""
    files = [f"{one.of}: {one.migration} (rule {one.rule})" for one in revision.renewals]
    back = (
        [f"version {revision.takes_back} is taken back: the files are again those before it"]
        if revision.takes_back
        else []
    )
    return "; ".join([*(in_a_line(change) for change in revision.changes), *files, *back])[:4000]


def _in_words(revision: Revision) -> str:
    """As the package and the event log have it."""
    return f"version {revision.version}: {told(revision)}; {revision.why}"


def suggested(revision: Revision) -> list[Suggestion]:
    """The suggestions that it rests on, or takes back."""
    return [one for change in revision.changes for one in change.suggested]


def in_a_line(change: Change) -> str:
    """A field before and after."""
    sides = rights_rows.sides(change.field, change.before, [new.value for new in change.after])
    before, after = differing_values(change.field, *sides)
    whence = "".join(f" [{one.said_by}{f', {one.uri}' if one.uri else ''}]" for one in change.suggested[:20])
    return f"{named(change.field, change.subject)}: {_listed(change.field, before)} → {_listed(change.field, after)}{whence}"


def _listed(field: str, values: Sequence[str]) -> str:
    """Values in quotes; runs and parts of the structure in words, the first of them."""
    if field not in (PAGE_ORDER, PART):
        return ", ".join(f'"{value[:200]}"' for value in values) or "nothing"
    more = f" and {len(values) - NAMED} more" if len(values) > NAMED else ""
    return ", ".join(spelled(field, value)[:200] for value in values[:NAMED]) + more or _NOTHING[field]


_NOTHING = {PAGE_ORDER: "as delivered", PART: "nothing"}

NAMED = 12
"""Runs and parts that a line names."""


def _deposited(revision: Revision, dossier: Dossier, sealed: Package, sites: Sites) -> list[Receipt]:
    """At every site, those that answer first. Raises what kept one away, when the others have it."""
    away: list[SiteUnavailable | SiteRefused] = []
    for name in settings.sites():
        if not dossier.has(f"receipt-{name}"):
            try:
                _deposit(revision, dossier, sealed, name, sites)
            except (SiteUnavailable, SiteRefused) as error:
                log.error("%s: %s has no version %d yet: %s", revision.package, name, revision.version, error)
                away.append(error)
    if away:
        raise away[0]
    return [dossier.one(f"receipt-{name}", Receipt) for name in settings.sites()]


def _deposit(revision: Revision, dossier: Dossier, sealed: Package, name: str, sites: Sites) -> None:
    site = sites[name]
    held = unfinished.held(site, sealed.id)
    if held is None or held.number < revision.base:
        moved_up(newest(sealed.id, sites), site)
    said = {"message": f"{revision.kind.value}: {revision.why}"[:500], "user_name": revision.who, "user_address": ADDRESS,
            "created": dossier.header("package").made}  # fmt: skip
    receipt = deposited(sealed, site, said)
    history.tell_deposit(receipt)
    read = f"{receipt.read_back} new files read back and verified"
    event = Event(EventType.REPLICATION, now(), Agent.of(CODE), "success", f"{name}: {read}")
    dossier.write(f"receipt-{name}", [receipt], code=CODE, events=[event])
    log.info("%s: version %d at %s, %s", sealed.id, sealed.version, name, read)


def _registered(revision: Revision, dossier: Dossier, sealed: Package, receipts: list[Receipt]) -> None:
    item = sheets.closed_item(sealed.item, State.DEPOSITED, dossier, sealed, as_old(revision.package, receipts))
    history.tell(
        f"revise {revision.package} {revision.version} {sealed.digest[:16]}",
        act_of(revision),
        "success",
        subjects=[revision.package],
        who=revision.who,
        at=revision.at,
        detail=_in_words(revision),
        facts={"run": revision.run, "kind": revision.kind.value, "approved_by": revision.approved_by},
    )
    progress.note_version(settings.home().catalogue_url, home_delivery(dossier), item)


def home_delivery(dossier: Dossier) -> Delivery:
    """The delivery that the package is named after, of a package that was brought into a work folder."""
    first = states(dossier)[0]
    return Dossier(dossier.folder / (first or BATCH)).one("delivery", Delivery)


def as_old(identifier: str, receipts: list[Receipt]) -> list[Receipt]:
    """A copy is as proved as its oldest bytes: they were not read for this version, and audits go by it."""
    proved = {copy.site: copy.sound for copy in custody.copies(settings.home().catalogue_url, package=identifier)}
    return [replace(one, verified_at=proved.get(one.site) or one.verified_at) for one in receipts]


def _cleared(folder: Path) -> None:
    """`package.jsonl` first: without it nothing here is believed, and the next call asks the sites again."""
    (folder / "package.jsonl").unlink(missing_ok=True)
    shutil.rmtree(folder)
    with contextlib.suppress(OSError):  # another revision's folder is there
        folder.parent.rmdir()
