"""What the columns of a PLY mean, by the names that programs give them; and what is in the file besides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias, cast

import numpy as np
from numpy.typing import NDArray

from heritage.model import Phrase, phrase
from heritage.tools.model3d.mesh import colours as mesh_colours
from heritage.tools.model3d.mesh.ply_header import Header
from heritage.tools.model3d.mesh.ply_lists import Lists
from heritage.tools.model3d.surface import Floats, Integers

Table: TypeAlias = tuple[dict[str, NDArray[Any]], dict[str, Lists]]
Tables: TypeAlias = dict[str, Table]

_COLOURS = (
    ("red", "green", "blue", "alpha"),
    ("diffuse_red", "diffuse_green", "diffuse_blue", "diffuse_alpha"),
    ("r", "g", "b", "a"),
    ("ambient_red", "ambient_green", "ambient_blue", "ambient_alpha"),
)
_UVS = (("s", "t"), ("u", "v"), ("texture_u", "texture_v"), ("texture_s", "texture_t"))


@dataclass(slots=True)
class Columns:
    """One table, and which of its columns have been taken. Names are looked for in any letters."""

    element: str
    table: Table
    types: Mapping[str, str]
    taken: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, element: str, tables: Tables, head: Header) -> Columns:
        types = {p.name: p.type for e in head.elements if e.name == element for p in e.properties}
        return cls(element, tables.get(element, ({}, {})), types)

    def together(self, names: tuple[str, ...]) -> Floats | None:
        """These columns side by side, or None when one of them is not there."""
        known = {name.lower(): name for name in self.table[0]}
        if not all(name in known for name in names):
            return None
        self.taken |= {known[name] for name in names}
        return np.column_stack([self.table[0][known[name]].astype(np.float64) for name in names])

    def listed(self, *names: str) -> Lists | None:
        """The first of these lists that is there."""
        found = next((name for name in names if name in self.table[1]), None)
        if found is None:
            return None
        self.taken.add(found)
        return self.table[1][found]

    def is_integer(self, name: str) -> bool:
        return next((t for n, t in self.types.items() if n.lower() == name), "f4")[0] in "iu"

    def colours(self) -> tuple[NDArray[np.uint8] | None, Phrase | None]:
        """RGB or RGBA; and what 8 bits lose of them, None when nothing."""
        for names in _COLOURS:
            rgb = self.together(names[:3])
            if rgb is not None:
                alpha = self.together(names[3:]) if names[0] != "diffuse_red" else self._alpha(names[3])
                whole = rgb if alpha is None else np.column_stack([rgb, alpha])
                return _eight(whole, integers=self.is_integer(names[0])), self._lost(whole, names[0])
        return None, None

    def _alpha(self, name: str) -> Floats | None:
        own = self.together((name,))
        return own if own is not None else self.together(("alpha",))

    def _lost(self, values: Floats, name: str) -> Phrase | None:
        wide = mesh_colours.is_wide(values, integers=self.is_integer(name))
        return phrase("left-eight", element=self.element) if wide else None

    def uvs(self) -> Floats | None:
        return next((found for pair in _UVS if (found := self.together(pair)) is not None), None)

    def others(self) -> Iterator[Phrase]:
        """Columns that nobody took and that say something."""
        singles, lists = self.table
        left = [n for n in singles if n not in self.taken and singles[n].any()]
        left += [n for n in lists if n not in self.taken and len(lists[n].values)]
        if left:
            yield phrase("left-each", names=left, element=self.element)


def _eight(values: Floats, *, integers: bool) -> NDArray[np.uint8]:
    return mesh_colours.of_integers(values) if integers else mesh_colours.of_shares(values)


def other_elements(tables: Tables, head: Header, read: frozenset[str]) -> Iterator[Phrase]:
    """Whole tables that are no part of a surface."""
    for element in head.elements:
        if element.rows and element.properties and element.name not in read:
            yield phrase("left-rows", rows=element.rows, element=element.name)


def uvs_of_corners(texcoord: Lists, polygons: Lists, at: NDArray[np.bool_]) -> tuple[Floats, Integers]:
    """Of each corner; -1 where its polygon's list is not as long as its corners want."""
    fits = texcoord.lengths == 2 * polygons.lengths
    if fits.all():
        uvs = texcoord.values.astype(np.float64).reshape(-1, 2)[at]
        return uvs, np.arange(len(uvs))
    values = texcoord.values[np.repeat(fits, texcoord.lengths)].astype(np.float64).reshape(-1, 2)
    where = np.repeat(fits, polygons.lengths)
    number = np.full(len(where), -1, np.int64)
    number[where] = np.arange(len(values))
    return values, number[at]


def texture_numbers(faces: Columns) -> NDArray[Any] | None:
    """Per polygon; a list says it once for each corner, and the first counts."""
    single = faces.together(("texnumber",))
    if single is not None:
        return cast(NDArray[Any], single[:, 0])
    listed = faces.listed("texnumber")
    if listed is None or not len(listed.lengths):
        return None
    begins = np.cumsum(listed.lengths) - listed.lengths
    there = listed.lengths > 0
    found = np.full(len(listed.lengths), -1.0)
    found[there] = listed.values[begins[there]]
    return found
