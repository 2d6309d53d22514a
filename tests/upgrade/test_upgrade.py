"""Release by release: a batch that an older release left after any of its steps is finished by today's code."""

from __future__ import annotations

import fcntl
import shutil
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from campaigns import chosen
from flows.driver import drive, leftovers
from heritage import package, settings
from heritage.archive import checking, ocfl
from heritage.catalogue.queries.searching import search
from heritage.flows.custody import audit, checkpoints, rebuild
from heritage.flows.custody.roots.sites import open_site
from heritage.flows.revise import carrying, planning

RELEASES = ("0.1.0", "0.2.0", "0.3.0")
STEPS = (
    "1-nothing", "2-receive", "3-measure", "4-inspect", "5-normalise", "6-describe", "7-seal", "8-deposit-a", "9-deposit-b", "10-close",
)  # fmt: skip
SHARPEST = [("0.1.0", "8-deposit-a"), ("0.2.0", "10-close")]
PACKAGE = "urn:heritage:kbr:K-1:GOOD"


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    """Where the homes were made; one process of this machine at a time."""
    root = Path("/tmp/heritage-upgrade")
    root.mkdir(exist_ok=True)
    with (root / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield root


@pytest.fixture
def left(place: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The home as the release left it after the step."""
    release, step = request.param
    home = place / release / "home"
    shutil.rmtree(home.parent, ignore_errors=True)
    with tarfile.open(Path(__file__).with_name(f"{release}.tar.xz")) as kept:
        members = [member for member in kept if member.name.partition("/")[0] == step]
        kept.extractall(home.parent, members, filter="data")
    (home.parent / step).rename(home)
    monkeypatch.setenv("HERITAGE_HOME", str(home))
    monkeypatch.delenv("HERITAGE_CATALOGUE", raising=False)
    yield home
    shutil.rmtree(home.parent, ignore_errors=True)


@pytest.mark.campaign
@pytest.mark.parametrize(
    "left", chosen([(release, step) for release in RELEASES for step in STEPS], SHARPEST), indirect=True, ids="-".join
)
def test_a_batch_of_an_older_release_is_finished_by_this_one(left: Path) -> None:
    """Deposited at both sites, whole, once; the flagged item held; the log holds; the catalogue is brought up to date."""
    ran = drive(left / "inbox/kbr/paper/K-1", run="new")
    assert (ran.red, ran.troubles) == ("", [])
    assert ran.states == {"BLANK": "held", "GOOD": "deposited"}
    digests = set()
    for site in map(open_site, settings.sites()):
        assert checking.verify(site, PACKAGE) == ()
        digests.add(ocfl.stored(site, PACKAGE).digest)
    assert len(digests) == 1
    assert {(hit.item, hit.state, hit.copies) for hit in search(settings.home().catalogue_url)} == {
        ("BLANK", "held", 0), ("GOOD", "deposited", 2),
    }  # fmt: skip
    assert checkpoints.verify().breaks == ()
    for site in settings.sites():
        audit.plan("after", site, audit.Scope(everything=True))
        audit.read("after", site)
        audit.sweep("after", site)
        assert audit.finish("after", site)["sound"] == 1
    assert leftovers(left) == []
    assert rebuild.rebuild(anew=True).is_whole
    assert {(hit.item, hit.state, hit.copies) for hit in search(settings.home().catalogue_url)} == {
        ("BLANK", "held", 0), ("GOOD", "deposited", 2),
    }  # fmt: skip
    _gets_a_next_version(left)


def _gets_a_next_version(home: Path) -> None:
    """What an older release sealed is opened, and sealed anew by this one."""
    planning.plan("r", planning.Wanted("a typo", PACKAGE, {"dcterms:title": "Een titel"}), who="anna")
    for unit in carrying.units("r"):
        carrying.carry_out("r", unit)
    assert carrying.report("r") == {"made": 1}
    for name in settings.sites():
        assert checking.verify(open_site(name), PACKAGE) == ()
        assert ocfl.restore(open_site(name), PACKAGE, 2, home / "whole" / name)
        assert package.check(home / "whole" / name) == []
        assert "Een titel" in (home / "whole" / name / "metadata/descriptive/dc.xml").read_text()
