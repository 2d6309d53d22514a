"""Asks whether there is a picture at all, and whether more of it is there than is lost. A person looks where black or white may be meant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from heritage.contracts import CheckContext, check
from heritage.model import Finding, Measured
from heritage.qc.page.declared import is_blank
from heritage.qc.picture.judgeable import has_tones

_ONE_CHANNEL, _LIFTED, _UNBURNT = 0.15, 0.12, 0.1
"""What tells burnt-out paper from paper that the scanner's program made white (that has black ink, no colour and no paper left with a
tone of its own; measured on real pages: under 0.01, 0.02–0.06 and 0, against 0.14–0.87, 0.15–0.32 and 0.1–0.37)."""

_RIM = 0.9
"""Share of all four rims that is burnt or drowned around an object on a white or black ground."""

_EVEN, _GRAINED, _NOTHING = 20.0, 2.3, 3.0
"""Levels of 255 by which a frame without a picture differs from an even shade, and how many times its noise explains; what differs by no
more than 3 levels is even anyway (measured: 2–19 and 0.4–2.2 with a lens cap on; faint pencil 5–18 and 2.7–10; leather and fog 32–36)."""


@check("exposure")
def exposure(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Is there a picture at all: not a black frame, not a white one, not for the greater part burnt out or drowned?"""
    dark, bright, spread = map(measured.number, ("pixels.dark", "pixels.bright", "pixels.spread"))
    if dark is None or bright is None or spread is None or not has_tones(measured):
        return
    yield (
        _black(measured, ctx, bright)
        or _white(measured, ctx, dark, spread)
        or _burnt(measured, ctx)
        or _drowned(measured, ctx)
        or ctx.passed(measured.file.path, "tones", dark=dark, bright=bright)
    )


def _black(measured: Measured, ctx: CheckContext, bright: float) -> Finding | None:
    path, darkest, black = measured.file.path, ctx.limit("darkest"), ctx.rule.limits.get("black")
    lights, even = measured.number("pixels.lights") or 0.0, _is_even(measured)
    low, bits = measured.number("pixels.low_end") or 0.0, measured.number("image.bits") or 0.0
    if bright < darkest and low and bright * 2 ** (bits - low) >= darkest:
        return ctx.warned(path, "low-end", used=low, bits=bits)
    if even and (measured.number("pixels.mean") or 0.0) < darkest:
        return ctx.failed(path, "noise")
    if bright < darkest <= lights:
        return ctx.warned(path, "night", bright=bright, lights=lights)
    if bright >= darkest:
        return None
    if even is False and isinstance(black, int | float) and bright >= black:
        return ctx.warned(path, "dark-cover", bright=bright)
    return ctx.failed(path, "dark", bright=bright)


def _white(measured: Measured, ctx: CheckContext, dark: float, spread: float) -> Finding | None:
    """White, or (where the policy asks: pages are asked by `blank-page`) of any even tone."""
    path, white = measured.file.path, dark > ctx.limit("brightest") and spread < ctx.limit("spread")
    if not white and not (ctx.rule.limits.get("even") and _is_even(measured)):
        return None
    if is_blank(ctx, measured):
        return ctx.passed(path, "blank", dark=dark)
    if white:
        return ctx.failed(path, "white", dark=dark)
    return ctx.failed(path, "even", levels=measured.number("pixels.relief") or 0.0)


def _is_even(measured: Measured) -> bool | None:
    """Is there nothing in it? None where that was not measured: there plainly is something, or it is too small."""
    relief, grained = measured.number("pixels.relief"), measured.number("pixels.grained")
    if relief is None or grained is None:
        return None
    return relief <= _NOTHING or (relief <= _EVEN and grained <= _GRAINED)


def _burnt(measured: Measured, ctx: CheckContext) -> Finding | None:
    share, most = measured.number("pixels.burnt"), ctx.rule.limits.get("lost")
    if share is None or not isinstance(most, int | float) or share <= most:
        return None
    values: dict[str, Any] = {"share": share, "most": most}
    if (measured.number("pixels.backdrop") or 0.0) >= _RIM and not ctx.rule.limits.get("pages"):
        return ctx.warned(measured.file.path, "lost-burnt-ground", **values)
    if ctx.rule.limits.get("pages") and not _truly(measured):
        return ctx.warned(measured.file.path, "lost-burnt-whitened", **values)
    return ctx.failed(measured.file.path, "lost-burnt", **values)


def _truly(measured: Measured) -> bool:
    """Was it the light, and not a program that made the paper white?"""
    limits = (("pixels.burnt_one", _ONE_CHANNEL), ("pixels.deepest", _LIFTED), ("pixels.paper", _UNBURNT))
    return any((measured.number(fact) or 0.0) >= limit for fact, limit in limits)


def _drowned(measured: Measured, ctx: CheckContext) -> Finding | None:
    """Only of pages: photographs of the night and dark negatives are so. A page's pictures may be black, but reach no side of it as a
    whole; a black cover has no paper."""
    share, most = measured.number("pixels.drowned"), ctx.rule.limits.get("lost")
    if share is None or not isinstance(most, int | float) or share <= most or not ctx.rule.limits.get("pages"):
        return None
    paper = measured.number("pixels.paper") or 0.0
    if paper >= _PAPER and (measured.number("pixels.shade") or 0.0) >= _RIM:
        return ctx.failed(measured.file.path, "lost-drowned", share=share, most=most)
    return ctx.warned(measured.file.path, "lost-drowned-picture", share=share, most=most)


_PAPER = 0.02
"""Share of the page that is pale, even paper from which it is a page of paper."""
