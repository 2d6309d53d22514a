"""Whatever umask is in force: what the system makes is its owner's, readable for its group, and nobody else's."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.sealed import MADE, sealed
from archive.ssh import SshServer, ssh_server
from custody.kept import keep
from heritage.archive import checking, deposits
from heritage.files import made_folder, write
from heritage.flows.custody import audit, checkpoints
from heritage.flows.evidence import gathering
from heritage.flows.house import watch


@pytest.fixture(params=[0o000, 0o077, 0o022], ids="umask-{:03o}".format, autouse=True)
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SshServer]:
    with ssh_server(tmp_path_factory.mktemp("ssh")) as made:
        yield made


def others(root: Path, *, but: tuple[str, ...] = ()) -> dict[str, str]:
    """What has another mode than it should: path → mode."""
    wrong = {}
    for path in sorted(root.rglob("*")):
        name, mode = str(path.relative_to(root)), stat.S_IMODE(path.lstat().st_mode)
        if not name.startswith(but) and mode != (0o750 if path.is_dir() else 0o640):
            wrong[name] = f"{mode:o}"
    return wrong


def test_a_home_that_was_lived_in(home: Path) -> None:
    keep(home, 1)
    audit.plan("r", "site-a", audit.Scope(everything=True))
    audit.read("r", "site-a")
    audit.sweep("r", "site-a")
    audit.finish("r", "site-a")
    watch.findings()
    checkpoints.verify()
    gathering.gather(30)
    assert others(home, but=("made", "keys")) == {}
    secret = [stat.S_IMODE(path.stat().st_mode) for path in (home / "keys", *(home / "keys").glob("*.key*"))]
    assert set(secret) <= {0o700, 0o600}


def test_a_site_over_sftp(server: SshServer, tmp_path: Path) -> None:
    place = tmp_path / "there"
    place.mkdir(0o750)
    site = server.site(place)
    deposits.deposit(site, sealed(tmp_path / "p", {"METS.xml": b"<mets/>"}, "urn:heritage:kbr:B:I"), **MADE)
    assert checking.verify(site, "urn:heritage:kbr:B:I") == ()
    assert others(place) == {}


def test_a_group_that_a_keeper_gave_is_inherited(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox").chmod(0o2770)
    write(made_folder(tmp_path / "inbox" / "kbr" / "paper") / "delivery.yaml", b"")
    assert stat.S_IMODE((tmp_path / "inbox").stat().st_mode) == 0o2770, "what is there stays"
    assert stat.S_IMODE((tmp_path / "inbox/kbr/paper").stat().st_mode) == 0o2750
    assert stat.S_IMODE((tmp_path / "inbox/kbr/paper/delivery.yaml").stat().st_mode) == 0o640
