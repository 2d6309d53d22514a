"""Makes, describes and seals what was cleared: the copies with their proofs, the statements, the package."""

from __future__ import annotations

import logging
from collections.abc import Iterator
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
from heritage.flows.inbox import turns
from heritage.flows.workline import CODE
from heritage.flows.workline.found_again import Asking
from heritage.flows.workline.steps import due, each_item, settled
from heritage.flows.workline.succeeding import merging, sealing, together
from heritage.model import Agent, Event, EventType, Measured, Package, Rendition, Successor, making

log = logging.getLogger(__name__)


def normalise(reference: str) -> list[StepFailure]:
    """Makes and proves the copies of each cleared item: one `renditions` sheet per item. The unit's pages share all cores."""
    with due(reference, "normalise", needs="report", adds="renditions") as (batch, items, troubles):
        return troubles + _normalised(batch, items)


def _normalised(batch: BatchFolder, items: list[str]) -> list[StepFailure]:
    troubles: list[StepFailure] = []
    for place, some in turns.by(partial(together.payload, batch), items).items():
        works = [copying.Work(_job(batch, i), partial(_new_rows, batch, i)) for i in some]
        partly = {i for i in some if _stays(batch, i)}
        whole = batch.line.item_normalisers
        for order, made in copying.normalise_all(works, place, batch.line.normalisers, whole, partly=partly):
            keep = partial(_kept, batch, order.item.id, made)
            troubles += settled(batch, order.item.id, "normalise", keep)
    return troubles


def _job(batch: BatchFolder, item: str) -> NormalisationJob:
    """Of a next version, with the files that came."""
    told, delivery = together.successor(batch, item), batch.delivery
    if told and told.fetched:
        delivery = replace(delivery, place=str(together.payload(batch, item)), root="")
    return NormalisationJob(batch.dossier(item).folder, batch.policy_of(item), delivery, together.came(batch, item))


def _new_rows(batch: BatchFolder, item: str) -> Iterator[Measured]:
    kept = frozenset(_stays(batch, item))
    return (row for row in batch.measured(item) if row.file.path not in kept)


def _stays(batch: BatchFolder, item: str) -> tuple[str, ...]:
    """The files of an archived version whose copies stay as they are."""
    told = together.successor(batch, item)
    return told.kept if told and not told.fetched else ()


def _with_what_stays(batch: BatchFolder, item: str, made: list[Rendition]) -> list[Rendition]:
    """The copies that were made, those of the files that stay, and what is made of all of them."""
    told = together.successor(batch, item)
    if told is None or not _stays(batch, item):
        return made
    rows = merging.in_order(batch.item(item), [*made, *merging.renditions(batch, item, told)])
    order = replace(_job(batch, item), item=batch.item(item))
    return [*rows, *copying.of_the_whole(rows, order, batch.line.item_normalisers)]


def _kept(batch: BatchFolder, item: str, made: list[Rendition] | Exception) -> str:
    dossier = batch.dossier(item)
    if isinstance(made, SourceChanged) and batch.decision(item) is None:
        # It may have been another file already when it was measured: when it is back, it is measured and judged again.
        for sheet in ("report", "measured"):
            dossier.path(sheet).unlink(missing_ok=True)
    if isinstance(made, Exception):
        raise made
    made = _with_what_stays(batch, item, made)
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
    told = together.successor(batch, item)
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
    statements = merging.statements(batch, item, told, statements) if told else statements
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
    told = together.successor(batch, item)
    try:
        with sealing.alone(told):
            return _put(batch, item, _sealed(batch, item, told), told)
    except sealing.OtherFiles:  # which is why there is no report any more
        raise
    except Exception:
        if batch.is_cleared(item):
            raise
    return _TAKEN_BACK


_TAKEN_BACK = "not sealed: the decision about it was taken back"


def _put(batch: BatchFolder, item: str, sealed: Package, told: Successor | None) -> str:
    with files.locked(batch.shared.folder):  # from here on no decision is taken back
        if not batch.is_cleared(item):
            return _TAKEN_BACK
        if told:
            sealing.claim(batch, sealed)
        history.tell_sealed(sealed)
        event = Event(EventType.INFORMATION_PACKAGE_CREATION, now(), Agent.of(CODE), "success", sealed.id)
        batch.dossier(item).write("package", [replace(sealed, files=()), *sealed.files], code=CODE, events=[event])
    said = f", version {sealed.version}" if told else ""
    return f"sealed as {sealed.id}{said}, {len(sealed.files)} files, {sealed.size / 1e6:.1f} MB"


def _sealed(batch: BatchFolder, item: str, told: Successor | None) -> Package:
    owner = settings.institutions()[batch.institution].names["en"]
    version = sealing.prepare(batch, item, told, partial(_describe, batch, item)) if told else 1
    return package.seal(
        package.Sealing(
            batch.dossier(item), batch.delivery, batch.policy_of(item), CODE, owner=owner, batch=batch.shared,
            version=version, identifier=told.package if told else "",
        )
    )  # fmt: skip
