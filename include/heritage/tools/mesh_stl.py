"""Reads STL, binary and ASCII: loose triangles, no unit, no materials."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from heritage.tools.meshes import Broken, Floats, Mesh, spare
from heritage.tools.text_columns import Lines, parsed

_RECORD = np.dtype([("normal", "<f4", 3), ("corners", "<f4", (3, 3)), ("attribute", "<u2")])


def read(path: Path, _root: Path | None) -> Mesh:
    """Raises Broken."""
    size = path.stat().st_size
    with path.open("rb") as stream:
        head = stream.read(1024)
    promised = int.from_bytes(head[80:84], "little") if len(head) >= 84 else 0
    if head.lstrip()[:5].lower() == b"solid" and size != 84 + 50 * promised and b"\0" not in head:
        return _ascii(path)
    if size < 84:
        raise Broken("truncated", f"{path.name}: {size} bytes; a binary STL has at least 84")
    if size < 84 + 50 * promised:
        held = (size - 84) // 50
        raise Broken("truncated", f"{path.name}: the header promises {promised:,} triangles; {held:,} are there")
    return _binary(path, promised)


def _binary(path: Path, triangles: int) -> Mesh:
    rows = np.fromfile(path, _RECORD, triangles, offset=84)
    return _mesh(
        "binary",
        rows["corners"].astype(np.float64).reshape(-1, 3),
        rows["normal"].astype(float),
        spare(path, 84 + 50 * triangles),
    )


def _ascii(path: Path) -> Mesh:
    lines = Lines(path.read_bytes().lower())
    corners, facets = lines.having(b"vertex"), lines.having(b"facet")
    if len(corners) != 3 * len(facets) or len(lines.having(b"endsolid")) < 1:
        raise Broken("truncated", f"{path.name}: {len(facets):,} facets, {len(corners):,} corners, or no `endsolid`")
    positions = parsed(lines.rest(corners, b"vertex"), float, 3 * len(corners), "lines `vertex`").reshape(-1, 3)
    text = lines.rest(facets, b"facet").replace(b"normal", b"")
    normals = parsed(text, float, 3 * len(facets), "lines `facet normal`").reshape(-1, 3)
    return _mesh("ascii", positions, normals, ())


def _mesh(encoding: str, positions: Floats, normals: Floats, faults: tuple[str, ...]) -> Mesh:
    triangles = len(positions) // 3
    return Mesh(
        kind="stl", encoding=encoding, positions=positions, counts=np.full(triangles, 3, np.int64),
        vertex=np.arange(len(positions)), normals=normals, normal_at=np.repeat(np.arange(triangles), 3), faults=faults,
    )  # fmt: skip
