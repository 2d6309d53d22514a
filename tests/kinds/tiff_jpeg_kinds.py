"""Kinds of JPEG and other picture codecs inside a TIFF: what they come to in the whole flow under `legacy`."""

from __future__ import annotations

from collections.abc import Callable

import imagecodecs
import numpy as np

from kinds.kind import Kind
from kinds.picture_drawing import jpeg, picture, scan
from kinds.picture_kinds import none, tiff
from kinds.tiff_bytes import LONG, SHORT, Page

END = b"\xff\xd9"
HALVED = {530: (SHORT, [2, 2])}


def _pieces(seed: int, code: Callable[[np.ndarray], bytes], rows: int = 64) -> list[bytes]:
    pixels = picture(seed)
    return [bytes(code(np.ascontiguousarray(pixels[n : n + rows]))) for n in range(0, 320, rows)]


def _page(pieces: list[bytes], compression: int, photometric: int = 6, bits: int = 8, **fields: object) -> Page:
    own = {**(HALVED if photometric == 6 else {}), **{int(k[1:]): v for k, v in fields.items()}}
    return Page(320, 320, pieces, bits=bits, compression=compression, photometric=photometric, rows=64, fields=own)


def _cut(pieces: list[bytes], end: bytes = END) -> list[bytes]:
    return [pieces[0], pieces[1][: len(pieces[1]) // 2] + end, *pieces[2:]]


def old_stream(seed: int, cut: int = 0) -> Page:
    """JPEGInterchangeFormat names the whole stream; the strip begins at its scan."""
    whole = jpeg(picture(seed))
    data = whole[:-cut] + END if cut else whole
    begins = len(whole) - len(scan(whole)[1]) - 2
    fields = {512: (SHORT, [1]), 513: (LONG, [8]), 514: (LONG, [len(data)]), **HALVED}
    lies = {273: [8 + begins], 279: [len(data) - begins]}
    return Page(320, 320, [data], compression=6, photometric=6, fields=fields, lies=lies)


def old_tables(seed: int, *, tiled: bool = False, cut: bool = False) -> Page:
    """The directory names the tables; strips or tiles are bare scans."""
    pixels = picture(seed)
    across = 64 if tiled else 320
    parts = [pixels[y : y + 64, x : x + across] for y in range(0, 320, 64) for x in range(0, 320, across)]
    coded = [scan(jpeg(part)) for part in parts]
    tables = [body[1:] for kind in (0xDB, 0xC4) for marker, body in coded[0][0] if marker == kind]
    tables = tables[:2] + [tables[n] for n in (2, 4, 3, 5)]  # quantisation; DC, DC; AC, AC
    data = [piece for _, piece in coded]
    data = [data[0], data[1][: len(data[1]) // 2], *data[2:]] if cut else data
    blob, places = b"", list[int]()
    for one in (*tables, *data):
        places.append(8 + len(blob))
        blob += one + bytes(-len(one) % 8)
    two = [places[0], places[1], places[1]], [places[2], places[3], places[3]], [places[4], places[5], places[5]]
    fields = {512: (SHORT, [1]), **{519 + n: (LONG, row) for n, row in enumerate(two)}, **HALVED}
    counts = [len(piece) for piece in data]
    if tiled:
        gone = dict.fromkeys((273, 278, 279))
        fields |= {322: (LONG, [64]), 323: (LONG, [64]), 324: (LONG, places[6:]), 325: (LONG, counts), **gone}
    lies = {273: places[6:], 279: counts}
    return Page(320, 320, [blob], compression=6, photometric=6, rows=64, fields=fields, lies=lies)


def _deep(pixels: np.ndarray) -> bytes:
    return bytes(imagecodecs.jpeg8_encode(pixels.astype(np.uint16) * 16, level=95, bitspersample=12))


def _lossless(pixels: np.ndarray) -> bytes:
    return bytes(
        imagecodecs.jpeg8_encode((pixels.astype(np.uint16) << 8) | pixels[::-1], lossless=True, bitspersample=16)
    )


_CODECS = {
    "WebP": (50001, lambda a: imagecodecs.webp_encode(a, lossless=True)),
    "JPEG XL": (50002, lambda a: imagecodecs.jpegxl_encode(a, lossless=True)),
    "JPEG 2000": (34712, lambda a: imagecodecs.jpeg2k_encode(a, codecformat="j2k", level=0)),
    "LERC": (34887, imagecodecs.lerc_encode),
}


def _jpegs() -> list[Kind]:
    lossy = ("compression", none("lost detail"))
    new, deep, whole = _pieces(80, jpeg), _pieces(81, _deep), _pieces(82, _lossless)
    return [
        tiff("JPEG", _page(new, 7), told=lossy),
        tiff("JPEG, a strip cut, with an end marker behind", _page(_cut(new), 7), fault="decodes"),
        tiff("JPEG of 12 bits", _page(deep, 7, bits=12), told=(*lossy, "bit-depth: 12")),
        tiff("JPEG of 12 bits, a strip cut", _page(_cut(deep), 7, bits=12), fault="decodes"),
        tiff("lossless JPEG", _page(whole, 7, 2, 16), told=("compression",)),
        tiff("lossless JPEG, a strip cut", _page(_cut(whole), 7, 2, 16), fault="decodes"),
        tiff("old-style JPEG, one stream", old_stream(83), told=lossy),
        tiff("old-style JPEG, one stream, cut", old_stream(83, 3000), fault="decodes"),
        tiff("old-style JPEG, tables and strips", old_tables(84), told=lossy),
        tiff("old-style JPEG, tables and tiles", old_tables(85, tiled=True), told=lossy),
        tiff("old-style JPEG, a strip cut", old_tables(86, cut=True), fault="decodes"),
    ]


def _others() -> list[Kind]:
    found = []
    for seed, (name, (code, encode)) in enumerate(_CODECS.items(), 90):
        pieces = _pieces(seed, encode)
        good, bad = (_page(some, code, 2) for some in (pieces, _cut(pieces, b"")))
        found.append(tiff(name, good, told=("compression",), master=".jp2" if name == "WebP" else ""))
        found.append(tiff(f"{name}, a strip cut", bad, fault="decodes"))
    return found


KINDS = [*_jpegs(), *_others()]
