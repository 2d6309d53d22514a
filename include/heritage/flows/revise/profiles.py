"""The institutions' profiles, as config/profiles.yaml has them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal, Self

from pydantic import Field, field_validator, model_validator

from heritage import settings
from heritage.errors import ConfigError
from heritage.revise import faults_of_fields
from heritage.revise.profile import Profile, Rule, Type
from heritage.settings import Strict

Language = Literal["en", "nl", "fr", "de"]
Labels = Mapping[Language, str]


class List(Strict):
    """Values that may be said, with their labels. `source`: whose they are."""

    source: str
    values: dict[str, Labels] = Field(min_length=1)

    @field_validator("values")
    @classmethod
    def _in_four_languages(cls, values: dict[str, Labels]) -> dict[str, Labels]:
        if lacking := [name for name, labels in values.items() if len(labels) < 4]:
            raise ValueError(f"a label in each of en, nl, fr and de is wanted: {', '.join(lacking)}")
        return values


class FieldProfile(Strict):
    """Of one field."""

    required: bool = False
    repeatable: bool = True
    type: Type = Type.TEXT
    list: str = ""
    pattern: str = ""
    help: Labels = Field(default_factory=dict)

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if bool(self.list) != (self.type is Type.LIST) or bool(self.pattern) != (self.type is Type.PATTERN):
            raise ValueError("a list has the type list, a pattern the type pattern, and these types need them")
        try:
            re.compile(self.pattern)
        except re.error as error:
            raise ValueError(f"no regular expression: {error}") from error
        return self


class ProfileConfig(Strict):
    """One profile."""

    based_on: str | None = None
    others: bool = True
    fields: Mapping[str, FieldProfile | None] = Field(default_factory=dict)


class Profiles(Strict):
    """All of them."""

    lists: Mapping[str, List] = Field(default_factory=dict)
    profiles: dict[str, ProfileConfig]

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if "default" not in self.profiles:
            raise ValueError("a profile named default is wanted")
        for name, one in self.profiles.items():
            if one.based_on is not None and (one.based_on not in self.profiles or name == "default"):
                raise ValueError(
                    f"{name}: based_on: there is no profile {one.based_on}, or it is the default, which is based on none"
                )
            if problems := [str(found) for found in faults_of_fields(one.fields)]:
                raise ValueError("; ".join(problems))
            lists = {field.list for field in one.fields.values() if field and field.list}
            if strange := sorted(lists - self.lists.keys()):
                raise ValueError(f"{name}: there is no list {', '.join(strange)}")
        return self

    def whole(self, name: str, above: tuple[str, ...] = ()) -> dict[str, FieldProfile | None]:
        """With the fields of what it is based on. Raises ConfigError for a circle."""
        if name in above:
            raise ConfigError(f"profiles.yaml: based_on goes round in a circle: {' → '.join((*above, name))}")
        one = self.profiles[name]
        return (self.whole(one.based_on, (*above, name)) if one.based_on else {}) | dict(one.fields)


def profile_of(institution: str, workline: str) -> Profile:
    """The nearest one."""
    known = settings.read("profiles.yaml", Profiles)
    names = (f"{institution}/{workline}", institution, f"any/{workline}", "default")
    name = next(one for one in names if one in known.profiles)
    fields = known.whole(name)
    rules = tuple(_rule(field, told, known.lists) for field, told in fields.items() if told)
    return Profile(rules, known.profiles[name].others)


def _rule(name: str, told: FieldProfile, lists: Mapping[str, List]) -> Rule:
    values: Mapping[str, Any] = lists[told.list].values if told.list else {}
    return Rule(name, told.required, told.repeatable, told.type, told.pattern, values, told.help)
