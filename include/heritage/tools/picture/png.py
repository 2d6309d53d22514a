"""Reads a PNG: every chunk's checksum, the end chunk, then the pixels at their own depth."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import imagecodecs
import numpy as np

from heritage.errors import SourceUnreadable
from heritage.model import Phrase, Reason, about, phrase
from heritage.tools.picture import colorimetry, exif_block
from heritage.tools.picture.opening import Limits, Picture, Pixels, claim, ppi, whole

_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_COLOURS = {0: "grey", 2: "rgb", 3: "palette", 4: "grey", 6: "rgb"}
_EXPANSION = 1033  # see picture_tiff
_MOST_TEXT = 64 << 20  # bytes of a decompressed profile or XMP


def read(path: Path, limits: Limits) -> Picture:
    """Raises SourceUnreadable."""
    data = whole(path, limits)
    chunks = _chunks(path, data)
    width, height, bits, kind = _header(path, chunks)
    shape = (height, width, 4 if kind == 3 else _SAMPLES[kind])
    claim(path, shape, 2 if bits == 16 else 1, limits, bits=1 if bits == 1 else 0, beside=len(data))
    if height * width * _SAMPLES[kind] * bits // 8 > _EXPANSION * len(data):
        raise SourceUnreadable(
            about(path.name, phrase("pixels-from-bytes", width=width, height=height, bytes=len(data)))
        )
    pixels = _decoded(path, data) if kind != 3 else _palette(path, data, chunks, bits)
    icc, broken = _profile(chunks)
    block = chunks.get(b"eXIf", [b""])[0]
    turn, _ = exif_block.exif(block)
    space, spoken = _space(chunks, _COLOURS[kind] == "grey")
    return Picture(
        pixels=pixels,
        bits=bits,
        ppi=_resolution(chunks),
        icc=icc,
        xmp=_xmp(chunks),
        kind="png",
        colour="bitonal" if (kind, bits) == (0, 1) else _COLOURS[kind],
        stored="bitonal" if (kind, bits) == (0, 1) else _COLOURS[kind],
        samples=_SAMPLES[kind],
        alpha=kind in {4, 6} or b"tRNS" in chunks,
        pages=1 + max(len(chunks.get(b"fcTL", ())) - 1, 0),
        compression="deflate",
        orientation=turn,
        icc_broken=broken,
        space=b"" if icc else space,
        spoken=spoken if not icc or (spoken and spoken.code == "spoken-cicp") else None,
        faults=(*_misplaced(chunks), *_after_the_end(data)),
    )


def _chunks(path: Path, data: bytes) -> dict[bytes, list[bytes]]:
    """Kind → bodies (of pixel data: nothing). Raises SourceUnreadable for a bad checksum or a missing end."""
    found: dict[bytes, list[bytes]] = {}
    at = 8
    view = memoryview(data)
    while at + 12 <= len(data):
        (length,) = struct.unpack(">I", view[at : at + 4])
        kind = bytes(view[at + 4 : at + 8])
        if at + 12 + length > len(data):
            raise SourceUnreadable(about(path.name, phrase("png-cut", chunk=_shown(kind), at=at)))
        if (
            zlib.crc32(view[at + 4 : at + 8 + length])
            != struct.unpack(">I", view[at + 8 + length : at + 12 + length])[0]
        ):
            raise SourceUnreadable(about(path.name, phrase("png-checksum", chunk=_shown(kind), at=at)))
        found.setdefault(kind, []).append(b"" if kind == b"IDAT" else bytes(view[at + 8 : at + 8 + length]))
        at += 12 + length
        if kind == b"IEND":
            return found
    raise SourceUnreadable(about(path.name, phrase("png-end")))


def _shown(kind: bytes) -> str:
    return kind.decode("ascii", "replace")


def _header(path: Path, chunks: dict[bytes, list[bytes]]) -> tuple[int, int, int, int]:
    first = next(iter(chunks), b"")
    body = chunks.get(b"IHDR", [b""])[0]
    if first != b"IHDR" or len(body) != 13:
        raise SourceUnreadable(about(path.name, phrase("png-head")))
    width, height, bits, kind = struct.unpack(">IIBB", body[:10])
    if kind not in _SAMPLES or bits not in {1, 2, 4, 8, 16}:
        raise SourceUnreadable(about(path.name, phrase("png-type", type=kind, bits=bits)))
    if unknown := [k for k in chunks if k[:1].isupper() and k not in {b"IHDR", b"PLTE", b"IDAT", b"IEND"}]:
        raise SourceUnreadable(about(path.name, phrase("png-critical", chunk=_shown(unknown[0]))))
    if b"IDAT" not in chunks:
        raise SourceUnreadable(about(path.name, phrase("png-data")))
    return width, height, bits, kind


def _decoded(path: Path, data: bytes) -> Pixels:
    try:
        pixels: Pixels = imagecodecs.png_decode(data)
    except Exception as error:
        raise SourceUnreadable(about(path.name, phrase("png-damaged", tool=Reason(str(error))))) from error
    return pixels[..., 0] if pixels.ndim == 3 and pixels.shape[2] == 1 else np.ascontiguousarray(pixels)


def _palette(path: Path, data: bytes, chunks: dict[bytes, list[bytes]], bits: int) -> Pixels:
    """The colours by our own table, so that an index beyond it is seen: libpng shows one as black, in silence."""
    table = np.frombuffer(chunks.get(b"PLTE", [b""])[0], np.uint8)
    if not table.size or table.size % 3:
        raise SourceUnreadable(about(path.name, phrase("palette")))
    indices = _decoded(path, _as_grey(data)) // np.uint8(255 // ((1 << bits) - 1))
    if int(indices.max(initial=0)) >= table.size // 3:
        raise SourceUnreadable(about(path.name, phrase("palette")))
    clear = chunks.get(b"tRNS", [b""])[0][: table.size // 3]
    colours = table.reshape(-1, 3)
    if clear:
        opacity = np.frombuffer(clear.ljust(len(colours), b"\xff"), np.uint8)
        colours = np.column_stack([colours, opacity])
    return np.ascontiguousarray(colours[indices])


def _as_grey(data: bytes) -> bytes:
    """The same indices as shades of grey: the header with another colour type, and nothing between it and the pixels."""
    head = b"IHDR" + data[16:25] + b"\0" + data[26:29]
    first = 8
    while data[first + 4 : first + 8] != b"IDAT":
        first += 12 + int.from_bytes(data[first : first + 4], "big")
    return data[:12] + head + zlib.crc32(head).to_bytes(4, "big") + data[first:]


_ONCE = (b"PLTE", b"iCCP", b"sRGB", b"gAMA", b"cHRM", b"cICP", b"pHYs", b"sBIT", b"eXIf", b"tRNS")
_BEFORE = {b"iCCP", b"sRGB", b"gAMA", b"cHRM", b"cICP", b"pHYs", b"sBIT"}


def _misplaced(chunks: dict[bytes, list[bytes]]) -> tuple[Phrase, ...]:
    """Chunks that readers take differently: that come twice, or behind the pixels (PNG 3rd edition, 5.6)."""
    order = list(chunks)
    late = set(order[order.index(b"IDAT") :]) & _BEFORE
    found = [
        phrase("png-twice", chunk=_shown(kind), times=len(chunks[kind]))
        for kind in _ONCE
        if len(chunks.get(kind, ())) > 1
    ]
    return (*found, *(phrase("png-late", chunk=_shown(kind)) for kind in sorted(late)))


def _resolution(chunks: dict[bytes, list[bytes]]) -> tuple[float, float] | None:
    body = chunks.get(b"pHYs", [b""])[0]
    if len(body) != 9:
        return None
    x, y, unit = struct.unpack(">IIB", body)
    return ppi(x, y, 0.0254) if unit == 1 else None


def _profile(chunks: dict[bytes, list[bytes]]) -> tuple[bytes, Phrase | None]:
    if b"iCCP" not in chunks:
        return b"", None
    packed = chunks[b"iCCP"][0].partition(b"\0")[2][1:]
    try:
        return _inflated(packed), None
    except zlib.error as error:
        return b"", phrase("icc-unpacked", tool=Reason(str(error)))


def _space(chunks: dict[bytes, list[bytes]], is_grey: bool) -> tuple[bytes, Phrase | None]:
    """A profile of what cICP, or else gAMA and cHRM say, when it is not sRGB, and what they say (PNG 3rd edition, 11.3.2;
    an sRGB chunk overrides gAMA and cHRM)."""
    if b"cICP" in chunks and len(chunks[b"cICP"][0]) == 4:
        primaries, code = chunks[b"cICP"][0][:2]
        if (primaries, code) == (1, 13):
            return b"", None
        said = phrase("spoken-cicp", primaries=primaries, transfer=code)
        points, curve = colorimetry.PRIMARIES.get(primaries), colorimetry.transfer(code)
        return (_profile_of(points, colorimetry.D65, curve, is_grey), said) if points and curve else (b"", said)
    if b"sRGB" in chunks:
        return b"", None
    return _by_gamma(chunks, is_grey)


def _by_gamma(chunks: dict[bytes, list[bytes]], is_grey: bool) -> tuple[bytes, Phrase | None]:
    gamma, points = chunks.get(b"gAMA", [b""])[0], chunks.get(b"cHRM", [b""])[0]
    stored = struct.unpack(">I", gamma)[0] / 100_000 if len(gamma) == 4 else 0.0
    xy = tuple(n / 100_000 for n in struct.unpack(">8I", points)) if len(points) == 32 else ()
    curve = 1 / stored if stored else None
    primaries = xy[2:] if xy and not is_grey else None
    if colorimetry.like_srgb(primaries, curve):
        return b"", None
    said = _said(stored, bool(primaries))
    white = xy[:2] if xy else colorimetry.D65
    return _profile_of(primaries or colorimetry.SRGB, white, curve or colorimetry.srgb_curve(), is_grey), said


def _said(gamma: float, primaries: bool) -> Phrase | None:
    if gamma and primaries:
        return phrase("spoken-gamma-chrm", gamma=gamma)
    return phrase("spoken-gamma", gamma=gamma) if gamma else phrase("spoken-chrm") if primaries else None


def _profile_of(
    primaries: tuple[float, ...], white: tuple[float, ...], curve: colorimetry.Curve, is_grey: bool
) -> bytes:
    try:
        return colorimetry.grey(curve) if is_grey else colorimetry.rgb(primaries, white, curve)
    except ValueError:
        return b""


def _after_the_end(data: bytes) -> tuple[Phrase, ...]:
    end = data.rfind(b"IEND\xaeB`\x82")
    left = len(data) - end - 8 if end >= 0 else 0
    return (phrase("png-after", bytes=left),) if left > 0 else ()


def _xmp(chunks: dict[bytes, list[bytes]]) -> bytes:
    for body in chunks.get(b"iTXt", ()):
        keyword, _, rest = body.partition(b"\0")
        if keyword == b"XML:com.adobe.xmp" and len(rest) > 2:
            text = rest[2:].split(b"\0", 2)[-1]
            return text if rest[0] == 0 else _inflated(text)
    return b""


def _inflated(packed: bytes) -> bytes:
    running = zlib.decompressobj()
    text = running.decompress(packed, _MOST_TEXT)
    if not running.eof:
        raise zlib.error("it is cut off or too large")
    return text
