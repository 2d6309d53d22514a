"""Finds lines of the event log by key and by subject. Only an index: deleted or broken, it is made anew from the log."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from heritage.files import made_file

_TABLES = """
CREATE TABLE IF NOT EXISTS event (key TEXT PRIMARY KEY, file TEXT, place INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS subject (subject TEXT, file TEXT, place INTEGER, PRIMARY KEY (subject, file, place)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS covered (file TEXT PRIMARY KEY, bytes INTEGER);
"""


def forget(path: Path) -> None:
    """Removes the index; the next one who opens it makes it anew."""
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


class Index:
    """An open index. It is used by one process at a time, under the log's lock."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._open()
        except sqlite3.DatabaseError:
            self._anew()

    def _open(self) -> None:
        self._db = sqlite3.connect(made_file(self._path), isolation_level=None)
        self._db.executescript(f"PRAGMA synchronous=OFF; PRAGMA journal_mode=WAL; {_TABLES}")

    def _anew(self) -> None:
        with contextlib.suppress(sqlite3.Error):
            self._db.close()
        forget(self._path)
        self._open()

    def close(self) -> None:
        self._db.close()

    def has(self, key: str) -> bool:
        return self._db.execute("SELECT 1 FROM event WHERE key = ?", (key,)).fetchone() is not None

    def about(self, subject: str) -> list[tuple[str, int]]:
        """File and byte offset of the lines that name the subject, oldest first."""
        asked = "SELECT file, place FROM subject WHERE subject = ? ORDER BY file, place"
        return list(self._db.execute(asked, (subject,)))

    def note(self, file: str, place: int, line: bytes) -> None:
        """Takes one line in."""
        self._db.execute("BEGIN")
        self._take(file, place, line)
        self._cover(file, place + len(line))
        self._db.execute("COMMIT")

    def catch_up(self, segments: Sequence[Path]) -> bool:
        """Reads what was written since. Answers False when lines that were known are gone; the index then is made anew."""
        sizes = {path.name: path.stat().st_size for path in segments}
        covered: dict[str, int] = dict(self._db.execute("SELECT file, bytes FROM covered"))
        whole = all(sizes.get(name, -1) >= known for name, known in covered.items())
        if not whole:
            self._anew()
            covered = {}
        for path in segments:
            if sizes[path.name] > covered.get(path.name, 0):
                self._read(path, covered.get(path.name, 0))
        return whole

    def _read(self, path: Path, place: int) -> None:
        self._db.execute("BEGIN")
        with path.open("rb") as lines:
            lines.seek(place)
            for line in lines:
                self._take(path.name, place, line)
                place += len(line)
        self._cover(path.name, place)
        self._db.execute("COMMIT")

    def _take(self, file: str, place: int, line: bytes) -> None:
        """A line that was tampered with is left out: finding it is the verifier's work."""
        try:
            content = json.loads(line)
            key, subjects = content.get("key"), content.get("subjects", [])
        except (ValueError, AttributeError, RecursionError):
            return
        if key:
            self._db.execute("INSERT OR IGNORE INTO event VALUES (?, ?, ?)", (str(key), file, place))
        rows = [(str(subject), file, place) for subject in subjects]
        self._db.executemany("INSERT OR IGNORE INTO subject VALUES (?, ?, ?)", rows)

    def _cover(self, file: str, size: int) -> None:
        self._db.execute("INSERT OR REPLACE INTO covered VALUES (?, ?)", (file, size))
