"""The key is lost, replaced, renewed; the log is damaged at its very end; the sites' memory of it is damaged."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest

from custody.conftest import home  # noqa: F401 - a fixture
from custody.kept import keep
from heritage import __main__ as command_line
from heritage.events import Entry, EventLog, Key, verify
from heritage.events.keys import KeyChanged, key_id
from heritage.flows import history
from heritage.flows.custody import checkpoints
from heritage.model import Agent


def the_log(folder: Path) -> EventLog:
    return EventLog(folder / "events", Key(folder / "keys"))


def entry(number: int) -> Entry:
    return Entry(f"key {number}", "fixity check", "success", Agent("h", "1"), ["urn:x"])


def segment(folder: Path) -> Path:
    (path,) = (folder / "events").glob("*.jsonl")
    return path


@pytest.mark.parametrize(
    "rubbish", [b"rubbish\n", b"\n", b"[]\n", b'{"number":"7"}\n', b"\xff\xfe\n", b"[" * 100_000 + b"\n", b"\n\n\nx\n"]
)
def test_a_log_whose_last_line_is_no_line_is_written_on_and_the_place_is_named(tmp_path: Path, rubbish: bytes) -> None:
    """Whoever can write to the file must not be able to stop every deposit and audit by it."""
    log = the_log(tmp_path)
    log.add(entry(1), entry(2))
    log.checkpoint()
    with segment(tmp_path).open("ab") as out:
        out.write(rubbish)
    assert log.add(entry(3)) == 1
    assert log.add(entry(4), entry(1)) == 1
    log.checkpoint()
    lines = segment(tmp_path).read_bytes().splitlines()
    found = verify(log.segments(), log.key.public)
    assert {b.line for b in found.breaks} == set(range(4, 4 + rubbish.count(b"\n"))), found.breaks
    assert [json.loads(line).get("key") for line in lines[-3:-1]] == ["key 3", "key 4"]
    assert found.signatures == 2 and found.lines == len(lines)


def test_a_damaged_index_is_made_anew(tmp_path: Path) -> None:
    log = the_log(tmp_path)
    log.add(*(entry(number) for number in range(300)))
    index = tmp_path / "events/index.db"
    with sqlite3.connect(index) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw = bytearray(index.read_bytes())
    raw[4096:] = b"\xaa" * (len(raw) - 4096)
    index.write_bytes(raw)
    for ending in ("-wal", "-shm"):
        index.with_name(index.name + ending).unlink(missing_ok=True)
    assert log.add(entry(7), entry(301)) == 1
    assert verify(log.segments(), log.key.public).holds


def test_a_log_that_was_edited_in_place_still_answers(tmp_path: Path) -> None:
    log = the_log(tmp_path)
    log.add(entry(1), entry(2))
    path = segment(tmp_path)
    path.write_bytes(path.read_bytes()[7:] + b'{"a":1\n')
    assert isinstance(log.history("urn:x"), list)


@pytest.mark.parametrize("lost", ["the secret half", "the folder"])
def test_a_lost_key_is_never_replaced_in_silence(tmp_path: Path, lost: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("heritage.events.log.EVERY", 5)
    log = the_log(tmp_path)
    log.add(entry(1))
    log.checkpoint()
    shutil.rmtree(tmp_path / "keys") if lost == "the folder" else (tmp_path / "keys/events.pem").unlink()
    log.add(entry(2))
    with pytest.raises(KeyChanged):
        log.checkpoint()
    log.add(*(entry(number) for number in range(10, 25)))  # past the line at which the log signs by itself
    assert verify(log.segments(), log.public()).holds, "what was signed stays readable, and work goes on"


def test_another_key_does_not_sign_and_no_site_takes_it(home: Path) -> None:  # noqa: F811
    keep(home, 1)
    history.tell("k", "fixity check", "success")
    checkpoints.keep_everywhere()
    before = (home / "archive/site-a" / checkpoints.KEY).read_bytes()
    shutil.rmtree(home / "keys")
    history.tell("l", "fixity check", "success")
    with pytest.raises(KeyChanged, match="is signed with key"):
        checkpoints.keep_everywhere()
    (home / "events/key.pub.pem").unlink()  # whoever replaced the key may do this too
    with pytest.raises(checkpoints.LogBroken, match="never signed for this log"):
        checkpoints.keep_everywhere()
    assert (home / "archive/site-a" / checkpoints.KEY).read_bytes() == before
    assert not checkpoints.verify().holds


def test_a_renewed_key_is_told_and_both_can_be_checked(home: Path, capsys: pytest.CaptureFixture[str]) -> None:  # noqa: F811
    keep(home, 1)
    history.tell("k", "fixity check", "success")
    checkpoints.keep_everywhere()
    first = (home / "archive/site-a" / checkpoints.KEY).read_bytes()
    assert command_line.main(["renew-key", "--reason", "no reason"]) == 1, "nothing is renewed that is there"
    shutil.rmtree(home / "keys")
    assert command_line.main(["renew-key", "--reason", "the disk with the keys burnt"]) == 0
    history.tell("l", "fixity check", "success")
    checkpoints.keep_everywhere()
    found = checkpoints.verify()
    assert found.holds, found.breaks
    assert found.signatures == 3
    second = Key(home / "keys")
    assert (home / "archive/site-b" / checkpoints.KEY).read_bytes() == first
    assert (home / "archive/site-b" / f"heritage-events-{second.id}.pub.pem").read_bytes() == second.public
    text = next((home / "events").glob("2*.jsonl")).read_text()
    assert "the disk with the keys burnt" in text and key_id(first) in text
    renewed = next(json.loads(line) for line in text.splitlines() if "signs from here on" in line)
    assert renewed["facts"]["public"].encode() == second.public and renewed["agent"]["kind"] == "person"
    assert command_line.main(["verify-log"]) == 0
    assert "site-a: 2 checkpoints" in capsys.readouterr().out


def test_checkpoints_that_rotted_at_a_site_are_named_and_the_others_still_count(home: Path) -> None:  # noqa: F811
    keep(home, 1)
    for key in ("k", "l", "m"):
        history.tell(key, "fixity check", "success")
        checkpoints.keep_everywhere()
    place = home / "archive/site-a" / checkpoints.CHECKPOINTS
    lines = place.read_bytes().splitlines(keepends=True)
    place.write_bytes(lines[0] + b"rot\n" + lines[2])
    found = checkpoints.verify()
    assert [(b.file, b.line) for b in found.breaks] == [("site-a", 2)]
    assert "another site" in found.breaks[0].said
    place.write_bytes(lines[0] + lines[1] + lines[2].rstrip(b"\n")[:-1])  # its end was lost
    history.tell("n", "fixity check", "success")
    checkpoints.keep_everywhere()
    assert len(place.read_bytes().splitlines()) == 4
    shutil.copy(home / "archive/site-b" / checkpoints.CHECKPOINTS, place)
    assert checkpoints.verify().holds


def test_who_could_not_be_asked_is_said(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]  # noqa: F811
) -> None:  # fmt: skip
    from faults.sites import DeadSite
    from heritage.flows.workline import deposit

    keep(home, 1)
    history.tell("k", "fixity check", "success")
    checkpoints.keep_everywhere()
    real = deposit.open_site
    monkeypatch.setattr(deposit, "open_site", lambda name: DeadSite(real(name)) if name == "site-a" else real(name))
    assert command_line.main(["verify-log"]) == 0
    assert "site-a: NOT COMPARED" in capsys.readouterr().out
    monkeypatch.setattr(deposit, "open_site", lambda name: DeadSite(real(name)))
    assert command_line.main(["verify-log"]) == 1
    assert "no site could be asked" in capsys.readouterr().err


def test_the_clock_may_go_backwards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log, moments = the_log(tmp_path), iter(["2027-01-01T00:00:00Z", "2026-11-30T23:59:59Z", "2027-02-01T00:00:00Z"])
    for number in range(3):
        at = next(moments)
        monkeypatch.setattr("heritage.events.log.now", lambda at=at: at)
        log.add(entry(number))
    assert [path.name for path in log.segments()] == ["2027-01.jsonl", "2027-02.jsonl"]
    assert verify(log.segments(), log.key.public).holds
    words = "cat [0-9]*.jsonl | cut -c15-78 | head -1"
    assert subprocess.run(["sh", "-c", words], cwd=log.folder, capture_output=True, check=True).stdout.strip()


def test_every_place_of_a_log_over_two_months_and_across_checkpoints(tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    """Each line is edited, dropped, doubled, moved and inserted before, also the last one and those around a checkpoint and a
    change of month; what the site remembers finds the rest."""
    log = the_log(tmp_path)
    for number in range(9):
        monkeypatch.setattr("heritage.events.log.now", lambda n=number: f"2026-{11 + n // 5}-0{n + 1}T00:00:00Z")
        log.add(entry(number))
        if number in (2, 4, 7):
            log.checkpoint()
    last = json.loads(log.checkpoint())
    from heritage.events import Checkpoint

    point = Checkpoint(last["number"] - 1, last["previous"], last["signature"], "site-a")
    first, second = log.segments()
    sound = {path: path.read_bytes() for path in (first, second)}
    assert verify(log.segments(), log.key.public, [point]).holds
    for path in sound:
        lines = sound[path].splitlines(keepends=True)
        for place, line in enumerate(lines):
            for changed in (
                [*lines[:place], line.replace(b'"kind"', b'"Kind"'), *lines[place + 1 :]],
                [*lines[:place], line.replace(b'"signature":"', b'"signature":"A'), *lines[place + 1 :]],
                [*lines[:place], *lines[place + 1 :]],
                [*lines[:place], line, *lines[place:]],
                [*lines[:place], *reversed(lines[place : place + 2]), *lines[place + 2 :]],
                [*lines[:place], lines[0].replace(b"success", b"failure"), *lines[place:]],
                lines[:place],
            ):
                if changed == lines:
                    continue
                path.write_bytes(b"".join(changed))
                assert not verify(log.segments(), log.key.public, [point]).holds, (path.name, place, changed)
            path.write_bytes(sound[path])
    assert verify(log.segments(), log.key.public, [point]).holds
