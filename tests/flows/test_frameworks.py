"""The frameworks of a real archive's dossier: what has not happened is not met, what then happens is, and damage takes it away again."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from flows.driver import Run
from heritage.archive import layout
from heritage.flows.custody import audit, drill
from heritage.flows.custody.roots import places
from heritage.flows.custody.roots.sites import open_site
from heritage.flows.evidence import gathering, house
from heritage.flows.evidence.people import Roster

PEOPLE = Roster([{"login": "els", "roles": ["Auditor"], "institutions": "all", "may": [], "last_log_in": ""}])


@pytest.fixture
def home(closed: tuple[Path, Run], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two books at two sites, which nobody has looked at since."""
    home = shutil.copytree(closed[0], tmp_path / "home")
    monkeypatch.setenv("HERITAGE_HOME", str(home))
    monkeypatch.setattr(house, "software", lambda: iter([{"software": "heritage", "serves": "this system"}]))
    return home


def _told() -> tuple[dict[str, Any], Path]:
    page = gathering.gather(people=PEOPLE)
    return json.loads(page.with_name("evidence.json").read_text()), page.parent


def _verdicts(told: dict[str, Any]) -> dict[str, str]:
    return {one["id"]: one["verdict"] for each in told["frameworks"] for group in each["groups"] for one in group["requirements"]}  # fmt: skip


def _levels(told: dict[str, Any]) -> dict[str, int]:
    return {group["group"]: group["level"] for group in told["frameworks"][0]["groups"]}


def _audit(run: str) -> None:
    for site in ("site-a", "site-b"):
        audit.plan(run, site, audit.Scope(True, "", ""))
        audit.read(run, site)
        audit.sweep(run, site)
        audit.finish(run, site)


def test_what_happens_to_an_archive_is_what_the_frameworks_say(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told, folder = _told()
    found = _verdicts(told)
    assert found["storage-1.1"] == "not", "the trial's two sites are one place"
    assert {found[one] for one in ("integrity-3.1", "4.4.1.2", "4.2.1", "5.1.1.3")} == {"not"}, (
        "nothing was audited or drilled"
    )
    assert {found[one] for one in ("integrity-1.1", "integrity-2.1", "4.2.10", "4.5.2", "control-3.1")} == {"met"}
    assert {found[one] for one in ("3.1.1", "R03", "storage-3.3")} == {"outside"}
    _whole(told, folder)

    monkeypatch.setattr(places, "together", lambda: iter(()))
    _audit("first")
    drill.drill("monthly", 1)
    told, _ = _told()
    found = _verdicts(told)
    assert {found[one] for one in ("storage-1.1", "integrity-3.1", "4.4.1.2", "4.2.1", "5.1.1.3", "metadata-1.2")} == {
        "met"
    }
    assert found["R14"] == found["integrity-4.2"] == "partly", "that mending works was never shown"
    assert _levels(told) == {"storage": 1, "integrity": 0, "control": 3, "metadata": 4, "content": 1}

    package = open_site("site-a").address(layout.place("urn:heritage:kbr:T-1:BOOK_1"))
    (Path(package) / "v1/content/METS.xml").write_bytes(b"rot")
    _audit("second")
    told, _ = _told()
    found = _verdicts(told)
    assert _levels(told)["storage"] == 0 and found["integrity-4.2"] == "not"
    assert {found[one] for one in ("storage-1.1", "storage-1.3", "integrity-3.1", "4.4.1.1")} == {"partly"}


def _whole(told: dict[str, Any], folder: Path) -> None:
    """Every reference leads somewhere, in every language."""
    keys = {figure["key"] for figure in told["figures"]}
    every = [one for each in told["frameworks"] for group in each["groups"] for one in group["requirements"]]
    assert {key for one in every for key in one["figures"]} <= keys
    assert all(one["figures"] or one["documents"] for one in every) and all(
        one["why"] and one["title"] for one in every
    )
    counted = [
        sum(number for name, number in each["counts"].items() if name != "attested") for each in told["frameworks"]
    ]
    assert counted == [38, 17, 109] and len(every) == sum(counted)
    for name in ("evidence.html", "evidence.nl.html", "evidence.fr.html", "evidence.de.html"):
        page = (folder / name).read_text()
        anchors, links = re.findall(r'\bid="([^"]+)"', page), re.findall(r'href="#([^"]+)"', page)
        assert set(links) <= set(anchors) and len(anchors) == len(set(anchors)), name
        assert all(f'id="{one}"' in page for one in ("ndsa", "coretrustseal", "iso16363", "iso16363-5-2-4"))


def test_one_institutions_dossier_answers_for_that_one_alone(home: Path) -> None:
    told = json.loads(gathering.gather(institution="arch", people=PEOPLE).with_name("evidence.json").read_text())
    found = _verdicts(told)
    assert {found[one] for one in ("R00", "4.5.2", "storage-1.3", "integrity-1.1")} == {"not"}, "it has nothing here"
    assert found["control-1.1"] == "met" and "T-1" not in json.dumps(told["frameworks"])
