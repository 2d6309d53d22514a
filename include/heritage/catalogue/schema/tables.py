"""The catalogue's tables: an index, never the only truth. What a site cannot tell again is LOCAL; a rebuild brings back the rest."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import (
    JSON,
    BigInteger,
    Date,
    Dialect,
    ForeignKey,
    Index,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

SCHEMA = 10
"""Raised with every change of the tables; `store.MIGRATIONS` says how to get there."""

_Word = String(64).with_variant(String(64, collation="C"), "postgresql")
"""Compared byte by byte, so that "begins with" is a range of the index in both databases."""

LOCAL = {"local": True}  # marks a column or table that a site cannot tell again


def some(condition: str) -> dict[str, Any]:
    """An index over some rows only."""
    return {f"{database}_where": text(condition) for database in ("sqlite", "postgresql")}


class Said(TypeDecorator[str]):
    """Any text that comes along, from a file or a request: what no database takes (NUL in PostgreSQL, half a character in
    either) is replaced, whether it is written or asked for."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """On the way in. ASCII is the rule, and costs nothing."""
        if value is None or (value.isascii() and "\0" not in value):
            return value
        return value.encode("utf-8", "replace").decode().replace("\0", "�")


class Base(DeclarativeBase):
    """All tables."""

    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Said,
        list[str]: JSON,
        list[float]: JSON(none_as_null=True),
        dict[str, Any]: JSON,
        list[dict[str, Any]]: JSON,
    }


class SchemaVersion(Base):
    """Which schema this database has."""

    __tablename__ = "schema_version"
    version: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[str]


class Batch(Base):
    """A delivery that was taken in."""

    __tablename__ = "batch"
    __table_args__ = (
        UniqueConstraint("institution", "name"),
        Index("batch_newest", "started", "id"),
        Index("batch_state", "state", "started", "id"),
        Index("batch_of_institution", "institution", "started", "id"),
        Index("batch_of_line", "institution", "workline", "state", "started", "id"),
        Index("batch_station", "institution", "station", "captured", "id", "device", "serial"),
        Index("batch_finished", "finished"),
        Index("batch_place", "place"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    institution: Mapped[str]
    name: Mapped[str]
    workline: Mapped[str]
    digest: Mapped[str]
    policy: Mapped[str]  # as it was ordered; what was applied is the item's
    operator: Mapped[str]
    station: Mapped[str]
    device: Mapped[str]
    serial: Mapped[str]
    captured: Mapped[date] = mapped_column(Date, index=True)
    order: Mapped[str] = mapped_column(server_default="")
    run: Mapped[str] = mapped_column(info=LOCAL)
    state: Mapped[str] = mapped_column(info=LOCAL)
    started: Mapped[str] = mapped_column(info=LOCAL)
    finished: Mapped[str] = mapped_column(info=LOCAL)
    expected: Mapped[int] = mapped_column(info=LOCAL)
    place: Mapped[str] = mapped_column(info=LOCAL)  # the delivery's folder
    review: Mapped[str] = mapped_column(info=LOCAL)  # wait | hold


class Refusal(Base):
    """A delivery that was not taken in, and every reason. LOCAL as a whole."""

    __tablename__ = "refusal"
    __table_args__ = (
        UniqueConstraint("place", "at"),
        Index("refusal_newest", "at", "id"),
        Index("refusal_of_institution", "institution", "at", "id"),
        {"info": LOCAL},
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    place: Mapped[str]
    at: Mapped[str]
    institution: Mapped[str]
    workline: Mapped[str]
    batch: Mapped[str]
    reasons: Mapped[list[str]]  # in English
    grounds: Mapped[list[dict[str, Any]]] = mapped_column(server_default="[]")  # what each is said from (model.refused)


class Item(Base):
    """One object of a batch. `package`, `version` and `digest` are "" and 0 until it is sealed; `asked`, `faults` and
    `warnings` count its findings."""

    __tablename__ = "item"
    __table_args__ = (
        UniqueConstraint("batch_id", "name"),
        Index("item_of_batch", "batch_id", "state", "name", "size", "asked", "faults"),
        Index("item_kept", "id", "batch_id", "state", "version", **some("version > 0")),
        Index("item_decided", "decided_at", "id", **some("choice <> ''")),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    batch_id: Mapped[int] = mapped_column(ForeignKey("batch.id", ondelete="CASCADE"))
    name: Mapped[str]
    title: Mapped[str]
    state: Mapped[str]  # see `states`
    verdict: Mapped[str]
    asked: Mapped[int]
    faults: Mapped[int]
    warnings: Mapped[int]
    policy: Mapped[str]
    policy_version: Mapped[str]
    policy_digest: Mapped[str]
    choice: Mapped[str]
    decided_by: Mapped[str]
    decided_at: Mapped[str]
    reason: Mapped[str]
    package: Mapped[str] = mapped_column(index=True)
    version: Mapped[int]
    digest: Mapped[str]
    files: Mapped[int]
    size: Mapped[int] = mapped_column(BigInteger)
    note: Mapped[str] = mapped_column(info=LOCAL)
    error: Mapped[str] = mapped_column(info=LOCAL)  # the class of what kept us from it


def _item() -> Mapped[int]:
    return mapped_column(ForeignKey("item.id", ondelete="CASCADE"), primary_key=True)


def _number() -> Mapped[int]:
    return mapped_column(primary_key=True)


class File(Base):
    """A delivered file (role original) or one that was made of it."""

    __tablename__ = "file"
    __table_args__ = (Index("file_puid", "puid", "item_id"), Index("file_role", "item_id", "role", "number", "size"))
    item_id: Mapped[int] = _item()
    number: Mapped[int] = _number()
    path: Mapped[str]
    role: Mapped[str]
    puid: Mapped[str]
    sha512: Mapped[str] = mapped_column(index=True)
    size: Mapped[int] = mapped_column(BigInteger)


class Finding(Base):
    """What a check said; the `nth` of its check and outcome in the item. The batch is the item's, for sums over a batch."""

    __tablename__ = "finding"
    __table_args__ = (
        Index("finding_of_batch", "batch_id", "outcome", "check", "nth", "item_id"),
        Index("finding_not_passed", "item_id", "nth", **some("outcome <> 'pass'")),
    )
    item_id: Mapped[int] = _item()
    number: Mapped[int] = _number()
    check: Mapped[str]
    subject: Mapped[str]
    outcome: Mapped[str]
    wanted: Mapped[str]
    found: Mapped[str]
    source: Mapped[str]
    advice: Mapped[str]
    mark: Mapped[list[float] | None]
    at: Mapped[float | None]  # seconds
    code: Mapped[str] = mapped_column(server_default="")
    details: Mapped[dict[str, Any]] = mapped_column(server_default="{}")  # the values of its sentences
    nth: Mapped[int]
    batch_id: Mapped[int]


class Statement(Base):
    """What is said about the item, and by whom."""

    __tablename__ = "statement"
    item_id: Mapped[int] = _item()
    number: Mapped[int] = _number()
    field: Mapped[str]
    value: Mapped[str]
    source: Mapped[str]
    language: Mapped[str]
    subject: Mapped[str]
    score: Mapped[float | None]
    uri: Mapped[str] = mapped_column(server_default="")


class Rendition(Base):
    """A file that was made, of what, with what, and why it may be believed."""

    __tablename__ = "rendition"
    item_id: Mapped[int] = _item()
    number: Mapped[int] = _number()
    path: Mapped[str]
    source: Mapped[str]
    role: Mapped[str]
    tool: Mapped[str]
    method: Mapped[str]
    digest: Mapped[str]


class Event(Base):
    """What happened to the item until it was sealed."""

    __tablename__ = "event"
    item_id: Mapped[int] = _item()
    number: Mapped[int] = _number()
    kind: Mapped[str]
    at: Mapped[str]
    agent: Mapped[str]
    agent_version: Mapped[str]
    agent_kind: Mapped[str]
    outcome: Mapped[str]
    detail: Mapped[str]
    subject: Mapped[str]


class Copy(Base):
    """A package at a site. When it was last read, and last found whole, is told by `copy_check` too; here it is counted by."""

    __tablename__ = "copy"
    __table_args__ = (
        Index("copy_age", "site", "institution", "sound_at", "looked_at", "size"),
        Index("copy_oldest", "site", "sound_at", "item_id"),
    )
    item_id: Mapped[int] = _item()
    site: Mapped[str] = mapped_column(primary_key=True)
    place: Mapped[str]
    version: Mapped[int]
    digest: Mapped[str]
    verified_at: Mapped[str] = mapped_column(info=LOCAL)
    institution: Mapped[str]
    files: Mapped[int]
    size: Mapped[int] = mapped_column(BigInteger)
    looked_at: Mapped[str] = mapped_column(info=LOCAL)  # "" when only as it was deposited
    sound_at: Mapped[str] = mapped_column(info=LOCAL)  # the deposit, or the last look that found it whole


class Word(Base):
    """A word of an item's names or description, folded: what a search looks up. `title`: it is in the item's title."""

    __tablename__ = "word"
    __table_args__ = (
        Index("word_of_item", "item_id", "word", "title"),
        Index("word_of_title", "word", "item_id", **some("title")),
    )
    word: Mapped[str] = mapped_column(_Word, primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id", ondelete="CASCADE"), primary_key=True)
    title: Mapped[bool]


class TargetValue(Base):
    """A number measured on a target shot of the session, for trends."""

    __tablename__ = "target_value"
    __table_args__ = (Index("target_value_fact", "fact", "batch_id"),)
    batch_id: Mapped[int] = mapped_column(ForeignKey("batch.id", ondelete="CASCADE"), primary_key=True)
    path: Mapped[str] = mapped_column(primary_key=True)
    fact: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[float]


OF_AN_ITEM = (File, Finding, Statement, Rendition, Event, Copy, Word)
"""Replaced as a whole when the item is recorded again."""
