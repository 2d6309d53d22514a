"""Real trouble with real storage: a full file system, an unmounted disk, a server that is gone or breaks off."""

from __future__ import annotations

import os
import socket
import threading
from pathlib import Path
from typing import get_args

import pytest

from archive.sealed import ID, MADE, contents, sealed
from archive.storage import s3_options, s3_server, s3_site
from heritage import settings
from heritage.archive.checking import verify
from heritage.archive.deposits import deposit
from heritage.archive.ocfl import restore
from heritage.archive.site import kinds
from heritage.archive.site.kinds import open_site
from heritage.errors import ConfigError, DiskFull, SiteRefused, SiteUnavailable


def test_a_disk_that_is_full_says_so_and_goes_on_when_there_is_room(small_disk: Path, tmp_path: Path) -> None:
    ballast = small_disk / "ballast"
    site = open_site("site-a", "folder", "archive", {"must_exist": True}, small_disk)
    site.root.mkdir()  # type: ignore[attr-defined]
    package = sealed(tmp_path / "work", contents())
    for megabytes in (2.8, 3.4, 3.98):
        ballast.write_bytes(b"\0" * int(megabytes * (1 << 20)))
        with pytest.raises(DiskFull, match="MB free"):
            deposit(site, package, **MADE)
        assert not (small_disk / "archive/extensions/heritage-staging").exists()
    ballast.unlink()
    deposit(site, package, **MADE)
    assert verify(site, ID) == ()


def test_a_disk_that_fills_up_meanwhile(small_disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The room is asked for before the first byte; another writer may take it then."""
    site = open_site("site-a", "folder", "archive", {}, small_disk)
    monkeypatch.setattr(site, "free", lambda: 1 << 40)
    package = sealed(tmp_path / "work", {f"{n}.bin": os.urandom(900_000) for n in range(6)})
    with pytest.raises(DiskFull, match=r"no room left in .*archive"):
        deposit(site, package, **MADE)
    assert [e.path for e in site.list("extensions/heritage-staging")] == []
    smaller = sealed(tmp_path / "w2", contents())
    deposit(site, smaller, **MADE)
    assert verify(site, ID) == ()


def test_restoring_to_a_full_disk(small_disk: Path, tmp_path: Path) -> None:
    site = open_site("site-a", "folder", "archive", {}, tmp_path)
    deposit(site, sealed(tmp_path / "work", {"big": os.urandom(5 << 20)}), **MADE)
    with pytest.raises(DiskFull):
        restore(site, ID, None, small_disk / "restored")
    assert not (small_disk / "restored").exists()


def test_an_unmounted_disk_is_not_filled_below_its_mount_point(tmp_path: Path) -> None:
    site = open_site("site-a", "folder", "mnt/site-a", {"must_exist": True}, tmp_path)
    with pytest.raises(SiteUnavailable, match="mounted"):
        deposit(site, sealed(tmp_path / "work", contents()), **MADE)
    for question in (lambda: verify(site, ID), lambda: list(site.list("")), lambda: list(site.read("x"))):
        with pytest.raises(SiteUnavailable, match="mounted"):
            question()
    assert not (tmp_path / "mnt").exists()


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "site-a").write_bytes(b"")
    site = open_site("site-a", "folder", "site-a", {}, tmp_path)
    with pytest.raises(SiteUnavailable):
        deposit(site, sealed(tmp_path / "work", contents()), **MADE)


def test_asking_makes_no_folder(tmp_path: Path) -> None:
    site = open_site("site-a", "folder", "site-a", {}, tmp_path)
    assert [p.code for p in verify(site, ID)] == ["E063"]
    assert not (tmp_path / "site-a").exists()


@pytest.mark.parametrize(
    ("kind", "options", "said"),
    [("tape", {}, "wanted folder or fsspec"), ("folder", {"must_exit": True}, "wanted only must_exist")],
)
def test_a_wrong_configuration_is_named(tmp_path: Path, kind: str, options: dict[str, object], said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        open_site("site-a", kind, "x", options, tmp_path)


def test_every_kind_that_sites_yaml_may_name_is_opened_and_explained() -> None:
    assert {*get_args(settings.SiteConfig.model_fields["kind"].annotation)} == {*kinds.KINDS}
    explained = (settings.PROJECT / "config/sites.yaml").read_text("utf-8")
    assert [kind for kind in kinds.KINDS if f"# kind: {kind} " not in explained] == []


def test_the_two_sites_of_the_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HERITAGE_HOME", str(tmp_path))
    for name, config in settings.sites().items():
        site = open_site(name, config.kind, config.url, config.options, settings.home().root)
        assert site.address("x") == f"{tmp_path}/archive/{name}/x"
    assert list(settings.sites()) == ["site-a", "site-b"]


def test_a_server_that_is_gone(tmp_path: Path) -> None:
    package = sealed(tmp_path / "work", contents())
    with s3_server() as endpoint:
        site = s3_site(endpoint)
        deposit(site, package, **MADE)
    with pytest.raises(SiteUnavailable):
        verify(site, ID)
    with pytest.raises(SiteUnavailable):
        deposit(site, package, **MADE)


def test_a_bucket_that_is_gone(tmp_path: Path) -> None:
    with s3_server() as endpoint:
        site = open_site("s3", "fsspec", "s3://no-such-bucket/x", s3_options(endpoint), tmp_path)
        with pytest.raises(SiteRefused, match="does not exist") as caught:
            deposit(site, sealed(tmp_path / "work", contents()), **MADE)
    assert "bucket" in caught.value.advice


def test_a_line_that_is_cut_in_the_middle_of_a_file(tmp_path: Path) -> None:
    """A real server behind a line that carries so many bytes and no more."""
    package = sealed(tmp_path / "work", {**contents(), "large.tif": os.urandom(20 << 20)})
    with s3_server() as endpoint:
        whole = s3_site(endpoint)
        with CutLine(int(endpoint.rpartition(":")[2]), 10 << 20) as line:
            options = s3_options(f"http://127.0.0.1:{line.port}")
            cut = open_site("s3", "fsspec", whole.url, options, tmp_path)  # type: ignore[attr-defined]
            with pytest.raises(SiteUnavailable):
                deposit(cut, package, **MADE)
        assert whole.size("large.tif") is None
        deposit(whole, package, **MADE)
        assert verify(whole, ID) == ()


class CutLine:
    """A proxy on loopback that closes every connection, and takes no more, after `most` bytes went up through it."""

    def __init__(self, port: int, most: int) -> None:
        self.behind, self.left = port, most
        self.server = socket.create_server(("127.0.0.1", 0))
        self.port = self.server.getsockname()[1]
        self.open: list[socket.socket] = []

    def __enter__(self) -> CutLine:
        threading.Thread(target=self._serve, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._cut()

    def _serve(self) -> None:
        while self.left > 0:
            try:
                client, _ = self.server.accept()
            except OSError:
                return
            behind = socket.create_connection(("127.0.0.1", self.behind))
            self.open += [client, behind]
            threading.Thread(target=self._carry, args=(client, behind, True), daemon=True).start()
            threading.Thread(target=self._carry, args=(behind, client, False), daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket, counted: bool) -> None:
        try:
            while block := source.recv(65536):
                self.left -= len(block) * counted
                if self.left < 0:
                    return self._cut()
                target.sendall(block)
            target.shutdown(socket.SHUT_WR)
        except OSError:
            pass

    def _cut(self) -> None:
        self.server.close()
        for one in self.open:
            one.close()
