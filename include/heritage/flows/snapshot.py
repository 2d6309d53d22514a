"""An item as its sheets say it at one moment: each is read once, whoever asks. For one item at a time: a batch is never whole in memory."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from typing import Any, TypeVar

from heritage.dossier import Header, adapter, in_order, renditions
from heritage.flows.batch import BatchFolder
from heritage.model import Decision, Item, Package, PackageFile, Receipt, Rendition, Report

Noun = TypeVar("Noun")

_STREAMED = frozenset({"measured"})
"""Sheets that are too large to be kept for a second question, and that nobody asks twice."""


class Snapshot:
    """An item's dossier, to be looked at and let go. What is written after the first look at a sheet is not seen."""

    def __init__(self, batch: BatchFolder, item: str) -> None:
        self.batch, self.id, self.dossier = batch, item, batch.dossier(item)
        self._names = frozenset(self.dossier.names())
        self._lines: dict[str, list[bytes]] = {}
        self._rows: dict[tuple[str, Any], list[Any]] = {}

    def has(self, sheet: str) -> bool:
        return sheet in self._names

    def sheets(self) -> list[str]:
        """As `Dossier.sheets`."""
        return in_order(self._names)

    def header(self, sheet: str) -> Header:
        """A sheet's first line. Raises FileNotFoundError when there is no such sheet."""
        if sheet in _STREAMED:
            return self.dossier.header(sheet)
        header: Header = adapter(Header).validate_json(self._read(sheet)[0])
        return header

    def rows(self, sheet: str, kind: type[Noun]) -> Iterator[Noun]:
        """As `Dossier.rows`."""
        return self.dossier.rows(sheet, kind) if sheet in _STREAMED else iter(self._parsed(sheet, kind, 1))

    def rest(self, sheet: str, kind: type[Noun]) -> Iterator[Noun]:
        """As `Dossier.rest`."""
        return iter(self._parsed(sheet, kind, 2))

    def one(self, sheet: str, kind: type[Noun]) -> Noun | None:
        """The sheet's only row; None where there is no such sheet."""
        return next(self.rows(sheet, kind)) if self.has(sheet) else None

    def noted(self, beginning: str) -> list[str]:
        """The sheets whose names begin so."""
        return sorted(name for name in self._names if name.startswith(beginning))

    @cached_property
    def item(self) -> Item:
        """Raises FileNotFoundError where it was never taken in."""
        return next(self.rows("item", Item))

    @cached_property
    def report(self) -> Report | None:
        return self.one("report", Report)

    @cached_property
    def decision(self) -> Decision | None:
        return self.one("decision", Decision)

    @cached_property
    def package(self) -> Package | None:
        """Without its files."""
        if "package" not in self._lines:  # of 10,000 files the first line is read only
            return self.dossier.one("package", Package) if self.has("package") else None
        package: Package = adapter(Package).validate_json(self._lines["package"][1])
        return package

    @property
    def packed(self) -> list[PackageFile]:
        """The package's files; none where it is not sealed."""
        return self._parsed("package", PackageFile, 2) if self.has("package") else []

    @cached_property
    def receipts(self) -> dict[str, Receipt]:
        """Site → the receipt that it gave."""
        sites = [name.removeprefix("receipt-") for name in self.noted("receipt-")]
        return {site: next(self.rows(f"receipt-{site}", Receipt)) for site in sites}

    @property
    def renditions(self) -> list[Rendition]:
        return list(renditions(self))

    def _parsed(self, sheet: str, kind: type[Noun], first: int) -> list[Noun]:
        if (sheet, kind) not in self._rows:
            read = adapter(kind).validate_json
            self._rows[sheet, kind] = [read(line) for line in islice(self._read(sheet), first, None)]
        return self._rows[sheet, kind]

    def _read(self, sheet: str) -> list[bytes]:
        if sheet not in self._lines:
            with self.dossier.path(sheet).open("rb") as lines:
                self._lines[sheet] = lines.readlines()
        return self._lines[sheet]
