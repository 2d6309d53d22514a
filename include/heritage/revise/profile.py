"""What may be said in which field, as an institution wants its packages described; judged of what is new, never of what stands already."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from heritage.model import Said, term
from heritage.problem import Problem, problem, shown
from heritage.rights import is_day
from heritage.tools.document import rights_uris


class Type(StrEnum):
    """What a value is."""

    TEXT = "text"
    EDTF = "edtf"
    LANGUAGE = "language"
    RIGHTS = "rights"
    LIST = "list"
    PATTERN = "pattern"


@dataclass(frozen=True, slots=True)
class Rule:
    """Of one field. `values`: of a list, with their labels by language. `help`: by language."""

    name: str
    required: bool = False
    repeatable: bool = True
    type: Type = Type.TEXT
    pattern: str = ""
    values: Mapping[str, Mapping[Any, str]] = field(default_factory=dict)
    help: Mapping[Any, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Profile:
    """The fields in the order in which they are offered. `others`: may fields be used that are not among them?"""

    rules: tuple[Rule, ...] = ()
    others: bool = True

    def rule(self, name: str) -> Rule | None:
        """Of a field; `dc:` and `dcterms:` of one term are one field."""
        return next((rule for rule in self.rules if term(rule.name) == term(name)), None)

    def faults(self, name: str, after: Sequence[Said], before: Collection[Said]) -> Iterator[Problem]:
        """What is wrong with a field that changes. `before`: what it says already."""
        rule, new = self.rule(name), [one for one in after if one not in before]
        if rule is None:
            if new and not self.others:
                yield problem("revision-profile", name, "field", known=[rule.name for rule in self.rules])
            return
        if rule.required and not after:
            yield problem("revision-profile", name, "required")
        languages = [one.language for one in after]
        if not rule.repeatable and new and len(set(languages)) < len(languages):
            yield problem("revision-profile", name, "once", number=len(after))
        for one in new:
            yield from _judged(rule, one.value)


def _judged(rule: Rule, value: str) -> Iterator[Problem]:
    found = shown(value, 200)
    if rule.type is Type.LIST and value not in rule.values:
        yield problem("revision-profile", rule.name, "list", found=found, known=list(rule.values))
    elif rule.type is Type.PATTERN and not re.fullmatch(rule.pattern, value):
        yield problem("revision-profile", rule.name, "pattern", found=found, pattern=rule.pattern)
    elif rule.type is Type.EDTF and not _is_edtf(value):
        yield problem("revision-profile", rule.name, "edtf", found=found)
    elif rule.type is Type.RIGHTS and not rights_uris.is_known(value):
        yield problem("revision-profile", rule.name, "rights", found=found, near=rights_uris.nearest(value))


def _is_edtf(value: str) -> bool:
    """EDTF of levels 0 and 1, but for years of more than four digits: a day, or two with a slash, one of which may be open."""
    parts = value.split("/")
    if not any(part and part != ".." for part in parts) or len(parts) > 2:
        return False
    return all(
        (is_day(part) and part[0] in "-0123456789X") or (len(parts) == 2 and part in ("", "..")) for part in parts
    )
