"""Pictures of flagged pages, with the fault marked: for the review and the report; never a copy to keep."""

from __future__ import annotations

import logging
from pathlib import Path

from heritage.errors import HeritageError
from heritage.flows.batch import BatchFolder
from heritage.model import Finding, Report
from heritage.report.pictures import fault_picture

log = logging.getLogger(__name__)

MOST = 12
"""Pictures per item: a person looks at the first few; a book of 500 skewed pages is judged by its list."""


def picture_faults(batch: BatchFolder, report: Report) -> None:
    """Makes reports/<institution>/<batch>/pictures/<item>/<name>.jpg for the files with faults, the first `MOST` of them."""
    files = {file.path: file for file in batch.item(report.item).files}
    marks: dict[str, list[Finding]] = {}
    for finding in report.faults:
        if finding.subject in files:
            marks.setdefault(finding.subject, []).append(finding)
    for path, findings in list(marks.items())[:MOST]:
        target = picture_place(batch, report.item, path)
        if not target.is_file():
            _picture(batch.payload / path, target, findings)


def picture_place(batch: BatchFolder, item: str, path: str) -> Path:
    """Where the picture of a file of the item is, or would be; the name is ours, so nothing from outside is in it."""
    number = [file.path for file in batch.item(item).files].index(path)
    return batch.home.report(batch.institution, batch.name) / "pictures" / item / f"{number:05d}.jpg"


def _picture(source: Path, target: Path, findings: list[Finding]) -> None:
    try:
        fault_picture(source, [f.mark for f in findings if f.mark], target)
    except (HeritageError, MemoryError) as error:  # a damaged page has no picture; its finding says why
        log.info("%s cannot be shown: %s", source.name, error)
