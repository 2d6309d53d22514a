"""The catalogue's tables: an index over dossiers and sites, never the only truth. What a site cannot tell again is marked
LOCAL (who ran it when, what was never deposited); everything else a rebuild brings back."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import JSON, BigInteger, Date, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

SCHEMA = 2
"""Raised with every change of the tables; `store.MIGRATIONS` says how to get there."""

_Word = String(64).with_variant(String(64, collation="C"), "postgresql")
"""Compared byte by byte, so that "begins with" is a range of the index in both databases."""

LOCAL = {"local": True}
"""Marks a column or table that a site cannot tell again."""


class Base(DeclarativeBase):
    """All tables."""

    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text,
        list[str]: JSON,
        list[float]: JSON,
        dict[str, Any]: JSON,
    }


class SchemaVersion(Base):
    """Which schema this database has."""

    __tablename__ = "schema_version"
    version: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[str]


class Batch(Base):
    """A delivery that was taken in."""

    __tablename__ = "batch"
    __table_args__ = (UniqueConstraint("institution", "name"),)
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
    run: Mapped[str] = mapped_column(info=LOCAL)
    state: Mapped[str] = mapped_column(info=LOCAL)
    started: Mapped[str] = mapped_column(info=LOCAL)
    finished: Mapped[str] = mapped_column(info=LOCAL)
    expected: Mapped[int] = mapped_column(info=LOCAL)


class Refusal(Base):
    """A delivery that was not taken in, and every reason. LOCAL as a whole."""

    __tablename__ = "refusal"
    __table_args__ = (UniqueConstraint("place", "at"), {"info": LOCAL})
    id: Mapped[int] = mapped_column(primary_key=True)
    place: Mapped[str]
    at: Mapped[str]
    institution: Mapped[str]
    workline: Mapped[str]
    batch: Mapped[str]
    reasons: Mapped[list[str]]


class Item(Base):
    """One object of a batch. `package`, `version` and `digest` are "" and 0 until it is sealed."""

    __tablename__ = "item"
    __table_args__ = (UniqueConstraint("batch_id", "name"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    batch_id: Mapped[int] = mapped_column(ForeignKey("batch.id", ondelete="CASCADE"))
    name: Mapped[str]
    title: Mapped[str]
    state: Mapped[str] = mapped_column(index=True)
    verdict: Mapped[str]
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


def _item() -> Mapped[int]:
    return mapped_column(ForeignKey("item.id", ondelete="CASCADE"), primary_key=True)


def _number() -> Mapped[int]:
    return mapped_column(primary_key=True)


class File(Base):
    """A delivered file (role original) or one that was made of it."""

    __tablename__ = "file"
    __table_args__ = (Index("file_puid", "puid", "item_id"),)
    item_id: Mapped[int] = _item()
    number: Mapped[int] = _number()
    path: Mapped[str]
    role: Mapped[str]
    puid: Mapped[str]
    sha512: Mapped[str] = mapped_column(index=True)
    size: Mapped[int] = mapped_column(BigInteger)


class Finding(Base):
    """What a check said."""

    __tablename__ = "finding"
    __table_args__ = (Index("finding_check", "check", "outcome"),)
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
    """A package at a site."""

    __tablename__ = "copy"
    item_id: Mapped[int] = _item()
    site: Mapped[str] = mapped_column(primary_key=True)
    place: Mapped[str]
    version: Mapped[int]
    digest: Mapped[str]
    verified_at: Mapped[str] = mapped_column(info=LOCAL)


class Word(Base):
    """A word of an item's names or description, folded: what a search looks up."""

    __tablename__ = "word"
    word: Mapped[str] = mapped_column(_Word, primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id", ondelete="CASCADE"), primary_key=True, index=True)


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
