"""Pictures of flagged pages and recordings, with the fault marked: for the review and the report; never a copy to keep."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from heritage.files import made_folder
from heritage.flows.batch import BatchFolder
from heritage.flows.workline.succeeding import together
from heritage.model import Finding, Report
from heritage.report.moments import moments_picture
from heritage.report.pictures import fault_picture
from heritage.report.shape import is_model, shape_picture
from heritage.tools import workers
from heritage.tools.sandbox import View

log = logging.getLogger(__name__)

MOST = 12
"""Pictures per item: a person looks at the first few; a book of 500 skewed pages is judged by its list."""


@dataclass(frozen=True, slots=True)
class _Picture:
    """One picture to be made; it travels to a worker."""

    source: Path
    marks: tuple[tuple[float, float, float, float], ...]
    target: Path
    root: Path | None = None  # the item's folder, which a model's names may not leave
    room: Path | None = None  # a recording's curves
    times: tuple[float, ...] = ()  # seconds at which a recording's faults begin

    def __str__(self) -> str:
        return self.source.name


def picture_faults(batch: BatchFolder, items: Iterable[str]) -> None:
    """Makes reports/<institution>/<batch>/pictures/<item>/<name>.jpg for the items' files with faults, the first `MOST` of
    each. In worker processes: what is flagged may be what crashes a codec or claims the machine's memory."""
    wanted = (picture for item in items for picture in _pictures(batch, batch.report(item)))
    pictures = batch.home.report(batch.institution, batch.name) / "pictures"
    made_folder(pictures)
    for picture, made in workers.each(_made, wanted, view=View([batch.payload, batch.folder], [pictures])):
        if isinstance(made, Exception):  # a damaged page has no picture; its finding says why
            log.info("%s cannot be shown: %s", picture, made)


def _pictures(batch: BatchFolder, report: Report) -> Iterator[_Picture]:
    item = batch.item(report.item)
    files = {file.path: file for file in item.files}
    marks: dict[str, list[Finding]] = {}
    for finding in report.faults:
        if finding.subject in files:
            marks.setdefault(finding.subject, []).append(finding)
    for path, findings in list(marks.items())[:MOST]:
        target = batch.picture(item, path)
        if not target.is_file():
            marked = tuple(f.mark for f in findings if f.mark)
            times = tuple(f.at for f in findings if f.at is not None)
            room = batch.evidence(item, files[path])
            place = together.payload(batch, item.id)
            yield _Picture(place / path, marked, target, _root(place, path), room, times)


def _root(payload: Path, path: str) -> Path | None:
    """objects/<item>; None for a file that is an item by itself."""
    parts = path.split("/")
    return payload.joinpath(*parts[:2]) if len(parts) > 2 else None


def _made(picture: _Picture) -> None:
    """Runs in a worker."""
    if picture.room is not None and picture.room.is_dir():
        moments_picture(picture.source, picture.room, picture.times, picture.target)
    elif is_model(picture.source):
        shape_picture(picture.source, picture.root, picture.target)
    else:
        fault_picture(picture.source, picture.marks, picture.target)
