"""An item that is to be the next version of an archived package meets another revision of it, a site that is away, and lost work folders."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from custody.test_revise import away, reaches_site_a_only, revise, shown
from flows.deliveries import noise
from flows.driver import steps_of
from flows.test_next_version import SITES, URN, brought, named, objects_at, originals, through, whole
from heritage import settings
from heritage.archive import ocfl
from heritage.flows.batch import BatchFolder
from heritage.flows.custody.roots.sites import open_site
from heritage.flows.revise import carrying, making, planning
from heritage.flows.workline import close, judge, make, receive

UNIT = "kbr/B-2#001"
PAGES = [noise(number) for number in range(4)]


def begun(tmp_path: Path) -> None:
    """B-1 is archived, and B-2, which brings its second page again, is described."""
    through(brought(tmp_path, "B-1", named(PAGES, 0, 1)))
    place = brought(tmp_path, "B-2", {"0002.tif": PAGES[2]}, replaces={"batch": "B-1"})
    receive.receive(str(place), "photographs", review="hold", policy="legacy", run="B-2")
    assert judge.measure(UNIT) == []
    judge.inspect("kbr/B-2")
    assert make.normalise(UNIT) + make.describe(UNIT) == []


def ended() -> None:
    """The steps that are left."""
    for step in list(steps_of(UNIT))[2:]:
        assert step() == []
    close.close("kbr/B-2")


def test_a_revision_while_it_is_on_its_way_is_told(home: Path, tmp_path: Path) -> None:
    begun(tmp_path)
    assert make.seal(UNIT) == []
    assert making.being_made(URN) is not None
    with pytest.raises(carrying.NotAllRevised, match="Overtaken"):
        revise(URN, "meanwhile")
    ended()
    assert making.being_made(URN) is None
    revise(URN, "afterwards", run="r2")
    assert (shown(URN).version, shown(URN).title) == (3, "afterwards")
    assert originals(whole(URN, 3, home)) == named(PAGES, 0, 2)


def test_a_revision_that_is_on_its_way_is_waited_for_and_kept(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(tmp_path)
    planning.plan("r", planning.Wanted("w", URN, {"dcterms:title": "said meanwhile"}), who="anna")
    reaches_site_a_only(monkeypatch, "r")
    (trouble,) = make.seal(UNIT)
    assert trouble.kind == "AtWork" and trouble.passing
    assert carrying.go_on() == {"finished": 1}
    ended()
    assert (shown(URN).version, shown(URN).title) == (3, "said meanwhile"), (
        "described anew with what was said meanwhile"
    )
    assert originals(whole(URN, 3, home)) == named(PAGES, 0, 2)


def test_of_two_redeliveries_the_second_is_judged_anew_with_the_files_of_the_first(home: Path, tmp_path: Path) -> None:
    begun(tmp_path)
    through(brought(tmp_path, "B-3", {"0001.tif": PAGES[3]}, replaces={"batch": "B-1"}))
    (trouble,) = make.seal(UNIT)
    assert (trouble.kind, shown(URN).version) == ("OtherFiles", 2)
    through(tmp_path / "B-2")
    assert shown(URN).version == 3
    assert originals(whole(URN, 3, home)) == named(PAGES, 3, 2)
    assert objects_at(home) == 1


def test_a_site_is_away_and_the_work_folders_are_lost(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(tmp_path)
    with monkeypatch.context() as gone:
        away(gone, "site-b")
        troubles = [trouble for step in list(steps_of(UNIT))[2:] for trouble in step()]
        assert [trouble.step for trouble in troubles] == ["deposit-site-b"]
    assert shown(URN).version == 1, "half a version is in no catalogue"
    digest = ocfl.stored(open_site("site-a"), URN).digest
    shutil.rmtree(BatchFolder("kbr", "B-2").folder)
    again = through(tmp_path / "B-2")
    assert (again.states, again.item("BOOK")["version"]) == ({"BOOK": "deposited"}, 2)
    assert {ocfl.stored(open_site(name), URN).digest for name in SITES} == {digest}
    revise(URN, "later")
    shutil.rmtree(settings.home().work)
    first, second = through(tmp_path / "B-1"), through(tmp_path / "B-2")
    assert (first.item("BOOK")["version"], second.item("BOOK")["version"]) == (1, 3), "each has its own files"
    assert (shown(URN).version, shown(URN).title, objects_at(home)) == (3, "later", 1)
