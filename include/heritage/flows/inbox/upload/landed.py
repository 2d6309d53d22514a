"""What became of uploads that ended: a note each, kept for whoever asks."""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from heritage import files, settings
from heritage.flows.inbox import inbox
from heritage.flows.inbox.upload import record

ENDED = "uploads"
"""work/_inbox/uploads: a note per upload that landed."""


@dataclass(frozen=True, slots=True)
class Landed:
    """What became of an upload: the delivery in the inbox."""

    id: str
    institution: str
    workline: str
    name: str
    at: str

    @property
    def place(self) -> Path:
        return settings.home().inbox / self.institution / self.workline / self.name

    def keep(self) -> None:
        """Notes it."""
        files.write(_note(self.id), json.dumps(asdict(self)).encode())


def landed(id_: str) -> Landed | None:
    """What became of an upload that has ended, as long as that is remembered."""
    with contextlib.suppress(OSError, ValueError, TypeError):
        return Landed(**json.loads(_note(id_).read_bytes())) if record.ID.fullmatch(id_) else None
    return None


def _note(id_: str) -> Path:
    return inbox.notes(ENDED) / f"{id_}.json"
