"""Kinds of PNG and JPEG: what they come to in the whole flow under `legacy`."""

from __future__ import annotations

import io
import struct
from typing import Any

import imagecodecs
import numpy as np
from PIL import Image

from kinds.kind import Kind
from kinds.picture_drawing import chunk, picture, png, saved
from kinds.picture_kinds import kind_of, none


def _png(variant: str, content: bytes, told: tuple[str, ...] = (), fault: str = "", master: str = ".jp2") -> Kind:
    return kind_of("PNG", variant, saved(content, "0001.png"), told, fault, master, "imagecodecs")


def _pngs() -> list[Kind]:
    linear = chunk(b"gAMA", struct.pack(">I", 100_000))
    adobe = chunk(b"cHRM", struct.pack(">8I", 31270, 32900, 64000, 33000, 21000, 71000, 15000, 6000))
    spoilt = bytearray(png(picture(67), chunk(b"tEXt", b"Title\0page")))
    spoilt[spoilt.index(b"page")] ^= 1
    return [
        _png("8 bits", png(picture(60))),
        _png("16 bits", png((picture(61).astype(np.uint16) << 8) + np.arange(320, dtype=np.uint16)[:, None])),
        _png("gAMA 1.0", png(picture(62), linear), ("icc-profile: gamma 1", none("gamma"))),
        _png("gAMA of sRGB", png(picture(63), chunk(b"gAMA", struct.pack(">I", 45_455)))),
        _png("cHRM of Adobe RGB", png(picture(64), adobe), ("icc-profile: cHRM", none("cHRM"))),
        _png(
            "cICP, Display P3",
            png(picture(65), chunk(b"cICP", bytes([12, 13, 0, 1]))),
            ("icc-profile: cICP",),
            master="",
        ),
        _png("a colour that is transparent", png(picture(66), chunk(b"tRNS", bytes(6))), ("alpha", none("alpha"))),
        _png("wrong checksum in a text chunk", bytes(spoilt), fault="decodes"),
        _png(
            "bytes behind the end",
            png(picture(68), tail=b"left over " * 9),
            ("tiff-structure: 90", "identified: none; read as PNG"),
        ),
    ]


def _jpeg(variant: str, content: bytes, told: tuple[str, ...] = ("compression",), fault: str = "") -> Kind:
    return kind_of("JPEG", variant, saved(content, "0001.jpg"), told, fault, "", "simplejpeg")


def _pillow(seed: int, **how: Any) -> bytes:
    out = io.BytesIO()
    Image.fromarray(picture(seed)).save(out, "JPEG", quality=90, dpi=(300, 300), **how)
    return out.getvalue()


_JFIF = bytes.fromhex("ffe000104a46494600010101012c012c0000")


def _coded(seed: int, bits: int, **how: Any) -> bytes:
    """12 bits, or lossless; with a resolution."""
    samples = picture(seed)[..., 1].astype(np.uint16) << (bits - 8)
    coded = bytes(imagecodecs.jpeg8_encode(samples, level=90, bitspersample=bits, **how))
    coded = coded[:2] + coded[2 + 2 + int.from_bytes(coded[4:6], "big") :] if coded[2:4] == b"\xff\xe0" else coded
    return coded[:2] + _JFIF + coded[2:]


def _jpegs() -> list[Kind]:
    end = b"\xff\xd9"
    progressive, restarts = _pillow(71, progressive=True), _pillow(72, restart_marker_rows=2)
    scans = [at for at in range(len(progressive)) if progressive[at : at + 2] == b"\xff\xda"]
    gone = restarts.index(b"\xff\xd2")
    deep, whole = _coded(73, 12), _coded(74, 12, lossless=True)
    told = ("bit-depth: 12",)
    return [
        _jpeg("baseline", _pillow(70)),
        _jpeg("progressive", progressive),
        _jpeg("with restarts", restarts),
        _jpeg("12 bits", deep, ("compression", *told)),
        _jpeg("lossless, 12 bits", whole, told),
        _jpeg("cut, with an end marker behind", _pillow(70)[:-3000] + end, fault="decodes"),
        _jpeg("progressive, two scans missing", progressive[: scans[-2]] + end, fault="decodes"),
        _jpeg("a restart missing", restarts[:gone] + restarts[gone + 2 :], fault="decodes"),
        _jpeg("12 bits, cut, with an end marker behind", deep[: len(deep) // 2] + end, fault="decodes"),
        _jpeg("lossless, cut, with an end marker behind", whole[: len(whole) // 2] + end, fault="decodes"),
    ]


KINDS = [*_pngs(), *_jpegs()]
