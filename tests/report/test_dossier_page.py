"""The auditor's dossier as a person reads it: a file in Chromium, without a server, with the keyboard alone, and nothing from elsewhere."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from browser.looking import AXE, FLAGS, looked_at, serious
from catalogue.filled import fill
from heritage import settings
from heritage.flows import history
from heritage.flows.evidence import gathering, house
from heritage.flows.evidence.people import Roster
from heritage.model import EventType

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = pytest.mark.skipif(
    not CHROMIUM.is_file() or not AXE.is_file(), reason="Chromium or axe-core is missing: make test installs both"
)


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The dossier of an archive whose lists are long."""
    monkeypatch.setenv("HERITAGE_HOME", str(tmp_path))
    monkeypatch.delenv("HERITAGE_CATALOGUE", raising=False)
    monkeypatch.setattr(house, "software", lambda: iter(()))
    fill(settings.home().catalogue_url, packages=96, batch_items=20, checks=2)
    with sqlite3.connect(tmp_path / "catalogue.db") as db:
        db.execute("UPDATE item SET state = 'held'")
    history.tell("a line of the log", EventType.REPLICATION, "success")
    return gathering.gather(people=Roster())


def test_the_dossier_is_read(page: Path) -> None:
    asked: list[str] = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        shown = browser.new_page(viewport={"width": 1280, "height": 900})
        shown.on("request", lambda request: asked.append(request.url))
        shown.goto(f"file://{page}")
        if os.environ.get("HERITAGE_PICTURES"):
            looked_at(shown, "dossier")
        assert serious(shown) == []
        shown.set_viewport_size({"width": 400, "height": 900})
        assert shown.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
        for heading in ("NDSA", "CoreTrustSeal", "ISO 16363", "Legal holds", "Audits at site-a"):
            assert shown.locator("h2, h3", has_text=heading).count(), heading
        table = shown.locator("section:has(> h3#held-items)")
        assert "rows are shown" in table.inner_text() and table.locator('a[href="held-items.csv"]').count() == 1
        shown.keyboard.press("Tab")
        assert shown.evaluate("document.activeElement.getAttribute('href')") == "evidence.nl.html"
        shown.keyboard.press("Enter")
        shown.wait_for_url("**/evidence.nl.html")
        source = shown.locator("section:has(> h3#packages) summary")
        source.focus()
        shown.keyboard.press("Enter")
        assert "SELECT" in shown.locator("section:has(> h3#packages) pre").inner_text()
        browser.close()
    assert {url.partition("://")[0] for url in asked} == {"file"}
