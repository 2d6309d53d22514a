"""What flows tell the event log: each event once, however often a task is run again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from heritage import events, settings
from heritage.dossier import now
from heritage.events import Entry, EventLog
from heritage.flows.batch import BatchFolder
from heritage.flows.workline import CODE
from heritage.model import Agent, Choice, Decision, EventType, Receipt
from heritage.report.model import BatchReport


def event_log() -> EventLog:
    """HERITAGE_HOME/events, signed with the key in HERITAGE_HOME/keys."""
    home = settings.home()
    return EventLog(home.events, events.Key(home.keys))


def tell(
    key: str,
    kind: EventType,
    outcome: str,
    *,
    subjects: Iterable[str] = (),
    site: str = "",
    detail: str = "",
    who: str = "",
    at: str = "",
    facts: Mapping[str, object] | None = None,
) -> None:
    """Logs one event, once per key. `who`: the person who did it; else it was the program."""
    agent = Agent(who, kind="person") if who else Agent(CODE)
    event_log().add(Entry(key, kind, outcome, agent, tuple(subjects), site, detail, at, dict(facts or {})))


def tell_deposit(receipt: Receipt) -> None:
    """A site's promise."""
    facts = {"version": receipt.version, "digest": receipt.digest, "files": receipt.files, "bytes": receipt.size}
    key = f"deposit {receipt.package} {receipt.version} {receipt.site}"
    said = f"version {receipt.version} deposited, read back and equal: {receipt.place}"
    tell(key, EventType.REPLICATION, "success", subjects=[receipt.package], site=receipt.site, detail=said, facts=facts)


def tell_decision(batch: BatchFolder, decision: Decision) -> None:
    """A person's word about a flagged item."""
    outcome = "success" if decision.choice is Choice.ACCEPT else "fail"
    item = f"{batch.reference}/{decision.item}"
    tell(f"decision {item}", EventType.APPRAISAL, outcome, subjects=[item, batch.reference], who=decision.who,
         at=decision.at, detail=f"{decision.choice}: {decision.reason}")  # fmt: skip


def tell_held(batch: BatchFolder, item: str, who: str, reason: str) -> None:
    """Nobody decided about a flagged item."""
    subject, at = f"{batch.reference}/{item}", now()
    tell(f"held {subject} {at}", EventType.APPRAISAL, "warning", subjects=[subject, batch.reference], who=who, at=at,
         detail=f"held: {reason}")  # fmt: skip


def tell_close(batch: BatchFolder, summed: Mapping[str, int]) -> None:
    """How a batch ended; a run that is closed again with other counts says so again."""
    said = ", ".join(f"{number} {name}" for name, number in summed.items())
    outcome = "fail" if summed.get("failed") else "success"
    key = f"close {batch.reference} {batch.run.id} {said}"
    tell(key, EventType.INGESTION_END, outcome, subjects=[batch.reference], detail=said, facts=dict(summed))


def tell_refusal(report: BatchReport) -> None:
    """A delivery that was not taken in."""
    said = "; ".join(report.refused)[:4000]
    key = f"refusal {report.delivery} {report.run}"
    tell(key, EventType.VALIDATION, "fail", subjects=[report.delivery], detail=f"refused: {said}")
