"""SIGKILL of any step at any moment, then the flow again: the same archive, no leftover, nothing done twice."""

from __future__ import annotations

import json
import sqlite3
from functools import partial
from itertools import count, cycle, product
from pathlib import Path

import ocfl as ocfl_py
import pytest

from campaigns import WHOLE, chosen
from faults import kills
from flows.driver import copied, leftovers, seen
from flows.stages import STEPS, Stage, again, perform
from heritage.tools.identify import pronom
from samples import small

TIMED = ("METS.xml", "premis.xml", ".jsonl", "README.txt")
"""Files of a package that say when something was done, and so differ between two runs; inventories name their digests."""


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    root = tmp_path_factory.mktemp("killed")
    place = small(
        root / "in", batch="K-1", items={"GOOD": 2, "SKEWED": 1}, faults={"SKEWED/0001": "skew"}, targets=False
    )
    home, before, changes = root / "home", {}, {}
    home.mkdir()
    pronom._sweep()  # else what others left on the memory disk an hour ago is swept in the run whose changes are counted
    for step in STEPS:
        before[step] = copied(home, root / f"before-{step}")
        changes[step] = kills.performed(partial(perform, step, home, place))
    return Stage(home, place, before, copied(home, root / "after"), changes)


def finished(stage: Stage, untouched: dict[str, tuple[int, int]]) -> None:
    """Runs the flow again and holds the home against the undisturbed one."""
    kills.performed(partial(again, stage.home, stage.place))
    assert leftovers(stage.home) == []
    now = seen(stage.home)
    twice = {name for name in untouched if name in now and now[name] != untouched[name]}
    assert {name for name in twice if not _of_a_run(name)} == set()
    assert _names(stage.home) == _names(stage.after)
    for site in ("site-a", "site-b"):
        _same_objects(stage.home / "archive" / site, stage.after / "archive" / site)
    assert _rows(stage.home) == _rows(stage.after)


def _of_a_run(name: str) -> bool:
    """What each run writes anew: its own sheet, its report, the catalogue, the log of events."""
    return name.endswith(("_batch/run.jsonl", "catalogue.db")) or name.startswith(("reports/", "events/"))


def _names(home: Path) -> set[str]:
    return {n for n in seen(home) if not n.endswith(("-wal", "-shm"))}


def _same_objects(site: Path, undisturbed: Path) -> None:
    assert ocfl_py.StorageRoot(root=str(site)).validate(validate_objects=True, check_digests=True)
    (inventory,) = (json.loads(p.read_bytes()) for p in site.glob("*/*/*/*/inventory.json"))
    (wanted,) = (json.loads(p.read_bytes()) for p in undisturbed.glob("*/*/*/*/inventory.json"))
    assert inventory["head"] == wanted["head"] == "v1"
    have, want = _by_path(inventory), _by_path(wanted)
    assert have.keys() == want.keys()
    assert {path for path in have if have[path] != want[path] and not path.endswith(TIMED)} == set()


def _by_path(inventory: dict[str, object]) -> dict[str, str]:
    state: dict[str, list[str]] = inventory["versions"]["v1"]["state"]  # type: ignore[index, assignment]
    return {path: digest for digest, paths in state.items() for path in paths}


def _rows(home: Path) -> list[tuple[object, ...]]:
    """What the catalogue says, but for times and the run."""
    with sqlite3.connect(home / "catalogue.db") as db:
        return [
            *db.execute("select name, state, expected from batch"),
            *db.execute("select name, state, note from item order by name"),
            *db.execute("select name, verdict, asked, faults, warnings, policy, choice, error from item order by name"),
            *db.execute('select "check", outcome, nth from finding order by item_id, number'),
            *db.execute("select count(*) from file"),
            *db.execute("select count(*) from copy"),
            *db.execute("select count(*) from rendition"),
        ]


SHARES = (0.1, 0.25, 0.5, 0.75, 0.9)
MOMENTS = chosen([*product(STEPS, SHARES)], [*zip(STEPS, cycle((0.75, 0.25)), strict=False)])
"""A step, and the share of its changes that were made."""


@pytest.mark.campaign
@pytest.mark.parametrize(("step", "share"), MOMENTS)
def test_killed_in_the_middle_of_a_step(stage: Stage, step: str, share: float) -> None:
    changes = stage.changes[step]
    assert changes > 3
    task = stage.at(step)
    untouched = seen(stage.home)
    assert kills.killed_at(max(2, round(changes * share)), task)
    finished(stage, untouched)


@pytest.mark.campaign
@pytest.mark.parametrize("step", chosen(STEPS, ["receive", "normalise", "deposit-b", "close"]))
def test_killed_again_and_again(stage: Stage, step: str) -> None:
    """Each retry is killed too, later each time (by twice as many changes; in a campaign by one more than the last), until one comes
    through: leftovers of leftovers."""
    task = stage.at(step)
    untouched = seen(stage.home)
    kills_made = 0
    for number in count(1):
        if not kills.killed_at(1 + number * (number + 1) // 2 if WHOLE else 2**number, task):
            break
        kills_made += 1
    assert kills_made >= 2
    finished(stage, untouched)


@pytest.mark.parametrize("step", ["measure", "inspect", "normalise"])
def test_workers_die_with_their_task_and_do_not_disturb_its_retry(stage: Stage, step: str) -> None:
    task = stage.at(step)
    untouched = seen(stage.home)
    assert kills.killed_with_workers(task) >= 1
    finished(stage, untouched)


def test_a_finished_home_is_left_as_it_is(stage: Stage) -> None:
    """The comparison itself: it sees a changed sheet, a lost file, a leftover."""
    kills.performed(stage.at("close"))
    untouched = seen(stage.home)
    finished(stage, untouched)
    victim = stage.home / "work/kbr/K-1/GOOD/item.jsonl"
    content = victim.read_bytes()
    victim.unlink()
    victim.write_bytes(content)
    with pytest.raises(AssertionError):
        finished(stage, untouched)
    (stage.home / "work/.partial-0123-x").write_bytes(b"")
    assert leftovers(stage.home) == ["work/.partial-0123-x"]
    assert Path(stage.place).exists()
