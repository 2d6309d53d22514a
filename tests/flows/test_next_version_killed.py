"""Kills while an item becomes the next version of an archived package: at seeded changes of the file system and of the catalogue, between
what was said of it and the end of its run. However often, it ends as version 2 at both sites, as undisturbed."""

from __future__ import annotations

import random
import shutil
from functools import partial
from pathlib import Path

import pytest

import campaigns
from faults.kills import killed_at, performed
from flows.deliveries import noise
from flows.driver import copied, leftovers
from flows.succeeding import UNIT, composed, rest
from flows.test_next_version import URN, brought, named, objects_at, through
from heritage import settings
from heritage.archive import ocfl
from heritage.archive.checking import verify
from heritage.catalogue.queries import searching
from heritage.files import PARTIAL
from heritage.flows.custody.roots.sites import open_site
from heritage.flows.workline import judge, make, receive


def state(home: Path) -> dict[str, object]:
    """What must be the same: every file of the package at both sites, and the catalogue."""
    copies = {name: ocfl.stored(open_site(name), URN) for name in settings.sites()}
    assert all(verify(open_site(name), URN) == () for name in copies)
    found: dict[str, object] = {
        name: {path: kept.sha512 for path, kept in copy.files.items()} for name, copy in copies.items()
    }
    assert {copy.version for copy in copies.values()} == {2} and objects_at(home) == 1
    told = [line for line in sorted(searching.contents(settings.home().catalogue_url)) if not line.startswith("act")]
    return found | {"catalogue": told, "left": leftovers(home)}


@pytest.mark.campaign
def test_it_ends_as_undisturbed(home: Path, tmp_path: Path, record_property: campaigns.Record) -> None:
    pages = [noise(number) for number in range(3)]
    through(brought(tmp_path, "B-1", named(pages, 0, 1)))
    place = brought(tmp_path, "B-2", {"0002.tif": pages[2]}, replaces={"batch": "B-1"})
    receive.receive(str(place), "photographs", review="hold", policy="legacy", run="B-2")
    received = copied(home, tmp_path / "received")
    assert judge.measure(UNIT) == []
    judge.inspect("kbr/B-2")
    assert make.normalise(UNIT) + make.describe(UNIT) == []
    described = copied(home, tmp_path / "described")

    def put_back(before: Path) -> None:
        shutil.rmtree(home)
        copied(before, home)

    changes = performed(partial(rest, home))
    undisturbed = state(home)
    chance, tried = random.Random(14), 0
    for number in sorted(chance.sample(range(1, changes), campaigns.of(16, whole=min(200, changes - 1)))):
        put_back(described)
        killed_at(number, partial(rest, home))
        if chance.random() < 0.3:
            killed_at(chance.randrange(1, changes), partial(rest, home))
        performed(partial(rest, home))
        assert state(home) == undisturbed, f"killed at {number} of {changes}"
        tried += 1

    put_back(received)
    changes = performed(partial(composed, home))
    sheets = _sheets(home)
    for number in sorted(chance.sample(range(1, changes), min(changes - 1, campaigns.of(6, whole=100)))):
        put_back(received)
        killed_at(number, partial(composed, home))
        performed(partial(composed, home))
        assert _sheets(home) == sheets, f"killed at {number} of {changes}"
        tried += 1
        campaigns.cases(record_property, tried)


def _sheets(home: Path) -> dict[str, bytes]:
    """Without half-written files: closing the batch sweeps them."""
    folder = home / "work/kbr/B-2/BOOK"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(PARTIAL)
    }
