"""Which batch and which report belong to which run: small notes per run, so that the UI finds them without asking every batch."""

from __future__ import annotations

import hashlib
from pathlib import Path

from heritage import files, settings

TAKEN_IN, REFUSED = "taken in", "refused"
"""What became of the delivery that a run was started for."""


def note_report(workline: str, run: str, place: Path) -> None:
    """Remembers the report's folder for the run."""
    _put(_note(workline, run), (place.relative_to(settings.home().reports) / "report.html").as_posix())


def report_of(workline: str, run: str) -> str | None:
    """The report's path below the reports' folder, or None when the run has none yet."""
    note = _note(workline, run)
    return note.read_text() if note.is_file() else None


def note_batch(workline: str, run: str, reference: str) -> None:
    """Remembers which batch the run works on."""
    _put(_note(workline, run).with_suffix(".batch"), reference)


def batch_of(workline: str, run: str) -> str | None:
    """The reference of the run's batch, or None when the run has taken none in."""
    note = _note(workline, run).with_suffix(".batch")
    return note.read_text() if note.is_file() else None


def outcome(workline: str, run: str) -> str:
    """TAKEN_IN, REFUSED, or "" while the run has not said."""
    note = _note(workline, run)
    if note.with_suffix(".batch").is_file():
        return TAKEN_IN
    return REFUSED if note.is_file() else ""


def folder() -> Path:
    """Where the notes are. They serve as long as Airflow knows the run; `pruning.notes` removes them after that."""
    return settings.home().reports / "_runs"


def _note(workline: str, run: str) -> Path:
    return folder() / hashlib.sha256(f"{workline}\0{run}".encode()).hexdigest()


def _put(note: Path, content: str) -> None:
    for left in note.parent.glob(f"{files.PARTIAL}*-{note.name}"):  # of a task that was killed here
        left.unlink(missing_ok=True)
    files.write(note, content.encode())
