"""Closes a batch: the counts must add up, the report is written, the catalogue knows. Red when something failed."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator, Mapping

from heritage import files
from heritage import normalise as copying
from heritage.catalogue import recording, sheets
from heritage.catalogue.schema.states import BatchState
from heritage.dossier import now
from heritage.errors import CatalogueRefused, PermanentError, Unbalanced
from heritage.flows import history, runs
from heritage.flows.batch import BatchFolder, found
from heritage.flows.enrich import tiers
from heritage.flows.snapshot import Snapshot
from heritage.flows.workline import previews, progress, register
from heritage.flows.workline.deciding import answered, decided, finishing
from heritage.flows.workline.deciding.asking import Questions
from heritage.flows.workline.report import report_batch
from heritage.flows.workline.standing import stands, states
from heritage.flows.workline.steps import troubles
from heritage.flows.workline.succeeding import registering, together
from heritage.model import Measured, State
from heritage.report.model import counts

log = logging.getLogger(__name__)


class ItemsFailed(PermanentError):
    """Some items failed on our side; their neighbours are deposited."""

    advice = "The report says why. When it is mended, start the run again with the same delivery: only what is undone is done."


def close(reference: str) -> dict[str, int]:
    """Answers the counts. Raises Unbalanced, or ItemsFailed, after everything was reported."""
    batch = found(reference)
    with files.locked(batch.folder):
        return _balanced(reference, _close(batch))


def close_again(reference: str) -> dict[str, int]:
    """As `close`, after a round: what was decided until now is in the report that is written anew."""
    batch = found(reference)
    with files.locked(batch.folder):
        decided.reporting(reference)
        summed = _close(batch)
        finishing.closed(batch)
    return _balanced(reference, summed)


@history.signed
def _close(batch: BatchFolder) -> dict[str, int]:
    stand = _stand(batch)
    summed = report_batch(batch, stand)
    log.info("%s: %s", batch.reference, ", ".join(f"{number} {name}" for name, number in summed.items()))
    place = batch.home.report(batch.institution, batch.name)
    log.info("report: %s", place / "report.html")
    runs.note_report(batch.delivery.workline, batch.run.id, place)
    _catalogue(batch, stand, summed)
    tiers.refresh()
    history.tell_close(batch, summed)
    answered.tell(batch, stand)
    for item, state in stand.items():
        _clear(batch, item, state)
    with files.locked(batch.shared.folder):
        files.remove_leftovers(batch.shared.folder)
    files.remove_leftovers(place)
    return summed


def _stand(batch: BatchFolder) -> dict[str, State]:
    """Item → how it stands; what there is to look at of it lies beside the report."""
    questions, stand = Questions(batch), dict[str, State]()
    for item in batch.items():
        seen = Snapshot(batch, item)
        previews.show(seen)
        stand[item] = stands(seen, questions)
    return stand


def _balanced(reference: str, summed: dict[str, int]) -> dict[str, int]:
    if summed["expected"] != sum(summed[s.value] for s in State):
        raise Unbalanced(f"{reference}: the items do not add up: {summed}")
    if summed[State.FAILED.value]:
        raise ItemsFailed(f"{reference}: {summed['failed']} of {summed['expected']} items failed")
    return summed


def _catalogue(batch: BatchFolder, stand: Mapping[str, State], summed: dict[str, int]) -> None:
    became = {i for i, s in stand.items() if s is State.DEPOSITED and registering.is_next_version(batch, i)}
    for item in became:
        log.info("%s: %s", item, registering.register(batch, item))
    closed = sheets.ClosedBatch(
        delivery=batch.delivery,
        run=batch.run.id,
        state=_ended(summed).value,
        started=batch.shared.header("delivery").made,
        finished=now(),
        expected=summed["expected"],
        items=_closed_items(batch, {item: state for item, state in stand.items() if item not in became}),
        targets=batch.shared.rows("targets", Measured) if batch.shared.has("targets") else (),
        review=batch.run.review,
    )
    recording.record(batch.home.catalogue_url, closed)
    progress.linked(batch)


def tell_again(batch: BatchFolder) -> bool:
    """Tells a catalogue that was made anew how the batch stands, from its folder alone. False when the folder cannot say it."""
    try:
        stand = states(batch)
        if (
            State.FAILED in stand.values()
            or not (batch.home.report(batch.institution, batch.name) / "report.json").is_file()
        ):
            progress.received(batch)
            progress.judged(batch)
        else:
            _catalogue(batch, stand, counts(stand.values(), len(stand)))
    except (OSError, ValueError, LookupError, StopIteration, PermanentError) as error:
        if isinstance(error, CatalogueRefused):
            raise
        log.warning("%s: its folder in work/ cannot be read: %s: %s", batch.reference, type(error).__name__, error)
        return False
    return True


def _ended(summed: Mapping[str, int]) -> BatchState:
    if summed[State.FAILED.value]:
        return BatchState.FAILED
    return BatchState.WAITING if summed[State.PENDING.value] else BatchState.CLOSED


def _closed_items(batch: BatchFolder, stand: Mapping[str, State]) -> Iterator[sheets.ClosedItem]:
    """What was deposited is registered by now, as a rule."""
    missing = set(register.unregistered(batch, (i for i, state in stand.items() if state is State.DEPOSITED)))
    for item, state in stand.items():
        if state is not State.DEPOSITED or item in missing:
            seen = Snapshot(batch, item)
            note = "; ".join(trouble.error for trouble in troubles(batch, item)) if seen.noted("trouble-") else ""
            error = progress.error_of(batch, item) if state is State.FAILED else ""
            yield register.closed_item(seen, state, note, error)


def _clear(batch: BatchFolder, item: str, state: State) -> None:
    """The copies of a deposited item are at the sites; its sheets stay. Another run may be at the item: then it clears up."""
    dossier = batch.dossier(item)
    with files.locked(dossier.folder, wait=False) as ours:
        if not ours:
            return
        if state is State.DEPOSITED:
            for made in ("master", "text", "access", "evidence", "package"):
                shutil.rmtree(dossier.folder / made, ignore_errors=True)
            copying.forget(dossier.folder)
            together.clear(dossier)
        files.remove_leftovers(dossier.folder)
