"""The sockets: what a probe, a check, a normaliser, an enricher and a site must be, and Line, which plugs them together.

A workline is a Line: tables of these, nothing else. To add one to a workline, write it in its step's folder
(`measure/`, `qc/`, …) and add its name to the table in `lines/`.
"""

from heritage.contracts.judging import SUMMED, Batch, Check, CheckContext, ItemMeasured, Region, Scope, check, coded
from heritage.contracts.keeping import Entry, Site, Sites, StillHeld
from heritage.contracts.line import Line
from heritage.contracts.making import (
    DescriptionContext,
    Enricher,
    ItemNormaliser,
    Migration,
    NormalisationJob,
    Normaliser,
)
from heritage.contracts.measuring import BatchProbe, Probe, Source

__all__ = [
    "SUMMED",
    "Batch",
    "BatchProbe",
    "Check",
    "CheckContext",
    "DescriptionContext",
    "Enricher",
    "Entry",
    "ItemMeasured",
    "ItemNormaliser",
    "Line",
    "Migration",
    "NormalisationJob",
    "Normaliser",
    "Probe",
    "Region",
    "Scope",
    "Site",
    "Sites",
    "Source",
    "StillHeld",
    "check",
    "coded",
]
