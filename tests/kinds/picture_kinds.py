"""Kinds of TIFF, PNG and JPEG: what they come to in the whole flow under `legacy`."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import cv2
import imagecodecs
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from heritage.tools.picture import colorimetry
from kinds.kind import Kind
from kinds.picture_drawing import Make, packbits, packed_bits, page, picture, saved, strips, ycbcr
from kinds.tiff_bytes import BYTE, LONG, RATIONAL, SHORT, UNDEFINED, Page, write

PREVIEW = {254: (LONG, [1])}
RGB = picture()
ICC = colorimetry.rgb(colorimetry.SRGB, colorimetry.D65, 2.2)
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"/>'


def _small(**more: Any) -> Page:
    return page(cv2.resize(RGB, (80, 80), interpolation=cv2.INTER_AREA), **more)


def tiff(
    variant: str,
    *pages: Page,
    told: tuple[str, ...] = (),
    fault: str = "",
    master: str = ".jp2",
    change: Callable[[bytes], bytes] = bytes,
    **how: Any,
) -> Kind:
    made = saved(change(write(*pages, **how)))
    return kind_of("TIFF", variant, made, told, fault, master, "tifffile")


def kind_of(format: str, variant: str, made: Make, told: Any, fault: str, master: str, reader: str) -> Kind:
    master = "" if fault or (master == ".jp2" and any("preservation-copy" in t for t in told)) else master
    told = tuple(t for t in told if t.startswith(fault))  # of what cannot be read nothing else is told
    return Kind(format, variant, made, "held" if fault else "deposited", fault, told, master, reader, "photographs")


def none(reason: str) -> str:
    return f"preservation-copy: {reason}"


def _half(pieces: list[bytes]) -> list[bytes]:
    return [*pieces[:2], pieces[2][: len(pieces[2]) // 2], *pieces[3:]]


def _packed(seed: int, compression: int, pack: Callable[[bytes], bytes]) -> tuple[Page, Page]:
    """A good one, and one whose third strip is half there."""
    good = page(picture(seed), compression, pack)
    return good, Page(good.width, good.height, _half(list(good.strips)), compression=compression, rows=64)


def _pairs(values: tuple[float, ...]) -> tuple[int, list[int]]:
    return RATIONAL, [n for value in values for n in (round(value * 10_000), 10_000)]


BT601, BT709 = (0.299, 0.587, 0.114), (0.2126, 0.7152, 0.0722)


def _ycbcr(across: int, down: int, of: tuple[float, ...], foot: int, compression: int, pack: Any) -> Page:
    levels = (16.0, 235.0, 128.0, 240.0, 128.0, 240.0) if foot else (0.0, 255.0, 128.0, 255.0, 128.0, 255.0)
    units = ycbcr(picture(across * 10 + down + foot), across, down, of, foot)
    fields = {529: _pairs(of), 530: (SHORT, [across, down]), 532: _pairs(levels)}
    pieces = strips(units, 64 // down, pack)
    return Page(RGB.shape[1], RGB.shape[0], pieces, compression=compression, photometric=6, rows=64, fields=fields)


def _fax(compression: str) -> Image.Image:
    rng = np.random.default_rng(len(compression))
    ink = np.ones((640, 480), bool)
    for y, x in rng.integers(0, 440, (400, 2)):
        ink[y : y + rng.integers(2, 9), x : x + rng.integers(2, 26)] = False
    return Image.fromarray(ink)


_FAXES = {"group4": ("CCITT G4", 4), "group3": ("CCITT G3", 3), "tiff_ccitt": ("CCITT RLE", 2)}


def _fax_page(name: str, change: Callable[[bytes], bytes], *, reversed_bits: bool = False, options: int = 0) -> Page:
    out = io.BytesIO()
    extra = {292: options} if options else {}
    _fax(name).save(out, "TIFF", compression=name, tiffinfo={**extra, 278: 640})
    out.seek(0)
    import tifffile

    with tifffile.TiffFile(out) as opened:
        first: Any = opened.pages[0]
        pieces = [
            change(out.getvalue()[start : start + size])
            for start, size in zip(first.dataoffsets, first.databytecounts, strict=True)
        ]
        rows, photometric = int(first.rowsperstrip), int(first.photometric)
    if reversed_bits:
        pieces = [bytes(imagecodecs.bitorder_decode(piece)) for piece in pieces]
    fields = {266: (SHORT, [2])} if reversed_bits else {}
    fields |= {292: (LONG, [options])} if options else {}
    return Page(480, 640, pieces, 1, 1, _FAXES[name][1], photometric, rows, fields)


def _spoilt(data: bytes) -> bytes:
    rng = np.random.default_rng(7)
    at = len(data) // 2
    return data[:at] + rng.bytes(40) + data[at + 40 :]


def _faxes() -> list[Kind]:
    found = []
    for name, (said, _) in _FAXES.items():
        held = [(f"{said}, half there", lambda d: d[: len(d) // 2]), (f"{said}, forty bytes spoilt", _spoilt)]
        found += [tiff(f"{said}", _fax_page(name, bytes), told=(none("bitonal"),))]
        found += [tiff(variant, _fax_page(name, change), fault="decodes") for variant, change in held]
    turned = _fax_page("group4", bytes, reversed_bits=True)
    two = _fax_page("group3", bytes, options=1)
    found.append(tiff("CCITT G4, fill order 2", turned, told=(none("bitonal"),)))
    return [*found, tiff("CCITT G3, two-dimensional", two, told=(none("bitonal"),))]


_BYTES = {
    "LZW": (5, imagecodecs.lzw_encode, ()),
    "deflate": (8, zlib.compress, ()),
    "PackBits": (32773, packbits, ()),
    "Zstandard": (50000, imagecodecs.zstd_encode, ()),
    "LZMA": (34925, imagecodecs.lzma_encode, ("compression",)),
}


def _compressions() -> list[Kind]:
    found = []
    for seed, (name, (code, pack, told)) in enumerate(_BYTES.items(), 20):
        good, bad = _packed(seed, code, pack)  # type: ignore[arg-type]
        found += [tiff(name, good, told=told), tiff(f"{name}, a strip half there", bad, fault="decodes")]
    return found


def _directories() -> list[Kind]:
    full, other = page(RGB), page(picture(3))
    mask = Page(320, 320, [bytes(40 * 320)], 1, 1, photometric=4, fields={254: (LONG, [4])})
    many = (none("several pages"), "multipage: 3")
    bad = _packed(5, 5, imagecodecs.lzw_encode)[1]
    within = Page(320, 320, strips(RGB), rows=64, fields={330: (LONG, [8])})
    return [
        tiff("first directory a preview, flagged", _small(fields=PREVIEW), full),
        tiff("first directory a preview, old flag", _small(fields={255: (SHORT, [2])}), full, order=">"),
        tiff("first directory a preview, not flagged", _small(), full),
        tiff("full picture in SubIFDs of a preview", _small(fields=PREVIEW, below=[full]), big=True),
        tiff("full picture in SubIFDs, not flagged", _small(below=[full])),
        tiff("smaller copies behind it, not flagged", full, _small()),
        tiff("a mask before the picture", mask, full),
        tiff("marked as a preview, and alone", page(picture(4), fields=PREVIEW), told=("tiff-structure: largest",)),
        tiff("three pages", full, other, page(picture(2)), told=many),
        tiff("three pages, the third damaged", full, other, bad, fault="decodes"),
        tiff("directories in a circle", full, other, fault="multipage", circle=0),
        tiff("SubIFDs that point into the pixels", within, fault="multipage"),
    ]


def _places() -> list[Kind]:
    lies = {
        "strip byte counts too small": {279: [1000] * 5},
        "strips over each other": {273: [8, 1008, 200_000, 210_000, 220_000]},
        "a strip twice": {273: [8, 8, 61_448, 122_888, 184_328]},
        "a strip beyond the end": {273: [8, 61_448, 122_888, 184_328, 9_000_000]},
    }
    found = [tiff(name, Page(320, 320, strips(RGB), rows=64, lies=lie), fault="decodes") for name, lie in lies.items()]
    beyond = Page(320, 320, strips(picture(90)), rows=64, lies={279: [61_440] * 4 + [9_000_000]})
    byte_more = [imagecodecs.lzw_encode(piece + bytes(1)) for piece in strips(picture(91))]
    return [
        *found,
        tiff("last strip whole, its byte count beyond the end", beyond),
        tiff("LZW, a byte too many in each strip", Page(320, 320, byte_more, compression=5, rows=64)),
    ]


def _colours() -> list[Kind]:
    cmyk = np.dstack([255 - RGB, np.zeros((320, 320), np.uint8)])
    grey = RGB[..., 1]
    told = (none("ycbcr"),)
    alone: dict[str, Page] = {
        "YCbCr, uncompressed": _ycbcr(1, 1, BT601, 0, 1, bytes),
        "YCbCr 4:2:0, deflate": _ycbcr(2, 2, BT601, 0, 8, zlib.compress),
        "YCbCr 4:2:2, LZW, BT.709": _ycbcr(2, 1, BT709, 0, 5, imagecodecs.lzw_encode),
        "YCbCr 4:2:0, uncompressed, with head and foot room": _ycbcr(2, 2, BT601, 16, 1, bytes),
    }
    palette = np.random.default_rng(6).integers(0, 256, (256, 3))
    indices = np.random.default_rng(6).integers(0, 256, (320, 320)).astype(np.uint8)
    wide = {320: (SHORT, [int(v) * 257 for v in palette.T.ravel()])}
    narrow = {320: (SHORT, [int(v) for v in palette.T.ravel()])}
    lab = cv2.cvtColor(picture(8), cv2.COLOR_RGB2LAB)
    signed = np.dstack([lab[..., 0], lab[..., 1] ^ 128, lab[..., 2] ^ 128])
    leftover = page(picture(9), 8, zlib.compress, fields={530: (SHORT, [2, 2])})
    planes = [piece for n in range(3) for piece in strips(picture(10)[..., n])]
    return [
        *(tiff(name, one, told=told) for name, one in alone.items()),
        tiff("RGB with a left-over YCbCrSubSampling", leftover),
        tiff("planes apart", Page(320, 320, planes, rows=64, fields={284: (SHORT, [2])})),
        tiff("CMYK", page(cmyk, photometric=5), told=("colour-space: cmyk", none("cmyk"))),
        tiff(
            "inks that are not CMYK",
            page(cmyk, photometric=5, fields={332: (SHORT, [2])}),
            fault="decodes",
            told=("decodes: Nothing shows that it is damaged.",),
        ),
        tiff("CIELAB", page(signed, photometric=8), told=("colour-space: lab", none("lab"))),
        tiff("ICCLAB", page(lab, photometric=9), told=("colour-space: lab", none("lab"))),
        tiff("white is zero", page(255 - grey, photometric=0)),
        tiff("palette of 16 bits", page(indices, photometric=3, fields=wide), told=(none("palette"),)),
        tiff(
            "palette and transparency",
            page(np.dstack([indices, grey]), photometric=3, fields=wide | {338: (SHORT, [2])}),
            told=("alpha", none("alpha")),
        ),
        tiff("palette of 8 bits", page(indices, photometric=3, fields=narrow), told=(none("palette"),)),
        tiff(
            "palette too short",
            page(indices, photometric=3, fields={320: (SHORT, [0] * 48)}),
            fault="decodes",
            told=("decodes: The file is damaged or incomplete.",),
        ),
        tiff(
            "300 ppi across, 600 down",
            page(picture(18), fields={283: (RATIONAL, [600, 1])}),
            told=("sampling-rate: 600 ppi down",),
        ),
        tiff("its own primaries", page(picture(11), fields={319: _pairs(colorimetry.ADOBE_RGB)}), told=(none("prim"),)),
    ]


def _depths() -> list[Kind]:
    found = [tiff("big-endian", page(picture(12)), order=">"), tiff("BigTIFF", page(picture(13)), big=True)]
    words = (picture(14).astype(np.uint16) << 8) + np.random.default_rng(1).integers(0, 256, (320, 320, 3)).astype(
        np.uint16
    )
    found.append(tiff("16 bits", page(words)))
    for bits in (2, 4, 6, 10, 12, 14):
        rows = (picture(20 + bits).astype(np.uint32) << 8) >> (16 - bits)
        pieces = [packed_bits(rows[n : n + 64], bits) for n in range(0, 320, 64)]
        told = ("bit-depth", none(f"{bits} bits"))
        found.append(tiff(f"{bits} bits", Page(320, 320, pieces, bits=bits, rows=64), told=told))
    ten = (words >> 6) << 6
    found.append(tiff("10 bits in 16", page(ten), told=("bits-used: 10",)))
    low = (words * (4095 / int(words.max()))).astype(np.uint16)  # a sensor's samples, as they were counted
    found.append(tiff("12 bits at the low end of 16", page(low), told=("exposure: 12 bits at the low end",)))
    for name in ("float16", "float32", "float64", "uint32"):
        scale = float(2**32 - 1) if name == "uint32" else 1.0
        samples = (picture(40 + len(found)) / 255 * scale).astype(name)
        told = () if name == "uint32" else ("sample-format: fractions",)
        found.append(tiff(name, page(samples), told=(*told, none(name))))
    return found


def _beside() -> list[Kind]:
    """Two channels beside the colours: what Photoshop saves selections and spot inks in."""
    said = ("alpha: 5 channels", none("alpha"))
    return [
        tiff(f"two channels {name}", page(beside(seed), fields={338: (SHORT, kinds)}), told=said)
        for name, seed, kinds in (("of selections", 16, [0, 0]), ("beside it, opacity first", 17, [1, 0]))
    ]


def beside(seed: int) -> NDArray[np.uint8]:
    """A picture with two channels behind its colours, that are black on the left and white on the right."""
    pixels = picture(seed)
    step = np.where(np.arange(pixels.shape[1]) < pixels.shape[1] // 2, 0, 255).astype(np.uint8)
    return np.dstack([pixels, *[np.broadcast_to(step, pixels.shape[:2])] * 2])


def _notes() -> list[Kind]:
    clear = np.dstack([picture(15), np.random.default_rng(2).integers(0, 256, (320, 320)).astype(np.uint8)])
    padded = ICC + bytes(6)
    gone = {700: (BYTE, XMP + b"\0")}
    wide = {700: (BYTE, XMP.decode().encode("utf-16"))}
    broken = {700: (BYTE, b"<x:xmpmeta>")}
    return [
        tiff("alpha, not multiplied", page(clear, fields={338: (SHORT, [2])}), told=("alpha", none("alpha"))),
        tiff("alpha, multiplied", page(clear, fields={338: (SHORT, [1])}), told=("alpha", none("alpha"))),
        *_beside(),
        tiff("EXIF orientation 6", page(picture(16), fields={274: (SHORT, [6])}), told=("orientation", none("6"))),
        tiff("ICC profile", page(picture(17), fields={34675: (UNDEFINED, ICC)})),
        tiff("ICC profile with zeros behind it", page(picture(18), fields={34675: (UNDEFINED, padded)})),
        tiff("ICC profile cut off", page(picture(19), fields={34675: (UNDEFINED, ICC[:-40])}), fault="icc-truncated"),
        tiff("XMP that ends in NUL", page(picture(50), fields=gone)),
        tiff("XMP in UTF-16", page(picture(51), fields=wide)),
        tiff("XMP that is not well-formed", page(picture(52), fields=broken), told=(none("XMP"),)),
    ]


KINDS = [
    *(replace(kind, line="paper") for kind in _directories()),
    *(kind for made in (_compressions, _faxes, _places, _colours, _depths, _notes) for kind in made()),
]
