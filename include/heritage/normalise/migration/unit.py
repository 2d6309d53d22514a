"""Converts some files of one package, side by side in worker processes that open nothing else, and says what came of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from heritage.contracts import NormalisationJob, Normaliser, Source
from heritage.dossier import now
from heritage.files import fsync_all, safe_join
from heritage.model import File, Measured, Rendition, Renewal
from heritage.normalise.migration.table import MIGRATIONS
from heritage.normalise.unit import as_received, named
from heritage.tools import workers
from heritage.tools.sandbox import View


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file that is to be converted. `place`: where its bytes are now; `beside`: makes a copy of another kind too, where the workline
    does and there is none."""

    renewal: Renewal
    file: File
    place: Path
    measured: Measured
    beside: tuple[Normaliser, ...] = ()


def migrated(order: NormalisationJob, wanted: Sequence[Wanted]) -> list[Rendition]:
    """All that was made, in the order asked for; their paths are below `order.folder`. Raises the first file's error, when every file was
    tried: a package is converted as a whole, or stays as it is."""
    key = next(_numbers)
    _orders[key] = order
    view = View(sorted({one.place.parent for one in wanted}), [order.folder])
    try:
        found = list(workers.each(_converted, [_Job(key, n, one) for n, one in enumerate(wanted)], view=view))
    finally:
        del _orders[key]
    made = list(_whole(found))
    fsync_all(safe_join(order.folder, one.path) for one in made)
    return named(order.folder, made)


@dataclass(frozen=True, slots=True)
class _Job:
    """The order is looked up in `_orders`, which a forked worker inherits."""

    order: int
    number: int
    wanted: Wanted

    def __str__(self) -> str:
        return self.wanted.file.path


_orders: dict[int, NormalisationJob] = {}
_numbers = count()


def _whole(found: Sequence[tuple[_Job, list[Rendition] | Exception]]) -> Iterator[Rendition]:
    for _, made in sorted(found, key=lambda done: done[0].number):
        if isinstance(made, Exception):
            raise made
        yield from made


def _converted(job: _Job) -> list[Rendition]:
    """Runs in a worker: the file is decoded once for all that is made of it."""
    wanted = job.wanted
    order = replace(_orders[job.order], measured=wanted.measured)
    source = Source(wanted.place, wanted.file)
    as_received(source)
    try:
        made = list(MIGRATIONS[wanted.renewal.migration].make(source, order, losses=wanted.renewal.losses))
        made += [one for normaliser in wanted.beside if normaliser.accepts(wanted.file, order)
                 for one in normaliser.make(source, order)]  # fmt: skip
    finally:
        source.close()
    return [replace(one, at=now(), of=wanted.renewal.of) for one in made]
