"""The doors of an upload: a coordinator's browser and a program send a delivery through them; a stranger finds none."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from heritage import settings
from heritage.flows import runs
from heritage.flows.inbox import intake
from heritage.flows.inbox.upload import landing, record
from heritage_airflow.access.rights import viewer_of
from heritage_airflow.access.starts import may_start
from heritage_airflow.web import bounded
from pages.people import AUDITOR, OF_KBR, OF_KMI, PROGRAMME, Browser, Person

API = "/heritage/api/v1/uploads"
CONTENT = {"metadata/delivery.yaml": b"batch: SENT-1", "objects/A.tif": bytes(range(256)) * 100}
BEARER = {"authorization": "Bearer x", "accept": "application/json"}


@pytest.fixture(autouse=True)
def nobody_asks_airflow(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("heritage_airflow.web.routes.worklines.receiving", lambda dags: [])
    monkeypatch.setattr(record, "PIECE", 10_000)
    yield


def announcement(name: str = "SENT-1", **more: object) -> dict[str, object]:
    files = [{"path": path, "size": len(text), "modified": 5} for path, text in CONTENT.items()]
    return {"institution": "kbr", "workline": "paper", "name": name, "kind": "folder", "files": files} | more


def digest(content: bytes) -> dict[str, str]:
    return {"Content-Digest": f"sha-256=:{base64.b64encode(hashlib.sha256(content).digest()).decode()}:"}


class Sender:
    """Somebody's program, or their browser with the page's token."""

    def __init__(self, who: Person, headers: dict[str, str] | None = None) -> None:
        self.browser = Browser(who)
        self.headers = headers or BEARER

    def ask(self, method: str, path: str = "", **more):  # type: ignore[no-untyped-def]
        return self.browser.request(method, API + path, headers=self.headers | more.pop("headers", {}), **more)

    def piece(self, id_: str, number: int, offset: int, content: bytes, **headers: str):  # type: ignore[no-untyped-def]
        sent = {"Upload-Offset": str(offset)} | (headers or digest(content))
        return self.ask("PATCH", f"/{id_}/files/{number}", content=content, headers=sent)

    def everything(self, told: dict[str, object]) -> None:
        for content, number, there in zip(CONTENT.values(), told["numbers"], told["held"], strict=True):  # type: ignore[call-overload]
            held = there
            while held < len(content):
                answer = self.piece(str(told["id"]), number, held, content[held : held + int(str(told["piece"]))])
                assert answer.status_code == 204, answer.text
                held = int(answer.headers["upload-offset"])


def test_a_browser_sends_breaks_off_goes_on_and_lands(home: Path) -> None:
    page = Browser(OF_KBR)
    anna = Sender(OF_KBR, {"x-csrf-token": page.token("/heritage/upload"), "accept": "application/json"})
    told = anna.ask("POST", json=announcement()).json()
    assert told["held"] == [0, 0] and told["piece"] == 10_000
    big = CONTENT["objects/A.tif"]
    number = told["numbers"][1]
    assert anna.piece(told["id"], number, 0, big[:10_000]).headers["upload-offset"] == "10000"
    wrong = anna.piece(told["id"], number, 10_000, big[10_000:20_000], **digest(b"else"))
    assert (wrong.status_code, wrong.json()["code"]) == (400, "digest")
    again = anna.piece(told["id"], number, 0, big[:10_000])
    assert (again.status_code, again.json()["code"], again.headers["upload-offset"]) == (409, "offset", "10000")
    assert anna.piece(told["id"], number, 10_000, big[10_000:20_000], x="no digest").status_code == 204
    assert anna.piece(told["id"], 99, 0, b"x").status_code == 400
    assert (
        anna.piece(told["id"], number, 20_000, big[20_000:], **{"Content-Digest": "sha-256=:eA==:"}).status_code == 400
    )
    assert anna.ask("POST", f"/{told['id']}/landing").json()["code"] == "incomplete"
    for address in ("/heritage/worklines?lang=en", "/heritage/upload?lang=nl"):
        assert "SENT-1" in page.get(address).text and "anna" in page.get(address).text
    later = anna.ask("POST", json=announcement()).json()
    assert later["id"] == told["id"] and sorted(later["held"]) == [0, 20_000]
    anna.everything(later)
    landed = anna.ask("POST", f"/{told['id']}/landing").json()
    assert landed["state"] == "landed" and landed["link"] == "/heritage/worklines?institution=kbr"
    assert anna.ask("POST", f"/{told['id']}/landing").json() == landed, "asked twice, done once"
    place = home / "inbox/kbr/paper/SENT-1"
    assert {str(p.relative_to(place)): p.read_bytes() for p in place.rglob("*") if p.is_file()} == CONTENT
    (arrival,) = (intake.arrival(place),)
    intake.started(arrival)
    list(intake.arrivals())
    runs.note_batch("paper", arrival.run, "kbr/SENT-1")
    assert anna.ask("GET", f"/{told['id']}").json()["link"] == "/heritage/worklines/kbr/SENT-1"


def test_a_refusal_says_everything_in_the_readers_language(home: Path) -> None:
    files = [{"path": path, "size": 1} for path in ("../x", "objects/a:b", "objects/.hidden")]
    answer = Sender(OF_KBR, BEARER | {"accept-language": "fr"}).ask("POST", json=announcement(files=files))
    assert answer.status_code == 422 and answer.headers["content-type"] == "application/problem+json"
    said = " ".join(one["text"] for one in answer.json()["reasons"])
    assert "un chemin qui reste dans la livraison" in said and "un fichier ou dossier caché" in said
    assert "bordereau de livraison" in said and {one["lang"] for one in answer.json()["reasons"]} == {""}
    assert list(record.open_ones()) == []


@pytest.mark.parametrize("stranger", [OF_KMI, AUDITOR], ids=lambda who: who.login)
def test_a_stranger_neither_sees_nor_goes_on_nor_cancels(home: Path, stranger: Person) -> None:
    anna, other = Sender(OF_KBR), Sender(stranger)
    told = anna.ask("POST", json=announcement()).json()
    anna.everything(told)
    id_ = told["id"]
    for answer in (
        other.ask("GET", f"/{id_}"),
        other.piece(id_, 0, 0, b"x"),
        other.ask("POST", f"/{id_}/landing"),
        other.ask("DELETE", f"/{id_}"),
    ):
        assert answer.status_code == 404 and "SENT-1" not in answer.text
    assert other.ask("POST", json=announcement()).status_code in {403, 404}
    assert other.ask("GET").json()["items"] == []
    page = Browser(stranger).get("/heritage/upload")
    assert page.status_code == (404 if stranger is AUDITOR else 200) and "SENT-1" not in page.text
    assert id_ not in Browser(stranger).get("/heritage/worklines").text
    assert anna.ask("POST", f"/{id_}/landing").status_code == 200
    assert other.ask("GET", f"/{id_}").status_code == 404, "nor what became of it"
    assert not may_start(viewer_of(stranger), "upload", {"institution": "kbr", "upload": id_})
    assert not may_start(viewer_of(OF_KBR), "upload", {"institution": "kbr", "upload": id_}), "only intake starts it"


def test_a_colleague_may_and_cancelling_leaves_nothing(home: Path) -> None:
    told = Sender(OF_KBR).ask("POST", json=announcement()).json()
    carla = Sender(PROGRAMME)
    carla.everything(told)
    assert carla.ask("DELETE", f"/{told['id']}").status_code == 204
    assert carla.ask("DELETE", f"/{told['id']}").status_code == 404
    assert [p.name for p in (home / "inbox/kbr").iterdir()] == []


def test_a_cookie_alone_sends_nothing(home: Path) -> None:
    told = Sender(OF_KBR).ask("POST", json=announcement()).json()
    anna = Sender(OF_KBR, {"accept": "application/json"})
    for answer in (
        anna.ask("POST", json=announcement(name="SENT-2")),
        anna.piece(told["id"], 0, 0, b"x"),
        anna.ask("POST", f"/{told['id']}/landing"),
        anna.ask("DELETE", f"/{told['id']}"),
    ):
        assert answer.status_code == 403 and "token" in answer.text
    form = {"content-type": "application/x-www-form-urlencoded"}
    assert anna.ask("PATCH", f"/{told['id']}/files/0", content=b"csrf=x", headers=form).status_code == 403
    assert record.held(next(record.open_ones())) == [0, 0]


def test_no_body_is_larger_than_its_bound(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded, "MOST", 1000)
    anna = Sender(OF_KBR)
    files = [{"path": f"objects/{n}", "size": 1} for n in range(100)]
    assert anna.ask("POST", json=announcement(files=files)).status_code == 413
    lines = iter([json.dumps(announcement(files=files)).encode()])
    assert anna.ask("POST", content=lines).status_code == 413, "nor when nobody said how long it is"
    chunked = anna.ask("PATCH", f"/{'0' * 32}/files/0", content=iter([b"x"]), headers={"Upload-Offset": "0"})
    assert chunked.status_code in {404, 411}


def test_what_a_refused_zip_had_is_listed_with_it(home: Path) -> None:
    anna = Sender(OF_KBR)
    content = b"no zip"
    told = anna.ask("POST", json=announcement("Z", kind="zip", files=[{"path": "Z.zip", "size": len(content)}])).json()
    assert anna.piece(told["id"], 0, 0, content).status_code == 204
    assert anna.ask("POST", f"/{told['id']}/landing").json()["state"] == "landing"
    landing.land("kbr", told["id"])
    state = anna.ask("GET", f"/{told['id']}").json()
    assert state["state"] == "refused" and "a whole zip" in state["reasons"][0]["text"]
    assert "een volledige zip" in Browser(OF_KBR).get("/heritage/upload?lang=nl").text
    assert not (settings.home().inbox / "kbr/paper").exists()
