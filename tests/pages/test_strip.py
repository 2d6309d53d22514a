"""The strip in a real browser: chosen and moved with the keyboard and the mouse, named, cut into parts, looked at and asked for; and ten
thousand pages, of which only those in sight are drawn."""

from __future__ import annotations

import random
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from airflow.api_fastapi.core_api.security import get_user
from playwright.sync_api import Browser, Page, expect, sync_playwright

from browser.looking import AXE, FLAGS, looked_at
from heritage.catalogue import revisions
from heritage.model import PART, Part, Revision, RevisionKind, Statement, revised
from heritage.model.built import reading_order
from heritage.pages.frame import STATIC
from heritage.revise import Whole, patched
from heritage_airflow.web.app import app
from pages.people import OF_KBR, mounted
from pages.test_structuring import ONE, PAGE, PATHS, TWO

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = [
    pytest.mark.timeout(300),
    pytest.mark.skipif(not CHROMIUM.is_file() or not AXE.is_file(), reason="Chromium or axe-core is missing"),
]

expect.set_options(timeout=30_000)  # a busy machine is no failure


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def server(pages: Path) -> Iterator[str]:
    """Our pages on a port, for Anna."""
    app.dependency_overrides[get_user] = lambda: OF_KBR
    with socket.create_server(("127.0.0.1", 0)) as place:
        served = uvicorn.Server(uvicorn.Config(mounted, log_level="warning"))
        thread = threading.Thread(target=served.run, kwargs={"sockets": [place]})
        thread.start()
        while not served.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{place.getsockname()[1]}"
        served.should_exit = True
        thread.join()
    app.dependency_overrides.clear()


@pytest.fixture
def page(chromium: Browser, server: str) -> Iterator[Page]:
    """A browser whose scripts complain about nothing, the policy on content above all."""
    complaints: list[str] = []
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB", base_url=server)
    page = context.new_page()
    page.on("console", lambda said: complaints.append(f"{said.text} {said.location}") if said.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert [said for said in complaints if "favicon" not in said and "422" not in said] == []


def names(page: Page) -> list[str]:
    """The pages as the strip has them."""
    return [one.inner_text() for one in page.locator("#strip-pages small").all()]


def test_pages_are_moved_named_and_cut_and_the_change_is_asked_for(page: Page, started: list[tuple[Any, ...]]) -> None:
    page.goto(f"{PAGE}/pages?lang=en")
    strip = page.get_by_role("listbox", name="Pages, as they are read")
    expect(strip.get_by_role("option")).to_have_count(2)
    expect(page.locator("#strip-plain")).to_be_hidden()
    picture = strip.locator("img").first
    page.wait_for_function("image => image.complete && image.naturalWidth > 100", arg=picture.element_handle())
    strip.focus()
    page.keyboard.press("End")
    page.keyboard.press("Space")
    expect(page.get_by_role("status").filter(has_text="Chosen: 1")).to_be_visible()
    page.keyboard.press("Alt+ArrowLeft")
    assert names(page) == ["0002.tif", "0001.tif"]
    page.locator("#strip-start").fill("iv")
    page.get_by_role("button", name="Fill in").first.click()
    expect(strip.get_by_role("option", name="1 · “iv” 0002.tif")).to_be_visible()
    strip.focus()
    page.keyboard.press("Control+a")
    page.get_by_role("textbox", name="Title", exact=True).fill("De reis")
    page.locator("#strip-kind").select_option("chapter")
    page.get_by_role("button", name="Make a part").click()
    strip.get_by_role("option").nth(1).click()
    page.get_by_role("textbox", name="Title", exact=True).fill("Vertrek")
    page.locator("#strip-kind").select_option("section")
    page.get_by_role("button", name="Make a part").click()
    expect(page.locator("#strip-parts li")).to_have_count(2)
    page.get_by_label("Why").first.fill("the binder was wrong")
    looked_at(page, "strip")
    page.get_by_role("button", name="See what changes").first.click()
    expect(page.get_by_role("heading", name="See what changes")).to_be_visible()
    looked_at(page, "strip-look")
    page.go_back()
    expect(page.locator("#strip-parts li")).to_have_count(2)
    assert names(page) == ["0002.tif", "0001.tif"], "what was done is there again"
    page.get_by_label("Why").first.fill("the binder was wrong")
    page.get_by_role("button", name="See what changes").first.click()
    page.get_by_role("button", name="Change it").click()
    page.wait_for_url("**/requests/*")
    section = {"type": "section", "label": "Vertrek", "first": ONE, "last": ONE}
    assert started[0][2]["patch"] == {
        "pages": {TWO: {"label": "iv"}}, "order": [TWO, ONE],
        "parts": [{"type": "chapter", "label": "De reis", "first": TWO, "last": ONE, "parts": [section]}],
    }  # fmt: skip


def test_a_page_is_dragged_taken_out_and_all_is_undone(page: Page) -> None:
    page.goto(f"{PAGE}/pages?lang=nl")
    options = page.locator("#strip-pages").get_by_role("option")
    expect(options).to_have_count(2)
    options.nth(0).drag_to(options.nth(1), target_position={"x": 110, "y": 60})
    assert names(page) == ["0002.tif", "0001.tif"]
    page.get_by_role("button", name="Uit de leesvolgorde").click()
    expect(page.get_by_role("option", name="niet met de andere gelezen 0001.tif")).to_be_visible()
    for _ in range(2):
        page.get_by_role("button", name="Ongedaan maken").click()
    assert names(page) == ["0001.tif", "0002.tif"]


def test_of_ten_thousand_pages_those_in_sight_are_drawn(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    many = [(f"objects/GOOD/{n:05d}.tif", 0) for n in range(10_000)]
    monkeypatch.setattr(revisions, "pages", lambda db, item: many)
    page.goto(f"{PAGE}/pages?lang=en")
    expect(page.get_by_role("option", name="1 00000.tif")).to_be_visible()
    assert (
        page.locator("#strip-pages").get_by_role("option").count() < 120
        and page.locator("#strip-plain tbody tr").count() == 200
    )
    page.locator("#strip-pages").focus()
    page.keyboard.press("End")
    expect(page.get_by_role("option", name="10000 09999.tif")).to_be_visible()
    assert page.locator("#strip-pages").get_by_role("option").count() < 120
    page.keyboard.press("Space")
    page.locator("#strip-after").fill("1")
    page.get_by_role("button", name="Move", exact=True).click()
    expect(page.get_by_role("option", name="2 09999.tif")).to_be_visible()
    page.get_by_label("Why").first.fill("w")
    page.get_by_role("button", name="See what changes").first.click()
    expect(page.get_by_text("00001.tif – 09998.tif")).to_be_visible()


@pytest.fixture
def built(chromium: Browser) -> Iterator[Callable[[str, Any], Any]]:
    """Runs a script over what the strip keeps of eight pages and two chapters, the first of which has a section."""
    page = chromium.new_page()
    page.add_script_tag(path=str(STATIC / "strip_parts.js"))
    told = {
        "pages": [[path, "", "", 0] for path in PATHS], "order": list(range(8)), "beside": ["article"],
        "parts": [part("chapter", 0, 3, 0), part("section", 1, 2, 1), part("chapter", 4, 7, 0)],
    }  # fmt: skip
    yield lambda script, given=None: page.evaluate(
        f"([told, given]) => {{ const built = Built(told); {script}; return built.patch(); }}", [told, given]
    )
    page.close()


def part(kind: str, first: int, last: int, level: int) -> dict[str, Any]:
    return {"kind": kind, "label": kind, "first": first, "last": last, "begin": "", "end": "", "level": level}


def shape(parts: list[dict[str, Any]]) -> list[Any]:
    """Kinds and pages, from 1."""
    return [[p["type"], PATHS.index(p["first"]) + 1, PATHS.index(p["last"]) + 1, *shape(p["parts"])] for p in parts]


@pytest.mark.parametrize(
    ("script", "parts"),
    [
        ("built.move([3], 0)", [["chapter", 1, 3, ["section", 2, 3]], ["chapter", 5, 8]]),
        ("built.move([4], 8)", [["chapter", 1, 4, ["section", 2, 3]], ["chapter", 6, 8]]),
        ("built.move([1, 2], 6)", [["chapter", 1, 4], ["chapter", 5, 8], ["section", 2, 3]]),
        ("built.move([0, 1, 2, 3], 4)", [["chapter", 5, 8], ["chapter", 1, 4, ["section", 2, 3]]]),
        ("built.aside([0, 1, 2, 3])", [["chapter", 5, 8]]),
        ("built.aside([1])", [["chapter", 1, 4, ["section", 3, 3]], ["chapter", 5, 8]]),
        ("built.add({...now('volume'), first: 0, last: 7})",
         [["volume", 1, 8, ["chapter", 1, 4, ["section", 2, 3]], ["chapter", 5, 8]]]),
        ("built.add({...now('section'), first: 4, last: 5})", [["chapter", 1, 4, ["section", 2, 3]], ["chapter", 5, 8, ["section", 5, 6]]]),
        ("built.shift(1, -1)", [["chapter", 1, 4], ["section", 2, 3], ["chapter", 5, 8]]),
        ("built.remove(0)", [["section", 2, 3], ["chapter", 5, 8]]),
    ],
)  # fmt: skip
def test_parts_keep_their_pages(built: Callable[[str, Any], Any], script: str, parts: list[Any]) -> None:
    patch = built(f"const now = (kind) => ({{kind, label: kind, begin: '', end: ''}}); {script}", None)
    assert shape(patch["parts"]) == parts


@pytest.mark.parametrize("seed", range(20))
def test_what_is_done_is_what_the_server_understands_and_can_be_done_again(
    built: Callable[[str, Any], Any], seed: int
) -> None:
    lots = random.Random(seed)
    pages = [sorted(lots.sample(range(8), lots.randint(1, 3))) for _ in range(6)]
    steps = [[lots.choice(["move", "move", "aside"]), some, lots.randint(0, 8)] for some in pages]
    done = built("for (const [act, pages, place] of given) built[act](pages, place); built.now.parts = []", steps)
    changes = patched(SAID, done, Whole(PATHS, "paper"))
    revision = Revision("urn:x", 1, RevisionKind.STRUCTURE, changes, "w", "anna", "2026-11-30T10:00:00Z")
    new = list(revised(SAID, revision))
    assert reading_order(PATHS, new) == in_words(built("for (const [act, pages, place] of given) built[act](pages, place)", steps))  # fmt: skip
    assert built("built.apply(given)", done) == done


SAID = [Statement(PART, Part("chapter", "chapter", PATHS[0], PATHS[3]).value, "r")]


def in_words(patch: dict[str, Any]) -> list[str]:
    """The order that a patch names, or the delivery's without what is not read."""
    gone = {path for path, said in patch.get("pages", {}).items() if said.get("read") is False}
    if "order" not in patch:
        return [path for path in PATHS if path not in gone]
    ends = [(one, one) if isinstance(one, str) else (one["first"], one["last"]) for one in patch["order"]]
    return [path for first, last in ends for path in PATHS[PATHS.index(first) : PATHS.index(last) + 1]]
