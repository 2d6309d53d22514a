"""What made the versions of a package after the first, and what is said of an item now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from heritage.catalogue.queries.tenancy import made
from heritage.catalogue.schema import tables
from heritage.catalogue.schema.revisions import Revision
from heritage.model import PAGE_LABEL, PAGE_TYPE, Role, Statement


@dataclass(frozen=True, slots=True)
class KeptRevision:
    """What made a version after the first. `changes`: field, subject, before and after (each a list of values with their languages)."""

    version: int
    kind: str
    changes: tuple[dict[str, Any], ...]
    why: str
    who: str
    at: str
    evidence: str
    approved_by: str
    approved_at: str
    approval: str
    run: str


_COLUMNS: tuple[Any, ...] = (
    Revision.version, Revision.kind, Revision.changes, Revision.why, Revision.who, Revision.at, Revision.evidence, Revision.approved_by,
    Revision.approved_at, Revision.approval, Revision.run,
)  # fmt: skip


def made_by(db: Connection, item: int) -> tuple[KeptRevision, ...]:
    """The revisions of the item's package, newest first."""
    asked = select(*_COLUMNS).where(Revision.item_id == item).order_by(Revision.version.desc())
    return made(KeptRevision, db.execute(asked))


def said_of(db: Connection, item: int) -> list[Statement]:
    """Everything that is said of the item itself, in its order."""
    own = tables.Statement
    columns = (own.field, own.value, own.source, own.language, own.subject, own.score, own.uri)
    asked = select(*columns).where(own.item_id == item, own.subject == "").order_by(own.number)
    return [Statement(*row) for row in db.execute(asked)]


def said_of_pages(db: Connection, item: int) -> list[Statement]:
    """What people said of the item's pages: labels and kinds."""
    own = tables.Statement
    columns = (own.field, own.value, own.source, own.language, own.subject, own.score, own.uri)
    asked = select(*columns).where(own.item_id == item, own.field.in_([PAGE_LABEL, PAGE_TYPE])).order_by(own.number)
    return [Statement(*row) for row in db.execute(asked)]


def pages(db: Connection, item: int) -> list[tuple[str, int]]:
    """The delivered files in their order, each with the number of the picture that readers see of it; 0: none."""
    file, made_of = tables.File, tables.Rendition
    asked = select(file.path).where(file.item_id == item, file.role == Role.ORIGINAL.value).order_by(file.number)
    paths = list(db.scalars(asked))
    shown = select(made_of.source, made_of.number).where(made_of.item_id == item, made_of.role == Role.ACCESS.value)
    picture = {row.source: len(paths) + row.number for row in db.execute(shown.order_by(made_of.number.desc()))}
    return [(path, picture.get(path, 0)) for path in paths]
