"""From a picture's samples to light: reads ICC profiles and evaluates them in full precision where they are matrix and
curves. Table (LUT) profiles go through LittleCMS in 8 bits, and say so. Relative colorimetric, D50; it never writes."""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

from heritage.measure.picture.colour import D50, SPACES, Floats, Space, lab, luminance, space_named, xyz

Samples: TypeAlias = NDArray[np.uint8] | NDArray[np.uint16]

_MOST_BYTES = 32 << 20
_MOST_TAGS = 256
_GRID = 4096  # points at which a curve is kept; linear between them: error below 1e-6 of white


class ProfileBroken(ValueError):
    """The ICC profile cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What a picture's samples mean. `curves`: one row per channel, linear light at `_GRID` even steps of the encoded
    value. `columns`: 3 × channels, linear → XYZ. `table`: the profile's bytes, when only LittleCMS can evaluate it."""

    name: str
    basis: str  # how the colours are computed, for the report
    curves: Floats
    columns: Floats
    table: bytes = b""

    @property
    def channels(self) -> int:
        return int(self.columns.shape[1])

    def xyz(self, samples: Samples) -> Floats:
        """XYZ (…, 3), white = D50, of samples (…, channels)."""
        if self.table:
            return xyz(_through_lcms(self.table, samples))
        return self._linear(samples) @ self.columns.T

    def lab(self, samples: Samples) -> Floats:
        """L*a*b* (…, 3) of samples (…, channels)."""
        return lab(self.xyz(samples))

    def light(self, samples: Samples) -> Floats:
        """Luminance Y, 0–1 (…), of samples (…, channels)."""
        if self.table:
            return luminance(_through_lcms(self.table, samples)[..., 0])
        weighed: Floats = self._linear(samples) @ self.columns[1]
        return weighed

    def srgb(self, samples: Samples) -> NDArray[np.uint8]:
        """As a screen would show it: sRGB, 8 bits, what it cannot hold clipped. For finding things, not for measuring."""
        linear = self.xyz(samples) @ np.linalg.inv(SPACES["sRGB"].matrix()).T
        steps = np.rint(np.clip(linear, 0, 1) * (_GRID - 1)).astype(np.intp)
        codes = np.rint(SPACES["sRGB"].encoded(np.linspace(0, 1, _GRID)) * 255).astype(np.uint8)
        shown: NDArray[np.uint8] = codes[steps]
        return shown

    def _linear(self, samples: Samples) -> Floats:
        tables = _tables(self.curves.tobytes(), self.channels, samples.dtype.itemsize)
        return np.stack([tables[c][samples[..., c]] for c in range(self.channels)], axis=-1)


def profile_of(icc: bytes, channels: int, declared: str = "") -> Profile:
    """The embedded profile; when there is none (or it is broken), the declared RGB space, else sRGB: `basis` says which.
    `channels`: 1 (grey) or 3."""
    if icc:
        try:
            return _read(icc, channels)
        except ProfileBroken as error:
            return _assumed(channels, declared, f"the embedded ICC profile is not usable ({error})")
    return _assumed(channels, declared, "no ICC profile")


def _assumed(channels: int, declared: str, why: str) -> Profile:
    known = space_named(declared) if declared else None
    space = known or SPACES["sRGB"]
    basis = f"{why}: taken as {space.name}, {'as declared' if known else 'which nobody declared'}"
    return _of_space(space, channels, basis)


def _of_space(space: Space, channels: int, basis: str) -> Profile:
    curve = space.linear(np.linspace(0, 1, _GRID))
    columns = space.matrix() if channels == 3 else D50[:, None]
    return Profile(space.name, basis, np.tile(curve, (channels, 1)), columns)


@lru_cache(maxsize=8)
def _tables(curves: bytes, channels: int, sample_bytes: int) -> Floats:
    """Linear light for every possible sample value: looking up is ten times as fast as interpolating each pixel."""
    kept = np.frombuffer(curves).reshape(channels, -1)
    values = np.linspace(0, 1, 1 << (8 * sample_bytes))
    grid = np.linspace(0, 1, kept.shape[1])
    return np.stack([np.interp(values, grid, row) for row in kept])


def _read(icc: bytes, channels: int) -> Profile:
    tags = _tags(icc)
    space = icc[16:20]
    name = _name(icc)
    if space == b"GRAY" and channels == 1 and b"kTRC" in tags:
        return Profile(name, f"ICC profile {name!r}, grey curve", _curves(tags, (b"kTRC",)), D50[:, None])
    if space != b"RGB " or channels != 3:
        raise ProfileBroken(f"it is for {space.decode('latin-1').strip()} and the picture has {channels} channel(s)")
    if any(tag in tags for tag in (b"A2B0", b"A2B1", b"A2B2")):
        return Profile(name, f"ICC profile {name!r}, tables, by LittleCMS in 8 bits", np.zeros((3, 2)), np.eye(3), icc)
    try:
        columns = np.stack([_triple(tags[tag]) for tag in (b"rXYZ", b"gXYZ", b"bXYZ")], axis=1)
    except KeyError as error:
        raise ProfileBroken(f"tag {error} is missing") from error
    curves = _curves(tags, (b"rTRC", b"gTRC", b"bTRC"))
    return Profile(name, f"ICC profile {name!r}, matrix and curves", curves, columns)


def _tags(icc: bytes) -> dict[bytes, bytes]:
    if not 132 <= len(icc) <= _MOST_BYTES or icc[36:40] != b"acsp":
        raise ProfileBroken("it has no ICC header")
    count = struct.unpack_from(">I", icc, 128)[0]
    if count > _MOST_TAGS or 132 + 12 * count > len(icc):
        raise ProfileBroken(f"its table of {count} tags does not fit in it")
    tags = {}
    for index in range(count):
        signature, offset, size = struct.unpack_from(">4sII", icc, 132 + 12 * index)
        if offset + size > len(icc) or size < 8:
            raise ProfileBroken(f"tag {signature!r} lies outside of it")
        tags[signature] = icc[offset : offset + size]
    return tags


def _triple(tag: bytes) -> Floats:
    if tag[:4] != b"XYZ " or len(tag) < 20:
        raise ProfileBroken("a colorant is not an XYZ number")
    return np.array(struct.unpack_from(">3i", tag, 8)) / 65536


def _curves(tags: dict[bytes, bytes], names: tuple[bytes, ...]) -> Floats:
    missing = [name for name in names if name not in tags]
    if missing:
        raise ProfileBroken(f"tag {missing[0]!r} is missing")
    return np.stack([_curve(tags[name]) for name in names])


def _curve(tag: bytes) -> Floats:
    at = np.linspace(0, 1, _GRID)
    if tag[:4] == b"para":
        return _parametric(tag, at)
    if tag[:4] != b"curv" or len(tag) < 12:
        raise ProfileBroken(f"a curve of type {tag[:4]!r}")
    count = struct.unpack_from(">I", tag, 8)[0]
    if len(tag) < 12 + 2 * count:
        raise ProfileBroken("a curve is shorter than it says")
    if count == 0:
        return at
    points = np.frombuffer(tag, dtype=">u2", count=count, offset=12).astype(np.float64)
    if count == 1:
        powered: Floats = at ** (points[0] / 256)
        return powered
    return np.interp(at, np.linspace(0, 1, count), points / 65535)


_PARAMETERS = (1, 3, 4, 5, 7)


def _parametric(tag: bytes, at: Floats) -> Floats:
    """ICC.1:2010, 10.16: Y = (aX + b)^g + e for X ≥ d, cX + f below; the shorter kinds leave some of them out."""
    kind = struct.unpack_from(">H", tag, 8)[0] if len(tag) >= 12 else 9
    if kind >= len(_PARAMETERS) or len(tag) < 12 + 4 * _PARAMETERS[kind]:
        raise ProfileBroken("a parametric curve is not of a known kind")
    p = [v / 65536 for v in struct.unpack_from(f">{_PARAMETERS[kind]}i", tag, 12)]
    g = p[0]
    a, b = (p[1], p[2]) if kind else (1.0, 0.0)
    c = p[3] if kind >= 3 else 0.0
    d = p[4] if kind >= 3 else (-b / a if kind and a else 0.0)
    e, f = (p[5], p[6]) if kind == 4 else (p[3], p[3]) if kind == 2 else (0.0, 0.0)
    curve = np.where(at >= d, np.maximum(a * at + b, 0) ** g + e, c * at + f)
    if not np.isfinite(curve).all():
        raise ProfileBroken("a parametric curve is not finite")
    return np.clip(curve, 0, 1)


def _name(icc: bytes) -> str:
    try:
        return str(ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(io.BytesIO(icc)))).strip()[:100]
    except (ImageCms.PyCMSError, OSError) as error:
        raise ProfileBroken(str(error)) from error


def _through_lcms(icc: bytes, samples: Samples) -> Floats:
    """L*a*b* of RGB samples, by LittleCMS: 8 bits in and out, so a single pixel is known to ± 0.2 L* and ± 0.5 a*, b*."""
    eight = samples if samples.dtype == np.uint8 else (samples >> 8).astype(np.uint8)
    flat = np.ascontiguousarray(eight.reshape(-1, 1, 3))
    try:
        made = _transform(icc).apply(Image.fromarray(flat))
    except (ImageCms.PyCMSError, OSError) as error:
        raise ProfileBroken(str(error)) from error
    planes = np.asarray(made).reshape(*samples.shape)
    light = planes[..., :1] * (100 / 255)
    return np.concatenate([light, planes[..., 1:].astype(np.int8).astype(np.float64)], axis=-1)


@lru_cache(maxsize=2)
def _transform(icc: bytes) -> ImageCms.ImageCmsTransform:
    source = ImageCms.ImageCmsProfile(io.BytesIO(icc))
    to_lab = ImageCms.createProfile("LAB")
    return ImageCms.buildTransform(source, to_lab, "RGB", "LAB", ImageCms.Intent.RELATIVE_COLORIMETRIC)
