"""Draws up a batch's report from its dossiers: what became of each item, by what is there, not by what was meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from urllib.parse import quote

from heritage import settings
from heritage.catalogue.queries.linked import Other
from heritage.dossier import now
from heritage.flows.batch import SHARED, BatchFolder, StepFailure
from heritage.flows.snapshot import Snapshot
from heritage.flows.workline import previews
from heritage.flows.workline.deciding import asking
from heritage.flows.workline.deciding.answered import Others
from heritage.flows.workline.station import charts
from heritage.flows.workline.steps import troubles
from heritage.model import Rendition, State, Statement
from heritage.report.model import BatchReport, ItemReport, Linked, counts
from heritage.report.write import write_report


def report_batch(batch: BatchFolder, states: Mapping[str, State]) -> dict[str, int]:
    """Writes report.json and report.html; answers the counts. `states`: item → how it stands."""
    policy, run, delivery = batch.policy, batch.run, batch.delivery
    head = BatchReport(
        institution=batch.institution, workline=delivery.workline, batch=batch.name, run=run.id, policy=policy.name,
        policy_version=policy.version, policy_digest=policy.digest, policy_based_on=policy.based_on, delivery=delivery.place, closed=now(),
        scanned=delivery.scanned, sandbox=run.sandbox, notes=delivery.notes,
        order=delivery.order, owner=settings.institutions()[batch.institution].names["en"], charts=charts(batch, policy),
    )  # fmt: skip
    summed = counts(states.values(), len(states))
    doubtful_first = sorted(states, key=lambda item: states[item] is State.DEPOSITED)
    others = Others(batch, list(states))
    reports = (item_report(Snapshot(batch, item), states[item], others) for item in doubtful_first)
    write_report(batch.home.report(batch.institution, batch.name), head, summed, reports, list(states))
    return summed


def item_report(seen: Snapshot, state: State, others: Others) -> ItemReport:
    """Everything the report says about one item."""
    return ItemReport(
        id=seen.id,
        state=state,
        files=seen.item.files,
        findings=seen.report.findings if seen.report else (),
        renditions=tuple(_renditions(seen)),
        receipts=tuple(seen.receipts.values()),
        package=seen.package.id if seen.package else "",
        version=seen.package.version if seen.package else 0,
        title=_title(seen),
        decision=_decision(seen),
        troubles=tuple(f"{t.step}: {t.error} → {t.advice}" for t in _troubles(seen, state)),
        pictures=_pictures(seen),
        views=tuple(previews.views(seen)),
        pages=tuple(previews.pages(seen)),
        replaces=tuple(map(_linked, others.earlier(seen.id))),
        replaced_by=tuple(map(_linked, others.answers(seen.id))),
    )


def _linked(other: Other) -> Linked:
    return Linked(other.batch, other.item, other.state, other.how, other.package)


def _decision(seen: Snapshot) -> str:
    """What people said about the item, or that nobody did in time."""
    decision, held = seen.decision, asking.held(seen.batch, seen.id) if seen.has("held") else None
    if decision is not None:
        return f"{decision.choice} by {decision.who}: {decision.reason}"
    return f"held{f' by {held.who}' if held.who else ''}: {held.reason}" if held is not None else ""


def _troubles(seen: Snapshot, state: State) -> list[StepFailure]:
    """The item's own, or else those of the whole batch (a target that no tool would measure)."""
    if state is not State.FAILED:
        return []
    return troubles(seen.batch, seen.id) or troubles(seen.batch, SHARED)


def _renditions(seen: Snapshot) -> Iterator[Rendition]:
    """As they are found in the package, once it is sealed: the work folder's copies go when the item is deposited."""
    places = {file.place: file.path for file in seen.packed}
    for made in seen.renditions:
        yield replace(made, path=places.get(str(seen.dossier.folder / made.path), made.path))


def _title(seen: Snapshot) -> str:
    if not seen.has("description"):
        return ""
    rows = seen.rows("description", Statement)
    return next((s.value for s in rows if s.field.endswith(":title") and not s.subject), "")


def _pictures(seen: Snapshot) -> dict[str, str]:
    files = {file.path for file in seen.item.files}
    faults = seen.report.faults if seen.report else ()
    subjects = dict.fromkeys(f.subject for f in faults if f.subject in files)
    folder = seen.batch.home.report(seen.batch.institution, seen.batch.name)
    places = {subject: seen.batch.picture(seen.item, subject) for subject in subjects}
    return {s: quote(place.relative_to(folder).as_posix()) for s, place in places.items() if place.is_file()}
