"""The inbox: each delivery is found when it is whole, once; and again when it was mended in place."""

from __future__ import annotations

import logging
import os
import re
import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from heritage.flows import intake, watch

Look = Callable[[], list[str]]


@pytest.fixture
def inbox(home: Path) -> Path:
    place = home / "inbox/kbr/paper"
    place.mkdir(parents=True)
    return place


@pytest.fixture
def look(monkeypatch: pytest.MonkeyPatch) -> Look:
    """Looks two minutes later, starts what is found, and answers which."""

    def looked() -> list[str]:
        later = time.time() + 120
        monkeypatch.setattr("heritage.flows.intake.time.time", lambda: later)
        found = list(intake.arrivals())
        for arrival in found:
            intake.started(arrival)
        return [Path(arrival.place).name for arrival in found]

    return looked


def test_found_once_and_again_when_mended(inbox: Path, page: Path, look: Look) -> None:
    shutil.copytree(page, inbox / "one")
    assert look() == ["one"]
    assert look() == []
    note = inbox / "one/metadata/delivery.yaml"
    note.write_text(note.read_text() + "# mended\n")
    assert look() == ["one"]
    assert look() == []


def test_the_same_delivery_twice_is_two_arrivals(home: Path, inbox: Path, page: Path) -> None:
    """Copied with its times, in two places: else Airflow would take the second for the first's run."""
    other = home / "inbox/arch/paper"
    other.mkdir(parents=True)
    for folder in (inbox, other):
        shutil.copytree(page, folder / "one")
    assert intake._run(inbox / "one") != intake._run(other / "one")


@pytest.mark.parametrize("name", ["Brieven (é) 1914", "a+b&c=d", "x" * 200, "*"])
def test_every_name_gives_a_run_that_airflow_takes(inbox: Path, page: Path, look: Look, name: str) -> None:
    shutil.copytree(page, inbox / name)
    (arrival,) = [a.run for a in [intake.Arrival("paper", str(inbox / name), intake._run(inbox / name))]]
    assert re.fullmatch(r"[A-Za-z0-9_.~:+-]{1,250}", arrival)
    assert look() == [name]


def test_a_name_that_cannot_be_written_stops_nobody(
    inbox: Path, page: Path, look: Look, caplog: pytest.LogCaptureFixture
) -> None:
    for name in (b"caf\xe9", b"new\nline", b"good"):
        shutil.copytree(page, inbox / os.fsdecode(name))
    with caplog.at_level(logging.ERROR):
        assert look() == ["good"]
    assert len([r for r in caplog.records if "rename it" in r.getMessage()]) == 2


def test_what_vanishes_while_it_is_looked_at_stops_nobody(
    inbox: Path, page: Path, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("one", "two"):
        shutil.copytree(page, inbox / name)
    whole = intake._fingerprint

    def vanishing(place: Path) -> str:
        if place.name == "one":
            raise FileNotFoundError(place / "objects/.0001.tif.part")
        return whole(place)

    with monkeypatch.context() as patch:
        patch.setattr(intake, "_fingerprint", vanishing)
        assert look() == ["two"]
    assert look() == ["one"]


def test_an_unknown_workline_and_a_hidden_folder_are_passed_by(home: Path, inbox: Path, page: Path, look: Look) -> None:
    shutil.copytree(page, home / "inbox/kbr/papers/one")
    shutil.copytree(page, inbox / ".one")
    assert look() == []


def test_a_delivery_dated_in_the_future_is_taken_after_a_minute_of_quiet(
    inbox: Path, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = shutil.copytree(page, inbox / "one")
    os.utime(place / "objects/BOOK_1/0001.tif", (9_000_000_000, 9_000_000_000))
    begun = time.time()

    def look(after: float) -> list[str]:
        monkeypatch.setattr("heritage.flows.intake.time.time", lambda: begun + after)
        return [Path(arrival.place).name for arrival in intake.arrivals()]

    assert look(90) == []
    assert look(120) == []
    os.utime(place / "objects/BOOK_1/0001.tif", (9_000_000_001, 9_000_000_001))
    assert look(160) == []
    assert look(225) == ["one"]


def test_the_watch_tells_what_waits_for_days(
    home: Path, inbox: Path, page: Path, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = shutil.copytree(page, inbox / "one")
    (place / "objects/BOOK_1/0001.tif.part").write_bytes(b"1")
    assert look() == []
    (waits,) = intake.waiting().values()
    assert "0001.tif.part is not finished" in waits.why
    assert list(watch._inbox()) == []
    old = {p: replace(w, first=w.first - 3 * 86400) for p, w in intake.waiting().items()}
    intake._keep(old)
    (late,) = watch._inbox()
    assert "kbr/paper/one: in the inbox for 3 days and not taken in: still arriving" in late.said
