"""The log is a chain: whatever is done to a line is found, and where; killed writers and many writers do not break it."""

from __future__ import annotations

import base64
import json
import multiprocessing
import os
import random
import re
import shutil
import signal
import stat
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heritage.errors import ConfigError
from heritage.events import Checkpoint, Entry, EventLog, Key, verify
from heritage.model import Agent
from places import PROJECT

FORK = multiprocessing.get_context("fork")


def the_log(folder: Path) -> EventLog:
    return EventLog(folder / "events", Key(folder / "keys"))


def entry(number: int, **named: object) -> Entry:
    return Entry(f"key {number}", "fixity check", "success", Agent("h", "1"), [f"urn:{number % 3}", 'é\n"\\'], **named)  # type: ignore[arg-type]


def filled(folder: Path, lines: int = 12) -> EventLog:
    log = the_log(folder)
    for number in range(lines):
        log.add(entry(number, detail='a "detail" with \\ and é'))
        if number % 5 == 4:
            log.checkpoint()
    return log


def checked(log: EventLog, *points: Checkpoint):  # type: ignore[no-untyped-def]
    return verify(log.segments(), log.key.public, points)


def point(log: EventLog, site: str = "site-a") -> Checkpoint:
    line = json.loads(log.checkpoint())
    return Checkpoint(line["number"] - 1, line["previous"], line["signature"], site)


def only(log: EventLog) -> Path:
    (path,) = log.segments()
    return path


def test_a_sound_log(tmp_path: Path) -> None:
    log = filled(tmp_path)
    found = checked(log, point(log))
    assert found.holds, found
    assert (found.lines, found.signatures) == (15, 3)


def test_a_log_that_began_with_a_signature(tmp_path: Path) -> None:
    """A new home's first watch signs for a log in which nothing is said yet."""
    log = the_log(tmp_path)
    first = point(log)
    log.add(entry(1), entry(2))
    found = checked(log, first)
    assert found.holds, found
    lines = only(log).read_bytes().splitlines(keepends=True)
    only(log).write_bytes(b"".join(lines[1:]))
    assert not checked(log, first).holds, "the first signature is gone"


def test_the_same_event_is_logged_once(tmp_path: Path) -> None:
    log = the_log(tmp_path)
    assert log.add(entry(1), entry(2), entry(1)) == 2
    assert log.add(entry(3)) == 1
    assert log.add(entry(3)) == 0
    (tmp_path / "events" / "index.db").unlink()
    assert log.add(entry(3)) == 0, "the index is made anew from the log"
    (tmp_path / "events" / "index.db").write_bytes(b"not a database" * 1000)
    assert log.add(entry(3), entry(4)) == 1
    assert [e["key"] for e in log.history("urn:1")] == ["key 1", "key 4"]


def test_a_package_has_its_history(tmp_path: Path) -> None:
    log = filled(tmp_path)
    assert [e["key"] for e in log.history("urn:1")] == ["key 1", "key 4", "key 7", "key 10"]


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**9), kind=st.sampled_from(["edit", "drop", "insert", "swap", "double"]))
def test_tampering_is_found_and_where(tmp_path_factory: pytest.TempPathFactory, seed: int, kind: str) -> None:
    log = filled(tmp_path_factory.mktemp("log"))
    last = point(log)
    path, chance = only(log), random.Random(seed)
    lines = path.read_bytes().splitlines(keepends=True)
    place = chance.randrange(len(lines) - 1)
    if kind == "edit":
        raw = bytearray(lines[place])
        raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
        lines[place] = bytes(raw)
    elif kind == "drop":
        del lines[place]
    elif kind == "insert":
        lines.insert(place, lines[place].replace(b"success", b"warning"))
    elif kind == "swap":
        lines[place], lines[place + 1] = lines[place + 1], lines[place]
    else:
        lines.insert(place, lines[place])
    path.write_bytes(b"".join(lines))
    found = checked(log, last)
    assert not found.holds
    first = min(b.line for b in found.breaks if b.file == path.name)
    assert place + 1 <= first <= place + 3, (kind, place, found.breaks)


def test_a_log_that_was_cut_is_found_by_what_a_site_remembers(tmp_path: Path) -> None:
    log = filled(tmp_path)
    last = point(log)
    lines = only(log).read_bytes().splitlines(keepends=True)
    only(log).write_bytes(b"".join(lines[:6]))
    assert checked(log).holds, "alone, a shorter log is a sound one"
    found = checked(log, last)
    assert [b.file for b in found.breaks] == ["site-a"]
    assert "ends at 6" in found.breaks[0].said
    log.add(entry(99))
    assert "shorter" in only(log).read_text(), "the next writer says that it noticed"


def test_a_history_that_was_written_anew_is_found(tmp_path: Path) -> None:
    log = filled(tmp_path)
    last = point(log)
    shutil.rmtree(tmp_path / "events")
    other = the_log(tmp_path)
    other.add(*(entry(number, detail="another history") for number in range(30)))
    found = checked(other, last)
    assert any("written anew" in b.said for b in found.breaks)


def test_another_key_is_found(tmp_path: Path) -> None:
    log = filled(tmp_path)
    other = Key(tmp_path / "other keys")
    assert any("another key" in b.said for b in verify(log.segments(), other.public).breaks)
    forged = Checkpoint(1, "0" * 64, other.sign("1 " + "0" * 64), "site-b")
    assert any("not signed by our key" in b.said for b in checked(log, forged).breaks)


def test_the_secret_key_is_secret(tmp_path: Path) -> None:
    log = filled(tmp_path)
    secret = tmp_path / "keys" / "events.pem"
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    assert stat.S_IMODE(secret.parent.stat().st_mode) == 0o700
    secret.chmod(0o644)
    with pytest.raises(ConfigError, match="others may read"):
        log.checkpoint()


@pytest.mark.parametrize("torn", [b'{"previous":"abc', b"x", b"\0" * 5000])
def test_a_torn_line_is_cut_off_and_told(tmp_path: Path, torn: bytes) -> None:
    log = filled(tmp_path, 4)
    before = only(log).read_bytes()
    with only(log).open("ab") as out:
        out.write(torn)
    assert not checked(log).holds
    assert log.add(entry(77)) == 1
    assert only(log).read_bytes().startswith(before)
    mended = json.loads(only(log).read_bytes()[len(before) :].splitlines()[0])
    assert (mended["kind"], mended["outcome"]) == ("recovery", "warning")
    assert base64.b64decode(mended["torn"]) == torn[:4096]
    assert checked(log).holds


def test_many_writers_and_kills(tmp_path: Path) -> None:
    the_log(tmp_path).add(entry(0))
    writers = [FORK.Process(target=_write_until_killed, args=(tmp_path, w, w % 2 == 0)) for w in range(6)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [w.exitcode for w in writers] == [-signal.SIGKILL, 0] * 3
    for w in range(6):
        _write_until_killed(tmp_path, w, deadly=False)
    log = the_log(tmp_path)
    found = checked(log)
    assert found.holds, found.breaks
    keys = [json.loads(line).get("key", "") for line in only(log).read_bytes().splitlines()]
    told = [key for key in keys if key.startswith("w")]
    assert len(told) == len(set(told)) == 6 * 25


def _write_until_killed(folder: Path, writer: int, deadly: bool) -> None:
    """A deadly one dies in the middle of a line: half of it is on disk."""
    log = the_log(folder)
    for number in range(25):
        if deadly and number == 11 + writer:
            with log._alone() as _, only(log).open("ab") as out:
                out.write(b'{"previous":"half a line')
                out.flush()
                os.kill(os.getpid(), signal.SIGKILL)
        log.add(Entry(f"w{writer} {number}", "fixity check", "success", Agent("h"), [f"urn:{writer}"]))


def test_a_log_that_an_older_release_began_still_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Until 0.3 a signature was a "checkpoint"."""
    with monkeypatch.context() as patch:
        patch.setattr("heritage.events.log.CHECKPOINT", "checkpoint")
        before = point(filled(tmp_path))
    log = filled(tmp_path, 16)
    found = checked(log, before, point(log))
    assert found.holds and found.signatures == 5
    kinds = [json.loads(line)["kind"] for line in only(log).read_text().splitlines()]
    assert (kinds.count("checkpoint"), kinds.count("digital signature generation")) == (3, 2)
    assert _followed(log, tmp_path).returncode == 0
    lines = only(log).read_bytes().splitlines(keepends=True)
    only(log).write_bytes(b"".join(lines[:-1]) + lines[-1].replace(b'"signature":"', b'"signature":"AAAA'))
    assert "false signature" in _followed(log, tmp_path).stdout
    assert not checked(log).holds


def test_an_event_of_no_term_of_the_vocabulary_cannot_be_logged(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="quality assurance review"):
        Entry("k", "quality assurance review", "success", Agent("h"))  # type: ignore[arg-type]


def _followed(log: EventLog, folder: Path) -> subprocess.CompletedProcess[str]:
    """What an auditor is told to type."""
    recipe = re.search(r"```sh\n(.*?)```", (PROJECT / "docs/event-log.md").read_text(), re.DOTALL)
    assert recipe
    (log.folder / "key.pem").write_bytes(log.key.public)
    environment = {**os.environ, "TMPDIR": str(folder)}
    words = ["sh", "-c", recipe[1]]
    return subprocess.run(words, cwd=log.folder, env=environment, capture_output=True, text=True, check=False)


def test_the_recipe_in_the_docs(tmp_path: Path) -> None:
    """It says yes to a sound log and names the broken line."""
    log = filled(tmp_path)
    good = _followed(log, tmp_path)
    assert good.returncode == 0, good.stdout + good.stderr
    assert good.stdout.startswith("14 lines"), good.stdout
    lines = only(log).read_bytes().splitlines(keepends=True)
    lines[6] = lines[6].replace(b"success", b"failure")
    only(log).write_bytes(b"".join(lines))
    bad = _followed(log, tmp_path)
    assert bad.returncode == 1
    assert "line 8 does not follow" in bad.stdout
