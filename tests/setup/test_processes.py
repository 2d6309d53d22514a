"""Processes of a home are found by their mark and ended in order, whoever their parent is."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from heritage_airflow.supervision import processes

STUBBORN = (
    "import signal, sys, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(60)"
)
RENAMED = "import setproctitle, time; setproctitle.setproctitle('x' * 4000); print('up', flush=True); time.sleep(60)"
ORPHANS = (
    "import os, subprocess, sys; subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'], start_new_session=True);"
    "print('up', flush=True)"
)
TREE = """
import subprocess, sys, time
if int(sys.argv[1]) < 3:
    subprocess.Popen([sys.executable, '-c', sys.argv[2], str(int(sys.argv[1]) + 1), sys.argv[2]])
print('up', flush=True)
time.sleep(60)
"""

Begin = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def begin(tmp_path: Path) -> Iterator[Begin]:
    """Begins a marked Python process, and is sure of its end."""
    begun: list[subprocess.Popen[str]] = []

    def marked(code: str, *words: str, part: str = "scheduler", ups: int = 1) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", code, *words],
            env={**os.environ, **processes.marked(tmp_path, part)},
            stdout=subprocess.PIPE,
            text=True,
        )
        begun.append(process)
        assert process.stdout is not None
        for _ in range(ups):
            assert process.stdout.readline() == "up\n"
        return process

    yield marked
    for left in processes.family(tmp_path):
        os.kill(left.pid, signal.SIGKILL)
    for process in begun:
        process.communicate()


def test_a_process_that_renames_itself_is_still_found(begin: Begin, tmp_path: Path) -> None:
    process = begin(RENAMED)
    assert [p.pid for p in processes.family(tmp_path)] == [process.pid]


def test_a_homes_processes_are_not_anothers(begin: Begin, tmp_path: Path) -> None:
    begin(STUBBORN)
    assert processes.family(tmp_path / "other") == []
    assert processes.family(tmp_path.parent) == []


def test_an_orphan_in_a_session_of_its_own_is_found_and_ended(begin: Begin, tmp_path: Path) -> None:
    begin(ORPHANS).wait()
    assert len(processes.family(tmp_path)) == 1
    assert processes.end(tmp_path, last="api-server") == 0
    assert processes.family(tmp_path) == []


def test_who_does_not_listen_is_killed(begin: Begin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "MOMENT", 0.2)
    process = begin(STUBBORN)
    assert processes.end(tmp_path, last="api-server") == 1
    assert process.wait() == -signal.SIGKILL


def test_airflows_own_are_asked_and_tasks_are_not(begin: Begin, tmp_path: Path) -> None:
    """A part (0) and its child (1) get the signal; the task (2) and its tool (3) end by force, without a last word."""
    begin(TREE, "0", TREE, ups=4)
    members = sorted(processes.family(tmp_path), key=lambda p: p.started)
    assert [p.pid for p in processes.heads(members)] == [p.pid for p in members[:2]]
    assert processes.followers(members) == members[2:]


def test_the_last_part_is_ended_last(begin: Begin, tmp_path: Path) -> None:
    log = tmp_path / "log"
    code = (
        "import signal, sys, time\n"
        "def bye(*_):\n    time.sleep(float(sys.argv[3])); open(sys.argv[1], 'a').write(sys.argv[2]); sys.exit()\n"
        "signal.signal(signal.SIGTERM, bye); print('up', flush=True); time.sleep(60)"
    )
    begin(code, str(log), "L", "0", part="api-server")
    begin(code, str(log), "f", "0.5", part="scheduler")
    assert processes.end(tmp_path, last="api-server") == 0
    assert log.read_text() == "fL"


def test_a_number_that_was_used_again_is_not_signalled(begin: Begin) -> None:
    process = begin(STUBBORN)
    started = processes.started(process.pid)
    assert started
    processes.send(processes.Process(process.pid, started - 1, 1, ""), signal.SIGKILL)
    time.sleep(0.1)
    assert process.poll() is None


def test_the_dead_have_not_started() -> None:
    process = subprocess.Popen(["true"])
    time.sleep(0.1)
    assert processes.started(process.pid) is None  # not buried yet
    process.wait()
    assert processes.started(process.pid) is None
