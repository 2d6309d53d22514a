"""Keeps the house in order: what the rules of institutions.yaml and housekeeping.yaml say may go, goes; with figures."""

from __future__ import annotations

from pathlib import Path

from heritage.flows import history
from heritage.flows.house import housekept, pruning
from heritage.flows.house.housekept import Figures
from heritage.flows.inbox import aside
from heritage.flows.inbox.upload import abandoned


@history.signed
def tidy_inbox(dry: bool) -> None:
    """Moves safe deliveries to inbox/_done, and removes old ones from there where a rule says so; removes uploads that were left."""
    for rule, work in (("inbox", aside.move_safe), ("done", aside.remove_old), ("uploads", abandoned.remove)):
        figures = Figures(rule, dry)
        work(figures)
        housekept.note(figures)


@history.signed
def prune(dry: bool) -> None:
    """Restored packages, lent files, audits, notes, leftovers."""
    rules = (
        ("restored", pruning.restored),
        ("lent", pruning.lent),
        ("audits", pruning.audits),
        ("revisions", pruning.revisions),
        ("notes", pruning.notes),
        ("leftovers", pruning.leftovers),
    )
    for rule, work in rules:
        figures = Figures(rule, dry)
        work(figures)
        housekept.note(figures)


def prune_logs(dry: bool, folder: Path, open_since: float, every_minute: Path) -> None:
    """Airflow's task logs; `every_minute`: the folder of those that a task writes each minute."""
    figures = Figures("logs", dry)
    pruning.logs(figures, folder, open_since, every_minute)
    housekept.note(figures)
