"""What flows tell the event log: each event once, however often a task is run again."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import ParamSpec, TypeVar

from heritage import events, settings
from heritage.dossier import now
from heritage.errors import HeritageError
from heritage.events import Entry, EventLog
from heritage.flows.batch import BatchFolder
from heritage.flows.workline import CODE
from heritage.model import Agent, Answering, Choice, Decision, Earlier, EventType, Package, Receipt, State, refused
from heritage.report.model import BatchReport

log = logging.getLogger(__name__)

_TOLD = 20
"""Reasons of a refusal whose codes and values are logged; the catalogue has all."""

Given = ParamSpec("Given")
Answer = TypeVar("Answer")


def event_log() -> EventLog:
    """HERITAGE_HOME/events, signed with the key in HERITAGE_HOME/keys."""
    home = settings.home()
    return EventLog(home.events, events.Key(home.keys))


def sign() -> None:
    """Signs for everything that was logged: called at the end of a run. A key that is lost keeps no run from its end; the DAG `sign`
    is red for it."""
    try:
        event_log().checkpoint()
    except (HeritageError, OSError) as error:
        log.error("the event log could not be signed: %s", error)


def signed(act: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """An act that ends a run: the log is signed when it is over, however it ended."""

    @wraps(act)
    def acted(*given: Given.args, **named: Given.kwargs) -> Answer:
        try:
            return act(*given, **named)
        finally:
            sign()

    return acted


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


def tell_sealed(package: Package) -> None:
    """Told before any site can hold it: a log that holds, and does not know a package, says that no site does."""
    facts = {"version": package.version, "digest": package.digest, "files": len(package.files), "bytes": package.size}
    key = f"seal {package.id} {package.version} {package.digest[:16]}"
    said = f"version {package.version} sealed"
    tell(key, EventType.INFORMATION_PACKAGE_CREATION, "success", subjects=[package.id], detail=said, facts=facts)


def tell_found_again(batch: BatchFolder, package: Package, site: str) -> None:
    """The work folder was lost; a site held the package already."""
    facts = {"version": package.version, "digest": package.digest}
    key = f"taken back {package.id} {package.version} {package.digest[:16]} {batch.run.id} {now()}"
    said = f"{site} holds version {package.version} already, made of the same originals: its sheets were taken, nothing is sealed anew"
    tell(
        key, EventType.RECOVERY, "warning", subjects=[package.id, batch.reference], site=site, detail=said, facts=facts
    )


def tell_deposit(receipt: Receipt) -> None:
    """A site's promise. Another package under the same version is another event: nothing hides it."""
    facts = {"version": receipt.version, "digest": receipt.digest, "files": receipt.files, "bytes": receipt.size}
    key = f"deposit {receipt.package} {receipt.version} {receipt.digest[:16]} {receipt.site}"
    read = "" if receipt.read_back in (None, receipt.files) else f", {receipt.read_back} new files"
    said = f"version {receipt.version} deposited{read}, read back and equal: {receipt.place}"
    tell(key, EventType.REPLICATION, "success", subjects=[receipt.package], site=receipt.site, detail=said, facts=facts)


def tell_decision(batch: BatchFolder, decision: Decision) -> None:
    """A person's word about a flagged item."""
    outcome = "success" if decision.choice is Choice.ACCEPT else "fail"
    item = f"{batch.reference}/{decision.item}"
    tell(f"decision {item} {decision.at}", EventType.APPRAISAL, outcome, subjects=[item, batch.reference], who=decision.who,
         at=decision.at, detail=f"{decision.choice}: {decision.reason}")  # fmt: skip


def tell_taken_back(batch: BatchFolder, decision: Decision, who: str, at: str, reason: str) -> None:
    """A person's word no longer counts."""
    item = f"{batch.reference}/{decision.item}"
    tell(f"taken back {item} {decision.at}", EventType.APPRAISAL, "warning", subjects=[item, batch.reference], who=who,
         at=at, detail=f"taken back, what {decision.who} decided at {decision.at} ({decision.choice}): {reason}")  # fmt: skip


def tell_held(batch: BatchFolder, item: str, who: str, at: str, reason: str) -> None:
    """Nobody decided about a flagged item."""
    subject = f"{batch.reference}/{item}"
    tell(f"held {subject} {at}", EventType.APPRAISAL, "warning", subjects=[subject, batch.reference], who=who, at=at,
         detail=f"held: {reason}")  # fmt: skip


def tell_earlier(batch: BatchFolder, item: str, earlier: Earlier) -> None:
    """An item takes the place of an earlier one: in the history of both, and of both batches."""
    new, old = f"{batch.reference}/{item}", f"{_other(batch, earlier.batch)}/{item}"
    places = "does not take" if earlier.how is Answering.DISMISSED else "takes"
    said = f"{places} the place of {old} ({earlier.how}{f'; that was {earlier.state}' if earlier.state else ''})"
    kind = EventType.APPRAISAL if earlier.who else EventType.INGESTION
    subjects = [new, old, batch.reference, _other(batch, earlier.batch), *_package(batch, item)]
    tell(
        f"earlier {new} {old}" + (" dismissed" if places != "takes" else ""),
        kind,
        "success",
        subjects=subjects,
        detail=said,
        who=earlier.who,
        at=earlier.at,
    )


def tell_answer(batch: BatchFolder, item: str, earlier: str, state: State) -> None:
    """How the item ended that takes the place of an earlier one: deposited, it closes the line of the rework list."""
    new, old = f"{batch.reference}/{item}", f"{_other(batch, earlier)}/{item}"
    closes = state is State.DEPOSITED
    said = f"{state}: {'answers' if closes else 'does not answer'} {old}, whose line is {'closed' if closes else 'open again'}"
    subjects = [new, old, batch.reference, _other(batch, earlier), *_package(batch, item)]
    outcome = "success" if closes else "warning"
    tell(f"answer {new} {old} {state}", EventType.INGESTION_END, outcome, subjects=subjects, detail=said)


def _other(batch: BatchFolder, name: str) -> str:
    return BatchFolder(batch.institution, name).reference


def _package(batch: BatchFolder, item: str) -> list[str]:
    dossier = batch.dossier(item)
    return [dossier.one("package", Package).id] if dossier.has("package") else []


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
    facts = {"grounds": refused.kept(report.refused)[:_TOLD]}
    tell(key, EventType.VALIDATION, "fail", subjects=[report.delivery], detail=f"refused: {said}", facts=facts)
