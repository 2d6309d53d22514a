"""Figures of an archive of which everything is true that can be measured, to be changed one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]


@dataclass
class Table:
    """As much of a figure as rules see."""

    rows: Sequence[Row]
    longer: int = 0

    @property
    def total(self) -> int:
        return len(self.rows) + self.longer


def audited(copies: int = 4, fresh: int = 4, never: int = 0, unsound: int = 0, unread: int = 0) -> list[Row]:
    return [{"copies": copies, "audited_whole_within_ttl": fresh, "never_audited": never, "not_whole_at_last_look": unsound, "could_not_be_read": unread}]  # fmt: skip


def acts(**well: tuple[int, int]) -> list[Row]:
    """Kind → how often it succeeded, and failed."""
    named = [(kind, outcome, times) for kind, both in well.items() for outcome, times in zip(("success", "fail"), both, strict=True)]  # fmt: skip
    return [{"kind": kind, "outcome": outcome, "times": times, "last_at": "2026-11-30T01:02:03Z"} for kind, outcome, times in named if times]  # fmt: skip


KINDS = (
    "fixity check", "message digest calculation", "format identification", "validation", "normalization",
)  # fmt: skip


def events(packages: int = 4, successful: int = 4, **others: int) -> list[Row]:
    numbers = {kind: others.get(kind.replace(" ", "_"), successful) for kind in KINDS}
    return [{"kind": kind, "packages": min(packages, number or packages), "successful": number} for kind, number in numbers.items()]  # fmt: skip


def log(**changes: Any) -> list[Row]:
    row = {"holds": True, "lines": 90, "signatures": 3, "signed_up_to_line": 90, "not_signed_yet": 0, "begun_anew": "", "sites_compared": 3, "sites_not_compared": 0}  # fmt: skip
    return [row | changes]


def full() -> dict[str, Table]:
    """Four packages at three places; nothing is wanting."""
    return {
        "packages": Table([{"packages": 4, "files": 40, "bytes": 1, "sealed_at_no_site": 0}]),
        "institutions": Table([{"institution": "kbr", "packages": 4}]),
        "copies": Table([{"whole_copies": 3, "audited_copies": 3, "packages": 4}]),
        "disks": Table([]), "unsound": Table([]), "disagreements": Table([]), "late": Table([]),
        "audits:site-a": Table(audited()), "audits:site-b": Table(audited()),
        "read-back": Table([{"copies": 12, "read_back": 12}]),
        "identifiers": Table([{"packages": 4, "identifiers": 4}]),
        "identification": Table([{"files": 40, "with_puid": 40, "packages_in_doubt": 0}]),
        "sites": Table([{"site": name, "title": name, "storage": "folder"} for name in "abc"]),
        "acts": Table(acts(audit=(9, 0), drill=(2, 0), repair=(1, 0), move=(1, 0), restore=(1, 0))),
        "events": Table(events()),
        "scanned": Table([{"scanner": "clamd", "outcome": "success", "packages": 4}]),
        "statements": Table([{"field": field, "packages": 4} for field in ("dc:title", "dcterms:rights")]),
        "risks": Table([{"risk": "kept as it came", "files": 2, "packages": 1}]),
        "policies": Table([{"policy": "p", "policy_version": "1", "policy_digest": "d", "packages": 4}]),
        "settled": Table([{"decisions": 2, "decisions_with_reason": 2, "refusals": 1, "refusals_with_reasons": 1}]),
        "refusals": Table([{"reasons": ["a"]}]), "held-items": Table([]), "open-batches": Table([]),
        "people": Table([{"login": "anna"}]),
        "accounts": Table([{"accounts": 5, "accounts_with_role": 5}]),
        "four-eyes": Table([{"institution": "kbr", "four_eyes": True}]),
        "software": Table([{"software": "heritage 1"}, {"software": "ffmpeg 7"}]),
        "schedules": Table([{"dag": "audit", "last_sign": "2026-11-30"}, {"dag": "sign", "last_sign": "2026-11-30"}]),
        "alarms": Table([{"notifier": "smtp"}]),
        "event-log": Table(log()),
        "sheets": Table([{"dossiers": 4, "sheets": 30, "broken": 0, "holds": True}]),
    }  # fmt: skip


def empty() -> dict[str, Table]:
    """The same house, on the day before its first delivery."""
    of_content = {
        "packages": [{"packages": 0, "files": 0, "bytes": 0, "sealed_at_no_site": 0}], "institutions": [], "copies": [],
        "audits:site-a": audited(0, 0), "audits:site-b": audited(0, 0), "read-back": [{"copies": 0, "read_back": 0}],
        "identifiers": [{"packages": 0, "identifiers": 0}], "events": [], "scanned": [], "statements": [], "risks": [],
        "identification": [{"files": 0, "with_puid": 0, "packages_in_doubt": 0}], "policies": [], "acts": [], "four-eyes": [],
        "settled": [{"decisions": 0, "decisions_with_reason": 0, "refusals": 0, "refusals_with_reasons": 0}],
        "sheets": [{"dossiers": 0, "sheets": 0, "broken": 0, "holds": True}],
    }  # fmt: skip
    return full() | {key: Table(rows) for key, rows in of_content.items()}
