"""Puts an item together as it will be: of the files that came, and those of the archived version that stay."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

from heritage.archive.ocfl import Stored
from heritage.catalogue.sheets import PackagedSheets
from heritage.dossier import Dossier, canonical_digest
from heritage.errors import PermanentError
from heritage.files import atomic_write, made_folder, safe_join
from heritage.flows.batch import BatchFolder
from heritage.flows.revise import opened
from heritage.flows.workline import CODE
from heritage.flows.workline.succeeding import answered
from heritage.flows.workline.succeeding.together import BEFORE, SHEET, WHOLE, successor
from heritage.model import Coming, Item, Replaces, Successor
from heritage.normalise.av.sequence import sequences
from heritage.package import layout

_CAME = "came"


class LacksOriginals(PermanentError):
    """Files that are measured with each other came in part, and the package does not keep the others as they were delivered."""

    advice = "Nothing was changed. Deliver all files of the item, not only those that are better."


def compose(batch: BatchFolder, item: str, asking: answered.Asking) -> str:
    """Compares the item with the package that it is a next version of, once; "" for one that is none. The caller has the lock on its
    folder. Raises as `answered.held`; LacksOriginals."""
    dossier = batch.dossier(item)
    if dossier.has(SHEET):
        return ""
    delivered = dossier.one(_CAME if dossier.has(_CAME) else "item", Item)
    copies = answered.held(batch, delivered, asking)
    return _composed(batch, delivered, copies[0]) if copies else _perhaps(batch, item)


def _perhaps(batch: BatchFolder, item: str) -> str:
    """An item that names nothing, and has the id of one that a person accepted with faults: a second try, or another object?"""
    if found := answered.namesake(batch, item):
        package, version = found
        batch.dossier(item).write(SHEET, [Successor(package, version, "", Coming.PERHAPS)], code=CODE)
        return f"perhaps a second try of {package}: a person is asked"
    return ""


def _composed(batch: BatchFolder, delivered: Item, copy: Stored) -> str:
    dossier = batch.dossier(delivered.id)
    if not dossier.has(_CAME):
        dossier.adopt(_CAME, [dossier.path("item").read_bytes()])
    _set_aside(dossier, copy)
    before = next(PackagedSheets(copy).rows("item", Item))
    told = _compared(copy, before, delivered, answered.note_of(batch, delivered.id))
    whole = _whole(before, delivered, told)
    if told.kept and (batch.line.name == "objects" or sequences(whole)):
        told = _fetched(batch, copy, whole, told)
    dossier.write("item", [whole], code=CODE, events=dossier.header(_CAME).events)
    dossier.write(SHEET, [told], code=CODE)
    return (
        f"to be the next version of {copy.id}, after version {copy.version}: {len(told.replaced)} files replaced, "
        f"{len(told.added)} added, {len(told.kept)} stay ({told.coming})"
    )


def rebase(batch: BatchFolder, item: str, copy: Stored) -> None:
    """The package has a newer version of the same files."""
    told = successor(batch, item)
    assert told is not None  # noqa: S101  (sealing.prepare)
    dossier = batch.dossier(item)
    _set_aside(dossier, copy)
    dossier.write(SHEET, [replace(told, base=copy.version)], code=CODE)


def _set_aside(dossier: Dossier, copy: Stored) -> None:
    shutil.rmtree(dossier.folder / BEFORE, ignore_errors=True)
    opened.set_aside(copy, dossier.folder / BEFORE, "")


def forget(batch: BatchFolder, item: str) -> None:
    """The package has other files since: the item is put together, measured and judged anew when its batch is started again."""
    dossier = batch.dossier(item)
    for sheet in (SHEET, "description", "renditions", "decision", "report", "measured"):
        dossier.path(sheet).unlink(missing_ok=True)


def state_of(item: Item) -> str:
    """Digest of an item's files."""
    return canonical_digest(sorted((file.path, file.sha512) for file in item.files))


def _compared(copy: Stored, before: Item, now: Item, note: Replaces) -> Successor:
    old, new = ({file.path: file.sha512 for file in item.files} for item in (before, now))
    same = {path for path in new if old.get(path) == new[path]}
    replaced, added = [p for p in new if p in old and p not in same], [p for p in new if p not in old]
    coming = _coming(old, new, note, same)
    one_for_one = len(old) == len(new) == 1 and not note.adds
    whole = note.whole or one_for_one or coming is Coming.WHOLE
    stay = tuple(path for path in old if path in same or (path not in new and not whole))
    gone = tuple(path for path in old if path not in new) if whole else ()
    if whole and coming is not Coming.NOTHING:
        coming = Coming.WHOLE
    return Successor(
        copy.id, copy.version, state_of(before), coming, stay, tuple(replaced), tuple(added), gone, metadata=note.metadata
    )  # fmt: skip


def _coming(old: dict[str, str], new: dict[str, str], note: Replaces, same: set[str]) -> Coming:
    """The names say it: what has a file's name takes its place; what has none is guessed at by nobody."""
    if same == new.keys() and not (note.whole and old.keys() - new.keys()):
        return Coming.NOTHING
    agreeing = old.keys() & new.keys()
    if note.adds:
        return Coming.AGAIN if agreeing else Coming.BESIDE
    if not agreeing:
        return Coming.OTHERS
    if not old.keys() - new.keys():  # all comes again, and perhaps what was missing: nothing is there twice
        return Coming.WHOLE
    return Coming.MIXED if new.keys() - old.keys() else Coming.SOME


def _whole(before: Item, now: Item, told: Successor) -> Item:
    """In the order of the names, as a delivery's files are."""
    kept = frozenset(told.kept)
    files = [*(f for f in before.files if f.path in kept), *(f for f in now.files if f.path not in kept)]
    expected = {**before.expected, **now.expected}
    return Item(now.id, tuple(sorted(files, key=lambda file: file.path)), expected, now.empty, now.earlier)


def _fetched(batch: BatchFolder, copy: Stored, whole: Item, told: Successor) -> Successor:
    """Files that are measured with each other (a model and its textures, the frames of a film) lie together: what came, and what stays."""
    place, kept = batch.dossier(whole.id).folder / WHOLE, frozenset(told.kept)
    shutil.rmtree(place, ignore_errors=True)
    for file in whole.files:
        target = safe_join(place, file.path)
        made_folder(target.parent)
        if file.path not in kept:
            _linked(batch.payload / file.path, target)
        elif (path := layout.original(whole, file)) in copy.files:
            with atomic_write(target) as partial, partial.open("wb") as out:
                out.writelines(copy.read(path))
        else:
            raise LacksOriginals(f"{copy.id}: version {copy.version} keeps {file.path} as its master only")
    return replace(told, fetched=True)


def _linked(source: Path, target: Path) -> None:
    """The same file where the medium can; else a copy."""
    try:
        os.link(source, target)
    except OSError:
        with atomic_write(target) as partial:
            shutil.copyfile(source, partial)
