"""Asks whether what is delivered is archived already, in another batch of the same institution. It is noted, never a fault: what comes
twice may be meant to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from heritage.contracts import Asked, ItemMeasured, Scope, check
from heritage.model import Alike, Finding, Twin
from heritage.qc.files import SIDECARS
from heritage.tools.item_parts import MODELS, is_raw

_SHOWN = 10
"""Files that are named one by one for one package; a book that comes a second time is told by its number."""

_SHARED = SIDECARS | {".xmp", ".mtl"}
"""Text that many items may have in common."""

_UNASKED = "not compared: the catalogue did not answer"
_ASK_AGAIN = "Start the run again when the catalogue answers, or look it up by hand."
_AGAIN = "Archived before under the same name: is this a better try, or the same delivery once more?"


@check("archived-exact", Scope.ITEM)
def archived_exact(item: ItemMeasured, asked: Asked) -> Iterator[Finding]:
    """Is nothing of the item archived already, byte for byte or pixel for pixel, in another batch of the institution?"""
    name, wanted = item.item.id, "nothing that is archived already"
    if item.twins is None:
        yield asked.noted(name, wanted, _UNASKED, _ASK_AGAIN)
        return
    found = _by_package([t for t in item.twins if t.alike is not Alike.LOOK], item, asked)
    if not found:
        yield asked.met(name, wanted, "nothing")
    advice = "Archived already: is it delivered twice by mistake, or does it belong to both? Look at both."
    for twins in found:
        first, count = twins[0], len(twins)
        if first.item == name:
            again = f"{count} files are the same in {first.package} (batch {first.batch}), an earlier try of this item"
            yield asked.noted(name, wanted, again, _AGAIN)
            continue
        for twin in twins[:_SHOWN]:
            what = "the same bytes as" if twin.alike is Alike.BYTES else "the same pixels as"
            yield asked.noted(twin.path, wanted, f"{what} {twin.file} in {twin.package} (batch {twin.batch})", advice)
        if count > _SHOWN:
            yield asked.noted(
                name, wanted, f"{count} files are the same in {first.package} (batch {first.batch})", advice
            )


@check("archived-perceptual", Scope.ITEM)
def archived_perceptual(item: ItemMeasured, asked: Asked) -> Iterator[Finding]:
    """Does no page or photograph look like one that is archived already, in another batch of the institution? Blank and even ones do
    not count, nor what looks like many (a form, a colour chart)."""
    name, wanted = item.item.id, "pictures that look like none in the archive"
    if item.twins is None:
        yield asked.noted(name, wanted, _UNASKED, _ASK_AGAIN)
        return
    found = _by_package(_near(item, asked), item, asked)
    if not found:
        yield asked.met(name, wanted, "their own")
    advice = "Digitised again, a second copy, or a form that is the same? Look at both."
    for twins in found:
        first, count = twins[0], len(twins)
        if first.item == name:
            again = f"{count} pictures look like those in {first.package} (batch {first.batch}), an earlier try of this item"
            yield asked.noted(name, wanted, again, _AGAIN)
            continue
        for twin in twins[:_SHOWN]:
            seen = f"looks like {twin.file} in {twin.package} (batch {twin.batch}); {twin.differs:.0%} of the fingerprint differs"
            found_ = f"turned by {twin.turned}°, {seen}" if twin.turned else seen
            yield asked.noted(twin.path, wanted, found_, advice)
        if count > _SHOWN:
            looks = f"{count} pictures look like those in {first.package} (batch {first.batch})"
            yield asked.noted(name, wanted, looks, advice)


def _near(item: ItemMeasured, asked: Asked) -> list[Twin]:
    """As near as the policy says: by what is written on a page, or by what a photograph shows. What is the very same is told so."""
    pages = {m.file.path for m in item.files if m.number("page.ink") is not None}
    exact = {t.path for t in item.twins or () if t.alike is not Alike.LOOK}
    most = {True: asked.limit("imprint"), False: asked.limit("bits") / 256}
    looks = (t for t in item.twins or () if t.alike is Alike.LOOK and t.path not in exact)
    return [t for t in looks if t.differs <= most[_file(t) in pages]]


def _by_package(twins: Iterable[Twin], item: ItemMeasured, asked: Asked) -> list[list[Twin]]:
    """The nearest twin of each file, package by package; an earlier try of the item itself before any other. What is in more items
    than the policy's `most` is no twin: a form, a placeholder, a colour chart."""
    of_path: dict[str, list[Twin]] = defaultdict(list)
    for twin in twins:
        of_path[twin.path].append(twin)
    shared, found = _shared(item), defaultdict[str, list[Twin]](list)
    for near in of_path.values():
        if len({t.package for t in near}) <= asked.limit("most") and _file(near[0]) not in shared:
            twin = min(near, key=lambda t: t.item != item.item.id)
            found[twin.package].append(twin)
    return list(found.values())


def _shared(item: ItemMeasured) -> set[str]:
    """Files that items may have in common: text beside the content, and the textures of models."""
    model = any(m.file.suffix in MODELS and not is_raw(m.file.path) for m in item.files)
    return {m.file.path for m in item.files if m.file.suffix in _SHARED or (model and m.text("image.format"))}


def _file(twin: Twin) -> str:
    return twin.path.partition(" (page ")[0]
