"""The flow's steps, each to be run in a process of its own: by name, for one home and one delivery."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from flows.driver import copied

BATCH, UNIT = "kbr/K-1", "kbr/K-1#001"
STEPS = ("receive", "measure", "inspect", "normalise", "describe", "seal", "deposit-a", "deposit-b", "close")


def perform(step: str, home: Path, place: Path) -> None:
    """Does one step there."""
    os.environ["HERITAGE_HOME"] = str(home)
    from heritage.flows.workline import close, deposit, judge, make, receive

    todo = {
        "receive": partial(receive.receive, str(place), "paper", review="hold", policy=None, run="killed"),
        "measure": partial(judge.measure, UNIT),
        "inspect": partial(judge.inspect, BATCH),
        "normalise": partial(make.normalise, UNIT),
        "describe": partial(make.describe, UNIT),
        "seal": partial(make.seal, UNIT),
        "deposit-a": partial(deposit.deposit, UNIT, "site-a"),
        "deposit-b": partial(deposit.deposit, UNIT, "site-b"),
        "close": partial(close.close, BATCH),
    }
    todo[step]()


def again(home: Path, place: Path) -> None:
    """The whole flow once more, as Airflow tries a run again; raises when it is not green."""
    os.environ["HERITAGE_HOME"] = str(home)
    from flows.driver import drive

    run = drive(place, run="killed")
    assert (run.red, run.troubles) == ("", [])
    assert run.states == {"GOOD": "deposited", "SKEWED": "held"}


@dataclass
class Stage:
    """The home before each step and after the last one, of a run that nobody disturbed; `home` is where it always is. `changes`: how
    many each step made there."""

    home: Path
    place: Path
    before: dict[str, Path]
    after: Path
    changes: dict[str, int]

    def at(self, step: str) -> partial[None]:
        """The home as it was before the step; answers the step."""
        shutil.rmtree(self.home, ignore_errors=True)
        copied(self.before[step], self.home)
        return partial(perform, step, self.home, self.place)
