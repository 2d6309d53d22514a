"""Kinds of pictures as a stranger makes them: fields that are missing, compressions that are rare, chunks that are out of place,
second pictures behind the first, and damage that decoders pass over in silence."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import numpy as np
import tifffile
from PIL import Image

from heritage.tools.lost_blocks import BLOCK
from heritage.tools.picture import colorimetry
from kinds.kind import Kind
from kinds.picture_drawing import chunk, packed_bits, page, picture, png, saved, strips
from kinds.picture_kinds import kind_of, none, tiff
from kinds.tiff_bytes import LONG, SHORT, Page, write

TOLD = "tiff-structure: "


def _written(variant: str, pixels: Any, *, told: tuple[str, ...] = (), fault: str = "", **how: Any) -> Kind:
    """By tifffile, with a codec of imagecodecs."""
    out = io.BytesIO()
    asked = {"photometric": "rgb", "resolution": (300, 300), "resolutionunit": 2, "metadata": None, **how}
    tifffile.imwrite(out, pixels, **asked)
    return kind_of("TIFF", variant, saved(out.getvalue()), told, fault, ".jp2", "tifffile")


def _fields() -> list[Kind]:
    grey = picture(80)[..., 1]
    one = Page(320, 320, [picture(81).tobytes()], lies={279: [0]})
    return [
        tiff("no PhotometricInterpretation, three samples", page(picture(82), fields={262: None}), told=(TOLD + "read as RGB",)),
        tiff("no PhotometricInterpretation, one sample", page(grey, fields={262: None}), fault="decodes"),
        tiff("no BitsPerSample, bytes stored", page(grey, fields={258: None}), fault="decodes"),
        tiff("16 bits stored, 8 said", Page(320, 320, strips(picture(83).astype(np.uint16) * 257), rows=64), fault="decodes"),
        tiff("no SamplesPerPixel, RGB stored", page(picture(84), fields={277: None}), fault="decodes"),
        tiff("no StripByteCounts, uncompressed", page(picture(85), fields={279: None}), told=(TOLD + "follows from",)),
        tiff("StripByteCounts of 0, uncompressed", one, told=(TOLD + "follows from",)),
        tiff("the last StripByteCounts too long", page(picture(86), lies={279: [61_440] * 4 + [900_000]}), told=(TOLD + "its pixels are there",)),
        tiff("a strip more than the picture has", Page(320, 320, [*strips(picture(87)), bytes(61_440)], rows=64), told=(TOLD + "6 strips or tiles for 5",)),
        tiff("EXIF orientation 9", page(picture(88), fields={274: (SHORT, [9])}), told=(TOLD + "orientation 9",)),
        tiff("EXIF directory beyond the end", page(picture(89), fields={34665: (LONG, [99_999_999])}), told=(TOLD + "the EXIF directory",)),
        tiff("compression 0", page(picture(90), fields={259: (SHORT, [0])}), fault="decodes"),
        tiff("no resolution unit", page(picture(91), fields={296: None})),
        tiff("rows per strip 2³² − 1", Page(320, 320, [picture(92).tobytes()], rows=2**32 - 1)),
    ]  # fmt: skip


def _codecs() -> list[Kind]:
    words = (picture(93).astype(np.uint16) << 8) + np.random.default_rng(3).integers(0, 256, (320, 320, 3), np.uint16)
    doubt = ("compression: or not", none("cannot be shown"))
    odd = picture(94)[:300, :310]
    apart = np.moveaxis(odd, 2, 0)
    return [
        _written("deflate, predictor 2, 16 bits, big-endian", words, compression="deflate", predictor=2, byteorder=">"),
        _written("LZW, predictor 2, tiles over the edge", words[:300, :310], compression="lzw", predictor=2, tile=(128, 128)),
        _written("deflate, tiles over the edge, planes apart", apart, compression="deflate", tile=(128, 128), planarconfig="separate"),
        _written("float32, predictor 3", (picture(95) / 255).astype("f4"), compression="zstd", predictor=3, told=("sample-format", none("float32"))),
        _written("WebP, lossy", picture(96), compression="webp", compressionargs={"level": 80, "lossless": False}, told=("compression: loses", none("has lost detail"))),
        _written("PNG", picture(97), compression="png", told=("compression: png",)),
        _written("JPEG XR", picture(98), compression="jpegxr", told=doubt),
        _written("JPEG XL, lossless", picture(99), compression="jpegxl", compressionargs={"lossless": True, "level": 0}, told=doubt),
        _written("complex numbers", picture(79)[..., 1].astype("c8"), photometric="minisblack", fault="decodes"),
        _written("int64", picture(78)[..., 1].astype("i8") << 55, photometric="minisblack", told=("sample-format", none("int64"))),
        tiff("12 bits, white is zero", Page(320, 320, [packed_bits(picture(77)[..., 1].astype("u2") << 4, 12)], 1, 12, photometric=0), told=("bit-depth", none("12 bits"))),
    ]  # fmt: skip


def _jpeg(variant: str, content: bytes, told: tuple[str, ...] = ("compression",), fault: str = "") -> Kind:
    return kind_of("JPEG", variant, saved(content, "0001.jpg"), told, fault, "", "simplejpeg")


def _pillow(*seeds: int, form: str = "JPEG", **how: Any) -> bytes:
    out = io.BytesIO()
    first, *others = (Image.fromarray(picture(seed)) for seed in seeds)
    more = {"save_all": True, "append_images": others} if others else {}
    first.save(out, form, quality=90, dpi=(300, 300), **more, **how)
    return out.getvalue()


def _spoilt(content: bytes, size: int = 64) -> bytes:
    middle = len(content) // 2
    return content[:middle] + bytes(size) + content[middle + size :]


def _jpegs() -> list[Kind]:
    two = _pillow(100, 101, form="MPO")
    return [
        _jpeg("a second picture behind it (MPF)", two, ("compression", TOLD + "a further picture")),
        _jpeg("a second picture behind it, cut", two[:-3000], ("compression", TOLD + "a further picture")),
        _jpeg("bytes behind the end", _pillow(102) + b"x" * 500, ("compression", TOLD + "500 bytes")),
        _jpeg("a block of zeros in the scan", _spoilt(_pillow(103)), fault="decodes"),
        _jpeg("a block of zeros in the scan, own tables", _spoilt(_pillow(104, optimize=True)), fault="decodes"),
        _jpeg("own tables", _pillow(105, optimize=True)),
        _jpeg("restarts", _pillow(106, restart_marker_rows=1)),
    ]


def _png(variant: str, content: bytes, told: tuple[str, ...] = (), fault: str = "", master: str = ".jp2") -> Kind:
    return kind_of("PNG", variant, saved(content, "0001.png"), told, fault, master, "imagecodecs")


def _with_palette(seed: int, colours: int) -> bytes:
    """Indices of 256 values with so many colours."""
    table = chunk(b"PLTE", bytes(np.random.default_rng(seed).integers(0, 256, colours * 3, np.uint8)))
    grey = png(picture(seed)[..., 1], table)
    head = b"IHDR" + grey[16:25] + b"\x03" + grey[26:29]
    return grey[:12] + head + zlib.crc32(head).to_bytes(4, "big") + grey[33:]


def _lost(content: bytes, first: int, blocks: int) -> bytes:
    """Blocks of a disk that a copy left empty."""
    end = (first + blocks) * BLOCK
    return (content[: first * BLOCK] + bytes(blocks * BLOCK) + content[end:])[: len(content)]


def _blocks() -> list[Kind]:
    whole = write(page(picture(130)))
    dark = picture(133)
    dark[40:90] = 0  # a black card on the page
    told = ("lost-blocks: 8192 bytes of zeros in whole blocks, from byte 81920 on",)
    return [
        tiff("a block of zeros from a broken copy", page(picture(131)), change=lambda c: _lost(c, 20, 2), told=told, fault="lost-blocks"),
        tiff("its end lost, the length right", Page(320, 320, [picture(132).tobytes()]), change=lambda c: _lost(c, 60, 14) + c[74 * BLOCK :], fault="lost-blocks"),
        tiff("a black card, as it was scanned", page(dark)),
        kind_of("PNG", "a block of zeros from a broken copy", saved(_lost(png(picture(134)), 20, 2), "0001.png"), (), "decodes", "", "imagecodecs"),
        kind_of("TIFF", "whole, and zeros behind it", saved(whole + bytes(3 * BLOCK - len(whole) % BLOCK)), (), "", ".jp2", "tifffile"),
    ]  # fmt: skip


def _pngs() -> list[Kind]:
    profile = chunk(b"iCCP", b"x\0\0" + zlib.compress(colorimetry.rgb(colorimetry.SRGB, colorimetry.D65, 2.2)))
    plain = png(picture(110))
    twice = png(picture(111), chunk(b"pHYs", struct.pack(">IIB", 2000, 2000, 1)))
    return [
        _png("palette", _with_palette(112, 256), (none("palette"),)),
        _png("palette too short for its indices", _with_palette(113, 16), fault="decodes"),
        _png("pHYs twice", twice, (TOLD + "pHYs chunk is there 2 times",)),
        _png("iCCP behind the pixels", plain[:-12] + profile + plain[-12:], (TOLD + "iCCP chunk comes after",)),
        _png("a critical chunk that nobody knows", png(picture(114), chunk(b"ABCD", bytes(20))), fault="decodes"),
    ]


KINDS = [*_fields(), *_codecs(), *_jpegs(), *_pngs(), *_blocks()]
