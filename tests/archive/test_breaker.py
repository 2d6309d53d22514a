"""A site that hangs costs one process its patience, and nobody else."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from heritage.archive.site import breaker
from heritage.archive.site.breaker import Breaker, within
from heritage.errors import SiteUnavailable


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Seconds since 1970, to be set."""
    now = [1_800_000_000.0]
    monkeypatch.setattr(breaker.time, "time", lambda: now[0])
    return now


def test_one_asks_again_when_the_time_is_over_and_the_others_are_told_at_once(
    tmp_path: Path, clock: list[float]
) -> None:
    place = tmp_path / "sites/site-a.hangs"
    mine, others = Breaker(place), Breaker(place)
    mine.ask()
    mine.hangs("no answer within 60 s")
    for _ in range(3):
        with pytest.raises(SiteUnavailable, match="no answer within 60 s"):
            others.ask()
    clock[0] += breaker.FIRST + 1
    others.ask()  # its turn
    with pytest.raises(SiteUnavailable):
        mine.ask()
    others.hangs("again")
    clock[0] += breaker.FIRST + 1
    with pytest.raises(SiteUnavailable, match="again"):
        mine.ask()  # it is asked less and less often
    clock[0] += breaker.FIRST
    mine.ask()
    mine.answers()
    others.ask()
    assert not place.exists()


def test_who_was_killed_while_asking_keeps_nobody_away(tmp_path: Path, clock: list[float]) -> None:
    place = tmp_path / "site-a.hangs"
    Breaker(place).hangs("x")
    clock[0] += breaker.FIRST + 1
    child = os.fork()
    if not child:
        Breaker(place).ask()
        os.kill(os.getpid(), 9)
    os.waitpid(child, 0)
    with pytest.raises(SiteUnavailable):
        Breaker(place).ask()
    clock[0] += breaker.PROBE + 1
    Breaker(place).ask()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"until": 9e12}', b'{"until": "x"}'])
def test_a_note_that_says_nothing_keeps_nobody_away(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "site-a.hangs").write_bytes(content)
    Breaker(tmp_path / "site-a.hangs").ask()


def test_a_mount_that_never_answers_is_not_waited_for_for_ever() -> None:
    ended = threading.Event()
    try:
        with pytest.raises(SiteUnavailable, match="no answer within"):
            within(0.05, ended.wait, "site-a: /mnt/nas")
    finally:
        ended.set()
    assert within(60, lambda: 7, "x") == 7
    with pytest.raises(ZeroDivisionError):
        within(60, lambda: 1 // 0, "x")
