"""How far a run of Airflow is, in numbers that a page can show. Who asks Airflow is heritage_airflow.web.progress."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

ENDS = frozenset({"success", "failed", "skipped", "upstream_failed", "removed"})
"""States of a task in which nothing more happens by itself."""


@dataclass(frozen=True, slots=True)
class Question:
    """A request of Airflow's that waits for a person: which task of which run, and which of its mapped instances."""

    dag: str
    run: str
    task: str
    index: int


@dataclass(frozen=True, slots=True)
class RunNow:
    """A run at this moment. `left`: seconds until its tools are done, as far as can be told; None when it cannot."""

    dag: str
    run: str
    state: str  # queued | running | success | failed
    done: int = 0
    total: int = 0
    waiting: int = 0  # for a person
    trying: int = 0  # tasks that wait for another try
    failed: int = 0
    left: float | None = None

    @property
    def share(self) -> float:
        """0…1 of its tasks that have ended."""
        return self.done / self.total if self.total else 0.0


AskRuns = Callable[[Iterable[tuple[str, str]]], Mapping[tuple[str, str], RunNow]]
"""Asks Airflow how runs are."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step's tasks: state → how many; `begun` the first start, `seconds` what its ended tasks took."""

    states: Mapping[str, int]
    begun: datetime | None = None

    @property
    def total(self) -> int:
        return sum(self.states.values())

    @property
    def done(self) -> int:
        return sum(number for state, number in self.states.items() if state in ENDS)


def summed(dag: str, run: str, state: str, steps: Mapping[str, Step], now: datetime) -> RunNow:
    """One run out of its steps (task id → Step)."""
    counts: dict[str, int] = {}
    for step in steps.values():
        for word, number in step.states.items():
            counts[word] = counts.get(word, 0) + number
    return RunNow(
        dag,
        run,
        state,
        done=sum(step.done for step in steps.values()),
        total=sum(counts.values()),
        waiting=counts.get("awaiting_input", 0),
        trying=counts.get("up_for_retry", 0),
        failed=counts.get("failed", 0),
        left=_left(steps, now),
    )


def _left(steps: Mapping[str, Step], now: datetime) -> float | None:
    """The heavy steps go through the same units: until `inspect` has said which units go on, making is taken to be as many
    tasks as measuring. The time so far, by the share that is done."""
    measure = steps.get("measure", Step({}))
    make = steps.get("finish.normalise", Step({}))
    begun = measure.begun or make.begun
    done, total = measure.done + make.done, measure.total + max(make.total, 0 if make.done else measure.total)
    if begun is None or not done or done >= total:
        return None
    return (now - begun).total_seconds() * (total - done) / done
