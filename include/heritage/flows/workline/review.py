"""What a person is asked about a flagged item, and what becomes of the answer."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import quote

from heritage import files, settings
from heritage.dossier import now
from heritage.flows import history
from heritage.flows.batch import BatchFolder, found, items_of
from heritage.flows.workline import CODE, asking, decided, telling
from heritage.flows.workline.evidence import picture_place
from heritage.model import Agent, Choice, Decision, Event, EventType, Finding

PICTURES = "/heritage/reports"
"""Where the plugin serves the report's pictures, to people who may see the DAG; below the web server's own path."""


def question(reference: str) -> tuple[str, str]:
    """Headline and Markdown text for one item."""
    batch = found(reference)
    item = items_of(reference)[0]
    report = batch.report(item)
    count = len(report.faults)
    subject = f"{item}: {count} fault{'' if count == 1 else 's'} ({batch.institution} {batch.name})"
    lines = [
        f"Policy **{report.policy}** {report.policy_version}. Accept it as it is, send it back for recapture, or hold it.",
        "",
    ]
    for earlier in batch.item(item).earlier:
        lines[-1:] = [f"It comes again: in batch {_plain(earlier.batch)} it was {earlier.state}.", ""]
    for finding in report.faults:
        lines += [_finding(finding), *_picture(batch, item, finding)]
    return subject, "\n".join(lines)


def _finding(finding: Finding) -> str:
    advice = f" *{_plain(finding.advice)}*" if finding.advice else ""
    return (
        f"- **{finding.check}** · `{_code(finding.subject)}` · wanted {_plain(finding.wanted)}, "
        f"found **{_plain(finding.found)}**{advice} ({_plain(finding.source)})"
    )


def _picture(batch: BatchFolder, item: str, finding: Finding) -> list[str]:
    files = {file.path for file in batch.item(item).files}
    if finding.subject not in files or not picture_place(batch, item, finding.subject).is_file():
        return []
    place = picture_place(batch, item, finding.subject).relative_to(batch.home.reports)
    return ["", f"  ![{_plain(finding.subject)}]({settings.web_root()}{PICTURES}/{quote(place.as_posix())})", ""]


def _code(text: str) -> str:
    """Text from outside between backticks, where only a backtick or a new line could end it."""
    return " ".join(text.replace("`", "'").splitlines())


def _plain(text: str) -> str:
    """Text from outside must not become Markdown of ours."""
    return "".join(f"\\{c}" if c in r"\`*_{}[]()#+!|<>~" else c for c in " ".join(text.splitlines()))


def was_decided(reference: str) -> bool:
    """Has a person decided about the item? Then its batch is noted once more for a round: whoever wrote the decision down may have
    been killed before."""
    batch = found(reference)
    if batch.decision(items_of(reference)[0]) is None:
        return False
    decided.note(batch.reference)
    return True


def decide(reference: str, *, choice: Choice, who: str, at: datetime | str | None, reason: str) -> None:
    """Writes the decision sheet, once: an item that was decided keeps its decision."""
    batch = found(reference)
    item = items_of(reference)[0]
    with files.locked(batch.dossier(item).folder):
        if asking.is_undecided(
            batch, item
        ):  # judged anew, it may be good by now: then it has gone on without a decision
            _decide(batch, item, choice, who, at, reason)
    telling.decided(batch, item)
    decided.note(batch.reference)


def hold(reference: str, *, who: str, reason: str) -> None:
    """The question ended without a decision: a person wants the item to wait, or nobody answered in time ("" is nobody)."""
    batch = found(reference)
    item = items_of(reference)[0]
    with files.locked(batch.dossier(item).folder):
        if asking.is_undecided(batch, item):
            asking.hold(batch, item, who, reason)
            history.tell_held(batch, item, who, reason)
    decided.note(batch.reference)


def _decide(batch: BatchFolder, item: str, choice: Choice, who: str, at: datetime | str | None, reason: str) -> None:
    when = at.isoformat(timespec="seconds") if isinstance(at, datetime) else at or now()
    decision = Decision(item, who, when, choice, reason)
    outcome = "success" if choice is Choice.ACCEPT else "fail"
    event = Event(EventType.APPRAISAL, when, Agent(who, kind="person"), outcome, f"{choice}: {reason}")
    history.tell_decision(batch, decision)
    batch.dossier(item).write("decision", [decision], code=CODE, events=[event])
