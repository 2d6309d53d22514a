"""Names what an OBJ holds besides its polygons and their looks: curves, lines, groups, words that nobody knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from heritage.tools.meshes import Floats, Integers
from heritage.tools.text_columns import Lines

SHOWN = 8
MOST = 100_000
"""Lines without polygons that are looked at for what they are."""

_FREE_FORM = (
    "vp", "cstype", "deg", "bmat", "step", "curv", "curv2", "surf", "parm", "trim", "hole", "scrv", "sp", "end", "con", "bzp",
    "bsp", "cdc", "cdp", "res", "stech", "ctech",
)  # fmt: skip
_KINDS: dict[str, str] = {
    **dict.fromkeys(_FREE_FORM, "free-form curves and surfaces"),
    **dict.fromkeys(("l", "p"), "lines and points"),
    **dict.fromkeys(("g", "o", "s", "mg"), "groups, objects and smoothing"),
    **dict.fromkeys(("bevel", "c_interp", "d_interp", "lod"), "display attributes"),
    **dict.fromkeys(("shadow_obj", "trace_obj", "usemap", "maplib"), "files for drawing"),
    **dict.fromkeys(("call", "csh"), "commands, which are never run"),
}


def named(
    lines: Lines, at: Mapping[bytes, Integers], columns: Floats, widths: tuple[int, int], *, unread: bool
) -> Iterator[str]:
    """Once each."""
    if widths[0] != widths[1]:
        yield "what only some vertices have behind their coordinates"
    elif widths[1] not in {3, 4, 6, 7}:
        yield f"{widths[1] - 3} values of each vertex behind its coordinates"
    if columns.shape[1] == 4 and (columns[:, 3] != 1).any():
        yield "weights of vertices"
    if unread:
        yield "ZBrush's colours, which do not fit the vertices"
    told = list(dict.fromkeys(_KINDS.get(word.lower(), f"lines `{word}`") for word in _others(lines, at)))
    yield from told[:SHOWN]
    if len(told) > SHOWN:
        yield f"{len(told) - SHOWN} more kinds of lines"


def _others(lines: Lines, at: Mapping[bytes, Integers]) -> list[str]:
    if sum(map(len, at.values())) == len(lines):
        return []
    rest = np.ones(len(lines), bool)
    for numbers in at.values():
        rest[numbers] = False
    words = (lines.line(number)[:40].split(None, 1)[0] for number in np.flatnonzero(rest)[:MOST].tolist())
    return list(dict.fromkeys(word.decode("utf-8", "replace") for word in words))
