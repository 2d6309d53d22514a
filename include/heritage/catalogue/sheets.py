"""Where the catalogue's rows come from: an item's sheets, in its dossier or inside its package at a site. Both are read by
the same code, so that a rebuilt row is the recorded one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol, TypeVar

from heritage.dossier import Header, Sheets, adapter, sealed_in
from heritage.model import Delivery, Measured, Package, Receipt, State

Noun = TypeVar("Noun")

FOLDER = "metadata/other/dossier"
"""Where a package keeps the sheets that it was sealed from."""

_LONGEST_LINE = 64 << 20
"""Bytes of one row that are still read."""


class Readable(Protocol):
    """A package at a site that can be read. `archive.Stored` is one."""

    @property
    def id(self) -> str: ...

    @property
    def version(self) -> int: ...

    @property
    def digest(self) -> str: ...

    @property
    def size(self) -> int: ...

    @property
    def place(self) -> str: ...

    @property
    def site_name(self) -> str: ...

    @property
    def files(self) -> Mapping[str, object]: ...

    def read(self, path: str) -> Iterator[bytes]: ...


@dataclass(frozen=True, slots=True)
class Placed:
    """A copy of a package. `verified_at` is "" when nobody said so (a rebuild lists, an audit verifies)."""

    site: str
    place: str
    version: int
    digest: str
    verified_at: str


@dataclass(frozen=True, slots=True)
class Sealed:
    """A package by its numbers."""

    id: str
    version: int
    digest: str
    files: int
    size: int


@dataclass(frozen=True, slots=True)
class ClosedItem:
    """How an item ended. `note`: our own words about it (what failed), `error`: the class of it."""

    name: str
    state: State
    sheets: Sheets
    package: Sealed | None = None
    copies: Sequence[Placed] = ()
    note: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class ClosedBatch:
    """How a batch ended. `items` is consumed once; `targets` are the measurements of the session's target shots."""

    delivery: Delivery
    run: str
    state: str
    started: str
    finished: str
    expected: int
    items: Iterable[ClosedItem]
    targets: Iterable[Measured] = ()
    review: str = ""  # wait | hold


def closed_item(
    name: str,
    state: State,
    sheets: Sheets,
    package: Package | None = None,
    receipts: Sequence[Receipt] = (),
    note: str = "",
    error: str = "",
) -> ClosedItem:
    """A ClosedItem from the nouns of the flow."""
    sealed = None
    if package is not None:
        sealed = Sealed(package.id, package.version, package.digest, len(package.files), package.size)
    copies = tuple(Placed(r.site, r.place, r.version, r.digest, r.verified_at) for r in receipts)
    return ClosedItem(name, state, sheets, sealed, copies, note, error)


class PackagedSheets:
    """The sheets inside a package at a site; as `Dossier`, row by row."""

    def __init__(self, package: Readable) -> None:
        self._package = package

    def has(self, sheet: str) -> bool:
        return self._path(sheet) in self._package.files

    def rows(self, sheet: str, kind: type[Noun]) -> Iterator[Noun]:
        read = adapter(kind).validate_json
        lines = self._lines(sheet)
        next(lines, None)
        for line in lines:
            yield read(line)

    def rest(self, sheet: str, kind: type[Noun]) -> Iterator[Noun]:
        """As `Dossier.rest`: the rows after the first."""
        read = adapter(kind).validate_json
        yield from (read(line) for line in islice(self._lines(sheet), 2, None))

    def header(self, sheet: str) -> Header:
        found: Header = adapter(Header).validate_json(next(self._lines(sheet)))
        return found

    def sheets(self) -> list[str]:
        """The sheets that are there, in the order of the flow."""
        names = (path.removeprefix(f"{FOLDER}/") for path in self._package.files if path.startswith(f"{FOLDER}/"))
        return sealed_in(name.removesuffix(".jsonl") for name in names if name.endswith(".jsonl"))

    def _path(self, sheet: str) -> str:
        return f"{FOLDER}/{sheet}.jsonl"

    def _lines(self, sheet: str) -> Iterator[bytes]:
        """Lines without their ends. Raises ValueError for one that no sheet of ours has."""
        rest = b""
        for block in self._package.read(self._path(sheet)):
            *whole, rest = (rest + block).split(b"\n")
            yield from whole
            if len(rest) > _LONGEST_LINE:
                raise ValueError(f"{sheet}: a row is longer than {_LONGEST_LINE >> 20} MB")
        if rest:
            yield rest


def packaged(package: Readable, name: str) -> ClosedItem:
    """What a package at a site tells about its item."""
    sealed = Sealed(package.id, package.version, package.digest, len(package.files), package.size)
    copy = Placed(package.site_name, package.place, package.version, package.digest, "")
    return ClosedItem(name, State.DEPOSITED, PackagedSheets(package), sealed, (copy,))
