"""What a person is asked about a flagged item, and what becomes of the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from heritage import files, settings
from heritage.dossier import Dossier, now
from heritage.flows import history
from heritage.flows.batch import FOLLOWING, BatchFolder, found, items_of
from heritage.flows.workline import CODE, progress
from heritage.flows.workline.deciding import asking, decided
from heritage.model import Agent, Choice, Decision, Event, EventType, Finding

_TAKEN_BACK = "taken-back"

PICTURES = "/heritage/reports"
"""Where the plugin serves the report's pictures, to people who may see the DAG; below the web server's own path."""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A decision that no longer counts: who took it back, when (ISO 8601, UTC) and why."""

    decision: Decision
    who: str
    at: str
    reason: str


def question(reference: str) -> tuple[str, str]:
    """Headline and Markdown text for one item."""
    batch = found(reference)
    item = items_of(reference)[0]
    report = batch.report(item)
    count = len(report.faults)
    subject = f"{item}: {count} fault{'' if count == 1 else 's'} ({batch.institution} {batch.name})"
    lines = [
        f"Policy **{report.policy}** {report.policy_version}. *Accept*: it is kept as it is, sealed and deposited at "
        f"{', '.join(settings.sites())}. *Reject*: nothing of it is archived, it goes back for recapture. *Hold*: nothing happens until "
        "the delivery is started again. Until it is sealed, a decision can be taken back on the delivery's page.",
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
    kept = batch.item(item)
    if finding.subject not in {file.path for file in kept.files}:
        return []
    picture = batch.picture(kept, finding.subject)
    if not picture.is_file():
        return []
    place = picture.relative_to(batch.home.reports)
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
    batch, item = found(reference), items_of(reference)[0]
    if batch.decision(item) is None:
        return False
    progress.decided(batch, item)
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
            _decide(batch, item, Decision(item, who, _when(at), choice, reason))
    progress.decided(batch, item)
    decided.note(batch.reference)


def hold(reference: str, *, who: str, reason: str) -> None:
    """The question ended without a decision: a person wants the item to wait, or nobody answered in time ("" is nobody)."""
    batch = found(reference)
    item = items_of(reference)[0]
    with files.locked(batch.dossier(item).folder):
        if asking.is_undecided(batch, item):
            held = asking.held(batch, item) or asking.hold(
                batch, item, who, reason
            )  # killed in between, it is told of once
            history.tell_held(batch, item, held.who, held.at, held.reason)
    decided.note(batch.reference)


def take_back(reference: str, items: Sequence[str], *, who: str, reason: str) -> tuple[list[str], dict[str, str]]:
    """The decisions about these items of a batch no longer count, and they are asked about again, when its run waits for people. Answers the
    runs of `review` that ask, and for each item whose decision stays the reason: it is sealed. Done again after a kill, it ends the same."""
    batch = found(reference)
    with files.locked(batch.shared.folder):  # `seal` has it too while it puts its last sheet there
        stay = {item: why for item in items if (why := _stays(batch, item))}
        back = [item for item in items if item not in stay]
        runs = _taken_out(batch, back, who, reason)
    for item in back:
        progress.decided(batch, item)
    decided.note(batch.reference)
    return runs, stay


def _stays(batch: BatchFolder, item: str) -> str:
    if batch.dossier(item).has("package"):
        return "it is sealed: only a further version of its package changes it"
    if batch.decision(item) is None and not asking.is_undecided(batch, item):
        return "nobody decided about it"
    return ""


def _taken_out(batch: BatchFolder, items: Sequence[str], who: str, reason: str) -> list[str]:
    """The questions come before the decisions go: killed in between, a decision counts, and can be taken back again."""
    decisions = [decision for item in items if (decision := batch.decision(item))]
    for decision in decisions:
        _note(batch, TakenBack(decision, who, now(), reason))
    runs = asking.ask_again(batch, items)
    for decision in decisions:
        batch.dossier(decision.item).path("decision").unlink()
    return runs


def _note(batch: BatchFolder, told: TakenBack) -> None:
    dossier = batch.dossier(told.decision.item)
    history.tell_taken_back(batch, told.decision, told.who, told.at, told.reason)
    before = [one for one in _taken_back(dossier) if one.decision != told.decision]
    dossier.write(_TAKEN_BACK, [*before, told], code=CODE)


def _taken_back(dossier: Dossier) -> list[TakenBack]:
    return list(dossier.rows(_TAKEN_BACK, TakenBack)) if dossier.has(_TAKEN_BACK) else []


def _decide(batch: BatchFolder, item: str, decision: Decision) -> None:
    """An answer that was taken back does not count when its task is killed and given it again."""
    dossier = batch.dossier(item)
    before = _taken_back(dossier)
    if decision in (told.decision for told in before):
        return
    events = [event for told in before for event in (_said(told.decision), _unsaid(told))]
    history.tell_decision(batch, decision)
    for sheet in FOLLOWING:  # made after a decision that was taken back
        dossier.path(sheet).unlink(missing_ok=True)
    dossier.write("decision", [decision], code=CODE, events=[*events, _said(decision)])


def _when(at: datetime | str | None) -> str:
    return at.isoformat(timespec="seconds") if isinstance(at, datetime) else at or now()


def _said(decision: Decision) -> Event:
    outcome = "success" if decision.choice is Choice.ACCEPT else "fail"
    agent = Agent(decision.who, kind="person")
    return Event(EventType.APPRAISAL, decision.at, agent, outcome, f"{decision.choice}: {decision.reason}")


def _unsaid(told: TakenBack) -> Event:
    said = f"taken back, what was decided at {told.decision.at}: {told.reason}"
    return Event(EventType.APPRAISAL, told.at, Agent(told.who, kind="person"), "warning", said)
