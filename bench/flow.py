"""Puts a delivery through a workline's flow in this process, without Airflow: `python -m bench.flow <delivery> <line> <laps>`.
Writes to the file `laps` what each step took, in wall seconds."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from heritage import settings
from heritage.flows.workline import close, deposit, judge, make, receive

Answer = TypeVar("Answer")


class Laps:
    """Seconds by step."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def of(self, step: str, work: Callable[[], Answer]) -> Answer:
        begun = time.monotonic()
        try:
            return work()
        finally:
            self.seconds[step] = round(self.seconds.get(step, 0.0) + time.monotonic() - begun, 3)


def put_through(delivery: str, line: str) -> Laps:
    """Every step for every unit, in the order of the DAG. Raises RuntimeError when something was not deposited."""
    laps = Laps()
    batch = laps.of("receive", lambda: receive.receive(delivery, line, review="hold", policy=None, run="bench"))
    for unit in receive.plan(batch):
        laps.of("measure", lambda unit=unit: judge.measure(unit))  # type: ignore[misc]
    for unit in laps.of("inspect", lambda: judge.inspect(batch)):
        for step in (make.normalise, make.describe, make.seal):
            laps.of(step.__name__, lambda unit=unit, step=step: step(unit))  # type: ignore[misc]
        for site in settings.sites():
            laps.of("deposit", lambda unit=unit, site=site: deposit.deposit(unit, site))  # type: ignore[misc]
    counts = laps.of("close", lambda: close.close(batch))
    if counts["deposited"] != counts["expected"]:
        raise RuntimeError(f"not all was deposited: {counts}")
    return laps


if __name__ == "__main__":
    Path(sys.argv[3]).write_text(json.dumps(put_through(sys.argv[1], sys.argv[2]).seconds), encoding="utf-8")
