"""What is known of the files that stay, beside what is found out about those that came: measurements, copies, and what is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from heritage import settings
from heritage.archive import ocfl
from heritage.archive.ocfl import Stored
from heritage.dossier import Dossier, described, revisions
from heritage.errors import CopyDamaged, SiteRefused, SiteUnavailable
from heritage.files import atomic_write, made_folder, safe_join
from heritage.flows import opening
from heritage.flows.batch import BatchFolder
from heritage.flows.workline.succeeding import together
from heritage.model import DEFAULT_RIGHTS, Item, Measured, Rendition, RevisionKind, Role, Statement, Successor, term
from heritage.package import layout

_TABLES = ("metadata.csv", "rights.csv")
_NEEDED = (Role.TEXT, Role.ACCESS)
"""Copies of the pages that stay, of which a copy of the whole item is made."""


def measured(batch: BatchFolder, item: str, new: Iterable[Measured]) -> Iterator[Measured]:
    """The rows in the order of the item's files: those that came, and those that stay as they were measured."""
    told = together.successor(batch, item)
    if told is None or told.fetched:
        yield from new
        return
    kept = frozenset(told.kept)
    old = (row for row in together.before(batch, item).rows("measured", Measured) if row.file.path in kept)
    rows = {row.file.path: row for row in (*old, *new)}
    yield from (rows[file.path] for file in batch.item(item).files if file.path in rows)


def renditions(batch: BatchFolder, item: str, told: Successor) -> list[Rendition]:
    """The copies of the files that stay. Those of which a copy of the whole is made are brought to the work folder. Raises CopyDamaged,
    SiteUnavailable."""
    before, kept = together.before(batch, item), frozenset(told.kept)
    if told.fetched or not before.has("renditions"):
        return []
    made = before.header("renditions").made  # releases up to 0.4 did not say when each was made
    rows = [replace(r, at=r.at or made) for r in before.rows("renditions", Rendition) if r.source in kept]
    wanted = [row for row in rows if row.role in _NEEDED]
    missing = [row for row in wanted if not _is_there(batch.dossier(item), row)]
    if missing:
        _bring(batch.dossier(item), told, missing)
    return rows


def _is_there(dossier: Dossier, row: Rendition) -> bool:
    place = safe_join(dossier.folder, row.path)
    return place.is_file() and place.stat().st_size == row.size


def _bring(dossier: Dossier, told: Successor, rows: Sequence[Rendition]) -> None:
    copy = stored(told.package, told.base)
    for row in rows:
        place = safe_join(dossier.folder, row.path)
        made_folder(place.parent)
        with atomic_write(place) as partial, partial.open("wb") as out:
            out.writelines(copy.read(layout.made(row)))


def stored(identifier: str, version: int) -> Stored:
    """That version, at the first site that has it. Raises what kept the last from it."""
    away: Exception | None = None
    for name in settings.sites():
        try:
            return ocfl.stored(opening.opened(name), identifier, version)
        except (SiteUnavailable, SiteRefused, CopyDamaged, KeyError) as error:
            away = error if isinstance(error, SiteUnavailable | SiteRefused) else away or error
    if away is None or isinstance(away, KeyError):
        raise CopyDamaged(f"{identifier}: no site has version {version}")
    raise away


def in_order(item: Item, rows: Iterable[Rendition]) -> list[Rendition]:
    """As the item's files are; what was made of the whole comes last."""
    order = {file.path: number for number, file in enumerate(item.files)}
    return sorted(rows, key=lambda row: order.get(row.source, len(order)))


def statements(batch: BatchFolder, item: str, told: Successor, new: Sequence[Statement]) -> list[Statement]:
    """What is said from now on. A person's word stays, whatever the tables of the new delivery say (they are in the package), unless the
    delivery note asks for the contrary; a field of which its tables say nothing keeps what was said; what programs say is found anew."""
    before = together.before(batch, item)
    said = described(before)
    of_tables = {_key(one) for one in new if _is_of_a_table(one)}
    persons = set(_revised(before))
    if told.metadata:
        persons -= of_tables
    there = {"", *(file.path for file in batch.item(item).files)}
    kept = [
        s
        for s in said
        if s.subject in there and (_key(s) in persons or (_is_of_a_table(s) and _key(s) not in of_tables))
    ]
    rights = any(_key(one)[1] == "rights" for one in kept)
    fresh = [s for s in new if _key(s) not in persons and not (rights and s.source == DEFAULT_RIGHTS)]
    return [*kept, *fresh]


def _revised(before: Dossier) -> Iterator[tuple[str, str]]:
    """What a person changed: (subject, term), also of the files before."""
    for revision in revisions(before):
        if revision.kind is not RevisionKind.FILES:
            yield from ((one.subject, term(one.field)) for one in revision.changes)


def _key(said: Statement) -> tuple[str, str]:
    return said.subject, "rights" if said.field.startswith("premis:") else term(said.field)


def _is_of_a_table(said: Statement) -> bool:
    return said.source.startswith(_TABLES)
