"""How much of a picture is lost: burnt out, drowned in black, or nothing there from the start. Shares and levels; what they mean is `qc`'s."""

from __future__ import annotations

from functools import reduce

import cv2
import numpy as np
from numpy.typing import NDArray

from heritage.measure.picture.grey import Grey, to_eight
from heritage.model import Facts
from heritage.tools.picture.opening import Picture

_LOOKED = 480
"""Pixels a side that are looked at, evenly spread: shares are known to a hundredth, for 2 ms."""

_BURNT, _BLACK = 254, 5
"""Of 255: JPEG leaves burnt-out paper at 254 here and there; black that saw no light has noise of some levels."""

_BLOCKS = 24
_PALE, _EVEN = (150, 247), 14
"""Levels between which the paper of a block lies that is not burnt out, and how even it is at most."""

_FRAME = 0.03
_LEAST = 40_000  # pixels: of a smaller picture nothing is said of evenness
_PLAIN = 60  # levels between the lightest and the darkest from which there is plainly something

Plane = NDArray[np.uint8]


def facts(picture: Picture, small: Grey, box: tuple[slice, slice]) -> Facts:
    """As shares 0–1 of the page: `pixels.burnt` (a channel at its top), `pixels.burnt_one` (one is, another is not: coloured paper),
    `pixels.drowned` (black in every channel), `pixels.paper` (blocks of even paper that are not burnt out). Of the page's four rims the
    least that is burnt or drowned (`pixels.backdrop`), and the most that is drowned (`pixels.shade`). `pixels.deepest`: level of the
    darkest five hundredth. `pixels.relief`: by how many of 255 levels the picture differs from an even shade, `pixels.grained`: that over
    what its noise alone would; absent where there is plainly something."""
    if picture.pixels.dtype not in (np.uint8, np.uint16) or small.size == 0 or picture.colour in {"cmyk", "lab"}:
        return {}
    most, least = _ends(picture, box)
    burnt, drowned = most >= _BURNT, most <= _BLACK
    found = {
        "pixels.burnt": float(burnt.mean()),
        "pixels.burnt_one": float((burnt & (least < _BURNT - 8)).mean()),
        "pixels.drowned": float(drowned.mean()),
        "pixels.paper": _paper(most),
        "pixels.backdrop": max(min(_rims(burnt)), min(_rims(drowned))),
        "pixels.shade": max(_rims(drowned)),
        "pixels.deepest": float(np.searchsorted(np.cumsum(np.bincount(most.ravel())), most.size * 0.002)) / 255,
        **_relief(small),
    }
    return {name: round(value, 4) for name, value in found.items()}


def _ends(picture: Picture, box: tuple[slice, slice]) -> tuple[Plane, Plane]:
    """The largest and the smallest of each pixel's colours, in 8 bits, of some pixels of the page."""
    page = picture.light[box]
    step = max(1, max(page.shape[:2]) // _LOOKED)
    page = page[::step, ::step]
    eight = to_eight(np.ascontiguousarray(page), picture.bits)
    if eight.ndim == 2:
        return eight, eight
    colours = cv2.split(eight)
    return np.asarray(reduce(cv2.max, colours), np.uint8), np.asarray(reduce(cv2.min, colours), np.uint8)


def _paper(most: Plane) -> float:
    """Share of the blocks whose paper keeps a tone of its own."""
    high, wide = (side // _BLOCKS for side in most.shape)
    if min(high, wide) < 4:
        return 0.0
    blocks = most[: high * _BLOCKS, : wide * _BLOCKS].reshape(_BLOCKS, high, _BLOCKS, wide).swapaxes(1, 2)
    ranked = np.sort(blocks.reshape(_BLOCKS * _BLOCKS, high * wide), axis=1).astype(np.int16)
    usual, paper = (ranked[:, int(share * high * wide)] for share in (0.75, 0.92))
    return float(((paper > _PALE[0]) & (paper < _PALE[1]) & (paper - usual < _EVEN)).mean())


def _rims(gone: NDArray[np.bool_]) -> list[float]:
    depth = max(1, round(min(gone.shape) * _FRAME))
    return [float(rim.mean()) for rim in (gone[:depth], gone[-depth:], gone[:, :depth], gone[:, -depth:])]


def _relief(small: Grey) -> dict[str, float]:
    """From a picture without its single bright pixels (hot ones, dust) and without a shade that runs evenly across it."""
    if small.size < _LEAST or float(np.ptp(np.percentile(small[::8, ::8], (2, 98)))) > _PLAIN:
        return {}
    calm = cv2.blur(cv2.medianBlur(small, 3), (3, 3)).astype(np.float32)
    y, x = (round(side * 0.02) for side in calm.shape)
    calm = calm[y : calm.shape[0] - y, x : calm.shape[1] - x]
    tiny = cv2.resize(calm, (48, 48), interpolation=cv2.INTER_AREA)
    v, u = np.mgrid[-1:1:48j, -1:1:48j].astype(np.float32)
    terms = np.stack([np.ones_like(u), u, v, u * u, u * v, v * v], axis=-1).reshape(-1, 6)
    known = np.linalg.lstsq(terms, tiny.ravel(), rcond=None)[0]
    shade = cv2.resize((terms @ known).reshape(48, 48).astype(np.float32), calm.shape[::-1])
    low, first, last, high = np.percentile((calm - shade)[::2, ::2], (0.1, 25, 75, 99.9))
    noise = max(float(last - first) / 1.349, 0.3)
    return {"pixels.relief": float(high - low), "pixels.grained": float(high - low) / (6.18 * noise)}
