"""Geometry that Draco compressed (KHR_draco_mesh_compression), decoded by Google's decoder (DracoPy)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heritage.model import Reason, about, phrase, reason_of
from heritage.tools.model3d.surface import Broken

NAME = "KHR_draco_mesh_compression"
_SMALL, _RATIO, _MOST = 1_000_000, 200, 100_000_000
"""Faces or points up to which any file is decoded, then as many to a compressed byte: a plain of squares has 30. The last: ever."""
_METADATA = 0x8000


def counts(content: bytes) -> tuple[int, int]:
    """Points and faces that the header promises (Draco bitstream 2.2, sections 3 and 4); those of old versions and behind
    metadata are not looked for: 0. Raises ValueError, IndexError."""
    if content[:5] != b"DRACO":
        raise ValueError(phrase("first-bytes", bytes=content[:5].hex(" ")))
    version, mesh, method = (content[5], content[6]), content[7] == 1, content[8]
    flags = int.from_bytes(content[9:11], "little")
    if version < (2, 2) or flags & _METADATA:
        return 0, 0
    if not mesh:
        return int.from_bytes(content[11:15], "little"), 0
    first, place = _varint(content, 12 if method == 1 else 11)
    second, _ = _varint(content, place)
    return (first, second) if method == 1 else (second, first)


def _varint(content: bytes, place: int) -> tuple[int, int]:
    found = shift = 0
    while True:
        found |= (content[place] & 0x7F) << shift
        shift += 7
        place += 1
        if content[place - 1] < 0x80 or shift > 35:
            return found, place


def decoded(
    content: bytes, wanted: Mapping[str, int], points: int, name: str
) -> tuple[dict[str, NDArray[Any]], NDArray[np.int64]]:
    """The attributes asked for, by their unique ids, and the corners of the triangles. `points`: what the glTF's own
    accessor promises. Raises Broken."""
    import DracoPy

    try:
        promised = counts(content)
    except (ValueError, IndexError) as error:
        raise Broken("decodes", about(name, phrase("draco-none", tool=reason_of(error)))) from error
    most = min(max(_SMALL, _RATIO * len(content)), _MOST)
    if max(*promised, points) > most:
        claim = phrase("draco-claims", promised=max(*promised, points), bytes=len(content))
        raise Broken("truncated", about(name, claim))
    try:
        mesh = DracoPy.decode(content)
        values = {what: np.asarray(mesh.get_attribute_by_unique_id(number)["data"]) for what, number in wanted.items()}
    except Exception as error:
        raise Broken("decodes", about(name, phrase("draco-undecoded", tool=Reason(str(error)[:200])))) from error
    if any(len(v) != points for v in values.values()):
        raise Broken("truncated", about(name, phrase("draco-fewer", promised=points, points=len(mesh.points))))
    faces = getattr(mesh, "faces", np.empty((0, 3)))
    return values, np.asarray(faces).reshape(-1).astype(np.int64)
