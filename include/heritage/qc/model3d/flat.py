"""Checks of flat objects (paintings, maps, herbarium sheets): those of pictures, asked only where an item has no model; and what is not
asked of raw captures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from heritage.contracts import Check, CheckContext, check
from heritage.model import Finding, Measured
from heritage.qc.picture.image import is_picture
from heritage.tools.model3d.item_parts import MODELS, is_raw


def is_flat(ctx: CheckContext) -> bool:
    """Has the item no model? Then its pictures are the object; else they are textures and raw captures."""
    files = ctx.item.files if ctx.item else ()
    return bool(files) and not any(file.suffix in MODELS and not is_raw(file.path) for file in files)


def finished(check: Check) -> Check:
    """The same check, not asked of what a model was made from: a scan from one side is open, and as large as what it saw."""

    def judge(measured: Measured, ctx: CheckContext) -> Iterable[Finding]:
        return () if is_raw(measured.file.path) else check.judge(measured, ctx)

    return replace(check, judge=judge)


def flat(pictures: Check) -> Check:
    """The same check, asked of flat objects only, and not of the captures that they were put together from."""

    def judge(measured: Measured, ctx: CheckContext) -> Iterable[Finding]:
        return pictures.judge(measured, ctx) if is_flat(ctx) and not is_raw(measured.file.path) else ()

    return replace(pictures, judge=judge)


@check("declared-size")
def declared_size(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Do pixels and resolution make the object's catalogued size, margins of the shot aside when they are declared?"""
    if not is_picture(measured) or not is_flat(ctx) or is_raw(measured.file.path):
        return
    wanted = [ctx.declared(side) for side in ("width_mm", "height_mm")]
    sizes = [_size(measured, "image.width", "image.ppi_x"), _size(measured, "image.height", "image.ppi_y")]
    margin, most = ctx.declared("margin_mm", 0), ctx.limit("tolerance")
    spare = 2 * float(margin) if isinstance(margin, int | float) else 0.0
    sides = [(s - spare, float(w)) for s, w in zip(sizes, wanted, strict=True) if s and isinstance(w, int | float)]
    if len(sides) == 2:
        (width, expected_width), (height, expected_height) = sides
        fits = all(abs(found - side) <= most * side for found, side in sides)
        yield ctx.passed_if(fits, measured.file.path, "size", width=width, height=height,
                              expected_width=expected_width, expected_height=expected_height, tolerance=most)  # fmt: skip


def _size(measured: Measured, pixels: str, rate: str) -> float:
    """In mm; 0 where it is not known."""
    count, ppi = measured.number(pixels), measured.number(rate)
    return count / ppi * 25.4 if count and ppi else 0.0
