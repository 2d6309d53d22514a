"""The acts of the archive's care, each as a command or a DAG does it: made ready, and done in a process of its own that may be killed."""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path

from bench.sealed import deposited
from custody.damage import hurt
from custody.kept import keep, object_of
from heritage import settings
from heritage.errors import PermanentError

SITES = ("site-a", "site-b")


@dataclass(frozen=True)
class Act:
    """`ready`: makes the home in which it is done (in this process); `done`: does it, and does it again after a kill."""

    ready: Callable[[Path], object]
    done: Callable[[Path], object]


def perform(name: str, home: Path) -> None:
    """For a process of its own."""
    os.environ["HERITAGE_HOME"] = str(home)
    os.environ.pop("HERITAGE_CATALOGUE", None)
    from heritage.archive.site.folder import FolderSite

    FolderSite.at_once = 1  # one transfer at a time: the same number is the same moment
    ACTS[name].done(home)


# --- made ready ----------------------------------------------------------------------------------------------------------


def two(home: Path) -> list[str]:
    return keep(home, 2, versions=2)


def _a_file(home: Path) -> list[str]:
    ids, chance = two(home), random.Random(5)
    for kind, site in (("swap", "site-a"), ("flip", "site-a"), ("drop", "site-b")):
        assert hurt(_object(site, ids[0]), kind, chance)
    (_object("site-a", ids[0]) / "v1/content/stray").write_bytes(b"x")
    return ids


def _a_package(home: Path) -> list[str]:
    ids = two(home)
    shutil.rmtree(_object("site-b", ids[1]))
    return ids


def _inventories(home: Path) -> list[str]:
    """All of a package's are gone, at both sites, and every byte of it is whole."""
    ids = keep(home, 2)
    for site in SITES:
        for path in [*_object(site, ids[0]).rglob("inventory.json*")]:
            path.unlink()
    return ids


def _revisable(home: Path) -> list[str]:
    return deposited(home, 2)


def _catalogued(home: Path) -> list[str]:
    """Two packages, and a catalogue that knows both."""
    (home / "config").mkdir()
    of = "protocol: csv, address: t.csv, key: id, approval: false, fields: {dcterms:title: {column: title}}"
    (home / "config/catalogues.yaml").write_text(f"kbr: {{{of}}}\n")
    (home / "t.csv").write_text("id,title\nMS_0000,From the catalogue\nMS_0001,This too\n")
    return deposited(home, 2)


def _damaged(home: Path) -> None:
    ids = _a_file(home)
    shutil.rmtree(_object("site-b", ids[1]))
    (home / "archive/site-a/note.txt").write_bytes(b"whose?")


def _the_root(home: Path) -> None:
    two(home)
    (home / "archive/site-a/ocfl_layout.json").unlink()
    (home / "archive/site-a/0=ocfl_1.1").write_bytes(b"rot")
    (home / "archive/site-a/empty/folder").mkdir(parents=True)


def _with_holds(home: Path) -> list[str]:
    from heritage.flows.custody import audit, checkpoints, holding

    ids = two(home)
    held = [holding.place(package, who="anna", reason="a claim", key="1") for package in ids]
    holding.release(held[0].number, who="bea", reason="settled", institutions=None)
    checkpoints.keep_everywhere()
    audit.plan("before", "site-a", audit.Scope())
    return ids


def _log_lost(home: Path) -> None:
    _with_holds(home)
    (segment,) = (home / "events").glob("2*.jsonl")
    segment.write_bytes(b"".join(segment.read_bytes().splitlines(keepends=True)[:2]))


def _log_and_keys_lost(home: Path) -> None:
    _with_holds(home)
    shutil.rmtree(home / "events")
    shutil.rmtree(home / "keys")


def _key_lost(home: Path) -> None:
    _with_holds(home)
    (home / "keys/events.pem").unlink()


def _catalogue_damaged(home: Path) -> None:
    _with_holds(home)
    place = home / "catalogue.db"
    place.write_bytes(place.read_bytes()[: place.stat().st_size // 3])


def _site_lost(home: Path) -> None:
    from heritage.flows.custody.roots import roots

    two(home)
    assert roots.known()
    shutil.rmtree(home / "archive/site-b")
    (home / "archive/site-b").mkdir()


def _brought_by_hand(home: Path) -> None:
    two(home)
    (home / "archive/site-b/heritage-site.json").unlink()


def _third(home: Path) -> None:
    two(home)
    (home / "config").mkdir()
    there = (settings.PROJECT / "config/sites.yaml").read_text()
    (home / "config/sites.yaml").write_text(there + "site-c:\n  title: C\n  kind: folder\n  url: archive/site-c\n")


def _old_things(home: Path) -> None:
    """Something that each rule lets go."""
    from custody.test_housekeeping import safe_delivery

    safe_delivery(home)
    for place in (
        "restored/old/x/METS.xml",
        "custody/audits/old/site-a/ledger.jsonl",
        "cache/lent/x",
        "work/.partial-1-x",
    ):
        (home / place).parent.mkdir(parents=True, exist_ok=True)
        (home / place).write_bytes(b"{}")
    act = home / "custody/restores/manual-restore-1/ledger.jsonl"
    act.parent.mkdir(parents=True)
    act.write_text(json.dumps({"package": "p"}) + "\n")
    for path in home.rglob("*"):
        if path.parts[len(home.parts)] in ("restored", "custody", "cache", "work"):
            os.utime(path, (1.7e9, 1.7e9), follow_symlinks=False)


def _object(site: str, package: str) -> Path:
    from heritage.flows.custody.roots.sites import open_site

    return object_of(open_site(site), package)


# --- done ----------------------------------------------------------------------------------------------------------------


def audited(_: Path) -> None:
    from heritage.flows.custody import audit, proposal

    for site in SITES:
        audit.plan("r", site, audit.Scope(everything=True))
        audit.read("r", site)
        audit.sweep("r", site)
        audit.finish("r", site)
    proposal.propose("r", SITES)


def repaired(_: Path) -> None:
    from heritage.flows.custody import repair

    for package in _packages():
        run = package.rpartition(":")[2]
        repair.plan(run, package=package, asked_by="jan")
        repair.approve(run, who="anna", asked_by="jan", reason="seen")
        repair.mend(run)


def _packages() -> list[str]:
    from heritage.catalogue import custody

    return sorted({held.package for held in custody.copies(settings.home().catalogue_url)})


def revised(_: Path) -> None:
    """Both packages, with a clock that stands still: what is sealed again says another time."""
    from heritage import dossier
    from heritage.flows.revise import carrying, planning

    vars(dossier)["datetime"] = StoppedClock

    if not planning.plan_of("r").is_file():
        rows = "".join(f"{package},A new title,\n" for package in _packages())
        planning.keep_table("r", f"package,dcterms.title,dcterms.creator\n{rows}".encode())
    planning.plan("r", planning.Wanted("a typo", table="r/table.csv"), who="anna")
    for unit in carrying.units("r"):
        carrying.carry_out("r", unit)
    carrying.report("r")


def _old_forms(home: Path) -> list[str]:
    from custody.old_formats import FILM, LOOSE

    return [*deposited(home, 1, "B-1", original=LOOSE), *deposited(home, 1, "B-2", original=FILM)]


def migrated(_: Path) -> None:
    """A page and a film, with pilot and approval, and a clock that stands still."""
    from heritage import dossier
    from heritage.flows.migrate import campaign, pilot
    from heritage.flows.revise import carrying, planning

    vars(dossier)["datetime"] = StoppedClock

    campaign.plan("m", campaign.Campaign("formats get old", sample=1), who="anna")
    pilot.run_pilot("m")
    if not planning.plan_of("m").with_name("approval.json").is_file():
        planning.approve("m", who="bea", asked_by="anna", reason="seen the pilot")
    for unit in carrying.units("m"):
        carrying.carry_out("m", unit)
    carrying.report("m")


def described_by_its_catalogue(_: Path) -> None:
    """Both packages; asked for, noted, planned and made."""
    from heritage import dossier
    from heritage.flows.revise import carrying, planning

    vars(dossier)["datetime"] = StoppedClock
    planning.plan("r", planning.Wanted("as the catalogue has it", catalogue="kbr"), who="anna")
    for unit in carrying.units("r"):
        carrying.carry_out("r", unit)
    carrying.report("r")


class StoppedClock(datetime):
    """It is always the same moment."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> StoppedClock:
        return cls(2026, 11, 30, 10, tzinfo=tz)


def root_put_right(_: Path) -> None:
    from heritage.flows.custody.roots import root

    root.put_right("site-a", who="anna", reason="seen in the audit")
    assert root.wrong("site-a") == []


def restored(_: Path) -> None:
    from heritage.flows.custody import restore

    restore.restore("r", restore.Wanted(batch="KBR-2026-0042"), "out", who="jan")


def drilled(_: Path) -> None:
    from heritage.flows.custody import drill

    drill.drill("d", 2)


def moved(_: Path) -> None:
    from heritage.flows.custody import move

    move.move("m", "site-a", "site-c")


def _once(act: Callable[[], object]) -> None:
    """As who typed a command that was broken off and types it again: that it is done is an answer as well."""
    try:
        act()
    except PermanentError as error:
        if "othing" not in f"{error} {error.advice}":
            raise


def log_begun(_: Path) -> None:
    from heritage.flows.custody import checkpoints

    _once(lambda: checkpoints.begin_anew(who="anna", reason="the disk was lost"))


def key_renewed(_: Path) -> None:
    from heritage.flows.custody import checkpoints

    _once(lambda: checkpoints.renew_key(who="anna", reason="the key was lost"))
    checkpoints.keep_everywhere()


def signed(_: Path) -> None:
    from heritage.flows.custody import checkpoints

    checkpoints.keep_everywhere()


def rebuilt(_: Path) -> None:
    from heritage.flows.custody import rebuild

    rebuild.rebuild()


def site_begun(_: Path) -> None:
    from heritage.flows.custody.roots import replacing

    replacing.begin_anew("site-b", who="anna", reason="the disk died")


def site_called_mine(_: Path) -> None:
    from heritage.flows.custody.roots import replacing

    replacing.call_mine("site-b", who="anna", reason="brought by hand")


def kept_in_order(_: Path) -> None:
    from heritage.flows.house import housekeeping

    housekeeping.tidy_inbox(dry=False)
    housekeeping.prune(dry=False)


def evidence_gathered(_: Path) -> None:
    from heritage.flows.evidence import gathering

    gathering.gather(30)


def watched(_: Path) -> None:
    from heritage.flows.house import watch

    with contextlib.suppress(watch.Overdue):
        watch.watch()


def holds_changed(_: Path) -> None:
    from heritage.flows.custody import holding

    first, second = _packages()
    hold = holding.place(first, who="anna", reason="a claim", key="1")
    holding.place(second, who="anna", reason="a claim", key="2")
    holding.release(hold.number, who="bea", reason="settled", institutions=None)


ACTS = {
    "audit": Act(_damaged, audited),
    "repair a file": Act(_a_file, repaired),
    "repair a whole package": Act(_a_package, repaired),
    "repair inventories made anew": Act(_inventories, repaired),
    "revise": Act(_revisable, revised),
    "migrate": Act(_old_forms, migrated),
    "revise from a catalogue": Act(_catalogued, described_by_its_catalogue),
    "repair the root's own": Act(_the_root, root_put_right),
    "restore": Act(two, restored),
    "drill": Act(two, drilled),
    "move": Act(_third, moved),
    "begin-log, of a cut one": Act(_log_lost, log_begun),
    "begin-log, with new keys": Act(_log_and_keys_lost, log_begun),
    "renew-key": Act(_key_lost, key_renewed),
    "sign": Act(_with_holds, signed),
    "rebuild": Act(_catalogue_damaged, rebuilt),
    "site --new": Act(_site_lost, site_begun),
    "site --mine": Act(_brought_by_hand, site_called_mine),
    "housekeeping": Act(_old_things, kept_in_order),
    "evidence": Act(two, evidence_gathered),
    "watch": Act(_damaged, watched),
    "holds": Act(two, holds_changed),
}
