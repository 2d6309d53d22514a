"""Asks the sites, before an item is measured and before it is sealed, whether one holds its package already: the work folder was lost
since. Then its sheets, which lie in the package, are taken back, and the run goes on where it was. Nothing is ever sealed anew under
an id that a site may hold."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from heritage import package, settings
from heritage.archive import ocfl, unfinished
from heritage.archive.ocfl import Stored
from heritage.catalogue import custody
from heritage.catalogue.sheets import FOLDER, PackagedSheets
from heritage.contracts import Site
from heritage.dossier import now, renditions, revisions, states
from heritage.errors import CopyDamaged, ObjectConflict, SiteRefused, SiteUnavailable
from heritage.flows import history
from heritage.flows.batch import BatchFolder
from heritage.flows.custody import checkpoints
from heritage.flows.revise import opened
from heritage.flows.workline import CODE, deposit
from heritage.flows.workline.succeeding import answered
from heritage.model import Agent, Delivery, Event, EventType, Item, Package, sheet_of

log = logging.getLogger(__name__)

_OTHER = (
    "Nothing was changed. What is archived stays: hand the new files in under a batch name of their own (`replaces` says what they bring "
    "again), or hand in the files that were archived."
)
_TWO = "Nothing was changed. Ask the engineers which of the two packages is right: docs/engineer.md, *Two packages under one id*."
_LOST = "Start the DAG `repair` with the package's id, then this run again; nothing is sealed anew while a damaged copy lies there."


class Asking:
    """The sites, as one task asks them: one that did not answer is not waited for again with each item."""

    def __init__(self) -> None:
        self._open: dict[str, Site] = {}
        self._away: dict[str, SiteUnavailable | SiteRefused] = {}

    def found_again(self, batch: BatchFolder, item: str) -> str:
        """The item has the sheets of its package, and the package's own: answers a sentence for the log, "" when no site holds the
        item. Raises ObjectConflict (made of other files, or twice), CopyDamaged, and what keeps a site from answering that may
        hold it."""
        own = package.urn(batch.institution, batch.name, item)
        for identifier in dict.fromkeys((own, *answered.packages(batch, batch.item(item)))):
            copies = self.held(identifier)
            if brought := [one for copy in copies if (one := _of_this_delivery(batch, copy, identifier == own))]:
                return _taken(batch, item, brought)
            if copies and identifier == own:
                return _taken(batch, item, copies)  # of another delivery: it says so
        return ""

    def held(self, identifier: str) -> list[Stored]:
        """The newest version, at each site that has it; none when no site does. Raises as `found_again`."""
        found, broken = self._asked(identifier)
        if not found and broken:
            raise CopyDamaged(f"{identifier}: {'; '.join(map(str, broken))}", advice=_LOST)
        if not found:
            self._surely_new(identifier)
            return []
        return _only_one(identifier, found)

    def _asked(self, identifier: str) -> tuple[list[Stored], list[CopyDamaged]]:
        """The newest version at each site that answers, and what is wrong where it cannot be read."""
        found: list[Stored] = []
        broken: list[CopyDamaged] = []
        for name in settings.sites():
            if name in self._away:
                continue
            try:
                site = self._open.setdefault(name, deposit.open_site(name))
                held = unfinished.held(site, identifier)
                found += [ocfl.version_of(site, held)] if held else []
            except (SiteUnavailable, SiteRefused) as error:
                log.warning("%s cannot be asked what it holds: %s", name, error)
                self._away[name] = error
            except (CopyDamaged, FileNotFoundError) as error:
                broken.append(error if isinstance(error, CopyDamaged) else CopyDamaged(f"{name}: {error}"))
        return found, broken

    def _surely_new(self, identifier: str) -> None:
        """Raises why a site cannot be asked, unless this home would know if it held the package."""
        if not self._away:
            return
        if history.event_log().history(identifier) or _is_catalogued(identifier) or not self._memory_is_whole:
            name, error = next(iter(self._away.items()))
            said = f"{name} may hold {identifier} and cannot be asked: {error}"
            raise type(error)(f"{said}; it is not sealed before that is known", advice=error.advice)

    @cached_property
    def _memory_is_whole(self) -> bool:
        return checkpoints.remembers_everything()


def _is_catalogued(identifier: str) -> bool:
    """A catalogue that does not answer may know it."""
    try:
        return any(True for _ in custody.copies(settings.home().catalogue_url, package=identifier))
    except Exception as error:  # whatever database it is, and whatever is wrong with it
        log.warning("the catalogue does not say whether it knows %s: %s", identifier, error)
        return True


def _only_one(identifier: str, found: Sequence[Stored]) -> list[Stored]:
    """The copies of the newest version. Raises ObjectConflict when they are not the same."""
    newest = max(copy.version for copy in found)
    copies = [copy for copy in found if copy.version == newest]
    if len({copy.digest for copy in copies}) > 1:
        said = ", ".join(f"{copy.site_name} has {copy.digest[:16]}…" for copy in copies)
        raise ObjectConflict(f"{identifier}: two packages under one id and version {newest}: {said}", advice=_TWO)
    return copies


_UNREADABLE = (CopyDamaged, FileNotFoundError, KeyError, StopIteration, ValueError)


def _of_this_delivery(batch: BatchFolder, copy: Stored, is_own: bool) -> Stored | None:
    """The newest version of the files that this delivery brought; None when it brought none of the package's. A package of which another
    delivery brought better files has them as a version of its own. Of the item's own package a copy that cannot be read is answered, too."""
    try:
        version = _version_of(PackagedSheets(copy), copy.version, batch.delivery.digest)
        return copy if version == copy.version else ocfl.stored(copy.site, copy.id, version) if version else None
    except _UNREADABLE as error:
        log.warning("%s: its package's sheets cannot be read there: %s", copy.site_name, error)
        return copy if is_own else None


def _version_of(sheets: PackagedSheets, newest: int, delivery: str) -> int:
    """The last version that is made of the delivery's files; 0 for none."""
    ended = newest
    for state in reversed(states(sheets)):
        if next(sheets.rows(f"{state}delivery", Delivery)).digest == delivery:
            return ended
        ended = min(_made_in(sheets, state), default=1) - 1
    return 0


def _made_in(sheets: PackagedSheets, state: str) -> Iterator[int]:
    """The versions whose revisions are kept with the state."""
    for revision in revisions(sheets):
        if sheets.has(f"{state}{sheet_of(revision.version)}"):
            yield revision.version


def _taken(batch: BatchFolder, item: str, copies: Sequence[Stored]) -> str:
    """From the first copy whose sheets are whole."""
    broken: list[str] = []
    for copy in copies:
        try:
            sealed = _adopted(batch, item, copy)
        except _UNREADABLE as error:
            broken.append(f"{copy.site_name}: {error}")
            log.warning("%s: its package's sheets cannot be read there: %s", copy.site_name, error)
        else:
            history.tell_found_again(batch, sealed, copy.site_name)
            at = " and ".join(copy.site_name for copy in copies)
            return f"{at} holds it already, version {sealed.version} of the same originals: its sheets are taken, nothing is made anew"
    raise CopyDamaged(f"{copies[0].id}: {'; '.join(broken)}", advice=_LOST)


def _adopted(batch: BatchFolder, item: str, copy: Stored) -> Package:
    """Writes the sheets, the package's own last: killed before that, the seal asks again. Raises ObjectConflict."""
    sheets, dossier = PackagedSheets(copy), batch.dossier(item)
    listing = {path: package.Bytes(kept.sha512, kept.size) for path, kept in copy.files.items()}
    before = next(sheets.rows("item", Item))
    _same_originals(batch, item, copy, before, listing, next(sheets.rows("delivery", Delivery)))
    for sheet in [s for s in dossier.sheets() if s != "item"]:
        dossier.path(sheet).unlink(missing_ok=True)
    for sheet in sheets.sheets():
        dossier.adopt(sheet, copy.read(f"{FOLDER}/{sheet}.jsonl"))
    opened.bring_states(copy, dossier.folder)
    files = package.reopened(dossier.folder, batch.delivery, before, renditions(dossier), listing)
    sealed = Package(copy.id, item, copy.version, copy.digest, files)
    said = f"{copy.id}, as {copy.site_name} holds it"
    event = Event(EventType.RECOVERY, now(), Agent.of(CODE), "success", said)
    dossier.write("package", [replace(sealed, files=()), *files], code=CODE, events=[event])
    return sealed


def _same_originals(
    batch: BatchFolder, item: str, copy: Stored, before: Item, listing: dict[str, package.Bytes], delivery: Delivery
) -> None:
    said = f"{copy.site_name} holds version {copy.version} of {copy.id}"
    now = batch.item(item)
    if copy.id != package.urn(
        batch.institution, batch.name, item
    ):  # its files lie in the package beside those that stayed
        paths = {file.path for file in now.files}
        before = replace(before, files=tuple(file for file in before.files if file.path in paths))
    other = package.other_originals(now, listing, before)
    if other:
        more = f" and {len(other) - 3} more" if len(other) > 3 else ""
        raise ObjectConflict(f"{said}, made of other files: {', '.join(other[:3])}{more}", advice=_OTHER)
    if delivery.digest != batch.delivery.digest:
        raise ObjectConflict(
            f"{said}, which came in another delivery of this batch (from {delivery.place})", advice=_OTHER
        )
