"""The looks of a 3MF: base materials, groups of colours and of places in pictures, and what each triangle's corners have of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heritage.model import phrase

_NONE = -1
Bytes = NDArray[np.uint8]


@dataclass(slots=True)
class Group:
    """One resource that triangles name: `colours` RGBA, or `uvs` in the picture at `picture`."""

    colours: list[tuple[int, int, int, int]] = field(default_factory=list)
    uvs: list[tuple[float, float]] = field(default_factory=list)
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """Per corner of each triangle: `colours` T × 3 × 4, `coloured` T; `uvs` T × 3 × 2 (NaN for none), `picture` T, a number of
    `pictures` or -1."""

    colours: Bytes
    coloured: NDArray[np.bool_]
    uvs: NDArray[np.float64]
    picture: NDArray[np.int64]
    pictures: tuple[str, ...] = ()

    @classmethod
    def nothing(cls, triangles: int) -> Seen:
        return cls(
            np.full((triangles, 3, 4), 255, np.uint8), np.zeros(triangles, bool), np.full((triangles, 3, 2), np.nan),
            np.full(triangles, _NONE, np.int64),
        )  # fmt: skip

    def only(self, kept: NDArray[np.bool_]) -> Seen:
        return Seen(self.colours[kept], self.coloured[kept], self.uvs[kept], self.picture[kept], self.pictures)

    def turned(self) -> Seen:
        """For triangles whose corners are named the other way round."""
        return Seen(self.colours[:, ::-1], self.coloured, self.uvs[:, ::-1], self.picture, self.pictures)


def colour(said: str) -> tuple[int, int, int, int]:
    """#RRGGBB or #RRGGBBAA. Raises ValueError."""
    found = re.fullmatch(r"#([0-9a-fA-F]{6})([0-9a-fA-F]{2})?", said.strip())
    if found is None:
        raise ValueError(f"{said[:40]!r} is no colour")
    red, green, blue = bytes.fromhex(found[1])
    return red, green, blue, int(found[2] or "ff", 16)


def seen(
    groups: Mapping[str, Group], names: Sequence[str], properties: NDArray[np.int64], usual: tuple[str, int]
) -> tuple[Seen, bool]:
    """`properties`: per triangle the number of its group among `names` (-1: the object's own, `usual`) and p1, p2, p3 (-1:
    none; a later one is then the first). And whether something that they name is not among the groups."""
    found = Seen.nothing(len(properties))
    pictures: list[str] = []
    of_object = properties[:, 0] < 0
    unknown = False
    for number in np.unique(properties[:, 0]).tolist():
        name = names[number] if number >= 0 else usual[0]
        if not name:
            continue
        rows = np.flatnonzero(of_object if number < 0 else properties[:, 0] == number)
        group = groups.get(name)
        unknown |= group is None
        if group is not None:
            _fill(found, group, rows, _places(properties[rows, 1:], usual[1] if number < 0 else 0), pictures)
    return Seen(found.colours, found.coloured, found.uvs, found.picture, tuple(pictures)), unknown


def _places(said: NDArray[np.int64], usual: int) -> NDArray[np.int64]:
    first = np.where(said[:, :1] < 0, usual, said[:, :1])
    return np.where(said < 0, first, said)


def _fill(found: Seen, group: Group, rows: NDArray[np.int64], places: NDArray[np.int64], pictures: list[str]) -> None:
    """Raises IndexError for a place that the group has not."""
    if group.picture:
        if group.picture not in pictures:
            pictures.append(group.picture)
        found.uvs[rows] = np.array(group.uvs, float).reshape(-1, 2)[places]
        found.picture[rows] = pictures.index(group.picture)
    elif group.colours:
        found.colours[rows] = np.array(group.colours, np.uint8)[places]
        found.coloured[rows] = True


def joined(parts: Sequence[Seen]) -> Seen:
    """One after another; pictures of one name are one."""
    pictures = list(dict.fromkeys(name for part in parts for name in part.pictures))
    numbers = [np.array([*(pictures.index(n) for n in part.pictures), _NONE], np.int64)[part.picture] for part in parts]
    nothing = Seen.nothing(0)
    return Seen(
        np.concatenate([nothing.colours, *(p.colours for p in parts)]),
        np.concatenate([nothing.coloured, *(p.coloured for p in parts)]),
        np.concatenate([nothing.uvs, *(p.uvs for p in parts)]), np.concatenate([nothing.picture, *numbers]), tuple(pictures),
    )  # fmt: skip


def carried(looks: Seen, triangles: NDArray[np.int64], positions: int) -> dict[str, Any]:
    """As a Mesh holds them: `colours` when all corners at a vertex agree, `face_colours` when all corners of a triangle do; else
    they are named in `aside`."""
    if not looks.coloured.any():
        return {}
    if (looks.colours == looks.colours[:, :1]).all():
        return {"face_colours": _short(looks.colours[:, 0])}
    vertices = np.full((positions, 4), 255, np.uint8)
    vertices[triangles.reshape(-1)] = looks.colours.reshape(-1, 4)
    if (vertices[triangles] == looks.colours).all():
        return {"colours": _short(vertices)}
    return {"aside": (phrase("left-corner-colours"),)}


def _short(colours: Bytes) -> Bytes:
    return np.ascontiguousarray(colours[:, :3] if (colours[:, 3] == 255).all() else colours)
