"""Killed at any operation of a site or of the ledger, deposit, repair, restore and move end sound after a re-run: each case is
killed at an operation that a seed chose, some of them killed again while they mend."""

from __future__ import annotations

import os
import random
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import campaigns
from archive.sealed import MADE, sealed
from custody.damage import hurt
from custody.kept import everything, keep, object_of
from heritage import archive
from heritage.archive import verify
from heritage.archive.folder import FolderSite
from heritage.flows import ledger, move, repair, restore
from heritage.flows.sites import open_site

CASES = campaigns.of(20, whole=200)
"""Of each act."""

pytestmark = pytest.mark.campaign

Act = Callable[[], object]


def dies_at(operation: int, act: Act) -> bool:
    """Forks, and kills the child right before that operation (a file made, renamed, removed, a folder made, a ledger's line). True
    when it was killed before its end. Nothing is timed: the same number is the same moment."""
    child = os.fork()
    if child == 0:
        try:
            _count_down(operation)
            act()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def _count_down(operation: int) -> None:
    left = [operation]
    FolderSite.at_once = 1  # one transfer at a time, to be the same again

    def deadly(call):  # type: ignore[no-untyped-def]
        def counted(*args, **named):  # type: ignore[no-untyped-def]
            left[0] -= 1
            if left[0] < 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*args, **named)

        return counted

    for name in ("open", "write", "rename", "replace", "rmdir", "unlink", "mkdir", "fsync"):
        setattr(os, name, deadly(getattr(os, name)))
    ledger.Ledger.add = deadly(ledger.Ledger.add)  # type: ignore[method-assign]


def operations(act: Act, prepare: Act) -> int:
    """How many operations the act has when nobody kills it."""
    low, high = 0, 1
    while prepare() is None and dies_at(high, act):
        low, high = high, high * 2
    while high - low > 1:
        middle = (low + high) // 2
        prepare()
        low, high = (middle, high) if dies_at(middle, act) else (low, middle)
    return high


def killed_and_again(
    record: campaigns.Record, act: Act, prepare: Act, sound: Callable[[], None], seed: int, cases: int = CASES
) -> None:
    total, chance, killed = operations(act, prepare), random.Random(seed), 0
    assert total > 20
    for case in range(cases):
        prepare()
        killed += dies_at(chance.randrange(total), act)
        if case % 4 == 0:
            killed += dies_at(chance.randrange(total), act)
        act()
        sound()
    campaigns.cases(record, killed)
    assert killed >= cases


@pytest.fixture
def template(home: Path) -> Iterator[Path]:
    """The home is put back to this before each case."""
    yield home.with_name(home.name + "-template")
    shutil.rmtree(home.with_name(home.name + "-template"), ignore_errors=True)


def put_back(home: Path, template: Path) -> None:
    shutil.rmtree(home)
    shutil.copytree(template, home)


@pytest.mark.parametrize("version", [1, 2])
def test_deposit(home: Path, template: Path, version: int, record_property: campaigns.Record) -> None:
    first, second = {"a": b"1" * 5000, "b/c": b"2"}, {"a": b"1" * 5000, "b/c": b"3", "d": b"4"}
    packages = [sealed(home / f"v{n}", files, version=n) for n, files in ((1, first), (2, second))]
    if version == 2:
        archive.deposit(open_site("site-a"), packages[0], **MADE)
    shutil.copytree(home, template)

    def act() -> None:
        archive.deposit(open_site("site-a"), packages[version - 1], **MADE)

    act()
    wanted = everything(home / "archive/site-a")

    def sound() -> None:
        assert everything(home / "archive/site-a") == wanted

    killed_and_again(record_property, act, lambda: put_back(home, template), sound, version, CASES // 2)


def test_repair(home: Path, template: Path, record_property: campaigns.Record) -> None:
    ids = keep(home, 2, versions=2)
    wanted = everything(home / "archive")
    chance = random.Random(5)
    for kind, package, site in (("swap", ids[0], "site-a"), ("flip", ids[0], "site-a"), ("all gone", ids[1], "site-b")):
        assert hurt(object_of(open_site(site), package), kind, chance)
    (object_of(open_site("site-a"), ids[0]) / "v1/content/stray").write_bytes(b"x")
    for package in ids:
        repair.plan(package.rpartition(":")[2], package=package)
        repair.approve(package.rpartition(":")[2], who="anna", asked_by="jan", reason="")
    shutil.copytree(home, template)

    def act() -> None:
        for package in ids:
            repair.mend(package.rpartition(":")[2])

    def sound() -> None:
        assert everything(home / "archive") == wanted

    killed_and_again(record_property, act, lambda: put_back(home, template), sound, 2)


def test_restore(home: Path, template: Path, record_property: campaigns.Record) -> None:
    keep(home, 2)
    shutil.copytree(home, template)

    def act() -> None:
        restore.restore("r", restore.Wanted(batch="KBR-2026-0042"), "out")

    act()
    wanted = _without_partials(home / "restored/out")

    def sound() -> None:
        assert _without_partials(home / "restored/out") == wanted

    killed_and_again(record_property, act, lambda: put_back(home, template), sound, 3)


def test_move(home: Path, template: Path, record_property: campaigns.Record) -> None:
    ids = keep(home, 2, versions=2)
    (home / "config").mkdir()
    from heritage import settings

    there = (settings.PROJECT / "config/sites.yaml").read_text()
    (home / "config/sites.yaml").write_text(there + "site-c:\n  title: C\n  kind: folder\n  url: archive/site-c\n")
    wanted = everything(home / "archive/site-a")
    shutil.copytree(home, template)

    def act() -> None:
        move.move("m", "site-a", "site-c")

    def sound() -> None:
        assert everything(home / "archive/site-c") == wanted
        assert everything(home / "archive/site-a") == wanted
        assert verify(open_site("site-c"), ids[0]) == ()

    killed_and_again(record_property, act, lambda: put_back(home, template), sound, 4)


def _without_partials(folder: Path) -> dict[str, bytes]:
    return {path: content for path, content in everything(folder).items() if path != restore.LIST}
