"""The catalogue's tables about care: when each copy was last read, and what was done (audits, repairs, drills, moves). All of
it LOCAL: a site cannot tell it again; the event log is what an auditor believes, these rows are how it is asked quickly."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Connection, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from heritage.catalogue.schema.tables import LOCAL, Base, some


class CopyCheck(Base):
    """The last look at a copy. `sound_at` is the last time it was whole; "" when never since it was deposited."""

    __tablename__ = "copy_check"
    __table_args__ = (
        Index("copy_check_site", "site", "outcome"),
        Index("copy_check_unsound", "site", "package", **some("outcome <> 'sound'")),
        {"info": LOCAL},
    )
    package: Mapped[str] = mapped_column(primary_key=True)
    site: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[str]
    sound_at: Mapped[str]
    outcome: Mapped[str]
    run: Mapped[str]
    problems: Mapped[list[str]]


class Act(Base):
    """Something done to the archive, summed up. `key` names it for good: a task that is run again does not count twice."""

    __tablename__ = "act"
    __table_args__ = (
        UniqueConstraint("key"),
        Index("act_kind", "kind", "at", "id"),
        Index("act_newest", "at", "id"),
        Index("act_of_institution", "institution", "at", "id"),
        Index("act_of_package", "package", "at"),
        {"info": LOCAL},
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str]
    kind: Mapped[str]  # audit | repair | restore | drill | move
    at: Mapped[str]
    site: Mapped[str]
    package: Mapped[str]
    institution: Mapped[str]  # of the package; "" when there is none
    outcome: Mapped[str]  # success | fail | warning
    who: Mapped[str]
    files: Mapped[int]
    size: Mapped[int] = mapped_column(BigInteger)
    detail: Mapped[str]
    facts: Mapped[dict[str, Any]]


def create(connection: Connection) -> None:
    """Schema 2: these two tables."""
    Base.metadata.create_all(connection, tables=[CopyCheck.__table__, Act.__table__])  # type: ignore[list-item]
