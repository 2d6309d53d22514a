"""Copies are looked at, mended, restored and moved at every kind of site, whatever it can and cannot do."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.sealed import ID, MADE, contents, sealed
from archive.ssh import SshServer, ssh_server
from archive.storage import s3_server, site_of
from campaigns import Record, cases, chosen
from heritage.archive import deposits, repair, retrieval
from heritage.archive.checking import verify
from heritage.archive.fixity import Outcome, Seen, look, sweep
from heritage.archive.layout import place
from heritage.archive.site import root as roots
from heritage.archive.site.throttle import Pace, ReadOnly, WriteForbidden
from heritage.contracts import Site
from heritage.errors import SiteRefused
from heritage.model import Receipt


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    with s3_server() as address:
        yield address


@pytest.fixture(scope="module")
def ssh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SshServer]:
    with ssh_server(tmp_path_factory.mktemp("ssh")) as server:
        yield server


@pytest.fixture(params=["file", "s3", "sftp"])
def remote(request: pytest.FixtureRequest, tmp_path: Path, endpoint: str, ssh: SshServer) -> Site:
    return ssh.site(tmp_path / "there") if request.param == "sftp" else site_of(request.param, tmp_path, endpoint)


@pytest.fixture
def local(tmp_path: Path) -> Site:
    return site_of("folder", tmp_path / "local", "")


def kept(tmp_path: Path, *sites: Site) -> Receipt:
    package = sealed(tmp_path / "sealed", contents())
    return [deposits.deposit(site, package, **MADE) for site in sites][-1]


def content(site: Site) -> dict[str, bytes]:
    return {entry.path: b"".join(site.read(entry.path)) for entry in site.list(place(ID))}


DAMAGES = ("flip", "truncate", "drop", "swap", "add", "inventories", "all gone")


def spoil(site: Site, damage: str, chance: random.Random) -> None:
    """Does that to the copy, wherever it lies, in a file that chance picks."""
    root = place(ID)
    held = {entry.path: b"".join(site.read(entry.path)) for entry in site.list(root)}
    path = chance.choice(sorted(each for each in held if held[each]))
    other = chance.choice(sorted(each for each in held if held[each] != held[path]))
    whole = held[path]
    if damage == "flip":
        where = chance.randrange(len(whole))
        site.write(path, [whole[:where] + bytes([whole[where] ^ 1 << chance.randrange(8)]) + whole[where + 1 :]])
    elif damage == "truncate":
        site.write(path, [whole[: chance.randrange(len(whole))]])
    elif damage == "drop":
        site.remove(path)
    elif damage == "swap":
        site.write(path, [held[other]])
        site.write(other, [whole])
    elif damage == "add":
        site.write(f"{root}/v1/content/stray {chance.randrange(1000)}", [b"x"])
    elif damage == "inventories":
        for each in (one for one in held if "inventory.json" in one):
            site.remove(each)
    else:
        site.remove(root)


@pytest.mark.campaign
def test_a_remote_copy_is_mended(tmp_path: Path, local: Site, remote: Site, record_property: Record) -> None:
    receipt, chance = kept(tmp_path, local, remote), random.Random(20261130)
    before = content(remote)
    for number, damage in enumerate(chosen(DAMAGES * 4, ("flip", "drop", "inventories", "all gone"))):
        spoil(remote, damage, chance)
        expected = Outcome.MISSING if damage == "all gone" else Outcome.DAMAGED
        assert look(ReadOnly(remote), ID, 1, receipt.digest).outcome is expected, (number, damage)
        plan = repair.plan([ReadOnly(local), ReadOnly(remote)], ID, 1, receipt.digest)
        assert {change.site for change in plan.changes} == {remote.name}, (number, damage)
        repair.mend(plan, [ReadOnly(local), remote])
        assert content(remote) == before, (number, damage)
        cases(record_property, number + 1)
    assert look(ReadOnly(remote), ID, 1, receipt.digest).outcome is Outcome.SOUND


def test_a_remote_root_is_looked_at_and_put_right(tmp_path: Path, local: Site, remote: Site) -> None:
    kept(tmp_path, local, remote)
    before = {entry.path: b"".join(remote.read(entry.path)) for entry in remote.list("")}
    assert [found.path for found in roots.amiss(ReadOnly(remote))] == []
    remote.write("ocfl_layout.json", [b"{}"])
    remote.remove("0=ocfl_1.1")
    found = list(roots.amiss(ReadOnly(remote)))
    assert [each.path for each in found] == ["ocfl_layout.json", "0=ocfl_1.1"]
    for each in found:
        roots.put_right(remote, each.path, each.act)
    assert {entry.path: b"".join(remote.read(entry.path)) for entry in remote.list("")} == before


def test_folders_that_a_console_shows_are_no_files(tmp_path: Path, local: Site, endpoint: str) -> None:
    """Consoles of object stores "create a folder" as an empty key that ends in a slash."""
    bucket = site_of("s3", tmp_path, endpoint)
    receipt = kept(tmp_path, local, bucket)
    root = place(ID)
    for folder in ("", f"{root}/", f"{root}/v1/", f"{root}/v1/content/new folder/", "other/"):
        bucket._fs.pipe_file(f"{bucket._root}/{folder}", b"")  # type: ignore[attr-defined]
    assert content(bucket) == content(local)
    assert look(ReadOnly(bucket), ID, 1, receipt.digest).outcome is Outcome.SOUND
    assert list(sweep(ReadOnly(bucket))) == [Seen(root, ID)]
    assert repair.plan([ReadOnly(local), ReadOnly(bucket)], ID, 1, receipt.digest).changes == ()
    bucket.remove(root)
    assert not [key for key in bucket._fs.find(bucket._root) if root in key]  # type: ignore[attr-defined]


def test_what_belongs_to_the_file_system_is_none_of_ours(tmp_path: Path, local: Site) -> None:
    """`lost+found` lies at the top of each ext4 file system, and only root may look into it."""
    top = Path(local.address("x")).parent
    for name in ("lost+found", ".snapshot", ".Trash-1000"):
        (top / name).mkdir(parents=True)
        (top / name / "#12345").write_bytes(b"x")
    kept(tmp_path, local)
    assert list(sweep(ReadOnly(local))) == [Seen(place(ID), ID)]
    assert all("12345" not in entry.path for entry in local.list(""))


@pytest.mark.skipif(os.geteuid() != 0, reason="another user can only be tried by root")
def test_a_folder_that_may_not_be_read_is_named_with_what_to_do(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    for parent in tmp_path.parents[:3]:
        parent.chmod(0o755)
    (tmp_path / "site/private").mkdir(parents=True, mode=0o700)
    site = site_of("folder", tmp_path, "")
    site.root = tmp_path / "site"  # type: ignore[attr-defined]
    os.seteuid(65534)
    try:
        with pytest.raises(SiteRefused, match="private") as caught:
            list(site.list(""))
    finally:
        os.seteuid(0)
    assert "right to read" in caught.value.advice and "by itself" not in caught.value.advice


def test_restored_from_and_to_a_remote_site(tmp_path: Path, local: Site, remote: Site) -> None:
    receipt = kept(tmp_path, remote)
    taken = retrieval.take([remote], ID, None, local, retrieval.Expected(receipt.version, receipt.digest))
    for path, wanted in contents().items():
        assert b"".join(local.read(f"{taken.folder}/{path}")) == wanted


def test_moved_there_and_back(tmp_path: Path, local: Site, remote: Site) -> None:
    kept(tmp_path, local)
    there = retrieval.move(ReadOnly(local), remote, ID)
    back = site_of("folder", tmp_path / "back", "")
    assert there == retrieval.move(ReadOnly(remote), back, ID) == retrieval.weigh(local, ID)
    assert verify(back, ID) == () and content(back) == content(local)
    assert list(sweep(ReadOnly(remote))) == [Seen(place(ID), ID)]


@pytest.mark.parametrize("act", ["write", "publish", "remove", "sync", "lock"])
def test_who_may_only_look_cannot_write(tmp_path: Path, local: Site, act: str) -> None:
    arguments = {"write": ("x", [b"1"]), "publish": ("a", "b")}.get(act, ("x",))
    with pytest.raises(WriteForbidden):
        getattr(ReadOnly(local), act)(*arguments)
    assert not list(tmp_path.rglob("x"))


def test_the_pace_is_kept_over_all_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    now, slept = [100.0], []
    monkeypatch.setattr("heritage.archive.site.throttle.time.monotonic", lambda: now[0])
    monkeypatch.setattr("heritage.archive.site.throttle.time.sleep", slept.append)
    pace = Pace(10e6)
    for _ in range(10):
        pace.wait(1_000_000)
    assert slept == pytest.approx([0.1 * n for n in range(1, 11)])
    now[0] = 500.0
    pace.wait(1_000_000)
    assert slept[-1] == pytest.approx(0.1), "an idle hour is not made up for"
