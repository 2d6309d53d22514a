"""SFTP against a real OpenSSH server: whole life of a package, an unknown host, a connection that breaks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.sealed import ID, MADE, contents, sealed
from archive.ssh import SshServer, ssh_server
from heritage.archive import deposit, open_site, restore, verify
from heritage.errors import SiteUnavailable


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
    with pytest.raises(SiteUnavailable, match="not found in known_hosts"):
        open_site("sftp", "fsspec", server.url(tmp_path), options, Path("/"))


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


def test_a_site_without_its_server(tmp_path: Path) -> None:
    with ssh_server(tmp_path) as server:
        url, options = server.url(tmp_path), server.options
    with pytest.raises(SiteUnavailable):
        open_site("sftp", "fsspec", url, options, Path("/"))
