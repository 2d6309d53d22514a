"""What else can lie at a site than files gone bad: links, pipes, folders, names that are no text, bad sectors. An audit ends and
names it, a repair mends it and never leaves the object."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from custody.kept import everything, keep, object_of
from faults.sites import Sound
from heritage.archive.fixity import Outcome, look
from heritage.archive.site.throttle import ReadOnly
from heritage.contracts import Entry
from heritage.errors import CopyDamaged
from heritage.flows.custody import audit, proposal, repair
from heritage.flows.custody.roots.sites import open_site
from heritage.flows.workline import deposit

METS = "v1/content/METS.xml"
SIDECARS = [
    "inventory.json.sha512",
    "v1/inventory.json.sha512",
    "0=ocfl_object_1.1",
    "inventory.json",
    "v1/inventory.json",
]


def audited(run: str, *names: str) -> dict[str, int]:
    """Of site-a."""
    for name in names or ("site-a", "site-b"):
        audit.plan(run, name, audit.Scope(everything=True))
        audit.read(run, name)
        audit.sweep(run, name)
        audit.finish(run, name)
    proposal.propose(run, names or ("site-a", "site-b"))
    return audit.ended(run, "site-a")


def mended(package: str) -> None:
    repair.plan("r", package=package)
    repair.approve("r", who="anna", asked_by="jan", reason="")
    assert repair.mend("r") == {"mended": 1}


def strange(folder: Path, what: str, outside: Path) -> None:
    """Puts it where a file was, or beside the files."""
    place = folder / METS
    if what in ("link to the same bytes", "link away", "pipe", "folder"):
        shutil.copy(place, outside / "METS.xml")
        place.unlink()
    if what == "link to the same bytes":
        place.symlink_to(outside / "METS.xml")
    elif what == "link away":
        place.symlink_to("/proc/kcore")
    elif what == "pipe":
        os.mkfifo(place)
    elif what == "folder":
        place.mkdir()
        (place / "x").write_bytes(b"x")
    elif what == "the version is a link":
        shutil.move(folder / "v1", outside / "v1")
        (folder / "v1").symlink_to(outside / "v1")
    elif what == "an empty file more":
        (folder / "v1/content/more").write_bytes(b"")


@pytest.mark.parametrize(
    "what", ["link to the same bytes", "link away", "pipe", "folder", "the version is a link", "an empty file more"]
)
def test_strange_things_are_found_and_mended_inside_the_object_only(home: Path, tmp_path: Path, what: str) -> None:
    ids, before = keep(home, 2), everything(home / "archive")
    strange(object_of(open_site("site-a"), ids[0]), what, tmp_path)
    outside = everything(tmp_path)
    counts = audited("x")
    assert (counts["damaged"], counts["sound"]) == (1, 1)
    mended(ids[0])
    assert everything(home / "archive") == before
    assert not [path for path in (home / "archive").rglob("*") if path.is_symlink()]
    assert everything(tmp_path) == outside, "nothing is written where a link leads"


def test_a_name_that_is_no_text_is_told_and_left_to_a_person(home: Path) -> None:
    ids = keep(home, 2)
    odd = object_of(open_site("site-a"), ids[0]) / "v1/content" / os.fsdecode(b"\xff\xfe.tif")
    odd.write_bytes(b"x")
    assert audited("x")["damaged"] == 1
    (plan,) = proposal.kept(home / "custody/audits/x/proposal.jsonl")
    assert "remove these by hand" in plan.hopeless and "udcff" in plan.hopeless
    odd.unlink()
    assert audited("y")["sound"] == 2


class BadSector(Sound):
    """The medium gives an error for one file."""

    ending = ""

    def read(self, path: str) -> Iterator[bytes]:
        if path.endswith(self.ending):
            raise CopyDamaged(f"{path}: Input/output error")
        return super().read(path)


@pytest.mark.parametrize("ending", [*SIDECARS, METS])
def test_a_bad_sector_under_any_file_is_damage_and_no_end_of_the_audit(
    home: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    ids, real = keep(home, 2), deposit.open_site
    bad = object_of(open_site("site-a"), ids[0]).name + "/" + ending

    def rotten(name: str) -> Sound:
        site = BadSector(real(name))
        site.ending = bad if name == "site-a" else "no such file"
        return site

    with monkeypatch.context() as patch:
        patch.setattr(deposit, "open_site", rotten)
        counts = audited("x")
    assert (counts["damaged"], counts["sound"]) == (1, 1)
    (plan,) = proposal.kept(home / "custody/audits/x/proposal.jsonl")
    assert [(c.site, c.path) for c in plan.changes] == [("site-a", ending)]


def test_a_folder_that_the_medium_cannot_list_is_damage(home: Path) -> None:
    package = keep(home, 1)[0]

    class Unlisted(Sound):
        def list(self, prefix: str) -> Iterator[Entry]:
            raise CopyDamaged("Input/output error")

    assert look(ReadOnly(Unlisted(open_site("site-a"))), package, 1, "").outcome is Outcome.DAMAGED


def test_a_file_that_goes_while_it_is_looked_at_is_damage(home: Path) -> None:
    package = keep(home, 1)[0]

    class Vanishing(Sound):
        def read(self, path: str) -> Iterator[bytes]:
            if path.endswith("inventory.json"):
                raise FileNotFoundError(path)
            return super().read(path)

    assert look(ReadOnly(Vanishing(open_site("site-a"))), package, 1, "").outcome is Outcome.DAMAGED


@pytest.mark.parametrize("odd", ["x" * 180, "Ünïcödé ☃ 'quoted' 100%", "a:b%3ac", "-rf *", "日本語" * 20])
def test_long_and_odd_ids_live_the_whole_life(home: Path, odd: str) -> None:
    """Deposited, audited, mended and restored like any other."""
    from archive.sealed import MADE, contents, sealed
    from heritage.archive import deposits, retrieval
    from heritage.archive import repair as mending
    from heritage.archive.site import kinds

    identifier = f"urn:heritage:kbr:B:{odd}"
    package = sealed(home / "made", contents(), identifier)
    sites = [open_site("site-a"), open_site("site-b")]
    for site in sites:
        deposits.deposit(site, package, **MADE)
    (object_of(sites[0], identifier) / METS).write_bytes(b"rot")
    assert look(ReadOnly(sites[0]), identifier, 1, package.digest).outcome is Outcome.DAMAGED
    mending.mend(mending.plan(sites, identifier, 1, package.digest), sites)
    assert look(ReadOnly(sites[0]), identifier, 1, package.digest).outcome is Outcome.SOUND
    target = kinds.open_site("out", "folder", str(home / "out"), {}, Path("/"))
    taken = retrieval.take(sites, identifier, None, target, retrieval.Expected(1, package.digest))
    assert everything(home / "out" / taken.folder) == contents()
