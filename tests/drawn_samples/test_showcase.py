"""The three deliveries that `make run` shows: made once, whole, and what is expected of them is true."""

from __future__ import annotations

import json
from pathlib import Path

import bagit
import pytest

import samples
from heritage import settings
from heritage.errors import DeliveryRefused
from heritage.ingest import intake
from made_once import Sample
from samples import __main__, delivery, showcase


@pytest.fixture(scope="module")
def made(sample: Sample) -> dict[str, samples.Made]:
    return {name: sample(name) for name in showcase._SAMPLES}


def received(place: Path) -> intake.Received:
    return intake.receive(
        place, institutions=settings.institutions(), worklines=["paper"], policies={"paper": ["iso19264-B", "legacy"]}
    )


def expected(made: samples.Made) -> dict[str, object]:
    found = json.loads(made.expected.read_bytes())
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("name", ["paper-clean", "paper-faulty"])
def test_every_item_is_expected_in_exactly_one_way(made: dict[str, samples.Made], name: str) -> None:
    taken, wanted = received(made[name].folder), expected(made[name])
    assert sorted([*wanted["deposited"], *wanted["held"]]) == sorted(i.id for i in taken.items)  # type: ignore[misc]
    assert (taken.delivery.institution, taken.delivery.batch) == (wanted["institution"], wanted["batch"])


def test_a_fault_that_is_expected_names_a_page_or_an_item_that_is_there(made: dict[str, samples.Made]) -> None:
    taken, held = received(made["paper-faulty"].folder), expected(made["paper-faulty"])["held"]
    subjects = {i.id: {i.id, *(f.path for f in i.files)} for i in taken.items}
    assert isinstance(held, dict)
    assert len(held) == 10
    for item, pairs in held.items():
        assert all(subject in subjects[item] for _, subject in pairs)


def test_the_faulty_one_is_a_bag(made: dict[str, samples.Made]) -> None:
    bagit.Bag(str(made["paper-faulty"].folder)).validate()


def test_the_refused_one_is_refused_for_just_what_was_done_to_it(made: dict[str, samples.Made]) -> None:
    with pytest.raises(DeliveryRefused) as refused:
        received(made["paper-refused"].folder)
    wanted = expected(made["paper-refused"])["refused"]
    assert isinstance(wanted, list)
    assert len(wanted) >= 6
    assert all(any(part in reason for reason in refused.value.reasons) for part in wanted)
    assert all(any(part in reason for part in wanted) for reason in refused.value.reasons)


def test_made_again_it_is_left_alone(made: dict[str, samples.Made]) -> None:
    folder = made["paper-clean"].folder.parent
    before = {p: p.stat().st_mtime_ns for p in folder.rglob("*")}
    assert not any(m.fresh for m in samples.make(folder))
    assert {p: p.stat().st_mtime_ns for p in folder.rglob("*")} == before


def test_another_recipe_makes_it_anew(tmp_path: Path) -> None:
    place = tmp_path / "paper-refused"
    first = showcase._made(place, showcase._refused)
    first.expected.write_text(json.dumps({**expected(first), "recipe": "an older one"}))
    (place / "left").write_bytes(b"over")
    assert showcase._made(place, showcase._refused).fresh
    assert not (place / "left").exists()
    assert not showcase._made(place, showcase._refused).fresh


def test_broken_off_it_is_made_whole_the_next_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def dies(*_: object) -> dict[str, bytes]:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken, pytest.raises(KeyboardInterrupt):
        broken.setattr(delivery, "_metadata", dies)
        showcase._made(tmp_path / "paper-refused", showcase._refused)
    assert not (tmp_path / "paper-refused").exists()
    assert showcase._made(tmp_path / "paper-refused", showcase._refused).fresh
    assert sorted(p.name for p in tmp_path.iterdir()) == ["paper-refused", "paper-refused.expected.json"]


def test_the_command_line_makes_them(made: dict[str, samples.Made], capsys: pytest.CaptureFixture[str]) -> None:
    assert __main__.main([str(made["paper-clean"].folder.parent)]) == 0
    assert capsys.readouterr().out.count("there already") == len(made)
