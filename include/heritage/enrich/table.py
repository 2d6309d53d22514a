"""Which enrichers a workline has. To add one: a small class that fits `socket.Enricher`, and its name here."""

from __future__ import annotations

from collections.abc import Mapping

from heritage.enrich.authorities import Authorities
from heritage.enrich.dates import Dates
from heritage.enrich.languages import Languages
from heritage.enrich.socket import Enricher

_ALL: tuple[Enricher, ...] = (Languages(), Dates(), Authorities())

TABLE: Mapping[str, tuple[Enricher, ...]] = dict.fromkeys(("paper", "photographs", "objects", "audiovisual"), _ALL)
"""Workline → its enrichers."""

NAMES = tuple(dict.fromkeys(one.name for some in TABLE.values() for one in some))
"""All of them."""


def chosen(workline: str, names: tuple[str, ...] = ()) -> tuple[Enricher, ...]:
    """The workline's, or those of these names."""
    return tuple(one for one in TABLE.get(workline, ()) if not names or one.name in names)
