"""Which archived package a delivered item is a next version of: as its delivery note names it, or as a person confirmed."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Protocol

from heritage import package
from heritage.archive.ocfl import Stored
from heritage.catalogue.queries import linked as known
from heritage.errors import ObjectConflict
from heritage.flows.batch import BatchFolder
from heritage.flows.workline.deciding import linked
from heritage.model import Answering, Item, Package, Replaces

log = logging.getLogger(__name__)

_TWO = (
    "Nothing was changed. Name in `replaces` the one batch whose package these files are for; the other package stays as it is: the "
    "engineers say what becomes of it."
)


class Asking(Protocol):
    """Who asks the sites."""

    def held(self, identifier: str) -> list[Stored]: ...


def note_of(batch: BatchFolder, item: str) -> Replaces:
    """What the delivery note says of the item; a person who confirmed it said no more than which it answers."""
    named = [one for one in batch.delivery.replaces if one.names(item) and one.batch != batch.name]
    return named[0] if named else Replaces("")


def held(batch: BatchFolder, item: Item, asking: Asking) -> list[Stored]:
    """The newest version, at each site that has it; none when the item answers nothing that is archived. Raises ObjectConflict when it
    would answer two packages, and what keeps a site from answering."""
    found = {identifier: copies for identifier in packages(batch, item) if (copies := asking.held(identifier))}
    if len(found) > 1:
        raise ObjectConflict(f"{item.id} would be a next version of {' and of '.join(found)}", advice=_TWO)
    return next(iter(found.values()), [])


def packages(batch: BatchFolder, item: Item) -> Iterator[str]:
    """The ids that the earlier tries have, or would have; each once."""
    named = [one.batch for one in batch.delivery.replaces if one.names(item.id)]
    sure = [one.batch for one in item.earlier if one.how is not Answering.ORDER]
    confirmed = [
        link.earlier.batch
        for link in linked.links(batch)
        if link.item == item.id and link.earlier.how is Answering.CONFIRMED
    ]
    own = package.urn(batch.institution, batch.name, item.id)
    others = [name for name in (*named, *sure, *confirmed) if name != batch.name]
    found = dict.fromkeys(_package_of(BatchFolder(batch.institution, name), item.id) for name in others)
    yield from (identifier for identifier in found if identifier != own)


def _package_of(batch: BatchFolder, item: str) -> str:
    """Of an item that was itself a next version, the package of both."""
    dossier = batch.dossier(item)
    if dossier.has("package"):
        return dossier.one("package", Package).id
    try:
        told = known.package_of(batch.home.catalogue_url, batch.institution, batch.name, item)
    except Exception as error:  # whatever database it is; the sites are asked in any case
        log.warning("the catalogue does not tell the package of %s/%s: %s", batch.reference, item, error)
        told = ""
    return told or package.urn(batch.institution, batch.name, item)


def namesake(batch: BatchFolder, item: str) -> tuple[str, int] | None:
    """(package, version) of an archived item of this id that was accepted with faults, and of which nobody has said that it is another
    object. A catalogue that does not answer costs the question."""
    try:
        return known.accepted_with_faults(batch.home.catalogue_url, batch.delivery, item)
    except Exception as error:  # whatever database it is
        log.warning("nobody could look whether %s/%s came before: %s", batch.reference, item, error)
        return None
