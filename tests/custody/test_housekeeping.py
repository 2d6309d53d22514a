"""What may go, goes, and nothing else does: delivered folders, restored packages, notes."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from catalogue import closed
from custody.kept import keep
from heritage import settings
from heritage.catalogue import custody
from heritage.catalogue.schema import tables
from heritage.catalogue.schema.store import writing
from heritage.dossier import moment
from heritage.flows import history, runs
from heritage.flows.batch import BatchFolder, Unit
from heritage.flows.house import housekept, pruning, watch
from heritage.flows.house.housekept import Figures
from heritage.flows.inbox import aside
from heritage.flows.workline.deciding import asking, review
from heritage.model import Choice, File, Finding, Item, Outcome, Report

FAULT = Finding("page-skew", "0001.tif", Outcome.FAIL, "w", "f", "s")
INSTITUTIONS = (settings.PROJECT / "config/institutions.yaml").read_text(encoding="utf-8")


def days_ago(number: float) -> str:
    return (datetime.now(UTC) - timedelta(days=number)).isoformat(timespec="seconds").replace("+00:00", "Z")


def rule(home: Path, **said: object) -> None:
    (home / "config").mkdir(exist_ok=True)
    written = f"kbr:\n  inbox: {json.dumps(said)}\n"
    (home / "config/institutions.yaml").write_text(INSTITUTIONS.replace("kbr:\n", written, 1), encoding="utf-8")


@pytest.fixture
def delivery(home: Path) -> Path:
    return safe_delivery(home)


def safe_delivery(home: Path) -> Path:
    """A delivery of two items that was deposited at both sites and closed 31 days ago, as it lies in the inbox."""
    keep(home, 2, "B-1")
    place, batch = home / "inbox/kbr/paper/B-1", BatchFolder("kbr", "B-1")
    for name in ("MS_0000", "MS_0001"):
        path = f"objects/{name}/0001.tif"
        (place / path).parent.mkdir(parents=True)
        (place / path).write_bytes(name.encode())
        file = File(path, 7, hashlib.sha512(name.encode()).hexdigest())
        batch.dossier(name).write("item", [Item(name, (file,))], code="h")
    batch.shared.write("delivery", [replace(closed.delivery("B-1"), place=str(place))], code="h")
    batch.shared.write("units", [Unit(1, ("MS_0000", "MS_0001"))], code="h")
    told(place=str(place), finished=days_ago(31), expected=2)
    return place


def told(**values: object) -> None:
    with writing(settings.home().catalogue_url) as db:
        db.execute(update(tables.Batch), values)


def tidy(dry: bool = False) -> tuple[Figures, Figures]:
    both = Figures("inbox", dry), Figures("done", dry)
    aside.move_safe(both[0])
    aside.remove_old(both[1])
    return both


def done(home: Path) -> Path:
    return home / "inbox/_done/kbr/paper/B-1"


def test_what_is_safe_is_moved_aside_once_and_told(home: Path, delivery: Path) -> None:
    moved, kept = tidy()
    assert (moved.done, moved.stays, kept.stays) == (1, 0, 1)
    assert not delivery.exists() and (done(home) / "objects/MS_0000/0001.tif").read_bytes() == b"MS_0000"
    assert tidy()[0].done == 0
    (event,) = [e for e in history.event_log().history("kbr/B-1") if e["kind"] == "transfer"]
    assert "every item is safe" in event["detail"]


def test_a_dry_run_changes_nothing(home: Path, delivery: Path) -> None:
    moved, _ = tidy(dry=True)
    assert moved.done == 1 and delivery.is_dir() and not done(home).exists()
    housekept.note(moved)
    assert housekept.latest() == []


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda: told(finished=days_ago(29)), ""),
        (lambda: told(state="failed"), "the batch is failed"),
        (lambda: told(state="running", finished=""), "the batch is running"),
        (lambda: told(expected=3), "3 items were expected"),
        (lambda: item(state="flagged"), "is flagged"),
        (lambda: item(state="rejected"), "is rejected"),
        (lambda: item(version=2), "no receipt for version 2"),
        (lambda: copy(site="site-c"), "no receipt for version 1 of site-b"),
        (lambda: copy(verified_at=""), "no receipt"),
        (lambda: copy(digest="0" * 64), "no receipt"),
        (lambda: seen("damaged"), "said: damaged"),
        (lambda: seen("missing"), "said: missing"),
        (lambda: seen("could not read"), "said: could not read"),
    ],
)
def test_what_is_doubtful_stays(home: Path, delivery: Path, spoil, why: str) -> None:  # type: ignore[no-untyped-def]
    spoil()
    moved, _ = tidy()
    assert (moved.done, moved.stays) == (0, 1) and delivery.is_dir()
    assert why in "".join(moved.remarks) and bool(moved.remarks) == bool(why)


def item(**values: object) -> None:
    with writing(settings.home().catalogue_url) as db:
        db.execute(update(tables.Item).where(tables.Item.name == "MS_0001"), values)


def copy(**values: object) -> None:
    with writing(settings.home().catalogue_url) as db:
        db.execute(update(tables.Copy).where(tables.Copy.site == "site-b"), values)


def seen(outcome: str) -> None:
    custody.note_seen(
        settings.home().catalogue_url,
        [custody.Seen("urn:heritage:kbr:B-1:MS_0001", "site-a", days_ago(1), outcome, "r")],
    )


def test_another_delivery_under_the_same_name_stays(home: Path, delivery: Path) -> None:
    (delivery / "objects/MS_0001/0001.tif").write_bytes(b"another")
    future = time.time() - 5
    (delivery / "objects/MS_0000").chmod(0o755)
    os.utime(delivery / "objects/MS_0001/0001.tif", (future, future))
    assert "is not what was taken in" in tidy()[0].remarks[0]
    (delivery / "objects/MS_0002").mkdir()
    (delivery / "objects/MS_0002/0001.tif").write_bytes(b"new")
    assert "other files" in tidy()[0].remarks[0]
    assert delivery.is_dir()


def test_unchanged_since_it_was_taken_in_nothing_is_read_again(
    home: Path, delivery: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Unless another folder was renamed into its place, whose files are older than that."""
    other = home / "inbox/kbr/paper/.incoming"
    shutil.copytree(delivery, other)
    (other / "objects/MS_0000/0001.tif").write_bytes(b"another")
    with monkeypatch.context() as patch:
        patch.setattr("heritage.dossier.now", lambda: days_ago(-2 / 86400))  # in two seconds
        row = replace(closed.delivery("B-1"), place=str(delivery))
        BatchFolder("kbr", "B-1").shared.write("delivery", [row], code="h")
    with monkeypatch.context() as patch:
        patch.setattr("heritage.files.sha512", lambda path: pytest.fail(f"{path} was read"))
        assert tidy(dry=True)[0].done == 1
    time.sleep(3.1)
    delivery.rename(home / "taken-away")
    other.rename(delivery)
    assert "is not what was taken in" in tidy()[0].remarks[0]


def test_no_link_is_followed(home: Path, delivery: Path) -> None:
    tmp_path = home / "other"
    tmp_path.mkdir()
    real = tmp_path / "elsewhere"
    delivery.rename(real)
    delivery.symlink_to(real)
    assert "link" in tidy()[0].remarks[0] and real.is_dir()
    delivery.unlink()
    real.rename(delivery)
    outside = tmp_path / "outside"
    outside.mkdir()
    (home / "inbox/_done").symlink_to(outside)
    assert tidy()[0].done == 1 and delivery.is_dir() and list(outside.iterdir()) == []
    (home / "inbox/_done").unlink()
    (home / "inbox/kbr").rename(tmp_path / "kbr")
    (home / "inbox/kbr").symlink_to(tmp_path / "kbr")
    assert "link" in tidy()[0].remarks[0]


def test_what_lies_outside_the_inbox_is_left_alone(home: Path, delivery: Path) -> None:
    elsewhere = home / "B-1"
    delivery.rename(elsewhere)
    told(place=str(elsewhere))
    assert tidy()[0].done == 0 and elsewhere.is_dir()


def other_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = os.rename

    def rename(source, target, **more):  # type: ignore[no-untyped-def]
        if more.get("src_dir_fd") != more.get("dst_dir_fd"):
            raise OSError(errno.EXDEV, "another disk")
        whole(source, target, **more)

    monkeypatch.setattr(os, "rename", rename)


def test_it_is_carried_to_another_disk(home: Path, delivery: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (delivery / "objects/MS_0000/empty").mkdir()
    before = (delivery / "objects/MS_0000/0001.tif").stat().st_mtime_ns
    other_disk(monkeypatch)
    tidy()
    assert not delivery.exists() and (done(home) / "objects/MS_0000/empty").is_dir()
    assert (done(home) / "objects/MS_0000/0001.tif").stat().st_mtime_ns == before


class Killed(BaseException):
    """SIGKILL, as far as this process can tell."""


@pytest.mark.parametrize("disk", ["same", "other"])
def test_killed_at_any_moment_it_is_ended_by_the_next_run(
    home: Path, delivery: Path, monkeypatch: pytest.MonkeyPatch, disk: str
) -> None:
    """At each call that changes something in turn: whole in one place at least, and moved in the end."""
    names = ["rename", "fsync", "mkdir", "rmdir", "unlink"]
    for call in range(200):
        with monkeypatch.context() as patch:
            if disk == "other":
                other_disk(patch)
            left = [call]
            for name in names:
                patch.setattr(os, name, _dies(getattr(os, name), left))
            try:
                tidy()
            except Killed:
                pass
            else:
                break
        whole = [
            p
            for p in (delivery, done(home))
            if (p / "objects/MS_0001/0001.tif").is_file() and (p / "objects/MS_0000/0001.tif").is_file()
        ]
        assert whole, f"killed at call {call}"
        with monkeypatch.context() as patch:
            if disk == "other":
                other_disk(patch)
            tidy()
        assert not delivery.exists() and done(home).is_dir()
        assert [p.name for p in done(home).parent.iterdir()] == ["B-1"] and list(delivery.parent.iterdir()) == []
        done(home).rename(delivery)  # and once more
        told(place=str(delivery))
        for note in (home / "custody/housekeeping/moved").iterdir():
            note.unlink()
    assert call > 5
    (event, *_) = [e for e in history.event_log().history("kbr/B-1") if e["kind"] == "transfer"]
    assert event["outcome"] == "success"


def _dies(whole, left):  # type: ignore[no-untyped-def]
    def call(*args, **more):  # type: ignore[no-untyped-def]
        left[0] -= 1
        if left[0] < 0:
            raise Killed
        return whole(*args, **more)

    return call


def test_nothing_is_removed_before_a_person_said_so(home: Path, delivery: Path) -> None:
    tidy()
    aged(home, 400)
    _, kept = tidy()
    assert kept.done == 0 and done(home).is_dir() and "no rule removes it" in kept.remarks[0] and kept.stays_size == 14
    rule(home, removed_after_days=30)
    _, removed = tidy(dry=True)
    assert removed.done == 1 and done(home).is_dir()
    _, removed = tidy()
    assert (removed.done, removed.size) == (1, 14) and not done(home).exists()
    (event,) = [e for e in history.event_log().history("kbr/B-1") if e["kind"] == "deletion"]
    assert event["facts"]["days"] == 400


def aged(home: Path, days: float) -> None:
    for path in (home / "custody/housekeeping/moved").iterdir():
        path.write_text(json.dumps(json.loads(path.read_text()) | {"at": days_ago(days)}))


def test_not_removed_when_a_copy_went_bad_meanwhile_or_the_folder_changed(home: Path, delivery: Path) -> None:
    tidy()
    aged(home, 31)
    rule(home, removed_after_days=30, with_rejected=True)
    seen("damaged")
    assert "damaged" in tidy()[1].remarks[0]
    seen("sound")
    item(state="rejected")
    assert "rejected" in tidy()[1].remarks[0], "what is in no archive is never removed"
    item(state="deposited")
    (done(home) / "objects/MS_0000/0001.tif").write_bytes(b"changed")
    assert "is not what was taken in" in tidy()[1].remarks[0]
    assert done(home).is_dir()


def test_the_institutions_own_time_counts(home: Path, delivery: Path) -> None:
    told(finished=days_ago(1))
    assert tidy()[0].done == 0
    rule(home, moved_after_days=0)
    assert tidy()[0].done == 1


def test_a_second_delivery_of_a_name_lies_beside_the_first(home: Path, delivery: Path) -> None:
    done(home).mkdir(parents=True)
    tidy()
    assert (done(home).parent / "B-1~2/objects").is_dir() and list(done(home).iterdir()) == []


def test_restored_packages_go_after_a_month_and_their_ledger_with_them(home: Path) -> None:
    for name in ("old", "new", "reading-room"):
        (home / "restored" / name / "p").mkdir(parents=True)
        (home / "restored" / name / "p/1.tif").write_bytes(b"12345")
    for name in ("old", "new"):
        ledger = home / "custody/restores" / name / "ledger.jsonl"
        ledger.parent.mkdir(parents=True)
        ledger.write_text("{}\n")
    for path in [
        *(home / "restored/old").rglob("*"),
        home / "restored/old",
        home / "custody/restores/old/ledger.jsonl",
    ]:
        os.utime(path, (time.time() - 31 * 86400,) * 2)
    figures = Figures("restored", False)
    pruning.restored(figures)
    assert (figures.done, figures.size, figures.stays, figures.stays_size) == (1, 5, 2, 10)
    assert sorted(p.name for p in (home / "restored").iterdir()) == ["new", "reading-room"]
    assert not (home / "custody/restores/old/ledger.jsonl").exists()


def test_what_killed_tasks_left_goes_when_nobody_took_it_up(home: Path) -> None:
    """A file, a tool's folder, and nothing that was touched yesterday, is another's, or is whole."""
    old, tool, new = (
        home / f"work/kbr/B/{name}" for name in (".partial-1-a.tif", ".partial-glb-x", ".partial-2-b.tif")
    )
    note, whole = home / "reports/_runs/.partial-3-c", home / "work/kbr/B/a.tif"
    tool.mkdir(parents=True)
    note.parent.mkdir(parents=True)
    for path in (old, tool / "part", new, note, whole):
        path.write_bytes(b"12345")
    (home / "work/kbr/B/.partial-link").symlink_to(home)
    for path in (old, tool / "part", tool, note, whole):
        os.utime(path, (time.time() - 3 * 86400,) * 2)
    dry, figures = Figures("leftovers", True), Figures("leftovers", False)
    pruning.leftovers(dry)
    pruning.leftovers(figures)
    assert (dry.done, figures.done, figures.size) == (3, 3, 15)
    assert sorted(path.name for path in whole.parent.iterdir()) == [".partial-2-b.tif", ".partial-link", "a.tif"]
    assert not note.exists()


def test_old_audits_go_but_for_the_newest_and_the_newest_proposal(home: Path) -> None:
    for name, days in (("first", 900), ("proposing", 800), ("later", 700), ("last", 600)):
        place = home / "custody/audits" / name / "site-a"
        place.mkdir(parents=True)
        (place / "ledger.jsonl").write_bytes(b"12345")
        if name in {"first", "proposing"}:
            (place.parent / "proposal.jsonl").write_bytes(b"12345")
        for path in (place.parent, place, *place.iterdir(), *place.parent.glob("*.jsonl")):
            os.utime(path, (time.time() - days * 86400,) * 2)
    figures = Figures("audits", False)
    pruning.audits(figures)
    assert (figures.done, figures.size, figures.stays, figures.stays_size) == (2, 15, 2, 15)
    assert sorted(path.name for path in (home / "custody/audits").iterdir()) == ["last", "proposing"]


def test_notes_of_runs_go_when_airflow_has_forgotten_the_run(home: Path) -> None:
    runs.note_batch("paper", "old", "kbr/B-1")
    (old,) = runs.folder().iterdir()
    os.utime(old, (time.time() - 121 * 86400,) * 2)
    runs.note_batch("paper", "new", "kbr/B-2")
    pruning.notes(Figures("notes", False))
    assert (runs.batch_of("paper", "old"), runs.batch_of("paper", "new")) == (None, "kbr/B-2")


def test_logs_of_open_runs_stay(home: Path, tmp_path: Path) -> None:
    for name, days in (("old", 200), ("older", 300), ("young", 1)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "attempt=1.log").write_text("said")
        os.utime(tmp_path / name / "attempt=1.log", (time.time() - days * 86400,) * 2)
        os.utime(tmp_path / name, (time.time() - days * 86400,) * 2)
    figures = Figures("logs", False)
    pruning.logs(figures, tmp_path, time.time() - 250 * 86400)
    assert figures.done == 1 and not (tmp_path / "older/attempt=1.log").exists()
    (tmp_path / "dag_id=intake").mkdir()
    for name, days in (("1", 8), ("2", 6)):
        (tmp_path / "dag_id=intake" / name).touch()
        os.utime(tmp_path / "dag_id=intake" / name, (time.time() - days * 86400,) * 2)
    pruning.logs(figures, tmp_path, time.time(), tmp_path / "dag_id=intake")
    assert [p.name for p in (tmp_path / "dag_id=intake").iterdir()] == ["2"]
    assert sorted(p.name for p in tmp_path.glob("*/*.log")) == ["attempt=1.log"] and (tmp_path / "young").is_dir()


def asked_about(name: str, days: float) -> None:
    """A question that was asked so many days ago, with 30 days of patience."""
    batch = BatchFolder("kbr", "B-1")
    if not batch.dossier(name).has("report"):
        batch.dossier(name).write("report", [Report(name, "p", "1", "d", (FAULT,))], code="h")
    begun = datetime.now(UTC) - timedelta(days=days)
    question = asking.Question(name, "asked__1", moment(begun), moment(begun + timedelta(days=30)), "")
    batch.shared.write("questions", [question], code="h")


def long_ago() -> None:
    """Nothing has happened at the batch for years."""
    for path in [*BatchFolder("kbr", "B-1").folder.rglob("*"), BatchFolder("kbr", "B-1").folder]:
        os.utime(path, (1, 1))


@pytest.mark.parametrize(("days", "said"), [(0, ""), (26, ""), (27.5, "held from"), (31, "nothing came of it")])
def test_a_question_is_late_by_its_own_deadline(home: Path, delivery: Path, days: float, said: str) -> None:
    """And a batch that rightly waits for a person is not stuck."""
    told(finished="", state="running")
    asked_about("MS_0000", days)
    long_ago()
    found = [late for late in watch.findings() if late.what in {"batch", "question"}]
    assert [late.what for late in found] == (["question"] if said else [])
    assert said in "".join(late.said for late in found)
    asking.hold(BatchFolder("kbr", "B-1"), "MS_0000", "", "nobody answered")
    long_ago()
    assert [late.what for late in watch.findings() if late.what in {"batch", "question"}] == ["batch"]


def test_a_question_that_was_decided_is_asked_no_more(home: Path, delivery: Path) -> None:
    asked_about("MS_0000", 40)
    review.decide("kbr/B-1/MS_0000", choice=Choice.REJECT, who="anna", at=None, reason="no")
    assert list(asking.unanswered()) == []
