"""The packages that a site's listing has named so far, on disk: the list is never whole in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

from heritage.files import made_folder


class Listing:
    """In a file at `path`, which is begun anew and gone when the block ends."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> Listing:
        made_folder(self._path.parent)
        self._path.unlink(missing_ok=True)
        self._db = sqlite3.connect(self._path, isolation_level=None)
        self._db.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; CREATE TABLE seen (package TEXT PRIMARY KEY)"
        )
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _where: TracebackType | None
    ) -> None:
        self._db.close()
        self._path.unlink(missing_ok=True)

    def add(self, packages: Iterable[str]) -> None:
        """Once or again."""
        self._db.executemany("INSERT OR IGNORE INTO seen VALUES (?)", [(package,) for package in packages])

    def __contains__(self, package: str) -> bool:
        return self._db.execute("SELECT 1 FROM seen WHERE package = ?", (package,)).fetchone() is not None
