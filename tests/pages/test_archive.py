"""The archive's pages: found, shown whole, looked at, asked for; and nothing of it by anybody else."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from pathlib import Path
from urllib.parse import quote

import pytest
from PIL import Image

from heritage import settings
from heritage.catalogue import holds
from heritage.catalogue.schema.store import reading
from heritage.flows.custody import restore
from heritage.flows.custody.ledger import folder_name
from heritage.pages.running import RunNow
from pages.conftest import GOOD
from pages.people import AUDITOR, OF_KBR, OF_KMI, Browser

PACKAGE = f"/heritage/archive/{quote(GOOD, safe='')}"


@pytest.mark.parametrize("language", ["en", "nl", "fr", "de"])
@pytest.mark.parametrize("path", ["/heritage/archive", PACKAGE, f"{PACKAGE}/files"])
def test_every_page_speaks_every_language(pages: Path, path: str, language: str) -> None:
    answer = Browser(OF_KBR).get(f"{path}?lang={language}")
    assert answer.status_code == 200 and f'<html lang="{language}">' in answer.text
    assert " style=" not in answer.text


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("text=GOOD", True), ("text=nothing+like+it", False), ("institution=kbr", True), ("institution=kmi", False),
        ("workline=paper", True), ("workline=objects", False), ("since=2026-03-02&until=2026-03-02", True), ("until=1999-01-01", False),
        ("puid=fmt/353", True), ("puid=fmt/1", False), (f"package={quote(GOOD)}", True), ("since=nonsense", True), ("after=nonsense", True),
    ],
)  # fmt: skip
def test_search(pages: Path, asked: str, found: bool) -> None:
    answer = Browser(OF_KBR).get(f"/heritage/archive?{asked}")
    assert answer.status_code == 200
    assert (f'href="{PACKAGE}"' in answer.text) is found


def test_a_package_whole(pages: Path) -> None:
    text = Browser(OF_KBR).get(f"{PACKAGE}?lang=en").text
    for said in (
        GOOD,
        "iso19264-B",
        "site-a",
        "site-b",
        "replication",
        "dc:title",
        "preservation copy",
        "message digest calculation",
    ):
        assert said in text, said
    files = Browser(OF_KBR).get(f"{PACKAGE}/files?lang=en").text
    assert "representations" in files or "0001" in files
    assert "decoded" in files or "pixel" in files  # the proof of the copies


def test_access_copies_are_lent_whole_and_in_parts_originals_are_not(pages: Path) -> None:
    text = Browser(OF_KBR).get(PACKAGE).text
    place = text.split('<img src="')[1].split('"')[0]
    answer = Browser(OF_KBR).get(place)
    assert Image.open(io.BytesIO(answer.content)).format == "JPEG"
    part = Browser(OF_KBR).get(place, headers={"Range": "bytes=2-9"})
    assert part.status_code == 206 and part.content == answer.content[2:10]
    numbers = [Browser(OF_KBR).get(f"{PACKAGE}/files/{n}").status_code for n in range(-1, 12)]
    assert numbers.count(404) >= 4 and 200 in numbers  # TIFF, JP2, ALTO: by a restore
    lent = next((pages / "cache/lent").rglob("*.jpg"))
    assert hashlib.sha512(lent.read_bytes()).hexdigest() == lent.stem


def test_a_damaged_access_copy_is_taken_from_the_other_site(pages: Path) -> None:
    for lent in (pages / "cache/lent").rglob("*.jpg"):
        lent.unlink()
    copy = next((pages / "archive/site-a").rglob("access/data/*.jpg"))
    whole = copy.read_bytes()
    try:
        copy.write_bytes(b"\0" + whole[1:])
        place = Browser(OF_KBR).get(PACKAGE).text.split('<img src="')[1].split('"')[0]
        answer = Browser(OF_KBR).get(place)
        assert answer.status_code == 200 and answer.content[:2] == b"\xff\xd8"
    finally:
        copy.write_bytes(whole)


def test_a_hold_is_placed_once_proved_in_the_history_and_released(pages: Path) -> None:
    anna = Browser(OF_KBR)
    form = {"csrf": anna.token(PACKAGE), "kind": "hold", "key": "a-key-of-mine", "reason": "a law suit"}
    assert anna.post(f"{PACKAGE}/requests", data={**form, "reason": " "}).status_code == 422
    first = anna.post(f"{PACKAGE}/requests", data=form, follow_redirects=False)
    again = anna.post(f"{PACKAGE}/requests", data=form, follow_redirects=False)
    assert first.status_code == again.status_code == 303 and first.headers["location"] == again.headers["location"]
    assert anna.post(f"{PACKAGE}/requests", data={**form, "reason": "another"}).status_code == 409
    url = settings.home().catalogue_url
    assert holds.held(url, GOOD)
    text = anna.get(f"{PACKAGE}?lang=en").text
    assert text.count("a law suit") >= 2 and "on hold" in text
    released = {**form, "kind": "release", "key": "another-key", "reason": "it is settled"}
    assert anna.post(f"{PACKAGE}/requests", data=released).status_code == 200
    assert not holds.held(url, GOOD)
    with reading(url) as db:
        (row,) = holds.listed(db, institutions=None, package=GOOD, open_only=False).rows
    assert (row.who, row.released_by, row.release_reason) == ("anna", "anna", "it is settled")


def test_a_restore_is_asked_for_and_got(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started = []
    monkeypatch.setattr(
        "heritage_airflow.web.archive_requests.start_run.start", lambda *said: started.append(said) or True
    )
    anna = Browser(OF_KBR)
    form = {"csrf": anna.token(PACKAGE), "kind": "restore", "key": "restore-key", "reason": ""}
    place = anna.post(f"{PACKAGE}/requests", data=form, follow_redirects=False).headers["location"]
    ((dag, run, conf, who),) = started
    assert (dag, conf, who.name) == ("restore", {"packages": [GOOD]}, "anna")
    monkeypatch.setattr("heritage_airflow.web.archive_requests.run_of", lambda dag, run: RunNow(dag, run, "running"))
    assert "under way" in anna.get(f"{place}?lang=en").text
    restore.restore(run, restore.Wanted((GOOD,)), folder_name(run), who="anna")
    monkeypatch.setattr("heritage_airflow.web.archive_requests.run_of", lambda dag, run: RunNow(dag, run, "success"))
    text = anna.get(f"{place}?lang=en").text
    assert "METS.xml" in text and "restored.zip" in text
    whole = zipfile.ZipFile(io.BytesIO(anna.get(f"{place}/restored.zip").content))
    assert whole.testzip() is None
    assert any(name.endswith("METS.xml") for name in whole.namelist()) and any(
        name.endswith(".sha512") for name in whole.namelist()
    )
    nth = next(
        n for n, line in enumerate(re.findall(r"restored/\d+[^>]*>([^<]+)<", text)) if line.endswith("/METS.xml")
    )
    one = anna.get(f"{place}/restored/{nth}")
    assert one.content in {whole.read(n) for n in whole.namelist() if n.endswith("METS.xml")}
    assert one.headers["content-type"] == "application/octet-stream"
    assert anna.get(f"{place}/restored/99999").status_code == anna.get(f"{place}/restored/-1").status_code == 404
    for other in (Browser(OF_KMI), Browser(AUDITOR)):
        assert other.get(f"{place}/restored.zip").status_code in {403, 404}


def test_another_institutions_coordinator_finds_nothing(pages: Path) -> None:
    other = Browser(OF_KMI)
    assert GOOD not in other.get("/heritage/archive?text=GOOD").text
    for path in (
        PACKAGE,
        f"{PACKAGE}/files",
        f"{PACKAGE}/files/3",
        f"{PACKAGE}/requests/1",
        f"{PACKAGE}/requests/1/now",
    ):
        assert other.get(path).status_code == 404, path
    form = {"csrf": other.token("/heritage/archive"), "kind": "hold", "key": "kmi-key-1", "reason": "mine"}
    assert other.post(f"{PACKAGE}/requests", data=form).status_code == 404


def test_an_auditor_looks_and_asks_for_nothing(pages: Path) -> None:
    els = Browser(AUDITOR)
    assert '<form class="box"' not in els.get(PACKAGE).text
    form = {"csrf": els.token(PACKAGE), "kind": "hold", "key": "els-key-1", "reason": "no"}
    assert els.post(f"{PACKAGE}/requests", data=form).status_code == 403
