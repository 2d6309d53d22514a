"""A real Chromium, with a person logged in, that looks at pages as people do: in the light and the dark, wide and narrow, with axe-core
in place of a screen reader. What it sees is a picture; with HERITAGE_PICTURES=<folder> it is kept there for the docs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from playwright.sync_api import Browser, Page

PROJECT = Path(__file__).resolve().parents[2]
AXE = PROJECT / "node_modules/axe-core/axe.min.js"
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
]
WIDTHS = {"wide": 1280, "narrow": 400}
SERIOUS = {"serious", "critical"}


@dataclass
class Person:
    """Somebody at a browser."""

    page: Page
    base: str
    complaints: list[str]

    def goes(self, path: str) -> Page:
        self.page.goto(self.base + path)
        return self.page

    def status(self, path: str) -> int:
        """What the server answers to this person's browser."""
        return self.page.request.get(self.base + path).status


@contextmanager
def person(chromium: Browser, base: str, user: str, password: str) -> Iterator[Person]:
    """Logs in through Airflow's own form. What scripts complain about, the policy on content above all, is collected."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB", accept_downloads=True)
    page = context.new_page()
    found = Person(page, base, [])
    page.on("console", lambda said: _noted(found, said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: _noted(found, str(error)))
    page.goto(f"{base}/auth/login/?next={quote(f'{urlsplit(base).path}/heritage/worklines', safe='')}")
    page.fill('input[name="username"]', user)
    page.fill('input[name="password"]', password)
    page.click('[type="submit"]')
    page.wait_for_url(lambda url: "/auth/login" not in url)
    try:
        yield found
    finally:
        context.close()


def _noted(found: Person, said: str) -> None:
    """Of our own pages; Airflow's have their own troubles."""
    if "/heritage/" in found.page.url and "favicon" not in said:
        found.complaints.append(said)


def looked_at(page: Page, name: str) -> None:
    """Looks at the page in both lights and widths: nothing runs over its edge, and a screen reader has nothing serious to say."""
    for light in ("light", "dark"):
        page.emulate_media(color_scheme=light)  # type: ignore[arg-type]
        for width, pixels in WIDTHS.items():
            page.set_viewport_size({"width": pixels, "height": 900})
            page.wait_for_timeout(100)
            over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert over <= 0, f"{name} ({width}, {light}) runs over its edge by {over} pixels"
            wrong = serious(page)
            assert wrong == [], f"{name} ({width}, {light}): {wrong}"
            _keep(page, f"{name}-{width}-{light}")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(color_scheme="light")


def serious(page: Page) -> list[str]:
    """axe-core's serious and critical findings."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{one['id']}: {one['help']}: {node['html'][:200]}"
        for one in found["violations"]
        if one["impact"] in SERIOUS
        for node in one["nodes"][:5]
    ]


def _keep(page: Page, name: str) -> None:
    folder = os.environ.get("HERITAGE_PICTURES")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
