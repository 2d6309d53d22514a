"""Every kind of site, opened in a place of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from archive.ssh import SshServer, ssh_server
from archive.storage import URLS, s3_options, s3_server, site_of
from heritage.archive.site.kinds import open_site
from heritage.contracts import Site

KINDS = ("folder", *URLS, "s3", "sftp")


@pytest.fixture(scope="session")
def endpoint() -> Iterator[str]:
    with s3_server() as address:
        yield address


@pytest.fixture(scope="session")
def ssh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SshServer]:
    with ssh_server(tmp_path_factory.mktemp("ssh")) as server:
        yield server


@pytest.fixture(params=KINDS)
def site(request: pytest.FixtureRequest, tmp_path: Path, endpoint: str) -> Site:
    if request.param == "sftp":
        server: SshServer = request.getfixturevalue("ssh")
        return server.site(tmp_path)
    return site_of(request.param, tmp_path, endpoint)


@pytest.fixture
def opened(request: pytest.FixtureRequest, site: Site, tmp_path: Path, endpoint: str) -> Callable[[], Site]:
    """Opens the same site once more: in another process."""
    if site.name == "sftp":
        server: SshServer = request.getfixturevalue("ssh")
        return lambda: server.site(tmp_path)
    if site.name == "s3":
        return lambda: open_site("s3", "fsspec", site.url, s3_options(endpoint), Path("/"))  # type: ignore[attr-defined]
    return lambda: site_of({"site-a": "folder"}.get(site.name, site.name), tmp_path, endpoint)
