"""The acceptance of the audiovisual samples: each planted fault is found by its check, at its time, and nothing else is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from flows.driver import Run, drive
from made_once import Sample
from samples.av import deliveries as av

FRAME, TWENTY_MS = 0.04, 0.02


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory, sample: Sample) -> Run:
    made, home = sample("audiovisual-faulty"), tmp_path_factory.mktemp("av") / "home"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HERITAGE_HOME", str(home))
        patch.delenv("HERITAGE_CATALOGUE", raising=False)
        ran = drive(made.folder, "audiovisual")
        assert ran.report["counts"] == {
            "expected": 16,
            "deposited": 1,
            "rejected": 0,
            "held": 15,
            "pending": 0,
            "failed": 0,
        }
        assert json.loads(made.expected.read_bytes())["deposited"] == ["CINE_AV_01"]
        ran.reports = {item: ran.batch.report(item) for item in ran.batch.items()}  # type: ignore[attr-defined]
        ran.shown = [p.parent.name for p in (ran.folder / "pictures").rglob("*.jpg")]  # type: ignore[attr-defined]
        return ran


@pytest.mark.parametrize("item", sorted(av.PLANTED))
def test_the_planted_fault_and_only_that_is_found(faulty: Run, item: str) -> None:
    planted = av.PLANTED[item]
    report = faulty.reports[item]  # type: ignore[attr-defined]
    wanted = {(check, f"objects/{item}/{file}" if file else item) for check, file in planted.fails.items()}
    assert {(f.check, f.subject) for f in report.faults} == wanted
    if planted.at is not None:
        slack = FRAME if next(iter(planted.fails.values())).endswith(".mkv") else TWENTY_MS
        times = [f.at for f in report.faults if f.at is not None]
        assert times and all(abs(at - planted.at) <= slack for at in times)


def test_each_flagged_recording_is_shown_with_its_moments(faulty: Run) -> None:
    shown = set(faulty.shown)  # type: ignore[attr-defined]
    openable = set(av.PLANTED) - {"CINE_AV_01", "CINE_AV_15", "CINE_AV_16"}
    assert shown == openable


def test_the_same_samples_every_time(tmp_path: Path) -> None:
    for place in ("one", "two"):
        (tmp_path / place).mkdir()
        for item in ("CINE_AV_06", "CINE_AV_11", "CINE_AV_14"):
            folder = tmp_path / place / item
            folder.mkdir()
            av.PLANTED[item].fills(folder)
    files = [p for p in sorted((tmp_path / "one").rglob("*")) if p.is_file()]
    assert len(files) == 3
    for file in files:
        assert file.read_bytes() == (tmp_path / "two" / file.relative_to(tmp_path / "one")).read_bytes()
