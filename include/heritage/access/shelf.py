"""The folder of what is published: `items/<id>/record.json` beside the folder of its edition, `making/` for what is not out yet, and the
index that searches ask. It can stand alone on another machine, and be made anew at any time.

What is put in appears whole, by one rename; what is taken away goes whole, by one rename. Killed in between, nothing half is to be seen."""

from __future__ import annotations

import contextlib
import secrets
import shutil
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

from heritage.access.record import Record, is_public_id
from heritage.dossier import adapter
from heritage.files import PARTIAL, fsync_all, locked, made_folder, safe_join, write

RECORD = "record.json"


@lru_cache(maxsize=256)
def _read(place: Path, _inode: int, _changed: int) -> Record:
    """Once, as long as it is the same file: each tile asks for it."""
    found: Record = adapter(Record).validate_json(place.read_bytes())
    return found


class Shelf:
    """The folder at `root`."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @property
    def index(self) -> Path:
        """Where searches look."""
        return self.root / "index.db"

    def record(self, identifier: str) -> Record | None:
        """Of a published package; None for any other."""
        if not is_public_id(identifier):
            return None
        place = self._place(identifier) / RECORD
        try:
            there = place.stat()
            return _read(place, there.st_ino, there.st_mtime_ns)
        except (OSError, ValueError):
            return None

    def file(self, record: Record, path: str) -> Path:
        """A file of the edition. Raises ValueError for a path that leads out of it."""
        return safe_join(self._place(record.id) / record.edition, path)

    def ids(self) -> Iterator[str]:
        """Of all that is out."""
        for place in sorted((self.root / "items").glob("*/")):
            if is_public_id(place.name) and (place / RECORD).is_file():
                yield place.name

    @contextlib.contextmanager
    def making(self, identifier: str) -> Iterator[Path]:
        """An empty folder to make an edition in, for one process at a time; gone afterwards, with what was not put out."""
        bench = self.root / "making" / identifier[-2:]  # shared by one of 256 items: it stays, the editions in it go
        made_folder(bench)
        with locked(bench):
            edition = bench / f"{identifier}-{secrets.token_hex(4)}"
            for left in bench.iterdir():
                shutil.rmtree(left)
            made_folder(edition)
            try:
                yield edition
            finally:
                shutil.rmtree(edition, ignore_errors=True)

    def put(self, record: Record, made: Path, unless: Callable[[], bool] = lambda: False) -> bool:
        """The edition is out, in place of the one before. `made`: the folder with its files. False: `unless` said no, asked at the very
        moment, with nobody taking anything away meanwhile."""
        fsync_all(path for path in made.rglob("*") if path.is_file())
        with self._alone():
            if unless():
                return False
            place = self._place(record.id)
            made_folder(place)
            edition = place / record.edition
            shutil.rmtree(edition, ignore_errors=True)
            made.rename(edition)
            write(place / RECORD, adapter(Record).dump_json(record))
            self._tidy(place, record.edition)
        return True

    def remove(self, identifier: str) -> bool:
        """Nothing of it is there any longer. False: nothing was."""
        place = self._place(identifier)
        going = self.root / "making" / f"gone-{secrets.token_hex(8)}"
        made_folder(going.parent)
        with self._alone():
            try:
                place.rename(going)
            except FileNotFoundError:
                return False
        shutil.rmtree(going, ignore_errors=True)  # nobody sees it any longer; what stays is emptied out later
        return True

    def tidy(self, record: Record) -> None:
        """Nothing but this edition of it is there."""
        with self._alone():
            self._tidy(self._place(record.id), record.edition)

    def empty(self) -> None:
        """Removes what kills left of packages that were taken away."""
        for left in (self.root / "making").glob("gone-*"):
            shutil.rmtree(left, ignore_errors=True)

    def sweep(self) -> None:
        """Removes what kills left of packages that were taken away, and editions that another one took the place of."""
        made_folder(self.root / "making")
        for place in (self.root / "items").glob("*/"):
            with self._alone():  # what is coming out at this moment is nothing that a kill left
                if found := self.record(place.name):
                    self._tidy(place, found.edition)
                elif place.is_dir():
                    place.rename(self.root / "making" / f"gone-{secrets.token_hex(8)}")
        self.empty()

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """Nobody else puts out or takes away; for renames only."""
        made_folder(self.root / "items")
        with locked(self.root / "items"):
            yield

    def _place(self, identifier: str) -> Path:
        if not is_public_id(identifier):
            raise ValueError(f"{identifier!r} is no public id")
        return self.root / "items" / identifier

    def _tidy(self, place: Path, edition: str) -> None:
        for left in place.iterdir():
            if left.is_dir() and left.name != edition:
                shutil.rmtree(left, ignore_errors=True)
            elif left.name.startswith(PARTIAL):
                left.unlink(missing_ok=True)
