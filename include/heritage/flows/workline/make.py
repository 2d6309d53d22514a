"""Makes, describes and seals what was cleared: the copies with their proofs, the statements, the package."""

from __future__ import annotations

import logging
from dataclasses import replace
from functools import partial

from heritage import describe as describing
from heritage import files, package, settings
from heritage import normalise as copying
from heritage.contracts import DescriptionContext, NormalisationJob
from heritage.describe.rights import DefaultRights
from heritage.dossier import now
from heritage.errors import SourceChanged
from heritage.flows import history
from heritage.flows.batch import BatchFolder, StepFailure
from heritage.flows.workline import CODE
from heritage.flows.workline.found_again import Asking
from heritage.flows.workline.steps import due, each_item, settled
from heritage.model import Agent, Event, EventType, Package, Rendition, making

log = logging.getLogger(__name__)


def normalise(reference: str) -> list[StepFailure]:
    """Makes and proves the copies of each cleared item: one `renditions` sheet per item. The unit's pages share all cores."""
    with due(reference, "normalise", needs="report", adds="renditions") as (batch, items, troubles):
        return troubles + _normalised(batch, items)


def _normalised(batch: BatchFolder, items: list[str]) -> list[StepFailure]:
    line, delivery = batch.line, batch.delivery
    works = [
        copying.Work(
            NormalisationJob(batch.dossier(i).folder, batch.policy_of(i), delivery, batch.item(i)),
            partial(batch.measured, i),
        )
        for i in items
    ]
    troubles: list[StepFailure] = []
    for order, made in copying.normalise_all(works, batch.payload, line.normalisers, line.item_normalisers):
        keep = partial(_kept, batch, order.item.id, made)
        troubles += settled(batch, order.item.id, "normalise", keep)
    return troubles


def _kept(batch: BatchFolder, item: str, made: list[Rendition] | Exception) -> str:
    dossier = batch.dossier(item)
    if isinstance(made, SourceChanged) and batch.decision(item) is None:
        # It may have been another file already when it was measured: when it is back, it is measured and judged again.
        for sheet in ("report", "measured"):
            dossier.path(sheet).unlink(missing_ok=True)
    if isinstance(made, Exception):
        raise made
    acts = sorted({(making(rendition.role), rendition.tool) for rendition in made})
    events = [Event(kind, now(), Agent.of(tool), "success") for kind, tool in acts]
    dossier.write("renditions", made, code=CODE, events=events)
    copying.forget(dossier.folder)
    proved = sum(bool(rendition.proof.digest) for rendition in made)
    return f"made {len(made)} files, {proved} with a proof that can be repeated"


def describe(reference: str) -> list[StepFailure]:
    """Collects what is said about each item: one `description` sheet."""
    return each_item(reference, "describe", needs="renditions", adds="description", work=_describe)


def _describe(batch: BatchFolder, item: str) -> str:
    dossier = batch.dossier(item)
    known = DescriptionContext(
        place=batch.payload,
        delivery=batch.delivery,
        item=batch.item(item),
        measured=list(batch.measured(item)),
        renditions=list(dossier.rows("renditions", Rendition)),
        folder=dossier.folder,
    )
    rights = DefaultRights(settings.institutions()[batch.institution].rights)
    statements = list(describing.describe(known, (*batch.line.enrichers, rights)))
    event = Event(EventType.METADATA_EXTRACTION, now(), Agent.of(CODE), "success", f"{len(statements)} statements")
    dossier.write("description", statements, code=CODE, events=[event])
    return f"{len(statements)} statements from {len({s.source for s in statements})} sources"


def seal(reference: str) -> list[StepFailure]:
    """Seals each described item: METS, PREMIS and the list of its files, as one `package` sheet. One that a site holds already has
    the sheets of that package instead."""
    return each_item(reference, "seal", needs="description", adds="package", work=partial(_seal, Asking()))


def _seal(asking: Asking, batch: BatchFolder, item: str) -> str:
    if taken := asking.found_again(batch, item):
        return taken
    try:
        sealed = _sealed(batch, item)
        with files.locked(batch.shared.folder):  # from here on no decision is taken back
            if batch.is_cleared(item):
                history.tell_sealed(sealed)
                event = Event(EventType.INFORMATION_PACKAGE_CREATION, now(), Agent.of(CODE), "success", sealed.id)
                batch.dossier(item).write(
                    "package", [replace(sealed, files=()), *sealed.files], code=CODE, events=[event]
                )
                return f"sealed as {sealed.id}, {len(sealed.files)} files, {sealed.size / 1e6:.1f} MB"
    except Exception:
        if batch.is_cleared(item):
            raise
    return "not sealed: the decision about it was taken back"


def _sealed(batch: BatchFolder, item: str) -> Package:
    owner = settings.institutions()[batch.institution].names["en"]
    policy = batch.policy_of(item)
    return package.seal(
        package.Sealing(batch.dossier(item), batch.delivery, policy, CODE, owner=owner, batch=batch.shared)
    )
