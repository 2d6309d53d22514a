"""What housekeeping did, in figures: for the log, for the page *Operations*, for whoever asks a year later (the event log)."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from heritage import files, settings
from heritage.dossier import now

log = logging.getLogger(__name__)

RULES = ("inbox", "done", "uploads", "restored", "lent", "audits", "revisions", "notes", "leftovers", "logs", "airflow")
"""In the order in which they are shown; the message codes are `housekeeping-…`."""

_COUNTED = {"lent", "notes", "logs"}
"""Rules that remove too many files to name each in the log."""

_MOST = 50
"""Remarks that are kept for the page."""


@dataclass
class Figures:
    """One rule's work. `size` and `stays_size` in bytes (None: nobody counts them); `remarks`: what was not done, and why."""

    rule: str
    dry: bool
    done: int = 0
    size: int | None = 0
    stays: int = 0
    stays_size: int | None = None
    remarks: list[str] = field(default_factory=list)
    at: str = ""

    def did(self, what: str, size: int = 0) -> None:
        self.done += 1
        self.size = (self.size or 0) + size
        if self.rule not in _COUNTED:
            log.info("%s: %s%s (%.1f MB)", self.rule, "would be: " if self.dry else "", what, size / 1e6)

    def kept(self, what: str, size: int | None = None, why: str = "") -> None:
        self.stays += 1
        if size is not None:
            self.stays_size = (self.stays_size or 0) + size
        if why:
            self.remarks.append(f"{what}: {why}")
            log.info("%s: stays: %s: %s", self.rule, what, why)


def note(figures: Figures) -> None:
    """Logs the sum; a dry run leaves no figures for the page."""
    figures.at = now()
    log.info("%s: %d %s (%s bytes); %d stay (%s bytes), %d of them for a reason that is named above", figures.rule, figures.done,
             "would go" if figures.dry else "went", figures.size, figures.stays, figures.stays_size, len(figures.remarks))  # fmt: skip
    if not figures.dry:
        kept = asdict(figures) | {"remarks": figures.remarks[:_MOST]}
        files.write(_folder() / f"{figures.rule}.json", json.dumps(kept).encode())


def latest() -> Sequence[Figures]:
    """The last figures of each rule that has worked."""
    found = []
    for rule in RULES:
        try:
            found.append(Figures(**json.loads((_folder() / f"{rule}.json").read_bytes())))
        except (OSError, ValueError, TypeError):
            continue
    return found


def _folder() -> Path:
    return settings.home().custody / "housekeeping"
