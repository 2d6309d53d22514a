"""The auditor's dossier as a folder: whose it is, how long lists are kept, whether it is still what was signed, and what a kill leaves."""

from __future__ import annotations

import base64
import csv
import io
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from catalogue.filled import fill
from heritage import __main__ as command_line
from heritage import settings
from heritage.catalogue.figures import acts, assessed, holdings
from heritage.catalogue.figures.query import asked
from heritage.errors import ConfigError
from heritage.events import Key
from heritage.flows import history
from heritage.flows.evidence import gathering, house, manifest, placing
from heritage.flows.evidence.people import Roster
from heritage.model import EventType

PEOPLE = Roster(
    [
        {
            "login": "an",
            "roles": ["Coordinator"],
            "institutions": ["arch", "kbr"],
            "may": ["decide"],
            "last_log_in": "",
        },
        {"login": "only-kbr", "roles": ["Coordinator"], "institutions": ["kbr"], "may": ["decide"], "last_log_in": ""},
        {"login": "els", "roles": ["Auditor"], "institutions": "all", "may": ["audit"], "last_log_in": ""},
    ],
    [{"role": "Auditor", "may": ["audit"]}],
)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """No program is asked for its version: `test_life` asks them all."""
    monkeypatch.setattr(house, "software", lambda: iter(()))


@pytest.fixture
def filled(home: Path) -> Path:
    """A home whose catalogue is of three institutions; nothing of it lies at a site."""
    fill(settings.home().catalogue_url, packages=240, batch_items=50, checks=3)
    history.tell("a line of the log", EventType.REPLICATION, "success", subjects=["kbr/B-000000"])
    return home


def test_one_institution_is_told_nothing_of_the_others(filled: Path) -> None:
    page = gathering.gather(institution="arch", people=PEOPLE)
    assert page.parent.parent == settings.home().reports / "arch/_evidence"
    for path in page.parent.iterdir():
        said = path.read_bytes().decode("utf-8", "replace")
        assert not re.search(r"kbr|kmkg|Royal Library", said), path.name
    before = _told(page)
    assert before["packages"]["rows"][0]["packages"] > 50
    assert [person["login"] for person in before["people"]["rows"]] == ["an", "els"]
    with sqlite3.connect(filled / "catalogue.db") as db:  # whatever becomes of the others
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("DELETE FROM batch WHERE institution <> 'arch'")
        for table in ("act", "hold", "refusal", "request"):
            db.execute(f"DELETE FROM {table} WHERE institution <> 'arch'")
        db.execute("DELETE FROM copy_check WHERE package NOT LIKE 'urn:heritage:arch:%'")
    history.tell("another line", EventType.REPLICATION, "success", subjects=["kbr/B-000002"])
    after = _told(gathering.gather(institution="arch", people=PEOPLE))
    assert [key for key in before if before[key] != after[key]] == []


def test_every_question_stands_behind_the_wall() -> None:
    modules = (holdings, acts, assessed)
    questions = [
        value for module in modules for name, value in vars(module).items() if name.isupper() and isinstance(value, str)
    ]
    assert len(questions) > 20
    for sql in questions:
        assert "institution_0" in asked(sql, frozenset({"arch"})).sql
    with pytest.raises(ValueError, match="without a wall"):
        asked("SELECT COUNT(*) FROM act", None)


def test_a_list_that_is_too_long_is_a_file_and_none_is_cut(filled: Path) -> None:
    with sqlite3.connect(filled / "catalogue.db") as db:
        db.execute("UPDATE item SET choice = 'accept', decided_at = '2026-11-01T00:00:00Z', reason = '=1+1'")
        (number,) = db.execute("SELECT COUNT(*) FROM item").fetchone()
    page = gathering.gather(36_500, people=PEOPLE)
    decisions = _told(page)["decisions"]
    assert len(decisions["rows"]) == 100 < number == decisions["total"]
    stored = (page.parent / decisions["file"]["name"]).read_bytes()
    assert sha256(stored).hexdigest() == decisions["file"]["sha256"]
    rows = list(csv.DictReader(io.StringIO(stored.decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == number and {row["reason"] for row in rows} == {"'=1+1"}
    assert rows[0]["item"] == decisions["rows"][0]["item"]
    assert 'href="decisions.csv"' in page.with_name("evidence.nl.html").read_text()


def _told(page: Path) -> dict[str, Any]:
    """Figures and frameworks by their key, but for the moments that queries are given."""
    content = json.loads(page.with_name("evidence.json").read_text())
    figures = {figure["key"]: figure | {"values": None, "worded": None, "says": None} for figure in content["figures"]}
    return figures | {f"framework {n}": one for n, one in enumerate(content["frameworks"])}


def _another_key(folder: Path) -> None:
    """Whoever can write here signs anew, with a key of their own."""
    text = (folder / manifest.MANIFEST).read_text()
    key = Key(folder.parent / "theirs")
    (folder / manifest.SIGNATURE).write_bytes(base64.b64decode(key.sign(text)))
    (folder / manifest.KEY).write_bytes(key.public)


def _written_anew(folder: Path) -> None:
    (folder / "evidence.json").write_text("{}")
    manifest.seal(folder, "of all institutions")
    _another_key(folder)


def _unsigned(folder: Path) -> None:
    for name in (manifest.SIGNATURE, manifest.KEY):
        (folder / name).unlink()


TAMPERED: list[tuple[Callable[[Path], object], str]] = [
    (lambda folder: (folder / "evidence.json").open("ab").write(b" "), "evidence.json: it was changed"),
    (lambda folder: (folder / "evidence.fr.html").unlink(), "evidence.fr.html: it is gone"),
    (lambda folder: (folder / "more.csv").write_text("x"), "more.csv: it was added"),
    (lambda folder: (folder / manifest.SIGNATURE).write_bytes(b"\0" * 64), "it is not a signature of this manifest"),
    (lambda folder: (folder / manifest.SIGNATURE).unlink(), "it is not a signature of this manifest"),
    (
        lambda folder: (folder / manifest.MANIFEST).open("a").write(f"{'0' * 64}  evidence.html\n"),
        "it is not a signature",
    ),
    (_another_key, "NOBODY HERE KNOWS THAT KEY"),
    (_written_anew, "NOBODY HERE KNOWS THAT KEY"),
    (_unsigned, "NOBODY HAS SIGNED"),
]


def test_a_dossier_is_verified_and_whatever_was_done_to_it_is_named(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    history.tell("a line of the log", EventType.REPLICATION, "success")
    folder = gathering.gather(people=PEOPLE).parent
    found = manifest.verify(folder)
    assert found.is_proved and found.key == history.event_log().key.id and "whole" in found.said
    _with_public_tools(folder)
    assert command_line.main(["verify-evidence", str(folder)]) == 0
    for number, (tamper, said) in enumerate(TAMPERED):
        hurt = shutil.copytree(folder, home / f"hurt-{number}")
        tamper(hurt)
        capsys.readouterr()
        assert command_line.main(["verify-evidence", str(hurt)]) == 1, said
        assert said in capsys.readouterr().out
    with pytest.raises(ConfigError, match="no manifest"):
        manifest.verify(home)
    elsewhere = home / "site.pem"  # an auditor who has no archive, and the key of a site
    elsewhere.write_bytes(history.event_log().public())
    shutil.rmtree(home / "events")
    assert not manifest.verify(folder).is_proved and manifest.verify(folder, elsewhere).is_proved


def _with_public_tools(folder: Path) -> None:
    """As docs/auditor.md has it."""
    text = (settings.PROJECT / "docs/auditor.md").read_text()
    (commands,) = re.findall(r"```sh\n(.*?)```", text, re.S)
    done = subprocess.run(["sh", "-e", "-c", commands], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0 and "Signature Verified Successfully" in done.stdout, done.stdout + done.stderr
    assert done.stdout.count(": OK") == 5


def test_who_is_killed_leaves_no_half_dossier(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    child = os.fork()
    if not child:
        monkeypatch.setattr(manifest, "seal", lambda *_: os.kill(os.getpid(), signal.SIGKILL))
        gathering.gather(people=PEOPLE)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    (left,) = placing.shelf().iterdir()
    assert (left / "evidence.json").is_file() and placing.listed() == []
    os.utime(left, (0, 0))
    one, two = gathering.gather(people=PEOPLE).parent, gathering.gather(people=PEOPLE).parent
    assert placing.listed() == sorted([one, two], reverse=True) and not left.exists()


def test_a_lost_key_keeps_no_dossier_from_being_made(home: Path) -> None:
    history.tell("a line of the log", EventType.REPLICATION, "success")
    history.sign()
    (home / "keys/events.pem").unlink()
    folder = gathering.gather(people=PEOPLE).parent
    assert "NOBODY HAS SIGNED" in manifest.verify(folder).said


def test_the_schedules_that_are_told_are_those_of_the_dags() -> None:
    dags = settings.PROJECT / "dags"
    by_the_clock = {file.stem for file in dags.glob("*.py") if re.search(r"schedule=(?!None)", file.read_text())}
    assert by_the_clock == set(house.SCHEDULES)
