"""Names what an OBJ holds besides its polygons and their looks: curves, lines, groups, words that nobody knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from heritage.model import Phrase, phrase
from heritage.tools.model3d.surface import Floats, Integers
from heritage.tools.model3d.text_columns import Lines

SHOWN = 8
MOST = 100_000
"""Lines without polygons that are looked at for what they are."""

_FREE_FORM = (
    "vp", "cstype", "deg", "bmat", "step", "curv", "curv2", "surf", "parm", "trim", "hole", "scrv", "sp", "end", "con", "bzp",
    "bsp", "cdc", "cdp", "res", "stech", "ctech",
)  # fmt: skip
_KINDS: dict[str, Phrase] = {
    **dict.fromkeys(_FREE_FORM, phrase("left-curves")),
    **dict.fromkeys(("l", "p"), phrase("left-lines")),
    **dict.fromkeys(("g", "o", "s", "mg"), phrase("left-groups")),
    **dict.fromkeys(("bevel", "c_interp", "d_interp", "lod"), phrase("left-display")),
    **dict.fromkeys(("shadow_obj", "trace_obj", "usemap", "maplib"), phrase("left-drawing")),
    **dict.fromkeys(("call", "csh"), phrase("left-commands")),
}


def named(
    lines: Lines, at: Mapping[bytes, Integers], columns: Floats, widths: tuple[int, int], *, unread: bool
) -> Iterator[Phrase]:
    """Once each."""
    if widths[0] != widths[1]:
        yield phrase("left-some-values")
    elif widths[1] not in {3, 4, 6, 7}:
        yield phrase("left-values", values=widths[1] - 3)
    if columns.shape[1] == 4 and (columns[:, 3] != 1).any():
        yield phrase("left-weights")
    if unread:
        yield phrase("left-zbrush")
    kinds = (_KINDS.get(word.lower()) or phrase("left-lines-of", word=word) for word in _others(lines, at))
    told = list(dict.fromkeys(kinds))
    yield from told[:SHOWN]
    if len(told) > SHOWN:
        yield phrase("left-more-lines", kinds=len(told) - SHOWN)


def _others(lines: Lines, at: Mapping[bytes, Integers]) -> list[str]:
    if sum(map(len, at.values())) == len(lines):
        return []
    rest = np.ones(len(lines), bool)
    for numbers in at.values():
        rest[numbers] = False
    words = (lines.line(number)[:40].split(None, 1)[0] for number in np.flatnonzero(rest)[:MOST].tolist())
    return list(dict.fromkeys(word.decode("utf-8", "replace") for word in words))
