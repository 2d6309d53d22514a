"""Converts the files of one package that a revision names: brought from whichever site has them whole, a few at a time, converted and
proved by the workline's own means. Nothing of it is in the package before it is sealed."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from heritage import measure
from heritage import package as packages
from heritage.contracts import NormalisationJob, Normaliser
from heritage.dossier import renditions
from heritage.errors import CopyDamaged, DiskFull, PermanentError, SiteRefused, SiteUnavailable
from heritage.files import atomic_write, made_folder
from heritage.flows.revise.opened import Held
from heritage.lines import LINES
from heritage.model import File, Item, Measured, Rendition, Renewal, Revision, Role
from heritage.normalise.migration import unit
from heritage.normalise.migration.table import MIGRATIONS
from heritage.package import layout

log = logging.getLogger(__name__)

AT_ONCE = 8
"""Files that are brought from a site before they are converted: that many of them lie here twice."""

_SPARE = 256 << 20
"""Bytes that stay free: the catalogue, the log and other tasks write too."""


class WholeNowhere(PermanentError):
    """No site has the file whole."""

    advice = "Start the DAG `repair` with the package's id. The other packages go on."


def renewed(revision: Revision, held: Held, order: packages.Sealing) -> list[Rendition]:
    """What was made of each file, as rows of the revision's sheet. `held`: the version before. Raises NotMigrated, ProofFailed, WholeNowhere,
    CopyDamaged (a site that is away may have it whole), SiteUnavailable, SiteRefused, DiskFull."""
    work = _Work(order, held, revision)
    made: list[Rendition] = []
    waiting = work.measured()
    while some := list(islice(waiting, AT_ONCE)):
        made += work.converted(some)
    places = {renewal.of: number for number, renewal in enumerate(revision.renewals)}
    below = layout.of_version(revision.version)
    return [replace(one, path=f"{below}/{one.path}") for one in sorted(made, key=lambda one: places[one.of])]


class _Work:
    """One package's. Each sheet is read once, however many files there are."""

    def __init__(self, order: packages.Sealing, held: Held, revision: Revision) -> None:
        dossier = order.dossier
        self.held, self.revision, self.dossier = held, revision, dossier
        self.item, self.line = dossier.one("item", Item), LINES[order.delivery.workline]
        self.files = {file.path: file for file in self.item.files}
        self.with_master = {row.source for row in renditions(dossier) if row.role is Role.MASTER}
        folder = dossier.folder / layout.of_version(revision.version)
        self.job = NormalisationJob(folder, order.policy, order.delivery, self.item)

    def measured(self) -> Iterator[tuple[Renewal, Measured | None]]:
        """The files, each with what was measured of it when it was taken in: in the order of that sheet, then those that are not in it."""
        waiting = {one.source: one for one in self.revision.renewals}
        known = self.dossier.rows("measured", Measured) if self.dossier.has("measured") else iter(())
        for row in known:
            if (renewal := waiting.pop(row.file.path, None)) is not None:
                yield renewal, row
        yield from ((renewal, None) for renewal in waiting.values())

    def converted(self, some: Sequence[tuple[Renewal, Measured | None]]) -> list[Rendition]:
        """Raises as `renewed`."""
        room = self.dossier.folder / "_source"
        _enough(self.dossier.folder, [(one, self.files[one.source], known) for one, known in some])
        shutil.rmtree(room, ignore_errors=True)
        try:
            wanted = [self._wanted(room / str(number), *one) for number, one in enumerate(some)]
            return unit.migrated(self.job, wanted)
        finally:
            shutil.rmtree(room, ignore_errors=True)

    def _wanted(self, room: Path, renewal: Renewal, known: Measured | None) -> unit.Wanted:
        file = self.files[renewal.source]
        place = room / f"source{file.suffix}"
        made_folder(place.parent)
        _fetched(self.held, renewal, place)
        measured = known or next(measure.measure([(place, file)], self.line.probes, self.line.batch_probes))
        return unit.Wanted(renewal, file, place, measured, self._beside(renewal))

    def _beside(self, renewal: Renewal) -> tuple[Normaliser, ...]:
        """What makes the workline's own masters, where there is none of this file yet."""
        wanted = BESIDE.get(renewal.migration, ()) if renewal.source not in self.with_master else ()
        return tuple(one for one in self.line.normalisers if one.name in wanted)


BESIDE = {"tiff-plain": ("master-jp2", "master-photograph")}
"""Migration → the normalisers that the workline has for the same file."""


def _fetched(held: Held, renewal: Renewal, place: Path) -> None:
    """Compared while it is written. Raises what kept the last site from giving it whole."""
    trouble: Exception | None = None
    for copy in held.copies:
        try:
            with atomic_write(place, flushed=False) as partial, partial.open("wb") as out:
                for block in copy.read(renewal.of):
                    out.write(block)
        except (CopyDamaged, FileNotFoundError, KeyError, SiteUnavailable, SiteRefused) as error:
            log.warning("%s: %s: %s", copy.site_name, renewal.of, error)
            trouble = error
        else:
            return
    if isinstance(trouble, SiteUnavailable | SiteRefused):
        raise trouble
    said = f"{held.copies[0].id}: {renewal.of} is whole at no site that answers: {trouble}"
    raise (CopyDamaged(said) if held.away else WholeNowhere(said)) from trouble


def _enough(folder: Path, some: Sequence[tuple[Renewal, File, Measured | None]]) -> None:
    """Raises DiskFull before anything is written."""
    free = shutil.disk_usage(folder).free
    needed = sum(one.size + MIGRATIONS[one.migration].room(file, known) for one, file, known in some)
    if free < needed + _SPARE:
        raise DiskFull(f"{folder}: {free / 1e6:.0f} MB free, the conversion needs {(needed + _SPARE) / 1e6:.0f} MB")
