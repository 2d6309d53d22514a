"""The coordinator's pages: what they show, to whom, and in which language."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

from heritage.flows.workline import close
from heritage.pages.frame import _room
from pages.conftest import rejected
from pages.people import ENGINEER, NOBODY, OF_KBR, OF_KMI, PROGRAMME, Browser

PAGES = [
    "/worklines",
    "/worklines/kbr/DONE-1",
    "/worklines/kbr/WAITS-1",
    "/worklines/kbr/WAITS-1/items/SLANTED",
    "/stations/kbr",
    "/worklines/kbr/DONE-1/rework",
]


@pytest.mark.parametrize("language", ["en", "nl", "fr", "de"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_speaks_every_language(pages: Path, path: str, language: str) -> None:
    answer = Browser(OF_KBR).get(f"/heritage{path}?lang={language}")
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.text
    assert "unsafe-inline" not in answer.headers["content-security-policy"]
    assert " style=" not in answer.text and "<style" not in answer.text


def test_lists_deliveries_by_state_and_what_has_arrived(pages: Path) -> None:
    text = Browser(OF_KBR).get("/heritage/worklines?lang=en").text
    assert "DONE-1" in text and "WAITS-1" in text and "NEW-1" in text
    waiting = Browser(OF_KBR).get("/heritage/worklines?state=waiting&lang=en").text
    assert "WAITS-1" in waiting and "DONE-1" not in waiting


def test_a_flagged_item_offers_its_question_to_who_decides(pages: Path) -> None:
    text = Browser(OF_KBR).get("/heritage/worklines/kbr/WAITS-1?lang=en").text
    assert 'data-run="asked__1" data-task="ask" data-index="0"' in text and 'id="decide"' in text
    assert "/heritage/reports/kbr/WAITS-1/pictures/SLANTED/00000.jpg" in text
    seen = Browser(ENGINEER).get("/heritage/worklines/kbr/WAITS-1?lang=en").text
    assert "data-task" not in seen and 'id="decide"' not in seen


def test_a_decision_is_taken_back_by_who_decides_there(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[tuple[str, str]] = []
    monkeypatch.setattr(
        "heritage_airflow.web.start_run.start", lambda dag, run, conf, who: started.append((dag, conf["batch"]))
    )
    anna, address = Browser(OF_KBR), "/heritage/worklines/kbr/DONE-1"
    shown = anna.get(f"{address}?lang=en").text
    assert 'data-item="CROOKED">Take the decision back' in shown and shown.count('class="take-back"') == 1
    assert 'class="take-back"' not in Browser(ENGINEER).get(f"{address}?lang=en").text
    said = {"reason": "a slip", "csrf": anna.token(address)}
    assert anna.post(f"{address}/taken-back", data={**said, "item": "NONE"}).status_code == 404
    assert anna.post(f"{address}/taken-back", data={"reason": "a slip", "item": "CROOKED"}).status_code == 403
    other = Browser(OF_KMI)
    theirs = {**said, "csrf": other.token("/heritage/worklines"), "item": "CROOKED"}
    assert other.post(f"{address}/taken-back", data=theirs).status_code == 404
    sealed = anna.post(f"{address}/taken-back", data={**said, "item": "GOOD"}).json()
    assert (sealed["answered"], "sealed" in sealed["failed"][0], started) == (0, True, [])
    every = anna.post(f"{address}/taken-back", data={**said, "state": "rejected"}).json()
    assert every == {"answered": 1, "failed": [], "after": ""}
    assert started == [("review", "kbr/DONE-1")]
    assert "flagged" in anna.get(f"{address}/items/CROOKED?lang=en").text
    rejected("kbr/DONE-1/CROOKED")
    close.close_again("kbr/DONE-1")


def test_findings_are_worded_in_the_readers_language(pages: Path) -> None:
    english = Browser(OF_KBR).get("/heritage/worklines/kbr/WAITS-1/items/SLANTED?lang=en").text
    dutch = Browser(OF_KBR).get("/heritage/worklines/kbr/WAITS-1/items/SLANTED?lang=nl").text
    assert "Skew" in english
    assert "cheef" in dutch and "Asked" not in dutch


def test_a_package_that_a_finding_names_is_a_link() -> None:
    said = str(_room().get_template("parts.html").module.linked("<b> in urn:heritage:kbr:B%20C:A (batch B C)"))  # type: ignore[attr-defined]
    link = '<a href="/heritage/archive/urn%3Aheritage%3Akbr%3AB%2520C%3AA">urn:heritage:kbr:B%20C:A</a>'
    assert said == f"<span>&lt;b&gt; in {link} (batch B C)</span>"


def test_the_rework_list_names_each_fault_and_runs_no_formula(pages: Path) -> None:
    answer = Browser(OF_KBR).get("/heritage/worklines/kbr/DONE-1/rework.csv?lang=en")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert {row["Item"] for row in rows} == {"CROOKED"}
    assert any("0001" in row["File"] and row["Found"] for row in rows)
    assert all(not value.startswith("=") for row in rows for value in row.values())
    assert any("=1+1 crooked" in row["Reason"] for row in rows)


def test_another_institutions_coordinator_finds_nothing(pages: Path) -> None:
    other = Browser(OF_KMI)
    for path in PAGES[1:]:
        assert other.get(f"/heritage{path}").status_code == 404, path
    text = other.get("/heritage/worklines").text
    assert "DONE-1" not in text and "WAITS-1" not in text and "NEW-1" not in text and ">kbr<" not in text
    for path in (
        "reports/kbr/DONE-1/report.html",
        "reports/kbr/WAITS-1/pictures/SLANTED/00000.jpg",
        "run/paper/r-done",
        "run/paper/r-done/delivery",
    ):
        assert other.get(f"/heritage/{path}", follow_redirects=False).status_code == 404, path


def test_somebody_without_a_role_finds_nothing_at_all(pages: Path) -> None:
    for path in ("/worklines", "/archive", "/operations", "/evidence", "/static/heritage.css", "/api/v1/packages"):
        assert Browser(NOBODY).get(f"/heritage{path}").status_code == 404, path


def test_a_form_without_its_token_is_refused(pages: Path) -> None:
    anna = Browser(OF_KBR)
    form = {"institution": "kbr", "workline": "paper", "name": "NEW-1"}
    assert anna.post("/heritage/worklines/start", data=form).status_code == 403
    other = Browser(PROGRAMME).token("/heritage/worklines")
    assert anna.post("/heritage/worklines/start", data={**form, "csrf": other}).status_code == 403


def test_starting_what_lies_in_the_inbox(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started = []
    monkeypatch.setattr(
        "heritage_airflow.web.start_delivery.start_run.start", lambda *said: started.append(said) or True
    )
    anna = Browser(OF_KBR)
    token = anna.token("/heritage/worklines")
    form = {"institution": "kbr", "workline": "paper", "csrf": token}
    (pages / "inbox/kmi/paper/THEIRS").mkdir(parents=True, exist_ok=True)
    (pages / "inbox/kbr/paper/link").symlink_to("../../kmi/paper/THEIRS")
    for name in ("../../kmi/paper/x", "..", ".hidden", "nowhere", "a/b", "\0", "link"):
        assert anna.post("/heritage/worklines/start", data={**form, "name": name}).status_code == 404, name
    assert (
        anna.post("/heritage/worklines/start", data={**form, "institution": "kmi", "name": "NEW-1"}).status_code == 404
    )
    assert (
        Browser(OF_KMI)
        .post(
            "/heritage/worklines/start",
            data={**form, "name": "NEW-1", "csrf": Browser(OF_KMI).token("/heritage/worklines")},
        )
        .status_code
        == 404
    )
    assert started == []
    answer = anna.post("/heritage/worklines/start", data={**form, "name": "NEW-1"}, follow_redirects=False)
    assert answer.status_code == 303
    ((dag, run, conf, who),) = started
    place = str(pages / "inbox/kbr/paper/NEW-1")
    assert (dag, conf, who.name) == ("paper", {"delivery": place, "review": "wait", "institution": "kbr"}, "anna")
    assert run.startswith("inbox__NEW-1__")


def test_a_page_starts_nothing_for_another_institution(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a page may have overlooked: the call that all of them end in asks as well, and names whose run it is to be."""
    from fastapi import HTTPException

    from heritage_airflow.access.rights import viewer_of
    from heritage_airflow.web import start_run

    for dag, conf in (
        ("paper", {"institution": "kmi"}),
        ("restore", {"packages": ["urn:heritage:kmi:B:I"]}),
        ("move", {}),
    ):
        with pytest.raises(HTTPException, match="403"):
            start_run.start(dag, "r", conf, viewer_of(OF_KBR))
    started = []
    monkeypatch.setattr(
        "heritage_airflow.web.routes.worklines.start_run.start", lambda *said: started.append(said) or True
    )
    anna = Browser(OF_KBR)
    form = {"csrf": anna.token("/heritage/worklines")}
    assert anna.post("/heritage/worklines/kbr/DONE-1/again", data=form, follow_redirects=False).status_code == 303
    assert started[0][2]["institution"] == "kbr"


def test_the_list_asks_the_catalogue_a_bounded_number_of_times(pages: Path, queries: list[str]) -> None:
    Browser(PROGRAMME).get("/heritage/worklines")
    assert len(queries) <= 10
    queries.clear()
    Browser(PROGRAMME).get("/heritage/worklines/kbr/WAITS-1")
    assert len(queries) <= 10


def test_whatever_lies_in_the_inbox_is_shown_to_its_institution_alone(pages: Path) -> None:
    """With what is wrong and what to do, in the reader's language."""
    stray = pages / "inbox/kbr/paper/lot-9.zip"
    stray.touch()
    try:
        text = Browser(OF_KBR).get("/heritage/worklines?lang=en").text
        assert "kbr/paper/lot-9.zip" in text and "which nobody unpacks" in text and "Unpack it" in text
        assert "kbr/paper/NEW-1" in text and "metadata/delivery.yaml" in text
        assert "Entpacken Sie sie" in Browser(OF_KBR).get("/heritage/worklines?lang=de").text
        assert "lot-9" in Browser(PROGRAMME).get("/heritage/worklines").text
        assert "lot-9" not in Browser(OF_KMI).get("/heritage/worklines").text
    finally:
        stray.unlink()


def test_operations_shows_what_housekeeping_did(pages: Path) -> None:
    from heritage.flows.house import housekept

    assert "Look at the DAG housekeeping" in Browser(ENGINEER).get("/heritage/operations?lang=en").text
    housekept.note(housekept.Figures("restored", False, 3, 5_000_000, 2, 1_000, ["reading-room: <b>theirs</b>"]))
    for language in ("en", "nl", "fr", "de"):
        text = Browser(ENGINEER).get(f"/heritage/operations?lang={language}").text
        assert "reading-room: &lt;b&gt;theirs" in text
        assert re.search(r"\b5([.,]0)?\W{1,6}M[Bo]", text), language
