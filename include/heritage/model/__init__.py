"""The nouns that travel between the steps: frozen values, no I/O, no tool knows how to make one by itself.

Every noun can be written to a sheet and read back (see `dossier`). Paths inside nouns are POSIX and relative to the
folder that the noun's docstring names, so that a batch can be moved without rewriting it.
"""

from heritage.model.delivered import Delivery, Earlier, File, Format, Identity, Item, Replaces, Station
from heritage.model.event_types import VOCABULARY, EventType, as_term, making
from heritage.model.folio import Folio
from heritage.model.judged import (
    NOT_READ,
    Base,
    Decision,
    Finding,
    Measured,
    Phrase,
    Policy,
    Reason,
    Report,
    Rule,
    Twin,
    about,
    english_of,
    kept_fact,
    kept_value,
    phrase,
    reason_of,
    unlabelled,
)  # fmt: skip
from heritage.model.kept import Package, PackageFile, Receipt
from heritage.model.made import Agent, Event, Proof, Rendition, Statement
from heritage.model.people import NOBODY, Act, Viewer
from heritage.model.refused import Ground
from heritage.model.revised import FIRST, Change, Revision, RevisionKind, Said, revised, sheet_of, term
from heritage.model.words import Alike, Answering, Choice, Facts, Outcome, Role, State, Value, worst

__all__ = [
    "FIRST",
    "NOBODY",
    "NOT_READ",
    "VOCABULARY",
    "Act",
    "Agent",
    "Alike",
    "Answering",
    "Base",
    "Change",
    "Choice",
    "Decision",
    "Delivery",
    "Earlier",
    "Event",
    "EventType",
    "Facts",
    "File",
    "Finding",
    "Folio",
    "Format",
    "Ground",
    "Identity",
    "Item",
    "Measured",
    "Outcome",
    "Package",
    "PackageFile",
    "Phrase",
    "Policy",
    "Proof",
    "Reason",
    "Receipt",
    "Rendition",
    "Replaces",
    "Report",
    "Revision",
    "RevisionKind",
    "Role",
    "Rule",
    "Said",
    "State",
    "Statement",
    "Station",
    "Twin",
    "Value",
    "Viewer",
    "about",
    "as_term",
    "english_of",
    "kept_fact",
    "kept_value",
    "making",
    "phrase",
    "reason_of",
    "revised",
    "sheet_of",
    "term",
    "unlabelled",
    "worst",
]
