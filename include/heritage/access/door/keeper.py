"""Stands between the routes and the shelf: no route gets a record, or a file of one, but from here, and here the gate is asked each time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from heritage.access import gate
from heritage.access.gate import Shown
from heritage.access.record import Copy, Kind, Record, View
from heritage.access.shelf import Shelf
from heritage.catalogue import published


def utc() -> date:
    """Today."""
    return datetime.now(UTC).date()


@dataclass(frozen=True, slots=True)
class Admitted:
    """An item, as far as who asks may see it: `views` and files are empty where only the description is shown."""

    record: Record
    is_whole: bool
    _shelf: Shelf

    @property
    def views(self) -> tuple[View, ...]:
        return self.record.views if self.is_whole else ()

    def picture(self, number: int) -> tuple[View, Path] | None:
        """A picture and its pyramid."""
        if not 1 <= number <= len(self.views) or (view := self.views[number - 1]).kind is not Kind.PICTURE:
            return None
        return view, self._shelf.file(self.record, view.copy.path)

    def file(self, path: str) -> tuple[Copy, Path] | None:
        """A file that can be had as it is; pyramids are only had through pictures."""
        found = next((copy for copy in self._files() if copy.path == path), None)
        return (found, self._shelf.file(self.record, found.path)) if found else None

    def _files(self) -> Iterator[Copy]:
        if self.is_whole:
            yield from self.record.whole
        for view in self.views:
            yield from (copy for copy in (view.text, view.poster) if copy)
            if view.kind is not Kind.PICTURE:
                yield view.copy


class Keeper:
    """Of one shelf. `today`: by which embargoes end."""

    def __init__(self, shelf: Shelf, today: Callable[[], date] = utc) -> None:
        self._shelf, self._today = shelf, today

    def one(self, identifier: str, address: str) -> Admitted | None:
        """The item, if who asks from that address may know of it; None for all others alike, whether there is such a one or not."""
        record = self._shelf.record(identifier)
        if record is None:
            return None
        shown = gate.admits(record.terms, self._today(), address)
        return Admitted(record, shown is Shown.WHOLE, self._shelf) if shown is not Shown.NOTHING else None

    def found(self, text: str, institution: str, address: str, begin: int, most: int) -> tuple[list[Admitted], int]:
        """What a search finds, and how many there are."""
        hits = published.found(self._shelf.index, text, institution, begin, most)
        return [item for hit in hits.ids if (item := self.one(hit, address))], hits.total

    def institutions(self, address: str) -> list[tuple[str, dict[str, str]]]:
        """Those that show something, with their names."""
        shown = ((code, self.found("", code, address, 0, 1)[0]) for code in published.institutions(self._shelf.index))
        return [(code, items[0].record.names) for code, items in shown if items]
