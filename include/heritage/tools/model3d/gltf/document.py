"""A glTF's tables, and the bytes behind them: every index, length and name is checked before it is used."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, unquote_to_bytes

import numpy as np
from numpy.typing import NDArray

from heritage.errors import SourceUnreadable
from heritage.model import Reason, about, phrase
from heritage.tools.model3d.surface import Broken, Reference, reference

if TYPE_CHECKING:
    from heritage.tools.model3d.gltf.meshopt import Packed

_TYPES = {5120: "<i1", 5121: "<u1", 5122: "<i2", 5123: "<u2", 5125: "<u4", 5126: "<f4"}
_WIDTHS = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4, "MAT2": 4, "MAT3": 9, "MAT4": 16}
_MOST_ZEROS = 1_000_000


@dataclass(slots=True)
class Document:
    """A glTF with its binary parts at hand. `found` collects what it names outside itself."""

    path: Path
    root: Path | None
    rows: dict[str, Any]
    binary: memoryview | None
    buffers: dict[int, bytes | memoryview | None] = field(default_factory=dict)
    found: dict[str, Reference] = field(default_factory=dict)
    held: dict[str, bytes | None] = field(default_factory=dict)  # each file once, however often it is named
    unpacked: dict[int, bytes] = field(default_factory=dict)  # what compressed buffer views stand for

    @property
    def size(self) -> int:
        """Bytes of all buffers that were opened."""
        return sum(len(held) for held in (*self.buffers.values(), *self.unpacked.values()) if held is not None)

    def table(self, name: str) -> list[dict[str, Any]]:
        rows = self.rows.get(name, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise Broken("decodes", about(self.path.name, phrase("gltf-table", table=name)))
        return rows

    def row(self, name: str, number: Any) -> dict[str, Any]:
        rows = self.table(name)
        if not isinstance(number, int) or not 0 <= number < len(rows):
            beyond = phrase("gltf-index", table=name, number=str(number), of=len(rows))
            raise Broken("index-range", about(self.path.name, beyond))
        return rows[number]

    def outside(self, uri: str, kind: str) -> bytes | None:
        """What a URI stands for: its own bytes (data:), a file of the item, or None; a URL is never followed."""
        if uri.startswith("data:"):
            return _data(uri, self.path)
        if uri not in self.held:
            named = self.found[uri] = reference(unquote(uri), kind, self.path, self.root)
            self.held[uri] = named.place.read_bytes() if named.place else None
        return self.held[uri]

    def buffer(self, number: int) -> bytes | memoryview | None:
        if number not in self.buffers:
            row = self.row("buffers", number)
            uri = row.get("uri")
            if uri is None:  # only the first may be a GLB's own; another is what a decoder is to fill
                self.buffers[number] = self.binary if number == 0 else None
            else:
                self.buffers[number] = self.outside(str(uri), "buffer")
        return self.buffers[number]

    def view(self, number: Any) -> tuple[memoryview | None, int]:
        """The bytes of a buffer view and its stride (0: none). None when its buffer is not to be had."""
        row = self.row("bufferViews", number)
        if number in self.unpacked:
            return memoryview(self.unpacked[number]), _whole(row.get("byteStride", 0))
        held = self.buffer(_whole(row.get("buffer", 0)))
        start, length = _whole(row.get("byteOffset", 0)), _whole(row.get("byteLength", 0))
        if held is None:
            return None, 0
        if start + length > len(held):
            raise Broken("truncated", about(self.path.name, phrase("gltf-view-long", view=number)))
        return memoryview(held)[start : start + length], _whole(row.get("byteStride", 0))

    def unpack(self) -> str:
        """Decodes all views that meshopt compressed, at once; the name of the extension, or "". Raises Broken."""
        from heritage.tools.model3d.gltf import meshopt as gltf_meshopt

        waiting: dict[int, gltf_meshopt.Packed] = {}
        used = ""
        for number, row in enumerate(self.table("bufferViews")):
            name = next((n for n in gltf_meshopt.NAMES if n in extensions(row)), "")
            if name and (stored := self._part(extensions(row)[name])) is not None:
                waiting[number], used = stored, name
        if waiting:
            made = gltf_meshopt.decoded(list(waiting.values()), self.path.name)
            self.unpacked = dict(zip(waiting, made, strict=True))
        return used

    def _part(self, row: dict[str, Any]) -> Packed | None:
        from heritage.tools.model3d.gltf.meshopt import Packed

        held = self.buffer(_whole(row.get("buffer", 0)))
        start, length = _whole(row.get("byteOffset", 0)), _whole(row.get("byteLength", 0))
        if held is None:
            return None
        if start + length > len(held):
            raise Broken("truncated", about(self.path.name, phrase("gltf-packed-long")))
        stored = bytes(memoryview(held)[start : start + length])
        kind, filtered = str(row.get("mode", "")), str(row.get("filter", "NONE"))
        return Packed(stored, _whole(row.get("count")), _whole(row.get("byteStride")), kind, filtered)

    def accessor(self, number: Any) -> NDArray[Any] | None:
        """Count × width values; None when the bytes are not to be had. Sparse ones with what they replace put in."""
        row = self.row("accessors", number)
        kind, width = np.dtype(_TYPES[row["componentType"]]), _WIDTHS[row["type"]]
        count, start = _whole(row["count"]), _whole(row.get("byteOffset", 0))
        if "bufferView" in row:
            found = self._values(row["bufferView"], (count, width), start, kind, number)
        elif count > _MOST_ZEROS:  # glTF: one without a view is all zeros; nothing in the file bounds its count
            raise Broken("truncated", about(self.path.name, phrase("gltf-zeros", accessor=number, values=count)))
        else:
            found = np.zeros((count, width), kind)
        if found is not None and "sparse" in row:
            found = self._replaced(found, row["sparse"], kind, number)
        return normal(found) if found is not None and row.get("normalized") else found

    def _values(
        self, view: Any, shape: tuple[int, int], start: int, kind: np.dtype[Any], accessor: int
    ) -> NDArray[Any] | None:
        held, stride = self.view(view)
        if held is None:
            return None
        count, row = shape[0], kind.itemsize * shape[1]
        step = stride or row
        if step < row:
            stride_short = phrase("gltf-stride", accessor=accessor, bytes=step, least=row)
            raise Broken("decodes", about(self.path.name, stride_short))
        if count and start + step * (count - 1) + row > len(held):
            raise Broken("truncated", about(self.path.name, phrase("gltf-fewer", accessor=accessor, values=count)))
        return np.ndarray(shape, kind, held, start, (step, kind.itemsize)) if count else np.empty(shape, kind)

    def _replaced(
        self, usual: NDArray[Any], sparse: dict[str, Any], kind: np.dtype[Any], accessor: int
    ) -> NDArray[Any] | None:
        """glTF 2.0, 3.6.2.3: the values of some places come from another view."""
        count, at, other = _whole(sparse["count"]), sparse["indices"], sparse["values"]
        numbers = np.dtype(_TYPES[at["componentType"]])
        places = self._values(at["bufferView"], (count, 1), _whole(at.get("byteOffset", 0)), numbers, accessor)
        width = usual.shape[1]
        values = self._values(other["bufferView"], (count, width), _whole(other.get("byteOffset", 0)), kind, accessor)
        if places is None or values is None:
            return None
        if count and int(places.max()) >= len(usual):
            beyond = phrase("gltf-replaces", accessor=accessor, value=int(places.max()), of=len(usual))
            raise Broken("index-range", about(self.path.name, beyond))
        found = usual.copy()
        found[places[:, 0].astype(np.int64)] = values
        return found


def extensions(row: dict[str, Any]) -> dict[str, Any]:
    """Name → what it says, of those that say something."""
    found = row.get("extensions")
    return {str(k): v for k, v in found.items() if isinstance(v, dict)} if isinstance(found, dict) else {}


def _whole(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise SourceUnreadable(phrase("no-whole-number", value=repr(str(value)[:40])))
    return value


def normal(values: NDArray[Any]) -> NDArray[Any]:
    """Whole numbers as glTF scales them to 0–1 or -1–1; what are none stay."""
    if values.dtype.kind == "f":
        return values
    most = np.iinfo(values.dtype).max
    return np.maximum(values.astype(np.float64) / most, -1.0)


def _data(uri: str, path: Path) -> bytes:
    head, _, body = uri.partition(",")
    data = unquote_to_bytes(body)
    try:
        return base64.b64decode(data, validate=True) if head.endswith(";base64") else data
    except binascii.Error as error:
        raise Broken("decodes", about(path.name, phrase("data-uri", tool=Reason(str(error))))) from error
