"""The work folder is lost, after any step, and the same delivery comes again: what a site holds is taken back, no package is ever made a
second time under its id, and no receipt leaves the catalogue."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import product
from pathlib import Path

import pytest

from archive.ssh import ssh_server
from archive.storage import s3_options, s3_server
from campaigns import chosen
from faults import kills
from faults.sites import DeadSite
from flows.deliveries import listed
from flows.driver import Run, copied, drive, leftovers
from flows.stages import perform
from heritage import settings
from heritage.archive import layout
from heritage.archive.site import mark
from heritage.catalogue import custody
from heritage.contracts import Site
from heritage.errors import DeliveryRefused
from heritage.flows import history
from heritage.flows.custody import audit, checkpoints, proposal, rebuild
from heritage.flows.custody.roots import roots
from heritage.flows.custody.roots.sites import open_site
from heritage.flows.evidence import gathering
from heritage.flows.house import watch
from heritage.flows.workline import deposit
from samples import small

PACKAGE = "urn:heritage:kbr:K-1:GOOD"
STEPS = ("receive", "measure", "inspect", "normalise", "describe", "seal", "deposit-a", "deposit-b", "close")


@dataclass
class Homes:
    """The home before each step and after the last one; `home` is where it always is: sheets name their files by it."""

    home: Path
    place: Path
    before: dict[str, Path]

    def put_back(self, moment: str) -> None:
        shutil.rmtree(self.home, ignore_errors=True)
        copied(self.before[moment], self.home)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Homes:
    """One page, put through step by step."""
    root = tmp_path_factory.mktemp("lost")
    place = small(root / "in", batch="K-1", items={"GOOD": 1}, targets=False)
    home, before = root / "home", {}
    home.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HERITAGE_HOME", str(home))
        for step in STEPS:
            before[step] = copied(home, root / f"before-{step}")
            perform(step, home, place)
    return Homes(home, place, {**before, "the end": copied(home, root / "the-end")})


@pytest.fixture
def homes(built: Homes, monkeypatch: pytest.MonkeyPatch) -> Homes:
    monkeypatch.setenv("HERITAGE_HOME", str(built.home))
    return built


@pytest.fixture
def home(homes: Homes) -> Path:
    return homes.home


LOSSES: dict[str, tuple[str, ...]] = {
    "work": ("work",),
    "the item's folder": ("work/kbr/K-1/GOOD",),
    "the batch's own folder": ("work/kbr/K-1/_batch",),
    "reports": ("reports",),
    "work and reports": ("work", "reports"),
    "work and catalogue": ("work", "catalogue.db", "catalogue.db-wal", "catalogue.db-shm"),
    "all but the sites": ("work", "reports", "catalogue.db", "catalogue.db-wal", "catalogue.db-shm", "events", "keys", "custody"),
}  # fmt: skip


def lose(home: Path, what: str) -> None:
    for name in LOSSES[what]:
        path = home / name
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


def kept(site: Site) -> dict[str, bytes]:
    """The object's files."""
    return {entry.path: b"".join(site.read(entry.path)) for entry in site.list(layout.place(PACKAGE))}


def whole(run: Run, held: dict[str, bytes], sites: tuple[str, ...] = ("site-a", "site-b")) -> None:
    """Deposited at both, the same bytes, those that were there before untouched; the catalogue knows both receipts."""
    assert (run.red, run.troubles, set(run.states.values())) == ("", [], {"deposited"})
    contents = [kept(open_site(name)) for name in sites]
    assert contents[0] == contents[1] and len(contents[0]) > 10
    assert held.items() <= contents[0].items()
    copies = list(custody.copies(settings.home().catalogue_url, package=PACKAGE))
    assert [copy.site for copy in sorted(copies, key=lambda c: c.site)] == sorted(sites)
    assert len({copy.digest for copy in copies}) == 1
    assert run.batch.dossier("GOOD").broken_links() == []
    assert leftovers(run.batch.home.root) == []


MOMENTS = chosen(
    [*product((*STEPS, "the end"), LOSSES)],
    [("the end", "work"), ("the end", "all but the sites"), ("the end", "the item's folder"), ("deposit-b", "work and catalogue"),
     ("deposit-b", "the batch's own folder")],
)  # fmt: skip
"""Before which step, and what."""


@pytest.mark.campaign
@pytest.mark.parametrize(("moment", "loss"), MOMENTS)
def test_the_same_delivery_again(homes: Homes, home: Path, moment: str, loss: str) -> None:
    homes.put_back(moment)
    held = {} if moment in STEPS[:7] else kept(open_site("site-a"))
    lose(home, loss)
    run = drive(homes.place)
    whole(run, held)
    log = [json.loads(line) for path in history.event_log().segments() for line in path.open()]
    if held and (home / "work/kbr/K-1/GOOD/package.jsonl").is_file() and "work" in LOSSES[loss]:
        assert any("nothing is sealed anew" in line.get("detail", "") for line in log)


@pytest.mark.campaign
@pytest.mark.parametrize(
    ("step", "share"),
    chosen([*product(("normalise", "seal", "deposit-a", "deposit-b", "close"), (0.1, 0.3, 0.5, 0.7, 0.9))],
           [("deposit-b", 0.5)]),
)  # fmt: skip
def test_killed_and_then_lost(homes: Homes, home: Path, step: str, share: float) -> None:
    task = partial(perform, step, home, homes.place)
    homes.put_back(step)
    changes = kills.performed(task)
    homes.put_back(step)
    assert kills.killed_at(max(2, round(changes * share)), task)
    held = kept(open_site("site-a")) if (home / "archive/site-a").is_dir() else {}
    lose(home, "work")
    whole(drive(homes.place), held)


@pytest.mark.parametrize("loss", ["work", "work and catalogue", "all but the sites"])
def test_a_site_that_may_hold_it_is_waited_for(
    homes: Homes, home: Path, loss: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It lies at site-b alone, which is away: nothing is sealed anew, and when it is back its bytes go to the other."""
    homes.put_back("deposit-b")
    (home / "archive/site-a").rename(home / "archive/site-b")
    (home / "archive/site-b" / mark.NAME).unlink()  # of a home that has no marks yet
    shutil.rmtree(home / "sites")
    history.tell(f"deposit {PACKAGE} at site-b", "replication", "success", subjects=[PACKAGE])  # type: ignore[arg-type]
    checkpoints.keep_everywhere()
    held = kept(open_site("site-b"))
    lose(home, loss)
    real = deposit.open_site
    with monkeypatch.context() as patch:
        patch.setattr(deposit, "open_site", lambda name: DeadSite(real(name)) if name == "site-b" else real(name))
        run = drive(homes.place)
    assert run.red and {(t.kind, t.passing) for t in run.troubles} == {("SiteUnavailable", True)}
    assert "not sealed before" in run.troubles[0].error
    assert kept(open_site("site-a")) == {} and not run.batch.dossier("GOOD").has("package")
    whole(drive(homes.place), held)
    assert kept(open_site("site-b")) == held


def other(homes: Homes, folder: Path) -> Path:
    """The delivery with one sample of the page changed, its lists made to agree."""
    place = Path(shutil.copytree(homes.place, folder / "K-1"))
    page = next(place.rglob("0001.tif"))
    raw = bytearray(page.read_bytes())
    raw[-1] ^= 1
    page.write_bytes(raw)
    return listed(place)


@pytest.mark.parametrize("loss", ["work", "work and catalogue"])
def test_other_files_under_the_same_name_change_nothing(homes: Homes, home: Path, tmp_path: Path, loss: str) -> None:
    homes.put_back("the end")
    before = {name: kept(open_site(name)) for name in ("site-a", "site-b")}
    report = (home / "reports/kbr/K-1/report.json").read_bytes()
    lose(home, loss)
    known = list(custody.copies(settings.home().catalogue_url)) if loss == "work" else []
    if loss == "work":
        with pytest.raises(DeliveryRefused, match="taken in before with other content"):
            drive(other(homes, tmp_path))
        assert (home / "reports/kbr/K-1/report.json").read_bytes() == report
    else:
        run = drive(other(homes, tmp_path))
        (trouble,) = run.troubles
        assert trouble.kind == "ObjectConflict" and not trouble.passing and "0001.tif" in trouble.error
        assert "batch name of their own" in trouble.advice
        assert run.states == {"GOOD": "failed"}
    assert {name: kept(open_site(name)) for name in before} == before
    assert list(custody.copies(settings.home().catalogue_url))[: len(known)] == known
    shutil.rmtree(home / "work", ignore_errors=True)
    whole(drive(homes.place), before["site-a"])


@pytest.mark.parametrize("first_is_wrong", [False, True])
def test_two_packages_under_one_id_are_an_alarm(homes: Homes, home: Path, tmp_path: Path, first_is_wrong: bool) -> None:
    """As releases up to 0.4 could leave them: audit, watch, rebuild and evidence name both; nothing is repaired from one to the
    other, and no run puts its own in."""
    homes.put_back("seal")
    _described_by_another(home / "work/kbr/K-1/GOOD/description.jsonl")
    for step in ("seal", "deposit-b"):
        perform(step, home, homes.place)
    (home / "archive/site-b").rename(tmp_path / "site-b")
    homes.put_back("deposit-b")
    (tmp_path / "site-b").rename(home / "archive/site-b")
    first, second = kept(open_site("site-a")), kept(open_site("site-b"))
    assert first != second
    assert not rebuild.rebuild("site-a").unreadable
    told = rebuild.rebuild("site-b")
    assert any("two packages under one id" in said for said in told.unreadable.values())
    audit.plan("r", "site-b", audit.Scope(everything=True))
    audit.read("r", "site-b")
    assert audit.sweep("r", "site-b") == 1
    assert "TWO PACKAGES" in (home / "custody/audits/r/site-b/strays.jsonl").read_text()
    assert any(late.what == "identity" for late in watch.findings())
    dossier = json.loads(gathering.gather().with_name("evidence.json").read_text())
    (figure,) = [f for f in dossier["figures"] if f["key"] == "disagreements"]
    assert [row["package"] for row in figure["rows"]] == [PACKAGE]
    assert "two packages" in proposal.for_package(PACKAGE).hopeless
    lose(home, "work")
    (trouble,) = drive(homes.place).troubles
    assert "two packages under one id" in trouble.error
    assert (kept(open_site("site-a")), kept(open_site("site-b"))) == (first, second)
    assert sorted(c.site for c in custody.copies(settings.home().catalogue_url)) == ["site-a", "site-b"]
    wrong = "site-a" if first_is_wrong else "site-b"
    Path(open_site(wrong).address(layout.place(PACKAGE))).rename(tmp_path / "aside")
    whole(drive(homes.place), second if first_is_wrong else first)
    assert not any(late.what == "identity" for late in watch.findings()), "as docs/engineer.md says"


def _described_by_another(path: Path) -> None:
    lines = path.read_bytes().splitlines(keepends=True)
    path.unlink()  # it is linked with the other homes'
    path.write_bytes(b"".join([lines[0].replace(b'"code":"', b'"code":"another '), *lines[1:]]))


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    with s3_server() as address:
        yield address


@pytest.fixture
def remote(request: pytest.FixtureRequest, homes: Homes, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The package lies at site-a; site-b is one on S3, or on a real OpenSSH server."""
    homes.put_back("deposit-b")

    def write(url: str, options: object) -> None:
        told = {"site-a": {"title": "A", "kind": "folder", "url": "archive/site-a"},
                "site-b": {"title": "B", "kind": "fsspec", "url": url, "options": options}}  # fmt: skip
        (homes.home / "config").mkdir()
        (homes.home / "config/sites.yaml").write_text(json.dumps(told))

    if request.param == "sftp":
        folder = tmp_path_factory.mktemp("ssh")
        with ssh_server(folder) as server:
            write(server.url(tmp_path_factory.mktemp("there") / "archive"), server.options)
            yield
    else:
        import boto3

        address, bucket = request.getfixturevalue("endpoint"), "lost"
        keys = {"aws_access_key_id": "test", "aws_secret_access_key": "test", "region_name": "us-east-1"}
        boto3.client("s3", endpoint_url=address, **keys).create_bucket(Bucket=bucket)
        write(f"s3://{bucket}/archive", s3_options(address))
        yield


@pytest.mark.campaign
@pytest.mark.parametrize("remote", chosen(["s3", "sftp"], ["sftp"]), indirect=True)
@pytest.mark.usefixtures("remote")
def test_at_other_kinds_of_sites(homes: Homes, home: Path) -> None:
    """Copied there from the folder; then only there, its last file not written yet; then taken back from there."""
    held = kept(open_site("site-a"))
    lose(home, "work")
    whole(drive(homes.place), held)
    shutil.rmtree(home / "archive/site-a")
    roots.forget("site-a")  # a person said that a new disk takes its place
    lose(home, "work")
    open_site("site-b").remove(f"{layout.place(PACKAGE)}/inventory.json")
    whole(drive(homes.place), held)
    with sqlite3.connect(home / "catalogue.db") as db:
        assert db.execute("SELECT COUNT(DISTINCT digest), COUNT(*) FROM copy").fetchone() == (1, 2)
