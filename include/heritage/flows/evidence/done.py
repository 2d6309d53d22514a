"""What the catalogue knows of what was done, decided, refused, held and left open."""

from __future__ import annotations

from collections.abc import Iterator

from heritage.catalogue.figures import acts
from heritage.flows.evidence.making import Making
from heritage.report.auditors_dossier import Figure

KINDS = {"audit": "audits", "repair": "repairs", "drill": "drills", "restore": "restores", "move": "moves"}
"""Kind of an act → the key of its list."""


def of(making: Making) -> Iterator[Figure]:
    """In the order of the page."""
    since = making.since
    yield making.asked("acts", "acts", acts.SUMMED, {"since": since}, since=since)
    for kind, key in KINDS.items():
        yield making.asked(key, key, acts.ACTS, {"since": since}, kind=kind, since=since)
    yield making.asked("decisions", "decisions", acts.DECISIONS, {"since": since}, since=since)
    yield making.asked("holds", "holds", acts.HOLDS)
    yield making.asked("refusals", "refusals", acts.REFUSALS, {"since": since}, since=since)
    yield making.asked("held-items", "held-items", acts.HELD)
    yield making.asked("open-batches", "open-batches", acts.OPEN)
