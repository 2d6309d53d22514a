"""Sockets of steps 4 and 5: the makers of copies, and those who say what an item is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from heritage.contracts.measuring import Source
from heritage.model import Delivery, File, Item, Measured, Policy, Rendition, Statement


@dataclass(frozen=True, slots=True)
class NormalisationJob:
    """What a normaliser is asked for: the policy's settings, what was declared, what was measured, where to write.
    `folder` is the item's work folder; outputs go below it under the paths that renditions name."""

    folder: Path
    policy: Policy
    delivery: Delivery
    item: Item
    measured: Measured | None = None  # None for a whole item


class Normaliser(Protocol):
    """Makes one kind of copy of one file. Runs in a worker process, sharing what `source.once` opened with the others.
    Promise: an output appears under its final name only when it is believed (proved, where it is called lossless)."""

    @property
    def name(self) -> str: ...

    def accepts(self, file: File, order: NormalisationJob) -> bool: ...

    def make(self, source: Source, order: NormalisationJob) -> Iterable[Rendition]: ...


class ItemNormaliser(Protocol):
    """Makes one copy of a whole item from the renditions of its files (a PDF of a book)."""

    @property
    def name(self) -> str: ...

    def accepts(self, item: Item, order: NormalisationJob) -> bool: ...

    def make(self, renditions: Sequence[Rendition], order: NormalisationJob) -> Iterable[Rendition]: ...


class Migration(Protocol):
    """Gives an archived file another form. Promise: as a normaliser's; and what the old file says of itself is in the new one, or it
    raises PermanentError. With `losses` it is made all the same, and the rendition's fact `migration.lost` says what is not carried."""

    @property
    def name(self) -> str: ...

    def room(self, file: File, measured: Measured | None) -> int:
        """Bytes, at most, of what is made of it."""
        ...

    def make(self, source: Source, order: NormalisationJob, *, losses: bool = False) -> Iterable[Rendition]: ...


@dataclass(frozen=True, slots=True)
class DescriptionContext:
    """What is known about an item when it is described. `place` is the folder the delivery's paths are relative to,
    `folder` the item's work folder, where the files that renditions name lie (None: they cannot be read)."""

    place: Path
    delivery: Delivery
    item: Item
    measured: Sequence[Measured]
    renditions: Sequence[Rendition]
    folder: Path | None = None


class Enricher(Protocol):
    """Says things about an item; each statement names its source."""

    @property
    def name(self) -> str: ...

    def describe(self, known: DescriptionContext) -> Iterable[Statement]: ...
