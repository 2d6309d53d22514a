"""Kinds of pages and photographs as captures go wrong, or only look as if they had; and names of pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from kinds.kind import Kind
from measure import kinds as drawn
from measure.drawing import half_focused, in_hand, moved, save


def _text(seed: int = 3, **how: Any) -> Any:
    return drawn.captured(drawn.page(drawn.text, seed), **how)


def _drawn(kind: Any, seed: int = 3) -> Any:
    return drawn.captured(drawn.page(kind, seed))


def _as_tiff(pixels: Callable[[], Any], ppi: float = 200) -> Callable[[Path], object]:
    return lambda folder: save(folder / "0001.tif", np.ascontiguousarray(pixels()), ppi=ppi)


def _named(*names: str) -> Callable[[Path], object]:
    def make(folder: Path) -> None:
        for seed, name in enumerate(names):
            save(folder / f"{name}.tif", np.ascontiguousarray(_text(seed)[::2, ::2]), ppi=200)

    return make


def _small(suffix: str, ppi: float) -> Callable[[Path], object]:
    def make(folder: Path) -> None:
        Image.fromarray(_text()[::2, ::2]).save(folder / f"0001{suffix}", dpi=(ppi, ppi))

    return make


def _centimetres(folder: Path) -> None:
    save(folder / "0001.tif", _text(), ppi=1.0, metadata=None)


def _noise(mean: float, sigma: float) -> Any:
    return np.clip(np.random.default_rng(1).normal(mean, sigma, (900, 700, 3)), 0, 255).astype(np.uint8)


KINDS = [
    Kind("Page", "upright type", _as_tiff(_text), master=".jp2"),
    Kind("Page", "upside down", _as_tiff(lambda: _text()[::-1, ::-1]), "held", "upside-down"),
    Kind("Page", "text cut off at the right", _as_tiff(lambda: _text()[:, :800]), "held", "text-cut"),
    Kind("Page", "burnt out", _as_tiff(lambda: _text(gain=1.5)), "held", "exposure"),
    Kind("Page", "blurred, σ 3 pixels at 300 ppi", _as_tiff(lambda: _text(blur=3.0), 300), told=("sharpness",), master=".jp2"),
    Kind("Page", "moved by 12 pixels", _as_tiff(lambda: moved(_text(), 12, 30), 300), told=("sharpness: in one direction",), master=".jp2"),
    Kind("Page", "gutter out of focus", _as_tiff(lambda: half_focused(_text(), 4.0), 300), told=("sharpness: at one place",), master=".jp2"),
    Kind("Page", "held in a hand, lines bowed by 5 % of the width", _as_tiff(lambda: in_hand(_text())), "held", "geometry"),
    Kind("Page", "columns held in a hand", _as_tiff(lambda: in_hand(_drawn(drawn.columns), -0.06)), "held", "geometry"),
    Kind("Page", "music held in a hand, staves bowed", _as_tiff(lambda: in_hand(_drawn(drawn.music), 0.08, -0.2)), "held", "geometry"),
    Kind("Page", "of a book, lines bowed by half a per cent", _as_tiff(lambda: in_hand(_text(), 0.005, 0.0)), master=".jp2"),
    Kind("Page", "music", _as_tiff(lambda: _drawn(drawn.music)), master=".jp2"),
    Kind("Page", "an engraving", _as_tiff(lambda: _drawn(drawn.plate)), master=".jp2"),
    Kind("Page", "a map", _as_tiff(lambda: _drawn(drawn.coast)), master=".jp2"),
    Kind("Page", "handwriting", _as_tiff(lambda: _drawn(drawn.handwriting)), master=".jp2"),
    Kind("Page", "a table", _as_tiff(lambda: _drawn(drawn.table)), master=".jp2"),
    Kind("Page", "black frame with noise", _as_tiff(lambda: _noise(3, 4)), "held", "exposure"),
    Kind("TIFF", "1 ppi", _centimetres, "held", "sampling-rate"),
    Kind("JPEG", "2400 ppi, a picture of 9 mm", _small(".jpg", 2400), "held", "sampling-rate"),
    Kind("PNG", "1120 ppi, a picture of 19 mm", _small(".png", 1120), "held", "sampling-rate"),
    Kind("JPEG", "72 ppi", _small(".jpg", 72), told=("sampling-rate",)),
    Kind("Names", "0001_1L, 0001_2R", _named("0001_1L", "0001_2R", "0002_1L", "0002_2R"), master=".jp2"),
    Kind("Names", "0001, 0002-0003, 0004bis", _named("0001", "0002-0003", "0004", "0004bis"), master=".jp2"),
    Kind("Names", "0001_i, 0002_ii, 0003_1", _named("0001_i", "0002_ii", "0003_1", "0004_2"), master=".jp2"),
    Kind("Names", "a half that is missing", _named("0001L", "0001R", "0002R", "0003L", "0003R"), "held", "page-sequence"),
    Kind("Photograph", "lens cap on", _as_tiff(lambda: _noise(3, 4), 400), "held", "exposure", line="photographs"),
    Kind("Photograph", "white, not quite 255", _as_tiff(lambda: _noise(250, 3), 400), "held", "exposure", line="photographs"),
]  # fmt: skip
