"""The lock that every kind of site has: one holder at a time, in whatever process, and no dead one in the way."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from archive.sealed import ID, MADE, contents, sealed
from faults.sites import Sound
from heritage.archive import repair as mending
from heritage.archive.checking import verify
from heritage.archive.deposits import deposit
from heritage.archive.layout import WORKSPACE, lock, place
from heritage.archive.lock import claims, owner
from heritage.archive.lock.locking import locked
from heritage.archive.ocfl import stored
from heritage.contracts import Site
from heritage.errors import SiteLocked, SiteUnavailable

FORK = multiprocessing.get_context("fork")
LOCK = lock(ID)


@pytest.fixture
def many_processes(site: Site) -> None:
    if site.name == "memory":
        pytest.skip("memory is this process's own")


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Seconds where there are minutes."""
    for name, seconds in {"LEASE": 3.0, "VALID": 2.2, "RENEWED": 0.2, "WAIT": 3.5}.items():
        monkeypatch.setattr(claims, name, seconds)


def left(site: Site) -> list[str]:
    return [entry.path for entry in site.list(WORKSPACE)]


def counts(site: Site, times: int, inside: Path) -> None:
    """Reads a number, waits, writes the next: two at once would lose one; and finds nobody else inside."""
    for _ in range(times):
        with locked(site, LOCK) as alone:
            os.close(os.open(inside, os.O_CREAT | os.O_EXCL))
            number = int(b"".join(alone.read("number")))
            time.sleep(0.02)
            alone.write("number", [str(number + 1).encode()])
            inside.unlink()


@contextlib.contextmanager
def holder(opened: Callable[[], Site], ready: Path, **said: str) -> Iterator[multiprocessing.process.BaseProcess]:
    """Another process, which holds the lock until it is killed; `said`: what its claim says of it instead of the truth."""

    def hold() -> None:
        described = owner.described()
        owner.described = lambda: {**described, **said}
        with opened().lock(LOCK):
            ready.write_text("")
            time.sleep(60)

    child = FORK.Process(target=hold)
    child.start()
    try:
        for _ in range(600):
            if ready.exists():
                break
            time.sleep(0.05)
        assert ready.exists()
        yield child
    finally:
        child.kill()
        child.join()


def test_one_process_at_a_time(site: Site, opened: Callable[[], Site], many_processes: None, tmp_path: Path) -> None:
    site.write("number", [b"0"])
    runs = [FORK.Process(target=lambda: counts(opened(), 3, tmp_path / "inside")) for _ in range(3)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert [run.exitcode for run in runs] == [0, 0, 0]
    assert b"".join(site.read("number")) == b"9"
    assert left(site) == []


def test_one_thread_at_a_time(site: Site, tmp_path: Path) -> None:
    if site.name == "memory":
        pytest.skip("fsspec's memory is not for threads: it walks a dictionary that others change")
    site.write("number", [b"0"])
    runs = [threading.Thread(target=counts, args=(site, 2, tmp_path / "inside")) for _ in range(3)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert b"".join(site.read("number")) == b"6"


def test_an_exception_lets_go(site: Site) -> None:
    with pytest.raises(KeyError), locked(site, LOCK):
        raise KeyError
    assert left(site) == []


def test_who_waits_in_vain_is_told_who_has_it(
    site: Site, opened: Callable[[], Site], many_processes: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(owner.RUN, "photographs manual__7")
    monkeypatch.setattr(claims, "WAIT", 0.3)
    with holder(opened, tmp_path / "ready") as other:
        with pytest.raises(SiteLocked, match=rf"photographs manual__7 \(process {other.pid} on ") as caught:
            deposit(site, sealed(tmp_path / "w", contents()), **MADE)
        assert "Another run" in caught.value.advice
        assert list(site.list(place(ID))) == []


def test_a_killed_holder_is_no_obstacle(
    site: Site, opened: Callable[[], Site], many_processes: None, tmp_path: Path
) -> None:
    with holder(opened, tmp_path / "ready"):
        pass
    began = time.monotonic()
    deposit(site, sealed(tmp_path / "w", contents()), **MADE)
    assert time.monotonic() - began < claims.LEASE / 2
    assert verify(site, ID) == () and left(site) == []


@pytest.mark.parametrize("site", ["s3", "sftp"], indirect=True)
def test_a_holder_elsewhere_is_believed_while_it_renews_and_not_much_longer(
    site: Site, opened: Callable[[], Site], impatient: None, tmp_path: Path
) -> None:
    """Of another machine's process nothing is known but what its claim shows."""
    with holder(opened, tmp_path / "ready", host="elsewhere", boot="another"):
        with pytest.raises(SiteLocked, match="on elsewhere"), site.lock(LOCK):
            pass
        [claim] = left(site)
        assert claim.startswith(f"{LOCK}/")
    began = time.monotonic()
    with site.lock(LOCK):
        assert time.monotonic() - began >= claims.LEASE
        assert len(left(site)) == 1
    assert left(site) == []


def test_who_lost_the_lock_changes_nothing_more(site: Site, impatient: None) -> None:
    site.write("kept", [b"old"])

    def until_lost() -> Iterator[bytes]:
        yield b"new"
        site.remove(LOCK)
        for _ in range(200):
            time.sleep(0.05)
            yield b"more"

    with pytest.raises(SiteUnavailable, match="lock was lost"), locked(site, LOCK) as alone:
        with pytest.raises(SiteUnavailable, match="lock was lost"):
            alone.write("kept", until_lost())
        with pytest.raises(SiteUnavailable, match="lock was lost"):
            alone.remove("kept")
    assert b"".join(site.read("kept")) == b"old"


@pytest.mark.parametrize("seconds", [0.1, 0.4])
@pytest.mark.parametrize("site", ["s3", "sftp"], indirect=True)
def test_a_deposit_that_is_killed_is_simply_run_again(
    site: Site, opened: Callable[[], Site], tmp_path: Path, seconds: float
) -> None:
    package = sealed(tmp_path / "w", contents())
    child = FORK.Process(target=lambda: deposit(opened(), package, **MADE))
    child.start()
    time.sleep(seconds)
    os.kill(child.pid or 0, signal.SIGKILL)
    child.join()
    deposit(site, package, **MADE)
    for claim in left(site):  # of a lock that the dead one held too: whoever takes it next clears up
        with site.lock(claim.rpartition("/")[0]):
            pass
    assert verify(site, ID) == () and left(site) == []


class Unlocked(Sound):
    """For who has the lock already."""

    def lock(self, path: str) -> contextlib.AbstractContextManager[Callable[[], None]]:
        return contextlib.nullcontext(lambda: None)


def test_a_repair_waits_for_a_deposit_and_then_looks_anew(site: Site, tmp_path: Path) -> None:
    """A plan that was right before a new version came would put the old inventory back."""
    first, second = sealed(tmp_path / "w", contents()), sealed(tmp_path / "w2", {"new": b"2"}, version=2)
    deposit(site, first, **MADE)
    inventory = f"{place(ID)}/inventory.json"
    right = b"".join(site.read(inventory))
    site.write(inventory, [b"{}"])
    approved = mending.plan([site], ID, 1, first.digest)
    ended: list[object] = []

    def mend() -> None:
        try:
            ended.append(mending.mend(approved, [site]))
        except mending.PlanChanged as error:
            ended.append(error)

    repair = threading.Thread(target=mend)
    with site.lock(LOCK):
        repair.start()
        time.sleep(0.3)
        site.write(inventory, [right])
        deposit(Unlocked(site), second, **MADE)
        assert ended == []
    repair.join()
    assert "holds version 2" in str(ended[0])
    assert verify(site, ID) == () and stored(site, ID).version == 2
