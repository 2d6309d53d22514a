"""Puts beside the report what there is to look at of each item: views of models, and a page on which each can be turned."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from pathlib import Path

from heritage.errors import HeritageError
from heritage.files import atomic_write, safe_join
from heritage.flows.snapshot import Snapshot
from heritage.model import Rendition, Role
from heritage.report.viewer import viewer_page

log = logging.getLogger(__name__)

_FOLDER = "models"


def show(seen: Snapshot) -> None:
    """Makes reports/<institution>/<batch>/models/<item>/…, of what lies in the item's work folder; what is there already stays.
    A model that cannot be shown has no page; that is no reason to hold it."""
    for made in seen.renditions:
        target = _place(seen, made)
        if target is None or target.is_file():
            continue
        source = safe_join(seen.dossier.folder, made.path)
        try:
            if source.is_file():
                _put(source, target, seen.id, made)
        except (HeritageError, ValueError) as error:
            log.warning("%s: %s cannot be shown beside the report: %s", seen.id, made.path, error)


def _put(source: Path, target: Path, item: str, made: Rendition) -> None:
    if target.suffix == ".html":
        viewer_page(source, target, f"{item}: {Path(made.source).name}", _said(made))
    else:
        with atomic_write(target) as partial:
            shutil.copyfile(source, partial)


def views(seen: Snapshot) -> Iterator[tuple[str, str]]:
    """(name, path below the report's folder) of every picture that was put there."""
    yield from _there(seen, ".jpg")


def pages(seen: Snapshot) -> Iterator[tuple[str, str]]:
    """(model's name, path below the report's folder) of every page on which a model can be turned."""
    yield from _there(seen, ".html")


def _there(seen: Snapshot, suffix: str) -> Iterator[tuple[str, str]]:
    folder = seen.batch.home.report(seen.batch.institution, seen.batch.name)
    for made in seen.renditions:
        target = _place(seen, made)
        if target is not None and target.suffix == suffix and target.is_file():
            name = str(made.facts.get("view.name") or Path(made.source).name)
            yield name, target.relative_to(folder).as_posix()


def _place(seen: Snapshot, made: Rendition) -> Path | None:
    """Where this rendition is shown; None for what is not."""
    folder = seen.batch.home.report(seen.batch.institution, seen.batch.name) / _FOLDER / seen.id
    name = made.path.removeprefix("access/").replace("/", "_")
    if made.role is Role.ACCESS and made.path.endswith(".glb"):
        return folder / f"{name.removesuffix('.glb')}.html"
    if made.facts.get("view.name") and made.path.endswith(".jpg"):
        return folder / name
    return None


def _said(made: Rendition) -> str:
    faces, off = made.facts.get("access.faces"), made.facts.get("access.deviation_m")
    if isinstance(faces, int) and isinstance(off, int | float):
        told = f", at most {off * 1000:.2g} mm from the master" if off else ", all of the master's"
        return f"{faces:,} triangles{told}."
    points = made.facts.get("access.points")
    return f"{points:,} points." if isinstance(points, int) else ""
