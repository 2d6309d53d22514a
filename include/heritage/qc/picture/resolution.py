"""Asks of a resolution tag only whether it can be true: what it should be is the order's, and `sampling-rate`'s."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from heritage.contracts import CheckContext
from heritage.model import Measured

_MM = 25.4

_DEFAULTS = frozenset({72.0, 96.0})
"""What programs write when they know nothing: it says nothing of a size."""

_USUAL = 600.0
"""Up to here a station's usual setting: a small picture is then a small thing (a stamp, a detail), not a wrong tag [K]."""

_PICTURE = 4096
"""Pixels below which a picture is an icon or a test of a program, and its tag nothing to be believed or not [K]."""


def impossible(measured: Measured, ctx: CheckContext, *, small: bool = False) -> Mapping[str, Any] | None:
    """What says that a tag cannot be true: outside the rule's `possible` ppi, or of a page outside its `possible_mm`. `small`: of an
    original that may be small (film), whose least size is not asked. None where the rule does not ask, or there is no tag."""
    x, y = measured.number("image.ppi_x"), measured.number("image.ppi_y")
    width, height = measured.number("image.width") or 0, measured.number("image.height") or 0
    if x is None or y is None or width * height < _PICTURE or "possible" not in ctx.rule.limits:
        return None
    (least, most), sides = _pair(ctx, "possible"), (width / x * _MM, height / y * _MM)
    smallest, largest = _pair(ctx, "possible_mm")
    sized = x in _DEFAULTS or ((small or smallest <= max(sides) or max(x, y) <= _USUAL) and max(sides) <= largest)
    if sized and least <= min(x, y) and max(x, y) <= most:
        return None
    limits = {"least": least, "most": most, "smallest": smallest, "largest": largest}
    return {"width_mm": sides[0], "height_mm": sides[1], **limits}


def _pair(ctx: CheckContext, name: str) -> tuple[float, float]:
    values = ctx.rule.limits.get(name, [0, float("inf")])
    least, most = values if isinstance(values, list) else (0, 0)
    return float(least), float(most)
