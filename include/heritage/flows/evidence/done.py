"""What the catalogue knows of what was done, decided, refused, held and left open."""

from __future__ import annotations

from collections.abc import Iterator

from heritage.catalogue.queries import figures_done as asked
from heritage.flows.evidence.making import Making
from heritage.report.evidence import Figure

KINDS = {"audit": "audits", "repair": "repairs", "drill": "drills", "restore": "restores", "move": "moves"}
"""Kind of an act → the key of its list."""


def of(making: Making) -> Iterator[Figure]:
    """In the order of the page."""
    since = making.since
    yield making.asked("acts", "acts", asked.SUMMED, {"since": since}, since=since)
    for kind, key in KINDS.items():
        yield making.asked(key, key, asked.ACTS, {"since": since}, kind=kind, since=since)
    yield making.asked("decisions", "decisions", asked.DECISIONS, {"since": since}, since=since)
    yield making.asked("holds", "holds", asked.HOLDS)
    yield making.asked("refusals", "refusals", asked.REFUSALS, {"since": since}, since=since)
    yield making.asked("held-items", "held-items", asked.HELD)
    yield making.asked("open-batches", "open-batches", asked.OPEN)
