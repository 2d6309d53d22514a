"""A day at the institution, in a real browser on a real Airflow: each role logs in, sees what is theirs, decides, finds, asks, gets; and
another institution's coordinator sees nothing of it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright

from browser.looking import AXE, FLAGS, Person, looked_at, person
from live import Stack, until
from samples import small

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = [
    pytest.mark.live,
    pytest.mark.airflow,
    pytest.mark.timeout(900),
    pytest.mark.skipif(
        not CHROMIUM.is_file() or not AXE.is_file(), reason="Chromium or axe-core is missing: make test installs both"
    ),
]

expect.set_options(timeout=60_000)  # a busy machine is no failure

BATCH, RUN = "DAY-1", "day-1"
PACKAGE = f"urn:heritage:kbr:{BATCH}:SKEWED"
DELIVERY = f"/heritage/worklines/kbr/{BATCH}"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def waiting(stack: Stack, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A delivery whose two faulty books wait for a person."""
    faults = {"SKEWED/0001": "skew", "ALPHA/0002": "alpha"}
    items = {"GOOD": 1, "SKEWED": 1, "ALPHA": 2}
    place = small(tmp_path_factory.mktemp("day"), batch=BATCH, items=items, faults=faults)
    stack.airflow.start("paper", RUN, {"delivery": str(place), "review": "wait"})
    path = "/api/v2/dags/review/dagRuns/~/hitlDetails?state=awaiting_input"
    until(
        lambda: len([d for d in stack.ask("GET", path)["hitl_details"] if BATCH in d["subject"]]) == 2, "two questions"
    )
    assert stack.ended("paper", RUN) == "success"
    return place.name


def test_the_log_in_page_and_ones_own_password(chromium: Browser, stack: Stack) -> None:
    page = chromium.new_page(locale="fr-BE")
    page.goto(f"{stack.url}/auth/login/")
    expect(page.get_by_role("heading", name="Se connecter")).to_be_visible()
    page.get_by_label("Nom").fill("auditor")
    page.get_by_label("Mot de passe").fill("no such password")
    page.get_by_role("button", name="Se connecter").click()
    expect(page.get_by_role("alert")).to_be_visible()
    looked_at(page, "login")
    page.close()
    with person(chromium, stack.url, "auditor", stack.passwords["auditor"]) as els:
        shown = els.goes("/heritage/account?lang=de")
        expect(shown.get_by_role("heading", name="Ihr Passwort")).to_be_visible()
        looked_at(shown, "account")
        assert els.complaints == []


@pytest.fixture
def anna(chromium: Browser, stack: Stack) -> Iterator[Person]:
    with person(chromium, stack.url, "coordinator-kbr", stack.passwords["coordinator-kbr"]) as found:
        yield found
        assert found.complaints == []


def test_a_coordinator_decides_finds_and_gets(anna: Person, waiting: str, stack: Stack) -> None:
    page = anna.goes("/heritage/worklines?lang=en")
    expect(page.get_by_role("link", name=BATCH)).to_be_visible()
    looked_at(page, "worklines")
    page.get_by_role("link", name=BATCH).click()
    expect(page.get_by_role("heading", name=BATCH)).to_be_visible()
    looked_at(page, "delivery")
    _looks_at_the_flagged_page(page)
    _decides(page, "SKEWED", "Accept", "the book lies so")
    _decides(page, "ALPHA", "Accept", "a slip of the hand")
    _takes_it_back(page, "ALPHA")
    _decides(page, "ALPHA", "Reject", "page 2 again")
    expect(page.locator("#now").get_by_text("done")).to_be_visible(timeout=240_000)
    assert stack.states(BATCH) == {"GOOD": "deposited", "SKEWED": "deposited", "ALPHA": "rejected"}
    told = {item["id"]: item.get("decision", "") for item in stack.report(BATCH)["items"]}
    assert told["SKEWED"] == "accept by coordinator-kbr: the book lies so"
    _takes_the_rework_list(anna)
    _finds_the_package(page)
    _corrects_its_title(page)
    _gets_it_back(page)


def _looks_at_the_flagged_page(page: Page) -> None:
    card = page.locator("article", has=page.get_by_role("heading", name="SKEWED"))
    picture = card.locator("img")
    picture.scroll_into_view_if_needed()
    page.wait_for_function("image => image.complete && image.naturalWidth > 100", arg=picture.element_handle())
    card.get_by_role("link", name="Details").click()
    expect(page.get_by_role("heading", name="SKEWED")).to_be_visible()
    expect(page.get_by_text("askew").first).to_be_visible()
    looked_at(page, "item")
    page.go_back()


def _decides(page: Page, item: str, choice: str, reason: str) -> None:
    """As a keyboard would: the box, the reason, the button, and once more when it was said what will happen. Enter alone does nothing."""
    card = page.locator("article", has=page.get_by_role("heading", name=item))
    card.get_by_role("checkbox").focus()
    page.keyboard.press("Space")
    field, sure = page.locator("#reason"), page.get_by_role("dialog", name=f"{choice}: {item}")
    button = page.locator("#decide").get_by_role("button", name=choice)
    field.fill(reason)
    field.press("Enter")
    expect(sure).to_be_hidden()
    expect(button).to_be_enabled()
    button.press("Enter")
    expect(sure).to_be_visible()
    expect(sure).to_contain_text(reason)
    looked_at(page, f"sure-{choice.lower()}")
    page.keyboard.press("Enter")  # of a hand that is too quick: it cancels
    expect(sure).to_be_hidden()
    button.press("Enter")
    sure.get_by_role("button", name=choice).press("Enter")
    expect(card.get_by_text("by coordinator-kbr")).to_be_visible(timeout=120_000)
    expect(field).to_have_value("")


def _takes_it_back(page: Page, item: str) -> None:
    """The decision becomes a question again."""
    card = page.locator("article", has=page.get_by_role("heading", name=item))
    button, sure = card.get_by_role("button", name="Take the decision back"), page.get_by_role("dialog")
    until(lambda: page.reload() and button.count(), "what was decided")
    button.click()
    expect(sure.get_by_role("button", name="Take the decision back")).to_be_disabled()
    sure.get_by_label("Reason").fill("the wrong book")
    looked_at(page, "sure-taken-back")
    with page.expect_navigation():  # the page is shown anew when it was taken back
        sure.get_by_role("button", name="Take the decision back").click()
    until(lambda: page.reload() and card.get_by_role("checkbox").count(), "the question to be asked again")


def _takes_the_rework_list(anna: Person) -> None:
    page = anna.goes(f"{DELIVERY}/rework?lang=nl")
    expect(page.get_by_role("heading", name="Heropnamelijst")).to_be_visible()
    looked_at(page, "rework")
    text = page.request.get(f"{anna.base}{DELIVERY}/rework.csv?lang=en").text()
    assert "ALPHA" in text and "page 2 again" in text and "SKEWED" not in text


def _finds_the_package(page: Page) -> None:
    page.get_by_role("link", name="Archief").click()
    page.get_by_role("link", name="en", exact=True).click()
    page.get_by_role("searchbox").fill("SKEWED")
    page.get_by_role("button", name="Search", exact=True).click()
    looked_at(page, "archive")
    page.locator("table").get_by_role("link").first.click()
    expect(page.get_by_text(PACKAGE).first).to_be_visible()
    picture = page.locator("figure img").first
    page.wait_for_function("image => image.complete && image.naturalWidth > 100", arg=picture.element_handle())
    expect(page.get_by_text("accept: the book lies so").first).to_be_visible()
    looked_at(page, "package")


def _corrects_its_title(page: Page) -> None:
    """The form, a look at what changes, the run, and the next version with the old value beside the new one."""
    page.get_by_role("link", name="Change the description").click()
    title = page.locator("fieldset", has=page.locator("legend", has_text="title")).get_by_role("textbox").first
    title.fill("Een boek dat scheef ligt")
    page.get_by_label("Why").fill("the title page says so")
    page.get_by_label("Evidence").fill("letter of 3 May")
    looked_at(page, "revise")
    page.get_by_role("button", name="See what changes").click()
    expect(page.get_by_role("heading", name="See what changes")).to_be_visible()
    expect(page.get_by_text("Een boek dat scheef ligt")).to_be_visible()
    looked_at(page, "revise-look")
    page.get_by_role("button", name="Change it").click()
    expect(page.locator("#now").get_by_text("done")).to_be_visible(timeout=240_000)
    page.locator("#now").get_by_role("link", name="What changes").click()
    looked_at(page, "revise-run")
    page.locator("section").get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="Een boek dat scheef ligt")).to_be_visible()
    expect(page.get_by_text("Version 2").first).to_be_visible()
    expect(page.get_by_text("letter of 3 May").first).to_be_visible()
    looked_at(page, "versions")


def _gets_it_back(page: Page) -> None:
    page.locator("summary", has_text="Restore").click()
    page.get_by_role("button", name="Restore").click()
    expect(page.locator("#now").get_by_text("Download all")).to_be_visible(timeout=240_000)
    looked_at(page, "restored")
    with page.expect_download() as downloaded:
        page.get_by_role("link", name="Download all").click()
    whole = zipfile.ZipFile(io.BytesIO(Path(downloaded.value.path()).read_bytes()))
    assert whole.testzip() is None and any(name.endswith("/METS.xml") for name in whole.namelist())


def test_another_institutions_coordinator_sees_nothing_of_it(chromium: Browser, stack: Stack, waiting: str) -> None:
    with person(chromium, stack.url, "coordinator-cinematek", stack.passwords["coordinator-cinematek"]) as bert:
        assert BATCH not in bert.goes("/heritage/worklines").content()
        assert PACKAGE not in bert.goes("/heritage/archive?text=SKEWED").content()
        package = quote(PACKAGE, safe="")
        for path in (
            *(
                DELIVERY,
                f"{DELIVERY}/items/SKEWED",
                f"{DELIVERY}/rework.csv",
                f"/heritage/archive/{package}",
                "/heritage/stations/kbr",
            ),
            *(f"/heritage/reports/kbr/{BATCH}/report.html", f"/heritage/reports/kbr/{BATCH}/pictures/SKEWED/00000.jpg"),
            *(
                f"/heritage/api/v1/packages/{package}",
                f"/heritage/api/v1/deliveries/kbr/{BATCH}",
                "/heritage/operations",
                "/heritage/evidence",
            ),
        ):
            assert bert.status(path) == 404, path
        for path in (
            "/api/v2/dags/paper/dagRuns",
            f"/api/v2/dags/paper/dagRuns/{RUN}",
            "/api/v2/dags/~/dagRuns/~/hitlDetails",
        ):
            assert bert.status(path) in {403, 404}, path


def test_our_pages_stand_in_airflows_own_ui(chromium: Browser, stack: Stack, waiting: str) -> None:
    with person(chromium, stack.url, "engineer", stack.passwords["engineer"]) as dirk:
        page = dirk.goes("/")
        for name in ("Worklines", "Archive", "Operations"):
            expect(page.get_by_role("link", name=name).or_(page.get_by_text(name)).first).to_be_visible()
        page = dirk.goes("/plugin/operations")
        frame = page.frame_locator("iframe")
        expect(frame.get_by_role("heading", name="Operations")).to_be_visible()
        looked_at(dirk.goes("/heritage/operations?lang=en"), "operations")


def test_an_auditor_reads_and_verifies(chromium: Browser, stack: Stack, waiting: str) -> None:
    with person(chromium, stack.url, "auditor", stack.passwords["auditor"]) as els:
        page = els.goes("/heritage/evidence?lang=en")
        looked_at(page, "evidence")
        page.get_by_role("link", name="Verify the whole log now").click()
        expect(page.get_by_text("the log holds")).to_be_visible()
        looked_at(page, "verified")
        looked_at(els.goes("/heritage/evidence/log?lang=en"), "log")
        page = els.goes(f"{DELIVERY}?lang=en")
        assert page.locator("#decide").count() == 0
        assert els.complaints == []


def test_a_delivery_is_uploaded_over_a_line_that_breaks(chromium: Browser, stack: Stack, tmp_path: Path) -> None:
    place = small(tmp_path, batch="SENT-1", items={"LETTER": 2}, targets=False)
    with person(chromium, stack.url, "coordinator-kbr", stack.passwords["coordinator-kbr"]) as anna:
        page = anna.goes("/heritage/worklines?lang=en")
        page.on("dialog", lambda asked: asked.accept())
        page.get_by_role("link", name="Upload a delivery").click()
        sent: list[str] = []
        page.route("**/files/*", lambda route: _only_the_first(route, sent))
        _chooses_and_sends(page, place)
        expect(page.locator("#said")).to_contain_text("The connection is gone")
        page.unroute("**/files/*")
        page = anna.goes("/heritage/worklines?lang=en")
        expect(page.locator("table", has_text="being sent").get_by_text("SENT-1").first).to_be_visible()
        assert not (stack.home / "inbox/kbr/paper/SENT-1").exists()
        page.get_by_role("link", name="Go on SENT-1").click()
        page.on("request", lambda asked: sent.append(asked.url) if asked.method == "PATCH" else None)
        _chooses_and_sends(page, place)
        expect(page.get_by_role("heading", name="It has arrived")).to_be_visible()
        expect(page.get_by_role("heading", name="Uploads that are not finished")).to_be_hidden()
        looked_at(page, "uploaded")
        assert len(sent) == len(set(sent)), "what was there is not sent twice"
        there = stack.home / "inbox/kbr/paper/SENT-1"
        assert _bytes(there) == _bytes(place)
        _thinks_better_of_it(anna.goes("/heritage/upload?lang=en"), place.rename(tmp_path / "SENT-2"))
        assert not list((stack.home / "inbox/kbr").glob(".upload-*"))
        assert [said for said in anna.complaints if "net::" not in said] == []


def _thinks_better_of_it(page: Page, place: Path) -> None:
    page.route("**/files/*", lambda route: route.abort())
    _chooses_and_sends(page, place)
    expect(page.locator("#said")).to_contain_text("The connection is gone")
    page.get_by_role("button", name="Cancel").click()
    page.get_by_role("button", name="All that was sent of this delivery will be removed").click()
    expect(page.get_by_role("button", name="Send")).to_be_disabled()
    expect(page.get_by_text("SENT-2")).to_have_count(0)


def _only_the_first(route: Route, sent: list[str]) -> None:
    if sent:
        route.abort()
        return
    sent.append(route.request.url)
    route.continue_()


def _chooses_and_sends(page: Page, place: Path) -> None:
    page.set_input_files("#folder", place)
    expect(page.get_by_label("Workline")).to_have_value("paper")
    button = page.get_by_role("button", name="Send")
    expect(button).to_be_enabled()
    button.press("Enter")


def _bytes(place: Path) -> dict[str, bytes]:
    return {str(path.relative_to(place)): path.read_bytes() for path in place.rglob("*") if path.is_file()}
