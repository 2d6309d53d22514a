"""Asks whether what is delivered is archived already, in another batch of the same institution. It is noted, never a fault: what comes
twice may be meant to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from heritage.contracts import CheckContext, ItemMeasured, Scope, check
from heritage.model import Alike, Finding, Twin
from heritage.qc.files import SIDECARS
from heritage.tools.model3d.item_parts import MODELS, is_raw

_SHOWN = 10
"""Files that are named one by one for one package; a book that comes a second time is told by its number."""

_SHARED = SIDECARS | {".xmp", ".mtl"}
"""Text that many items may have in common."""


@check("archived-exact", Scope.ITEM)
def archived_exact(item: ItemMeasured, ctx: CheckContext) -> Iterator[Finding]:
    """Is nothing of the item archived already, byte for byte or pixel for pixel, in another batch of the institution?"""
    name = item.item.id
    if item.twins is None:
        yield ctx.warned(name, "unasked")
        return
    found = _by_package([t for t in item.twins if t.alike is not Alike.LOOK], item, ctx)
    if not found:
        yield ctx.passed(name, "nothing")
    for twins in found:
        count, package, batch = len(twins), twins[0].package, twins[0].batch
        if twins[0].item == name:
            yield ctx.warned(name, "again", number=count, package=package, batch=batch)
            continue
        for twin in twins[:_SHOWN]:
            code = "bytes" if twin.alike is Alike.BYTES else "pixels"
            yield ctx.warned(twin.path, code, path=twin.file, package=package, batch=batch)
        if count > _SHOWN:
            yield ctx.warned(name, "many", number=count, package=package, batch=batch)


@check("archived-perceptual", Scope.ITEM)
def archived_perceptual(item: ItemMeasured, ctx: CheckContext) -> Iterator[Finding]:
    """Does no page or photograph look like one that is archived already, in another batch of the institution? Blank and even ones do
    not count, nor what looks like many (a form, a colour chart)."""
    name = item.item.id
    if item.twins is None:
        yield ctx.warned(name, "unasked")
        return
    found = _by_package(_near(item, ctx), item, ctx)
    if not found:
        yield ctx.passed(name, "own")
    for twins in found:
        count, package, batch = len(twins), twins[0].package, twins[0].batch
        if twins[0].item == name:
            yield ctx.warned(name, "again", number=count, package=package, batch=batch)
            continue
        for twin in twins[:_SHOWN]:
            code, share = "turned" if twin.turned else "like", twin.differs
            yield ctx.warned(
                twin.path, code, path=twin.file, package=package, batch=batch, share=share, degrees=twin.turned
            )
        if count > _SHOWN:
            yield ctx.warned(name, "many", number=count, package=package, batch=batch)


def _near(item: ItemMeasured, ctx: CheckContext) -> list[Twin]:
    """As near as the policy says: by what is written on a page, or by what a photograph shows. What is the very same is told so."""
    pages = {m.file.path for m in item.files if m.number("page.ink") is not None}
    exact = {t.path for t in item.twins or () if t.alike is not Alike.LOOK}
    most = {True: ctx.limit("imprint"), False: ctx.limit("bits") / 256}
    looks = (t for t in item.twins or () if t.alike is Alike.LOOK and t.path not in exact)
    return [t for t in looks if t.differs <= most[_file(t) in pages]]


def _by_package(twins: Iterable[Twin], item: ItemMeasured, ctx: CheckContext) -> list[list[Twin]]:
    """The nearest twin of each file, package by package; an earlier try of the item itself before any other. What is in more items
    than the policy's `most` is no twin: a form, a placeholder, a colour chart."""
    of_path: dict[str, list[Twin]] = defaultdict(list)
    for twin in twins:
        of_path[twin.path].append(twin)
    shared, found = _shared(item), defaultdict[str, list[Twin]](list)
    for near in of_path.values():
        if len({t.package for t in near}) <= ctx.limit("most") and _file(near[0]) not in shared:
            twin = min(near, key=lambda t: t.item != item.item.id)
            found[twin.package].append(twin)
    return list(found.values())


def _shared(item: ItemMeasured) -> set[str]:
    """Files that items may have in common: text beside the content, and the textures of models."""
    model = any(m.file.suffix in MODELS and not is_raw(m.file.path) for m in item.files)
    return {m.file.path for m in item.files if m.file.suffix in _SHARED or (model and m.text("image.format"))}


def _file(twin: Twin) -> str:
    return twin.path.partition(" (page ")[0]
