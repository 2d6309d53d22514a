"""Changing what is said of packages: the form, the look at what changes, the table for many, the REST door, and who may."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from heritage.catalogue.revisions import KeptRevision
from heritage.flows.revise import planning
from heritage.model import Statement
from heritage.pages.revision import revising
from heritage_airflow.web import answering
from pages.conftest import GOOD
from pages.people import ENGINEER, OF_KBR, OF_KMI, PROGRAMME, Browser

PAGE = f"/heritage/archive/{quote(GOOD, safe='')}"
REST = f"/heritage/api/v1/packages/{quote(GOOD, safe='')}/metadata"
PROGRAM = {"authorization": "Bearer x", "accept": "application/json"}


def sent(anna: Browser, **changed: str) -> Any:
    """The form as it is shown, with some values changed, sent to be looked at."""
    shown = anna.get(f"{PAGE}/revise").text
    names = re.findall(r'name="field" value="([^"]*)"', shown)
    values = re.findall(r'<textarea name="value"[^>]*aria-label="dc[^"]*"[^>]*>([^<]*)<', shown)
    data = {"csrf": anna.token(PAGE), "base": "1", "why": "a typo", "evidence": "", "field": names}
    data["value"] = [changed.get(name, value) if value else "" for name, value in zip(names, values, strict=False)]
    return anna.post(f"{PAGE}/revise", data={**data, "language": [""] * len(names)})


def test_what_is_written_is_shown_beside_what_was_and_asked_for_once(
    pages: Path, started: list[tuple[Any, ...]]
) -> None:
    anna = Browser(OF_KBR)
    looked = sent(anna, **{"dc:date": "1905"})
    assert looked.status_code == 200
    assert "1904" in looked.text and "1905" in looked.text and "version 2" in looked.text
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', looked.text))
    patch = json.loads(hidden["patch"].replace("&#34;", '"').replace("&quot;", '"'))
    assert patch["dc:date"] == [{"value": "1905", "language": ""}]
    assert set(patch) <= {"dc:date", "dc:title"}, "what is not changed is left to whoever changes it meanwhile"
    assert started == []
    hidden["patch"] = json.dumps(patch)
    for _ in range(2):
        anna.post(f"{PAGE}/requests", data={**hidden, "csrf": anna.token(PAGE)})
    assert {run[0] for run in started} == {"revise"}
    assert started[0][2] == {"package": GOOD, "why": "a typo", "patch": patch, "evidence": "", "base": 1}
    assert len({run[1] for run in started}) == 1


@pytest.mark.parametrize(
    ("changed", "said"),
    [({"dcterms:language": "Dutch?"}, "a language tag"), ({}, "Nothing would change")],
)  # fmt: skip
def test_what_is_wrong_is_said_and_what_was_written_stays(
    pages: Path, started: list[tuple[Any, ...]], changed: dict[str, str], said: str
) -> None:
    anna = Browser(OF_KBR)
    answer = sent(anna, **changed)
    if not changed:
        assert answer.status_code in (200, 422)
        return
    assert answer.status_code == 422
    assert said in answer.text and "Dutch?" in answer.text
    assert started == []


def test_who_decides_there_may_and_nobody_else(pages: Path, started: list[tuple[Any, ...]]) -> None:
    for who, status in ((OF_KBR, 200), (PROGRAMME, 200), (OF_KMI, 404), (ENGINEER, 403)):
        assert Browser(who).get(f"{PAGE}/revise").status_code == status
    patch = {
        "csrf": Browser(ENGINEER).token(PAGE),
        "kind": "revise",
        "key": "k" * 12,
        "patch": '{"dc:title": "x"}',
        "reason": "w",
    }
    assert Browser(ENGINEER).post(f"{PAGE}/requests", data=patch).status_code == 403
    assert started == []


@pytest.mark.parametrize("language", ["nl", "fr", "de"])
def test_in_every_language(pages: Path, language: str) -> None:
    anna = Browser(OF_KBR)
    for place in (PAGE, f"{PAGE}/revise", "/heritage/archive/table"):
        shown = anna.get(place, params={"lang": language})
        assert shown.status_code == 200
        assert f'lang="{language}"' in shown.text and "revise-" not in re.sub(r"<[^>]*>", "", shown.text)


def test_a_table_is_downloaded_changed_and_sent(pages: Path, started: list[tuple[Any, ...]]) -> None:
    anna = Browser(OF_KBR)
    text = anna.get("/heritage/archive/table.csv", params={"text": "good"}).content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["package"] for row in rows] == [GOOD]
    assert "dc:date" in rows[0]
    form = {"csrf": anna.token(PAGE), "institution": "kbr", "why": "a typo"}
    changed = text.replace("1904", "1905").encode()
    answer = anna.post("/heritage/archive/table", data=form, files={"file": ("t.csv", changed)}, follow_redirects=False)
    assert answer.status_code == 303
    ((dag, run, conf, _),) = started
    assert (dag, conf["institution"], conf["approval"]) == ("revise", "kbr", True)
    assert planning.plan(run, planning.Wanted(**conf), who="anna") == 1
    shown = anna.get(f"/heritage/archive/revisions/{run}").text
    assert "1904" in shown and "1905" in shown
    assert Browser(OF_KMI).get(f"/heritage/archive/revisions/{run}").status_code == 404


def test_a_table_for_others_is_not_taken(pages: Path, started: list[tuple[Any, ...]]) -> None:
    anna = Browser(OF_KBR)
    form = {"csrf": anna.token(PAGE), "institution": "kmi", "why": "w"}
    assert (
        anna.post(
            "/heritage/archive/table", data=form, files={"file": ("t.csv", b"package,dc.title\nx,y\n")}
        ).status_code
        == 404
    )
    form["institution"] = "kbr"
    refused = anna.post("/heritage/archive/table", data=form, files={"file": ("t.csv", b"id,dc.title\nx,y\n")})
    assert refused.status_code == 422 and "column" in refused.text
    assert started == []


def test_a_plan_is_approved_here_by_who_decides_there(
    pages: Path, started: list[tuple[Any, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[Any] = []
    monkeypatch.setattr(answering, "give", lambda user, question, said: given.append((question, said)))
    planning.plan("four", planning.Wanted("w", GOOD, {"dc:date": "1906"}, approval=True), who="bea")
    place, anna = "/heritage/archive/revisions/four", Browser(OF_KBR)
    form = {"csrf": anna.token(PAGE), "choice": "Approve", "reason": "seen"}
    assert anna.post(f"{place}/answer", data=form, follow_redirects=False).status_code == 303
    assert [(q.dag, q.run, q.task, said) for q, said in given] == [("revise", "four", "approve", ("Approve", "seen"))]
    bert = Browser(OF_KMI)
    form = {"csrf": bert.token("/heritage/archive"), "choice": "Approve", "reason": ""}
    assert bert.post(f"{place}/answer", data=form).status_code == 404
    form = {"csrf": anna.token(PAGE), "choice": "Whatever", "reason": ""}
    assert anna.post(f"{place}/answer", data=form).status_code == 422
    assert len(given) == 1


def test_the_rest_door(pages: Path, started: list[tuple[Any, ...]]) -> None:
    anna, key = Browser(OF_KBR), {**PROGRAM, "idempotency-key": "k1-abcdefgh"}
    tag = anna.get(REST, headers=PROGRAM).headers["etag"]
    assert tag == '"1"'
    patch, why = {"dc:date": "1907"}, {"why": "a typo"}
    assert anna.patch(REST, json=patch, params=why, headers=key).status_code == 428
    assert anna.patch(REST, json=patch, params=why, headers={**key, "if-match": '"7"'}).status_code == 412
    assert anna.patch(REST, json=patch, headers={**key, "if-match": tag}).status_code == 422
    assert anna.patch(REST, json={"dc:date": "1904"}, params=why, headers={**key, "if-match": tag}).status_code == 409
    wrong = anna.patch(REST, json={"foo": "x"}, params=why, headers={**key, "if-match": tag})
    assert wrong.status_code == 422 and "foo [revision-field]" in wrong.json()["detail"]
    for _ in range(2):
        asked = anna.patch(REST, json=patch, params=why, headers={**key, "if-match": tag})
        assert (asked.status_code, asked.json()["kind"]) == (202, "revise")
    assert len({run[1] for run in started}) == 1
    assert Browser(OF_KMI).patch(REST, json=patch, params=why, headers={**key, "if-match": tag}).status_code == 404
    assert Browser(ENGINEER).patch(REST, json=patch, params=why, headers={**key, "if-match": tag}).status_code == 403
    assert anna.get(REST.replace("metadata", "versions"), headers=PROGRAM).json() == []


def test_an_earlier_versions_words_fill_the_form() -> None:
    said = [Statement("dcterms:title", "C", "revision 3, anna"), Statement("dcterms:subject", "s", "revision 2, anna")]
    old = {"field": "dc:title", "value": "A", "source": "metadata.csv", "language": "nl", "subject": "", "score": None}
    changes = (
        ({"field": "dcterms:title", "before": [{**old, "field": "dcterms:title", "value": "B"}], "after": [], "subject": ""},),
        ({"field": "dcterms:title", "before": [old], "after": [], "subject": ""},
         {"field": "dcterms:subject", "before": [], "after": [], "subject": ""}),
    )  # fmt: skip
    made = [
        KeptRevision(v, "metadata", c, "w", "anna", "", "", "", "", "", "")
        for v, c in zip((3, 2), changes, strict=True)
    ]

    def shown(version: int) -> dict[str, list[str]]:
        return {f.name: [s.value for s in f.said] for f in revising.as_of(version, said, made)}

    assert shown(3) == {"dcterms:title": ["C"], "dcterms:subject": ["s"]}
    assert shown(2) == {"dcterms:title": ["B"], "dcterms:subject": ["s"]}
    assert shown(1) == {"dcterms:title": ["A"], "dcterms:subject": []}


def test_an_earlier_versions_words_are_of_the_item_and_not_of_its_pages() -> None:
    of_a_page = {
        "field": "structure:label",
        "before": [],
        "after": [{"value": "iv", "language": ""}],
        "subject": "objects/A/1.tif",
    }
    made = [KeptRevision(2, "structure", (of_a_page,), "w", "anna", "", "", "", "", "", "")]
    assert [f.name for f in revising.as_of(1, [Statement("dc:title", "A", "csv")], made)] == ["dc:title"]


def test_rows_of_rights_in_the_form(pages: Path, started: list[tuple[Any, ...]]) -> None:
    anna = Browser(OF_KBR)
    form = anna.get(f"{PAGE}/revise").text
    columns = re.findall(r'name="right" value="([^"]*)"', form)
    assert columns[0] == "basis" and len(columns) % 17 == 0 and "<option>disallow</option>" in form
    said = {
        "basis": "copyright",
        "status": "copyrighted",
        "jurisdiction": "be",
        "grant_act": "disseminate",
        "grant_restriction": "disallow",
    }
    data = {
        "csrf": anna.token(PAGE),
        "base": "1",
        "why": "asked the heirs",
        "evidence": "",
        "field": [""],
        "value": [""],
        "language": [""],
    }
    data |= {"right": columns, "cell": [said.get(column, "") for column in columns[:17]] + [""] * (len(columns) - 17)}
    looked = anna.post(f"{PAGE}/revise", data=data)
    assert looked.status_code == 200 and "basis: copyright, status: copyrighted" in looked.text
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', looked.text))
    patch = json.loads(hidden["patch"].replace("&#34;", '"'))
    assert [{name: cell for name, cell in row.items() if cell} for row in patch["rights"]] == [
        said
    ] and patch.keys() == {"rights"}
    data["cell"][0] = "copyrite"  # type: ignore[index]
    wrong = anna.post(f"{PAGE}/revise", data=data)
    assert wrong.status_code == 422 and "copyrite" in wrong.text and ">be</textarea>" in wrong.text
    key = {**PROGRAM, "idempotency-key": "rights-abcdefgh", "if-match": '"1"'}
    assert anna.patch(REST, json={"rights": [said]}, params={"why": "w"}, headers=key).status_code == 202
    refused = anna.patch(
        REST,
        json={"rights": [{"basis": "x"}]},
        params={"why": "w"},
        headers=key | {"idempotency-key": "other-abcdefgh"},
    )
    assert refused.status_code == 422 and "basis" in refused.json()["detail"]


def test_the_rows_of_an_earlier_version_fill_the_form() -> None:
    old = {
        "field": "premis:basis",
        "value": "license",
        "source": "rights.csv, row 2",
        "language": "",
        "subject": "",
        "score": None,
    }
    change = {
        "field": "premis:rights",
        "before": [old],
        "after": [{"value": '{"basis": "statute"}', "language": ""}],
        "subject": "",
    }
    made = [KeptRevision(2, "rights", (change,), "w", "anna", "", "", "", "", "", "")]
    said = [Statement("premis:basis", "statute", "revision 2, anna, rights row 1")]
    assert revising.rights_as_of(1, said, made) == [{"basis": "license"}] and revising.rights(said) == [
        {"basis": "statute"}
    ]
    assert revising.as_of(1, said, made) == ()
    (shown,) = revising.differing([change])
    assert (shown.name, shown.before, shown.after) == ("rights", (("basis: license", ""),), (("basis: statute", ""),))


def test_the_form_offers_what_the_profile_lets_be_said(pages: Path, started: list[tuple[Any, ...]]) -> None:
    anna = Browser(OF_KBR)
    for language, label in (
        ("en", "still image"),
        ("nl", "stilstaand beeld"),
        ("fr", "image fixe"),
        ("de", "unbewegtes Bild"),
    ):
        form = anna.get(f"{PAGE}/revise", params={"lang": language}).text
        assert f'<option value="StillImage">{label}</option>' in form and "profile-" not in form
    data = {
        "csrf": anna.token(PAGE),
        "base": "1",
        "why": "w",
        "field": ["dcterms:type"],
        "value": ["film"],
        "language": [""],
    }
    wrong = anna.post(f"{PAGE}/revise", params={"lang": "en"}, data=data)
    assert (
        wrong.status_code == 422 and "StillImage, Text" in wrong.text and "<option selected>film</option>" in wrong.text
    )
    assert anna.post(f"{PAGE}/revise", data={**data, "value": ["Text"]}).status_code == 200
    key = {**PROGRAM, "idempotency-key": "profile-abcdefgh", "if-match": '"1"'}
    refused = anna.patch(REST, json={"dcterms:type": "film"}, params={"why": "w"}, headers=key)
    assert refused.status_code == 422 and "revision-profile" in refused.json()["detail"]
