"""Reads PLY, ASCII and binary: surfaces and loose points. The header's counts are held against the file before any is believed."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from heritage.errors import SourceUnreadable
from heritage.model import Phrase, about, phrase
from heritage.tools.model3d.mesh import ply_lists as mesh_ply_lists
from heritage.tools.model3d.mesh.ply_header import Element, Header, Property, header
from heritage.tools.model3d.mesh.ply_lists import Lists, row_type
from heritage.tools.model3d.mesh.ply_meaning import Columns, Tables, other_elements, texture_numbers, uvs_of_corners
from heritage.tools.model3d.surface import Broken, Integers, Material, Mesh, Reference, reference, spare
from heritage.tools.model3d.text_columns import misspelt, parsed

_READ = frozenset({"vertex", "face", "tristrips"})


def read(path: Path, root: Path | None) -> Mesh:
    """Raises Broken."""
    head = header(path)
    names = [element.name for element in head.elements]
    if len(names) > len(set(names)):
        raise Broken("decodes", about(path.name, phrase("ply-twice", names=names)))
    tables, faults = _ascii(path, head) if not head.order else _binary(path, head)
    mesh = _mesh(path, root, head, tables)
    return replace(mesh, faults=faults, aside=(*mesh.aside, *other_elements(tables, head, _READ)))


def _polygons(faces: Columns, strips: Columns) -> tuple[Lists, bool]:
    """And whether they were strips of triangles."""
    found = faces.listed("vertex_indices", "vertex_index")
    strip = strips.listed("vertex_indices", "vertex_index") if found is None or not len(found.lengths) else None
    if strip is not None:
        return _unrolled(strip.values.astype(np.int64)), True
    return found or Lists(np.empty(0, int), np.empty(0, int)), False


def _unrolled(strip: Integers) -> Lists:
    """Triangles of strips, as Stanford's scans have them: -1 ends a strip, and every second triangle is turned."""
    ends = strip < 0
    whole = np.flatnonzero(~(ends[:-2] | ends[1:-1] | ends[2:])) if len(strip) > 2 else np.empty(0, np.int64)
    begins = np.concatenate([[0], np.flatnonzero(ends) + 1])
    place = whole - begins[np.searchsorted(begins, whole, "right") - 1]
    rows = np.stack([strip[whole], strip[whole + 1], strip[whole + 2]], axis=1)
    rows[place % 2 == 1] = rows[place % 2 == 1][:, [1, 0, 2]]
    return Lists(np.full(len(rows), 3, np.int64), rows.reshape(-1))


def _binary(path: Path, head: Header) -> tuple[Tables, tuple[Phrase, ...]]:
    """The tables, and what is wrong behind them."""
    data = np.fromfile(path, np.uint8, offset=head.length)
    place, tables = 0, Tables()
    for element in head.elements:
        singles, lists, place = _table(data, place, element, head.order, path)
        tables[element.name] = (singles, lists)
    return tables, spare(path, head.length + place)


def _table(
    data: NDArray[np.uint8], place: int, element: Element, order: str, path: Path
) -> tuple[dict[str, NDArray[Any]], dict[str, Lists], int]:
    """One element's rows: at one stroke when all lists are as long as the first row's, else row by row."""
    if not element.rows:
        return {}, {}, place
    lengths = _first_lengths(data, place, element, order, path)
    row = row_type(element, order, lengths)
    if place + row.itemsize * element.rows <= len(data):
        rows = np.frombuffer(data, row, element.rows, place)
        if all((rows[f"#{p.name}"] == lengths[p.name]).all() for p in element.properties if p.count):
            return *_columns(rows, element, lengths), place + row.itemsize * element.rows
    if not any(p.count for p in element.properties):
        raise Broken("truncated", about(path.name, phrase("ply-short", rows=element.rows, element=element.name)))
    return mesh_ply_lists.read(data, place, element, order, path)


def _columns(
    rows: NDArray[Any], element: Element, lengths: Mapping[str, int]
) -> tuple[dict[str, NDArray[Any]], dict[str, Lists]]:
    singles = {p.name: rows[p.name] for p in element.properties if not p.count}
    lists = {
        p.name: Lists(np.full(len(rows), lengths[p.name], np.int64), rows[p.name].reshape(-1))
        for p in element.properties
        if p.count
    }
    return singles, lists


def _first_lengths(data: NDArray[np.uint8], place: int, element: Element, order: str, path: Path) -> dict[str, int]:
    """How long the lists of the row at `place` are."""
    lengths = dict[str, int]()
    for one in element.properties:
        size, number = np.dtype(one.type).itemsize, 1
        if one.count:
            head = np.dtype(order + one.count)
            piece = data[place : place + head.itemsize]
            if len(piece) < head.itemsize:
                raise Broken("truncated", about(path.name, phrase("ply-within", element=element.name)))
            number = lengths[one.name] = int(np.frombuffer(piece, head)[0])
            place += head.itemsize
        if number < 0:
            raise Broken("decodes", about(path.name, phrase("ply-list", values=number, element=element.name)))
        place += number * size
        if place > len(data):
            raise Broken("truncated", about(path.name, phrase("ply-within", element=element.name)))
    return lengths


def _ascii(path: Path, head: Header) -> tuple[Tables, tuple[Phrase, ...]]:
    with path.open("rb") as stream:
        stream.seek(head.length)
        text = stream.read()
    words = len(text.split()) if len(text) < 1 << 20 else int(_count_words(text))
    numbers = _numbers(text, words, path, head.length)
    place, tables = 0, Tables()
    for element in head.elements:
        tables[element.name], place = _ascii_table(numbers, place, element, path)
    left = len(numbers) - place
    return tables, (phrase("spare-numbers", numbers=left),) if left else ()


def _numbers(text: bytes, words: int, path: Path, begin: int) -> NDArray[np.float64]:
    """Raises SourceUnreadable with the first line that has another word."""
    try:
        return parsed(text, float, words, phrase("data"))
    except SourceUnreadable as error:
        with path.open("rb") as stream:
            first = 1 + len(stream.read(begin).splitlines())
        for number, line in enumerate(text.splitlines(), first):
            if fault := misspelt(line.split(), number):
                raise SourceUnreadable(about(path.name, fault)) from error
        raise


def _count_words(text: bytes) -> int:
    solid = np.frombuffer(text, np.uint8) > 32
    return int((solid[1:] & ~solid[:-1]).sum() + solid[0])


def _ascii_table(
    numbers: NDArray[np.float64], place: int, element: Element, path: Path
) -> tuple[tuple[dict[str, NDArray[Any]], dict[str, Lists]], int]:
    width = len(element.properties)
    if not any(p.count for p in element.properties):
        rows = numbers[place : place + width * element.rows]
        _enough(len(rows), width * element.rows, element, path)
        table = rows.reshape(element.rows, width)
        return ({p.name: table[:, n] for n, p in enumerate(element.properties)}, {}), place + width * element.rows
    alike = _ascii_alike(numbers, place, element)
    return alike or _ascii_row_by_row(numbers, place, element, path)


def _ascii_alike(
    numbers: NDArray[np.float64], place: int, element: Element
) -> tuple[tuple[dict[str, NDArray[Any]], dict[str, Lists]], int] | None:
    """All rows at one stroke, when their lists are as long as the first row's."""
    columns, width = list[tuple[Property, int, int]](), 0
    for one in element.properties:
        number = 1
        if one.count:
            if place + width >= len(numbers) or not 0 <= numbers[place + width] < len(numbers):
                return None
            number, width = int(numbers[place + width]), width + 1
        columns.append((one, width, number))
        width += number
    rows = numbers[place : place + width * element.rows]
    if not element.rows or len(rows) < width * element.rows:
        return None
    table = rows.reshape(element.rows, width)
    if any((table[:, start - 1] != number).any() for one, start, number in columns if one.count):
        return None
    lists = {
        one.name: Lists(np.full(element.rows, number, np.int64), table[:, start : start + number].reshape(-1))
        for one, start, number in columns
        if one.count
    }
    singles = {one.name: table[:, start] for one, start, _ in columns if not one.count}
    return (singles, lists), place + width * element.rows


def _ascii_row_by_row(
    numbers: NDArray[np.float64], place: int, element: Element, path: Path
) -> tuple[tuple[dict[str, NDArray[Any]], dict[str, Lists]], int]:
    """Where each value or list begins is found first, without an object for any of them."""
    begins = {p.name: array("q") for p in element.properties}
    lengths = {p.name: array("q") for p in element.properties if p.count}
    for _ in range(element.rows):
        for one in element.properties:
            _enough(len(numbers), place + 1, element, path)
            number, start = (int(numbers[place]), place + 1) if one.count else (1, place)
            if number < 0:
                raise Broken("decodes", about(path.name, phrase("ply-list", values=number, element=element.name)))
            _enough(len(numbers), start + number, element, path)
            begins[one.name].append(start)
            if one.count:
                lengths[one.name].append(number)
            place = start + number
    at = {name: np.frombuffer(found, np.int64) if found else np.empty(0, np.int64) for name, found in begins.items()}
    lists = {name: _gathered(numbers, at[name], np.array(found, np.int64)) for name, found in lengths.items()}
    return ({name: numbers[found] for name, found in at.items() if name not in lists}, lists), place


def _gathered(numbers: NDArray[np.float64], starts: Integers, lengths: Integers) -> Lists:
    before = np.repeat(np.cumsum(lengths) - lengths, lengths)
    return Lists(lengths, numbers[np.repeat(starts, lengths) + np.arange(len(before)) - before])


def _enough(held: int, wanted: int, element: Element, path: Path) -> None:
    if held < wanted:
        raise Broken("truncated", about(path.name, phrase("ply-within-rows", rows=element.rows, element=element.name)))


def _mesh(path: Path, root: Path | None, head: Header, tables: Tables) -> Mesh:
    vertices, faces, strips = (Columns.of(name, tables, head) for name in ("vertex", "face", "tristrips"))
    positions = vertices.together(("x", "y", "z"))
    if positions is None and vertices.table[0]:
        raise SourceUnreadable(about(path.name, phrase("ply-no-places")))
    positions = np.empty((0, 3)) if positions is None else positions
    polygons, stripped = _polygons(faces, strips)
    keep, skipped = _sound(polygons, len(positions))
    at = np.repeat(keep, np.maximum(polygons.lengths, 0))
    vertex = polygons.values.astype(np.int64)[at]
    normals = vertices.together(("nx", "ny", "nz"))
    texcoord = faces.listed("texcoord") if not stripped else None
    uvs, uv_at = _uvs(vertices, texcoord, polygons, at, vertex)
    (colours, lost), (face_colours, lost_too) = vertices.colours(), ((None, None) if stripped else faces.colours())
    materials, references = _materials(head, path, root)
    number = texture_numbers(faces) if not stripped else None
    aside = (
        *filter(None, (lost, lost_too)),
        *vertices.others(),
        *faces.others(),
        *strips.others(),
        *_undecided(number, materials),
    )
    return Mesh(
        kind="ply", encoding="ascii" if not head.order else "binary", positions=positions,
        counts=polygons.lengths[keep], vertex=vertex, uvs=uvs, uv_at=uv_at, normals=normals,
        normal_at=vertex if normals is not None else None, colours=colours,
        face_colours=face_colours[keep] if face_colours is not None and len(face_colours) == len(keep) else None,
        material=_material(number, materials, keep), materials=materials, references=references, skipped=skipped,
        aside=aside,
    )  # fmt: skip


def _sound(polygons: Lists, vertices: int) -> tuple[NDArray[np.bool_], dict[str, int]]:
    lengths = np.maximum(polygons.lengths, 0)
    polygon = np.repeat(np.arange(len(lengths)), lengths)
    wrong = (polygons.values < 0) | (polygons.values >= vertices)
    outside = np.bincount(polygon[wrong], minlength=len(lengths)) > 0
    short = polygons.lengths < 3
    return ~(outside | short), {"index-range": int(outside.sum()), "short-face": int((short & ~outside).sum())}


def _uvs(
    vertices: Columns, texcoord: Lists | None, polygons: Lists, at: NDArray[np.bool_], vertex: Integers
) -> tuple[NDArray[np.float64] | None, Integers | None]:
    """Of each corner (a `texcoord` list), or else of each vertex."""
    if texcoord is not None and (texcoord.lengths == 2 * polygons.lengths).any():
        return uvs_of_corners(texcoord, polygons, at)
    found = vertices.uvs()
    return (found, vertex) if found is not None else (None, None)


def _undecided(number: NDArray[Any] | None, materials: tuple[Material, ...]) -> tuple[Phrase, ...]:
    told = phrase("left-undecided", pictures=len(materials))
    return (told,) if number is None and len(materials) > 1 else ()


def _materials(head: Header, path: Path, root: Path | None) -> tuple[tuple[Material, ...], tuple[Reference, ...]]:
    named = [reference(name, "texture", path, root) for name in head.textures]
    return tuple(
        Material(r.name, (1, 1, 1, 1), r.place.read_bytes() if r.place else b"", r.name) for r in named
    ), tuple(named)


def _material(number: NDArray[Any] | None, materials: tuple[Material, ...], keep: NDArray[np.bool_]) -> Integers | None:
    if not materials:
        return None
    if number is None:
        return np.zeros(int(keep.sum()), np.int64)
    return cast(Integers, np.clip(number[keep].astype(np.int64), -1, len(materials) - 1))
