"""Holds a home in which an act was killed and done again against one in which nobody disturbed it: what lies at the sites, what the
catalogue says, what the log has, and no leftover. Times, and names that chance gives, are not compared."""

from __future__ import annotations

import os
import random
import re
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import campaigns
from faults import kills
from flows.driver import leftovers
from heritage.files import PARTIAL
from heritage.flows import history
from heritage.flows.custody import checkpoints
from heritage.flows.custody.log_memory import CHECKPOINTS
from heritage.flows.house import pruning
from heritage.flows.house.housekept import Figures
from heritage.flows.inbox.upload import abandoned

MOST = 24
"""Moments of an act that a campaign tries, spread over all of them."""

Perform = Callable[[str, Path], None]

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:?\d\d:?\d\d(?:\.\d+)?(?:Z|[+]00:00)")
_CHANCE = re.compile(r"[0-9a-f]{8,}")
_OF_SQLITE = ("-wal", "-shm", "index.db")
_BEGUN_AFTER_A_KILL = "bytes of a line that was never finished"


@dataclass(frozen=True)
class Picture:
    """What there is after an act."""

    kept: dict[str, bytes]
    rows: Counter[str]
    log: Counter[str]
    names: Counter[str] = field(default_factory=Counter)


def plain(text: object) -> str:
    """Without what differs between two runs."""
    return _CHANCE.sub("#", _TIME.sub("T", str(text)))


def picture(home: Path) -> Picture:
    """HERITAGE_HOME must be that home."""
    return Picture(
        _kept(home / "archive"), Counter(_rows(home / "catalogue.db")), Counter(_told()), Counter(_names(home))
    )


def _kept(archive: Path) -> dict[str, bytes]:
    """Every byte at the sites, but for what says when the log was signed, and which root is whose."""
    apart = (CHECKPOINTS, "heritage-site.json", ".pub.pem")
    there = (path for path in archive.rglob("*") if path.is_file())
    return {plain(path.relative_to(archive)): b"" if path.name.endswith(apart) else path.read_bytes() for path in there}


def _rows(catalogue: Path) -> Iterator[str]:
    if not catalogue.is_file():
        return
    with sqlite3.connect(catalogue) as db:
        db.row_factory = sqlite3.Row
        for (table,) in [tuple(row) for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]:
            yield from (f"{table}: {_row(row)}" for row in db.execute(f'SELECT * FROM "{table}"'))


def _row(row: sqlite3.Row) -> str:
    return _TIME.sub("T", _CHANCE_OF_A_ROW.sub("#", repr({k: v for k, v in dict(row).items() if not k.endswith("id")})))


_CHANCE_OF_A_ROW = re.compile(r"(?<=seconds\": )[0-9.]+|root [^']*")


def _told() -> Iterator[str]:
    for path in history.event_log().segments():
        for line in path.read_text().splitlines():
            said: dict[str, Any] = __import__("json").loads(line)
            if "key" in said and said["kind"] != "digital signature generation":
                yield plain([said["key"], said["kind"], said["outcome"], said["subjects"], said["detail"]])


def _names(home: Path) -> Iterator[str]:
    for path in home.rglob("*"):
        if not any(mark in path.name for mark in _OF_SQLITE):
            yield plain(path.relative_to(home))


@dataclass
class Trial:
    """An act, the home before it, and the picture of the home after it when nobody disturbed it. `changes`: how many it made; `twice`: done
    again it may be there, and told, twice."""

    act: str
    perform: Perform
    home: Path
    before: Path
    changes: int
    after: Picture
    twice: bool = False

    def moments(self, usual: int) -> list[int]:
        """Changes before which it is to be killed: some that a seed chose, in a campaign all, or MOST of them."""
        number = min(self.changes, campaigns.of(usual, MOST))
        return sorted(random.Random(self.act).sample(range(1, self.changes + 1), number))

    def killed_at(self, change: int, again: int = 0) -> int:
        """Kills it there (and its second try, too, at `again`), does it again and compares. Answers how often it was killed."""
        put_back(self.home, self.before)
        task = partial(self.perform, self.act, self.home)
        killed, ended = int(kills.killed_at(change, task)), False
        if again:
            ended = not kills.killed_at(again, task)  # it had less to do
            killed += not ended
        if not ended:
            kills.performed(task)
        self.compare(f"{self.act}: killed at change {change} of {self.changes}")
        return killed

    def compare(self, case: str) -> None:
        swept(self.home)
        assert (left := leftovers(self.home)) == [], f"{case}: {left}"
        now, then = picture(self.home), self.after
        for what in ("kept", "rows", "log", "names"):
            differ = _differing(getattr(now, what), getattr(then, what))
            if self.twice and what != "kept":
                differ = [key for key, number in getattr(then, what).items() if getattr(now, what)[key] < number]
            assert differ == [], f"{case}: {what}: {differ[:10]}"
        found = checkpoints.verify()
        assert found.holds, f"{case}: {found.breaks}"


def swept(home: Path) -> None:
    """What housekeeping removes: half-written files, two days later, and the rest of what it was about to remove."""
    for left in (home / path for path in leftovers(home) if PARTIAL in path):
        os.utime(left, (1.7e9, 1.7e9))
    for unannounced in (place for place in home.glob("inbox/*/.upload-*") if not (place / "upload.json").exists()):
        os.utime(unannounced, (1.7e9, 1.7e9))
    pruning.leftovers(Figures("leftovers", dry=False))
    abandoned.remove(Figures("uploads", dry=False))


def _differing(now: Any, then: Any) -> list[str]:
    return [
        f"{key}: {str(now.get(key))[:1500]} instead of {str(then.get(key))[:1500]}"
        for key in sorted({*now, *then})
        if now.get(key) != then.get(key)
    ]


def tried(act: str, perform: Perform, home: Path, before: Path) -> Trial:
    """Of a home that is made ready."""
    shutil.copytree(home, before, symlinks=True)
    changes = kills.performed(partial(perform, act, home))
    trial = Trial(act, perform, home, before, changes, picture(home))
    assert leftovers(home) == []
    return trial


def put_back(home: Path, before: Path) -> None:
    """The home is as it was before. Copied, not linked: much of it is added to in its place."""
    shutil.rmtree(home)
    shutil.copytree(before, home, symlinks=True)


def killed_everywhere(trial: Trial, usual: int, record: campaigns.Record) -> None:
    """At each of the trial's moments; every fifth time the second try is killed as well."""
    done = 0
    for number, change in enumerate(trial.moments(usual)):
        done += trial.killed_at(change, again=max(1, change // 2) if number % 5 == 4 else 0)
        campaigns.cases(record, done)
    assert done >= min(usual, trial.changes), os.getpid()
