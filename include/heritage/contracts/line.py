"""A workline: tables of what fits the other sockets."""

from __future__ import annotations

from dataclasses import dataclass

from heritage.contracts.judging import Check
from heritage.contracts.making import Enricher, ItemNormaliser, Normaliser
from heritage.contracts.measuring import BatchProbe, Probe


@dataclass(frozen=True, slots=True)
class Line:
    """A workline: its runbook and its tables. Worklines differ in this, not in code."""

    name: str
    default_policy: str
    policies: tuple[str, ...]
    unit_bytes: int  # a work unit is cut when its items exceed this
    unit_items: int  # … or this many
    probes: tuple[Probe, ...]
    batch_probes: tuple[BatchProbe, ...]
    target_probes: tuple[Probe, ...]
    checks: tuple[Check, ...]
    normalisers: tuple[Normaliser, ...]
    item_normalisers: tuple[ItemNormaliser, ...]
    enrichers: tuple[Enricher, ...]
    pre_qc_enrichers: tuple[Enricher, ...] = ()  # enrichers whose statements are judged, too; they see no renditions
