"""A site whose root is not there: an empty mount point, a bucket made anew, another archive's disk. Every door, every kind of site."""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from archive.sealed import MADE, contents, sealed
from archive.ssh import SshServer, ssh_server
from archive.storage import s3_options, s3_server, s3_site
from campaigns import Record, cases, chosen
from custody.kept import everything, keep
from heritage import __main__ as command_line
from heritage import settings
from heritage.archive import checking, deposits, preparing
from heritage.archive.site import kinds, mark
from heritage.archive.site.places import Place, places, shared
from heritage.contracts import Site
from heritage.errors import ConfigError, HeritageError, SiteUnavailable
from heritage.flows import opening
from heritage.flows.custody import audit, checkpoints, drill, move, proposal, rebuild, repair, restore
from heritage.flows.custody.restore import Wanted
from heritage.flows.custody.roots import roots
from heritage.flows.custody.roots.sites import open_site, to_look
from heritage.flows.house import watch


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    with s3_server() as address:
        yield address


@pytest.fixture(scope="module")
def ssh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SshServer]:
    with ssh_server(tmp_path_factory.mktemp("ssh")) as server:
        yield server


KINDS = chosen(("folder", "file", "s3", "sftp"), ("folder", "file"))


@pytest.fixture(params=KINDS)
def site_a(request: pytest.FixtureRequest, home: Path, tmp_path: Path, endpoint: str, ssh: SshServer) -> Site:
    """Site A of that kind, without anything between; nothing lies there yet."""
    kind, options, url = "fsspec", dict[str, Any](), str(tmp_path / "mnt")
    if request.param == "s3":
        url, options = s3_site(endpoint).url, s3_options(endpoint)  # type: ignore[attr-defined]
    elif request.param == "sftp":
        url, options = ssh.url(tmp_path / "mnt"), ssh.options
    elif request.param == "file":
        url = f"file://{url}"
    else:
        kind = "folder"
    told = yaml.safe_load((settings.PROJECT / "config/sites.yaml").read_text())
    told["site-a"] = {"title": "A", "kind": kind, "url": url, "options": options}
    told["site-c"] = {"title": "C", "kind": "folder", "url": "archive/site-c"}
    (home / "config").mkdir()
    (home / "config/sites.yaml").write_text(yaml.safe_dump(told, sort_keys=False))
    return kinds.open_site("site-a", kind, url, options, home)


def taken_away(site: Site) -> dict[str, bytes]:
    """As when its disk is unmounted: the place is there, and empty."""
    held = {entry.path: b"".join(site.read(entry.path)) for entry in list(site.list(""))}
    for path in held:
        site.remove(path)
    return held


def brought_back(site: Site, held: dict[str, bytes]) -> None:
    for path, content in held.items():
        site.write(path, [content])


def _deposited(home: Path, identifier: str) -> None:
    package = sealed(home / "made/late", contents(7), identifier)
    deposits.deposit(open_site("site-a"), package, **MADE)


def _rebuilt() -> None:
    """It goes on with the other sites, and says which it could not ask."""
    raise SiteUnavailable(rebuild.rebuild("site-a").away["site-a"])


def doors(home: Path, package: str) -> dict[str, Callable[[], object]]:
    """Everything that asks a site, or changes one."""

    def audited() -> None:
        audit.plan("r", "site-a", audit.Scope(everything=True))
        audit.read("r", "site-a")

    return {
        "deposit": lambda: _deposited(home, "urn:heritage:kbr:B:LATE"),
        "audit": audited,
        "sweep": lambda: audit.sweep("s", "site-a"),
        "repair": lambda: checking.verify(to_look("site-a"), package),
        "restore": lambda: restore.restore("r", Wanted((package,), site="site-a"), "out", who="jan"),
        "move from": lambda: move.move("m", "site-a", "site-c"),
        "move to": lambda: move.move("n", "site-b", "site-a"),
        "drill": lambda: drill.drill("d", 2),
        "rebuild": _rebuilt,
        "checkpoints": checkpoints.keep_everywhere,
        "remembered": lambda: checkpoints.remembered("site-a"),
    }


@pytest.mark.campaign
def test_a_root_that_is_away_is_no_empty_archive(home: Path, site_a: Site, record_property: Record) -> None:
    ids = keep(home, 2)
    cases(record_property, len(doors(home, ids[0])))
    before, held = everything(home / "archive/site-b"), taken_away(site_a)
    for name, act in doors(home, ids[0]).items():
        with pytest.raises(HeritageError) as caught:
            act()
        assert "site-a" in str(caught.value), name
        assert [entry.path for entry in site_a.list("")] == [], name
    assert [each.name for each in proposal.answering(["site-a", "site-b"])] == ["site-b"]
    assert repair.plan("r", package=ids[0], asked_by="jan") == 0
    assert everything(home / "archive/site-b") == before | {
        path: content for path, content in everything(home / "archive/site-b").items() if path not in before
    }
    assert any(late.what == "site" and "site-a" in late.said for late in watch.findings())
    brought_back(site_a, held)
    assert checking.verify(to_look("site-a"), ids[0]) == ()
    _deposited(home, "urn:heritage:kbr:B:LATE")


@pytest.mark.parametrize("other", ["another archive", "site B's", "without its mark", "an unreadable mark"])
def test_another_root_is_not_the_sites(home: Path, other: str) -> None:
    keep(home, 1)
    root = home / "archive/site-a"
    root.rename(home / "unmounted")
    if other == "site B's":
        shutil.copytree(home / "archive/site-b", root)
    elif other == "another archive":
        stranger = kinds.open_site("site-a", "folder", str(root), {}, home)
        preparing.prepare(stranger)
        stranger.write(mark.NAME, [mark.spelled(mark.new("site-a", {}))])
    else:
        shutil.copytree(home / "unmounted", root)
        (root / mark.NAME).unlink() if other == "without its mark" else (root / mark.NAME).write_bytes(b"\0" * 40)
    before = everything(root)
    for act in (lambda: _deposited(home, "urn:heritage:kbr:B:LATE"), lambda: to_look("site-a")):
        with pytest.raises(SiteUnavailable) as caught:
            act()
        assert "python -m heritage site" in caught.value.advice
    assert everything(root) == before


def test_a_rotten_letter_in_the_mark_is_no_other_root_and_is_mended(home: Path) -> None:
    keep(home, 1)
    place = home / "archive/site-a" / mark.NAME
    whole = mark.read(place.read_bytes())
    place.write_bytes(place.read_bytes().replace(b'"this": "root', b'"thi\x80": "roo\xff', 1))
    _deposited(home, "urn:heritage:kbr:B:LATE")
    again = mark.read(place.read_bytes())
    assert whole and again and again.id == whole.id


def test_unmounted_in_the_middle_nothing_counts(home: Path, site_a: Site) -> None:
    """Between the first byte and the last: what was written below the mount point is no deposit."""
    keep(home, 1)
    site, held = open_site("site-a"), {}

    def blocks() -> Iterator[bytes]:
        yield b"first"
        held.update(taken_away(site_a))
        yield b"last"

    with pytest.raises(HeritageError), site.lock("extensions/heritage-staging/x.lock"):
        site.write("extensions/heritage-staging/x/file", blocks())
    brought_back(site_a, held)
    to_look("site-a")


def test_an_older_home_knows_its_sites_by_their_copies(home: Path) -> None:
    """Homes and roots of before: no mark, nothing remembered."""
    keep(home, 1)
    shutil.rmtree(home / "sites")
    for name in ("site-a", "site-b"):
        (home / "archive" / name / mark.NAME).unlink()
    (home / "archive/site-b").rename(home / "unmounted")
    with pytest.raises(SiteUnavailable, match="the catalogue knows copies"):
        open_site("site-b")
    (home / "unmounted").rename(home / "archive/site-b")
    checkpoints.keep_everywhere()
    assert set(roots.known()) == {"site-a", "site-b"}
    assert all((home / "archive" / name / mark.NAME).is_file() for name in roots.known())


def test_who_lost_the_home_learns_of_the_roots_from_one_of_them(home: Path) -> None:
    keep(home, 1)
    known = roots.known()
    checkpoints.keep_everywhere()  # the first root's mark is older than the second's
    for lost in ("sites", "keys", "events"):
        shutil.rmtree(home / lost)
    (home / "catalogue.db").unlink()
    (home / "archive/site-a").rename(home / "unmounted")
    with pytest.raises(SiteUnavailable, match="another site names"):
        open_site("site-a")
    rebuild.rebuild("site-b")
    assert roots.known() == known
    (home / "unmounted").rename(home / "archive/site-a")
    assert to_look("site-a").size("0=ocfl_1.1")


def test_a_new_disk_in_the_place_of_a_lost_one(
    home: Path, site_a: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As docs/engineer.md says it, word for word."""
    ids = keep(home, 2)
    before = taken_away(site_a)
    assert command_line.main(["site"]) == 1
    assert 'site site-a --new "REASON"' in capsys.readouterr().out
    written = (settings.PROJECT / "docs/engineer.md").read_text().split("**A site is lost**")[1].split("```")[1]
    ended = [command_line.main(shlex.split(line)[3:]) for line in written.strip().splitlines()]
    assert ended == [0, 1, 0], "the audit ends red: all is missing"
    again = {entry.path: b"".join(site_a.read(entry.path)) for entry in site_a.list("")}
    assert {
        p: c for p, c in again.items() if p in before and p != mark.NAME and not p.startswith("heritage-events")
    } == {p: c for p, c in before.items() if p != mark.NAME and not p.startswith("heritage-events")}
    assert checking.verify(to_look("site-a"), ids[1]) == ()
    assert command_line.main(["site", "site-a"]) == 0
    taken_away(site_a)
    assert command_line.main(["site", "site-a"]) == 1


def test_what_is_somebodys_is_not_called_new_nor_ours(home: Path) -> None:
    keep(home, 1)
    root = home / "archive/site-a"
    root.rename(home / "unmounted")
    root.mkdir()
    (root / "letters.txt").write_text("somebody's")
    assert command_line.main(["site", "site-a", "--new", "x"]) == 1
    assert command_line.main(["site", "site-a", "--mine", "x"]) == 1
    shutil.rmtree(root)
    preparing.prepare(kinds.open_site("site-a", "folder", str(root), {}, home))
    assert command_line.main(["site", "site-a", "--mine", "x"]) == 1
    shutil.rmtree(root)
    (home / "unmounted").rename(root)
    (root / mark.NAME).unlink()
    assert command_line.main(["site", "site-a", "--mine", "copied without it"]) == 0
    assert open_site("site-a").size("0=ocfl_1.1")
    with pytest.raises(ConfigError):
        open_site("site-x")


def test_one_place_or_two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def found(kind: str, url: str, **options: Any) -> frozenset[Place]:
        return places(kind, url, options, tmp_path)

    (tmp_path / "link").symlink_to(tmp_path)
    here = found("folder", "not/yet/there")
    other_disk = frozenset({Place("mount", "99:1"), Place("host", "this machine"), Place("disk", "sdz")})
    minio = {"endpoint_url": "http://127.0.0.1:9000"}
    one = [
        (here, found("folder", str(tmp_path / "link/b"))), (here, found("fsspec", f"file://{tmp_path}/x")),
        (here, found("fsspec", "sftp://me@localhost:2222/x")), (here, found("fsspec", "s3://b/x", **minio)),
        (found("fsspec", "sftp://a@192.0.2.1/x"), found("fsspec", "ssh://b@192.0.2.1:2022/y")),
        (found("fsspec", "s3://b/x"), found("fsspec", "s3a://b/y")),
    ]  # fmt: skip
    two = [
        (here, other_disk), (here, found("fsspec", "s3://b/x")), (found("fsspec", "s3://b/x"), found("fsspec", "s3://c/x")),
        (found("fsspec", "sftp://a@192.0.2.1/x"), found("fsspec", "sftp://a@192.0.2.2/x")), (here, found("fsspec", "sftp://192.0.2.1/x")),
        (found("fsspec", "s3://b/x", endpoint_url="https://192.0.2.1"), found("fsspec", "s3://b/x")),
    ]  # fmt: skip
    assert all(shared(*pair) for pair in one)
    assert not any(shared(*pair) for pair in two)


def test_a_site_that_hangs_is_asked_once_by_one_process(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that takes connections and never answers; the clock is made to run so that nobody waits."""
    keep(home, 3)
    asked: list[str] = []
    real, clock = kinds.open_site, [0.0]
    monkeypatch.setattr(opening.time, "monotonic", lambda: clock[0])

    def hanging(name: str, *args: Any) -> Site:
        if name == "site-a":
            asked.append(name)
            clock[0] += 60
            raise SiteUnavailable(f"{name}: no answer within 60 s")
        return real(name, *args)

    monkeypatch.setattr(kinds, "open_site", hanging)
    audit.plan("r", "site-a", audit.Scope(everything=True))
    with pytest.raises(SiteUnavailable, match="no answer"):
        audit.read("r", "site-a")
    for act in (lambda: audit.read("r", "site-a"), lambda: open_site("site-a"), checkpoints.keep_everywhere):
        with pytest.raises(SiteUnavailable, match="not asked again before"):
            act()
    assert [site.name for site in proposal.answering(["site-a", "site-b"])] == ["site-b"]
    assert len(asked) == 1
    monkeypatch.setattr(kinds, "open_site", real)
    note = home / "sites/site-a.hangs"
    note.write_text(note.read_text().replace('"until"', '"once"'))  # its time is over
    assert open_site("site-a").size("0=ocfl_1.1")
    assert not note.exists()


def test_a_site_that_refuses_at_once_is_seen_as_soon_as_it_is_back(home: Path) -> None:
    keep(home, 1)
    (home / "archive/site-a").rename(home / "away")
    for _ in range(2):
        with pytest.raises(SiteUnavailable):
            open_site("site-a")
    (home / "away").rename(home / "archive/site-a")
    assert open_site("site-a").size("0=ocfl_1.1")
