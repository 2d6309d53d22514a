"""What the catalogue keeps of the form of each item's files: how many are of which format, with the few measurements by which a format is
judged. The register's rules are judged over these, so that a new rule needs no look at a site."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, or_, select

from heritage.catalogue.schema.formats import ItemFormat
from heritage.catalogue.schema.revisions import Revision
from heritage.catalogue.schema.states import ItemState
from heritage.catalogue.schema.store import reading
from heritage.catalogue.schema.tables import Batch, Item
from heritage.dossier import Sheets, renditions, superseded
from heritage.model import Facts, Measured, Rendition, RevisionKind, Role
from heritage.model import Item as DeliveredItem

TRAITS = (
    "image.format", "image.compression", "image.lossy", "image.colour", "image.bits", "image.sample", "jp2.form", "raw.dng",
    "av.container", "video.codec", "video.lossless", "ffv1.version", "ffv1.errors", "sound.0.codec", "pdf.claims", "pdf.unembedded",
)  # fmt: skip
"""Measurements that a rule may name: few values each, so that an archive has some hundred different forms at most. A further one is
known of what is archived from then on, and of the rest after a `rebuild`."""

JUDGED = frozenset({Role.ORIGINAL, Role.MASTER})
"""What a format is judged of: what is kept for good. Copies for readers can be made again."""


@dataclass(frozen=True, slots=True)
class Form:
    """A format with its traits."""

    puid: str
    facts: Facts


@dataclass(frozen=True, slots=True)
class Standing:
    """How much of an institution's is of this form; `packages`: in how many of its packages."""

    institution: str
    form: Form
    packages: int
    files: int
    size: int


def rows(sheets: Sheets) -> Iterator[dict[str, Any]]:
    """An item's rows, one for each form of its files. What another file took the place of is not counted."""
    counted: dict[tuple[str, str], list[int]] = {}
    for puid, facts, size in _files(sheets):
        one = counted.setdefault((puid, facts), [0, 0])
        one[0] += 1
        one[1] += size
    for (puid, facts), (files, size) in sorted(counted.items()):
        yield {"puid": puid, "facts": facts, "files": files, "size": size}


def _files(sheets: Sheets) -> Iterator[tuple[str, str, int]]:
    """Format, traits and bytes of each that is in use."""
    renewed, known = _renewed(sheets), _traits(sheets)
    for item in sheets.rows("item", DeliveredItem):
        for file in item.files:
            if file.path not in renewed:
                yield file.format.puid if file.format else "", known.get(file.path, "{}"), file.size
    yield from ((row.puid, spelled(made_as(row)), row.size) for row in renditions(sheets) if row.role in JUDGED)


def made_as(row: Rendition) -> Facts:
    """The traits of a master that we made, which no probe looks at: what its proof rests on. MediaConch holds each film master to FFV1
    version 3; the only TIFF that is made is one that was unpacked."""
    if "master.mediaconch" in row.facts or "master.frames" in row.facts:
        return {"video.codec": "ffv1", "ffv1.version": "3.4", "video.lossless": True}
    if row.of and row.path.endswith(".tif"):
        return {"image.compression": "none", "image.lossy": False}
    return {}


def _renewed(sheets: Sheets) -> frozenset[str]:
    """The delivered files that another form took the place of."""
    gone = superseded(sheets)
    return frozenset(row.source for row in renditions(sheets) if row.of in gone) if gone else frozenset()


def _traits(sheets: Sheets) -> dict[str, str]:
    """Delivered path → its traits, spelled so that they can be compared."""
    found = sheets.rows("measured", Measured) if sheets.has("measured") else iter(())
    return {row.file.path: spelled(row.facts) for row in found}


def spelled(facts: Facts) -> str:
    """The traits among the facts, in one fixed spelling."""
    return json.dumps(kept(facts), sort_keys=True, ensure_ascii=False)


def kept(facts: Facts) -> Facts:
    """The traits among them: the others take most of the room."""
    return {name: facts[name] for name in TRAITS if facts.get(name) not in (None, "")}


def standings(url: str, institutions: Sequence[str] | None = None) -> list[Standing]:
    """What is deposited, by institution and form; of these institutions, or of all."""
    own = ItemFormat
    columns: list[Any] = [own.institution, own.puid, own.facts]
    summed: list[Any] = [func.count(), func.sum(own.files), func.sum(own.size)]
    asked = select(*columns, *summed).group_by(*columns).order_by(*columns)
    if institutions is not None:
        asked = asked.where(own.institution.in_(institutions))
    with reading(url) as db:
        return [
            Standing(r[0], Form(r[1], json.loads(r[2])), int(r[3]), int(r[4]), int(r[5])) for r in db.execute(asked)
        ]


def unread(url: str, institutions: Sequence[str] | None = None) -> dict[str, int]:
    """Institution → packages of which no form is known: an older release registered them; a `rebuild` reads them."""
    known = select(ItemFormat.item_id).where(ItemFormat.item_id == Item.id).exists()
    asked = select(Batch.institution, func.count()).join(Item, Item.batch_id == Batch.id)
    asked = asked.where(Item.state == ItemState.DEPOSITED.value, ~known).group_by(Batch.institution)
    if institutions is not None:
        asked = asked.where(Batch.institution.in_(institutions))
    with reading(url) as db:
        return {institution: int(number) for institution, number in db.execute(asked)}


def packages_of(url: str, institution: str, forms: Sequence[Form]) -> int:
    """In how many of the institution's packages there is a file of one of these forms."""
    asked = select(func.count(ItemFormat.item_id.distinct())).where(
        ItemFormat.institution == institution, _among(forms)
    )
    with reading(url) as db:
        return int(db.scalar(asked) or 0)


def _among(forms: Iterable[Form]) -> Any:
    return or_(*((ItemFormat.puid == form.puid) & (ItemFormat.facts == spelled(form.facts)) for form in forms))


def packages(url: str, forms: Iterable[Form], institution: str = "") -> Iterator[str]:
    """The ids of the deposited packages that have a file of one of these forms, in the order in which they were registered."""
    wanted, after = list(forms), 0
    if not wanted:
        return
    while True:
        asked = (
            select(Item.id, Item.package)
            .join(ItemFormat, ItemFormat.item_id == Item.id)
            .where(_among(wanted), Item.id > after)
        )
        asked = asked.where(Item.state == ItemState.DEPOSITED.value).distinct().order_by(Item.id).limit(_AT_ONCE)
        if institution:
            asked = asked.where(ItemFormat.institution == institution)
        with reading(url) as db:
            found = list(db.execute(asked))
        yield from (row.package for row in found)
        if len(found) < _AT_ONCE:
            return
        after = found[-1].id


_AT_ONCE = 1000


def renewed_by(url: str, run: str) -> list[tuple[str, int]]:
    """The packages to which this campaign gave a version, and which."""
    asked = select(Item.package, Revision.version).join(Revision, Revision.item_id == Item.id)
    asked = asked.where(Revision.run == run, Revision.kind == RevisionKind.FORMATS.value).order_by(Item.id)
    with reading(url) as db:
        return [(row.package, row.version) for row in db.execute(asked)]
