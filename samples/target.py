"""Draws a capture session's target shot with known faults: a 24-patch chart at true size, slanted edges, a grey wedge.
Drawn in linear light as a lens would: an ideal scene blurred by a Gaussian, so that every number put in can be found."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from heritage.measure.picture.colour import SPACES, Floats, Space, delta_e_2000, luminance, xyz
from heritage.measure.target.chart import Chart, chart_named
from samples.profile import icc

__all__ = ["BOARD_MM", "Faults", "draw", "icc", "sheet", "sidecar"]

BOARD_MM = (300.0, 296.0)
"""Width and height of the whole board, for a chart with a pitch of 44 mm; it scales with the pitch."""

_PITCH = 44.0
_PAPER = (96.0, 0.0, 1.0)
_FRAME = (14.0, 0.0, 0.0)
_DARK_EDGE = (35.0, 0.0, 0.0)
_LIGHT_EDGE = (88.0, 0.0, 0.0)
_SLANT = 5.0  # degrees, ISO 12233
_WEDGE = tuple(np.linspace(94, 18, 12))

_Z = np.linspace(-6, 6, 4801)
_PHI = np.array([0.5 * (1 + math.erf(z / math.sqrt(2))) for z in _Z])


@dataclass(frozen=True, slots=True)
class Faults:
    """What is wrong with the capture; the defaults are a good one. `delta_e`: CIEDE2000 by which every patch is off.
    `tone`: L* added to every neutral. `gain`: how much the steps between neutrals are stretched about L* 50.
    `white_balance`: b* added to every neutral. `blur_sigma`: px, in linear light. `noise`: σ(L*) of every pixel.
    `falloff`: L* lost from the left side to the right. `rotation`: degrees, clockwise."""

    delta_e: float = 0.0
    tone: float = 0.0
    gain: float = 1.0
    white_balance: float = 0.0
    blur_sigma: float = 0.5
    noise: float = 0.5
    falloff: float = 0.0
    rotation: float = 0.0


GOOD = Faults()


def draw(
    width_px: int | None = None,
    ppi: float = 300,
    *,
    space: str = "eciRGB v2",
    bits: int = 8,
    pitch_mm: float = _PITCH,
    delta_e: float = GOOD.delta_e,
    tone: float = GOOD.tone,
    gain: float = GOOD.gain,
    white_balance: float = GOOD.white_balance,
    blur_sigma: float = GOOD.blur_sigma,
    noise: float = GOOD.noise,
    falloff: float = GOOD.falloff,
    rotation: float = GOOD.rotation,
    seed: int = 0,
) -> NDArray[np.uint8] | NDArray[np.uint16]:
    """The shot, height × width × 3, uint8 or uint16, encoded in `space` (embed `icc(space)`). `width_px` is the sheet's
    width before rotation: at least `BOARD_MM[0]` × pitch_mm / 44 at `ppi`, and by default just that. A pitch below
    44 mm draws a smaller chart (put `sidecar(pitch_mm)` beside it, or its sampling rate will be found wrong).
    The faults: see `Faults`. ValueError when the board does not fit."""
    faults = Faults(delta_e, tone, gain, white_balance, blur_sigma, noise, falloff, rotation)
    scale = pitch_mm / _PITCH
    per_mm = ppi / 25.4
    least = math.ceil(BOARD_MM[0] * scale * per_mm)
    width = least if width_px is None else width_px
    if width < least:
        raise ValueError(f"the board needs {least} px at {ppi} ppi and a pitch of {pitch_mm} mm, got {width} px")
    height = math.ceil(BOARD_MM[1] * scale * per_mm)
    scene = _Scene.of(width, height, faults, SPACES[space])
    _compose(scene, scale * per_mm, faults)
    return _exposed(scene.light, SPACES[space], bits, faults, seed)


def sheet(
    width_px: int,
    height_px: int,
    *,
    space: str = "eciRGB v2",
    bits: int = 8,
    falloff: float = 0.0,
    noise: float = GOOD.noise,
    seed: int = 0,
) -> NDArray[np.uint8] | NDArray[np.uint16]:
    """A shot of a plain white sheet, `falloff` L* darker at the right side than at the left."""
    light = np.empty((height_px, width_px, 3), dtype=np.float32)
    light[:] = _linear(_PAPER, SPACES[space])
    return _exposed(light, SPACES[space], bits, Faults(noise=noise, falloff=falloff), seed)


def sidecar(pitch_mm: float = _PITCH, target: str = "colorchecker-classic") -> bytes:
    """`target.yaml` for objects/_targets: which target this is, and its true size."""
    return f"# Which target the shots in this folder show.\ntarget: {target}\npitch_mm: {pitch_mm:g}\n".encode()


@dataclass(frozen=True, slots=True)
class _Scene:
    """A canvas in linear light, and how the board lies on it: rotated about the canvas's centre."""

    light: NDArray[np.float32]
    board: tuple[float, float]
    angle: float
    sigma: float
    space: Space

    @classmethod
    def of(cls, width: int, height: int, faults: Faults, space: Space) -> _Scene:
        turn = math.radians(faults.rotation)
        cos, sin = abs(math.cos(turn)), abs(math.sin(turn))
        columns, rows = round(width * cos + height * sin), round(width * sin + height * cos)
        light = np.empty((rows, columns, 3), dtype=np.float32)
        light[:] = _linear(_PAPER, space)
        return cls(light, (width, height), turn, max(faults.blur_sigma, 1e-3), space)

    def rectangle(self, box: tuple[float, float, float, float], lab: Lab, under: Lab, slant: float = 0.0) -> None:
        """Lays a rectangle (left, top, width, height in board pixels) of colour `lab` upon `under`, turned about its
        centre by `slant` degrees; the blur is exact, because a Gaussian is the same in every direction."""
        left, top, wide, high = box
        x, y = self._canvas(left + wide / 2, top + high / 2)
        turn = self.angle + math.radians(slant)
        reach = math.hypot(wide, high) / 2 + 6 * self.sigma + 1
        x0, x1 = max(0, int(x - reach)), min(self.light.shape[1], int(x + reach) + 2)
        y0, y1 = max(0, int(y - reach)), min(self.light.shape[0], int(y + reach) + 2)
        across, down = np.meshgrid(np.arange(x0, x1) - x, np.arange(y0, y1) - y, sparse=True)
        along = (across * math.cos(turn) + down * math.sin(turn)).astype(np.float32)
        aside = (down * math.cos(turn) - across * math.sin(turn)).astype(np.float32)
        covered = self._inside(along, wide / 2) * self._inside(aside, high / 2)
        step = _linear(lab, self.space) - _linear(under, self.space)
        for channel in range(3):
            self.light[y0:y1, x0:x1, channel] += covered * np.float32(step[channel])

    def _canvas(self, x: float, y: float) -> tuple[float, float]:
        u, v = x - self.board[0] / 2, y - self.board[1] / 2
        cos, sin = math.cos(self.angle), math.sin(self.angle)
        middle_x, middle_y = (self.light.shape[1] - 1) / 2, (self.light.shape[0] - 1) / 2
        return middle_x + u * cos - v * sin, middle_y + u * sin + v * cos

    def _inside(self, distance: NDArray[np.float32], half: float) -> NDArray[np.float32]:
        upper = np.interp((distance + half) / self.sigma, _Z, _PHI)
        lower = np.interp((distance - half) / self.sigma, _Z, _PHI)
        covered: NDArray[np.float32] = (upper - lower).astype(np.float32)
        return covered


Lab = tuple[float, float, float]


def _compose(scene: _Scene, per_mm: float, faults: Faults) -> None:
    chart = chart_named("colorchecker-classic")
    left, top = (scene.board[0] - 279.4 * per_mm) / 2, 12 * per_mm
    scene.rectangle((left, top, 279.4 * per_mm, 215.9 * per_mm), _FRAME, _PAPER)
    first_x, first_y = left + (279.4 - 5 * _PITCH) / 2 * per_mm, top + (215.9 - 3 * _PITCH) / 2 * per_mm
    side = _PITCH * chart.patch_share * per_mm
    for index, lab in enumerate(_faulty(chart, faults)):
        x = first_x + (index % chart.columns) * _PITCH * per_mm - side / 2
        y = first_y + (index // chart.columns) * _PITCH * per_mm - side / 2
        scene.rectangle((x, y, side, side), lab, _FRAME)
    _edges_and_wedge(scene, left, 238 * per_mm, per_mm)


def _edges_and_wedge(scene: _Scene, left: float, top: float, per_mm: float) -> None:
    """Two dark squares on a light ground, turned by 5 degrees: each has two upright and two lying edges."""
    scene.rectangle((left, top, 100 * per_mm, 46 * per_mm), _LIGHT_EDGE, _PAPER)
    for x, slant in ((8, _SLANT), (58, -_SLANT)):
        scene.rectangle((left + x * per_mm, top + 6 * per_mm, 34 * per_mm, 34 * per_mm), _DARK_EDGE, _LIGHT_EDGE, slant)
    for step, light in enumerate(_WEDGE):
        at = left + (108 + 14 * step) * per_mm
        scene.rectangle((at, top + 10 * per_mm, 14 * per_mm, 26 * per_mm), (float(light), 0.0, 0.0), _PAPER)


def _faulty(chart: Chart, faults: Faults) -> list[Lab]:
    """The chart's colours as a faulty capture would show them."""
    shown = []
    for name, lab in chart.lab.items():
        light, a, b = lab
        if name in chart.neutrals:
            light, b = 50 + (light - 50) * faults.gain + faults.tone, b + faults.white_balance
        shown.append(_shifted((light, a, b), faults.delta_e))
    return shown


def _shifted(lab: Lab, delta_e: float) -> Lab:
    """The colour that is off by exactly this CIEDE2000, towards grey (a neutral: towards yellow or blue), because that
    way it stays inside every RGB space."""
    if delta_e == 0:
        return lab
    light, a, b = lab
    chroma = math.hypot(a, b)
    way = (-a / chroma, -b / chroma) if chroma > 12 else (0.0, -1.0 if b > 1 else 1.0)
    near, far = 0.0, 60.0
    for _ in range(50):
        middle = (near + far) / 2
        moved = (light, a + middle * way[0], b + middle * way[1])
        near, far = (middle, far) if float(delta_e_2000(lab, moved)) < delta_e else (near, middle)
    return moved


def _linear(lab: Lab, space: Space) -> Floats:
    """Linear RGB 0–1. What the space cannot hold is clipped (sRGB lacks the chart's cyan)."""
    inside: Floats = np.clip(np.linalg.solve(space.matrix(), xyz(lab)), 0, 1)
    return inside


def _exposed(
    light: NDArray[np.float32], space: Space, bits: int, faults: Faults, seed: int
) -> NDArray[np.uint8] | NDArray[np.uint16]:
    """Uneven light and noise are added in L*, by scaling the pixel's light, and the picture is encoded."""
    random = np.random.default_rng(seed)
    top = (1 << bits) - 1
    kind = np.uint8 if bits == 8 else np.uint16
    shot = np.empty(light.shape, dtype=kind)
    drop = np.linspace(0, -faults.falloff, light.shape[1], dtype=np.float32)
    weights = space.matrix()[1].astype(np.float32)
    codes = space.encoded(_LIGHT)
    for row in range(0, light.shape[0], 256):
        band = light[row : row + 256]
        y = np.maximum(band @ weights, 1e-5)
        change = random.standard_normal(y.shape, dtype=np.float32) * np.float32(faults.noise) + drop
        wanted = np.interp(np.interp(y, _LIGHT, _LIGHTNESS) + change, _LIGHTNESS, _LIGHT)
        noisy = band * (wanted / y)[..., None]
        shot[row : row + 256] = np.rint(np.interp(noisy, _LIGHT, codes) * top)
    return shot


_LIGHTNESS: Floats = np.linspace(0, 100, 4001)
_LIGHT: Floats = luminance(_LIGHTNESS)
