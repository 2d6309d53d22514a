"""Draws a lighthouse as a line engraving: tones become swelling lines. A picture for the sample pages, nothing else."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from samples.paper import Pixels

_PITCH_MM = 0.55
"""Distance between engraved lines."""


def lighthouse(width: int, height: int, ppi: float, seed: int) -> Pixels:
    """An ink plane (255 = ink), height × width: a tower on rocks, sea, clouds, framed by a rule."""
    chance = np.random.default_rng(seed)
    dark = _scene(width, height, chance)
    if chance.random() < 0.5:
        dark = dark[:, ::-1]
    pitch = max(4.0, _PITCH_MM * ppi / 25.4)
    ink = np.maximum(_lines(dark, pitch, 0.0), _lines(np.clip(dark - 0.45, 0, 1) * 1.4, pitch, 1.2))
    plane = (ink * 255).astype(np.uint8)
    rule = max(1, round(0.4 * ppi / 25.4))
    cv2.rectangle(plane, (0, 0), (width - 1, height - 1), (255.0,), rule)
    return np.asarray(plane, np.uint8)


def _scene(width: int, height: int, chance: np.random.Generator) -> NDArray[np.float32]:
    """Darkness 0–1, height × width."""
    y, x = np.mgrid[0 : 1 : height * 1j, 0 : width / height : width * 1j].astype(np.float32)
    dark = _sky(x, y, chance)
    horizon, tower = float(chance.uniform(0.6, 0.75)), float(chance.uniform(0.52, 0.78))
    dark = np.where(y > horizon, _sea(x, y, horizon), dark)
    dark = np.where(y > _rocks(x / width * height, tower, chance), _stone(x, y), dark)
    return np.asarray(np.clip(_tower(dark, x, y, tower * width / height), 0.02, 0.95), np.float32)


def _sky(x: NDArray[np.float32], y: NDArray[np.float32], chance: np.random.Generator) -> NDArray[np.float32]:
    a, b, c = chance.uniform(0, 6, 3)
    clouds = np.sin(4 * x + a + 2 * np.sin(3 * y + b)) * np.sin(9 * y + c + np.sin(5 * x))
    return np.asarray(0.32 - 0.3 * y + 0.13 * clouds, np.float32)


def _sea(x: NDArray[np.float32], y: NDArray[np.float32], horizon: float) -> NDArray[np.float32]:
    near = np.clip(y - horizon, 0, 1)
    return np.asarray(0.42 + 0.25 * np.sin(28 * np.log(near * 18 + 1) + 2.5 * np.sin(7 * x)) + near * 0.4, np.float32)


def _rocks(x: NDArray[np.float32], tower: float, chance: np.random.Generator) -> NDArray[np.float32]:
    a, b = chance.uniform(0, 6, 2)
    middle = (x - tower) * 3.2
    edge = 0.60 + 0.32 * middle**2 + 0.018 * np.sin(23 * x + a) + 0.012 * np.sin(57 * x + b)
    return np.asarray(edge, np.float32)


def _stone(x: NDArray[np.float32], y: NDArray[np.float32]) -> NDArray[np.float32]:
    cracks = np.sin(31 * x + 4 * np.sin(17 * y)) * np.sin(43 * y + 3 * np.sin(29 * x))
    return np.asarray(0.68 + 0.22 * cracks + 0.3 * (y - 0.7), np.float32)


def _tower(
    dark: NDArray[np.float32], x: NDArray[np.float32], y: NDArray[np.float32], middle: float
) -> NDArray[np.float32]:
    """A tapering tower about x = `middle`, lit from one side, with a gallery, a lantern and a roof."""
    top, foot = 0.22, 0.66
    half = 0.045 + 0.035 * (y - top)
    across = (x - middle) / half
    body = (np.abs(across) < 1) & (y > top) & (y < foot)
    bands = 0.25 * (np.floor((y - top) * 9) % 2)
    dark = np.where(body, 0.1 + 0.35 * np.clip(across + 0.3, 0, 1) + bands, dark)
    gallery = (np.abs(x - middle) < 0.07) & (np.abs(y - top) < 0.012)
    lantern = (np.abs(x - middle) < 0.032) & (y < top - 0.012) & (y > top - 0.08)
    roof = (np.abs(x - middle) < (y - (top - 0.13)) * 0.8) & (y <= top - 0.08)
    dark = np.where(lantern, 0.15 + 0.5 * (np.sin((x - middle) * 400) > 0.6), dark)
    return np.asarray(np.where(gallery | roof, 0.9, dark), np.float32)


def _lines(dark: NDArray[np.float32], pitch: float, slope: float) -> NDArray[np.float32]:
    """Lines as thick as the tone is dark, softly swelling; `slope` is their direction (dy/dx)."""
    height, width = dark.shape
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    phase = (y + slope * x + pitch * 0.6 * np.sin(x / (pitch * 9))) / (pitch * (1 + slope * slope) ** 0.5)
    away = np.abs(phase - np.rint(phase)) * 2  # 0 on the line, 1 between two
    return np.asarray(np.clip((dark - away) * pitch / 2 + 0.5, 0, 1), np.float32)
