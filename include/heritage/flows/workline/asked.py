"""Which questions wait for a person, and until when: a note for each, from when it is asked until it is answered."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from heritage import files, settings
from heritage.flows.batch import found, items_of

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about an item (its reference), asked at and open until; seconds since 1970."""

    item: str
    at: float
    until: float

    @property
    def batch(self) -> str:
        """The batch's reference."""
        return self.item.rpartition("/")[0]

    def is_late(self, now: float, share: float) -> bool:
        """Is no more than this share of its patience left? A question that may wait for 30 days is not late on the fourth."""
        return self.until - now <= share * (self.until - self.at)


def note(item: str, patience: timedelta) -> None:
    """The item is asked about, again or for the first time: its time begins now."""
    now = datetime.now(UTC).timestamp()
    asked = Asked(item, now, now + patience.total_seconds())
    files.write(_place(item), json.dumps(asdict(asked)).encode(), flushed=False)


def answered(item: str) -> None:
    """Nobody is asked any more: decided, or held, by a person or because the time was up."""
    _place(item).unlink(missing_ok=True)


def waiting() -> Iterator[Asked]:
    """The questions that are open. A note of an item that was decided, or whose batch is gone, is dropped here."""
    for path in sorted(_folder().glob("*.json")):
        try:
            asked = Asked(**json.loads(path.read_bytes()))
            if _open(asked):
                yield asked
            else:
                path.unlink(missing_ok=True)
        except (OSError, ValueError, TypeError) as error:
            log.warning("%s: %s", path, error)


def _open(asked: Asked) -> bool:
    batch = found(asked.item)
    return batch.dossier(items_of(asked.item)[0]).has("report") and batch.decision(items_of(asked.item)[0]) is None


def _place(item: str) -> Path:
    return _folder() / f"{hashlib.sha256(item.encode()).hexdigest()}.json"


def _folder() -> Path:
    return settings.home().work / "_asked"
