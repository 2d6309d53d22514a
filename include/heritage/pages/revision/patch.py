"""What REST takes as a change of a package: fields of its description, and how it is built up."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints


class FieldValue(BaseModel):
    """A value in a language."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    value: Annotated[str, StringConstraints(max_length=20_000)]
    language: Annotated[str, StringConstraints(max_length=35)] = Field(default="", description="BCP 47")


class PageSaid(BaseModel):
    """What a page is called, and is; empty or null takes it away. `read`: false for a file that is no page (a target, a cover sheet)."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    label: Annotated[str, StringConstraints(max_length=200)] | None = None
    type: Annotated[str, StringConstraints(max_length=60)] | None = None
    read: bool | None = None


FilePath = Annotated[str, StringConstraints(max_length=4096)]


class PageRun(BaseModel):
    """All files from one to another, as they were delivered."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    first: FilePath
    last: FilePath


class PartSaid(BaseModel):
    """A part of the item: from its first page to its last; of sound and film also from a time in the first to one in the last."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    type: Annotated[str, StringConstraints(max_length=60)] = Field(
        description="docs/coordinator.md lists them, by workline"
    )
    label: Annotated[str, StringConstraints(max_length=1000)]
    first: FilePath
    last: FilePath = Field(default="", description="the first, when it is not given")
    begin: Annotated[str, StringConstraints(max_length=20)] = Field(default="", description="HH:MM:SS.mmm")
    end: Annotated[str, StringConstraints(max_length=20)] = ""
    parts: list[PartSaid] = Field(default_factory=list)


OneValue = Annotated[str, StringConstraints(max_length=20_000)] | FieldValue


RightsRow = dict[Annotated[str, StringConstraints(max_length=40)], Annotated[str, StringConstraints(max_length=20_000)]]


class MetadataPatch(BaseModel):
    """A JSON Merge Patch (RFC 7396): field → its new value, or list of values; null takes the field away. `pages`: path of a delivered file
    → label, type and whether it is read. `order`: every page that is read, or runs of them; null for the delivery's order. `parts`: all parts,
    nested; null for none. `rights`: all rows of rights, column → text, with the columns of Archivematica's rights.csv."""

    model_config = ConfigDict(
        extra="allow",
        json_schema_extra={
            "examples": [
                {"dcterms:title": "A title", "dcterms:creator": None},
                {
                    "order": ["objects/A/0002.tif", {"first": "objects/A/0003.tif", "last": "objects/A/0090.tif"}],
                    "pages": {"objects/A/0001.tif": {"type": "target", "read": False}},
                    "parts": [
                        {"type": "chapter", "label": "I", "first": "objects/A/0003.tif", "last": "objects/A/0040.tif"}
                    ],
                },
            ]
        },
    )
    __pydantic_extra__: dict[str, OneValue | Annotated[list[OneValue], Field(max_length=500)] | None] = Field(
        init=False
    )
    pages: dict[str, PageSaid] | None = None
    order: list[FilePath | PageRun] | None = None
    parts: list[PartSaid] | None = None
    rights: Annotated[list[RightsRow], Field(max_length=500)] | None = None
