"""A delivery in the inbox: taken when it is whole, not before, and not never."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest

from heritage.ingest.arriving import PATIENCE, QUIET, is_complete, signature
from ingest.conftest import Make, reasons, take


def now(later: float = 0) -> float:
    return time.time() + later


def test_a_whole_delivery_that_is_quiet_is_complete(make: Make) -> None:
    arrival = is_complete(make(), now(QUIET + 1))
    assert arrival.complete
    assert "names exactly what is there" in arrival.reason


def test_a_whole_bag_that_is_quiet_is_complete(make_bag: Make) -> None:
    assert is_complete(make_bag(), now(QUIET + 1)).complete


def test_what_changed_just_now_is_still_arriving(make: Make) -> None:
    arrival = is_complete(make(), now(QUIET - 5))
    assert not arrival.complete
    assert arrival.reason.startswith("still arriving: something changed")


@pytest.mark.parametrize(
    ("part", "words"),
    [("objects/KBR_MS_0001/0002.tif", "not there yet"), ("metadata/checksum.sha256", "no checksum list yet")],
)
def test_what_is_not_all_there_is_still_arriving(make: Make, part: str, words: str) -> None:
    place = make()
    (place / part).unlink()
    arrival = is_complete(place, now(QUIET + 1))
    assert not arrival.complete
    assert words in arrival.reason


def test_a_page_that_the_list_does_not_name_yet(make: Make) -> None:
    place = make()
    (place / "objects/KBR_MS_0001/0003.tif").write_bytes(b"1")
    assert "not in the checksum list yet" in is_complete(place, now(QUIET + 1)).reason


def test_a_delivery_note_that_is_not_there_yet(make: Make) -> None:
    place = make({"metadata/delivery.yaml": None})
    assert "delivery.yaml" in is_complete(place, now(QUIET + 1)).reason


@pytest.mark.parametrize("name", [".incoming", "d.part", "d.filepart", "d.TMP"])
def test_a_name_that_says_it_is_being_written(make: Make, name: str) -> None:
    assert not is_complete(make(name=name), now(10 * PATIENCE)).complete


def test_a_file_that_is_being_written(make: Make) -> None:
    place = make()
    (place / "objects/KBR_MS_0001/0003.tif.part").write_bytes(b"1")
    assert "0003.tif.part is not finished" in is_complete(place, now(QUIET + 1)).reason


def test_what_was_renamed_into_its_place_is_complete_even_when_it_is_wrong(make: Make, tmp_path: Path) -> None:
    place = make(name=".writing")
    (place / "objects/postcard.tif").unlink()
    time.sleep(0.02)  # the clock of the disk ticks every 4 ms
    final = place.rename(tmp_path / "final")
    arrival = is_complete(final, now(QUIET + 1))
    assert arrival.complete
    assert "renamed" in arrival.reason
    assert any("[checksum-missing]" in r for r in reasons(final))


def test_what_never_becomes_whole_is_taken_at_last_and_then_refused(make: Make) -> None:
    place = make()
    (place / "objects/postcard.tif").unlink()
    assert not is_complete(place, now(PATIENCE - 60)).complete
    assert is_complete(place, now(PATIENCE + 60)).complete
    assert reasons(place)


def test_old_times_do_not_hide_a_fresh_copy(make: Make, tmp_path: Path) -> None:
    """cp -p and rsync -t give a file its old time the moment it is there."""
    place = make()
    for path in sorted(place.rglob("*"), reverse=True):
        os.utime(path, (1, 1))
    os.utime(place, (1, 1))
    assert not is_complete(place, now(0)).complete


def test_a_copy_made_by_parts_is_complete_only_at_the_end(make: Make, tmp_path: Path) -> None:
    place, copy = make(), tmp_path / "copy"
    answers = []
    for source in sorted(p for p in place.rglob("*") if p.is_file()):
        target = copy / source.relative_to(place)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        answers.append(is_complete(copy, now(QUIET + 1)).complete)
    assert answers == [False] * (len(answers) - 1) + [True]
    take(copy)


def test_a_file_instead_of_a_folder_is_handed_on_to_be_refused(tmp_path: Path) -> None:
    (tmp_path / "d.zip").write_bytes(b"PK")
    assert is_complete(tmp_path / "d.zip", now()).complete


@pytest.mark.parametrize("moment", [4_300_000_000, 9_000_000_000])
def test_a_file_that_is_dated_in_the_future_waits_for_no_such_day(make: Make, moment: float) -> None:
    place = make()
    os.utime(place / "objects/postcard.tif", (moment, moment))
    early = is_complete(place, now(QUIET + 1), unchanged=QUIET - 1)
    assert not early.complete
    assert "in the future: does the clock of its station run ahead?" in early.reason
    assert is_complete(place, now(QUIET + 1), unchanged=QUIET + 1).complete
    (place / "objects/KBR_MS_0001/0002.tif").unlink()
    assert not is_complete(place, now(QUIET + 1), unchanged=QUIET + 1).complete
    assert is_complete(place, now(QUIET + 1), unchanged=PATIENCE + 1).complete


def test_a_rename_counts_also_beside_a_date_in_the_future(make: Make, tmp_path: Path) -> None:
    place = make(name=".writing")
    (place / "metadata/checksum.sha256").unlink()
    os.utime(place / "objects/postcard.tif", (9_000_000_000, 9_000_000_000))
    time.sleep(0.02)
    assert "renamed" in is_complete(place.rename(tmp_path / "final"), now(5), unchanged=QUIET + 1).reason


def test_a_signature_changes_with_names_sizes_and_times_only(make: Make) -> None:
    place = make()
    first = signature(place)
    assert signature(place) == first
    os.utime(place / "objects/postcard.tif", (1, 1))
    second = signature(place)
    (place / "objects/KBR_MS_0001/more").mkdir()
    assert len({first, second, signature(place)}) == 3
