"""Each policy of the workline judges the same measurements, without opening a page again."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.driver import copied, drive, seen
from heritage.flows.batch import found
from heritage.flows.workline import judge, receive
from heritage.lines.paper import PAPER

UNMET = {"fadgi-4": {"target-sampling-rate"}}
"""The delivery is of 300 ppi; four stars ask for 400."""


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory, clean: Path) -> Path:
    home = tmp_path_factory.mktemp("measured") / "home"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HERITAGE_HOME", str(home))
        batch = receive.receive(str(clean), "paper", review="hold", policy=None, run="1")
        for unit in receive.plan(batch):
            assert judge.measure(unit) == []
    return home


def test_there_are_ten() -> None:
    assert len(set(PAPER.policies)) == 10


@pytest.mark.parametrize("policy", PAPER.policies)
def test_it_judges_a_good_delivery(
    measured: Path, clean: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, policy: str
) -> None:
    home = copied(measured, tmp_path / "home")
    monkeypatch.setenv("HERITAGE_HOME", str(home))
    sheets = {name: what for name, what in seen(home).items() if name.endswith(("measured.jsonl", "targets.jsonl"))}
    batch = receive.receive(str(clean), "paper", review="hold", policy=policy, run=policy)
    wanted = UNMET.get(policy, set())
    assert judge.inspect(batch) == ([] if wanted else [f"{batch}#001"])
    for item in ("BOOK_1", "BOOK_2"):
        report = found(batch).report(item)
        assert (report.policy, {f.check for f in report.faults}) == (policy, wanted)
        assert len({f.check for f in report.findings}) > 20
        assert any(f.check.startswith("target-") for f in report.findings) == (policy != "legacy")
    assert {name: seen(home)[name] for name in sheets} == sheets


def test_judged_anew_by_another_policy_it_is_made_anew(home: Path, page: Path) -> None:
    """Copies made under one policy are not sealed under another."""
    from heritage.flows.workline import make

    batch = receive.receive(str(page), "paper", review="hold", policy="iso19264-B", run="1")
    (unit,) = receive.plan(batch)
    judge.measure(unit)
    judge.inspect(batch)
    assert make.normalise(unit) == []
    dossier = found(batch).dossier("BOOK_1")
    assert dossier.has("renditions")
    run = drive(page, policy="legacy")
    assert run.states == {"BOOK_1": "deposited"}
    assert run.report["policy"] == "legacy"
    assert dossier.broken_links() == []
