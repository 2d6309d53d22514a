"""Which storage root is whose: what the home remembers of each site's root, and whether what lies there now is that root.

Remembered is a root from its first change on, in HERITAGE_HOME/sites/<name>.json; each root's mark names the others, so that a home
that was lost learns of them from whichever site is opened first. Older homes know a site by the copies in their catalogue."""

from __future__ import annotations

import fcntl
import json
import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from heritage import settings
from heritage.archive.layout import ROOT_DECLARATION
from heritage.archive.site import mark
from heritage.archive.site.breaker import Breaker
from heritage.archive.site.mark import Mark
from heritage.catalogue.queries import overdue
from heritage.catalogue.schema.store import reading
from heritage.contracts import Site
from heritage.dossier import now
from heritage.errors import CatalogueRefused, CopyDamaged, SiteUnavailable
from heritage.files import PARTIAL, made_folder, write, written

log = logging.getLogger(__name__)


MOUNTED = (
    "Is its disk mounted, its url in config/sites.yaml right? Nothing is written until it is there; what waits is tried again by itself. "
    "Where the place was lost, or moved, on purpose: `python -m heritage site` tells what it holds and how to say so."
)


def known() -> dict[str, str]:
    """Site → id of its root, as far as this home knows them."""
    found = {}
    for place in written(settings.home().sites, "*.json"):
        identifier = json.loads(place.read_bytes()).get("id")
        if identifier:
            found[place.stem] = str(identifier)
    return found


def remember(name: str, identifier: str) -> None:
    """From here on only that root is the site's."""
    write(_place(name), json.dumps({"id": identifier, "since": now()}).encode())


def forget(name: str) -> None:
    """A person said that another root takes its place."""
    write(_place(name), json.dumps({"id": "", "since": now()}).encode())


def _place(name: str) -> Path:
    return settings.home().sites / f"{name}.json"


def breaker(name: str) -> Breaker:
    """The site's, for all processes of this home."""
    return Breaker(settings.home().sites / f"{name}.hangs")


class Judged:
    """A site's root, judged by what is known of it. `others`: what the marks of the other sites name, site → id; asked only by a
    home that knows no root at all (a new one, or one that was lost)."""

    def __init__(self, name: str, others: Callable[[str], dict[str, str]]) -> None:
        self._name, self._others = name, others

    def sure(self, site: Site) -> None:
        """Raises SiteUnavailable; see `rooted.Judge`. A bare root of which nobody can say whether it is new holds nothing: who only
        asks may go on, and whoever is to write there waits for the catalogue."""
        self._judged(site, mark.found(site), known(), writes=False)

    def changed(self, site: Site) -> None:
        """As `sure`; and the root's mark says what is known by now."""
        raw, roots = mark.found(site), known()
        if self._is_spelled(raw, roots):
            return
        with _alone():  # two that begin a root at once give it one id
            raw, roots = mark.found(site), known()
            self._judged(site, raw, roots, writes=True)
            self._mark(site, raw, known())

    def _is_spelled(self, raw: bytes, roots: dict[str, str]) -> bool:
        return bool(raw) and self._name in roots and raw == mark.spelled(self._mine(roots))

    def _mine(self, roots: dict[str, str]) -> Mark:
        others = {name: each for name, each in roots.items() if name != self._name}
        return Mark(roots[self._name], self._name, others)

    def _mark(self, site: Site, raw: bytes, roots: dict[str, str]) -> None:
        if self._name not in roots:
            if site.size(ROOT_DECLARATION) is None:  # nothing was begun
                return
            roots = roots | {self._name: mark.new(self._name, {}).id}
        spelled = mark.spelled(self._mine(roots))
        if raw != spelled:
            clear(site)
            site.write(mark.NAME, [spelled])
            site.sync("")
        remember(self._name, roots[self._name])  # last: killed before, the mark that is there is believed

    def slow(self, site: Site, error: SiteUnavailable) -> None:
        """It took long: does the site still answer anything?"""
        try:
            mark.found(site)
        except SiteUnavailable:
            breaker(self._name).hangs(error)

    def _judged(self, site: Site, raw: bytes, roots: dict[str, str], *, writes: bool) -> None:
        mine = roots.get(self._name, "")
        if mine and mark.proves(raw, mine):
            return
        if raw:
            self._read(site, raw, mine, roots)
        elif mine:
            lies = "an empty place" if self._is_bare(site) else "a storage root without its mark"
            raise _not_the_root(
                f"{site.name}: {site.address(mark.NAME)} is not there: wanted its root {mine[:8]}…, found {lies}"
            )
        elif self._is_bare(site):
            self._first_time(site, roots, writes=writes)

    def _read(self, site: Site, raw: bytes, mine: str, roots: dict[str, str]) -> None:
        """The mark of a root that this home does not know as the site's."""
        there = mark.read(raw)
        if there is None:
            raise _not_the_root(
                f"{site.name}: {site.address(mark.NAME)} is damaged: it does not say which root this is"
            )
        owner = next((name for name, each in roots.items() if each == there.id), there.site)
        if mine or owner != self._name or there.site != self._name:
            wanted = f"its root {mine[:8]}…" if mine else "its root"
            raise _not_the_root(
                f"{site.name}: {mark.where(site)}: wanted {wanted}, found the root {there.id[:8]}… of {owner}"
            )
        self._adopt(there, roots)

    def _adopt(self, there: Mark, roots: dict[str, str]) -> None:
        """A home that knows nothing of the site (it is new, or was lost) believes its mark, and what that says of the others."""
        for name, identifier in {self._name: there.id, **there.others}.items():
            if name not in roots and not _place(name).exists():
                remember(name, identifier)

    def _is_bare(self, site: Site) -> bool:
        try:
            return site.size(ROOT_DECLARATION) is None
        except CopyDamaged:
            return False

    def _first_time(self, site: Site, roots: dict[str, str], *, writes: bool) -> None:
        """Nothing is there, and nothing is known of it: is that because it is new?"""
        if _place(self._name).exists():  # a person said so
            return
        if self._copies(writes=writes):
            raise _not_the_root(f"{site.name}: {mark.where(site)} is empty, and the catalogue knows copies there")
        told = {} if roots else self._others(self._name)
        if self._name in told:
            raise _not_the_root(
                f"{site.name}: {mark.where(site)} is empty: wanted its root {told[self._name][:8]}…, which another site names"
            )

    def _copies(self, *, writes: bool) -> int:
        try:
            with reading(settings.home().catalogue_url) as db:
                return overdue.copies(db, self._name)
        except (SiteUnavailable, CatalogueRefused) as error:
            if writes:
                raise
            log.warning("%s: whether its root is new cannot be told: %s", self._name, error)
            return 0


def clear(site: Site, name: str = mark.NAME) -> None:
    """What a killed writing of the mark, or of files whose names have that in them, left at the top. (Names that begin so come first in a
    listing.) Only for who writes them alone."""
    for entry in site.list(""):
        if not entry.path.startswith(PARTIAL):
            return
        if name in entry.path:
            site.remove(entry.path)


def _not_the_root(said: str) -> SiteUnavailable:
    """What lies at the site's place is not its storage root."""
    return SiteUnavailable(said, advice=MOUNTED)


@contextmanager
def _alone() -> Iterator[None]:
    """One process of this home at a time. The kernel lets go when it dies."""
    folder = settings.home().sites
    made_folder(folder)
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
