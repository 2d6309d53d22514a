"""What institutions agreed to have shown (config/publication.yaml), and the public door's own settings."""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import IPv4Network, IPv6Network
from typing import Annotated

from pydantic import AfterValidator, Field

from heritage import settings
from heritage.access.gate import Agreement, Shown
from heritage.model import rights
from heritage.model.worklines import Workline
from heritage.settings import Code, Strict


def _code(text: str) -> str:
    if text not in rights.CODES:
        raise ValueError(f"wanted one of {', '.join(sorted(rights.CODES))}")
    return text


RightsCode = Annotated[str, AfterValidator(_code)]
"""Of a rights statement: PDM, CC0, CC-BY, InC …"""

Network = IPv4Network | IPv6Network


class Publishes(Strict):
    """What an institution agreed to. What is in no list is not shown."""

    agreement: str = Field(min_length=1)  # the document that says so
    worklines: tuple[Workline, ...]
    whole: tuple[RightsCode, ...] = ()
    reading_room: tuple[RightsCode, ...] = ()
    description: tuple[RightsCode, ...] = ()
    networks: tuple[Network, ...] = ()
    by_default: bool = False


class Publication(Strict):
    """The whole file; its comments say what each is."""

    address: str = Field(default="http://localhost:8090", pattern=r"^https?://[^/\s]+(/[^\s?#]*[^/\s?#])?$")
    proxies: tuple[Network, ...] = ()
    requests_per_minute: int = Field(default=1200, ge=10)
    institutions: Mapping[Code, Publishes] = Field(default_factory=dict)


def publication() -> Publication:
    """As it is now. Raises ConfigError."""
    return settings.read("publication.yaml", Publication)


def agreement(institution: str) -> Agreement | None:
    """Of the institution; None: nothing of it is shown. A code that stands in two lists counts by the one that shows less."""
    found = publication().institutions.get(institution)
    if found is None:
        return None
    lists = (
        (found.whole, Shown.WHOLE),
        (found.reading_room, Shown.READING_ROOM),
        (found.description, Shown.DESCRIPTION),
    )
    under = {code: shown for codes, shown in lists for code in codes}
    return Agreement(frozenset(found.worklines), under, tuple(map(str, found.networks)), found.by_default)
