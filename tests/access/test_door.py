"""The public door as strangers find it: every route asks the gate, what is not shown answers as what does not exist, and no request opens
anything else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from starlette.routing import Route

from access.packages import IN_COPYRIGHT, agree, book, model, recording, rights
from access.shown import ADDRESS, TODAY, addresses, of, publish, record, stranger
from heritage import settings
from heritage.access import gate
from heritage.access.door import app as door_app
from heritage.access.door.bounds import HEADERS, Counted, reader
from heritage.access.door.environment import without_secrets
from heritage.access.door.keeper import Keeper
from heritage.access.gate import Shown
from heritage.access.shelf import Shelf
from places import SCHEMAS

SCHEMA = SCHEMAS / "iiif/iiif_3_0.json"
"""Of IIIF/presentation-validator, at fb5bd90 (18 June 2026): it names no licence, so it is not kept here."""

OPEN = {"/static/{path:path}", "/robots.txt", "/health"}
"""Routes that show nothing of any package."""


@pytest.fixture
def out(home: Path) -> Iterator[dict[str, str]]:
    """A book, a recording, a model, and a book for the reading room; their packages."""
    agree(home)
    (one,), (sound,), (vase,) = book(home, pages=3), recording(home), model(home)
    (room,) = book(home, [rights(IN_COPYRIGHT)], batch="P-ROOM")
    publish("p")
    yield {"book": one, "sound": sound, "model": vase, "room": room}


def example(route: str, package: str) -> str:
    """An address of the route that shows something of the package. A route that is not in the table has none: say here what it shows."""
    found, one = record(package), f"{of(package)}.1"
    return {
        "/": "/",
        "/item/{id}": f"/item/{found.id}",
        "/iiif/image/{name}": f"/iiif/image/{one}",
        "/iiif/image/{name}/info.json": f"/iiif/image/{one}/info.json",
        "/iiif/image/{name}/{region}/{size}/{rotation}/{last}": f"/iiif/image/{one}/full/max/0/default.jpg",
        "/iiif/collection": "/iiif/collection",
        "/iiif/collection/{institution}": "/iiif/collection/kbr",
        "/iiif/collection/{institution}/{page:int}": "/iiif/collection/kbr/1",
        "/iiif/{id}/manifest": f"/iiif/{found.id}/manifest",
        "/iiif/{id}/record.json": f"/iiif/{found.id}/record.json",
        "/iiif/{id}/files/{path:path}": f"/iiif/{found.id}/files/text/00001.xml",
    }[route]


def test_every_route_asks_the_gate(out: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    routes = [route.path for route in stranger().app.routes if isinstance(route, Route)]  # type: ignore[attr-defined]
    asking = [path for path in routes if path not in OPEN]
    assert len(asking) > 9
    shown = [example(path, out["book"]) for path in asking]
    for path in shown:
        assert stranger().get(path).status_code in (200, 303), path
    monkeypatch.setattr(gate, "admits", lambda *_: Shown.NOTHING)
    names = [of(package) for package in out.values()]
    for path in shown:
        answer = stranger().get(path)
        assert answer.status_code in (200, 404), path
        assert not any(name in answer.text for name in names), f"{path} shows what the gate does not"
        assert answer.status_code == 404 or path in ("/", "/iiif/collection")


def test_a_route_that_does_not_ask_would_be_seen(out: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The test above is worth something: here is a route that reads the shelf by itself."""
    real = door_app.routes

    def with_a_hole(door: object) -> list[Route]:
        from starlette.responses import PlainTextResponse

        shelf = Shelf(settings.home().public)
        return [*real(door), Route("/leak/{id}", lambda r: PlainTextResponse(str(shelf.record(r.path_params["id"]))))]  # type: ignore[arg-type]

    monkeypatch.setattr(door_app, "routes", with_a_hole)
    with pytest.raises(KeyError, match="leak"):
        test_every_route_asks_the_gate(out, monkeypatch)


def test_what_is_not_shown_answers_as_what_never_was(out: dict[str, str]) -> None:
    never = "kbr-0123456789abcdef0123"
    for path in addresses(record(out["book"])):
        strange = stranger(day=date(2000, 1, 1)).get(path.replace(of(out["book"]), never))
        assert strange.status_code == 404
        withheld = stranger("198.51.100.7").get(path.replace(of(out["book"]), of(out["room"])))
        if "/item/" in path or path.endswith("record.json"):
            assert withheld.status_code == 200, "described for everybody"
            continue
        assert (withheld.status_code, withheld.content) == (404, strange.content)
        assert withheld.headers.items() == strange.headers.items()


def test_a_reading_room_sees_the_whole_and_no_cache_keeps_it(out: dict[str, str]) -> None:
    room, there = record(out["room"]), stranger("192.0.2.77")
    for path in addresses(room):
        answer = there.get(path)
        assert answer.status_code in (200, 303), path
        assert answer.headers["cache-control"] == "private, no-store"
    assert of(out["room"]) not in stranger().get("/iiif/collection/kbr").text
    assert of(out["room"]) in there.get("/iiif/collection/kbr").text
    forged = stranger().get(addresses(room)[1], headers={"X-Forwarded-For": "192.0.2.77"})
    assert forged.status_code == 404, "a stranger's word about itself"
    behind = stranger("10.0.0.1", proxies=("10.0.0.0/8",))
    assert behind.get(addresses(room)[1], headers={"X-Forwarded-For": "192.0.2.77"}).status_code == 200
    assert behind.get(addresses(room)[1], headers={"X-Forwarded-For": "192.0.2.77, 198.51.100.7"}).status_code == 404


def test_manifests_are_valid_and_name_what_is_there(out: dict[str, str]) -> None:
    for package in (out["book"], out["sound"], out["model"]):
        told = stranger().get(f"/iiif/{of(package)}/manifest", headers={"Accept": "application/ld+json"})
        assert "presentation/3" in told.headers["content-type"] and told.headers["access-control-allow-origin"] == "*"
        found = told.json()
        assert faults(found) == []
        for address in (text for text in _texts(found) if text.startswith(f"{ADDRESS}/")):
            if not any(part in address for part in ("/canvas/", "/range/")):
                assert stranger().get(address.removeprefix(ADDRESS)).status_code in (200, 303), address
    assert found["items"][0]["items"][0]["items"][0]["body"]["type"] == "Model"


def test_a_manifest_that_is_wrong_is_seen_by_the_schema(out: dict[str, str]) -> None:
    found = stranger().get(f"/iiif/{of(out['book'])}/manifest").json()
    found["rights"] = "free for all"
    assert faults(found)


def faults(found: object) -> list[str]:
    """What the schema of the Presentation API finds wrong."""
    if not SCHEMA.is_file():
        pytest.skip(f"there is no {SCHEMA}")
    return sorted(map(str, jsonschema.Draft7Validator(json.loads(SCHEMA.read_bytes())).iter_errors(found)))


def _texts(told: object) -> Iterator[str]:
    if isinstance(told, dict):
        for value in told.values():
            yield from _texts(value)
    elif isinstance(told, list):
        for value in told:
            yield from _texts(value)
    elif isinstance(told, str):
        yield told


def test_collections_are_valid_and_name_what_is_shown(out: dict[str, str]) -> None:
    top, of_kbr = (stranger().get(path).json() for path in ("/iiif/collection", "/iiif/collection/kbr"))
    for found in (top, of_kbr):
        assert faults(found) == []
    assert [one["id"] for one in top["items"]] == [of_kbr["id"]]
    assert {one["id"] for one in of_kbr["items"]} == {
        f"{ADDRESS}/iiif/{of(out[one])}/manifest" for one in ("book", "sound", "model")
    }
    for path in ("/iiif/collection/arch", "/iiif/collection/kbr/2", "/iiif/collection/..%2f"):
        assert stranger().get(path).status_code == 404


def test_a_large_collection_comes_in_pages(out: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door_app, "PAGE", 2)
    top = stranger().get("/iiif/collection/kbr").json()
    assert [one["type"] for one in top["items"]] == ["Collection"] * 2
    inner = [stranger().get(one["id"].removeprefix(ADDRESS)).json() for one in top["items"]]
    assert all(faults(found) == [] for found in (top, *inner))
    assert sum(len(found["items"]) for found in inner) == 3


def test_search_finds_words_and_their_beginnings(out: dict[str, str]) -> None:
    def found(asked: str) -> int:
        return stranger().get("/", params={"q": asked}).text.count('<li>\n<a href="/item/')

    assert found("") == 4
    assert found("ensor") == found("LICHT kust") == found("cote") == 4
    assert found("nothing of the kind") == 0 == found('" OR 1=1 --') == found("*") == found("NEAR(a b)")
    assert stranger().get("/", params={"institution": "arch"}).text.count("/item/") == 0
    assert stranger().get("/", params={"page": "99999999999"}).status_code == 200


def test_pages_speak_four_languages_and_escape(home: Path) -> None:
    agree(home)
    from heritage.model import Statement

    (one,) = book(home, [rights(), Statement("dc:description", "<script>alert(1)</script>", "metadata.csv, row 2")])
    publish("p")
    for language, word in (("en", "Made by"), ("nl", "Gemaakt door"), ("fr", "Fait par"), ("de", "Geschaffen von")):
        text = stranger().get(f"/item/{of(one)}", headers={"Accept-Language": language}).text
        assert f'<html lang="{language}">' in text and word in text
        assert "<script>alert" not in text and "&lt;script&gt;" in text
        assert word in stranger().get(f"/item/{of(one)}?lang={language}").text


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py", "/static/%2e%2e/gate.py", "/static/viewer/../../../package.json", "/static//etc/passwd", "/static/public.css%00.js",
         "/iiif/{id}/files/../../../index.db", "/iiif/{id}/files/%2e%2e/record.json", "/iiif/{id}/files/pictures/00001.tif",
        "/iiif/{id}/files/record.json", "/iiif/{id}/files/", "/iiif/../{id}/manifest", "/item/%2e%2e%2f", "/item/{id}%00", "/item/{ID}", "/index.db", "/items/{id}/record.json",
        "/iiif/image/{id}.0/info.json", "/iiif/image/{id}.01/info.json", "/iiif/image/{id}.99/info.json", "/iiif/image/{id}/info.json",
        "/iiif/image/{id}.1٣/info.json", "/iiif/image/http:%2f%2f169.254.169.254/info.json", "/iiif/image/{id}.1/full/max/0/default.jpg/x",
    ],
)  # fmt: skip
def test_no_path_leads_out(out: dict[str, str], path: str) -> None:
    identifier = of(out["book"])
    answer = stranger().get(path.replace("{id}", identifier).replace("{ID}", identifier.upper()))
    assert answer.status_code == 404
    assert len(answer.content) < 200 and "Traceback" not in answer.text


def test_browsers_are_told_to_be_careful(out: dict[str, str]) -> None:
    for path in ("/", f"/item/{of(out['book'])}", f"/iiif/{of(out['book'])}/manifest", "/nowhere", "/static/reader.js"):
        answer = stranger().get(path)
        assert {name.lower(): value for name, value in HEADERS.items()}.items() <= dict(answer.headers).items()
        assert "unsafe-inline" not in answer.headers["content-security-policy"]
        assert "set-cookie" not in answer.headers
    assert "access-control-allow-origin" not in stranger().get("/").headers


def test_only_questions_are_answered(out: dict[str, str]) -> None:
    path = f"/iiif/{of(out['book'])}/manifest"
    for method in ("POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"):
        answer = stranger().request(method, path, content=b"x" * 1000)
        assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
    assert stranger().options(path).headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
    assert stranger().head(path).status_code == 200
    assert stranger().get("/?q=" + "x" * 3000).status_code == 414


def test_an_address_that_asks_too_often_waits_and_others_do_not() -> None:
    clock = [0.0]
    counted = Counted(60, lambda: clock[0])
    assert [counted.admits("198.51.100.1") for _ in range(31)] == [True] * 30 + [False]
    assert counted.admits("198.51.100.2")
    clock[0] += 2
    assert [counted.admits("198.51.100.1") for _ in range(3)] == [True, True, False]
    same_house = [counted.admits(f"2001:db8::{n:x}") for n in range(31)]
    assert same_house[-1] is False
    assert counted.admits("2001:db8:0:1::1")


def test_who_is_told_to_wait_is_told_how_long(out: dict[str, str]) -> None:
    door = stranger()
    door.app.middleware_stack = None  # type: ignore[attr-defined]
    door.app.user_middleware[0].kwargs["counted"] = Counted(10)  # type: ignore[attr-defined]
    answers = [door.get("/health") for _ in range(6)]
    assert [a.status_code for a in answers] == [200] * 5 + [429]
    assert answers[-1].headers["retry-after"] == "60"


@pytest.mark.parametrize(
    ("told", "wanted"),
    [("", "10.0.0.1"), ("203.0.113.5", "203.0.113.5"), ("1.1.1.1, 203.0.113.5", "203.0.113.5"), ("203.0.113.5, 10.9.9.9", "203.0.113.5"),
     ("x" * 50, "x" * 50), (",,", "10.0.0.1")],
)  # fmt: skip
def test_who_asks_behind_a_proxy(told: str, wanted: str) -> None:
    scope = {"type": "http", "client": ("10.0.0.1", 1), "headers": [(b"x-forwarded-for", told.encode())]}
    assert reader(scope, ["10.0.0.0/8"]) == wanted
    assert reader(scope, []) == "10.0.0.1"


def test_ranges_of_a_film_and_what_has_not_changed(out: dict[str, str]) -> None:
    found = record(out["sound"])
    film = f"/iiif/{found.id}/files/{found.views[1].copy.path}"
    part = stranger().get(film, headers={"Range": "bytes=10-19"})
    assert (part.status_code, len(part.content)) == (206, 10)
    whole = stranger().get(film)
    assert whole.headers["etag"] == f'"{found.views[1].copy.sha256}"' and whole.headers["content-type"] == "video/mp4"
    assert stranger().get(film, headers={"If-None-Match": whole.headers["etag"]}).status_code == 304
    assert "max-age=60" in whole.headers["cache-control"]


def test_the_doors_process_has_no_secret() -> None:
    secret = {
        "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": "x", "AIRFLOW__CORE__FERNET_KEY": "x", "AIRFLOW__API_AUTH__JWT_SECRET": "x", "POSTGRES_PASSWORD": "x",
        "HERITAGE_CATALOGUE": "postgresql://u:p@h/c", "HERITAGE_PASSWORD_ADMIN": "x", "AWS_SECRET_ACCESS_KEY": "x", "AWS_PROFILE": "x", "PGPASSWORD": "x",
        "HERITAGE_PASSWORDS_FILE": "x", "API_TOKEN": "x", "_AIRFLOW_X": "x", "HERITAGE_DERIVED": "x",
    }  # fmt: skip
    kept = {
        "HERITAGE_HOME": "/h",
        "PATH": "/bin",
        "LANG": "C",
        "HERITAGE_FAMILY": "/h",
        "HERITAGE_PART": "public-door",
        "HERITAGE_PUBLIC_PORT": "1",
    }
    assert without_secrets({**secret, **kept}) == kept


def test_the_keeper_shows_nothing_of_an_empty_or_broken_shelf(tmp_path: Path) -> None:
    keeper = Keeper(Shelf(tmp_path), lambda: TODAY)
    assert keeper.found("x", "", "", 0, 10) == ([], 0) and keeper.institutions("") == []
    place = tmp_path / "items/kbr-0123456789abcdef0123"
    place.mkdir(parents=True)
    (place / "record.json").write_text('{"id": "x"}')
    assert keeper.one("kbr-0123456789abcdef0123", "") is None
    assert keeper.one("../items/kbr-0123456789abcdef0123", "") is None
