"""What readers search (a file of its own beside what is published: it can stand alone, and is made anew from the records), and what the
last look at each package came to (in the house: it names what is not published, too)."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from heritage.catalogue.queries.words import words
from heritage.catalogue.schema.states import ItemState
from heritage.catalogue.schema.store import reading
from heritage.catalogue.schema.tables import Batch, Item
from heritage.files import FILE_MODE, made_folder

_READERS = """
CREATE TABLE IF NOT EXISTS item (number INTEGER PRIMARY KEY, id TEXT UNIQUE, institution TEXT, title TEXT, persons TEXT, dates TEXT, published TEXT);
CREATE INDEX IF NOT EXISTS item_newest ON item (published, number);
CREATE INDEX IF NOT EXISTS item_of_institution ON item (institution, published, number);
CREATE VIRTUAL TABLE IF NOT EXISTS said USING fts5(words, tokenize="unicode61 remove_diacritics 0");
"""
_HOUSE = """
CREATE TABLE IF NOT EXISTS looked (package TEXT PRIMARY KEY, seen TEXT, state TEXT, why TEXT, due TEXT, at TEXT);
CREATE INDEX IF NOT EXISTS looked_state ON looked (state, package);
"""
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Entry:
    """A published item as it is found: by its title, persons, dates, and the rest of what is said of it."""

    id: str
    institution: str
    title: str
    persons: str
    dates: str
    rest: str
    published: str


@dataclass(frozen=True, slots=True)
class Hits:
    """A page of ids, best first, and how many were found."""

    ids: tuple[str, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Looked:
    """What the last look at a package came to. `seen`: the package and the agreement as they were; `state`: out | not | later | withdrawn;
    `due`: the day on which it is to be looked at again ("": when something changes)."""

    package: str
    seen: str
    state: str
    why: str = ""
    due: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Deposited:
    """A package that is in the archive, in its newest version."""

    package: str
    institution: str
    workline: str
    version: int
    digest: str


def put(place: Path, entry: Entry) -> None:
    """It can be found from now on, as it is now."""
    with _open(place, _READERS) as db, db:
        _forget(db, entry.id)
        row = (entry.id, entry.institution, entry.title, entry.persons, entry.dates, entry.published)
        added = db.execute(
            "INSERT INTO item (id, institution, title, persons, dates, published) VALUES (?, ?, ?, ?, ?, ?)", row
        )
        said = " ".join(sorted(words((entry.title, entry.persons, entry.dates, entry.rest))))
        db.execute("INSERT INTO said (rowid, words) VALUES (?, ?)", (added.lastrowid, said))


def forget(place: Path, identifier: str) -> None:
    """It cannot be found any longer."""
    with _open(place, _READERS) as db, db:
        _forget(db, identifier)


def _forget(db: sqlite3.Connection, identifier: str) -> None:
    for (number,) in db.execute("SELECT number FROM item WHERE id = ?", (identifier,)).fetchall():
        db.execute("DELETE FROM said WHERE rowid = ?", (number,))
        db.execute("DELETE FROM item WHERE number = ?", (number,))


def found(place: Path, text: str, institution: str = "", begin: int = 0, most: int = 20) -> Hits:
    """Items that have all these words (each may be the beginning of one), best first; without words the newest. An index that is not there
    has none."""
    if not place.is_file():
        return Hits((), 0)
    asked = " ".join(f'"{word}"*' for word in sorted(words([text]))[:_MOST_WORDS])
    if text.strip() and not asked:
        return Hits((), 0)
    where, values = ("item.number IN (SELECT rowid FROM said WHERE said MATCH ?)", [asked]) if asked else ("1 = 1", [])
    if institution:
        where, values = f"{where} AND item.institution = ?", [*values, institution]
    with contextlib.closing(sqlite3.connect(f"file:{place}?mode=ro", uri=True, timeout=5)) as db:
        count, rows = (
            f"SELECT COUNT(*) FROM item WHERE {where}",  # noqa: S608 - of our own words
            f"SELECT id FROM item WHERE {where} ORDER BY item.published DESC, item.number DESC LIMIT ? OFFSET ?",  # noqa: S608
        )
        (total,) = db.execute(count, values).fetchone()
        there = db.execute(rows, [*values, most, begin]).fetchall()
        return Hits(tuple(row[0] for row in there), total)


def institutions(place: Path) -> list[str]:
    """Those of which something can be found."""
    if not place.is_file():
        return []
    with contextlib.closing(sqlite3.connect(f"file:{place}?mode=ro", uri=True, timeout=5)) as db:
        return [row[0] for row in db.execute("SELECT DISTINCT institution FROM item ORDER BY institution")]


def indexed(place: Path) -> set[str]:
    """The ids that can be found."""
    with _open(place, _READERS) as db:
        return {row[0] for row in db.execute("SELECT id FROM item")}


def note(place: Path, looked: Looked) -> None:
    """Keeps it, in place of what was known of the package."""
    row = (looked.package, looked.seen, looked.state, looked.why, looked.due, looked.at)
    with _open(place, _HOUSE) as db, db:
        db.execute("INSERT OR REPLACE INTO looked VALUES (?, ?, ?, ?, ?, ?)", row)


def known(place: Path, state: str = "") -> Iterator[Looked]:
    """What was seen of all packages, or of those in this state."""
    with _open(place, _HOUSE) as db:
        asked = "SELECT package, seen, state, why, due, at FROM looked"
        rows = (
            db.execute(f"{asked} WHERE state = ? ORDER BY package", (state,))
            if state
            else db.execute(f"{asked} ORDER BY package")
        )
        yield from (Looked(*row) for row in rows)


def deposited(url: str, institutions: Iterable[str], package: str = "") -> list[Deposited]:
    """The packages of these institutions that are in the archive; only the one that is named."""
    columns = (Item.package, Batch.institution, Batch.workline, Item.version, Item.digest)
    asked = select(*columns).join(Batch, Batch.id == Item.batch_id)
    asked = asked.where(
        Item.state == ItemState.DEPOSITED.value, Item.version > 0, Batch.institution.in_(sorted(institutions))
    )
    asked = asked.where(Item.package == package) if package else asked
    with reading(url) as db:
        return [Deposited(*row) for row in db.execute(asked.order_by(Item.package))]


@contextlib.contextmanager
def _open(place: Path, tables: str) -> Iterator[sqlite3.Connection]:
    made_folder(place.parent)
    new = not place.is_file()
    with contextlib.closing(sqlite3.connect(place, timeout=30)) as db:
        db.executescript(tables)
        if new:
            place.chmod(FILE_MODE)
        yield db
