"""Removes uploads that nobody goes on with: never one that is being written or landing. How long is in housekeeping.yaml."""

from __future__ import annotations

import contextlib
import os

from heritage import settings
from heritage.errors import HeritageError
from heritage.flows import history
from heritage.flows.house.housekept import Figures
from heritage.flows.house.pruning import DAY, age_of
from heritage.flows.inbox import carrying, inbox, stepping
from heritage.flows.inbox.upload import landed, record
from heritage.model import EventType


def remove(figures: Figures) -> None:
    """Those of all institutions, and the notes of what landed long ago; ends removals that were killed."""
    for institution in settings.institutions():
        if not figures.dry and record.root(institution).is_dir():
            carrying.go_on(record.root(institution), [], copies=False)
        for id_ in record.ids(institution):
            _look_at(institution, id_, figures)
    for note in inbox.entries(inbox.notes(landed.ENDED)):
        with contextlib.suppress(FileNotFoundError):
            if not figures.dry and age_of(note.stat().st_mtime) > settings.housekeeping().upload_days * DAY:
                note.unlink()


def _look_at(institution: str, id_: str, figures: Figures) -> None:
    name = f"{institution}/{record.MARK}{id_}"
    parts = [f"{record.MARK}{id_}"]
    try:
        with stepping.step(record.root(institution), parts) as folder, record.alone(folder):
            size, age = _size(folder), age_of(os.fstat(folder).st_mtime)
            if age < settings.housekeeping().upload_days * DAY:
                figures.kept(name, size)
            elif record.read(folder, record.LANDING) and not record.read(folder, record.REFUSED):
                figures.kept(
                    name, size, why="all of it was sent, and it is not in the inbox: look at the runs of the DAG upload"
                )
            else:
                _remove(institution, id_, size, age, figures)
    except record.Busy:
        figures.kept(name, why="it is being written")
    except (HeritageError, OSError) as error:
        figures.kept(name, why=str(error))


def _remove(institution: str, id_: str, size: int, age: float, figures: Figures) -> None:
    figures.did(f"{institution}/{record.MARK}{id_}, which nobody went on with for {age / DAY:.0f} days", size)
    if figures.dry:
        return
    said = f"an upload was removed that nobody went on with for {age / DAY:.0f} days; nothing of it was taken in"
    key, facts = f"upload abandoned {id_}", {"bytes": size, "days": int(age // DAY)}
    history.tell(
        key, EventType.DELETION, "success", subjects=[institution], detail=said, facts=facts
    )  # first: see landing
    carrying.remove(record.root(institution), [f"{record.MARK}{id_}"])


def _size(folder: int) -> int:
    found = 0
    for _, _, names, here in os.fwalk(".", dir_fd=folder):
        for name in names:
            with contextlib.suppress(FileNotFoundError):
                found += os.stat(name, dir_fd=here, follow_symlinks=False).st_size
    return found
