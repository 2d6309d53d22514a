"""Deciding about suggestions on the pages: those that say the same together, one by one, taking back; in four languages, and who may."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from heritage import settings
from heritage.catalogue import suggestions
from heritage.catalogue.schema.store import reading, writing
from heritage.flows.enrich import tiers
from heritage.model import Suggestion
from pages.conftest import GOOD
from pages.people import ENGINEER, OF_KBR, OF_KMI, PROGRAMME, Browser

PAGE = "/heritage/archive/suggestions"
OF_A_PACKAGE = f"/heritage/archive/{quote(GOOD, safe='')}"


@pytest.fixture
def waiting(pages: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """Two open suggestions of GOOD, new for each test; answers the runs that are asked of Airflow."""
    mine = [
        Suggestion(GOOD, "dcterms:spatial", "Gent", "authorities", "1.0", 0.98, "Gand", "aat 1", "nl", "https://id.example/<gent>"),
        Suggestion(GOOD, "dcterms:created", "1904~", "dates", "1.0", 0.75, "<i>ca. 1904"),
    ]  # fmt: skip
    with writing(settings.home().catalogue_url) as db:
        from sqlalchemy import delete

        from heritage.catalogue.schema.enrichment import Suggestion as Row

        db.execute(delete(Row))
        suggestions.note(db, "kbr", GOOD, ["authorities", "dates"], mine)
    tiers.refresh()
    runs: list[tuple[Any, ...]] = []
    monkeypatch.setattr(
        "heritage_airflow.web.routes.suggesting.start_run.start", lambda *said: runs.append(said) or True
    )
    return runs


def states() -> dict[str, str]:
    with reading(settings.home().catalogue_url) as db:
        left = suggestions.open_ones(db, institutions=None, package=GOOD)
        return {s.value: s.state.value for s in (*left, *suggestions.of_package(db, GOOD))}


def groups(anna: Browser) -> list[str]:
    return [html.unescape(one) for one in re.findall(r'name="group"[^>]*value="([^"]*)"', anna.get(PAGE).text)]


def sent(anna: Browser, where: str = PAGE, **data: object) -> Any:
    form = {"csrf": anna.token(PAGE), "institution": "kbr", **data}
    return anna.post(where, data=form, follow_redirects=False)


def test_a_look_decides_nothing_and_the_act_starts_the_run(waiting: list[tuple[Any, ...]]) -> None:
    anna = Browser(OF_KBR)
    gent = next(one for one in groups(anna) if "Gent" in one)
    looked = sent(anna, group=gent, choice="accepted", why="seen")
    assert looked.status_code == 200 and "1 suggestion is accepted" in looked.text
    assert states() == {"Gent": "open", "1904~": "open"} and waiting == []
    done = sent(anna, f"{PAGE}/decided", group=gent, choice="accepted", why="seen")
    assert done.status_code == 303
    assert states() == {"Gent": "accepted", "1904~": "open"}
    ((dag, run, conf, _),) = waiting
    assert (dag, conf) == ("revise", {"suggestions": True, "institution": "kbr", "why": "seen"})
    assert done.headers["location"].endswith(f"/archive/revisions/{run}")


def test_rejected_one_by_one_starts_nothing(waiting: list[tuple[Any, ...]]) -> None:
    anna = Browser(OF_KBR)
    gent = next(one for one in groups(anna) if "Gent" in one)
    shown = anna.get(f"{PAGE}/records", params={"institution": "kbr", "group": gent})
    (one,) = re.findall(r'name="one" value="([^"]*)"', shown.text)
    assert sent(anna, one=one, choice="rejected").status_code == 200
    assert sent(anna, f"{PAGE}/decided", one=one, choice="rejected", why="no").status_code == 303
    assert states()["Gent"] == "rejected" and waiting == []


def test_a_value_of_ones_own(waiting: list[tuple[Any, ...]]) -> None:
    anna = Browser(OF_KBR)
    date = next(one for one in groups(anna) if "1904" in one)
    assert sent(anna, group=date, choice="changed").status_code == 422
    assert sent(anna, choice="accepted").status_code == 422
    sent(anna, f"{PAGE}/decided", group=date, choice="changed", value="1905~")
    assert states()["1905~"] == "changed"


def test_all_of_a_version_is_taken_back_with_a_reason(waiting: list[tuple[Any, ...]]) -> None:
    anna = Browser(OF_KBR)
    for group in groups(anna):
        sent(anna, f"{PAGE}/decided", group=group, choice="accepted")
    told = {"enricher": "dates", "version": "1.0"}
    assert sent(anna, f"{PAGE}/taken-back", **told, reason=" ").status_code == 422
    assert sent(anna, f"{PAGE}/taken-back", **told, reason="it was wrong").status_code == 303
    assert states() == {"Gent": "accepted", "1904~": "withdrawn"}


def test_who_decides_there_may_and_nobody_else(waiting: list[tuple[Any, ...]]) -> None:
    for who, status in ((OF_KBR, 200), (PROGRAMME, 200), (ENGINEER, 403)):
        assert Browser(who).get(PAGE).status_code == status
    bert = Browser(OF_KMI)
    assert "Gent" not in bert.get(PAGE).text
    assert bert.get(PAGE, params={"institution": "kbr"}).status_code == 404
    (group, *_) = groups(Browser(OF_KBR))
    for where in (PAGE, f"{PAGE}/decided"):
        assert sent(bert, where, group=group, choice="accepted").status_code == 404
    assert sent(bert, f"{PAGE}/taken-back", enricher="dates", version="1.0", reason="w").status_code == 404
    assert set(states().values()) == {"open"} and waiting == []


@pytest.mark.parametrize("language", ["en", "nl", "fr", "de"])
def test_in_every_language_and_nothing_of_a_value_is_markup(waiting: list[tuple[Any, ...]], language: str) -> None:
    anna = Browser(OF_KBR)
    (group, *_) = groups(anna)
    about = {"institution": "kbr", "group": group, "lang": language}
    for shown in (
        anna.get(PAGE, params={"lang": language}),
        anna.get(f"{PAGE}/records", params=about),
        anna.get(OF_A_PACKAGE, params={"lang": language}),
        sent(anna, f"{PAGE}?lang={language}", group=group, choice="rejected"),
    ):
        assert shown.status_code == 200 and f'<html lang="{language}"' in shown.text
        assert not re.search(r"\b(suggest|tier)-[a-z]", re.sub(r"<[^>]*>", "", shown.text))
        assert "<i>ca." not in shown.text and "<gent>" not in shown.text


def test_packages_of_a_tier_are_found(waiting: list[tuple[Any, ...]]) -> None:
    anna = Browser(OF_KBR)
    told = re.search(r"Tier (\d) \(", anna.get(OF_A_PACKAGE).text)
    assert told
    for tier in range(5):
        assert (GOOD in anna.get("/heritage/archive", params={"tier": tier}).text) == (tier == int(told[1]))
