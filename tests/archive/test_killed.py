"""Killed at any moment, a deposit that is run again ends as if nothing had happened."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import signal
import time
from pathlib import Path

import ocfl as ocfl_py
import pytest

from archive.sealed import ID, MADE, contents, sealed
from campaigns import Record, cases, of
from heritage.archive.checking import verify
from heritage.archive.deposits import deposit
from heritage.archive.layout import WORKSPACE, place
from heritage.archive.site.kinds import open_site
from heritage.model import Package

KILLS = of(12, whole=200)
FORK = multiprocessing.get_context("fork")


def _deposit(home: Path, package: Package) -> None:
    deposit(open_site("site-a", "folder", "site-a", {}, home), package, **MADE)


def everything(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def seconds_undisturbed(home: Path, packages: list[Package]) -> float:
    started = time.monotonic()
    for package in packages:
        child = FORK.Process(target=_deposit, args=(home, package))
        child.start()
        child.join()
        assert child.exitcode == 0
    return (time.monotonic() - started) / len(packages)


def killed_after(seconds: float, home: Path, package: Package) -> bool:
    """Whether the kill came before the end."""
    child = FORK.Process(target=_deposit, args=(home, package))
    child.start()
    time.sleep(seconds)
    os.kill(child.pid or 0, signal.SIGKILL)
    child.join()
    return child.exitcode == -signal.SIGKILL


@pytest.mark.campaign
def test_killed_at_random_moments(tmp_path: Path, record_property: Record) -> None:
    """Both ways of writing: a new object (one rename), and a version of an object that is there (several steps)."""
    first = sealed(tmp_path / "w1", contents())
    second = sealed(tmp_path / "w2", {**contents(), "METS.xml": b"<mets2/>", "new/page.tif": b"x" * 300_000}, version=2)
    took = seconds_undisturbed(tmp_path / "sound", [first, second])
    moments = random.Random(20261102)
    killed = 0
    for number in range(3 * KILLS):  # further ones where a busy machine was measured and a quicker one is tried
        if number >= KILLS and killed >= KILLS * 3 // 4:
            break
        home = tmp_path / f"home-{number}"
        for package in (first, second):
            killed += killed_after(moments.uniform(0, took), home, package)
            if number % 4 == 0:
                killed += killed_after(moments.uniform(0, took), home, package)  # and the mending too
            _deposit(home, package)
        _ends_as_if_nothing_had_happened(home, tmp_path / "sound")
    cases(record_property, killed)
    assert killed >= KILLS * 3 // 4


@pytest.mark.parametrize("version", [1, 2])
def test_killed_at_every_step(tmp_path: Path, version: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A kill right before each change of the file system that the deposit makes."""
    packages = [sealed(tmp_path / "w1", contents()), sealed(tmp_path / "w2", {**contents(), "x": b"2"}, version=2)]
    sound = tmp_path / "sound"
    for package in packages[:version]:
        _deposit(sound, package)
    step = killed = 0
    while killed == step:
        home = tmp_path / f"home-{step}"
        for package in packages[: version - 1]:
            _deposit(home, package)
        child = FORK.Process(target=_killed_at, args=(step, home, packages[version - 1]))
        child.start()
        child.join()
        killed += child.exitcode == -signal.SIGKILL
        _deposit(home, packages[version - 1])
        _ends_as_if_nothing_had_happened(home, sound)
        step += 1
    assert killed > 20


def _killed_at(step: int, home: Path, package: Package) -> None:
    """Counts the calls that change something, and dies before one of them. One transfer at a time, to be the same again."""
    from heritage.archive.site.folder import FolderSite

    FolderSite.at_once = 1
    left = [step]

    def deadly(call):  # type: ignore[no-untyped-def]
        def counted(*args, **named):  # type: ignore[no-untyped-def]
            left[0] -= 1
            if left[0] < 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*args, **named)

        return counted

    for name in ("write", "rename", "replace", "rmdir", "unlink", "mkdir"):
        setattr(os, name, deadly(getattr(os, name)))
    _deposit(home, package)


def _ends_as_if_nothing_had_happened(home: Path, sound: Path) -> None:
    root = home / "site-a"
    assert everything(root) == everything(sound / "site-a")
    assert not (root / WORKSPACE).exists()
    assert verify(open_site("site-a", "folder", "site-a", {}, home), ID) == ()
    assert not [p for p in root.rglob("*") if p.is_dir() and not any(p.iterdir())]
    inventory = json.loads((root / place(ID) / "inventory.json").read_bytes())
    assert inventory["head"] == json.loads((sound / "site-a" / place(ID) / "inventory.json").read_bytes())["head"]
    assert ocfl_py.StorageRoot(root=str(root)).validate(validate_objects=True, check_digests=True)
