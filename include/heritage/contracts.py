"""The sockets: what a probe, a check, a normaliser, an enricher and a site must be, and Line, which plugs them together.

A workline is a Line: tables of these, nothing else. To add one to a workline, write it in its step's folder
(`measure/`, `qc/`, …) and add its name to the table in `lines/`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol, TypeAlias, TypeVar, cast

from heritage.model import Delivery, Facts, File, Finding, Item, Measured, Outcome, Policy, Rendition, Rule, Statement

T = TypeVar("T")


class Source:
    """A delivered file on disk, opened at most once for everybody who asks: `once(picture.decode)` decodes on first use
    and is kept until `close`. Made anew in the worker process that does the work; never pickled, never shared."""

    def __init__(self, path: Path, file: File) -> None:
        self.path = path
        self.file = file
        self._opened: dict[object, object] = {}

    def once(self, opener: Callable[[Path], T]) -> T:
        """What `opener` makes of the file; the second asker gets the first one's. An error is raised to every asker."""
        if opener not in self._opened:
            try:
                self._opened[opener] = opener(self.path)
            except Exception as error:
                self._opened[opener] = error
        found = self._opened[opener]
        if isinstance(found, Exception):
            raise found
        return cast(T, found)

    def close(self) -> None:
        self._opened.clear()


class Probe(Protocol):
    """Asks a tool what is in one file. Runs in a worker process; what `source.once` opened is shared with the other probes."""

    name: str

    def accepts(self, file: File) -> bool: ...

    def tool(self) -> str:
        """Name and version of the tool asked."""
        ...

    def measure(self, source: Source) -> Facts:
        """Dotted facts. Raises SourceUnreadable when the tool cannot read the file."""
        ...


class BatchProbe(Protocol):
    """Asks a tool about many files at once (exiftool). Runs in the unit's own process."""

    name: str

    def accepts(self, file: File) -> bool: ...

    def tool(self) -> str: ...

    def measure(self, sources: Sequence[tuple[Path, File]]) -> Iterator[Facts | str]:
        """One answer per source, in order: facts, or the reason why it could not be read."""
        ...


class Scope(StrEnum):
    """What a check looks at."""

    FILE = "file"
    ITEM = "item"
    BATCH = "batch"
    SESSION = "session"


@dataclass(frozen=True, slots=True)
class ItemMeasured:
    """One item with the measurements of its files, in file order."""

    item: Item
    files: tuple[Measured, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """All that was measured of a delivery; what BATCH and SESSION checks see. `targets` are the session's shots."""

    delivery: Delivery
    items: Sequence[ItemMeasured]
    targets: Sequence[Measured]


@dataclass(frozen=True, slots=True)
class Asked:
    """The question's surroundings: the policy's rule for this check, what was declared, and the item it is about."""

    rule: Rule
    delivery: Delivery
    item: Item | None = None

    def limit(self, name: str) -> float:
        """A number of the rule; a missing one is a mistake in the policy (KeyError), not a pass."""
        return float(self.rule.limits[name])  # type: ignore[arg-type]

    def declared(self, name: str, default: object = None) -> object:
        """What the item's entry, or else the delivery, declares."""
        if self.item is not None and name in self.item.expected:
            return self.item.expected[name]
        return self.delivery.declared.get(name, default)

    def met(self, subject: str, wanted: str, found: str) -> Finding:
        return self._finding(Outcome.PASS, subject, wanted, found, "", None)

    def missed(
        self,
        subject: str,
        wanted: str,
        found: str,
        advice: str = "",
        mark: tuple[float, float, float, float] | None = None,
    ) -> Finding:
        """Not met: as bad as the policy's rule says."""
        return self._finding(self.rule.level, subject, wanted, found, advice, mark)

    def noted(self, subject: str, wanted: str, found: str, advice: str = "") -> Finding:
        """Worth a person's look, never a failure."""
        return self._finding(Outcome.WARN, subject, wanted, found, advice, None)

    def _finding(
        self,
        outcome: Outcome,
        subject: str,
        wanted: str,
        found: str,
        advice: str,
        mark: tuple[float, float, float, float] | None,
    ) -> Finding:
        return Finding(
            check=self.rule.check,
            subject=subject,
            outcome=outcome,
            wanted=wanted,
            found=found,
            source=self.rule.source,
            advice=advice,
            mark=mark,
        )


@dataclass(frozen=True, slots=True)
class Check:
    """A named question. `judge` is pure: measurements and a rule in, findings out; it never opens a file. It yields
    nothing when the question does not apply to the subject. FILE: judge(Measured, Asked). ITEM: judge(ItemMeasured,
    Asked). BATCH and SESSION: judge(Batch, Asked); the subject of a BATCH finding is the file or item it is about."""

    name: str
    scope: Scope
    question: str
    judge: Callable[..., Iterable[Finding]]


def check(name: str, scope: Scope = Scope.FILE) -> Callable[[Callable[..., Iterable[Finding]]], Check]:
    """Decorator: turns a generator of findings into a Check. Its docstring is the question."""

    def make(judge: Callable[..., Iterable[Finding]]) -> Check:
        return Check(name=name, scope=scope, question=(judge.__doc__ or "").strip(), judge=judge)

    return make


@dataclass(frozen=True, slots=True)
class Order:
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

    name: str

    def accepts(self, file: File, order: Order) -> bool: ...

    def make(self, source: Source, order: Order) -> Iterable[Rendition]: ...


class ItemNormaliser(Protocol):
    """Makes one copy of a whole item from the renditions of its files (a PDF of a book)."""

    name: str

    def accepts(self, item: Item, order: Order) -> bool: ...

    def make(self, renditions: Sequence[Rendition], order: Order) -> Iterable[Rendition]: ...


@dataclass(frozen=True, slots=True)
class Known:
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

    name: str

    def describe(self, known: Known) -> Iterable[Statement]: ...


@dataclass(frozen=True, slots=True)
class Entry:
    """One file at a site."""

    path: str
    size: int


class Site(Protocol):
    """A place that keeps bytes under relative POSIX paths. Errors: SiteUnavailable, DiskFull, FileNotFoundError.
    A write is all or nothing: a reader never sees half a file under its name."""

    name: str
    atomic: bool  # `publish` is one rename; where it is not (S3), objects are written in place, their inventory last
    at_once: int  # transfers that may run side by side with profit

    def hold(self, path: str) -> AbstractContextManager[None]:
        """Nobody else holds `path` meanwhile, where the medium can promise that; waits for who does. A killed holder
        lets go by itself."""
        ...

    def write(self, path: str, chunks: Iterable[bytes]) -> None:
        """Replaces what was there."""
        ...

    def read(self, path: str) -> Iterator[bytes]:
        """Chunks of at most 1 MiB, from the medium (not from what was just written, where that can be chosen)."""
        ...

    def entries(self, prefix: str) -> Iterator[Entry]:
        """Every file below prefix, sorted by path; nothing when there is none."""
        ...

    def size(self, path: str) -> int | None:
        """Bytes, or None when there is no such file."""
        ...

    def publish(self, staged: str, final: str) -> None:
        """Moves a finished folder to its place, as atomically as the medium can; ObjectConflict if `final` exists."""
        ...

    def remove(self, prefix: str) -> None:
        """Removes a file or a folder's content; nothing to remove is no error."""
        ...

    def settle(self, prefix: str) -> None:
        """Returns when what was written below prefix would survive a power cut."""
        ...

    def free(self) -> int | None:
        """Bytes left, or None where the medium does not say."""
        ...

    def address(self, path: str) -> str:
        """The path as an absolute path or URL, for people and receipts."""
        ...


@dataclass(frozen=True, slots=True)
class Line:
    """A workline: its runbook and its tables. Worklines differ in this, not in code."""

    name: str
    title: str
    default_policy: str
    policies: tuple[str, ...]
    unit_bytes: int  # a work unit is cut when its items exceed this
    unit_items: int  # … or this many
    probes: tuple[Probe, ...]
    batch_probes: tuple[BatchProbe, ...]
    target_probes: tuple[Probe, ...]
    checks: tuple[Check, ...]
    normalisers: tuple[Normaliser, ...]
    item_normalisers: tuple[ItemNormaliser, ...]
    enrichers: tuple[Enricher, ...]


Sites: TypeAlias = Mapping[str, Site]
