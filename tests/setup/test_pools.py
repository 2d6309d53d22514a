"""Slots for everything: whatever hangs, intake, watch, reviews and what was decided are begun."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from heritage import settings
from heritage.lines import LINES
from heritage_airflow import environment
from heritage_airflow.supervision import pools


@pytest.mark.parametrize("names", [["site-a", "site-b"], ["a-1", "b-2", "c-3", "d-4"]])
def test_what_all_pools_let_run_is_what_the_executor_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: list[str]
) -> None:
    (tmp_path / "config").mkdir()
    rows = {name: {"title": "x: y", "kind": "folder", "url": f"archive/{name}"} for name in names}
    (tmp_path / "config/sites.yaml").write_text(
        "# lower: no site\n"
        + "".join(
            f"{name}:\n" + "".join(f"  {k}: {json.dumps(v)}\n" for k, v in row.items()) for name, row in rows.items()
        )
    )
    monkeypatch.setenv("HERITAGE_HOME", str(tmp_path))
    assert list(settings.sites()) == names
    has = int(environment.defaults(str(tmp_path), 8080)["AIRFLOW__CORE__PARALLELISM"])
    wanted = pools.wanted(names, has)
    assert sum(int(str(pool["slots"])) for pool in wanted.values()) == has
    assert {pools.of_site(name) for name in names} | {
        pools.CPU,
        pools.PROMPT,
        pools.CARE,
        pools.DEFAULT,
    } == wanted.keys()


@pytest.mark.airflow
def test_tasks_wait_in_the_pool_of_what_they_wait_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each task that talks to one site is in that site's pool; what has to run is in one where nothing waits for a site."""
    monkeypatch.setenv("AIRFLOW_HOME", str(tmp_path))
    (tmp_path / "pools.json").write_text(json.dumps(pools.wanted(["site-a", "site-b"], 12)))
    found = {dag.dag_id: {task.task_id: task.pool for task in dag.tasks} for dag in _dags()}
    for dag in (*LINES, "finish"):
        deposits = {task: pool for task, pool in found[dag].items() if "deposit" in task}
        assert set(deposits.values()) == {"site-site-a", "site-site-b"}
    assert {pool for task, pool in found["audit"].items() if task.startswith("read_")} == {"site-site-a", "site-site-b"}
    for dag in ("intake", "watch", "review"):
        assert set(found[dag].values()) == {pools.PROMPT}, dag
    assert {found["finish"][task] for task in ("begin", "units", "close", "more")} == {pools.PROMPT}
    for dag in ("repair", "restore", "drill", "move"):
        assert set(found[dag].values()) == {pools.CARE}, dag


def _dags() -> list[Any]:
    from airflow.dag_processing.dagbag import DagBag

    bag = DagBag(str(settings.PROJECT / "dags"))
    assert not bag.import_errors
    return list(bag.dags.values())


def test_a_pool_that_airflow_has_not_is_not_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Airflow never starts a task of a pool that is not there."""
    monkeypatch.setenv("AIRFLOW_HOME", str(tmp_path))
    assert pools.pool(pools.of_site("site-a")) == pools.DEFAULT
    (tmp_path / "pools.json").write_text(json.dumps(pools.wanted(["site-a"], 12)))
    assert pools.pool(pools.of_site("site-a")) == "site-site-a"
    assert pools.pool(pools.of_site("site-new")) == pools.DEFAULT
