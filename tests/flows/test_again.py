"""The same batch again, moved, altered: what is done is not done twice, and what was received is what is kept."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from campaigns import chosen
from flows.driver import copied, drive, leftovers, seen, steps_of
from heritage.errors import HeritageError, SourceChanged
from heritage.flows.batch import StepFailure
from heritage.flows.workline import close, deposit, judge, make, receive


@pytest.fixture
def place(page: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(page, tmp_path / "T-1"))


def sheets(home: Path) -> dict[str, tuple[int, int]]:
    """What an item's work sheets are; the run's own sheet and the report are of each run."""
    return {name: what for name, what in seen(home / "work").items() if not name.endswith("_batch/run.jsonl")}


def test_the_same_batch_twice_writes_nothing_twice(
    closed: tuple[Path, object], clean: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = copied(closed[0], tmp_path / "home")
    monkeypatch.setenv("HERITAGE_HOME", str(home))
    archived, worked = seen(home / "archive"), sheets(home)
    again = drive(clean, run="again")
    assert seen(home / "archive") == archived
    assert sheets(home) == worked
    assert (again.red, again.troubles) == ("", [])
    assert again.report["run"] == "again"
    assert again.states == {"BOOK_1": "deposited", "BOOK_2": "deposited"}
    assert leftovers(home) == []


def test_moved_between_runs_it_goes_on(home: Path, place: Path, tmp_path: Path) -> None:
    """Sealed at one place, deposited from another: the sheets name the delivery's old folder."""
    batch = receive.receive(str(place), "paper", review="hold", policy=None, run="1")
    (unit,) = receive.plan(batch)
    judge.measure(unit)
    judge.inspect(batch)
    for step in (make.normalise, make.describe, make.seal):
        assert step(unit) == []
    assert deposit.deposit(unit, "site-a") == []
    worked = {n: w for n, w in sheets(home).items() if "BOOK_1" in n}
    moved = place.rename(tmp_path / "elsewhere")
    run = drive(moved)
    assert (run.states, run.red) == ({"BOOK_1": "deposited"}, "")
    assert run.report["delivery"] == str(moved)
    assert {n: sheets(home)[n] for n in worked if "/package/" not in n and n.endswith(".jsonl")} == {
        n: w for n, w in worked.items() if "/package/" not in n and n.endswith(".jsonl")
    }


def alter(page: Path) -> None:
    """One sample of the last row; the size and the header stay."""
    with page.open("r+b") as out:
        out.seek(-1, os.SEEK_END)
        last = out.read(1)
        out.seek(-1, os.SEEK_END)
        out.write(bytes([last[0] ^ 1]))


def cut(page: Path) -> None:
    os.truncate(page, page.stat().st_size // 2)


STEPS: list[Callable[[str], object]] = [
    judge.measure,
    lambda unit: judge.inspect(unit.partition("#")[0]),
    make.normalise,
    make.describe,
    make.seal,
    lambda unit: deposit.deposit(unit, "site-a"),
    lambda unit: deposit.deposit(unit, "site-b"),
]


SPOILT = {"altered": alter, "cut": cut, "gone": Path.unlink}
AFTER = {"received": 0, "measured": 1, "judged": 2, "sealed": 5}
MOMENTS = chosen(
    [*product(AFTER, SPOILT)],
    [*product(AFTER, ["altered"]), ("received", "gone"), ("measured", "cut"), ("judged", "gone"), ("sealed", "cut")],
)


@pytest.mark.campaign
@pytest.mark.parametrize(
    ("after", "spoil"), [(AFTER[after], SPOILT[how]) for after, how in MOMENTS], ids=["-".join(one) for one in MOMENTS]
)
def test_altered_after_it_was_received_it_is_never_deposited(
    home: Path, place: Path, after: int, spoil: Callable[[Path], None]
) -> None:
    page = place / "objects/BOOK_1/0001.tif"
    sound = page.read_bytes()
    batch = receive.receive(str(place), "paper", review="hold", policy=None, run="1")
    (unit,) = receive.plan(batch)
    for step in STEPS[:after]:
        step(unit)
    spoil(page)
    for step in STEPS[after:]:
        step(unit)
    with pytest.raises(close.ItemsFailed):
        close.close(batch)
    from heritage.flows.batch import found

    report = __import__("json").loads((home / "reports/kbr/T-1/report.json").read_text())
    (item,) = report["items"]
    assert item["state"] == "failed"
    assert any("SourceChanged" in t and SourceChanged.advice in t for t in item["troubles"])
    assert not [p for p in (home / "archive").rglob("*") if "BOOK_1" in p.name]
    page.write_bytes(sound)
    again = drive(place)
    assert (again.states, again.red) == ({"BOOK_1": "deposited"}, "")
    assert not found(batch).dossier("BOOK_1").broken_links()


def test_altered_and_replaced_by_its_copy_it_is_never_deposited(home: Path, place: Path, replacing_policy: str) -> None:
    """Where a policy leaves the original out, nothing but the copy would be compared later."""
    batch = receive.receive(str(place), "paper", review="hold", policy=replacing_policy, run="1")
    (unit,) = receive.plan(batch)
    alter(place / "objects/BOOK_1/0001.tif")
    troubles: list[StepFailure] = []
    for step in STEPS:
        answer = step(unit)
        troubles += [t for t in answer if isinstance(t, StepFailure)] if isinstance(answer, list) else []
    assert "SourceChanged" in troubles[0].error
    with pytest.raises(HeritageError):
        close.close(batch)
    assert not (home / "archive").exists()


@pytest.fixture
def replacing_policy(home: Path) -> str:
    folder = home / "config/policies"
    folder.mkdir(parents=True)
    (folder / "legacy.yaml").write_text(
        "name: legacy\nversion: local-1\ntitle: proved copies only\n"
        "settings:\n  master: {profile: jp2-lossless, original: replace}\n"
        "checks:\n  decodes: {source: house rule}\n"
    )
    return "legacy"


def test_a_policy_may_replace_the_original_by_its_proved_copy(home: Path, place: Path, replacing_policy: str) -> None:
    run = drive(place, policy=replacing_policy)
    assert run.states == {"BOOK_1": "deposited"}
    assert run.report["policy_version"] == "local-1"
    kept = [p.name for p in (home / "archive/site-a").rglob("*") if p.is_file()]
    assert "0001.jp2" in kept
    assert not [name for name in kept if name.endswith((".tif", ".tiff"))]
    (master,) = run.item("BOOK_1")["renditions"]
    assert len(master["proof"]["digest"]) == 64


def test_killed_while_the_dossiers_were_opened(home: Path, clean: Path) -> None:
    """The batch's sheet is there, an item's is not."""
    batch = receive.receive(str(clean), "paper", review="hold", policy=None, run="1")
    (home / "work/kbr/T-1/BOOK_2/item.jsonl").unlink()
    (home / "work" / batch / "_batch/units.jsonl").unlink()
    assert drive(clean).states == {"BOOK_1": "deposited", "BOOK_2": "deposited"}
    assert len(list(steps_of(batch))) == 6
