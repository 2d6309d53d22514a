"""The inbox: each delivery is found when it is whole, once; and again when it was mended in place."""

from __future__ import annotations

import logging
import os
import re
import shutil
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from heritage.flows import runs
from heritage.flows.house import watch
from heritage.flows.inbox import inbox as seen
from heritage.flows.inbox import intake, lying, turns
from heritage.flows.inbox.inbox import Arrival

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
        monkeypatch.setattr("heritage.flows.inbox.intake.time.time", lambda: later)
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
    (arrival,) = [a.run for a in [Arrival("paper", str(inbox / name), intake._run(inbox / name))]]
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
        monkeypatch.setattr("heritage.flows.inbox.intake.time.time", lambda: begun + after)
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
    (waits,) = seen.waiting().values()
    assert "0001.tif.part is not finished" in waits.why
    assert list(watch._inbox()) == []
    old = {p: replace(w, first=w.first - 3 * 86400) for p, w in seen.waiting().items()}
    seen.note(seen.WAITING, old)
    (late,) = watch._inbox()
    assert "kbr/paper/one: in the inbox for 3 days and not taken in: still arriving" in late.said


@pytest.mark.parametrize("outcome", [runs.TAKEN_IN, runs.REFUSED, ""])
def test_old_deliveries_cost_next_to_nothing(
    home: Path, inbox: Path, look: Look, monkeypatch: pytest.MonkeyPatch, outcome: str
) -> None:
    """10 deliveries of 200 files that a run was started for yesterday: no look but the first walks through one of them."""
    for number in range(10):
        place = inbox / f"{number:03d}"
        for folder in ("objects/BOOK", "metadata"):
            (place / folder).mkdir(parents=True)
        for page in range(200):
            (place / f"objects/BOOK/{page:04d}.tif").touch()
        (place / "metadata/delivery.yaml").touch()
        arrival = intake.arrival(place)
        intake.started(arrival)
        if outcome == runs.TAKEN_IN:
            runs.note_batch("paper", arrival.run, f"kbr/{number}")
        elif outcome == runs.REFUSED:
            runs.note_report("paper", arrival.run, home / "reports/_refused/x")
    assert look() == []
    old = {p: replace(h, at=h.at - 86400) for p, h in seen.handed().items()}
    seen.note(seen.HANDED, old)
    calls: Counter[str] = Counter()
    for name in ("lstat", "stat", "scandir"):
        whole = getattr(os, name)
        monkeypatch.setattr(
            os, name, lambda *a, _whole=whole, _name=name, **k: (calls.update([_name]), _whole(*a, **k))[1]
        )
    assert look() == []
    assert calls.total() < (200 if outcome == runs.TAKEN_IN else 400), (
        calls
    )  # of 2,000 files; a path of more parts costs more


def test_a_refused_delivery_is_seen_when_one_picture_deep_in_it_was_replaced(
    home: Path, inbox: Path, page: Path, look: Look
) -> None:
    place = shutil.copytree(page, inbox / "one")
    assert look() == ["one"]
    runs.note_report("paper", intake.arrival(place).run, home / "reports/_refused/x")
    assert look() == []
    with (place / "objects/BOOK_1/0001.tif").open("r+b") as picture:
        picture.write(b"II")
    assert look() == ["one"]
    assert look() == []


def test_the_same_folder_name_with_another_delivery_is_new(inbox: Path, page: Path, look: Look) -> None:
    place = shutil.copytree(page, inbox / "session")
    assert look() == ["session"]
    runs.note_batch("paper", intake.arrival(place).run, "kbr/KBR-1")
    assert look() == []
    shutil.rmtree(place)
    shutil.copytree(page, place)
    (place / "objects/BOOK_1/0001.tif").touch()
    assert look() == ["session"]


def test_folders_of_ours_are_no_institution(home: Path, page: Path, look: Look) -> None:
    shutil.copytree(page, home / "inbox/_done/kbr/paper/one")
    shutil.copytree(page, home / "inbox/_done/paper/one")
    assert look() == []


def arrival(institution: str, since: float, workline: str = "paper") -> Arrival:
    return Arrival(workline, f"/inbox/{institution}/{workline}/{since:05.0f}", "r", since)


def test_one_that_floods_the_inbox_stops_none_of_four_others() -> None:
    flood = [arrival("kbr", n) for n in range(500)]
    others = [arrival(name, 1000 + n) for n, name in enumerate(("arch", "kmi", "ksb", "bira")) for _ in range(1)]
    ordered = turns.in_turn([*flood, *others])
    assert [one.institution for one in ordered[:5]] == ["kbr", "arch", "kmi", "ksb", "bira"]
    assert [one.since for one in ordered if one.institution == "kbr"] == list(range(500)), "oldest first"
    assert len(ordered) == 504


def test_who_was_served_last_is_last_in_the_next_look() -> None:
    """One place a minute: five institutions, of which one has 100 deliveries, are each served within five minutes."""
    left = [arrival("kbr", n) for n in range(100)] + [
        arrival(n, 500 + i) for i, n in enumerate(("arch", "kmi", "ksb", "bira"))
    ]
    served: dict[str, float] = {}
    for minute in range(5):
        (now,), later = turns.cut(turns.in_turn(left, served), {"paper": 1})
        served[now.institution] = minute + 1.0
        left = later
    assert set(served) == {"kbr", "arch", "kmi", "ksb", "bira"}


def test_no_workline_of_an_institution_waits_for_its_others() -> None:
    flood = [arrival("kbr", n, "audiovisual") for n in range(50)]
    ordered = turns.in_turn([*flood, arrival("kbr", 99), arrival("kbr", 98, "objects")])
    assert {one.workline for one in ordered[:3]} == {"audiovisual", "paper", "objects"}
    now, later = turns.cut(ordered, {"audiovisual": 0, "paper": 8, "objects": 8})
    assert {one.workline for one in now} == {"paper", "objects"} and len(later) == 50


def test_those_without_room_keep_their_turn_and_are_not_walked_through_again(
    inbox: Path, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("one", "two", "three"):
        shutil.copytree(page, inbox / name)
    later = time.time() + 120
    monkeypatch.setattr("heritage.flows.inbox.intake.time.time", lambda: later)
    (first,) = intake.arrivals({"paper": 1})
    intake.started(first)
    assert {waits.code for waits in seen.waiting().values()} == {"turn"}
    walked = []
    whole = intake._fingerprint
    monkeypatch.setattr(intake, "_fingerprint", lambda place: (walked.append(place.name), whole(place))[1])
    assert list(intake.arrivals({"paper": 0})) == []
    assert walked == [Path(first.place).name], "whether a run was started for it is asked once"
    (second,) = intake.arrivals({"paper": 1})
    assert second.run and second.place != first.place


def test_whatever_lies_in_the_inbox_is_named(home: Path, inbox: Path, page: Path, look: Look) -> None:
    """With what is wrong, for the institution in whose folder it lies and for no other."""
    top, future = home / "inbox", time.time() + 9 * 86400
    for name in ("good", "late", "old"):
        shutil.copytree(page, inbox / name)
    os.utime(inbox / "late/objects/BOOK_1/0001.tif", (future, future))
    (inbox / "noteless/objects/A").mkdir(parents=True)
    (inbox / "noteless/objects/A/1.tif").write_bytes(b"II")
    shutil.copytree(page, top / "kbr/KBR-7")
    for path in (
        "kbr/paper/batch.zip",
        "kbr/stray.tif",
        "kbr/paper/.part/1.tif",
        "kbr/papers/x/1.tif",
        "nobody/paper/x",
        "kbr/Thumbs.db",
    ):
        (top / path).parent.mkdir(parents=True, exist_ok=True)
        (top / path).touch()
    (inbox / "linked").symlink_to(page)
    (top / "_done/kbr/paper/gone").mkdir(parents=True)
    found = {one.path: one.code for one in lying.everything()}
    assert found == {
        "kbr/paper/good": "new", "kbr/paper/late": "new", "kbr/paper/old": "new", "kbr/paper/noteless": "no-note",
        "kbr/KBR-7": "too-high", "kbr/paper/batch.zip": "packed", "kbr/stray.tif": "stray-file", "kbr/paper/.part": "hidden",
        "kbr/papers": "no-workline", "kbr/paper/linked": "link", "nobody": "no-institution",
    }  # fmt: skip
    assert lying.everything({"arch"}) == []
    assert "nobody" not in {one.path for one in lying.everything({"kbr"})}
    assert "good" in look()
    runs.note_batch("paper", intake.arrival(inbox / "good").run, "kbr/KBR-1")
    runs.note_report("paper", intake.arrival(inbox / "old").run, home / "reports/_refused/x")
    assert {one.path: one.code for one in lying.everything()}["kbr/paper/late"] == "future"
    assert look() == ["late"]
    found = {one.path: one.code for one in lying.everything()}
    assert "kbr/paper/good" not in found and found["kbr/paper/old"] == "refused"


def test_the_watch_names_a_zip_that_lies_there_for_days(
    home: Path, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (inbox / "batch.zip").touch()
    assert list(watch._inbox()) == []
    now = time.time()
    monkeypatch.setattr("heritage.flows.inbox.lying.time.time", lambda: now)
    monkeypatch.setattr("heritage.flows.inbox.lying._since", lambda path: now - 3 * 86400)
    (late,) = watch._inbox()
    assert "kbr/paper/batch.zip: in the inbox for 3 days" in late.said and "Unpack it" in late.advice
