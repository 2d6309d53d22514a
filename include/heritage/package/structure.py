"""How an item is built up, for METS's logical structMaps: its pages with their labels in the order in which they are read, in folders
(volumes, reels, sides) as the delivery has them; and the parts that people said since."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from heritage.formats import FORMATS, Kind
from heritage.model import PAGE_LABEL, PAGE_ORDER, PAGE_TYPE, File, Item, Part, Statement, worklines
from heritage.model.built import parts_said, reading_order
from heritage.model.pagination import folios

_LEAF: Final = {Kind.FRAME: "frame", Kind.MESH: "model", Kind.CLOUD: "point cloud", Kind.DOCUMENT: "document"}
_KINDS: Final = {puid: row.kind for row in FORMATS for puid in row.puids}
_PARTS: Final = (
    ("side", "side zijde kant seite face"),
    ("reel", "reel spoel rol rolle spule bobine"),
    ("tape", "tape band cassette kassette"),
    ("disc", "disc disk cd dvd plaat schijf schallplatte disque"),
    ("volume", "volume vol deel teil tome bd"),
    ("track", "track spoor spur piste"),
)
"""What a part may be called, in four languages. Of a recording `band` is a tape; of a book it is a volume."""
_WORDS: Final = {word: kind for kind, words in _PARTS for word in words.split()}


@dataclass(frozen=True, slots=True)
class Place:
    """A division: TYPE, LABEL and ORDERLABEL ("" where its name has no number)."""

    kind: str
    label: str
    order_label: str = ""


@dataclass(frozen=True, slots=True)
class Structure:
    """`folders`: folder below the item → part; empty where all files lie side by side, or people said another order. `places`: delivered
    path → page. `order`: the pages as they are read. `beside`: the files that are not read with them. `parts`: as people said them, each
    before its own."""

    whole: Place
    folders: Mapping[str, Place]
    places: Mapping[str, Place]
    order: Sequence[str] = ()
    beside: Sequence[str] = ()
    parts: Sequence[Part] = ()


def structure(item: Item, workline: str, label: str, said: Iterable[Statement] = ()) -> Structure:
    """By the names of folders and files, and by what people said of pages, their order and parts since."""
    every = [one for one in said if one.field.startswith("structure:")]
    told = {(one.subject, one.field): one.value for one in every if one.field in {PAGE_LABEL, PAGE_TYPE}}
    folders: dict[str, list[File]] = defaultdict(list)
    for file in item.files:
        folders[folder(item, file.path)].append(file)
    ordered = any(one.field == PAGE_ORDER for one in every)
    parts = {name: Place(_named(name, workline) or "part", name) for name in folders if name and not ordered}
    places = {}
    for files in folders.values():
        numbers = folios([file.stem for file in files])
        for file in files:
            number = numbers.get(file.stem)
            called = told.get((file.path, PAGE_LABEL), "")
            kind = told.get((file.path, PAGE_TYPE)) or _leaf(file, workline)
            places[file.path] = Place(kind, called or file.stem, called or (str(number) if number else ""))
    paths = [file.path for file in item.files]
    order = reading_order(paths, every)
    read = frozenset(order)
    whole = Place(worklines.named(workline).item, label)
    return Structure(whole, parts, places, order, [path for path in paths if path not in read], parts_said(every))


def folder(item: Item, path: str) -> str:
    """Below the item's own; "" for what lies in it."""
    below = path.removeprefix(f"objects/{item.id}/").removeprefix("objects/")
    return below.rpartition("/")[0]


def _named(name: str, workline: str) -> str:
    """side_A → side; "" for a name that says nothing."""
    words = re.findall(r"[^\W\d_]+", name.rpartition("/")[2].lower())
    found = next((_WORDS[word] for word in words if word in _WORDS), "")
    return {"tape": "volume"}.get(found, found) if workline == "paper" else found


def _leaf(file: File, workline: str) -> str:
    """By what it holds; of a recording by its name too: a side, a tape, a disc."""
    kind = _KINDS.get(file.format.puid) if file.format else None
    if kind in (Kind.SOUND, Kind.FILM):
        return _named(file.stem, workline) or "recording"
    if kind is Kind.PICTURE:
        return "page" if workline == "paper" else "image"
    return _LEAF.get(kind, "file") if kind else "file"
