"""Puts a delivery through the running system: `python -m bench.scheduled <delivery> <line> <cost>`, with HERITAGE_HOME and
HERITAGE_PORT set. Starts an Airflow of its own, waits until it idles, and counts from the trigger to the end of the run."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import asdict
from pathlib import Path

import psutil  # type: ignore[import-untyped]

from bench import cost
from heritage_airflow import environment
from heritage_airflow.rest import Airflow
from heritage_airflow.supervision.prepare import passwords, prepare
from heritage_airflow.supervision.running import Running, health, running, well
from heritage_airflow.supervision.supervisor import COMMANDS

STARTED_WITHIN, DONE_WITHIN, SETTLES = 240, 4 * 3600, 10
"""Seconds. What Airflow does when it has just started is not the delivery's doing; it is left out."""


def put_through(delivery: str, line: str) -> cost.Cost:
    """What the run cost, Airflow's parts included. Raises RuntimeError when it does not end well."""
    environment.apply()
    prepare()
    words = [sys.executable, "-m", "heritage_airflow.launcher", "run"]
    launcher = subprocess.Popen(words)
    try:
        at = _started(launcher)
        idle = _idles(launcher.pid)
        return _ran(Airflow(at, *next(iter(passwords().items()))), delivery, line, launcher.pid).noting(
            {"idle cores": idle}
        )
    finally:
        launcher.terminate()
        launcher.wait()


def _started(launcher: subprocess.Popen[bytes]) -> Running:
    until = time.monotonic() + STARTED_WITHIN
    while time.monotonic() < until and launcher.poll() is None:
        found = running()
        if found and well(health(found)):
            return found
        time.sleep(0.3)
    raise RuntimeError("Airflow did not start")


def _idles(pid: int) -> float:
    """How many cores Airflow uses when there is nothing to do."""
    time.sleep(SETTLES)
    before = cost.so_far(pid)[0]
    time.sleep(SETTLES)
    return (cost.so_far(pid)[0] - before) / SETTLES


def _ran(airflow: Airflow, delivery: str, line: str, pid: int) -> cost.Cost:
    before, begun, state, shares = cost.so_far(pid), time.monotonic(), "", _by_part(pid)
    with cost.watched(pid) as memory:
        airflow.start(line, "bench", {"delivery": delivery, "review": "hold"})
        while state not in {"success", "failed"} and time.monotonic() < begun + DONE_WITHIN:
            time.sleep(0.5)
            state = airflow.state(line, "bench")
    if state != "success":
        raise RuntimeError(f"the run ended as {state!r}")
    wall, after = time.monotonic() - begun, cost.so_far(pid)
    cpu, read, written = (b - a for a, b in zip(before, after, strict=True))
    spent = {f"CPU s of {part}": seconds - shares[part] for part, seconds in _by_part(pid).items() if part in shares}
    return cost.Cost(wall, cpu, int(read), int(written), memory.biggest, memory.together, spent)


def _by_part(pid: int) -> dict[str, float]:
    """CPU seconds of each of Airflow's parts until now; the scheduler's are also its tasks'."""
    children = psutil.Process(pid).children()
    named = {
        part: child.pid
        for child in children
        for part in COMMANDS
        if part in " ".join(child.cmdline()).replace("_", "-")
    }
    return {part: cost.so_far(number)[0] for part, number in named.items()}


if __name__ == "__main__":
    Path(sys.argv[3]).write_text(json.dumps(asdict(put_through(sys.argv[1], sys.argv[2]))), encoding="utf-8")
