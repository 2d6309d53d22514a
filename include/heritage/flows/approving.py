"""A person's word about a plan, before anything in the archive is changed by it: bound to the plan's sha256, kept beside it, and in the
event log for good."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from heritage import settings
from heritage.dossier import file_digest, now
from heritage.errors import PermanentError
from heritage.files import write
from heritage.flows import history
from heritage.model import EventType


class NotApproved(PermanentError):
    """Nobody approved the plan, or not who may."""

    advice = "Nothing was changed. Start it again, and let another person approve it where that is asked for."


@dataclass(frozen=True, slots=True)
class Approval:
    """A person's word about one plan, by its sha256."""

    plan: str
    who: str
    asked_by: str
    at: str
    reason: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What approval is asked for: `act` ("repair", "revision") of the run, by its plan, about these packages."""

    act: str
    run: str
    plan: Path
    packages: tuple[str, ...]

    @property
    def institutions(self) -> set[str]:
        """Whose packages they are."""
        return {institution_of(package) for package in self.packages}

    @property
    def four_eyes(self) -> bool:
        """Does one of them want a second person?"""
        known = settings.institutions()
        return any(known[code].four_eyes for code in self.institutions if code in known)


def institution_of(package: str) -> str:
    """By the package's id; "" for what is none."""
    parts = package.split(":")
    return parts[2] if len(parts) > 2 else ""


def approve(asked: Asked, *, who: str, asked_by: str, reason: str) -> None:
    """Notes the approval. Raises NotApproved when `who` is nobody, or who asked where four eyes are wanted."""
    if not who:
        raise NotApproved("an approval needs a person's name")
    if asked.four_eyes and who.strip().casefold() == asked_by.strip().casefold():
        raise NotApproved(f"{who} asked for this {asked.act}; the institution wants another person to approve it")
    given = Approval(file_digest(asked.plan), who, asked_by, now(), reason)
    write(_place(asked.plan), json.dumps(asdict(given)).encode())
    said = f"{asked.act} approved (asked for by {asked_by or 'nobody'}): {reason}"
    key = f"{asked.act} {asked.run} approved by {who}: {given.plan[:16]}"
    _tell(key, "success", asked.packages, said, who, {"plan": given.plan, "asked_by": asked_by})


@history.signed
def reject(asked: Asked, *, who: str, asked_by: str, reason: str) -> None:
    """Notes that the plan was not approved; `who` "": nobody answered in time."""
    said = (
        f"{asked.act} {'rejected' if who else 'not approved in time'} (asked for by {asked_by or 'nobody'}): {reason}"
    )
    key = f"{asked.act} {asked.run} rejected by {who or 'nobody'}"
    _tell(key, "fail", asked.packages, said, who, {"plan": file_digest(asked.plan), "asked_by": asked_by})


def approved(plan: Path, act: str) -> Approval:
    """The approval of this plan. Raises NotApproved."""
    if not _place(plan).is_file():
        raise NotApproved(f"nobody has approved this {act}")
    found = Approval(**json.loads(_place(plan).read_bytes()))
    if found.plan != file_digest(plan):
        raise NotApproved("the plan is not the one that was approved")
    return found


def _tell(key: str, outcome: str, packages: Iterable[str], said: str, who: str, facts: Mapping[str, object]) -> None:
    history.tell(key, EventType.POLICY_ASSIGNMENT, outcome, subjects=packages, detail=said, who=who, facts=facts)


def _place(plan: Path) -> Path:
    return plan.with_name("approval.json")
