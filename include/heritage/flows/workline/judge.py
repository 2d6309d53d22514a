"""Measures units, then judges the whole batch; a judgement never opens a file."""

from __future__ import annotations

import logging
from dataclasses import replace
from functools import partial
from itertools import chain

from heritage import files, qc
from heritage import measure as measuring
from heritage.contracts import Batch, ItemMeasured
from heritage.dossier import Dossier, now
from heritage.errors import PermanentError
from heritage.flows.batch import FOLLOWING, SHARED, BatchFolder, StepFailure, found, items_of
from heritage.flows.workline import CODE, archived, early, fault_pictures, progress
from heritage.flows.workline.answers import Answers
from heritage.flows.workline.deciding.asking import undecided
from heritage.flows.workline.found_again import Asking
from heritage.flows.workline.logbook import told_report
from heritage.flows.workline.steps import kept, overcome, settled
from heritage.flows.workline.succeeding import composing, together
from heritage.model import Agent, Coming, Event, EventType, Measured, Outcome, Report
from heritage.qc.page.duplicates import COMPARED

log = logging.getLogger(__name__)


class TargetsUnmeasured(PermanentError):
    """A tool of ours failed on the session's shots: without them nobody knows whether the session is good."""

    advice = (
        "The task `measure` for the targets says why. When it is mended, start the run again with the same delivery."
    )


_EVENT_OUTCOME = {Outcome.PASS: "success", Outcome.WARN: "warning", Outcome.FAIL: "fail"}


def measure(reference: str) -> list[StepFailure]:
    """Measures every file of the unit that was not measured before: one `measured` sheet per item."""
    batch = found(reference)
    if reference.endswith("#000"):
        return _measure_targets(batch)
    line = batch.line
    new, troubles = _not_archived(batch, [i for i in items_of(reference) if not batch.dossier(i).has("measured")])
    todo = [together.came(batch, i) for i in new]
    sources = ((together.payload(batch, item.id) / file.path, file) for item in todo for file in item.files)
    rooms = {file.path: batch.evidence(item, file) for item in todo for file in item.files}
    rows = measuring.measure(sources, line.probes, line.batch_probes, room=lambda file: rooms[file.path])
    answers = Answers(batch, rows)
    told = (settled(batch, item.id, "measure", partial(answers.keep, item)) for item in todo)
    return [*troubles, *chain.from_iterable(told)]


def _not_archived(batch: BatchFolder, items: list[str]) -> tuple[list[str], list[StepFailure]]:
    """Those of the items that no site holds, put together as they will be: the others have their package's sheets, or a trouble."""
    asking, troubles, new = Asking(), list[StepFailure](), list[str]()
    for item in items:
        try:
            with files.locked(batch.dossier(item).folder):
                taken = asking.found_again(batch, item)
                composed = "" if taken else composing.compose(batch, item, asking)
        except Exception as error:  # a mistake of ours must not stop the neighbours either
            troubles.append(kept(batch, item, "ask", error))
        else:
            overcome(batch, item, "ask")
            new += [] if taken else [item]
            log.info("%s: %s", item, taken or composed or "no site holds it")
    return new, troubles


def _measure_targets(batch: BatchFolder) -> list[StepFailure]:
    return [] if batch.shared.has("targets") else settled(batch, SHARED, "measure-targets", partial(_shots, batch))


def _shots(batch: BatchFolder) -> str:
    sources = ((batch.payload / file.path, file) for file in batch.delivery.targets)
    batch.write("targets", measuring.measure(sources, batch.line.target_probes, ()), code=CODE)
    return f"measured {len(batch.delivery.targets)} files of the session's target shots"


def inspect(reference: str) -> list[str]:
    """Judges the whole batch by its policy: one `report` sheet per item. Answers the units that have items to go on with.
    An item that is sealed, or that a person decided about, keeps the report it was sealed with or decided on."""
    batch = found(reference)
    policy = batch.policy
    batch.keep_policy(policy)
    if batch.delivery.targets and not batch.shared.has("targets"):
        raise TargetsUnmeasured(f"{reference}: the session's target shots could not be measured, so no page is judged")
    log.info("%s: judged by policy %s version %s (sha256 %s)", reference, policy.name, policy.version, policy.digest)
    there = [item for item in batch.items() if batch.dossier(item).has("measured")]  # others failed, and are counted so
    seen = Batch(batch.delivery, [_compared(batch, item) for item in there], _targets(batch))
    inspection = qc.Inspection(seen, policy, batch.line.checks)
    archived.looked_up(batch, there)
    for item in there:
        with files.locked(batch.dossier(item).folder):
            _judge(batch, inspection, item)
    progress.judged(batch)
    with files.locked(batch.folder):  # nobody clears up in the report's folder meanwhile
        fault_pictures.picture_faults(batch, undecided(batch))
    keep = [f"{reference}#{u.number:03d}" for u in batch.units() if any(map(batch.is_cleared, u.items))]
    log.info("%s: %d units have items to go on with", reference, len(keep))
    return keep


def _judge(batch: BatchFolder, inspection: qc.Inspection, item: str) -> None:
    """A check that breaks over one item fails that item: its neighbours are judged all the same."""
    dossier = batch.dossier(item)
    is_settled = dossier.has("package") or dossier.has("decision")
    try:
        report = inspection.report(_measured(batch, item))
    except Exception as error:
        kept(batch, item, "inspect", error, again=False)
        if not is_settled:  # an older policy's report must not speak for this one
            _forget(dossier, "report", *FOLLOWING)
        return
    overcome(batch, item, "inspect")
    told_report(report)
    if not is_settled:
        _write(dossier, report)


def _forget(dossier: Dossier, *sheets: str) -> None:
    for sheet in sheets:
        dossier.path(sheet).unlink(missing_ok=True)


def _write(dossier: Dossier, report: Report) -> None:
    if dossier.has("report"):
        if dossier.one("report", Report) == report:
            return  # later sheets follow it as it is
        _forget(dossier, *FOLLOWING)
    policy = f"policy {report.policy} {report.policy_version}"
    event = Event(EventType.VALIDATION, now(), Agent.of(CODE), _EVENT_OUTCOME[report.verdict], policy)
    dossier.write("report", [report], code=CODE, events=[event])


def _measured(batch: BatchFolder, item: str) -> ItemMeasured:
    told = together.compared(batch, item)
    twins = archived.twins(batch, item)
    if told and told.coming is Coming.PERHAPS and twins is not None and told.package not in {t.package for t in twins}:
        told = None  # the id alone is no second try: some count from 1 in each batch
    others = twins and tuple(twin for twin in twins if told is None or twin.package != told.package)
    found = ItemMeasured(batch.item(item), tuple(batch.measured(item)), twins=others, successor=told)
    return early.told(batch, batch.delivery, found)


def _compared(batch: BatchFolder, item: str) -> ItemMeasured:
    """The item as the others are compared with it: whatever the batch, it fits into memory."""
    light = (
        replace(row, facts={name: row.facts[name] for name in COMPARED & row.facts.keys()}, tools=())
        for row in batch.measured(item)
    )
    return ItemMeasured(batch.item(item), tuple(light))


def _targets(batch: BatchFolder) -> list[Measured]:
    return list(batch.shared.rows("targets", Measured)) if batch.shared.has("targets") else []
