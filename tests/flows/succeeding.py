"""What is left of a run whose item becomes the next version of an archived package: for a process of its own, which may be killed."""

from __future__ import annotations

import os
from pathlib import Path

from custody.acts import StoppedClock
from flows.driver import steps_of
from heritage.flows.workline import close, judge

UNIT = "kbr/B-2#001"


def rest(home: Path) -> None:
    """From the seal to the end, as the tasks do it one after the other; nothing that was done is done again."""
    _in(home)
    for step in list(steps_of(UNIT))[2:]:
        if troubles := step():
            raise AssertionError(troubles)
    close.close("kbr/B-2")


def composed(home: Path) -> None:
    """The item is put together."""
    _in(home)
    judge._not_archived(judge.found(UNIT), ["BOOK"])


def _in(home: Path) -> None:
    from heritage import dossier
    from heritage.archive.site.folder import FolderSite

    os.environ["HERITAGE_HOME"] = str(home)
    FolderSite.at_once = 1
    vars(dossier)["datetime"] = StoppedClock
