"""Drives a delivery through a workline's flow in this process, as the DAG would with one worker and no second try."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from heritage import settings
from heritage.errors import HeritageError
from heritage.files import PARTIAL
from heritage.flows.batch import BatchFolder, StepFailure, found
from heritage.flows.workline import close, deposit, judge, make, receive, register
from heritage.flows.workline.close import ItemsFailed
from heritage.flows.workline.deciding import asking, finishing

Step = Callable[[], object]


@dataclass
class Run:
    """What a run of the flow did. `red`: what closing the batch raised, "" for a green run."""

    reference: str
    troubles: list[StepFailure] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    red: str = ""

    @property
    def batch(self) -> BatchFolder:
        return found(self.reference)

    @property
    def folder(self) -> Path:
        """Where the batch's report is."""
        return self.batch.home.report(self.batch.institution, self.batch.name)

    @property
    def report(self) -> dict[str, Any]:
        return report(self.folder)

    @property
    def html(self) -> str:
        return (self.folder / "report.html").read_text(encoding="utf-8")

    @property
    def states(self) -> dict[str, str]:
        return {item["id"]: item["state"] for item in self.report["items"]}

    def item(self, name: str) -> dict[str, Any]:
        return next(item for item in self.report["items"] if item["id"] == name)

    def faults(self, name: str) -> set[str]:
        """The checks that flagged the item."""
        return {f["check"] for f in self.item(name)["findings"] if f["outcome"] == "fail"}


def drive(
    place: Path | str,
    line: str = "paper",
    *,
    review: str = "hold",
    policy: str | None = None,
    run: str = "drive",
    decide: Callable[[str], object] | None = None,
    started_by: str = "",
) -> Run:
    """The whole flow, once. `decide` is called for each flagged item that a person is asked about (review="wait")."""
    ran = Run(receive.receive(str(place), line, review=review, policy=policy, run=run, started_by=started_by))
    for unit in receive.plan(ran.reference):
        ran.troubles += judge.measure(unit)
    keep = _inspected(ran)
    for asking_run in asking.put(ran.reference) if keep is not None else ():
        ran.asked += asking.of(ran.reference, asking_run)
    _worked(ran, keep or ())
    _closed(ran, close.close)
    if decide and ran.asked:
        for item in ran.asked:
            decide(item)
        finish(ran)
    return ran


def finish(ran: Run) -> None:
    """What the DAG `finish` does after people's answers."""
    batches, _ = finishing.begin()
    assert batches == [ran.reference]
    _worked(ran, finishing.units(batches))
    _closed(ran, close.close_again)


def _worked(ran: Run, units: Iterable[str]) -> None:
    for unit in units:
        for step in steps_of(unit):
            ran.troubles += step()


def _closed(ran: Run, closing: Callable[[str], object]) -> None:
    ran.red = ran.red if closing is close.close else ""
    try:
        closing(ran.reference)
    except ItemsFailed as error:
        ran.red = str(error)


def _inspected(ran: Run) -> list[str] | None:
    """None when the judgement failed: Airflow then still closes the batch."""
    try:
        return judge.inspect(ran.reference)
    except HeritageError as error:
        ran.red = str(error)
        return None


def steps_of(unit: str) -> Iterator[Callable[[], list[StepFailure]]]:
    """What comes after the judgement, for a unit or an item."""
    yield lambda: make.normalise(unit)
    yield lambda: make.describe(unit)
    yield lambda: make.seal(unit)
    for site in settings.sites():
        yield lambda site=site: deposit.deposit(unit, site)  # type: ignore[misc]
    yield lambda: register.register(unit)


def report(folder: Path) -> dict[str, Any]:
    """The report.json in a report's folder."""
    return dict(json.loads((folder / "report.json").read_text(encoding="utf-8")))


def leftovers(home: Path) -> list[str]:
    """Half-written files, staging areas and page notes anywhere in the home, and made files of deposited items."""
    names = (PARTIAL, "_parts", "_staging", ".lock")
    wrong = [p for p in home.rglob("*") if p.name.startswith(names) or "/extensions/heritage" in str(p)]
    return sorted(str(p.relative_to(home)) for p in wrong)


def seen(folder: Path) -> dict[str, tuple[int, int]]:
    """Every file with its inode and time of change: what is equal twice was not written in between."""
    found_ = (p for p in folder.rglob("*") if p.is_file())
    return {str(p.relative_to(folder)): (p.stat().st_ino, p.stat().st_mtime_ns) for p in found_}


def copied(home: Path, to: Path) -> Path:
    """A home with the same content: sheets and copies on links, for they are replaced and never written into; databases
    and the log of events are."""
    shutil.copytree(home, to, copy_function=_linked, symlinks=True)
    return to


def _linked(source: str, target: str) -> None:
    written_into = ".db" in Path(source).name or "events" in Path(source).parts
    (shutil.copy2 if written_into else os.link)(source, target)
