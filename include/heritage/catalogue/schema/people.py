"""The catalogue's tables about what people ask for: requests, and holds on packages. All of it LOCAL; holds are events in the
event log as well, so that they can be proved and brought back."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from heritage.catalogue.schema.tables import LOCAL, Base


class Request(Base):
    """Something that a person asked for. `key` is theirs: the same one again is the same request."""

    __tablename__ = "request"
    __table_args__ = (
        UniqueConstraint("who", "key"),
        Index("request_newest", "at", "id"),
        Index("request_of_institution", "institution", "at", "id"),
        Index("request_of_package", "package", "at"),
        Index("request_state", "state", "at", "id"),
        {"info": LOCAL},
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]  # restore | audit | hold | release | metadata
    package: Mapped[str]
    institution: Mapped[str]
    who: Mapped[str]
    at: Mapped[str]
    reason: Mapped[str]
    key: Mapped[str]
    facts: Mapped[dict[str, Any]]
    state: Mapped[str]  # asked | running | done | refused | failed
    run: Mapped[str]
    result: Mapped[str]
    changed: Mapped[str]


class LegalHold(Base):
    """A package that nothing may dispose of while `released_at` is "". `key` names the hold for good, as in the event log."""

    __tablename__ = "hold"
    __table_args__ = (
        UniqueConstraint("key"),
        Index("hold_of_package", "package", "released_at"),
        Index("hold_newest", "at", "id"),
        Index("hold_of_institution", "institution", "at", "id"),
        {"info": LOCAL},
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str]
    package: Mapped[str]
    institution: Mapped[str]
    who: Mapped[str]
    at: Mapped[str]
    reason: Mapped[str]
    released_by: Mapped[str]
    released_at: Mapped[str]
    release_reason: Mapped[str]
