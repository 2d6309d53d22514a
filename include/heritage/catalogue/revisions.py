"""What made the versions of a package after the first, and what is said of an item now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from heritage.catalogue.queries.tenancy import made
from heritage.catalogue.schema import tables
from heritage.catalogue.schema.revisions import Revision
from heritage.model import Role, Statement


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
    """Everything that is said of the item itself, in its order; but for how it is built up."""
    return _said(db, item, tables.Statement.subject == "", tables.Statement.field.not_like(STRUCTURE))


@dataclass(frozen=True, slots=True)
class Known:
    """A package that lies in the archive."""

    package: str
    item: str
    number: int  # of the item in the catalogue


def of_institution(db: Connection, institution: str, package: str = "") -> list[Known]:
    """Its packages, or the one of them, by their ids."""
    own = tables.Item
    asked = select(own.package, own.name, own.id).join(tables.Batch, tables.Batch.id == own.batch_id)
    asked = asked.where(
        tables.Batch.institution == institution, own.package == package if package else own.package != ""
    )
    return [Known(*row) for row in db.execute(asked.order_by(own.package))]


def structure_of(db: Connection, item: int) -> list[Statement]:
    """What people said of the item's pages: labels, kinds, order; and of its parts."""
    return _said(db, item, tables.Statement.field.like(STRUCTURE))


STRUCTURE = "structure:%"
"""Fields of how an item is built up (`model.built`)."""


def _said(db: Connection, item: int, *which: Any) -> list[Statement]:
    own = tables.Statement
    columns = (own.field, own.value, own.source, own.language, own.subject, own.score, own.uri)
    asked = select(*columns).where(own.item_id == item, *which).order_by(own.number)
    return [Statement(*row) for row in db.execute(asked)]


def pages(db: Connection, item: int) -> list[tuple[str, int]]:
    """The delivered files in their order, each with the number of the picture that readers see of it; 0: none."""
    file, made_of = tables.File, tables.Rendition
    asked = select(file.path).where(file.item_id == item, file.role == Role.ORIGINAL.value).order_by(file.number)
    paths = list(db.scalars(asked))
    shown = select(made_of.source, made_of.number).where(made_of.item_id == item, made_of.role == Role.ACCESS.value)
    picture = {row.source: len(paths) + row.number for row in db.execute(shown.order_by(made_of.number.desc()))}
    return [(path, picture.get(path, 0)) for path in paths]
