"""What our REST answers and takes: the shapes of /heritage/api/v1, as its OpenAPI tells them. A name here is a promise."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Generic, Literal, Self, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from heritage.model.worklines import Workline

Row = TypeVar("Row")
Moment = Annotated[str, Field(description="ISO 8601, UTC; empty when unknown", examples=["2026-11-28T10:00:00Z"])]


def _as_written(text: object) -> object:
    """Pydantic also takes a number of seconds for a day; we promise ISO 8601 alone."""
    if not isinstance(text, str) or len(text) != len("2026-11-28"):
        raise ValueError("wanted a day as 2026-11-28")
    return text


Day = Annotated[date, BeforeValidator(_as_written)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)]


class Shape(BaseModel):
    """Made from the catalogue's own answers, and read only."""

    model_config = ConfigDict(from_attributes=True, frozen=True)


class Page(Shape, Generic[Row]):
    """Some rows of a list."""

    items: list[Row]
    next: str | None = Field(description="`after` of the next page; null on the last one")


class PackageRow(Shape):
    """A package in a list."""

    package: str = Field(description="unique id", examples=["urn:heritage:kbr:KBR-2026-0042:KBR_MS_0001"])
    institution: str
    batch: str
    workline: str
    item: str
    title: str
    captured: date
    state: str
    version: int
    files: int
    size: int = Field(description="bytes")
    copies: int
    held: bool = Field(description="is a hold in force?")


class PackagePage(Page[PackageRow]):
    """Packages that were found."""

    total: int
    more: bool = Field(description="there are more than `total`")


class Statement(Shape):
    """One thing that is said about the item or one of its files, and who says it."""

    field: str = Field(examples=["dcterms:title"])
    value: str
    source: str
    language: str = Field(description="BCP 47; empty when not said")
    subject: str = Field(description="path of the file that it is about; empty: the item")
    score: float | None
    uri: str = Field(description="of the authority that the value is a name of; empty: none")


class CopyRow(Shape):
    """The package at one site."""

    site: str
    place: str
    version: int
    digest: str
    verified_at: Moment
    looked_at: Moment
    sound_at: Moment
    outcome: str = Field(
        description="of the last look: sound | damaged | missing | could not read; empty: none since the deposit"
    )


class HoldRow(Shape):
    """A hold: nobody may dispose of the package while it is in force."""

    package: str
    who: str
    at: Moment
    reason: str
    released_by: str
    released_at: Moment


class PackageWhole(PackageRow):
    """A package with what the catalogue knows of it."""

    digest: str
    verdict: str
    policy: str
    policy_version: str
    policy_digest: str
    station: str
    operator: str
    statements: list[Statement]
    at: list[CopyRow] = Field(description="its copies, by site")
    holds: list[HoldRow]


class FileRow(Shape):
    """A file of a package."""

    number: int
    path: str
    role: str
    puid: str
    sha512: str
    size: int = Field(description="bytes")
    content: str | None = Field(description="address of the bytes, for access copies; all else by a restore")


class HistoryRow(Shape):
    """Something that happened to the package."""

    at: Moment
    kind: str
    outcome: str
    who: str
    site: str
    detail: str


class VersionRow(Shape):
    """A version after the first, and what made it."""

    version: int
    kind: str = Field(description="metadata | rights | structure")
    changes: list[dict[str, Any]] = Field(description="field, subject, before (statements), after (value, language)")
    why: str
    who: str
    at: Moment
    evidence: str
    approved_by: str
    approved_at: Moment
    approval: str


class RequestRow(Shape):
    """Something that was asked for, and what came of it."""

    number: int
    kind: str
    package: str
    who: str
    at: Moment
    reason: str
    state: Literal["asked", "running", "done", "refused", "failed"]
    result: str


class Ask(BaseModel):
    """A request. The header `Idempotency-Key` names it: sent twice, it is carried out once."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    kind: Literal["restore", "audit", "hold", "release"]
    reason: Line = Field(default="", description="wanted for hold and release; kept for good")


class Counts(Shape):
    """Items of a delivery by state."""

    expected: int
    passed: int
    flagged: int
    pending: int
    accepted: int
    deposited: int
    rejected: int
    held: int
    failed: int


class DeliveryRow(Shape):
    """A delivery."""

    institution: str
    batch: str
    workline: str
    state: str = Field(description="running | waiting | done | failed")
    captured: date
    started: Moment
    finished: Moment
    policy: str
    order: str = Field(description='the order that it answers, as its delivery note says; "" is none')
    counts: Counts


class Start(BaseModel):
    """A delivery that lies in the inbox, to be taken in now."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    institution: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{1,31}$")]
    workline: Workline
    name: Annotated[str, StringConstraints(min_length=1, max_length=255, pattern=r"^[^/\x00-\x1f]+$")] = Field(
        description="the delivery's folder in inbox/<institution>/<workline>/"
    )
    review: Literal["wait", "hold"] = "wait"


class Started(Shape):
    """The run that takes it in. `new`: false when it was started before."""

    workline: str
    run: str
    new: bool


class AnnouncedFile(BaseModel):
    """A file that will be sent: its path below the delivery, its size in bytes, and when it was changed (milliseconds since 1970)."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    path: Annotated[str, StringConstraints(max_length=4000)]
    size: int = Field(ge=0, le=2**53)
    modified: int = Field(default=0, ge=-(2**53), le=2**53)


class Announcement(BaseModel):
    """A delivery that will be sent: the files of its folder, or one zip."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    institution: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{1,31}$")]
    workline: Workline
    name: Annotated[str, StringConstraints(max_length=1000)] = Field(description="the delivery's folder in the inbox")
    kind: Literal["folder", "zip"]
    files: list[AnnouncedFile] = Field(min_length=1)

    @model_validator(mode="after")
    def _one_zip(self) -> Self:
        if self.kind == "zip" and len(self.files) != 1:
            raise ValueError("a zip is one file")
        return self


class Problem(BaseModel):
    """What went wrong (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str | None = None
