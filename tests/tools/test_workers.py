"""As many processes as there is work for, and none without."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from heritage.tools import workers


def _whose(job: int) -> int:
    return os.getpid()


@pytest.mark.parametrize(("jobs", "forked"), [(0, 0), (1, 1), (2, 2), (9, 3)])
def test_no_process_is_forked_that_finds_nothing_to_do(jobs: int, forked: int, monkeypatch: pytest.MonkeyPatch) -> None:
    made, fork = list[int](), os.fork

    def counted() -> int:
        pid = fork()
        made.append(pid)
        return pid

    monkeypatch.setattr(os, "fork", counted)
    done = dict(workers.each(_whose, iter(range(jobs)), view=None, workers=3))
    assert sorted(done) == list(range(jobs))
    assert (len(made), set(done.values()) <= set(made)) == (forked, True)


def test_jobs_are_taken_a_few_ahead() -> None:
    taken = list[int]()

    def jobs() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    next(workers.each(_whose, jobs(), view=None, workers=2))
    assert len(taken) <= 6
