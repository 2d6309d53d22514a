"""The register of formats (config/formats.yaml): which form of which format is good to keep, which is to be watched, which is at risk, what
is done about it, and who says so. Read and checked as the other files of config/ are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from pydantic import Field, model_validator

from heritage import formats, measurements, settings
from heritage.catalogue.traits import TRAITS
from heritage.errors import ConfigError
from heritage.model import Facts

FILE = "formats.yaml"


class Level(StrEnum):
    """How a form of a format stands, from good to bad. What no rule names is none of these: it was not assessed."""

    PREFERRED = "preferred"
    ACCEPTABLE = "acceptable"
    WATCH = "watch"
    RISK = "risk"


Scalar = str | int | float | bool
Language = Literal["en", "nl", "fr", "de"]


class Rule(settings.Strict):
    """`formats`: by their names in formats.py; `where`: measurement → the value that it must have, or one of several. A file of which
    that was not measured is not meant. `migration`: what is done about it; none: nothing, and `why` says why."""

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{1,47}$")
    formats: tuple[str, ...] = Field(min_length=1)
    where: dict[str, Scalar | tuple[Scalar, ...]] = Field(default_factory=dict)
    level: Level
    migration: str = ""
    why: dict[Language, str]
    source: str = Field(min_length=4)

    @model_validator(mode="after")
    def _says_what_is_known(self) -> Rule:
        """Raises ValueError for names that nobody knows: such a rule would never speak."""
        if wrong := list(self._unknown()):
            raise ValueError(f"rule {self.name}: {'; '.join(wrong)}")
        return self

    def _unknown(self) -> Iterator[str]:
        from heritage.normalise.migration.table import MIGRATIONS  # a page that shows the register loads no converter

        known = {one.name for one in formats.FORMATS}
        yield from (f"formats.py has no format {name!r}" for name in self.formats if name not in known)
        for name in self.where:
            if measurements.named(name) is None:
                yield f"nobody measures {name!r}"
            elif name not in TRAITS:
                yield f"{name!r} is not kept in the catalogue (catalogue/traits.py)"
        if self.migration and self.migration not in MIGRATIONS:
            yield f"there is no migration {self.migration!r}; there are {', '.join(MIGRATIONS)}"
        if "en" not in self.why:
            yield "`why` says nothing in English"

    def names(self, puid: str, facts: Facts) -> bool:
        """Is a file of this format, of which this was measured, meant?"""
        return puid in formats.puids(*self.formats) and all(
            name in facts and facts[name] in (value if isinstance(value, tuple) else (value,))
            for name, value in self.where.items()
        )


class _File(settings.Strict):
    version: str
    rules: tuple[Rule, ...]

    @model_validator(mode="after")
    def _each_once(self) -> _File:
        names = [rule.name for rule in self.rules]
        if twice := sorted({name for name in names if names.count(name) > 1}):
            raise ValueError(f"two rules are called {', '.join(twice)}")
        return self


@dataclass(frozen=True, slots=True)
class Register:
    """The rules in their order: the first that names a file is the one that counts."""

    version: str
    rules: tuple[Rule, ...]

    def judged(self, puid: str, facts: Facts) -> Rule | None:
        """None: no rule names it."""
        return next((rule for rule in self.rules if rule.names(puid, facts)), None)

    def rule(self, name: str) -> Rule:
        """Raises ConfigError."""
        for rule in self.rules:
            if rule.name == name:
                return rule
        raise ConfigError(f"{FILE} has no rule {name!r}")

    def migrating(self) -> Mapping[str, Rule]:
        """The rules that something is done about, by name."""
        return {rule.name: rule for rule in self.rules if rule.migration}


def register() -> Register:
    """Raises ConfigError: which rule names what nobody knows."""
    found = settings.read(FILE, _File)
    return Register(found.version, found.rules)
