"""A package's newest version as a work folder: its sheets and what came with its delivery, brought from a site. Media stay where they are;
the sites have their bytes already."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from heritage import package, settings
from heritage.archive import ocfl, retrieval, unfinished
from heritage.archive.ocfl import Stored
from heritage.catalogue import custody
from heritage.catalogue.sheets import FOLDER, PackagedSheets
from heritage.contracts import Site
from heritage.dossier import BEFORE as STATE
from heritage.dossier import Dossier
from heritage.errors import CopyDamaged, PermanentError, SiteRefused, SiteUnavailable
from heritage.files import atomic_write, made_folder, safe_join
from heritage.flows import history, opening
from heritage.flows.custody import checkpoints
from heritage.model import Delivery, Item, Policy
from heritage.package import former, layout

log = logging.getLogger(__name__)

BATCH, BEFORE = "_batch", "_before"
"""Folders beside the item's sheets: those of the batch, and what came with the delivery, by their paths in the package."""


class NoSuchPackage(PermanentError):
    """No site holds such a package."""

    advice = "Look the package's id up on the archive's pages."


@dataclass(frozen=True, slots=True)
class Held:
    """The newest version of a package: its copy at each site that has it, and the sites that could not be asked."""

    copies: tuple[Stored, ...]
    away: tuple[str, ...] = ()

    @property
    def version(self) -> int:
        return self.copies[0].version

    @property
    def sheets(self) -> PackagedSheets:
        """Of the first copy."""
        return PackagedSheets(self.copies[0])

    @property
    def workline(self) -> str:
        """That it was digitised on."""
        return next(self.sheets.rows("delivery", Delivery)).workline


class Sites:
    """The sites, as one task opens them: each once. One that did not answer is asked again with the next package."""

    def __init__(self) -> None:
        self._open: dict[str, Site] = {}

    def __getitem__(self, name: str) -> Site:
        """Raises SiteUnavailable, SiteRefused, ConfigError."""
        if name not in self._open:
            self._open[name] = opening.opened(name)
        return self._open[name]

    def surely_have_no_newer(self, held: Held) -> None:
        """A version is told to the log before any site can hold it: a whole log that knows this one and no newer proves that a site which is
        away has none. Raises SiteUnavailable when that cannot be said."""
        if not held.away:
            return
        identifier = held.copies[0].id
        told = {(event.get("facts") or {}).get("version", 0) for event in history.event_log().history(identifier)}
        if held.version not in told or max(told) > held.version or not self._log_is_whole:
            raise SiteUnavailable(
                f"{' and '.join(held.away)} may hold a newer version of {identifier}, and cannot be asked"
            )

    @cached_property
    def _log_is_whole(self) -> bool:
        return checkpoints.remembers_everything()


def newest(identifier: str, sites: Sites) -> Held:
    """As the sites that answer have it. Raises NoSuchPackage, CopyDamaged (it is not what the receipt was given for, or differs between
    sites), SiteUnavailable or SiteRefused when none answers."""
    found, away = dict[str, Stored](), dict[str, SiteUnavailable | SiteRefused]()
    for name in settings.sites():
        try:
            site = sites[name]
            held = unfinished.held(site, identifier)
        except (SiteUnavailable, SiteRefused) as error:
            log.warning("%s cannot be asked for %s: %s", name, identifier, error)
            away[name] = error
        else:
            found |= {name: ocfl.version_of(site, held)} if held else {}
    if not found and away:
        raise next(iter(away.values()))
    if not found:
        raise NoSuchPackage(f"no site holds {identifier}")
    top = max(copy.version for copy in found.values())
    copies = tuple(copy for copy in found.values() if copy.version == top)
    _as_receipted(identifier, copies)
    return Held(copies, tuple(away))


def _as_receipted(identifier: str, copies: tuple[Stored, ...]) -> None:
    if len({copy.digest for copy in copies}) > 1:
        said = ", ".join(f"{copy.site_name} has {copy.digest[:16]}…" for copy in copies)
        raise CopyDamaged(f"{identifier}: two packages under one id and version {copies[0].version}: {said}")
    known = [
        c for c in custody.copies(settings.home().catalogue_url, package=identifier) if c.version >= copies[0].version
    ]
    if any((copy.version, copy.digest) != (copies[0].version, copies[0].digest) for copy in known):
        raise CopyDamaged(f"{identifier}: what {copies[0].site_name} holds is not what the receipt was given for")


def brought(copy: Stored, folder: Path, version: int, code: str) -> package.Sealing:
    """Brings the sheets into the folder, byte for byte, and says what a next version is sealed from. Raises CopyDamaged, SiteUnavailable."""
    shutil.rmtree(folder, ignore_errors=True)
    made_folder(folder / BATCH)
    dossier, batch, sheets = Dossier(folder), Dossier(folder / BATCH), PackagedSheets(copy)
    for sheet in sheets.sheets():
        dossier.adopt(sheet, copy.read(f"{FOLDER}/{sheet}.jsonl"))
    for sheet in (name for name in ("delivery", "targets") if sheets.has(name)):
        batch.adopt(sheet, copy.read(f"{FOLDER}/{sheet}.jsonl"))
    delivery = batch.one("delivery", Delivery)
    for path in _came_with_it(delivery, dossier.one("item", Item)):
        _fetched(copy, path, safe_join(folder / BEFORE, path))
    bring_states(copy, folder)
    known = settings.institutions().get(delivery.institution)
    owner = known.names["en"] if known else ""  # it left the programme: its packages stay
    return package.Sealing(
        dossier, delivery, _policy(copy), code, owner, batch, version, identifier=copy.id, delivered=folder / BEFORE
    )


_STATES = f"{FOLDER}/{STATE}"


def set_aside(copy: Stored, folder: Path, state: str) -> None:
    """Brings what the version says of its files below `folder`/`state`, and what it says of those before beside it. Raises CopyDamaged,
    SiteUnavailable."""
    bring_states(copy, folder)
    for path in copy.files:
        below = path.removeprefix(f"{FOLDER}/")
        if below != path and not path.startswith(_STATES):
            _fetched(copy, path, safe_join(folder, f"{state}{below}"))
        elif path.startswith(f"{layout.DELIVERY}/"):
            _fetched(copy, path, safe_join(folder, f"{state}{former.DELIVERED}{path.removeprefix(layout.DELIVERY)}"))
    _fetched(copy, layout.POLICY, safe_join(folder, f"{state}{former.POLICY}"))


def bring_states(copy: Stored, folder: Path) -> None:
    """Brings what a version says of the files that the package had before."""
    for path in (path for path in copy.files if path.startswith(_STATES)):
        _fetched(copy, path, safe_join(folder, path.removeprefix(f"{FOLDER}/")))


def _fetched(copy: Stored, path: str, place: Path) -> None:
    if path not in copy.files:
        raise CopyDamaged(f"{copy.id}: version {copy.version} lacks {path}")
    made_folder(place.parent)
    with atomic_write(place) as partial, partial.open("wb") as out:
        for block in copy.read(path):
            out.write(block)


def _came_with_it(delivery: Delivery, item: Item) -> Iterator[str]:
    return (layout.delivered(file) for file in package.delivered(delivery, item))


def _policy(copy: Stored) -> Policy:
    """As the item was judged by it: config/ has changed since."""
    try:
        return package.policy_of(b"".join(copy.read(layout.POLICY)))
    except (KeyError, ValueError, TypeError) as error:
        raise CopyDamaged(f"{copy.id}: {layout.POLICY} cannot be read: {error}") from error


def moved_up(held: Held, site: Site) -> None:
    """A site whose newest version is older gets those between from one that has them, byte for byte."""
    source = held.copies[0].site
    log.warning("%s: %s has an older version; it gets what %s has", held.copies[0].id, site.name, source.name)
    retrieval.move(source, site, held.copies[0].id)
