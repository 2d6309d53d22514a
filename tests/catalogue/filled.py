"""A catalogue as large as an archive of years, for pages and their queries: quickly inserted, made up, always the same.

`fill(url)` makes 100,000 packages in deliveries of 50 (institutions, worklines and stations in turn, two copies each), one delivery of
5,000 items on its way, and one of which everything went back. Nothing of it lies at a site.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from typing import Any

from sqlalchemy import Connection, Table, insert

from heritage.catalogue.queries.words import words
from heritage.catalogue.schema import store
from heritage.catalogue.schema.custody import Act, CopyCheck
from heritage.catalogue.schema.people import LegalHold, Request
from heritage.catalogue.schema.rework import Earlier
from heritage.catalogue.schema.tables import (
    Base,
    Batch,
    Copy,
    Event,
    File,
    Finding,
    Item,
    Refusal,
    Rendition,
    Statement,
    TargetValue,
    Word,
)

INSTITUTIONS = ("kbr", "arch", "kmkg", "kbr", "arch", "kbr")
WORKLINES = ("paper", "photographs", "audiovisual", "paper", "objects")
SITES = ("site-a", "site-b")
FORMATS = {"paper": "fmt/353", "photographs": "fmt/353", "audiovisual": "fmt/569", "objects": "fmt/861"}
NOUNS = [
    "atlas",
    "bridge",
    "canal",
    "drawing",
    "engraving",
    "facade",
    "garden",
    "harbour",
    "island",
    "journal",
    "kiln",
    "ledger",
    "map",
    "notary",
    "orchard",
    "portrait",
    "quarry",
    "river",
    "seal",
    "tower",
    "uniform",
    "village",
    "wharf",
    "xylograph",
    "yard",
    "zinc",
]
PLACES = [
    "Antwerpen",
    "Brugge",
    "Charleroi",
    "Dinant",
    "Eupen",
    "Furnes",
    "Gent",
    "Huy",
    "Ieper",
    "Kortrijk",
    "Leuven",
    "Mons",
    "Namur",
    "Oostende",
    "Rochefort",
    "Spa",
    "Tournai",
]
PEOPLE = ("an", "bert", "carine")
TODAY = datetime(2026, 11, 28, tzinfo=UTC)
PER_BATCH = 50
AT_ONCE = 2000  # items

Rows = dict[Any, list[tuple[Any, ...]]]


@dataclass(frozen=True)
class Filled:
    """Names of what is in it."""

    packages: int
    big: tuple[str, str] = ("kbr", "BIG-1")  # institution and name of the delivery on its way
    back: tuple[str, str] = ("arch", "BACK-1")  # of the one that went back
    again: tuple[str, str] = ("arch", "AGAIN-1")  # of one that brings some of it again
    package: str = "urn:heritage:kbr:B-000000:ITEM_00000000"  # with acts, requests and a hold
    station: tuple[str, str] = ("kbr", "SCAN-0")


def fill(url: str, packages: int = 100_000, batch_items: int = 5_000, checks: int = 40) -> Filled:
    """Fills an empty catalogue. `checks`: findings per item of the delivery on its way."""
    batches = -(-packages // (PER_BATCH - 2))  # two of a delivery's items went back
    items = batches * PER_BATCH
    with store.writing(url) as db:
        indexes = [index for table in Base.metadata.sorted_tables for index in table.indexes]
        for index in indexes:  # all at once is quicker than row by row
            index.drop(db)
        db.execute(insert(Batch), [_batch(n + 1, f"B-{n:06d}", n, "closed") for n in range(batches)])
        for start in range(0, items, AT_ONCE):
            _load(db, _packages(range(start, min(start + AT_ONCE, items))))
        _big(db, items, batch_items, checks)
        _around(db, items)
        for index in indexes:
            index.create(db)
        _counted_on(db)
    return Filled(packages)


def _batch(number: int, name: str, place: int, state: str, expected: int = PER_BATCH) -> dict[str, Any]:
    institution = INSTITUTIONS[place % len(INSTITUTIONS)]
    begun = TODAY - timedelta(days=(place * 7) % 700, minutes=place % 1000)
    return {
        "id": number, "institution": institution, "name": name, "workline": WORKLINES[place % len(WORKLINES)], "digest": "ab" * 32,
        "policy": "", "operator": f"op-{place % 9}", "station": f"SCAN-{place % 4}", "device": "i2S CopiBook", "serial": f"{place % 4}",
        "captured": (begun - timedelta(days=3)).date(), "run": f"run__{number}", "state": state, "started": _at(begun),
        "finished": _at(begun + timedelta(hours=5)) if state != "running" else "", "expected": expected, "place": f"/in/{name}",
        "review": "wait", "order": f"LOT-{place % 50}",
    }  # fmt: skip


def _at(when: datetime) -> str:
    return when.isoformat(timespec="seconds").replace("+00:00", "Z")


def _packages(numbers: Sequence[int]) -> Rows:
    """The rows of closed deliveries. Of each fifty items one was rejected and one held; some batches had trouble."""
    rows: Rows = {}
    for n in numbers:
        batch, inner = divmod(n, PER_BATCH)
        state = {7: "rejected", 8: "held", 9: "failed" if batch % 40 == 0 else "deposited"}.get(inner, "deposited")
        faults = state in ("rejected", "held") or inner % 25 == 0
        _item(rows, n + 1, batch + 1, batch, f"ITEM_{n:08d}", state, checks=8, faulty=faults)
    return rows


def _item(rows: Rows, number: int, batch: int, place: int, name: str, state: str, *, checks: int, faulty: bool) -> None:
    institution, workline = INSTITUTIONS[place % len(INSTITUTIONS)], WORKLINES[place % len(WORKLINES)]
    title = f"{NOUNS[number % len(NOUNS)].title()} of {PLACES[number % len(PLACES)]}, {NOUNS[(number // 7) % len(NOUNS)]} {number}"
    kept = state == "deposited" or (state == "failed" and name.startswith("ITEM"))  # sealed; a site stayed away
    package = f"urn:heritage:{institution}:B-{place:06d}:{name}" if kept else ""
    closed = state not in ("passed", "flagged", "accepted")
    choice = "accept" if state in ("deposited", "accepted") else "reject"
    decided = choice if faulty and state not in ("held", "flagged", "failed") else ""
    at = _at(TODAY - timedelta(days=number % 700, seconds=number % 80_000))
    faults, warnings = (2 if faulty else 0), number % 3
    asked = checks if state != "failed" else 0
    error = ("SiteUnavailable" if kept else "ToolFailed") if state == "failed" else ""
    person = PEOPLE[number % len(PEOPLE)] if decided else ""
    _add(
        rows, Item, number, batch, name, title if closed else "", state, ("fail" if faulty else "warn" if warnings else "pass") if asked else "",
        asked, faults if asked else 0, warnings if asked else 0, "capture", "1.2", "d" * 64, decided, person, at if decided else "",
        "legible" if decided else "", package, int(kept), f"{number:064x}" if kept else "", 9 if kept else 0,
        40_000_000 + number * 13 if kept else 0, f"{error}: it ended badly" if error else "", error,
    )  # fmt: skip
    _findings(rows, number, batch, name, asked, faults, warnings)
    if closed:
        _parts(rows, number, institution, workline, name, title, package, state, at)


def _findings(rows: Rows, number: int, batch: int, name: str, asked: int, faults: int, warnings: int) -> None:
    """Each check says one thing, but for the first that fails: it says two."""
    for n in range(1, asked + 1):
        outcome = "fail" if n <= faults else "warn" if n <= faults + warnings else "pass"
        check, nth = (f"check-{number % 5:02d}", n) if outcome == "fail" else (f"check-{n:02d}", 1)
        mark = "[0.1, 0.2, 0.3, 0.4]" if outcome == "fail" else "null"
        subject = f"objects/{name}/{n:04d}.tif" if outcome != "pass" else name
        _add(rows, Finding, number, n, check, subject, outcome, "at most 1°", f"{n / 10:.1f}°", "ISO 19264-1:2021", "Capture it again.",
             mark, None, nth, batch, "", "{}")  # fmt: skip


def _parts(
    rows: Rows, number: int, institution: str, workline: str, name: str, title: str, package: str, state: str, at: str
) -> None:
    puid = FORMATS[workline]
    for n, (role, path) in enumerate(_FILES, 1):
        own = puid if role == "original" else "x-fmt/392" if role == "master" else "fmt/44"
        _add(rows, File, number, n, path.format(item=name), role, own, f"{number:0126x}{n:02x}", 10_000_000 + n)
        if role != "original":
            _add(rows, Rendition, number, n - 2, path.format(item=name), f"objects/{name}/0001.tif", role, "OpenJPEG 2.5.2",
                 "decoded and compared", "e" * 64)  # fmt: skip
    for n, (field, value) in enumerate(
        (("dcterms:title", title), ("dcterms:creator", "Ensor, James"), ("dcterms:date", "1887")), 1
    ):
        _add(rows, Statement, number, n, field, value, "metadata.csv", "en", "", None, "")
    for n, kind in enumerate(("ingestion", "validation", "migration"), 1):
        _add(rows, Event, number, n, kind, at, "heritage 0.2.0", "", "software", "success", "", "")
    titled = words([title])
    for word in words([name, package, title, "Ensor, James"]):
        _add(rows, Word, word, number, word in titled)
    sites = SITES[: 1 if state == "failed" else 2] if package else ()
    for n, site in enumerate(sites):
        looked = number % 5 < 3
        sound = _at(TODAY - timedelta(days=(number * 3 + n) % (120 if number % 11 == 0 else 88)))
        _add(rows, Copy, number, site, f"{package[-4:]}/{number}", 1, f"{number:064x}", at, institution, 9, 40_000_000 + number * 13,
             sound if looked else "", max(sound, at) if looked else at)  # fmt: skip
        if looked:
            bad = number % 20_011 == 1 and n == 0
            _add(rows, CopyCheck, package, site, sound, sound, "damaged" if bad else "sound", "audit__1", "[]")


_FILES = (
    ("original", "objects/{item}/0001.tif"),
    ("original", "objects/{item}/0002.tif"),
    ("master", "master/0001.jp2"),
    ("master", "master/0002.jp2"),
    ("access", "access/book.pdf"),
)


def _big(db: Connection, packages: int, items: int, checks: int) -> None:
    """The delivery on its way, and the one that went back."""
    first = -(-packages // PER_BATCH) + 1
    big = _batch(first, "BIG-1", 0, "running", items) | {
        "started": _at(TODAY - timedelta(hours=3)),
        "captured": date(2026, 11, 27),
    }
    back = _batch(first + 1, "BACK-1", 1, "closed", items // 5) | {"started": _at(TODAY - timedelta(hours=30))}
    db.execute(insert(Batch), [big, back])
    for start in range(0, items, AT_ONCE):
        rows: Rows = {}
        for n in range(start, min(start + AT_ONCE, items)):
            state = {3: "flagged", 5: "rejected", 7: "accepted", 9: "failed"}.get(
                n % 100, "flagged" if n % 25 == 1 else "passed"
            )
            faulty = state in ("flagged", "rejected", "accepted")
            _item(rows, packages + n + 1, first, 0, f"PAGE_{n:06d}", state, checks=checks, faulty=faulty)
        _load(db, rows)
    rows = {}
    for n in range(items // 5):
        state = "rejected" if n % 3 else "held"
        _item(rows, packages + items + n + 1, first + 1, 1, f"BACK_{n:06d}", state, checks=checks, faulty=True)
    again = _batch(first + 2, "AGAIN-1", 1, "closed", 8) | {"started": _at(TODAY - timedelta(hours=2)), "order": ""}
    db.execute(insert(Batch), again)
    for n in range(8):  # half of them as the delivery note says
        number = packages + items + items // 5 + n + 1
        _item(rows, number, first + 2, 1, f"BACK_{n:06d}", "passed", checks=checks, faulty=False)
        if n % 2:
            _add(rows, Earlier, first + 2, f"BACK_{n:06d}", "BACK-1", "named", "", "")
    _load(db, rows)


def _around(db: Connection, items: int) -> None:
    """What happens around packages: acts, refusals, requests, holds, target values."""
    rows: Rows = {}
    batches = items // PER_BATCH
    for n in range(max(items // PER_BATCH, 40)):
        at, batch = _at(TODAY - timedelta(hours=3 * n)), n // 2 % batches
        institution = INSTITUTIONS[batch % len(INSTITUTIONS)]
        about = f"urn:heritage:{institution}:B-{batch:06d}:ITEM_{batch * PER_BATCH:08d}" if n % 2 == 0 else ""
        act = ("restore", about, institution, PEOPLE[n % 3]) if about else ("audit", "", "", "")
        _add(
            rows,
            Act,
            n + 1,
            f"act {n}",
            act[0],
            at,
            SITES[n % 2],
            *act[1:3],
            "success",
            act[3],
            9,
            40_000_000,
            "said",
            "{}",
        )
        if about:
            _add(
                rows,
                Refusal,
                n + 1,
                f"/in/R-{n}",
                at,
                institution if n % 6 else "",
                "paper",
                f"R-{n}",
                '["no manifest"]',
                "[]",
            )
            _add(
                rows,
                Request,
                n + 1,
                "restore",
                about,
                institution,
                "an",
                at,
                "a show",
                f"k{n}",
                "{}",
                "done",
                "r",
                "ok",
                at,
            )
            released = ("", "", "") if n % 4 == 0 else ("bert", at, "settled")
            _add(rows, LegalHold, n + 1, f"hold {n}", about, institution, "an", at, "a claim", *released)
    for batch in range(1, batches + 3):
        for fact, value in (("target.delta_e_mean", 1.5), ("target.ppi", 399.0), ("target.uniformity", 2.0)):
            _add(rows, TargetValue, batch, "objects/_targets/utt.tif", fact, value + batch % 7 / 10)
    _load(db, rows)


def _add(rows: Rows, table: type[Base], *values: Any) -> None:
    rows.setdefault(table, []).append(values)


_ORDER: dict[Any, str] = {
    Item: "id batch_id name title state verdict asked faults warnings policy policy_version policy_digest choice decided_by decided_at "
    "reason package version digest files size note error",
    Finding: "item_id number check subject outcome wanted found source advice mark at nth batch_id code details",
    File: "item_id number path role puid sha512 size",
    Rendition: "item_id number path source role tool method digest",
    Statement: "item_id number field value source language subject score uri",
    Event: "item_id number kind at agent agent_version agent_kind outcome detail subject",
    Word: "word item_id title",
    Copy: "item_id site place version digest verified_at institution files size looked_at sound_at",
    CopyCheck: "package site at sound_at outcome run problems",
    Act: "id key kind at site package institution outcome who files size detail facts",
    Refusal: "id place at institution workline batch reasons grounds",
    Request: "id kind package institution who at reason key facts state run result changed",
    LegalHold: "id key package institution who at reason released_by released_at release_reason",
    TargetValue: "batch_id path fact value",
}  # fmt: skip


def _load(db: Connection, rows: Rows) -> None:
    """As the database's own driver takes rows fastest."""
    for kind, columns in _ORDER.items():
        table: Table = kind.__table__
        names = ", ".join(f'"{name}"' for name in columns.split())
        assert set(columns.split()) == {c.name for c in table.c}, table.name
        driver: Any = db.connection.driver_connection
        if found := rows.get(kind):
            if db.dialect.name == "sqlite":
                marks = ", ".join("?" * len(table.c))
                driver.executemany(f"INSERT INTO {table.name} ({names}) VALUES ({marks})", found)
            else:
                with driver.cursor() as cursor:
                    cursor.copy_expert(f"COPY {table.name} ({names}) FROM STDIN", StringIO("".join(_copied(found))))


def _copied(rows: list[tuple[Any, ...]]) -> Iterator[str]:
    for row in rows:
        yield "\t".join("\\N" if value is None else str(value) for value in row) + "\n"


def _counted_on(db: Connection) -> None:
    """PostgreSQL goes on numbering after what was inserted, and knows what is there."""
    if db.dialect.name == "postgresql":
        for kind in (Batch, Item, Act, Refusal, Request, LegalHold):
            name = kind.__tablename__
            db.exec_driver_sql(f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), (SELECT MAX(id) FROM {name}))")
        db.exec_driver_sql("ANALYZE")


if __name__ == "__main__":
    begun = time.perf_counter()
    print(json.dumps(fill(sys.argv[1]).__dict__), f"{time.perf_counter() - begun:.1f} s")
