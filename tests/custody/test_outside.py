"""Restores to where readers are: real S3 and real SFTP, with the options of a site on the same server or with what the environment
holds; and never into a site that lies there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from archive.ssh import SshServer, ssh_server
from archive.storage import s3_options, s3_server, s3_site
from custody.kept import everything, keep
from heritage import settings
from heritage.archive import checking, layout
from heritage.archive.site import kinds
from heritage.contracts import Site
from heritage.errors import ConfigError, CopyDamaged
from heritage.flows.custody import audit, proposal, rebuild, repair, restore
from heritage.flows.custody.restore import Wanted


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    with s3_server() as address:
        yield address


@pytest.fixture(scope="module")
def ssh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SshServer]:
    with ssh_server(tmp_path_factory.mktemp("ssh")) as server:
        yield server


def site_b(home: Path, url: str, options: dict[str, Any]) -> None:
    """Site B is there from now on."""
    told = yaml.safe_load((settings.PROJECT / "config/sites.yaml").read_text())
    told["site-b"] = {"title": "B", "kind": "fsspec", "url": url, "options": options}
    (home / "config").mkdir()
    (home / "config/sites.yaml").write_text(yaml.safe_dump(told, sort_keys=False))


def content(site: Site, below: str) -> dict[str, bytes]:
    return {e.path.removeprefix(f"{below}/"): b"".join(site.read(e.path)) for e in site.list(below)}


@pytest.fixture(params=["s3", "sftp"])
def beside(request: pytest.FixtureRequest, home: Path, tmp_path: Path, endpoint: str, ssh: SshServer) -> str:
    """Site B behind a protocol; answers the URL of its server (or bucket), below which there is room."""
    if request.param == "s3":
        server = s3_site(endpoint).url.rpartition("/")[0]
        options = s3_options(endpoint)
    else:
        server, options = ssh.url(tmp_path), ssh.options
    site_b(home, f"{server}/archive/b", options)
    return server


def test_restored_beside_a_site_and_never_into_it(home: Path, beside: str) -> None:
    ids = keep(home, 2, versions=2)
    for into in (f"{beside}/archive/b", f"{beside}/archive/b/out", f"{beside}/archive", f"{beside}/x/../archive/b/y"):
        with pytest.raises(ConfigError):
            restore.restore("no", Wanted(packages=tuple(ids)), into)
    assert restore.restore("r", Wanted(packages=tuple(ids)), f"{beside}/readers/out")["packages"] == 2
    there = kinds.open_site("x", "fsspec", f"{beside}/readers/out", settings.sites()["site-b"].options, Path("/"))
    folder = next(e.path.partition("/")[0] for e in there.list("") if "MS_0000/" in e.path)
    assert content(there, folder) == everything(home / "made/KBR-2026-0042/MS_0000/v2")
    there.write(f"{folder}/METS.xml", [b"rot"])
    (home / "custody/restores/r/ledger.jsonl").unlink()
    with pytest.raises(Exception, match="was changed since"):
        restore.restore("r", Wanted(packages=tuple(ids)), f"{beside}/readers/out")


def test_audit_repair_and_rebuild_with_a_site_behind_a_protocol(home: Path, beside: str) -> None:
    """The flows, as the DAGs call them, and not only the archive's own functions."""
    ids, site = keep(home, 2), None
    site = kinds.open_site("b", "fsspec", f"{beside}/archive/b", settings.sites()["site-b"].options, Path("/"))
    root = layout.place(ids[0])
    site.write(f"{root}/v1/content/METS.xml", [b"rot"])
    for name in ("site-a", "site-b"):
        audit.plan("x", name, audit.Scope(everything=True))
        audit.read("x", name)
        assert audit.sweep("x", name) == 0
        audit.finish("x", name)
    assert audit.ended("x", "site-b")["damaged"] == 1
    with pytest.raises(proposal.NotWhole):
        proposal.report("x", ["site-a", "site-b"])
    repair.plan("r", "latest")
    repair.approve("r", who="anna", asked_by="", reason="")
    assert repair.mend("r") == {"mended": 1}
    assert checking.verify(site, ids[0]) == ()
    (home / "catalogue.db").unlink()
    assert rebuild.rebuild("site-b").packages == 2
    assert audit.sweep("y", "site-b") == 0
    assert audit.sweep("y", "site-a") == 2, "the catalogue knows nothing of the other site yet"
    assert rebuild.rebuild("site-a").packages == 2
    assert audit.sweep("z", "site-a") == audit.sweep("z", "site-b") == 0


def test_to_a_bucket_by_the_environment(home: Path, endpoint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = keep(home, 1)
    bucket = s3_site(endpoint).url.rpartition("/")[0]
    told = {"AWS_ENDPOINT_URL": endpoint, "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test"}
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    assert restore.restore("r", Wanted(packages=tuple(ids)), f"{bucket}/out")["files"] == 10


def test_an_archive_of_others_on_the_server_is_not_written_to(home: Path, beside: str) -> None:
    ids = keep(home, 1)
    options = settings.sites()["site-b"].options
    kinds.open_site("x", "fsspec", f"{beside}/elsewhere", options, Path("/")).write("0=ocfl_1.1", [b"ocfl_1.1\n"])
    with pytest.raises(ConfigError, match="is an archive"):
        restore.restore("r", Wanted(packages=tuple(ids)), f"{beside}/elsewhere/deep/out")


def test_damage_at_both_sites_is_said_whatever_the_protocol(home: Path, beside: str) -> None:
    ids = keep(home, 1)
    for name in ("site-a", "site-b"):
        from heritage.flows.custody.roots.sites import open_site

        open_site(name).write(f"{layout.place(ids[0])}/v1/content/METS.xml", [b"rot"])
    with pytest.raises(CopyDamaged):
        restore.restore("r", Wanted(packages=tuple(ids)), "out")
