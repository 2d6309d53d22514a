"""Reads the rows of a binary PLY whose lists are of several lengths: where each row begins is found one by one, and rows of
the same lengths are then read at one stroke."""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heritage.model import about, phrase
from heritage.tools.model3d.mesh.ply_header import Element
from heritage.tools.model3d.surface import Broken, Integers

_AT_ONCE = 1 << 20
_LETTERS = {
    "i1": "b",
    "u1": "B",
    "i2": "h",
    "u2": "H",
    "i4": "i",
    "u4": "I",
    "i8": "q",
    "u8": "Q",
    "f4": "f",
    "f8": "d",
}


@dataclass(frozen=True, slots=True)
class Lists:
    """A list property: how long each row's list is, and all values one after another."""

    lengths: Integers
    values: NDArray[Any]


@dataclass(frozen=True, slots=True)
class _Step:
    """Bytes from the end of the list before to this list's length; how that is read; bytes of one value."""

    skip: int
    length: struct.Struct
    size: int


def row_type(element: Element, order: str, lengths: dict[str, int]) -> np.dtype[Any]:
    """A row whose lists are of these lengths."""
    fields: list[Any] = []
    for one in element.properties:
        if one.count:
            fields.append((f"#{one.name}", order + one.count))
            fields.append((one.name, order + one.type, (lengths[one.name],)))
        else:
            fields.append((one.name, order + one.type))
    return np.dtype(fields)


def read(
    data: NDArray[np.uint8], place: int, element: Element, order: str, path: Path
) -> tuple[dict[str, NDArray[Any]], dict[str, Lists], int]:
    """Single values, lists, and where the element ends. Raises Broken."""
    starts, lengths, end = _starts(data, place, element, order, path)
    listed = [p.name for p in element.properties if p.count]
    begins = np.cumsum(lengths, axis=0) - lengths
    singles: dict[str, NDArray[Any]] = {
        p.name: np.empty(len(starts), order + p.type) for p in element.properties if not p.count
    }
    types = {p.name: order + p.type for p in element.properties}
    values = {name: np.empty(int(lengths[:, n].sum()), types[name]) for n, name in enumerate(listed)}
    for chosen, each in _groups(lengths):
        rows = _rows(data, starts[chosen], row_type(element, order, dict(zip(listed, each, strict=True))))
        for name, column in singles.items():
            column[chosen] = rows[name]
        for n, (name, length) in enumerate(zip(listed, each, strict=True)):
            values[name][begins[chosen, n][:, None] + np.arange(length)] = rows[name]
    return singles, {name: Lists(lengths[:, n], values[name]) for n, name in enumerate(listed)}, end


def _starts(
    data: NDArray[np.uint8], place: int, element: Element, order: str, path: Path
) -> tuple[Integers, Integers, int]:
    """Where each row begins, how long its lists are, and where the last one ends."""
    steps, tail = _steps(element, order)
    raw, end = data.data, len(data)
    starts, lengths = array("q"), array("q")
    try:
        for _ in range(element.rows):
            starts.append(place)
            for step in steps:
                place += step.skip
                number = int(step.length.unpack_from(raw, place)[0])
                if number < 0:
                    raise Broken("decodes", about(path.name, phrase("ply-list", values=number, element=element.name)))
                lengths.append(number)
                place += step.length.size + number * step.size
            place += tail
            if place > end:
                raise struct.error
    except struct.error as error:
        raise Broken("truncated", about(path.name, phrase("ply-within", element=element.name))) from error
    return np.array(starts, np.int64), np.array(lengths, np.int64).reshape(-1, len(steps)), place


def _steps(element: Element, order: str) -> tuple[list[_Step], int]:
    steps, skip = list[_Step](), 0
    for one in element.properties:
        size = np.dtype(one.type).itemsize
        if one.count:
            steps.append(_Step(skip, struct.Struct(order + _LETTERS[one.count]), size))
            skip = 0
        else:
            skip += size
    return steps, skip


def _groups(lengths: Integers) -> Iterator[tuple[Integers, list[int]]]:
    """Rows of the same lengths, some at a time."""
    different, number = np.unique(lengths, axis=0, return_inverse=True)
    order = np.argsort(number.reshape(-1), kind="stable")
    ends = np.cumsum(np.bincount(number.reshape(-1), minlength=len(different)))
    for each, first, last in zip(different.tolist(), [0, *ends.tolist()], ends.tolist(), strict=False):
        step = max(1, _AT_ONCE // (sum(each) + 1))
        for start in range(first, last, step):
            yield order[start : min(start + step, last)], each


def _rows(data: NDArray[np.uint8], starts: Integers, row: np.dtype[Any]) -> NDArray[Any]:
    held = data[starts[:, None] + np.arange(row.itemsize)]
    return np.ascontiguousarray(held).view(row)[:, 0]
