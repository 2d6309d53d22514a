"""The page on which people decide about suggestions: those that say the same together, and what became of each enricher's."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from heritage.catalogue import suggestions, tiers
from heritage.catalogue.suggestions import Group, Groups, Share
from heritage.flows.enrich import policies
from heritage.model import Act, Viewer
from heritage.pages.frame import institution_names

GroupKey = tuple[str, str, str, str, str]
"""Field, value, URI, language, enricher."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the page shows. `lowest`: a score in per cent."""

    institution: str = ""
    field: str = ""
    enricher: str = ""
    lowest: int = 0
    after: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """The page."""

    institutions: Mapping[str, Mapping[str, str]]
    institution: str
    field: str
    enricher: str
    lowest: int
    after: str
    groups: Groups
    fields: Sequence[tuple[str, int]]
    enrichers: Sequence[str]
    shares: Sequence[Share]
    tiers: Mapping[int, int]
    reason: bool


def shown(db: Connection, viewer: Viewer, asked: Asked) -> Shown:
    """Of the institution that is asked for, or the first where the viewer decides."""
    names = {code: called for code, called in institution_names(viewer).items() if viewer.may(Act.DECIDE, code)}
    one = asked.institution if asked.institution in names else next(iter(names), "")
    wall = viewer.institutions
    found = suggestions.groups(
        db, institution=one, institutions=wall, field=asked.field, enricher=asked.enricher, lowest=asked.lowest / 100, after=asked.after
    )  # fmt: skip
    shares = suggestions.shares(db, institution=one, institutions=wall)
    enrichers = list(dict.fromkeys(share.enricher for share in shares))
    counted = tiers.counts(db, institutions=wall, institution=one).get(one, {})
    fields = suggestions.fields(db, institution=one, institutions=wall)
    reason = policies.of(one).reason
    return Shown(
        names, one, asked.field, asked.enricher, asked.lowest, asked.after, found, fields, enrichers, shares, counted, reason
    )  # fmt: skip


def key(group: Group) -> str:
    """Names a group in a form."""
    return json.dumps([group.field, group.value, group.uri, group.language, group.enricher], ensure_ascii=False)


def of_key(text: str) -> GroupKey | None:
    """The group that a form names; None for what `key` never wrote."""
    try:
        found = json.loads(text)
    except ValueError:
        return None
    if not isinstance(found, list) or len(found) != 5 or not all(isinstance(one, str) for one in found):
        return None
    return found[0], found[1], found[2], found[3], found[4]
