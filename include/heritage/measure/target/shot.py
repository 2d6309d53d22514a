"""What one target shot shows: colour, tone, noise, sharpness, sampling rate, evenness. Each only when it is really there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

import numpy as np

from heritage.errors import NotReadHere, SourceUnreadable
from heritage.measure.picture.colour import Floats, delta_e_2000, lab, lightness
from heritage.measure.picture.profile import Profile, ProfileBroken, Samples, profile_of
from heritage.measure.target import edge_places
from heritage.measure.target.chart import Chart
from heritage.measure.target.locate import Located, locate
from heritage.measure.target.note import Setup
from heritage.model import Facts, Phrase, Value, phrase, reason_of
from heritage.tools.picture.opening import Picture

_CORE = 0.28  # of the pitch: half side of the square read in a patch; it stays inside at any rotation
_MOST_UNLIKE = 35.0  # ΔE2000: further from its reference, a patch is something else (a poor photograph has up to 20)
_MOST_UNEVEN = 6.0  # σ(L*) inside a patch: above this something lies across it
_LEAST_SQUARES = 0.75  # of the patches must be seen as squares
_HIGHLIGHT = 65.0  # L*: pairs of neutrals whose mean is above are the highlights [K]
_LEAST_EDGES = 4  # in each direction
_LEAST_SHEET = 300  # px
_INCH = 25.4


def measured(picture: Picture, setup: Setup) -> Facts:
    """All facts of a shot (see `TargetProbe`). Raises SourceUnreadable when its pixels cannot be understood."""
    samples = _samples(picture)
    profile = profile_of(picture.icc, 1 if samples.ndim == 2 else 3, setup.colour_space)
    planes = samples.reshape(*samples.shape[:2], -1)
    try:
        found = _shown(planes, profile, setup)
    except ProfileBroken as error:
        raise SourceUnreadable(phrase("shot-profile", fault=reason_of(error))) from error
    tag: Facts = {"target.ppi_tag": round(picture.ppi[0], 3)} if picture.ppi else {}
    return {"target.profile": profile.basis, **tag, **found, **_summed(found)}


def _summed(found: Facts) -> Facts:
    """One number for each fact that has many, so that the catalogue can follow it over a station's sessions."""
    said: dict[str, Value] = {}
    for fact, pick in (("tone", max), ("white_balance", max), ("noise", max), ("delta_e", max), ("efficiency", min)):
        by_name = found.get(f"target.{fact}")
        if isinstance(by_name, dict) and by_name:
            said[f"target.{fact}_worst"] = pick(abs(float(v)) for v in by_name.values())
    return said


def _samples(picture: Picture) -> Samples:
    """Grey (height × width) or RGB; what stands beside the colours is left out, because nothing is seen through a target."""
    pixels = picture.light
    if pixels.dtype not in {np.dtype(np.uint8), np.dtype(np.uint16)}:
        raise NotReadHere(phrase("shot-samples", samples=str(pixels.dtype)))
    if pixels.ndim == 3 and pixels.shape[2] == 1:
        return pixels[..., 0]
    if pixels.ndim not in {2, 3} or (pixels.ndim == 3 and pixels.shape[2] not in {3, 4}):
        raise NotReadHere(phrase("shot-shape", shape=str(pixels.shape)))
    return pixels if pixels.ndim == 2 else pixels[..., :3]


def _shown(planes: Samples, profile: Profile, setup: Setup) -> Facts:
    uniformity = _sheet(planes, profile)
    if uniformity is not None:
        return {"target.kind": "sheet", "target.uniformity": round(uniformity, 2)}
    chart = setup.chart()
    place = locate(planes, profile, chart) if profile.channels == 3 or chart.rows == 1 else None
    patches = _Patches.read(planes, profile, place) if place else None
    why = _not_whole(place, patches)
    if not why and place and patches:
        return {**_of_chart(chart, place, patches, planes), **_sharpness(planes, profile, setup, place)}
    sharp = _sharpness(planes, profile, setup, None)
    # A page of print has straight edges too: unless they are named, only many of them both ways are a test target.
    if sharp and (setup.edges or _both_ways(sharp)):
        return {"target.kind": "edges", **sharp}
    return {"target.kind": "none", "target.reason": cast(Any, why)}


def _both_ways(sharp: Facts) -> bool:
    count = sharp.get("target.edges")
    return isinstance(count, dict) and len(count) == 2 and min(count.values()) >= _LEAST_EDGES


@dataclass(frozen=True, slots=True)
class _Patches:
    """What each patch says: mean L*a*b*, and σ(L*) of its pixels."""

    lab: Floats
    noise: Floats

    @classmethod
    def read(cls, planes: Samples, profile: Profile, place: Located) -> _Patches | None:
        """None when a patch lies (partly) outside of the picture."""
        half = max(2, round(_CORE * min(place.pitch())))
        colours, noise = [], []
        for x, y in place.centres():
            left, top = round(float(x)) - half, round(float(y)) - half
            if left < 0 or top < 0 or left + 2 * half >= planes.shape[1] or top + 2 * half >= planes.shape[0]:
                return None
            light = profile.xyz(planes[top : top + 2 * half + 1, left : left + 2 * half + 1]).reshape(-1, 3)
            colours.append(lab(light.mean(axis=0)))
            noise.append(float(lightness(light[:, 1]).std()))
        return cls(np.array(colours), np.array(noise))


def _not_whole(place: Located | None, patches: _Patches | None) -> Phrase | None:
    """Why the chart is not there to be measured."""
    if place is None:
        return phrase("shot-nothing")
    if patches is None:
        return phrase("shot-cut")
    names = list(place.chart.lab)
    off = delta_e_2000(patches.lab, list(place.chart.lab.values()))
    strange = [
        name for name, e, s in zip(names, off, patches.noise, strict=True) if e > _MOST_UNLIKE or s > _MOST_UNEVEN
    ]
    if strange:
        return phrase("shot-strange", patches=strange)
    if place.squares < _LEAST_SQUARES * len(names):
        return phrase("shot-squares", squares=place.squares, of=len(names))
    return None


def _of_chart(chart: Chart, place: Located, patches: _Patches, planes: Samples) -> Facts:
    return {
        "target.kind": chart.name,
        "target.reference": chart.source,
        **(_sampling(chart, place) if chart.pitch_mm else {}),
        "target.box": _box(place, planes),
        **(_colour(chart, patches) if planes.shape[2] == 3 else {}),
        **_neutrals(chart, patches, planes.shape[2] == 3),
    }


def _sampling(chart: Chart, place: Located) -> Facts:
    across, down = (pitch / chart.pitch_mm * _INCH for pitch in _upright(place))
    return {
        "target.ppi": round((across + down) / 2, 2),
        "target.ppi_x": round(across, 2),
        "target.ppi_y": round(down, 2),
    }


def _upright(place: Located) -> tuple[float, float]:
    """Pixels from patch to patch across and down the *picture*: the chart may lie on its side."""
    along, down = place.pitch()
    step = place.points(np.array([[0.0, 0.0], [1.0, 0.0]]))
    lies = abs(step[1, 1] - step[0, 1]) > abs(step[1, 0] - step[0, 0])
    return (down, along) if lies else (along, down)


def _box(place: Located, planes: Samples) -> list[Value]:
    height, width = planes.shape[:2]
    corners = place.outline() / (width, height)
    (left, top), (right, bottom) = np.clip(corners.min(axis=0), 0, 1), np.clip(corners.max(axis=0), 0, 1)
    return [round(float(v), 4) for v in (left, top, right - left, bottom - top)]


def _colour(chart: Chart, patches: _Patches) -> Facts:
    off = delta_e_2000(patches.lab, list(chart.lab.values()))
    seen: dict[str, Value] = {
        name: [round(float(v), 2) for v in value] for name, value in zip(chart.lab, patches.lab, strict=True)
    }
    return {
        "target.lab": seen,
        "target.delta_e": _named(chart.lab, off),
        "target.delta_e_mean": round(float(off.mean()), 3),
    }


def _neutrals(chart: Chart, patches: _Patches, coloured: bool) -> Facts:
    """Tone, gain, white balance and noise, from the chart's neutral patches in order from white to black."""
    names = list(chart.lab)
    order = [names.index(name) for name in chart.neutrals]
    wanted = np.array([chart.lab[name] for name in chart.neutrals])
    seen = patches.lab[order]
    gain = np.diff(seen[:, 0]) / np.diff(wanted[:, 0])
    pairs = {
        f"{a} – {b}": g
        for a, b, g, light in zip(chart.neutrals, chart.neutrals[1:], gain, _middles(wanted), strict=False)
        if light >= _HIGHLIGHT
    }
    balance = np.hypot(*(seen - wanted)[:, 1:].T)
    return {
        "target.tone": _named(chart.neutrals, seen[:, 0] - wanted[:, 0]),
        "target.gain": {pair: round(float(g), 4) for pair, g in pairs.items()},
        "target.noise": _named(chart.neutrals, patches.noise[order]),
        **({"target.white_balance": _named(chart.neutrals, balance)} if coloured else {}),
    }


def _middles(wanted: Floats) -> Floats:
    middles: Floats = (wanted[:-1, 0] + wanted[1:, 0]) / 2
    return middles


def _named(names: Mapping[str, object] | tuple[str, ...], values: Floats) -> dict[str, Value]:
    return {name: round(float(value), 3) for name, value in zip(names, values, strict=True)}


def _sharpness(planes: Samples, profile: Profile, setup: Setup, place: Located | None) -> Facts:
    """The middle one of the edges of each direction: one bad edge (dust, a worn print) does not decide."""
    hidden = place.outline(1.1) if place else None
    edges = edge_places.measured(planes, profile, setup.edges, hidden)
    ways = {way: found for way in ("horizontal", "vertical") if (found := getattr(edges, way))}
    if not ways:
        return {}

    def middle(what: str) -> dict[str, Value]:
        return {way: round(float(np.median([getattr(e, what) for e in found])), 4) for way, found in ways.items()}

    return {
        "target.mtf50": middle("mtf50"), "target.mtf10": middle("mtf10"), "target.efficiency": middle("efficiency"),
        "target.overshoot": middle("overshoot"), "target.edges": {way: len(found) for way, found in ways.items()},
    }  # fmt: skip


def _sheet(planes: Samples, profile: Profile) -> float | None:
    """ΔL* between the lightest and the darkest of 3 × 3 fields, when the picture is a plain light sheet."""
    if min(planes.shape[:2]) < _LEAST_SHEET:
        return None
    every = max(1, round((planes.shape[0] * planes.shape[1] / 4e5) ** 0.5))
    light = lightness(profile.light(planes[::every, ::every]))
    fields = [part for band in np.array_split(light, 3, axis=0) for part in np.array_split(band, 3, axis=1)]
    means = np.array([field.mean() for field in fields])
    if means.min() < 50 or max(float(field.std()) for field in fields) > 4:
        return None
    return float(means.max() - means.min())
