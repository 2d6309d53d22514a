"""An item's dossier: a folder of sheets. Each step reads earlier sheets and adds exactly one; a re-run skips what is there.

A sheet is a text file of JSON lines: the first says what the sheet is, when and by which code it was made, which sheets it
follows (with their sha256, so that an edited one shows) and what happened (PREMIS events); the others are the rows, one
noun each. Rows are streamed: an item of 10,000 pages is never whole in memory.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice, takewhile
from pathlib import Path
from typing import Annotated, Any, Protocol, TypeVar

from pydantic import BeforeValidator, TypeAdapter

from heritage.files import atomic_write, chunks, digests
from heritage.model import FIRST, Event, Rendition, Revision, Statement, as_term, revised, sheet_of

Noun = TypeVar("Noun")

SHEETS = ("item", "measured", "report", "decision", "renditions", "description", "revision", "package", "receipt")
"""The order in which sheets come. `receipt-<site>` counts as receipt, `revision-<version>` as revision: each of those follows the ones before."""


def _in_terms(event: Any) -> Any:
    """Sheets of releases up to 0.3 call some events otherwise."""
    if not isinstance(event, dict):
        return event
    return {**event, "kind": as_term(event.get("kind", ""), event.get("agent", {}).get("kind", ""))}


@dataclass(frozen=True, slots=True)
class Header:
    """A sheet's first line."""

    sheet: str
    made: str
    code: str
    follows: Mapping[str, str] = field(default_factory=dict)  # sheet → sha256 of the file
    events: Sequence[Annotated[Event, BeforeValidator(_in_terms)]] = ()


_adapters: dict[Any, TypeAdapter[Any]] = {}


def adapter(kind: Any) -> TypeAdapter[Any]:
    """Noun ↔ JSON, strict about names and types (pydantic reads our frozen dataclasses as they are)."""
    if kind not in _adapters:
        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]


def dumps(noun: object) -> bytes:
    """A noun as one JSON line without the newline."""
    return adapter(type(noun)).dump_json(noun)


def now() -> str:
    """UTC, to the second, as PREMIS and our sheets write it."""
    return moment(datetime.now(UTC))


def moment(when: datetime) -> str:
    """A time as `now` writes it; such texts are in order when the times are. `when` is in UTC."""
    return when.isoformat(timespec="seconds").replace("+00:00", "Z")


class Sheets(Protocol):
    """An item's sheets: in its dossier, or inside its package at a site."""

    def has(self, sheet: str) -> bool: ...

    def rows(self, sheet: str, kind: type[Noun]) -> Iterator[Noun]: ...

    def rest(self, sheet: str, kind: type[Noun]) -> Iterator[Noun]: ...

    def header(self, sheet: str) -> Header: ...

    def sheets(self) -> list[str]: ...


class Dossier:
    """One folder of sheets."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sheet: str) -> Path:
        return self.folder / f"{sheet}.jsonl"

    def has(self, sheet: str) -> bool:
        return self.path(sheet).is_file()

    def write(self, sheet: str, rows: Iterable[object], *, code: str, events: Sequence[Event] = ()) -> None:
        """Adds a sheet, whole or not at all. `rows` is consumed as it is written."""
        header = Header(sheet, now(), code, self._earlier(sheet), tuple(events))
        with atomic_write(self.path(sheet)) as partial, partial.open("wb") as out:
            out.write(dumps(header) + b"\n")
            for row in rows:
                out.write(dumps(row) + b"\n")

    def adopt(self, sheet: str, blocks: Iterable[bytes]) -> None:
        """Has the sheet as it was written before, byte for byte: later sheets name its sha256."""
        with atomic_write(self.path(sheet)) as partial, partial.open("wb") as out:
            for block in blocks:
                out.write(block)

    def rows(self, sheet: str, kind: type[Noun]) -> Iterator[Noun]:
        """The sheet's rows. Raises FileNotFoundError when there is no such sheet."""
        read = adapter(kind).validate_json
        with self.path(sheet).open("rb") as lines:
            next(lines)
            for line in lines:
                yield read(line)

    def rest(self, sheet: str, kind: type[Noun]) -> Iterator[Noun]:
        """The rows after the first, in a sheet whose first row is of another kind (a package, then its files)."""
        read = adapter(kind).validate_json
        with self.path(sheet).open("rb") as lines:
            for line in islice(lines, 2, None):
                yield read(line)

    def one(self, sheet: str, kind: type[Noun]) -> Noun:
        """The first row of a sheet that has one."""
        return next(self.rows(sheet, kind))

    def header(self, sheet: str) -> Header:
        with self.path(sheet).open("rb") as lines:
            header: Header = adapter(Header).validate_json(next(lines))
            return header

    def sheets(self) -> list[str]:
        """The sheets that are there, in the order of the flow."""
        return in_order(self.names())

    def names(self) -> list[str]:
        """Every sheet that is there, notes of troubles among them."""
        return [p.stem for p in self.folder.glob("*.jsonl")] if self.folder.is_dir() else []

    def broken_links(self) -> list[str]:
        """Where the sheets are not those that later ones saw: "report: changed since package was made". Each is read once."""
        digests = {sheet: file_digest(self.path(sheet)) for sheet in self.sheets()}
        return [broken for sheet in digests for broken in self._broken(sheet, digests)]

    def _broken(self, sheet: str, digests: Mapping[str, str]) -> Iterator[str]:
        try:
            header = self.header(sheet)
        except (ValueError, StopIteration):
            yield f"{sheet}: its first line cannot be read"
            return
        if header.sheet != sheet:
            yield f"{sheet}: what lies there is the sheet {header.sheet}"
        for earlier, digest in header.follows.items():
            if digests.get(earlier) != digest:
                yield f"{earlier}: {'changed' if earlier in digests else 'removed'} since {sheet} was made"
        added = [earlier for earlier in digests if _rank(earlier) < _rank(sheet) and earlier not in header.follows]
        yield from (f"{earlier}: added since {sheet} was made" for earlier in added)

    def _earlier(self, sheet: str) -> dict[str, str]:
        mine = _rank(sheet)
        return {s: file_digest(self.path(s)) for s in self.sheets() if _rank(s) < mine}


def file_digest(path: Path) -> str:
    """The file's sha256, lower-case hex."""
    return digests(chunks(path), ["sha256"])["sha256"]


def canonical_digest(value: Any) -> str:
    """sha256 of a JSON value in one fixed spelling (sorted keys, no blanks): names a policy by its content."""
    return hashlib.sha256(
        json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    ).hexdigest()


BEFORE = "before-"
"""`before-<version>/` begins the names of the sheets that counted until that version, which is made of other files."""


def states(sheets: Sheets) -> list[str]:
    """How the names of an item's sheets begin, for each set of files that its package was made of, oldest first. The last is "": the
    sheets that count now."""
    found = [""]
    while made := _revisions_in(sheets, found[0]):
        if not sheets.has(f"{BEFORE}{made[0]}/item"):
            break
        found.insert(0, f"{BEFORE}{made[0]}/")
    return found


def _revisions_in(sheets: Sheets, state: str) -> list[int]:
    """The versions whose revisions are among the state's sheets."""
    if not state:
        return [_rank(sheet)[1] for sheet in in_order(sheets.sheets()) if sheet.startswith("revision-")]
    ended = int(state.removeprefix(BEFORE).rstrip("/"))
    made = takewhile(lambda version: sheets.has(f"{state}{sheet_of(version)}"), range(ended - 1, FIRST - 1, -1))
    return sorted(made)


def described(sheets: Sheets, state: str = "") -> list[Statement]:
    """What is said of the item: its description, with what each revision since has changed."""
    sheet = f"{state}description"
    said = list(sheets.rows(sheet, Statement)) if sheets.has(sheet) else []
    for revision in _of_state(sheets, state):
        said = list(revised(said, revision))
    return said


def revisions(sheets: Sheets) -> Iterator[Revision]:
    """Those that made the versions after the first, oldest first."""
    for state in states(sheets):
        yield from _of_state(sheets, state)


def _of_state(sheets: Sheets, state: str) -> Iterator[Revision]:
    for version in _revisions_in(sheets, state):
        yield next(sheets.rows(f"{state}{sheet_of(version)}", Revision))


def renditions(sheets: Sheets) -> Iterator[Rendition]:
    """What was made of the item: for the first version, and by each revision since that was not taken back."""
    yield from sheets.rows("renditions", Rendition) if sheets.has("renditions") else ()
    for revision in standing(sheets):
        yield from sheets.rest(sheet_of(revision.version), Rendition)


def standing(sheets: Sheets) -> list[Revision]:
    """The revisions that gave files that it is made of now another form, and were not taken back."""
    known = list(_of_state(sheets, ""))
    back = {revision.takes_back for revision in known}
    return [revision for revision in known if revision.renewals and revision.version not in back]


def superseded(sheets: Sheets) -> frozenset[str]:
    """The package's files that another one took the place of: they stay, and are not what is used."""
    return frozenset(renewal.of for revision in standing(sheets) for renewal in revision.renewals)


def in_order(sheets: Iterable[str]) -> list[str]:
    """The sheets of an item among these names, in the order of the flow."""
    return sorted((s for s in sheets if _rank(s)[0] < len(SHEETS)), key=lambda s: (_rank(s), s))


def sealed_in(sheets: Iterable[str]) -> list[str]:
    """Those that a package is made of, and keeps."""
    return [s for s in in_order(sheets) if _rank(s) < (SHEETS.index("package"), 0)]


def before_revisions(sheets: Sequence[str]) -> tuple[list[str], list[str]]:
    """The sheets that the first version was sealed from, and those of the revisions since."""
    later = [sheet for sheet in sheets if sheet.startswith("revision-")]
    return [sheet for sheet in sheets if sheet not in later], later


def _rank(sheet: str) -> tuple[int, int]:
    kind, _, of = sheet.partition("-")
    if sheet in SHEETS and kind != "revision":
        return SHEETS.index(sheet), 0
    if kind == "receipt" and of:
        return SHEETS.index(kind), 0
    if kind == "revision" and of.isdecimal():
        return SHEETS.index(kind), int(of)
    return len(SHEETS), 0
