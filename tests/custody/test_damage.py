"""Whatever happens to a copy is found, healed from the other one, and nothing else is touched."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from archive.sealed import MADE, contents, sealed
from campaigns import Record, cases, of
from custody.damage import KINDS, by_kind, hurt
from custody.kept import everything, keep, object_of, stamps
from heritage.archive import deposits, repair
from heritage.archive.checking import verify
from heritage.archive.fixity import Outcome, look
from heritage.archive.site.throttle import ReadOnly
from heritage.catalogue import custody
from heritage.flows.custody.roots import replacing
from heritage.flows.custody.roots.sites import open_site
from heritage.settings import home as the_home

CASES = of(200, whole=1000)

FLIPS = of(25, whole=250)
"""Of one byte, in each kind of file, at each site, in each object: a thousand in all, or ten thousand."""


@pytest.mark.campaign
def test_every_damage_is_found_and_healed(home: Path, record_property: Record) -> None:
    ids = [*keep(home, 2), *keep(home, 2, "KBR-2026-0043", versions=2)]
    known = {(c.package, c.site): c for c in custody.copies(the_home().catalogue_url)}
    sites = {name: open_site(name) for name in ("site-a", "site-b")}
    before = {name: everything(home / "archive" / name) for name in sites}
    chance, done = random.Random(20261121), dict.fromkeys(KINDS, 0)
    while sum(done.values()) < CASES:
        kind, package, bad = chance.choice(KINDS), chance.choice(ids), chance.choice(sorted(sites))
        good = "site-b" if bad == "site-a" else "site-a"
        if not hurt(object_of(sites[bad], package), kind, chance):
            continue
        done[kind] += 1
        expected = known[package, bad]
        found = look(ReadOnly(sites[bad]), package, expected.version, expected.digest)
        assert found.outcome is (Outcome.MISSING if kind == "all gone" else Outcome.DAMAGED), (kind, package, bad)
        assert found.problems
        others = {name: stamps(home / "archive" / name) for name in sites}
        looked = [ReadOnly(sites["site-a"]), ReadOnly(sites["site-b"])]
        plan = repair.plan(looked, package, expected.version, expected.digest)
        assert {c.site for c in plan.changes} == {bad}, (kind, plan)
        assert not plan.lost and not plan.hopeless
        repair.mend(plan, [sites[bad], ReadOnly(sites[good])])
        assert everything(home / "archive" / bad) == before[bad], (kind, package, bad)
        _only_the_damaged_was_written(home, others, bad, package, sites, plan)
    cases(record_property, CASES)
    assert min(done.values()) > CASES // 20, done
    assert {name: everything(home / "archive" / name) for name in sites} == before


@pytest.mark.campaign
def test_one_byte_anywhere_is_found(home: Path, record_property: Record) -> None:
    """In each kind of file, at each site, in an object of one version and in one of two."""
    ids = [*keep(home, 1), *keep(home, 1, "KBR-2026-0043", versions=2)]
    known = {(c.package, c.site): c for c in custody.copies(the_home().catalogue_url)}
    chance, changed = random.Random(20261128), 0
    for package, name in sorted(known):
        site, expected = ReadOnly(open_site(name)), known[package, name]
        folder = object_of(open_site(name), package)
        kinds = by_kind(folder)
        assert len(kinds) >= 9, sorted(kinds)
        for files in kinds.values():
            for _ in range(FLIPS):
                path = chance.choice(files)
                sound = path.read_bytes()
                where = chance.randrange(len(sound))
                other = bytes([sound[where] ^ chance.randrange(1, 256)])
                path.write_bytes(sound[:where] + other + sound[where + 1 :])
                found = look(site, package, expected.version, expected.digest)
                assert found.outcome is Outcome.DAMAGED, (path, where, other)
                inner = path.relative_to(folder).as_posix().removesuffix(".sha512")  # OCFL says it of the inventory
                assert any(inner in said for said in found.problems), (path, found.problems)
                path.write_bytes(sound)
                changed += 1
        assert look(site, package, expected.version, expected.digest).outcome is Outcome.SOUND
    cases(record_property, changed)
    assert len(ids) * 2 == len(known) and changed >= 1000


def test_a_sidecar_that_says_the_same_in_other_bytes_is_found(home: Path) -> None:
    """OCFL reads capital letters and tabs as well: a byte that changed to one of these is a byte that changed."""
    package = keep(home, 1)[0]
    expected = next(custody.copies(the_home().catalogue_url, package=package, site="site-a"))
    site, folder = ReadOnly(open_site("site-a")), object_of(open_site("site-a"), package)
    for path in folder.rglob("inventory.json.sha512"):
        sound = path.read_bytes()
        letter = next(where for where, byte in enumerate(sound) if chr(byte) in "abcdef")
        for other in (
            sound[:letter] + sound[letter : letter + 1].upper() + sound[letter + 1 :],
            sound.replace(b" ", b"\t"),
            sound.replace(b" ", b"  "),
            sound.rstrip(b"\n"),
            sound.replace(b"\n", b"\r\n"),
        ):
            path.write_bytes(other)
            found = look(site, package, expected.version, expected.digest)
            assert found.outcome is Outcome.DAMAGED, other
        path.write_bytes(sound)
    assert look(site, package, expected.version, expected.digest).outcome is Outcome.SOUND


def _only_the_damaged_was_written(home, others, bad, package, sites, plan) -> None:  # type: ignore[no-untyped-def]
    root = object_of(sites[bad], package).relative_to(home / "archive" / bad).as_posix()
    changed = {f"{root}/{change.path}" for change in plan.changes}
    for name, then in others.items():
        now = stamps(home / "archive" / name)
        touched = {path for path in now.keys() | then.keys() if now.get(path) != then.get(path)}
        assert touched <= (changed if name == bad else set()), (name, touched - changed)


def test_both_damaged_are_healed_from_each_other(home: Path) -> None:
    package = keep(home, 1)[0]
    a, b = open_site("site-a"), open_site("site-b")
    before = everything(object_of(a, package))
    files = sorted((object_of(a, package) / "v1/content").rglob("*.tif"))
    files[0].write_bytes(b"rot")
    (object_of(b, package) / "inventory.json").write_bytes(b"{}")
    (object_of(b, package) / "v1/content/METS.xml").unlink()
    plan = _planned(package)
    assert {c.site for c in plan.changes} == {"site-a", "site-b"}
    repair.mend(plan, [a, b])
    assert everything(object_of(a, package)) == everything(object_of(b, package)) == before


def test_what_no_site_has_is_said_and_the_rest_is_healed(home: Path) -> None:
    package = keep(home, 1)[0]
    a, b = open_site("site-a"), open_site("site-b")
    for site in (a, b):
        (object_of(site, package) / "v1/content/representations/master/data/0001.jp2").write_bytes(b"rot")
    (object_of(b, package) / "v1/content/METS.xml").unlink()
    plan = _planned(package)
    assert plan.lost == ("v1/content/representations/master/data/0001.jp2",)
    repair.mend(plan, [a, b])
    assert [p.path for p in verify(b, package)] == list(plan.lost)
    assert (object_of(a, package) / plan.lost[0]).read_bytes() == b"rot", "what is left of it is not thrown away"


@pytest.mark.parametrize("gone_at", ["", "site-a", "site-b"])
def test_two_files_that_were_swapped_everywhere_are_swapped_back(home: Path, gone_at: str) -> None:
    package = keep(home, 1)[0]
    before = everything(home / "archive")
    for name in ("site-a", "site-b"):
        folder = object_of(open_site(name), package) / "v1/content"
        one, other = folder / "METS.xml", folder / "metadata/preservation/premis.xml"
        first, second = one.read_bytes(), other.read_bytes()
        one.write_bytes(second)
        other.write_bytes(first)
        if name == gone_at:
            one.unlink()
            other.unlink()
    plan = _planned(package)
    assert not plan.lost
    repair.mend(plan, [open_site("site-a"), open_site("site-b")])
    assert everything(home / "archive") == before


def test_an_equal_file_elsewhere_in_the_package_heals(home: Path) -> None:
    package = keep(home, 1)[0]
    for name in ("site-a", "site-b"):
        (object_of(open_site(name), package) / "v1/content/representations/original/data/0002.tif").write_bytes(b"rot")
    plan = _planned(package)
    assert not plan.lost
    repair.mend(plan, [open_site("site-a"), open_site("site-b")])
    assert verify(open_site("site-a"), package) == ()


def without_inventories(package: str) -> None:
    for name in ("site-a", "site-b"):
        for path in object_of(open_site(name), package).rglob("inventory.json*"):
            path.unlink()


@pytest.mark.parametrize("versions", [1, 2])
def test_without_any_inventory_whole_files_prove_a_new_one(home: Path, versions: int) -> None:
    """Also where each copy has lost a file that the other has, or has one too many: what adds up to the receipt's digest is right."""
    package = keep(home, 1, versions=versions)[0]
    without_inventories(package)
    a, b = open_site("site-a"), open_site("site-b")
    (object_of(a, package) / "v1/content/METS.xml").write_bytes(b"rot")
    (object_of(a, package) / "v1/content/stray").write_bytes(b"x")
    (object_of(b, package) / "v1/content/metadata/preservation/premis.xml").unlink()
    plan = _planned(package)
    assert "made anew" in plan.note and not plan.lost and not plan.hopeless
    repair.mend(plan, [a, b])
    known = next(custody.copies(the_home().catalogue_url, package=package))
    for site in (a, b):
        assert look(ReadOnly(site), package, known.version, known.digest).outcome is Outcome.SOUND
    assert everything(object_of(a, package)) == everything(object_of(b, package))


@pytest.mark.parametrize("damage", ["rot", "gone", "added"])
def test_without_any_inventory_and_a_file_that_is_nowhere_whole_nothing_is_changed(home: Path, damage: str) -> None:
    package = keep(home, 1)[0]
    without_inventories(package)
    for name in ("site-a", "site-b"):
        content = object_of(open_site(name), package) / "v1/content"
        (content / "METS.xml").unlink() if damage == "gone" else (content / "METS.xml").write_bytes(
            b"rot"
        ) if damage == "rot" else (content / "stray").write_bytes(b"x")
    before = stamps(home / "archive")
    plan = _planned(package)
    assert plan.hopeless and not plan.changes
    with pytest.raises(repair.PlanChanged):
        repair.mend(plan, [open_site("site-a"), open_site("site-b")])
    assert stamps(home / "archive") == before


def test_another_package_that_is_whole_is_never_written_over(home: Path) -> None:
    """It lies there under the same id and version: a person decides which of the two is right."""
    package = keep(home, 1)[0]
    known = next(custody.copies(the_home().catalogue_url, package=package))
    shutil.rmtree(object_of(open_site("site-b"), package))
    deposits.deposit(open_site("site-b"), sealed(home / "other", contents(9), package), **MADE)
    before = stamps(home / "archive")
    found = look(ReadOnly(open_site("site-b")), package, known.version, known.digest)
    assert found.outcome is Outcome.DAMAGED and "two packages under one id" in " ".join(found.problems)
    plan = _planned(package)
    assert "two packages under one id" in plan.hopeless and "site-b" in plan.hopeless and not plan.changes
    assert stamps(home / "archive") == before
    (object_of(open_site("site-b"), package) / "v1/content/METS.xml").write_bytes(b"rot")
    assert not _planned(package).hopeless, "one that is not whole is damage like any other"


def test_a_newer_version_at_a_site_is_never_taken_away(home: Path) -> None:
    package = keep(home, 1, versions=2)[0]
    held = next(custody.copies(the_home().catalogue_url, package=package))
    site = open_site("site-a")
    from heritage.archive.inventories import decoded

    first, _ = decoded((object_of(site, package) / "v1/inventory.json").read_bytes())
    assert first is not None and held.version == 2
    from heritage.files import listing_digest

    plan = repair.plan([site, open_site("site-b")], package, 1, listing_digest(first.version().state))
    assert "newer" in plan.hopeless or "holds version 2" in plan.hopeless
    assert not plan.changes


def test_more_damage_than_was_approved_stops_the_repair(home: Path) -> None:
    package = keep(home, 1)[0]
    a, b = open_site("site-a"), open_site("site-b")
    (object_of(a, package) / "v1/content/METS.xml").unlink()
    plan = _planned(package)
    (object_of(a, package) / "v1/content/metadata/preservation/premis.xml").unlink()
    with pytest.raises(repair.PlanChanged, match=r"premis\.xml"):
        repair.mend(plan, [a, b])
    assert not (object_of(a, package) / "v1/content/METS.xml").exists()


def test_an_empty_site_is_filled_again(home: Path) -> None:
    package = keep(home, 1)[0]
    before = everything(home / "archive/site-a")
    shutil.rmtree(home / "archive/site-a")
    replacing.begin_anew("site-a", who="jan", reason="a new disk")
    repair.mend(_planned(package), [open_site("site-a"), ReadOnly(open_site("site-b"))])
    assert everything(home / "archive/site-a") == before


def _planned(package: str) -> repair.Plan:
    held = next(custody.copies(the_home().catalogue_url, package=package))
    return repair.plan([ReadOnly(open_site(n)) for n in ("site-a", "site-b")], package, held.version, held.digest)
