"""Spreads the pages of a unit's items over worker processes and brings the copies back item by item, page by page."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import Protocol, runtime_checkable

from heritage.contracts import ItemNormaliser, NormalisationJob, Normaliser, Source
from heritage.dossier import now
from heritage.errors import HeritageError, PermanentError, SourceChanged, TransientError
from heritage.files import fsync_all, mapped_sha512, remove_leftovers, safe_join
from heritage.model import Format, Measured, Rendition
from heritage.normalise import parts
from heritage.tools import workers as processes
from heritage.tools.identify import pronom
from heritage.tools.sandbox import View


@dataclass(frozen=True, slots=True)
class Work:
    """One item to be normalised. `measured` opens the measurements of its files in page order; they are read once, a few
    at a time, so that an item of 10,000 pages is never whole in memory."""

    order: NormalisationJob
    measured: Callable[[], Iterable[Measured]]


@runtime_checkable
class Prepares(Protocol):
    """A normaliser that loads something big (a codec, language models) once, before workers are forked and share it."""

    def prepare(self, order: NormalisationJob) -> None: ...


def normalise(
    order: NormalisationJob,
    place: Path,
    measured: Iterable[Measured],
    normalisers: Sequence[Normaliser],
    item_normalisers: Sequence[ItemNormaliser] = (),
    *,
    workers: int | None = None,
) -> Iterator[Rendition]:
    """All renditions of one item, as `normalise_all` makes them. Raises what `normalise_all` would answer."""
    work = Work(order, lambda: measured)
    for _, made in normalise_all([work], place, normalisers, item_normalisers, workers=workers):
        if isinstance(made, Exception):
            raise made
        yield from made


def normalise_all(
    works: Sequence[Work],
    place: Path,
    normalisers: Sequence[Normaliser],
    item_normalisers: Sequence[ItemNormaliser] = (),
    *,
    workers: int | None = None,
    partly: Collection[str] = (),
) -> Iterator[tuple[NormalisationJob, list[Rendition] | Exception]]:
    """For each item, in order: its renditions (those of the first page, of the second, …, of the whole item), or why it
    failed. All items share the workers, so that two hundred loose sheets keep all cores busy as well as a book does.

    `place`: the folder that the delivered files' paths are relative to. Files that no normaliser accepts stay as they came.
    All pages are tried; when some fail, the others are kept for the next run and one exception names those that failed:
    PermanentError when no retry can help, else TransientError. What is answered is on the medium. When an item's renditions are written
    down, `forget(order.folder)` removes the notes of its pages. `partly`: items of which these are not all files: whoever has the copies of
    the others asks `of_the_whole` himself."""
    run = _Run([_Item(work) for work in works], place, tuple(normalisers), tuple(item_normalisers), frozenset(partly))
    for item in run.items:
        remove_leftovers(item.order.folder)
    key = next(_numbers)
    _runs[key] = run
    try:
        yield from run.ended(processes.each(_page, run.jobs(key), view=run.view(), workers=workers))
    finally:
        del _runs[key]


@dataclass(slots=True)
class _Item:
    """How far one item is."""

    work: Work
    pages: list[int] = field(default_factory=list)  # those that have renditions
    failed: dict[int, tuple[str, Exception]] = field(default_factory=dict)
    under_way: int = 0
    all_sent: bool = False

    @property
    def order(self) -> NormalisationJob:
        return self.work.order

    @property
    def complete(self) -> bool:
        return self.all_sent and not self.under_way

    def ended(self, job: _Job, ended: Exception | None) -> None:
        self.under_way -= 1
        if isinstance(ended, Exception):
            self.failed[job.number] = (str(job), ended)


@dataclass(slots=True)
class _Run:
    """What all pages of a unit have in common."""

    items: list[_Item]
    place: Path
    normalisers: tuple[Normaliser, ...]
    item_normalisers: tuple[ItemNormaliser, ...]
    partly: frozenset[str] = frozenset()
    ready: set[str] = field(default_factory=set)

    def view(self) -> View:
        """What was delivered of these items, and their work folders."""
        orders = [item.order for item in self.items]
        delivered = {"/".join(file.path.split("/")[:2]) for order in orders for file in order.item.files}
        return View([self.place / path for path in sorted(delivered)], [order.folder for order in orders])

    def jobs(self, key: int) -> Iterator[_Job]:
        """The pages that still need work, item after item."""
        for index, item in enumerate(self.items):
            try:
                for number, measured in self._undone(item):
                    item.under_way += 1
                    yield _Job(key, index, number, measured)
            except Exception as error:  # a wrong setting, a missing sheet: this item's trouble, not its neighbours'
                item.failed[-1] = (item.order.item.id, error)
            item.all_sent = True

    def _undone(self, item: _Item) -> Iterator[tuple[int, Measured]]:
        for number, measured in enumerate(item.work.measured()):
            order = replace(item.order, measured=measured)
            asked = self.asked(order)
            if not asked:
                continue
            item.pages.append(number)
            if not parts.done(number, order, asked):
                self.prepare(order, asked)
                yield number, measured

    def ended(
        self, done: Iterator[tuple[_Job, Exception | None]]
    ) -> Iterator[tuple[NormalisationJob, list[Rendition] | Exception]]:
        """The items in order, each as soon as its last page is done."""
        told = 0
        for job, made in done:
            self.items[job.item].ended(job, made)
            while told < len(self.items) and self.items[told].complete:
                yield self.closed(told)
                told += 1
        for index in range(told, len(self.items)):
            yield self.closed(index)

    def asked(self, order: NormalisationJob) -> list[Normaliser]:
        measured = order.measured
        return [n for n in self.normalisers if measured is not None and n.accepts(measured.file, order)]

    def prepare(self, order: NormalisationJob, asked: Sequence[Normaliser]) -> None:
        for normaliser in asked:
            if normaliser.name not in self.ready and isinstance(normaliser, Prepares):
                normaliser.prepare(order)
            self.ready.add(normaliser.name)

    def closed(self, index: int) -> tuple[NormalisationJob, list[Rendition] | Exception]:
        item = self.items[index]
        if item.failed:
            return item.order, _summed_up(item)
        try:
            return item.order, self._whole(item)
        except Exception as error:
            return item.order, error

    def _whole(self, item: _Item) -> list[Rendition]:
        made, folder = list(parts.read(item.order.folder, item.pages)), item.order.folder
        fsync_all(safe_join(folder, rendition.path) for rendition in made)
        whole = () if item.order.item.id in self.partly else self.item_normalisers
        return [*named(folder, made), *of_the_whole(made, item.order, whole)]


def of_the_whole(
    made: Sequence[Rendition], order: NormalisationJob, item_normalisers: Sequence[ItemNormaliser]
) -> list[Rendition]:
    """What is made of the copies of all files of an item; on the medium."""
    bound = [
        replace(rendition, at=now())
        for normaliser in item_normalisers
        if normaliser.accepts(order.item, order)
        for rendition in normaliser.make(made, order)
    ]
    fsync_all(safe_join(order.folder, rendition.path) for rendition in bound)
    return named(order.folder, bound)


def named(folder: Path, made: Sequence[Rendition]) -> list[Rendition]:
    """The renditions with the PRONOM identifier that their content has. The normaliser's own word stands where no signature
    matches: a library's next release may write another version of a format than the one that was known here."""
    seen = pronom.by_content([safe_join(folder, one.path) for one in made])
    return [_named(one, found) for one, found in zip(made, seen, strict=True)]


def _named(made: Rendition, found: Format) -> Rendition:
    return replace(made, puid=found.puid or made.puid, format=found.plain_name, format_version=found.version)


@dataclass(frozen=True, slots=True)
class _Job:
    """One page. The run is looked up in `_runs`, which a forked worker inherits: an item of 10,000 files is not sent
    through a pipe 10,000 times."""

    run: int
    item: int
    number: int
    measured: Measured

    def __str__(self) -> str:
        return self.measured.file.path


_runs: dict[int, _Run] = {}
_numbers = count()


def _page(job: _Job) -> None:
    """Runs in a worker: every normaliser of one page; they share what is decoded."""
    run = _runs[job.run]
    order = replace(run.items[job.item].order, measured=job.measured)
    source = Source(safe_join(run.place, job.measured.file.path), job.measured.file)
    as_received(source)
    asked = run.asked(order)
    try:
        made = [replace(one, at=now()) for normaliser in asked for one in normaliser.make(source, order)]
    finally:
        source.close()
    parts.write(job.number, order, asked, made)


def as_received(source: Source) -> None:
    """Copies are made of what was received, or not at all. The file is mapped, and then decoded from the page cache: hashing
    costs 1 % of a page's work and reads nothing twice from the medium. Raises SourceChanged."""
    try:
        same = mapped_sha512(source.path) == source.file.sha512
    except FileNotFoundError as error:
        raise SourceChanged(f"{source.file.path} is gone since it was received") from error
    if not same:
        raise SourceChanged(f"{source.file.path} is not what it was when it was received")


def _summed_up(item: _Item) -> HeritageError:
    """One exception for all failed pages; the first page's own is its cause."""
    failed = [item.failed[number] for number in sorted(item.failed)]
    told = [f"{path}: {type(error).__name__}: {error}" for path, error in failed[:20]]
    more = f"; and {len(failed) - 20} more" if len(failed) > 20 else ""
    message = f"{len(failed)} of {len(item.pages)} pages failed: {'; '.join(told)}{more}"
    lasting = [error for _, error in failed if isinstance(error, PermanentError)]
    kinds = {type(error) for _, error in failed}
    kind = kinds.pop() if len(kinds) == 1 else PermanentError if len(lasting) == len(failed) else TransientError
    advice = lasting[0].advice if lasting else None  # a full disk stays a full disk
    if not issubclass(kind, HeritageError):  # a mistake of ours, or of a library
        kind, advice = TransientError, advice or HeritageError.advice
    summed = kind(message, advice=advice)
    summed.__cause__ = failed[0][1]
    return summed
