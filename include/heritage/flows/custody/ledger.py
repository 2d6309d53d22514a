"""What a long act has done so far, line by line on disk: a killed audit, restore or move goes on where it was."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from heritage import settings
from heritage.files import made_file, made_folder


def act_folder(kind: str, run: str) -> Path:
    """HERITAGE_HOME/custody/<kind>/<run>."""
    place = settings.home().custody / kind / folder_name(run)
    made_folder(place)
    return place


def folder_name(run: str) -> str:
    """A run's id as a folder's name."""
    return re.sub(r"[^A-Za-z0-9._-]", "_", run).lstrip(".") or "_"


def newest(kind: str, name: str) -> Path | None:
    """The file of that name that an act of this kind made last."""
    found = (settings.home().custody / kind).glob(f"*/{name}")
    return max(found, key=lambda path: path.stat().st_mtime_ns, default=None)


class Ledger:
    """JSON lines that are only ever added to. A line that a kill left half-written is cut off when it is opened."""

    def __init__(self, path: Path) -> None:
        self.path = path
        if path.is_file():
            self._cut_torn_end()

    def begin(self) -> None:
        """Empty, whatever was there."""
        made_folder(self.path.parent)
        made_file(self.path).write_bytes(b"")

    def add(self, *rows: dict[str, Any]) -> None:
        """Survives the process (not a power cut: then some work is done again)."""
        made_folder(self.path.parent)
        with made_file(self.path).open("ab", buffering=0) as out:
            out.write(b"".join(json.dumps(row).encode() + b"\n" for row in rows))

    def rows(self) -> Iterator[dict[str, Any]]:
        if self.path.is_file():
            with self.path.open("rb") as lines:
                yield from map(json.loads, lines)

    def _cut_torn_end(self) -> None:
        with self.path.open("rb") as stream:
            size = stream.seek(0, os.SEEK_END)
            stream.seek(max(0, size - (1 << 20)))
            torn = stream.read().rpartition(b"\n")[2]
        if torn:
            os.truncate(self.path, size - len(torn))
