"""The institutions' own catalogues, as config/catalogues.yaml says how they are asked and what their records say in our fields."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, field_validator, model_validator

from heritage import settings
from heritage.errors import ConfigError
from heritage.files import safe_join
from heritage.model import Statement, term
from heritage.revise import faults_of_fields
from heritage.revise.reading import Mapped, Place
from heritage.settings import Strict
from heritage.tools.source.asking import Server

Wins = Literal["ask", "catalogue", "keep"]


class FoundBy(Strict):
    """By what of a package its record is found: the first value of `field` that has the pattern ("" is the item's id), written as `form`."""

    field: str = ""
    pattern: str = "(.+)"
    form: str = "{id}"

    @field_validator("pattern")
    @classmethod
    def _is_a_pattern(cls, value: str) -> str:
        try:
            re.compile(value)
        except re.error as error:
            raise ValueError(f"no regular expression: {error}") from error
        return value


class Taken(Strict):
    """Where a field's values stand, and who wins where a person of ours corrected it ("": as the whole catalogue)."""

    places: tuple[Place, ...] = Field(alias="from", min_length=1)
    wins: Wins | None = None


class Catalogue(Strict):
    """One institution's."""

    protocol: Literal["sru", "oai", "csv"]
    address: str
    version: Literal["1.1", "1.2", "2.0"] = "1.2"  # of SRU
    record_schema: str = ""  # SRU's recordSchema, OAI's metadataPrefix
    query: str = ""  # SRU: CQL with {id}, in quotes
    chosen_set: str = ""  # OAI, when all that changed are asked for
    key: str = ""  # csv: the column that holds the identifier
    found_by: FoundBy = FoundBy()
    confirmed_by: Place | None = (
        None  # where the record itself holds the identifier: it is another one where it does not
    )
    namespaces: Mapping[str, str] = {}
    wins: Wins = "ask"
    fields: dict[str, Taken] = Field(min_length=1)
    approval: bool = True
    daily: bool = False
    hosts: frozenset[str] = frozenset()
    seconds: float = Field(default=30, gt=0, le=600)
    megabytes: float = Field(default=8, gt=0, le=1000)
    pause: float = Field(default=1, ge=0, le=60)
    contact: str = ""  # an address for the catalogue's keeper, in User-Agent

    @field_validator("fields", mode="before")
    @classmethod
    def _spelled_out(cls, value: Any) -> Any:
        """`{marc: 245$a}`, a list of such, or both with `wins`."""
        if not isinstance(value, dict):
            return value
        return {name: _spelled_out(one) for name, one in value.items()}

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        wanted = {"sru": ("record_schema", "query", "confirmed_by"), "oai": ("record_schema",), "csv": ("key",)}[
            self.protocol
        ]
        if missing := [name for name in wanted if not getattr(self, name)]:
            raise ValueError(f"{self.protocol} needs {' and '.join(missing)}")
        if self.protocol == "sru" and '"{id}"' not in self.query:
            raise ValueError('query: wanted the identifier as "{id}", in quotes')
        if self.is_web and (urlsplit(self.address).username or urlsplit(self.address).fragment):
            raise ValueError("address: wanted no name, password or fragment in it")
        if not self.is_web and (self.protocol != "csv" or "://" in self.address):
            raise ValueError("address: wanted http:// or https:// (a table may also lie below HERITAGE_HOME)")
        for place in self._places():
            place.check(self.namespaces)
            if bool(place.column) != (self.protocol == "csv"):
                raise ValueError("a table has columns, a record has places in MARC or XPath")
        if problems := list(faults_of_fields(self.fields)):
            raise ValueError("; ".join(str(one) for one in problems))
        return self

    def _places(self) -> Iterable[Place]:
        yield from (place for taken in self.fields.values() for place in taken.places)
        yield from [self.confirmed_by] if self.confirmed_by else []

    @property
    def is_web(self) -> bool:
        return urlsplit(self.address).scheme in ("http", "https") and bool(urlsplit(self.address).hostname)

    @property
    def mapped(self) -> Mapping[str, Mapped]:
        """Field → where its values stand, and who wins."""
        return {name: Mapped(taken.places, taken.wins or self.wins) for name, taken in self.fields.items()}

    def server(self) -> Server:
        """How the catalogue is asked."""
        agent = f"heritage (digital preservation){f'; {self.contact}' if self.contact else ''}"
        return Server(agent, self.hosts, self.seconds, int(self.megabytes * (1 << 20)), self.pause)

    def file(self) -> Path:
        """A table's place, of one that lies here."""
        return safe_join(settings.home().root, self.address)

    def identifiers(self, item: str, said: Iterable[Statement]) -> list[str]:
        """Those of a package that may find its record, each once: one is wanted."""
        by = self.found_by
        values = (
            [one.value for one in said if not one.subject and term(one.field) == term(by.field)] if by.field else [item]
        )
        found = [match for value in values if (match := re.fullmatch(by.pattern, value.strip()))]
        return list(dict.fromkeys(by.form.replace("{id}", m[1] if m.re.groups else m[0]) for m in found))


def _spelled_out(one: Any) -> Any:
    if isinstance(one, list):
        return {"from": one}
    if isinstance(one, dict) and "from" not in one:
        wins = {"wins": one["wins"]} if "wins" in one else {}
        return {"from": [{name: value for name, value in one.items() if name != "wins"}], **wins}
    return one


def catalogues() -> Mapping[str, Catalogue]:
    """Institution → its catalogue. Raises ConfigError."""
    found = settings.read("catalogues.yaml", dict[settings.Code, Catalogue])
    if strange := sorted(found.keys() - settings.institutions().keys()):
        raise ConfigError(f"catalogues.yaml: {', '.join(strange)}: no such institution in institutions.yaml")
    return found


def catalogue(institution: str) -> Catalogue:
    """Raises ConfigError where it has none."""
    found = catalogues().get(institution)
    if found is None:
        raise ConfigError(f"catalogues.yaml: {institution} has no catalogue")
    return found
