"""The auditor's and the engineer's pages: figures, the log with its proof, exports; shut to everybody else."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from pathlib import Path

import pytest
from markupsafe import escape

from heritage import settings
from heritage.catalogue.queries import decisions
from heritage.catalogue.schema.store import reading
from heritage.events.browsing import newest
from heritage.flows import history
from heritage.flows.custody import checkpoints
from heritage.flows.evidence import gathering, house, placing
from heritage.flows.evidence.people import Roster
from heritage.flows.house import watched
from heritage.flows.house.watched import Late
from heritage.messages import LANGUAGES, late, words
from heritage_airflow import cleaning
from heritage_airflow.access import rights
from heritage_airflow.roster import roster
from pages.people import AUDITOR, ENGINEER, NOBODY, OF_KBR, OF_KMI, PROGRAMME, Browser

EVIDENCE = [
    "/evidence",
    "/evidence/log",
    "/evidence/verify",
    "/evidence/decisions",
    "/evidence/acts",
    "/evidence/refusals",
]


@pytest.mark.parametrize("language", ["en", "nl", "fr", "de"])
@pytest.mark.parametrize("path", [*EVIDENCE, "/operations"])
def test_every_page_speaks_every_language(pages: Path, path: str, language: str) -> None:
    who = ENGINEER if path == "/operations" else AUDITOR
    answer = Browser(who).get(f"/heritage{path}?lang={language}")
    assert answer.status_code == 200 and f'<html lang="{language}">' in answer.text


def test_others_do_not_find_them(pages: Path) -> None:
    for path in (*EVIDENCE, "/evidence/key.pem", "/evidence/decisions.csv"):
        for who in (OF_KBR, PROGRAMME, ENGINEER):
            assert Browser(who).get(f"/heritage{path}").status_code == 404, (path, who)
    assert Browser(OF_KBR).get("/heritage/operations").status_code == 404
    assert "/heritage/operations" not in Browser(OF_KBR).get("/heritage/worklines").text


def test_the_log_is_shown_and_verified(pages: Path) -> None:
    els = Browser(AUDITOR)
    text = els.get("/heritage/evidence/log?lang=en").text
    assert "appraisal" in text and "replication" in text
    one = els.get("/heritage/evidence/log?subject=urn:heritage:kbr:DONE-1:GOOD").text
    assert "replication" in one and "appraisal" not in one
    history.tell("not signed yet", "fixity check", "success")  # type: ignore[arg-type]
    found = checkpoints.verify()
    assert found.holds and found.unsigned == 1
    text = els.get("/heritage/evidence/verify?lang=en").text
    assert f"the log holds</span>; it is signed up to line {found.signed_up_to}" in text and "not signed yet: 1" in text
    history.sign()
    assert "every line of it is signed for" in els.get("/heritage/evidence/verify?lang=en").text


def test_an_edited_line_is_named(pages: Path) -> None:
    segment = history.event_log().segments()[-1]
    before = segment.read_bytes()
    try:
        segment.write_bytes(before.replace(b"crooked", b"straigh", 1))
        text = Browser(AUDITOR).get("/heritage/evidence/verify?lang=en").text
        assert "tampered" in text and segment.name in text
    finally:
        segment.write_bytes(before)


def test_what_is_taken_away(pages: Path) -> None:
    els = Browser(AUDITOR)
    rows = list(
        csv.DictReader(
            io.StringIO(els.get("/heritage/evidence/decisions.csv").content.decode("utf-8-sig")), delimiter=";"
        )
    )
    (row,) = rows
    assert (row["who"], row["choice"], row["item"], row["reason"]) == ("anna", "reject", "CROOKED", "'=1+1 crooked")
    name = history.event_log().segments()[-1].name
    lines = els.get(f"/heritage/evidence/files/{name}").text.splitlines()
    assert json.loads(lines[0])["number"] == 1
    for hostile in ("../keys/x", "index.db", "..%2f..%2fcatalogue.db", "0000-00.jsonl"):
        assert els.get(f"/heritage/evidence/files/{hostile}").status_code == 404
    assert els.get("/heritage/evidence/key.pem").text.startswith("-----BEGIN PUBLIC KEY-----")
    assert els.get("/heritage/evidence/nothing.csv").status_code == 404


def test_what_is_late_is_told_as_the_watch_saw_it(pages: Path) -> None:
    dirk = Browser(ENGINEER)
    watched.note([Late("audit", "site-a: no audit has ended", "Look at the DAG audit")])
    assert "site-a: no audit has ended" in dirk.get("/heritage/operations").text
    watched.note([])
    text = dirk.get("/heritage/operations?lang=en").text
    assert "nothing is late" in text
    assert "Skew" in text and "WAITS-1" in text and "Data centre A" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_late_and_why_something_was_refused_is_said_in_the_reader_s_language(
    pages: Path, language: str
) -> None:
    one, spoken = Late.of("coverage", site="site-a", number=2, days=90), words(language)
    watched.note([one])
    text = Browser(ENGINEER).get(f"/heritage/operations?lang={language}").text
    assert str(escape(late.said(spoken, one))) in text and str(escape(late.advice(spoken, one))) in text
    with reading(settings.home().catalogue_url) as db:
        reason = decisions.refusals(db, institutions=None).rows[0].reasons[0]
    told = spoken.refusal(reason).text
    assert (told == words("en").refusal(reason).text) == (language == "en") and not told.lang
    assert str(escape(told)) in Browser(AUDITOR).get(f"/heritage/evidence/refusals?lang={language}").text


def test_reading_the_log_backwards_gives_every_line_once(tmp_path: Path) -> None:
    wanted = []
    for name in ("2026-10.jsonl", "2026-11.jsonl"):
        with (tmp_path / name).open("wb") as out:
            for _ in range(700):
                wanted.append(len(wanted) + 1)
                words = "é" * (len(wanted) * 37 % 400)
                out.write(json.dumps({"number": wanted[-1], "detail": words}, ensure_ascii=False).encode() + b"\n")
    segments, found, after = sorted(tmp_path.glob("*.jsonl")), [], ""
    while True:
        some = newest(segments, after, 97)
        found += [line.content["number"] for line in some.rows]
        if not (after := some.after):
            break
    assert found == wanted[::-1]
    (tmp_path / "2026-11.jsonl").write_bytes(b'{"number": 1}\nnot json\n[1]\n{"number": 2}')
    assert [line.content for line in newest(segments[1:]).rows] == [{"number": 2}, {}, {}, {"number": 1}]


NAMES = (
    "evidence.html",
    "evidence.de.html",
    "evidence.json",
    "manifest-sha256.txt",
    "manifest-sha256.txt.sig",
    "key.pub.pem",
)


def test_whoever_sees_one_institution_gets_its_dossiers_only(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(house, "software", lambda: iter(()))
    nobody = Roster()
    whole, own = gathering.gather(people=nobody).parent, gathering.gather(institution="kbr", people=nobody).parent
    (own / "long.csv").write_text("made for the door")
    places = {folder: f"/heritage/reports/{folder.relative_to(settings.home().reports)}" for folder in (whole, own)}
    for name in (*NAMES, "long.csv"):
        assert Browser(OF_KBR).get(f"{places[own]}/{name}").status_code == 200, name
        assert Browser(OF_KBR).get(f"{places[whole]}/{name}").status_code == 404, name
        for stranger in (OF_KMI, NOBODY):
            assert Browser(stranger).get(f"{places[own]}/{name}").status_code == 404, name
    for name in NAMES:
        assert Browser(AUDITOR).get(f"{places[whole]}/{name}").status_code == 200, name
    shown = {who.login: Browser(who).get("/heritage/dossiers?lang=de") for who in (OF_KBR, OF_KMI, PROGRAMME, AUDITOR)}
    assert all(answer.status_code == 200 for answer in shown.values())
    seen = {login: [place in answer.text for place in places.values()] for login, answer in shown.items()}
    assert seen == {"anna": [False, True], "bert": [False, False], "carla": [True, True], "els": [True, True]}
    assert f"{places[own]}/evidence.de.html" in shown["anna"].text
    assert Browser(NOBODY).get("/heritage/dossiers").status_code == 404
    text = Browser(AUDITOR).get("/heritage/evidence?lang=en").text
    assert f"{places[own]}/evidence.html" in text and f"{places[whole]}/manifest-sha256.txt.sig" in text


def test_nothing_half_made_and_no_other_file_leaves_by_the_door(pages: Path) -> None:
    half = placing.shelf() / ".partial-1234"
    half.mkdir(parents=True, exist_ok=True)
    (half / "evidence.html").write_text("half")
    batch = settings.home().report("kbr", "DONE-1")
    (batch / "secret.pem").write_text("none of a dossier")
    (batch / "list.csv").write_text("none of a dossier")
    els = Browser(AUDITOR)
    for path in (
        "_evidence/.partial-1234/evidence.html",
        "kbr/DONE-1/secret.pem",
        "kbr/DONE-1/list.csv",
        "kbr/_evidence/../../../keys/events.pem",
    ):
        assert els.get(f"/heritage/reports/{path}").status_code == 404, path
    assert els.get("/heritage/reports/kbr/DONE-1/report.html").status_code == 200


def test_who_works_here_is_told_without_a_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "airflow.db"
    with sqlite3.connect(place) as db:  # the columns that are asked of FAB's tables
        db.executescript("""
          CREATE TABLE ab_user (id INTEGER, username TEXT, password TEXT, active BOOLEAN, last_login TEXT);
          CREATE TABLE ab_role (id INTEGER, name TEXT);
          CREATE TABLE ab_user_role (user_id INTEGER, role_id INTEGER);
          INSERT INTO ab_user VALUES (1, 'anna', 'pbkdf2', 1, '2026-11-30 07:00:00.123'), (2, 'gone', 'pbkdf2', 0, NULL), (3, 'els', 'pbkdf2', 1, NULL);
          INSERT INTO ab_role VALUES (1, 'Coordinator'), (2, 'Institution kbr'), (3, 'Auditor');
          INSERT INTO ab_user_role VALUES (1, 1), (1, 2), (2, 3), (3, 3);
        """)
    monkeypatch.setenv(cleaning._VARIABLE, f"sqlite:///{place}")
    told = roster()
    assert told["people"] == [
        {"login": "anna", "roles": ["Coordinator"], "institutions": ["kbr"], "may": ["decide", "deliver", "look", "request"], "last_log_in": "2026-11-30 07:00:00"},
        {"login": "els", "roles": ["Auditor"], "institutions": "all", "may": ["audit", "look"], "last_log_in": ""},
    ]  # fmt: skip
    assert {row["role"] for row in told["roles"]} == set(rights.ROLES)


def test_fabs_tables_have_the_columns_that_the_roster_asks_for() -> None:
    from airflow.providers.fab.auth_manager.models import Model

    tables = Model.metadata.tables
    wanted = {
        "ab_user": {"id", "username", "active", "last_login"},
        "ab_role": {"id", "name"},
        "ab_user_role": {"user_id", "role_id"},
    }
    assert {name for name, columns in wanted.items() if columns <= set(tables[name].columns.keys())} == set(wanted)
