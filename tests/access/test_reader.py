"""The public door as a process of its own, with a reader at a real browser; and a withdrawal while it runs."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from access.packages import agree, book, recording
from access.shown import addresses, of, publish, record
from browser.looking import AXE, FLAGS, SERIOUS
from heritage.access.door.pages import VIEWER
from heritage.flows.publish import withdrawing
from heritage_airflow.supervision import public_door
from places import PROJECT

CHROMIUM = Path("/usr/bin/chromium")


@dataclass
class Serving:
    """A door that runs, and what is behind it."""

    base: str
    process: subprocess.Popen[bytes]
    book: str
    sound: str

    def status(self, path: str) -> int:
        """As somebody finds it who was never here."""
        try:
            with urllib.request.urlopen(self.base + path, timeout=60) as answer:
                answer.read()
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code


@pytest.fixture
def door(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Serving]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    agree(home, port=port)
    (one,), (sound,) = book(home, pages=3, side=1100), recording(home)
    publish("p")
    monkeypatch.setenv("HERITAGE_PUBLIC_PORT", str(port))
    monkeypatch.setenv("AIRFLOW__CORE__FERNET_KEY", "a-secret-key")
    environment = public_door.environment(os.environ) | {"PYTHONPATH": str(PROJECT / "include")}
    with (home / "door.log").open("wb") as said:
        process = subprocess.Popen(public_door.command(), env=environment, stdout=said, stderr=said)
    serving = Serving(f"http://127.0.0.1:{port}", process, one, sound)
    until = time.monotonic() + 120
    while time.monotonic() < until:
        try:
            serving.status("/health")
            break
        except OSError:
            assert process.poll() is None, (home / "door.log").read_text()
            time.sleep(0.2)
    try:
        yield serving
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


def test_a_process_without_secrets_shows_until_it_is_withdrawn(door: Serving) -> None:
    known = Path(f"/proc/{door.process.pid}/environ").read_bytes()
    assert b"a-secret-key" not in known and b"HERITAGE_HOME" in known
    paths = addresses(record(door.book))
    assert {door.status(path) for path in paths} == {200}
    withdrawing.plan("w", withdrawing.Wanted((door.book,), "a family asked"), who="anna")
    withdrawing.carry_out("w")
    assert {door.status(path) for path in paths} == {404}
    assert {door.status(path) for path in addresses(record(door.sound))} == {200}
    door.process.send_signal(signal.SIGTERM)
    assert door.process.wait(60) in (0, -signal.SIGTERM)


@pytest.mark.live
@pytest.mark.skipif(
    not CHROMIUM.is_file() or not AXE.is_file() or not VIEWER.is_dir(),
    reason="Chromium, axe-core or OpenSeadragon is missing: make test installs them",
)
def test_a_reader_enlarges_a_page_and_leafs_on(door: Serving) -> None:
    complaints: list[str] = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(locale="nl-BE", viewport={"width": 1280, "height": 900})
        page.set_default_timeout(60_000)
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        outside: list[str] = []
        page.on(
            "request",
            lambda asked: (
                outside.append(asked.url) if not asked.url.startswith((door.base, "data:", "blob:")) else None
            ),
        )
        page.goto(f"{door.base}/?q=lichten+kust")
        _heard(page)
        page.click(f'a[href^="/item/{of(door.book)}"]')
        page.wait_for_selector('#viewer[data-state="drawn"]')
        _heard(page)
        tiles: list[str] = []
        page.on(
            "response", lambda answer: tiles.append(answer.url) if "/iiif/image/" in answer.url and answer.ok else None
        )
        page.dblclick("#viewer .openseadragon-canvas")
        page.wait_for_timeout(1500)
        assert any("/512,512/" in url or "/max/" in url or "512," in url for url in tiles), tiles
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("PageDown")
        page.wait_for_url("**page=2**")
        page.wait_for_selector('#viewer[data-state="drawn"]')
        assert "2 van 3" in page.inner_text("main")
        page.set_viewport_size({"width": 360, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
        page.goto(f"{door.base}/item/{of(door.sound)}")
        assert page.evaluate("document.querySelector('audio').readyState >= 0")
        _heard(page)
        browser.close()
    assert outside == []
    assert [said for said in complaints if "style" not in said.lower()] == []


def _heard(page: object) -> None:
    """What axe-core finds serious."""
    page.evaluate(AXE.read_text(encoding="utf-8"))  # type: ignore[attr-defined]
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")  # type: ignore[attr-defined]
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found["violations"] if one["impact"] in SERIOUS] == []
