"""What the frameworks require: identifiers, the rules that answer them, documents, and who is asked outside. Titles are messages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, TypeAdapter

NAMES = ("ndsa", "coretrustseal", "iso16363")
"""In the order in which a dossier shows them; a file each, beside this one."""


class Verdict(StrEnum):
    """What is said of a requirement. OUTSIDE: no figure can say it, people must."""

    MET = "met"
    PARTLY = "partly"
    NOT = "not"
    OUTSIDE = "outside"


class Party(StrEnum):
    """Who answers for what lies outside the system."""

    MANAGEMENT = "management"
    FINANCE = "finance"
    LEGAL = "legal"
    STAFF = "staff"
    COLLECTIONS = "collections"
    IT = "it"
    DATACENTRE = "datacentre"


@dataclass(frozen=True, slots=True)
class Document:
    """A file of the repository, and the heading in it ("" = all of it)."""

    path: str
    heading: str = ""

    def __str__(self) -> str:
        return f"{self.path}#{self.heading}" if self.heading else self.path

    def is_in(self, root: Path) -> bool:
        """Is there such a file, with a heading of that name?"""
        file = root / self.path
        if not file.is_file() or not self.heading:
            return file.is_file()
        lines = file.read_text(encoding="utf-8").splitlines()
        return any(line.startswith("#") and line.lstrip("#").strip() == self.heading for line in lines)


def _document(said: object) -> object:
    path, _, heading = str(said).partition("#")
    return Document(path, heading)


class Requirement(BaseModel):
    """One requirement, metric or cell of a matrix. `level`: of the NDSA's four, else 0; `rules`: names of RULES."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    level: int = 0
    rules: tuple[str, ...] = ()
    documents: tuple[Annotated[Document, BeforeValidator(_document)], ...] = ()
    outside: tuple[Party, ...] = ()


class Framework(BaseModel):
    """One framework, in one edition: group → its requirements."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    edition: str
    source: str
    groups: Mapping[str, Sequence[Requirement]]

    def __iter__(self) -> Iterator[Requirement]:  # type: ignore[override]
        for group in self.groups.values():
            yield from group


@cache
def frameworks() -> Mapping[str, Framework]:
    """Name → framework."""
    return {name: _read(name) for name in NAMES}


def known() -> frozenset[str]:
    """Every requirement as an attestation names it: `coretrustseal/R03`."""
    return frozenset(f"{name}/{one.id}" for name, framework in frameworks().items() for one in framework)


def _read(name: str) -> Framework:
    content = yaml.safe_load(Path(__file__).with_name(f"{name}.yaml").read_text(encoding="utf-8"))
    return TypeAdapter(Framework).validate_python({"name": name, **content})
