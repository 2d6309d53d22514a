"""Takes a delivery in: refused as a whole with every reason, or opened as a batch of dossiers cut into work units."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from heritage import files, settings
from heritage.catalogue.queries import delivered
from heritage.contracts import Line
from heritage.errors import DeliveryRefused
from heritage.flows import history, runs
from heritage.flows.batch import BatchFolder, Run, Unit, found
from heritage.flows.inbox import whose
from heritage.flows.workline import CODE, progress
from heritage.flows.workline.deciding import linked
from heritage.flows.workline.refusal import claimed, report_refusal
from heritage.ingest import intake, known, opening
from heritage.lines import LINES
from heritage.model import Delivery, Item
from heritage.problem import Problem, invisible
from heritage.tools import sandbox
from heritage.tools.document import language_models
from heritage.tools.identify import clamav

log = logging.getLogger(__name__)


def receive(
    place: str, workline: str, *, review: str, policy: str | None, run: str, started_by: str = "", institution: str = ""
) -> str:
    """Answers the batch's reference. Raises DeliveryRefused, after the refusal was reported; the delivery is untouched.
    The same batch again is recognised: what was done stays done, what is undone goes on. `institution`: whose delivery it must
    be, by the right of who started it; "" asks only for that of the folder."""
    folder = delivery_folder(place)
    try:
        _writable(folder)
        received = linked.linked(_received(folder, workline, institution))
        chosen = _policy(policy, received.delivery, LINES[workline])
        batch = _opened(received)
    except DeliveryRefused as refused:
        for reason in refused.reasons:
            log.error("refused: %s", reason)
        log.error("report: %s", report_refusal(folder, workline, run, refused, _scan_made()))
        raise
    line = LINES[workline]
    if not batch.shared.has("units"):
        batch.write("units", cut(received.items, line), code=CODE)
    batch.write("run", [Run(run, review, chosen, sandbox=sandbox.described(), started_by=started_by)], code=CODE)
    runs.note_batch(workline, run, batch.reference)
    progress.received(batch)
    _link(batch, received)
    log.info("%s: %d items, %s", batch.reference, len(received.items), received.delivery.scanned)
    log.info("%s", batch.run.sandbox)
    return batch.reference


def _link(batch: BatchFolder, received: intake.Received) -> None:
    """Run again, it adds what was found since, and tells everything again: each thing counts once."""
    with files.locked(batch.shared.folder):
        linked.keep(batch, linked.of(received))
    for link in linked.links(batch):
        history.tell_earlier(batch, link.item, link.earlier)
    progress.linked(batch)


def delivery_folder(place: str) -> Path:
    """The folder a person named: absolute, or below the inbox."""
    return Path(os.path.normpath(settings.home().inbox / place))


def _writable(folder: Path) -> None:
    """Every sheet, log and report names the folder: it must be a name that can be written and read."""
    if any(map(invisible, str(folder))):
        raise DeliveryRefused([known.in_an_odd_folder(str(folder)).ground])


def _received(folder: Path, workline: str, institution: str) -> intake.Received:
    if kept := whose.whose(folder).kept:  # terabytes, perhaps: nothing of it is read
        raise DeliveryRefused([known.in_a_folder_of_ours(str(folder), kept).ground])
    try:
        received = _read(folder, workline)
    except DeliveryRefused as refused:
        also = _misplaced(folder, *claimed(folder), institution)
        raise DeliveryRefused([*refused.reasons, *(problem.ground for problem in also)]) from refused
    delivery = received.delivery
    wrong = list(_misplaced(folder, delivery.institution, delivery.workline, institution))
    if delivery.workline != workline:
        wrong.append(known.of_another_line(delivery.workline, workline))
    if wrong:
        raise DeliveryRefused([problem.ground for problem in wrong])
    return replace(received, delivery=_with_languages(delivery))


def _misplaced(folder: Path, institution: str, workline: str, promised: str) -> Iterator[Problem]:
    """The folder counts: who may write into it is known, a note may say anything. `institution` and `workline` as the note has
    them; "" when it could not be read."""
    lies, place = whose.whose(folder), str(folder)
    if lies.nobody:
        yield known.in_nobodys_folder(place, lies.nobody)
    if len(lies.institutions) > 1:
        yield known.in_folders_of_several(place, lies.institutions)
    elif institution and lies.institutions - {institution}:
        yield known.in_the_folder_of(lies.institutions, institution)
    if workline and lies.worklines - {workline}:
        yield known.in_the_folder_of_a_line(lies.worklines, workline)
    if institution and promised not in ("", institution):
        yield known.of_another_institution(promised, institution)


def _read(folder: Path, workline: str) -> intake.Received:
    return intake.receive(
        folder,
        institutions=settings.institutions(),
        worklines=tuple(LINES),
        policies={line.name: line.policies for line in LINES.values()},
        languages={"paper": language_models.languages()} if workline == "paper" else {},
        scanner=scanner(),
    )


def scanner() -> clamav.Scanner | None:
    """The virus scanner that is set, or else the one that `make run` started beside Airflow, where there is one."""
    address = os.environ.get("HERITAGE_CLAMD") or clamav.beside(settings.home().scanner)
    return clamav.Scanner(address) if address else None


def _scan_made() -> str:
    """For a refused delivery, which may not have been read to its end."""
    return "" if scanner() else "no virus scan was made: no scanner is configured"


def _with_languages(delivery: Delivery) -> Delivery:
    """A delivery that names no languages is read in its institution's."""
    languages = list(settings.institutions()[delivery.institution].languages)
    return replace(delivery, declared={"languages": languages, **delivery.declared})


def _opened(received: intake.Received) -> BatchFolder:
    batch = BatchFolder(received.delivery.institution, received.delivery.batch)
    if batch.shared.has("delivery"):
        before = batch.delivery
        if before.digest != received.delivery.digest:
            raise DeliveryRefused([known.with_other_content(before.batch, before.place).ground])
        log.info("%s: this batch was taken in before; what is done is not done again", batch.reference)
        if before.place != received.delivery.place:
            batch.write("delivery", [received.delivery], code=CODE)
    else:
        _not_archived_otherwise(batch, received.delivery)
    files.made_folder(batch.shared.folder)
    with files.locked(batch.shared.folder):
        opening.opened(
            batch.folder, received, code=CODE
        )  # also when it was taken in before: perhaps not to the last item
    return BatchFolder(batch.institution, batch.name)  # which reads the delivery as it is now


def _not_archived_otherwise(batch: BatchFolder, delivery: Delivery) -> None:
    """The work folder knows nothing of the batch (any more). A catalogue that does not answer stops nothing: the sites are asked about
    each item before it is sealed."""
    try:
        before = delivered.archived(batch.home.catalogue_url, batch.institution, batch.name)
    except Exception as error:  # whatever database it is, and whatever is wrong with it
        log.warning("the catalogue does not say whether it knows the batch: %s: %s", type(error).__name__, error)
        return
    if before is None:
        return
    digest, place = before
    if digest != delivery.digest:
        raise DeliveryRefused([known.with_other_content(batch.name, place).ground])
    log.warning("%s: packages of it are archived, and its work folder is gone: they are taken back", batch.reference)


def _policy(asked: str | None, delivery: Delivery, line: Line) -> str:
    institution = settings.institutions()[delivery.institution]
    name = asked or delivery.policy or institution.policies.get(line.name) or line.default_policy
    if name not in line.policies:
        raise DeliveryRefused([known.under_no_policy(str(name), line.policies).ground])
    settings.policy(str(name), line.name)
    return str(name)


def cut(items: Sequence[Item], line: Line) -> Iterator[Unit]:
    """Items in order, as many to a unit as the line allows; one large item is a unit of its own."""
    held: list[str] = []
    size, number = 0, 1
    for item in items:
        if held and (size + item.size > line.unit_bytes or len(held) >= line.unit_items):
            yield Unit(number, tuple(held))
            held, size, number = [], 0, number + 1
        held.append(item.id)
        size += item.size
    if held:
        yield Unit(number, tuple(held))


def plan(reference: str) -> list[str]:
    """The references of the batch's units; #000 is the session's target shots, where there are any."""
    batch = found(reference)
    units = list(batch.units())
    shots = [f"{reference}#000"] if batch.delivery.targets else []
    log.info("%s: %d items in %d units", reference, sum(len(u.items) for u in units), len(units))
    return shots + [f"{reference}#{unit.number:03d}" for unit in units]
