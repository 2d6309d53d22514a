"""A dead-man for each schedule: every DAG that works by the clock is missed by something else when it no longer ends well, whether it is paused,
hangs, fails each time, or never has its turn; in words that say what to do. The schedules are those of the dags folder."""

from __future__ import annotations

import contextlib
import inspect
import os
import pkgutil
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import MagicMock

import pytest

import heritage.flows
from dags.test_dags import DAGS, bag
from heritage.flows.house import alive, looked, watch, watched
from heritage_airflow.supervision import deadman

pytestmark = pytest.mark.airflow

EVERY = sorted(path.stem for path in DAGS.glob("*.py"))
LONG_AGO = 1.7e9


def is_scheduled(dag: str) -> bool:
    return bag().dags[dag].schedule is not None


@pytest.mark.parametrize("dag", EVERY)
def test_a_schedule_that_no_longer_ends_well_is_missed(home: Path, dag: str) -> None:
    if not is_scheduled(dag) or dag == "watch":
        assert dag not in alive.SILENT_AFTER
        return
    assert dag not in {late.what for late in watch.findings()}, "it has its time first"
    signs = sorted((home / "custody/alive").glob(f"{dag}*"))
    assert len(signs) == len(alive.PARTS.get(dag, ("",)))
    for sign in signs:
        os.utime(sign, (LONG_AGO, LONG_AGO))
        (late,) = [late for late in watch.findings() if late.what == dag]
        assert "2023-11-14" in late.said and f"`{dag}`" in late.advice
        alive.beat(*sign.name.partition(".")[::2])
        assert dag not in {late.what for late in watch.findings()}


@pytest.mark.parametrize("dag", EVERY)
def test_only_who_ended_well_gives_a_sign(home: Path, dag: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """All that the DAG's tasks ask of our flows is done, or fails."""
    if not is_scheduled(dag) or dag == "watch":
        return
    given: list[str] = []
    monkeypatch.setattr(alive, "beat", lambda *name: given.append(".".join(name)))
    wanted = [f"{dag}.{part}" if part else dag for part in alive.PARTS.get(dag, ("",))]
    with flows_that(lambda name: ([], False) if name == "begin" else []):
        ran(dag)
    assert sorted(given) == sorted(wanted)
    given.clear()
    with flows_that(fails):
        ran(dag)
    assert given == []


def fails(_: str) -> None:
    raise RuntimeError("no")


@contextlib.contextmanager
def flows_that(answer: Callable[[str], object]) -> Iterator[None]:
    """Every module of our flows, but for the signs of life, has only functions that do so."""

    class Double:
        def __getattr__(self, name: str) -> Callable[..., object]:
            return lambda *_, **__: answer(name)

    with pytest.MonkeyPatch.context() as patch:
        for module in pkgutil.walk_packages(heritage.flows.__path__, "heritage.flows."):
            package, _, name = module.name.rpartition(".")
            if not module.ispkg and name != "alive":
                patch.setattr(import_module(package), name, Double(), raising=False)
        patch.setattr("heritage_airflow.tidying.tidy_airflow", lambda _: answer("tidy"))
        yield


def ran(dag: str) -> None:
    """The DAG's Python tasks, in their order; what comes after one that failed does not run, unless it comes whatever happened."""
    failed: set[str] = set()
    for task in bag().dags[dag].topological_sort():
        work = getattr(task, "python_callable", None) or getattr(task, "partial_kwargs", {}).get("python_callable")
        if (task.upstream_task_ids & failed and task.trigger_rule != "all_done") or (
            work is not None and not _done(work)
        ):
            failed.add(task.task_id)


def _done(work: Callable[..., object]) -> bool:
    context = MagicMock()
    context.__getitem__.side_effect = lambda key: (
        SimpleNamespace(run_type="scheduled") if key == "dag_run" else MagicMock()
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(inspect.unwrap(work).__globals__, "get_current_context", lambda: context)
        try:
            work(*([] for _ in inspect.signature(work).parameters))
        except Exception as error:
            return "Skip" in type(error).__name__
    return True


def test_the_watch_itself_is_missed_by_the_launcher(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Which waits until a system that was off has had its time, says it once, and again only after hours."""
    clock, told = [0.0], list[Any]()
    launcher = deadman.Deadman(home, lambda: told.append(clock[0]), lambda: clock[0])

    def after(hours: float) -> int:
        clock[0] += hours * 3600
        launcher.look()
        return len(told)

    assert deadman.said(home) == "", "a home in which it has not looked yet"
    watched.note([])
    os.utime(home / looked.PLACE, (LONG_AGO, LONG_AGO))
    assert deadman.said(home) == "the watch has not looked since 2023-11-14T22:13:20Z"
    assert [after(1), after(3), after(1), after(1), after(5)] == [0, 1, 1, 1, 2]
    assert "Look at the DAG `watch`" in capfd.readouterr().out
    watched.note([])
    assert (after(7), deadman.said(home)) == (2, "")
    (home / "config").mkdir()
    (home / "config/alarms.yaml").write_text(
        "- notifier: dags.test_care.Bell\n  arguments: {message: '{{ dag.dag_id }}: {{ exception }}'}\n"
    )
    os.utime(home / looked.PLACE, (LONG_AGO, time.time() - 4 * 3600))
    deadman.alarm(home)
    said = capfd.readouterr().out
    assert "watch: the watch has not looked since" in said and "is it paused, red, hanging" in said
