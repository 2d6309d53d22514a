"""What a stranger sees: the shelf through a door, in this process."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

from starlette.testclient import TestClient

from heritage import settings
from heritage.access.door.app import app
from heritage.access.record import Record, public_id
from heritage.access.shelf import Shelf
from heritage.flows.publish import running

ADDRESS = "http://door.example"
TODAY = date(2026, 11, 30)


def publish(run: str, **more: object) -> dict[str, int]:
    """As the DAG does it."""
    running.plan(run, **more)  # type: ignore[arg-type]
    for unit in running.units(run):
        running.carry_out(run, unit)
    return running.report(run)


def stranger(address: str = "198.51.100.7", *, day: date = TODAY, **more: object) -> TestClient:
    """Somebody at that address."""
    door = app(Shelf(settings.home().public), ADDRESS, per_minute=10**9, today=lambda: day, **more)  # type: ignore[arg-type]
    return TestClient(door, base_url=ADDRESS, client=(address, 4000), follow_redirects=False)


def of(package: str) -> str:
    """Its public id."""
    return public_id(package.split(":")[2], package)


def record(package: str) -> Record:
    found = Shelf(settings.home().public).record(of(package))
    assert found is not None
    return found


def addresses(record: Record) -> list[str]:
    """Every address of an item that is shown whole."""
    item = f"/iiif/{record.id}"
    found = [
        f"/item/{record.id}",
        f"{item}/manifest",
        f"{item}/record.json",
        *(f"{item}/files/{one.path}" for one in record.whole),
    ]
    for view in record.views:
        if view.kind.value == "picture":
            image = f"/iiif/image/{record.id}.{view.number}"
            found += [
                image,
                f"{image}/info.json",
                f"{image}/full/max/0/default.jpg",
                f"{image}/0,0,512,512/!100,100/0/default.jpg",
            ]
        else:
            found.append(f"{item}/files/{view.copy.path}")
        found += [f"{item}/files/{one.path}" for one in (view.text, view.poster) if one]
    return found


def is_whole(record: Record) -> bool:
    """Is every file of it there, as its record says?"""
    shelf = Shelf(settings.home().public)
    copies = [copy for view in record.views for copy in (view.copy, view.text, view.poster) if copy]
    places = [(copy, shelf.file(record, copy.path)) for copy in (*copies, *record.whole)]
    return all(place.is_file() and _sha256(place) == copy.sha256 for copy, place in places)


def _sha256(place: Path) -> str:
    return hashlib.sha256(place.read_bytes()).hexdigest()
