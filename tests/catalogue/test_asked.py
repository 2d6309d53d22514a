"""Requests are written once per person and key; holds are in the event log before anybody believes them, and come back from it."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest

from catalogue.closed import closed, delivery, deposited
from heritage import settings
from heritage.archive.site.kinds import open_site
from heritage.catalogue import holds, requests
from heritage.catalogue.queries import package_detail, packages
from heritage.catalogue.recording import record
from heritage.catalogue.requests import Asking, KeyUsed
from heritage.catalogue.schema.store import reading
from heritage.contracts import Site
from heritage.events import Entry, verify
from heritage.flows import history
from heritage.flows.custody import holding
from heritage.model import Agent, EventType

PACKAGE = "urn:heritage:kbr:KBR-2026-0042:MS_1"


def asking(**changed: object) -> Asking:
    told = {
        "kind": "restore",
        "package": PACKAGE,
        "who": "an",
        "reason": "an exhibition",
        "key": "k1",
        "facts": {"version": 1},
    }
    return Asking(**{**told, **changed})  # type: ignore[arg-type]


def recorded(url: str, tmp_path: Path, sites: list[Site]) -> None:
    record(url, closed(delivery(), [deposited(tmp_path / "work", sites, delivery(), "MS_1")]))


def test_a_request_is_written_once(url: str, tmp_path: Path, sites: list[Site]) -> None:
    recorded(url, tmp_path, sites)
    first = requests.ask(url, asking())
    assert (first.state, first.institution, first.facts, first.run) == ("asked", "kbr", {"version": 1}, "")
    requests.tell(url, first.number, "running", run="manual__7")
    again = requests.ask(url, asking())
    assert (again.number, again.state, again.run) == (first.number, "running", "manual__7")
    other = requests.ask(url, asking(who="bert"))
    assert other.number != first.number
    requests.tell(url, first.number, "done", result="/restored/1")
    with reading(url) as db:
        found = requests.listed(db, institutions=frozenset({"kbr"})).rows
        assert [(r.who, r.state, r.run, r.result) for r in found] == [
            ("bert", "asked", "", ""),
            ("an", "done", "manual__7", "/restored/1"),
        ]
        assert requests.listed(db, institutions=frozenset({"arch"})).rows == ()
        package = package_detail.package(db, PACKAGE, institutions=None)
    assert package is not None and package.requests == found


@pytest.mark.parametrize("changed", [{"package": "other"}, {"kind": "audit"}, {"reason": "b"}, {"facts": {}}])
def test_a_key_that_stands_for_something_else(url: str, changed: dict[str, object]) -> None:
    requests.ask(url, asking())
    with pytest.raises(KeyUsed, match="stands for request 1"):
        requests.ask(url, asking(**changed))


def test_an_unknown_state_is_a_mistake(url: str) -> None:
    with pytest.raises(ValueError, match="finished"):
        requests.tell(url, 1, "finished")


def test_asked_by_many_at_once(url: str) -> None:
    """A page that is sent twice, or answered slowly and sent again."""
    numbers: list[int] = []

    def one() -> None:
        numbers.append(requests.ask(url, asking()).number)

    asked = [threading.Thread(target=one) for _ in range(8)]
    for thread in asked:
        thread.start()
    for thread in asked:
        thread.join()
    assert len(numbers) == 8 and len(set(numbers)) == 1


@pytest.fixture
def kept(home: Path, tmp_path: Path) -> str:
    """A package in the home's own catalogue; its URL."""
    url = settings.home().catalogue_url
    recorded(url, tmp_path, [open_site(name, "folder", name, {}, tmp_path) for name in ("site-a", "site-b")])
    return url


def test_a_hold_is_an_event_and_is_respected(kept: str) -> None:
    assert not holds.held(kept, PACKAGE)
    hold = holding.place(PACKAGE, who="an", reason="a claim", key="k1")
    assert holds.held(kept, PACKAGE) and not holds.held(kept, "urn:heritage:kbr:other:1")
    assert (hold.who, hold.reason, hold.institution, hold.released_at) == ("an", "a claim", "kbr", "")
    (event,) = history.event_log().history(PACKAGE)
    assert (event["kind"], event["detail"], event["agent"], event["at"]) == (
        "policy assignment",
        "hold placed: a claim",
        {"name": "an", "version": "", "kind": "person"},
        hold.at,
    )
    with reading(kept) as db:
        assert [f.held for f in packages.search(db, packages.PackageQuery(), institutions=None).rows] == [True]
    released = holding.release(hold.number, who="bert", reason="settled", institutions=frozenset({"kbr"}))
    assert (released.released_by, released.release_reason) == ("bert", "settled")
    assert not holds.held(kept, PACKAGE)
    assert history.event_log().history(PACKAGE)[1]["detail"] == "hold released: settled"


def test_a_hold_is_placed_and_released_once(kept: str) -> None:
    hold = holding.place(PACKAGE, who="an", reason="a claim", key="k1")
    assert holding.place(PACKAGE, who="an", reason="said again", key="k1") == hold
    released = holding.release(hold.number, who="bert", reason="settled", institutions=None)
    assert holding.release(hold.number, who="carine", reason="again", institutions=None) == released
    assert holding.place(PACKAGE, who="an", reason="a claim", key="k1") == released  # it was this hold
    assert len(history.event_log().history(PACKAGE)) == 2


def test_a_package_is_held_until_every_hold_is_released(kept: str) -> None:
    one = holding.place(PACKAGE, who="an", reason="a claim", key="k1")
    holding.place(PACKAGE, who="bert", reason="an inquiry", key="k1")
    holding.release(one.number, who="an", reason="settled", institutions=None)
    assert holds.held(kept, PACKAGE)


def test_a_hold_behind_the_wall_is_not_there(kept: str) -> None:
    hold = holding.place(PACKAGE, who="an", reason="a claim", key="k1")
    for walls in (frozenset({"arch"}), frozenset[str]()):
        with pytest.raises(holding.NoSuchHold):
            holding.release(hold.number, who="eve", reason="", institutions=walls)
    assert holds.held(kept, PACKAGE)


def test_killed_between_the_log_and_the_catalogue(kept: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch, pytest.raises(RuntimeError, match="killed"):
        patch.setattr(holds, "note_hold", _killed)
        holding.place(PACKAGE, who="an", reason="a claim", key="k1")
    assert not holds.held(kept, PACKAGE)
    hold = holding.place(PACKAGE, who="an", reason="a claim", key="k1")
    assert holds.held(kept, PACKAGE) and len(history.event_log().history(PACKAGE)) == 1
    with monkeypatch.context() as patch, pytest.raises(RuntimeError, match="killed"):
        patch.setattr(holds, "note_release", _killed)
        holding.release(hold.number, who="bert", reason="settled", institutions=None)
    assert holds.held(kept, PACKAGE)  # nothing is disposed of by accident
    holding.release(hold.number, who="bert", reason="settled", institutions=None)
    assert not holds.held(kept, PACKAGE) and len(history.event_log().history(PACKAGE)) == 2


def _killed(*_: object, **__: object) -> None:
    raise RuntimeError("killed")


def test_holds_come_back_from_the_log(kept: str, home: Path) -> None:
    """The catalogue is lost; the log is not."""
    one = holding.place(PACKAGE, who="an", reason="a claim", key="k1")
    holding.place(PACKAGE, who="bert", reason="an inquiry\nof two lines", key="k2")
    holding.release(one.number, who="carine", reason="settled", institutions=None)
    before = rows(home)
    history.tell("other", EventType.FIXITY_CHECK, "success", subjects=[PACKAGE], detail='says "key":"hold " in passing')
    with sqlite3.connect(home / "catalogue.db") as db:
        db.execute("DELETE FROM hold")
    assert not holds.held(kept, PACKAGE)
    assert holding.bring_back() == 3
    assert rows(home) == before
    assert holding.bring_back() == 3 and rows(home) == before
    assert verify(history.event_log().segments(), history.event_log().key.public).holds


def test_holds_of_an_older_log_come_back_too(kept: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Until 0.3 they were kinds of their own, and the detail was the bare reason."""
    anna = Agent("an", kind="person")
    with monkeypatch.context() as patch:
        patch.setattr(Entry, "__post_init__", lambda _: None)
        told = history.event_log()
        told.add(Entry("hold 1a2b", "hold", "success", anna, [PACKAGE], detail="a claim"))  # type: ignore[arg-type]
    assert holding.bring_back() == 1 and holds.held(kept, PACKAGE)
    with reading(kept) as db:
        hold = holds.by_key(db, "hold 1a2b")
    assert hold is not None and (hold.who, hold.reason) == ("an", "a claim")
    holding.release(hold.number, who="bert", reason="settled", institutions=None)
    assert not holds.held(kept, PACKAGE)


def rows(home: Path) -> list[tuple[object, ...]]:
    with sqlite3.connect(home / "catalogue.db") as db:
        return db.execute(
            "SELECT key, package, institution, who, at, reason, released_by, released_at, release_reason FROM hold ORDER BY key"
        ).fetchall()
