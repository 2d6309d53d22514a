"""SFTP against a real OpenSSH server: whole life of a package, an unknown host, a connection that breaks."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from archive.sealed import ID, MADE, contents, sealed
from archive.ssh import SshServer, ssh_server
from heritage.archive.checking import verify
from heritage.archive.deposits import deposit
from heritage.archive.ocfl import restore
from heritage.archive.site.kinds import open_site
from heritage.contracts import Site
from heritage.errors import ConfigError, DiskFull, SiteRefused, SiteUnavailable


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SshServer]:
    with ssh_server(tmp_path_factory.mktemp("ssh")) as found:
        yield found


def test_a_package_lives_there(server: SshServer, tmp_path: Path) -> None:
    site = server.site(tmp_path)
    deposit(site, sealed(tmp_path / "w", contents()), **MADE)
    deposit(site, sealed(tmp_path / "w2", {**contents(), "new": b"2"}, version=2), **MADE)
    assert verify(site, ID) == ()
    restore(site, ID, 1, tmp_path / "out")
    found = {
        p.relative_to(tmp_path / "out").as_posix(): p.read_bytes() for p in (tmp_path / "out").rglob("*") if p.is_file()
    }
    assert found == contents()
    next((tmp_path / "archive").rglob("METS.xml")).write_bytes(b"rot")
    assert [p.code for p in verify(site, ID)] == ["E092"]


def test_an_unknown_host_is_not_spoken_to(server: SshServer, tmp_path: Path) -> None:
    (tmp_path / "nobody").write_text("")
    options = {**server.options, "known_hosts": str(tmp_path / "nobody")}
    with pytest.raises(SiteRefused, match="not found in known_hosts") as caught:
        open_site("sftp", "fsspec", server.url(tmp_path), options, Path("/"))
    assert "ask its keeper" in caught.value.advice


def test_a_host_with_another_key_is_not_spoken_to(server: SshServer, tmp_path: Path) -> None:
    other = (server.folder / "user.pub").read_text()
    (tmp_path / "changed").write_text(f"[127.0.0.1]:{server.port} {other}")
    options = {**server.options, "known_hosts": str(tmp_path / "changed")}
    with pytest.raises(SiteRefused, match="BadHostKey") as caught:
        open_site("sftp", "fsspec", server.url(tmp_path), options, Path("/"))
    assert "another key" in caught.value.advice


def test_a_user_whom_the_server_does_not_know(server: SshServer, tmp_path: Path) -> None:
    options = {**server.options, "key_filename": str(server.folder / "host")}
    with pytest.raises(SiteRefused, match="Authentication") as caught:
        open_site("sftp", "fsspec", server.url(tmp_path), options, Path("/"))
    assert "key or password" in caught.value.advice


def test_a_key_file_that_is_not_there_is_a_mistake_in_the_configuration(server: SshServer, tmp_path: Path) -> None:
    options = {**server.options, "key_filename": str(tmp_path / "nowhere")}
    with pytest.raises(ConfigError, match=r"sites\.yaml: sftp.*nowhere"):
        open_site("sftp", "fsspec", server.url(tmp_path), options, Path("/"))


def test_a_server_that_lets_nobody_write(tmp_path: Path) -> None:
    with ssh_server(tmp_path, "internal-sftp -R") as server:
        site = server.site(tmp_path)
        with pytest.raises(SiteRefused, match="Permission") as caught:
            site.write("a/x", [b"1"])
        with pytest.raises(SiteRefused), site.lock("a/lock"):
            pass
    assert "right to read and write" in caught.value.advice


def test_a_server_without_room_has_not_taken_what_it_said_it_took(small_disk: Path, server: SshServer) -> None:
    """OpenSSH refuses each write; who writes without waiting for its answers (pipelined) does not hear of it."""
    site = server.site(small_disk)
    site.write("own", [b"old"])
    assert 0 < (site.free() or 0) < 4 << 20
    with pytest.raises(DiskFull, match=r"the site has [0-9]+ bytes of 6291456"):
        site.write("own", [b"x" * (1 << 20)] * 6)
    assert b"".join(site.read("own")) == b"old"
    assert [entry.path for entry in site.list("")] == ["own"]


def test_a_connection_that_breaks_in_the_middle_of_a_file(server: SshServer, tmp_path: Path) -> None:
    site = server.site(tmp_path)

    def blocks() -> Iterator[bytes]:
        for number in range(40):
            if number == 20:
                server.hang_up()
            yield b"x" * (1 << 20)

    with pytest.raises(SiteUnavailable):
        site.write("a/file", blocks())
    again = server.site(tmp_path)
    assert again.size("a/file") is None
    again.write("a/file", [b"whole"])
    assert b"".join(again.read("a/file")) == b"whole"


def test_a_connection_that_broke_is_not_asked_again(server: SshServer, tmp_path: Path) -> None:
    """Whoever noticed it asks anew at once; paramiko's own thread notices when it is given time."""
    site = server.site(tmp_path)
    site.write("a/file", [b"whole"])
    for _ in range(20):
        server.hang_up()
        with contextlib.suppress(SiteUnavailable):
            site.size("a/file")
        site = server.site(tmp_path)
        assert b"".join(site.read("a/file")) == b"whole"


@pytest.mark.parametrize("allowed", [1, 3])
def test_a_server_that_allows_few_channels_a_connection(tmp_path: Path, allowed: int) -> None:
    """As many readers as a page may have, all in the middle of a file, and those whose threads have just ended."""
    content = b"x" * (9 << 20)
    with ssh_server(tmp_path, rules=f"MaxSessions {allowed}\n") as server:
        site = server.site(tmp_path)
        site.write("a/file", [content])
        for _ in range(2):
            meet = threading.Barrier(6)
            with ThreadPoolExecutor(6) as readers:
                assert list(readers.map(lambda _, meet=meet: _read(site, meet), range(6))) == [content] * 6


def _read(site: Site, meet: threading.Barrier) -> bytes:
    blocks = site.read("a/file")
    first = next(blocks)
    meet.wait(60)
    return first + b"".join(blocks)


def test_a_site_without_its_server(tmp_path: Path) -> None:
    with ssh_server(tmp_path) as server:
        url, options = server.url(tmp_path), server.options
    with pytest.raises(SiteUnavailable):
        open_site("sftp", "fsspec", url, options, Path("/"))
