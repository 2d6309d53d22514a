"""A catalogue that another process holds, or that may not be written: every command ends, with a sentence where it needed more."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from custody.kept import keep
from heritage import __main__ as command_line
from heritage.catalogue.schema import store

PACKAGE = "urn:heritage:kbr:KBR-2026-0042:MS_0000"
WORDS = {
    "audit": ["--site", "site-a"],
    "repair": ["--package", PACKAGE],
    "restore": [PACKAGE, "--into", "{home}/out"],
    "revise": [PACKAGE, "--patch", "{home}/patch.json", "--why", "x"],
    "migrate": ["--why", "x"],
    "metadata": [],
    "vocabulary": ["{home}/terms.csv", "--name", "terms"],
    "publish": [],
    "withdraw": [PACKAGE, "--why", "x"],
    "drill": [],
    "move": ["site-a", "site-b"],
    "watch": [],
    "evidence": [],
    "verify-evidence": ["{home}/reports"],
    "rebuild": [],
    "site": [],
    "verify-log": [],
    "sign-log": [],
    "renew-key": ["--reason", "x"],
    "begin-log": ["--reason", "x"],
}
NEEDS = {"audit", "restore", "drill", "move", "rebuild", "metadata", "vocabulary"}
"""Those that write there; the others read what was committed, or look elsewhere."""


@pytest.fixture(params=["locked", "read-only"])
def trouble(home: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    keep(home, 1)
    (home / "patch.json").write_text('{"dcterms:title": "x"}')
    (home / "terms.csv").write_text("uri,label\nhttps://id.example/1,Gent\n")
    place = home / "catalogue.db"
    if request.param == "read-only":
        monkeypatch.setenv("HERITAGE_CATALOGUE", f"sqlite:///file:{place}?mode=ro&uri=true")
        yield "readonly database"
        return
    monkeypatch.setattr(store, "_WAIT_MS", 100)
    with closing(sqlite3.connect(place, isolation_level=None)) as held:
        held.execute("BEGIN EXCLUSIVE")
        yield "database is locked"


def test_a_command_that_is_not_there_is_answered_with_those_that_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        command_line.main(["audits"])
    assert ended.value.code == 2
    assert "audit" in capsys.readouterr().err.partition("choose from")[2]


def test_every_command_ends_with_a_sentence(trouble: str, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert WORDS.keys() == command_line.COMMANDS.keys() - {"checks", "access"}, "these ask no catalogue"
    for name, words in WORDS.items():
        code = command_line.main([name, *(word.format(home=home) for word in words)])
        said = capsys.readouterr().err
        assert code in (0, 1), name
        assert "Traceback" not in said, name
        if name in NEEDS:
            assert (code, trouble in said) == (1, True), (name, said)
