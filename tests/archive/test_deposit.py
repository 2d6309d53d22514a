"""A package is at a site whole and read back, or not at all."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import ocfl as ocfl_py
import pytest

from archive.sealed import ID, MADE, contents, sealed, told
from archive.storage import s3_server, site_of
from faults.sites import BitRot, BrokenConnection, DeadSite, FullDisk, LyingSite, SlowSite, Sound
from heritage.archive import ocfl
from heritage.archive.checking import verify
from heritage.archive.deposits import deposit
from heritage.archive.layout import WORKSPACE, place
from heritage.archive.ocfl import restore
from heritage.contracts import Site
from heritage.errors import CopyDamaged, DiskFull, ObjectConflict, SiteUnavailable, SourceChanged, TransientError
from heritage.model import Package

ROOT = place(ID)


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    with s3_server() as address:
        yield address


@pytest.fixture(params=["folder", "memory", "s3"])
def site(request: pytest.FixtureRequest, tmp_path: Path, endpoint: str) -> Site:
    return site_of(request.param, tmp_path, endpoint)


@pytest.fixture
def folder(tmp_path: Path) -> Site:
    return site_of("folder", tmp_path, "")


@pytest.fixture
def package(tmp_path: Path) -> Package:
    return sealed(tmp_path / "work", contents())


def everything(site: Site) -> dict[str, bytes]:
    return {entry.path: b"".join(site.read(entry.path)) for entry in site.list("")}


def kept(site: Site, version: int | None = None) -> dict[str, bytes]:
    found = ocfl.stored(site, ID, version)
    return {path: b"".join(found.read(path)) for path in found.files}


def complete(site: Site) -> list[str]:
    """The objects that have an inventory: on a site without rename, one that was broken off has none yet."""
    return list(ocfl.objects(site, unreadable=None if site.atomic else lambda _: None))


def until_it_passes(site: Site, package: Package) -> tuple[object, ...]:
    """As Airflow does."""
    for _ in range(20):
        try:
            return told(deposit(site, package, **MADE))
        except TransientError as error:
            print(error)
            assert not site.atomic
    raise AssertionError("it did not pass")


def accepted_by_ocfl_py(root: Path) -> None:
    storage = ocfl_py.StorageRoot(root=str(root))
    assert storage.validate(validate_objects=True, check_digests=True), storage
    assert storage.num_objects == storage.good_objects > 0


def test_a_deposit_is_a_sound_object_with_every_byte(site: Site, package: Package) -> None:
    receipt = deposit(site, package, **MADE)
    assert told(receipt) == (ID, 1, package.digest, 7, package.size)
    assert receipt.place == site.address(ROOT)
    assert verify(site, ID) == ()
    assert kept(site) == contents()
    assert list(ocfl.objects(site)) == [ID]
    assert ocfl.stored(site, ID).digest == package.digest
    assert list(site.list(WORKSPACE)) == []


def test_public_tools_accept_it(tmp_path: Path, folder: Site, package: Package) -> None:
    deposit(folder, package, **MADE)
    deposit(folder, sealed(tmp_path / "w2", contents(2), "urn:heritage:kbr:b:" + "é/" * 60), **MADE)
    deposit(folder, sealed(tmp_path / "w3", {**contents(), "new.txt": b"2"}, version=2), **MADE)
    accepted_by_ocfl_py(tmp_path / "archive/site-a")


def test_version_one_holds_the_package_as_it_was_sealed(tmp_path: Path, folder: Site, package: Package) -> None:
    """Equal files too: METS refers to each, and a site is read without our code."""
    deposit(folder, package, **MADE)
    content = tmp_path / "archive/site-a" / ROOT / "v1/content"
    assert {p.relative_to(content).as_posix(): p.read_bytes() for p in content.rglob("*") if p.is_file()} == contents()


def test_the_same_deposit_writes_the_same_bytes_everywhere(tmp_path: Path, package: Package, site: Site) -> None:
    other = site_of("folder", tmp_path / "other", "")
    deposit(site, package, **MADE)
    deposit(other, package, **MADE)
    assert everything(site) == everything(other)


def test_again_reads_back_and_writes_nothing(site: Site, package: Package) -> None:
    first = deposit(site, package, **MADE)
    watched = Sound(site)
    again = deposit(watched, package, **{**MADE, "created": "2031-01-01T00:00:00Z"})
    assert told(again) == told(first)
    assert watched.written == []
    read = {path.removeprefix(f"{ROOT}/v1/content/") for path in watched.read_paths}
    assert set(contents()) <= read


def test_again_on_a_damaged_copy_gives_no_receipt(site: Site, package: Package) -> None:
    deposit(site, package, **MADE)
    with pytest.raises(CopyDamaged, match=r"0003\.tif"):
        deposit(BitRot(site, "0003.tif"), package, **MADE)


def test_a_second_version_writes_only_what_is_new(tmp_path: Path, site: Site, package: Package) -> None:
    deposit(site, package, **MADE)
    changed = {**contents(), "METS.xml": b"<mets version='2'/>", "metadata/new.xml": b"<new/>"}
    del changed["representations/access/data/empty.txt"]
    watched = Sound(site)
    second = sealed(tmp_path / "w2", changed, version=2)
    receipt = deposit(watched, second, **MADE)
    assert told(receipt) == (ID, 2, second.digest, 7, second.size)
    content = sorted(p for p in watched.written if "/content/" in p)
    assert [p.partition("/v2/content/")[2] for p in content] == ["METS.xml", "metadata/new.xml"]
    assert (kept(site), kept(site, 1)) == (changed, contents())
    assert verify(site, ID) == ()
    assert told(deposit(site, package, **MADE))[1] == 1  # the first version is still what it was


def test_another_package_under_the_same_version_is_a_conflict(tmp_path: Path, site: Site, package: Package) -> None:
    deposit(site, package, **MADE)
    before = everything(site)
    for version in (1, 3):
        with pytest.raises(ObjectConflict, match="newest is 1"):
            deposit(site, sealed(tmp_path / "w2", contents(2), version=version), **MADE)
    assert everything(site) == before


def test_a_changed_source_publishes_nothing(site: Site, package: Package) -> None:
    victim = Path(package.files[4].place)
    sound = victim.read_bytes()
    for wrong in (sound[:-1] + b"!", sound + b"!", sound[:-1], b"", None):
        victim.unlink() if wrong is None else victim.write_bytes(wrong)
        with pytest.raises(SourceChanged, match=victim.name):
            deposit(site, package, **MADE)
        assert complete(site) == []
        if site.atomic:
            assert list(site.list(WORKSPACE)) == []
    victim.write_bytes(sound)
    deposit(site, package, **MADE)
    assert (verify(site, ID), kept(site)) == ((), contents())


@pytest.mark.parametrize("ending", ["METS.xml", "0003.tif", "0001 façade.tif"])
def test_a_site_that_lies_gets_no_object(site: Site, package: Package, ending: str) -> None:
    with pytest.raises(CopyDamaged, match=ending):
        deposit(LyingSite(site, ending), package, **MADE)
    assert complete(site) == []
    deposit(site, package, **MADE)
    assert (verify(site, ID), kept(site)) == ((), contents())


@pytest.mark.parametrize("ending", ["inventory.json", "inventory.json.sha512", "0=ocfl_object_1.1"])
def test_a_site_that_lies_about_its_inventory_gives_no_receipt(site: Site, package: Package, ending: str) -> None:
    with pytest.raises(CopyDamaged):
        deposit(LyingSite(site, ending), package, **MADE)


@pytest.mark.parametrize("room", [0, 100, 5000, 1_050_000, 1_060_000])
def test_a_full_disk_loses_nothing_and_goes_on_when_there_is_room(site: Site, package: Package, room: int) -> None:
    full = FullDisk(site, room)
    with pytest.raises(DiskFull):
        deposit(full, package, **MADE)
    assert complete(site) == []
    full.relieve()
    deposit(full, package, **MADE)
    assert (verify(site, ID), kept(site)) == ((), contents())


def test_a_site_that_dies_at_any_call_is_mended_by_the_next_deposit(
    tmp_path: Path, site: Site, package: Package
) -> None:
    """Both versions, every call: what is there afterwards is what an undisturbed deposit makes."""
    second = sealed(tmp_path / "w2", {**contents(), "METS.xml": b"<mets2/>"}, version=2)
    sound = site_of("folder", tmp_path / "sound", "")
    for each in (package, second):
        deposit(sound, each, **MADE)
        died, step = 0, 1 if site.atomic else 5  # every call where it is cheap
        for calls in range(0, 500, step):
            dying = DeadSite(site, calls)
            try:
                deposit(dying, each, **MADE)
            except SiteUnavailable:
                died += 1
            if dying.left >= 0:
                break
        assert died > 5
        assert everything(site) == everything(sound)


@pytest.mark.parametrize("broken", [{"writing": "0003.tif"}, {"reading": "0003.tif"}, {"writing": "inventory.json"}])
def test_a_connection_that_breaks_leaves_no_half_object(site: Site, package: Package, broken: dict[str, str]) -> None:
    with pytest.raises(SiteUnavailable):
        deposit(BrokenConnection(site, **broken), package, **MADE)
    assert complete(site) == []
    deposit(site, package, **MADE)
    assert (verify(site, ID), kept(site)) == ((), contents())


def test_two_deposits_of_the_same_package_at_once(site: Site, package: Package) -> None:
    receipts: list[object] = []
    watched = [SlowSite(site, 0.01), SlowSite(site, 0.01)]
    deposits = [threading.Thread(target=lambda s=s: receipts.append(until_it_passes(s, package))) for s in watched]
    for one in deposits:
        one.start()
    for one in deposits:
        one.join()
    assert receipts == [(ID, 1, package.digest, 7, package.size)] * 2
    assert (verify(site, ID), kept(site)) == ((), contents())
    if site.atomic:
        assert sorted(any("/content/" in p for p in s.written) for s in watched) == [False, True]  # one only reads


def test_two_packages_for_one_version_at_once(tmp_path: Path, folder: Site, package: Package) -> None:
    other = sealed(tmp_path / "w2", contents(2))
    ends: list[str] = []

    def try_to(site: Site, each: Package) -> None:
        try:
            ends.append(deposit(site, each, **MADE).digest)
        except ObjectConflict:
            ends.append("conflict")

    deposits = [threading.Thread(target=try_to, args=(SlowSite(folder, 0.01), each)) for each in (package, other)]
    for one in deposits:
        one.start()
    for one in deposits:
        one.join()
    assert len(set(ends) & {package.digest, other.digest}) == 1
    assert "conflict" in ends
    assert verify(folder, ID) == ()


def test_an_object_that_lost_its_inventory_is_not_written_over(site: Site, package: Package, tmp_path: Path) -> None:
    deposit(site, package, **MADE)
    site.remove(f"{ROOT}/inventory.json")
    before = everything(site)
    other = sealed(tmp_path / "w2", contents(2))
    with pytest.raises(CopyDamaged, match="lost its inventory"):
        deposit(site, other, **MADE)
    assert everything(site) == before


def test_a_place_that_holds_something_else_is_no_archive(site: Site, package: Package) -> None:
    site.write("holiday/photo.jpg", [b"x"])
    with pytest.raises(Exception, match="wanted an empty place"):
        deposit(site, package, **MADE)
    assert [e.path for e in site.list("")] == ["holiday/photo.jpg"]


@pytest.mark.parametrize("path", ["../x", "/x", "a/../x", "", "a//b", ".", "a\0b", "./a"])
def test_a_package_with_an_unclean_path_is_not_deposited(folder: Site, package: Package, path: str) -> None:
    files = (replace(package.files[0], path=path), *package.files[1:])
    with pytest.raises(ValueError, match="not a clean path"):
        deposit(folder, replace(package, files=files), **MADE)
    assert list(folder.list("")) == []


def test_a_package_that_contradicts_its_digest_is_not_deposited(folder: Site, package: Package) -> None:
    with pytest.raises(ValueError, match="digest"):
        deposit(folder, replace(package, digest="0" * 64), **MADE)


def test_restoring_gives_the_package_back(site: Site, package: Package, tmp_path: Path) -> None:
    deposit(site, package, **MADE)
    into = tmp_path / "restored/here"
    assert restore(site, ID, None, into) == 7
    assert {p.relative_to(into).as_posix(): p.read_bytes() for p in into.rglob("*") if p.is_file()} == contents()
    with pytest.raises(ObjectConflict):
        restore(site, ID, 1, into)


def test_a_damaged_copy_is_not_restored(site: Site, package: Package, tmp_path: Path) -> None:
    deposit(site, package, **MADE)
    with pytest.raises(CopyDamaged, match=r"0003\.tif"):
        restore(BitRot(site, "0003.tif"), ID, None, tmp_path / "restored")
    assert not (tmp_path / "restored").exists()


def test_what_is_wrong_with_a_site_is_worth_a_retry() -> None:
    assert (
        issubclass(CopyDamaged, TransientError)
        and issubclass(DiskFull, TransientError)
        and issubclass(SiteUnavailable, TransientError)
    )
