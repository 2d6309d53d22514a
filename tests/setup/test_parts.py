"""The launcher's parts without Airflow: a full disk, followers of the dead, parts that live and do not work, two launchers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from campaigns import chosen
from heritage_airflow import environment
from heritage_airflow.supervision import journal, processes, room
from heritage_airflow.supervision.pulse import STUCK, Pulse

AIRFLOW = """
import os, signal, subprocess, sys, time
from pathlib import Path
home = Path(os.environ["HERITAGE_HOME"])
if sys.argv[1] == "scheduler":  # two workers, one of them looks after a task; they would wait for ever
    code = "import subprocess, sys, time; len(sys.argv) > 1 and subprocess.Popen(['sleep', '600']); time.sleep(600)"
    for more in ([], ["task"]):
        subprocess.Popen([sys.executable, "-c", code, *more])
while True:
    with (home / f"{sys.argv[1]}.works").open("ab") as database:  # it dies of a full disk
        database.write(b"x" * 4096)
    print("a line", flush=True)
    time.sleep(0.05)
"""

LAUNCHER = """
import sys
from heritage_airflow import launcher
from heritage_airflow.supervision import supervisor
launcher.prepare = launcher._whole = lambda: None
supervisor.scanner.program = lambda folder: ""
supervisor.LOOKED_FOR_ROOM = supervisor.processes.MOMENT = 0.1
sys.exit(launcher.main(["run"]))
"""

Begin = Callable[[], subprocess.Popen[bytes]]


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    """A home on a small disk of its own."""
    home = tmp_path / "home"
    home.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(home)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a small disk is root's to mount")
    yield home
    subprocess.run(["umount", "-l", str(home)], check=True)


@pytest.fixture
def begin(place: Path, tmp_path: Path) -> Iterator[Begin]:
    """Begins a launcher whose `airflow` is the one above; its log lies in its home, as `start` arranges it."""
    (tmp_path / "airflow").mkdir()
    (tmp_path / "airflow" / "__init__.py").touch()
    (tmp_path / "airflow" / "__main__.py").write_text(AIRFLOW)
    more = {"HERITAGE_HOME": str(place), "HERITAGE_PORT": "0"}
    path = f"{tmp_path}:{Path(environment.PROJECT, 'include')}"
    begun: list[subprocess.Popen[bytes]] = []

    def one() -> subprocess.Popen[bytes]:
        (place / "airflow" / "logs").mkdir(parents=True, exist_ok=True)
        with (place / "airflow" / "logs" / "launcher.log").open("ab") as log:
            words = [sys.executable, "-c", LAUNCHER, "-m", "heritage_airflow.launcher"]  # as its command line says it
            process = subprocess.Popen(words, env={**os.environ, **more, "PYTHONPATH": path}, stdout=log, stderr=log)
        begun.append(process)
        return process

    yield one
    for process in begun:
        process.kill()
        process.wait()
    while left := processes.family(place):
        for each in left:
            processes.send(each, signal.SIGKILL)


def until(found: Callable[[], object], what: str) -> None:
    end = time.monotonic() + 60
    while not found():
        assert time.monotonic() < end, f"in vain waited for {what}"
        time.sleep(0.02)


def parts(home: Path) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for process in processes.family(home):
        found.setdefault(process.part, []).append(process.pid)
    return found


def all_there(home: Path) -> bool:
    return {name: len(pids) for name, pids in parts(home).items()} == {
        "api-server": 1, "dag-processor": 1, "triggerer": 1, "scheduler": 4,
    }  # fmt: skip


def said(home: Path) -> str:
    return (home / "airflow" / "logs" / "launcher.log").read_text(errors="replace")


def test_a_full_disk_ends_parts_and_room_brings_them_back(begin: Begin, place: Path) -> None:
    launcher = begin()
    until(lambda: all_there(place), "all parts")
    with (place / "filler").open("wb", buffering=0) as filler, pytest.raises(OSError, match="No space"):
        while True:
            filler.write(b"0" * 4096)
    until(lambda: not parts(place), "the death of all parts, and of what followed them")
    assert launcher.poll() is None
    assert "no room left" in room.missing(room.of(place))
    (place / "filler").unlink()
    until(lambda: all_there(place), "all parts again")
    until(lambda: "waits: no room left" in said(place), "what could not be said on a full disk")


@pytest.mark.parametrize("part", chosen(["scheduler", "api-server", "dag-processor", "triggerer"], ["scheduler"]))
def test_who_is_killed_leaves_nobody_behind(begin: Begin, place: Path, part: str) -> None:
    begin()
    until(lambda: all_there(place), "all parts")
    before = set(parts(place)[part])
    oldest = min((p for p in processes.family(place) if p.part == part), key=lambda p: p.started)
    os.kill(oldest.pid, signal.SIGKILL)
    until(lambda: all_there(place) and not before & set(parts(place)[part]), f"{part} anew, and nobody of the old one")


def test_a_killed_launcher_begins_again_with_none_of_the_old_and_its_log_grows(begin: Begin, place: Path) -> None:
    first = begin()
    until(lambda: all_there(place), "all parts")
    os.kill(parts(place)["scheduler"][0], signal.SIGKILL)
    until(lambda: "scheduler ended" in said(place), "a line in the log")
    before = {pid for pids in parts(place).values() for pid in pids}
    first.kill()
    first.wait()
    begin()
    until(lambda: all_there(place), "all parts")
    assert not before & {pid for pids in parts(place).values() for pid in pids}
    assert "scheduler ended" in said(place)


@pytest.mark.parametrize("lost", ["nothing", "emptied", "removed"])
def test_two_launchers_never_run_at_once(begin: Begin, place: Path, lost: str) -> None:
    first = begin()
    until(lambda: all_there(place), "all parts")
    before = parts(place)
    if lost == "removed":
        (place / "airflow" / "launcher.json").unlink()
    elif lost == "emptied":
        (place / "airflow" / "launcher.json").write_text("")
    assert begin().wait(60) == 0
    assert "runs already" in said(place)
    assert (first.poll(), parts(place)) == (None, before)


def test_a_log_has_a_bound_and_keeps_what_came_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "MOST", 1000)
    log = tmp_path / "scheduler.log"
    with log.open("ab", buffering=0) as writer:
        for n in range(100):
            writer.write(b"%0100d\n" % n)
            journal.bound(log)
    kept = ((tmp_path / "scheduler.1.log").read_bytes() + log.read_bytes()).splitlines()
    assert kept == [b"%0100d" % n for n in range(100 - len(kept), 100)]
    assert 10 <= len(kept) <= 20


class TestPulse:
    """Told by a health that is written here, on a clock of its own."""

    WELL = dict.fromkeys(("metadatabase", "scheduler", "triggerer", "dag_processor"), "healthy")

    def stuck(self, health: dict[str, str], between: dict[str, str] | None = None) -> list[str]:
        told, clock = [health], [0.0]
        pulse = Pulse(lambda: told[0], lambda: clock[0])
        living = ["api-server", "scheduler", "dag-processor", "triggerer", "virus-scanner"]
        found: list[str] = []
        for second in range(0, int(STUCK) + 60, 5):
            clock[0] = second
            told[0] = between if between is not None and second == 100 else health
            found.extend(pulse.stuck(living))
        return found

    def test_who_is_ill_for_long_is_stuck_and_begun_again_has_its_time(self) -> None:
        assert self.stuck(self.WELL) == []
        assert self.stuck({**self.WELL, "dag_processor": "unhealthy"}) == ["dag-processor"]
        assert self.stuck({}) == ["api-server"]

    def test_who_was_well_meanwhile_is_not(self) -> None:
        assert self.stuck({**self.WELL, "scheduler": "unhealthy"}, between=self.WELL) == []
        assert self.stuck({}, between=self.WELL) == []

    def test_nobody_is_judged_by_a_database_that_is_away(self) -> None:
        assert self.stuck({**dict.fromkeys(self.WELL, "unhealthy")}) == []
