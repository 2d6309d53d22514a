"""Converts the files of one package that a revision names: brought from whichever site has them whole, a few at a time, converted and
proved by the workline's own means. Nothing of it is in the package before it is sealed."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from heritage import measure
from heritage import package as packages
from heritage.contracts import Line, NormalisationJob, Normaliser
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
    for first in range(0, len(revision.renewals), AT_ONCE):
        made += work.converted(revision.renewals[first : first + AT_ONCE])
    below = layout.of_version(revision.version)
    return [replace(one, path=f"{below}/{one.path}") for one in made]


@dataclass(slots=True)
class _Work:
    """One package's."""

    order: packages.Sealing
    held: Held
    revision: Revision

    def converted(self, some: Sequence[Renewal]) -> list[Rendition]:
        dossier = self.order.dossier
        item, room = dossier.one("item", Item), dossier.folder / "_source"
        files = {file.path: file for file in item.files}
        known = {row.file.path: row for row in self._measured() if row.file.path in {one.source for one in some}}
        _enough(dossier.folder, some, files, known)
        shutil.rmtree(room, ignore_errors=True)
        try:
            wanted = [
                self._wanted(n, one, files[one.source], known.get(one.source), room) for n, one in enumerate(some)
            ]
            folder = dossier.folder / layout.of_version(self.revision.version)
            return unit.migrated(NormalisationJob(folder, self.order.policy, self.order.delivery, item), wanted)
        finally:
            shutil.rmtree(room, ignore_errors=True)

    def _measured(self) -> Iterator[Measured]:
        dossier = self.order.dossier
        return dossier.rows("measured", Measured) if dossier.has("measured") else iter(())

    def _wanted(self, number: int, renewal: Renewal, file: File, known: Measured | None, room: Path) -> unit.Wanted:
        place = room / str(number) / f"source{file.suffix}"
        made_folder(place.parent)
        _fetched(self.held, renewal, place)
        line = LINES[self.order.delivery.workline]
        measured = known or next(measure.measure([(place, file)], line.probes, line.batch_probes))
        return unit.Wanted(renewal, file, place, measured, self._beside(renewal, line))

    def _beside(self, renewal: Renewal, line: Line) -> tuple[Normaliser, ...]:
        """What makes the workline's own masters, where there is none of this file yet."""
        dossier = self.order.dossier
        rows = dossier.rows("renditions", Rendition) if dossier.has("renditions") else ()
        if any(row.source == renewal.source and row.role is Role.MASTER for row in rows):
            return ()
        return tuple(one for one in line.normalisers if one.name in BESIDE.get(renewal.migration, ()))


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


def _enough(folder: Path, some: Sequence[Renewal], files: dict[str, File], known: dict[str, Measured]) -> None:
    """Raises DiskFull before anything is written."""
    free = shutil.disk_usage(folder).free
    needed = sum(one.size + MIGRATIONS[one.migration].room(files[one.source], known.get(one.source)) for one in some)
    if free < needed + _SPARE:
        raise DiskFull(f"{folder}: {free / 1e6:.0f} MB free, the conversion needs {(needed + _SPARE) / 1e6:.0f} MB")
