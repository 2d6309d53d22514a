"""Draws up a batch's report from its dossiers: what became of each item, by what is there, not by what was meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from urllib.parse import quote

from heritage import settings
from heritage.catalogue.queries.linked import Other
from heritage.dossier import now
from heritage.flows.batch import SHARED, BatchFolder, StepFailure
from heritage.flows.workline import previews
from heritage.flows.workline.deciding import asking
from heritage.flows.workline.deciding.answered import Others
from heritage.flows.workline.station import charts
from heritage.flows.workline.steps import troubles
from heritage.model import Outcome, Package, PackageFile, Receipt, Rendition, Report, State, Statement
from heritage.report.model import BatchReport, ItemReport, Linked, counts
from heritage.report.write import write_html, write_json


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
    folder = batch.home.report(batch.institution, batch.name)
    others = Others(batch, list(states))
    doubtful = (item_report(batch, item, states[item], others) for item in doubtful_first)
    write_html(folder / "report.html", head, summed, doubtful)
    told = (item_report(batch, item, state, others) for item, state in states.items())
    write_json(folder / "report.json", head, summed, told)
    return summed


def item_report(batch: BatchFolder, item: str, state: State, others: Others) -> ItemReport:
    """Everything the report says about one item."""
    dossier = batch.dossier(item)
    has = dossier.has
    packed = dossier.one("package", Package) if has("package") else None
    findings = batch.report(item).findings if has("report") else ()
    return ItemReport(
        id=item,
        state=state,
        files=batch.item(item).files,
        findings=findings,
        renditions=tuple(_renditions(batch, item)),
        receipts=tuple(dossier.one(f"receipt-{site}", Receipt) for site in batch.receipts(item)),
        package=packed.id if packed else "",
        version=packed.version if packed else 0,
        title=_title(batch, item),
        decision=_decision(batch, item),
        troubles=tuple(f"{t.step}: {t.error} → {t.advice}" for t in _troubles(batch, item, state)),
        pictures=_pictures(batch, item, batch.report(item)) if has("report") else {},
        views=tuple(previews.views(batch, item)),
        pages=tuple(previews.pages(batch, item)),
        replaces=tuple(map(_linked, others.earlier(item))),
        replaced_by=tuple(map(_linked, others.answers(item))),
    )


def _linked(other: Other) -> Linked:
    return Linked(other.batch, other.item, other.state, other.how, other.package)


def _decision(batch: BatchFolder, item: str) -> str:
    """What people said about the item, or that nobody did in time."""
    decision, held = batch.decision(item), asking.held(batch, item)
    if decision is not None:
        return f"{decision.choice} by {decision.who}: {decision.reason}"
    return f"held{f' by {held.who}' if held.who else ''}: {held.reason}" if held is not None else ""


def _troubles(batch: BatchFolder, item: str, state: State) -> list[StepFailure]:
    """The item's own, or else those of the whole batch (a target that no tool would measure)."""
    if state is not State.FAILED:
        return []
    return troubles(batch, item) or troubles(batch, SHARED)


def _renditions(batch: BatchFolder, item: str) -> Iterator[Rendition]:
    """As they are found in the package, once it is sealed: the work folder's copies go when the item is deposited."""
    dossier = batch.dossier(item)
    packed = dossier.rest("package", PackageFile) if dossier.has("package") else ()
    places = {file.place: file.path for file in packed}
    for made in dossier.rows("renditions", Rendition) if dossier.has("renditions") else ():
        yield replace(made, path=places.get(str(dossier.folder / made.path), made.path))


def _title(batch: BatchFolder, item: str) -> str:
    if not batch.dossier(item).has("description"):
        return ""
    rows = batch.dossier(item).rows("description", Statement)
    return next((s.value for s in rows if s.field.endswith(":title") and not s.subject), "")


def _pictures(batch: BatchFolder, item: str, report: Report) -> dict[str, str]:
    files = {file.path for file in batch.item(item).files}
    subjects = dict.fromkeys(f.subject for f in report.findings if f.outcome is Outcome.FAIL and f.subject in files)
    folder = batch.home.report(batch.institution, batch.name)
    places = {subject: batch.picture(item, subject) for subject in subjects}
    return {s: quote(place.relative_to(folder).as_posix()) for s, place in places.items() if place.is_file()}
