"""Takes in a delivery: counts it, reads every file once, checks all that was promised; it writes nothing and mends nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from heritage.errors import DeliveryRefused
from heritage.files import listing_digest
from heritage.ingest import events, inventory, items, tables
from heritage.ingest.checksums import asides as checksum_asides
from heritage.ingest.checksums import comparing as checksums
from heritage.ingest.checksums import lines as checksum_lines
from heritage.ingest.checksums import lists
from heritage.ingest.checksums.comparing import Claim
from heritage.ingest.inventory import Inventory
from heritage.ingest.note import note
from heritage.ingest.note.note import Allowed, Note
from heritage.ingest.reading import ARCHIVE, Read, Reader, Scanner, still_the_same
from heritage.model import Delivery, Event, File, Format, Item, Supplied
from heritage.problem import Problem, problem, remark
from heritage.tools.identify import executables, pronom


@dataclass(frozen=True, slots=True)
class Received:
    """A delivery that was taken in. `events` with an empty subject are about all of it, the others about one file."""

    delivery: Delivery
    items: tuple[Item, ...]
    events: tuple[Event, ...]


@dataclass(slots=True)
class _Intake:
    """What is known so far. Paths are relative to the delivery; `base` is "data/" in a bag."""

    place: Path
    there: Inventory
    base: str
    reader: Reader
    problems: list[Problem]
    whole: dict[str, Read] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    own_lists: frozenset[str] = frozenset()
    unread_lines: int | None = 0  # of lists that were not understood; None: of a whole list
    claims_of: dict[str, list[Claim]] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)  # by path below base
    partly_scanned: list[str] = field(default_factory=list)

    @property
    def refused(self) -> bool:
        return any(p.refuses for p in self.problems)

    def below(self, paths: Iterable[str]) -> list[str]:
        return [p.removeprefix(self.base) for p in paths if p.startswith(self.base)]

    def content(self, path: str) -> bytes | None:
        """Of a file that was kept whole; `path` is below base."""
        read = self.whole.get(self.base + path)
        return read.content if read else None


def receive(
    place: Path,
    *,
    institutions: Collection[str],
    worklines: Collection[str],
    policies: Mapping[str, Collection[str]],
    languages: Mapping[str, Collection[str]] | None = None,
    scanner: Scanner | None = None,
    now: datetime | None = None,
) -> Received:
    """The delivery in the folder `place`, checked against DELIVERY's contract, hashed and identified in one read of each
    file. `policies`: workline → the policies a delivery may name; `languages`: workline → what it can read. Raises DeliveryRefused with every reason at once, and
    TransientError when the disk, the scanner or an identification engine fails."""
    started = now or datetime.now(UTC)
    virus_scanner = scanner.version() if scanner else ""  # a scanner that is away is found before the long read
    intake = _counted(place, scanner)
    sorted_out = items.sorted_out(intake.below(intake.there.paths), intake.below(intake.there.folders))
    intake.problems += [*intake.there.name_problems(), *sorted_out.problems, *_strays(intake), *_empties(intake)]
    _read_papers(intake)
    said = _note(intake, Allowed(institutions, worklines, policies, languages or {}), started)
    intake.problems += _promises(intake, sorted_out, said)
    _read_rest(intake)
    intake.problems += _programs(intake, sorted_out, virus_scanner)
    intake.problems += still_the_same(intake.there.files, inventory.taken(intake.place).files)
    if intake.refused or said is None:
        raise DeliveryRefused([p.ground for p in intake.problems if p.refuses])
    delivery = _delivery(intake, sorted_out, said, virus_scanner)
    return Received(delivery, tuple(_items(intake, sorted_out, said)), tuple(_events(intake, virus_scanner)))


def _counted(place: Path, scanner: Scanner | None) -> _Intake:
    if place.is_symlink() or not place.is_dir():
        code = "link" if place.is_symlink() else "file" if place.exists() else "nothing"
        raise DeliveryRefused([problem("not-a-folder", str(place), code).ground])
    folder = place.resolve()
    there = inventory.taken(folder)
    return _Intake(folder, there, lists.base_of(there), Reader(folder, pronom.END, scanner), list(there.problems))


def _strays(intake: _Intake) -> Iterator[Problem]:
    """Files beside objects/ and metadata/. In a bag, what lies beside the payload is a tag file and may be there."""
    stray = items.sorted_out(intake.below(intake.there.paths), ()).stray
    yield from (problem("stray", intake.base + path, "elsewhere") for path in stray)


def _empties(intake: _Intake) -> Iterator[Problem]:
    """Folders beside the items' that came empty. Those of an item are told with the item."""
    for folder in intake.there.empty:
        inner = folder.removeprefix(intake.base)
        beside = not inner.startswith(items.OBJECTS) or inner.startswith(f"{items.OBJECTS}{items.TARGETS}/")
        if beside and inner != "objects":
            yield remark("folder-empty", f"{folder}/", "empty")


# --- the papers: small files that are understood, and so kept whole ------------------------------------------------------


def _read_papers(intake: _Intake) -> None:
    """Reads the delivery note, the checksum lists, the tables and a bag's tag files, and takes the lists' claims."""
    for file in intake.there.files:
        if _is_paper(intake, file):
            read = intake.reader.whole(file)
            intake.whole[file.path] = read
            intake.problems += read.problems
    papers = {p: r.content for p, r in intake.whole.items() if _is_list(intake, p) and r.content is not None}
    listed = lists.claimed(intake.there, intake.base, papers)
    intake.claims, intake.unread_lines, intake.own_lists = listed.claims, listed.unread, listed.ours
    for claim in intake.claims:
        intake.claims_of.setdefault(claim.path, []).append(claim)
    intake.problems += listed.problems


def _is_paper(intake: _Intake, file: inventory.Found) -> bool:
    inner = file.path.removeprefix(intake.base) if file.path.startswith(intake.base) else ""
    if lists.is_aside(file.path, intake.base):
        return file.size <= checksum_asides.LARGEST
    return lists.is_list(file.path, intake.base) or inner == note.NAME or inner in tables.SUBJECTS


def _is_list(intake: _Intake, path: str) -> bool:
    return lists.is_list(path, intake.base) or lists.is_aside(path, intake.base)


def _note(intake: _Intake, allowed: Allowed, now: datetime) -> Note | None:
    content = intake.content(note.NAME)
    if content is None:
        if intake.base + note.NAME not in intake.whole:
            other = note.misnamed(intake.below(intake.there.paths))
            code = "absent-misnamed" if other else "absent"
            intake.problems.append(problem("delivery-note", note.NAME, code, name=other))
        return None
    said, wrong = note.understood(content, allowed, now)
    intake.problems += wrong
    return said


def _promises(intake: _Intake, sorted_out: items.Sorted, said: Note | None) -> Iterator[Problem]:
    """What the papers name and is not there, and what is there and not named."""
    if said is not None:
        yield from items.missing(said.items, sorted_out.items)
    subjects = {f"{items.OBJECTS}{item}" for item in sorted_out.items} | set(intake.below(intake.there.paths))
    for path in tables.SUBJECTS:
        if (content := intake.content(path)) is not None:
            yield from tables.faults(path, content, subjects)
    yield from tables.misnamed(intake.below(intake.there.paths))
    ours = [c for c in intake.claims if c.list in intake.own_lists]
    yield from checksums.absent(ours, set(intake.there.paths), "checksum-missing")
    if not intake.base:
        yield from _unlisted(intake, sorted_out, ours)


def _unlisted(intake: _Intake, sorted_out: items.Sorted, ours: Sequence[Claim]) -> Iterator[Problem]:
    """Every object must be in a list; metadata may be (Archivematica's lists name objects only), and is noted if not."""
    if not intake.own_lists:
        yield problem("checksum-none", "metadata/", "none", lists=[f"checksum.{a}" for a in checksum_lines.LENGTHS])
        return
    objects = [p for p in intake.there.paths if p.startswith(items.OBJECTS)]
    extra = list(checksums.unlisted(ours, objects, "checksum-extra"))
    if (
        intake.unread_lines is not None and len(extra) > intake.unread_lines
    ):  # else they may be on the lines not understood
        yield from extra
    beside = [p for p in sorted_out.metadata if p not in intake.own_lists]
    for one in checksums.unlisted(ours, beside, "checksum-unlisted"):
        yield replace(one, refuses=False)


# --- the rest: read once, identified as it passes ------------------------------------------------------------------------


def _read_rest(intake: _Intake) -> None:
    asked = checksums.algorithms(intake.claims)
    rest = [f for f in intake.there.files if f.path not in intake.whole]
    batch: list[Read] = []
    for read in _all_reads(intake, rest, asked):
        batch.append(read)
        if len(batch) == pronom.BATCH:
            _take_in(intake, batch)
            batch = []
    _take_in(intake, batch)


def _all_reads(
    intake: _Intake, rest: Sequence[inventory.Found], asked: Mapping[str, Collection[str]]
) -> Iterator[Read]:
    for path, read in intake.whole.items():
        yield replace(read.also(set(asked.get(path, ()))), problems=())  # its problems are known already
    yield from intake.reader.read_all(rest, {path: set(a) for path, a in asked.items()})


def _take_in(intake: _Intake, reads: Sequence[Read]) -> None:
    """Compares a few reads with the lists and keeps what the archive needs of them, so that their ends can go."""
    computed = {r.file.path: r.digests for r in reads if r.digests}
    claims = [c for path in computed for c in intake.claims_of.get(path, ())]
    rule = "bagit-checksum" if intake.base else "checksum"
    intake.problems += [p for r in reads for p in r.problems]
    claims, notes = lists.outdated(claims, intake.base, computed)
    intake.problems += [*notes, *checksums.altered(claims, computed, rule)]
    intake.partly_scanned += [r.file.path for r in reads if r.partly_scanned]
    kept = [r for r in reads if r.digests and r.file.path.startswith(intake.base)]
    formats: Sequence[Format | None] = [None] * len(kept)
    if not intake.refused:
        formats = pronom.identify([pronom.Ends(r.file.path.rpartition("/")[2], r.head, r.tail) for r in kept])
    for read, found in zip(kept, formats, strict=True):
        path = read.file.path.removeprefix(intake.base)
        runs = executables.kind(read.file.path.rpartition("/")[2], read.head, read.tail)
        runs = runs or executables.in_compound(intake.place / read.file.path, read.head)
        supplied = tuple(
            Supplied(c.algorithm, c.digest, c.list)
            for c in intake.claims_of.get(read.file.path, ())
            if read.digests.get(c.algorithm) == c.digest
        )
        intake.files[path] = File(path, read.file.size, read.digests[ARCHIVE], found, str(runs or ""), supplied)


def _programs(intake: _Intake, sorted_out: items.Sorted, virus_scanner: str) -> Iterator[Problem]:
    """What runs and belongs to no item. An item's own is for the check `executable-content`, which a policy has a level for."""
    for path in (*sorted_out.metadata, *sorted_out.targets):
        runs = intake.files[path].runs if path in intake.files else ""
        if runs and runs not in executables.HARMLESS and not _protected(intake, virus_scanner):
            yield problem("executable", path, "runs", kind=runs)


def _protected(intake: _Intake, virus_scanner: str) -> bool:
    """Did a scanner with its makers' signatures see every file whole?"""
    return events.knows_viruses(virus_scanner) and not intake.partly_scanned


# --- the nouns -----------------------------------------------------------------------------------------------------------


def _items(intake: _Intake, sorted_out: items.Sorted, said: Note) -> Iterator[Item]:
    empty = [f"{p}/" for p in intake.below(intake.there.empty)]
    for item, paths in sorted_out.items.items():
        own = tuple(folder for folder in empty if folder.startswith(f"{items.OBJECTS}{item}/"))
        yield Item(item, tuple(intake.files[p] for p in paths), said.items.get(item, {}), own)


def _delivery(intake: _Intake, sorted_out: items.Sorted, said: Note, virus_scanner: str) -> Delivery:
    return Delivery(
        place=str(intake.place),
        root=intake.base.rstrip("/"),
        digest=listing_digest({f.path: f.sha512 for f in intake.files.values()}),
        institution=said.institution,
        workline=said.workline,
        batch=said.batch,
        operator=said.operator,
        station=said.station,
        captured=said.captured,
        policy=said.policy,
        declared=said.declared,
        targets=tuple(intake.files[p] for p in sorted_out.targets),
        metadata=tuple(intake.files[p] for p in sorted_out.metadata),
        scanned=events.scanned(virus_scanner, intake.reader.scanner, intake.partly_scanned),
        protected=_protected(intake, virus_scanner),
        notes=tuple(str(p) for p in intake.problems if not p.refuses),
        replaces=said.replaces,
        order=said.order,
    )


def _events(intake: _Intake, virus_scanner: str) -> Iterator[Event]:
    scanned = events.scanned(virus_scanner, intake.reader.scanner, intake.partly_scanned)
    files = list(intake.files.values())
    yield events.hashed(files)
    yield events.compared(intake.claims)
    if virus_scanner:
        yield events.virus_checked(virus_scanner, scanned, bool(intake.partly_scanned))
    yield events.identified(files)
    yield from events.doubts(files)
    yield from (events.noted(p, intake.base) for p in intake.problems)
