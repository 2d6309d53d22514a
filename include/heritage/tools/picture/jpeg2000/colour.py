"""What the boxes of a JPEG 2000 file say that its components mean (ISO/IEC 15444-1, annex I; 15444-2, annex M), and the plain
picture that they make: palette looked up, channels in order, YCbCr as RGB, all at one size and depth."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heritage.model import phrase
from heritage.tools.picture.jpeg2000.codestream import Component

Plane = NDArray[Any]

_SPACES = {
    0: "bitonal", 1: "ycbcr-709", 3: "ycbcr", 4: "ycbcr-601", 9: "photo-ycc", 11: "cmy", 12: "cmyk", 13: "ycck", 14: "cielab",
    15: "bitonal", 16: "rgb", 17: "grey", 18: "ycbcr", 19: "ciejab", 20: "e-srgb", 21: "romm-rgb", 22: "ypbpr", 23: "ypbpr",
    24: "e-sycc",
}  # fmt: skip
"""Enumerated colour spaces (15444-1 I.5.3.3; 15444-2 M.11.7.3.1). Only plain ones are shown; the others are named and kept."""

_CHANNELS = {"grey": 1, "bitonal": 1, "rgb": 3, "ycbcr": 3, "cmyk": 4}
_BY_PROFILE = {
    b"GRAY": "grey",
    b"RGB ": "rgb",
    b"CMYK": "cmyk",
    b"Lab ": "cielab",
    b"YCbr": "ycbcr-icc",
    b"XYZ ": "xyz",
}


class Contradiction(ValueError):
    """The boxes do not fit the codestream, in plain words."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The plain picture. `stored` and `colour` as `Picture` has them; `bits` of the deepest channel that is shown."""

    pixels: Plane
    colour: str
    stored: str
    bits: int
    alpha: bool
    signed: bool


@dataclass(frozen=True, slots=True)
class Channel:
    """One channel at full size, beginning at zero."""

    values: Plane
    bits: int


def profile(boxes: Mapping[bytes, memoryview]) -> bytes:
    """The ICC profile, restricted (2) or any (3)."""
    body = bytes(boxes.get(b"colr", b""))
    return body[3:] if body[:1] in {b"\2", b"\3"} else b""


def see(
    planes: Sequence[Plane], components: Sequence[Component], shape: tuple[int, int], boxes: Mapping[bytes, memoryview]
) -> Seen:
    """`shape`: height and width of the picture. Raises Contradiction."""
    channels = [_channel(p, c, shape) for p, c in zip(planes, components, strict=True)]
    palette = b"pclr" in boxes
    if palette:
        channels = _looked_up(channels, boxes)
    space = _space(boxes, len(channels))
    colours, alpha = _ordered(channels, boxes, _CHANNELS.get(space, len(channels)))
    stored = "palette" if palette else space
    bits = max(c.bits for c in colours)
    if space == "bitonal" or (space == "grey" and bits == 1 and not palette):
        stored = space = "bitonal"
    shown = [_at(c, bits) for c in colours]
    if space == "ycbcr":
        shown, space = _rgb(shown, bits), "rgb"
    if alpha is not None:
        shown.append(_at(alpha, bits))
    pixels = shown[0] if len(shown) == 1 else np.stack(shown, axis=-1)
    colour = "palette" if palette and space in {"rgb", "grey"} else space
    return Seen(pixels, colour, stored, bits, alpha is not None, any(c.signed for c in components))


def _channel(plane: Plane, component: Component, shape: tuple[int, int]) -> Channel:
    """A component in the picture's own grid, what is signed moved up to zero."""
    if component.signed:
        wide = np.uint8 if component.bits <= 8 else np.uint16
        plane = (plane.astype(np.int32) + (1 << component.bits - 1)).astype(wide)
    if plane.shape != shape:
        down = np.minimum(np.arange(shape[0]) // component.down, plane.shape[0] - 1)
        across = np.minimum(np.arange(shape[1]) // component.across, plane.shape[1] - 1)
        plane = plane[down[:, None], across[None, :]]
    return Channel(plane, component.bits)


def _looked_up(channels: Sequence[Channel], boxes: Mapping[bytes, memoryview]) -> list[Channel]:
    """The channels that a palette (pclr) makes by its mapping (cmap)."""
    body, mapping = bytes(boxes[b"pclr"]), bytes(boxes.get(b"cmap", b""))
    try:
        entries, columns = struct.unpack_from(">HB", body)
        depths = [(b & 0x7F) + 1 for b in body[3 : 3 + columns]]
        kind = np.dtype([(f"c{n}", ">u2" if d > 8 else "u1") for n, d in enumerate(depths)])
        table = np.frombuffer(body, kind, entries, 3 + columns)
        found = []
        for at in range(0, len(mapping) - 3, 4):
            component, looked_up, column = struct.unpack_from(">HBB", mapping, at)
            source = channels[component]
            if not looked_up:
                found.append(source)
                continue
            if source.values.size and int(source.values.max()) >= entries:
                raise Contradiction(phrase("palette"))
            lut = table[f"c{column}"].astype(np.uint16 if depths[column] > 8 else np.uint8)
            found.append(Channel(lut[source.values], depths[column]))
    except (struct.error, IndexError, KeyError, ValueError, TypeError) as error:
        if isinstance(error, Contradiction):
            raise
        raise Contradiction(phrase("palette")) from error
    if not found:
        raise Contradiction(phrase("palette"))
    return found


def _space(boxes: Mapping[bytes, memoryview], count: int) -> str:
    """The colour space by name; without a word about it, the usual one of so many channels."""
    body = bytes(boxes.get(b"colr", b""))
    found = ""
    if body[:1] == b"\1" and len(body) >= 7:
        number = int.from_bytes(body[3:7], "big")
        found = _SPACES.get(number, f"colour space {number}")
    elif body[:1] in {b"\2", b"\3"}:
        found = _BY_PROFILE.get(body[19:23], "")
    wanted = _CHANNELS.get(found, 0)
    if wanted > count:
        raise Contradiction(phrase("jp2-channels", channels=count, space=found, expected=wanted))
    return found or {1: "grey", 2: "grey", 3: "rgb", 4: "cmyk" if not _opacity(boxes) else "rgb"}.get(count, "unknown")


def _definitions(boxes: Mapping[bytes, memoryview]) -> list[tuple[int, int, int]]:
    """Channel, its kind (0 colour, 1 opacity, 2 premultiplied opacity) and the colour it belongs to (cdef, I.5.3.6)."""
    body = bytes(boxes.get(b"cdef", b""))
    return [struct.unpack_from(">HHH", body, at) for at in range(2, len(body) - 5, 6)]


def _opacity(boxes: Mapping[bytes, memoryview]) -> bool:
    return any(kind in {1, 2} for _, kind, _ in _definitions(boxes))


def _ordered(
    channels: Sequence[Channel], boxes: Mapping[bytes, memoryview], wanted: int
) -> tuple[list[Channel], Channel | None]:
    """The colours in their space's order, and the opacity; a channel more than the colours need counts as one."""
    defined = [d for d in _definitions(boxes) if d[0] < len(channels)]
    colours = [c for c, kind, _ in sorted(defined, key=lambda d: d[2]) if kind == 0]
    opacity = [c for c, kind, _ in defined if kind in {1, 2}]
    if not defined:
        colours, opacity = list(range(len(channels)))[:wanted], list(range(len(channels)))[wanted:]
    if not opacity and len(colours) > wanted:
        opacity = colours[wanted:]
    if wanted in _CHANNELS.values() and len(colours) < wanted:
        colours = [c for c in range(len(channels)) if c not in opacity]
    if not colours:
        raise Contradiction(phrase("jp2-colourless"))
    return [channels[c] for c in colours[:wanted]], channels[opacity[0]] if opacity else None


def _at(channel: Channel, bits: int) -> Plane:
    """Its values at the depth of the deepest channel; what has less than eight bits over 0–255 (see Picture.pixels)."""
    bits = max(bits, 8)
    if channel.bits == bits:
        return channel.values
    full, wanted = (1 << channel.bits) - 1, (1 << bits) - 1
    scaled = (channel.values.astype(np.uint64) * wanted + full // 2) // full
    return scaled.astype(np.uint8 if bits <= 8 else np.uint16)


def _rgb(shown: Sequence[Plane], bits: int) -> list[Plane]:
    """sYCC to sRGB (IEC 61966-2-1, amendment 1: the matrix of Rec. 601, full range), rounded; a band of rows at a time."""
    top, half = (1 << max(bits, 8)) - 1, 1 << max(bits, 8) - 1
    found = [np.empty_like(p) for p in shown]
    for start in range(0, shown[0].shape[0], 256):
        rows = slice(start, start + 256)
        y, cb, cr = (p[rows].astype(np.float32) for p in shown)
        cb, cr = cb - half, cr - half
        for out, value in zip(found, (y + 1.402 * cr, y - 0.344136 * cb - 0.714136 * cr, y + 1.772 * cb), strict=True):
            out[rows] = np.clip(np.rint(value), 0, top)
    return found
