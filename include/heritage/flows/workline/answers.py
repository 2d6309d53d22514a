"""Hands the answers of measuring to the items they are about, and believes a refusal only of the file that was received."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Generator, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

from heritage import files
from heritage.dossier import now
from heritage.errors import SourceChanged
from heritage.files import sha512
from heritage.flows.batch import BatchFolder
from heritage.flows.workline import CODE
from heritage.flows.workline.succeeding import merging, together
from heritage.model import Agent, Event, EventType, File, Item, Measured

log = logging.getLogger(__name__)


class Answers:
    """The rows of a unit's items, one item after the other. Where measuring breaks off, it is broken for every item that
    still waits: nobody gets an empty sheet."""

    def __init__(self, batch: BatchFolder, rows: Iterator[Measured]) -> None:
        self._batch, self._rows = batch, rows
        self._error: Exception | None = None

    def keep(self, item: Item) -> str:
        """Writes the item's `measured` sheet. Raises what broke measuring, and SourceChanged."""
        event = Event(EventType.METADATA_EXTRACTION, now(), Agent.of(CODE), "success")
        dossier = self._batch.dossier(item.id)
        with files.locked(dossier.folder), closing(self._of(item)) as rows:
            dossier.write("measured", merging.measured(self._batch, item.id, rows), code=CODE, events=[event])
        return f"measured {len(item.files)} files"

    def _of(self, item: Item) -> Generator[Measured, None, None]:
        left = len(item.files)
        try:
            while left:
                row = self._next()
                left -= 1
                if row.refused:
                    _as_received(together.payload(self._batch, item.id), row.file)
                yield row
        finally:
            if self._error is None:
                deque(islice(self._rows, left), maxlen=0)  # what trouble left unread is nobody else's

    def _next(self) -> Measured:
        if self._error is not None:
            raise self._error
        try:
            return next(self._rows)
        except Exception as error:
            self._error = error
            raise


def _as_received(payload: Path, file: File) -> None:
    """A file that no tool can read may have been altered since it was received: then it is not the item that is at fault."""
    path = payload / file.path
    if not path.is_file():
        raise SourceChanged(f"{file.path} is gone since it was received")
    if sha512(path) != file.sha512:
        raise SourceChanged(f"{file.path} is not what it was when it was received")
