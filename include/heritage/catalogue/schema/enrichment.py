"""The catalogue's tables about enrichment: suggestions, vocabularies, tiers. Packages tell again what was accepted; the rest is LOCAL."""

from __future__ import annotations

from sqlalchemy import Connection, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from heritage.catalogue.schema.tables import LOCAL, Base, some

PENDING = (
    "(state IN ('accepted', 'changed') AND made_in = 0) OR (state = 'withdrawn' AND made_in > 0 AND undone_in = 0)"
)
"""Word for word the condition of an index: decided, and not yet said (or taken back) by a version."""


class Suggestion(Base):
    """A suggestion. `made_in`: the version that says it, `undone_in`: the one that took it back; 0: none. LOCAL as a whole, because what
    nobody accepted lies in no package; a rebuild brings back what lies there."""

    __tablename__ = "suggestion"
    __table_args__ = (
        Index("suggestion_of_package", "package", "enricher"),
        Index("suggestion_asked", "institution", "state", "field", "enricher", "value", "uri"),
        Index("suggestion_made", "institution", "enricher", "version", "state"),
        Index("suggestion_pending", "institution", "package", **some(PENDING)),
        {"info": LOCAL},
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    package: Mapped[str]
    institution: Mapped[str]
    field: Mapped[str]
    value: Mapped[str]
    enricher: Mapped[str]
    version: Mapped[str]
    score: Mapped[float]
    evidence: Mapped[str]
    source: Mapped[str]
    language: Mapped[str]
    uri: Mapped[str]
    instead: Mapped[str]
    instead_language: Mapped[str]
    subject: Mapped[str]
    place: Mapped[str]
    proposed: Mapped[str]
    run: Mapped[str]
    at: Mapped[str]
    state: Mapped[str]
    who: Mapped[str]
    decided_at: Mapped[str]
    why: Mapped[str]
    policy: Mapped[str]
    made_in: Mapped[int] = mapped_column(server_default="0")
    undone_in: Mapped[int] = mapped_column(server_default="0")


class Vocabulary(Base):
    """A version of a list of authorities, as it was imported. `institution` "": everybody's. The newest of its name is asked."""

    __tablename__ = "vocabulary"
    __table_args__ = (Index("vocabulary_named", "institution", "name", "version", unique=True), {"info": LOCAL})
    id: Mapped[int] = mapped_column(primary_key=True)
    institution: Mapped[str]
    name: Mapped[str]
    version: Mapped[str]
    sha256: Mapped[str]
    at: Mapped[str]
    who: Mapped[str]
    concepts: Mapped[int]
    newest: Mapped[bool]


class Label(Base):
    """A name of an authority, as it is looked up (`folded`). Of older versions none are kept."""

    __tablename__ = "authority_label"
    __table_args__ = (Index("authority_label_folded", "folded", "vocabulary"), {"info": LOCAL})
    vocabulary: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    folded: Mapped[str]
    label: Mapped[str]
    preferred: Mapped[str]
    language: Mapped[str]
    kind: Mapped[str]
    uri: Mapped[str]


class Tier(Base):
    """How well a package is described: by which rules (their digest), and what it lacks for the next tier. Worked out again at any time."""

    __tablename__ = "tier"
    __table_args__ = (Index("tier_of_institution", "institution", "tier", "package"), {"info": LOCAL})
    package: Mapped[str] = mapped_column(primary_key=True)
    institution: Mapped[str]
    version: Mapped[int]
    tier: Mapped[int]
    before: Mapped[int]  # as it was when it was worked out the time before
    missing: Mapped[list[str]]
    rules: Mapped[str]


def create(connection: Connection) -> None:
    """Schema 10: these tables, and what a statement's value is a name of."""
    connection.execute(text("ALTER TABLE statement ADD COLUMN uri TEXT NOT NULL DEFAULT ''"))
    new = [one.__table__ for one in (Suggestion, Vocabulary, Label, Tier)]
    Base.metadata.create_all(connection, tables=new)  # type: ignore[arg-type]
