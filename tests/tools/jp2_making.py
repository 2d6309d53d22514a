"""JPEG 2000 files of any making: components of their own depth, sign and size, boxes as one likes, codestreams cut and spoilt."""

from __future__ import annotations

import io
import struct
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass

import numpy as np
from glymur.lib import openjp2 as opj

from heritage.tools.picture.jpeg2000 import openjpeg
from heritage.tools.picture.jpeg2000.openjpeg import Coding

SIGNATURE = struct.pack(">I4s4s", 12, b"jP  ", b"\r\n\x87\n")
PLAIN = Coding(levels=3, tile=1024, sop=False, eph=False, segmentation_symbols=False)


@dataclass(frozen=True)
class Plane:
    """One component: `across` and `down` are its subsampling."""

    values: np.ndarray
    bits: int = 8
    signed: bool = False
    across: int = 1
    down: int = 1


def codestream(
    planes: Sequence[Plane], coding: Coding = PLAIN, *, irreversible: bool = False, ratio: Sequence[float] = ()
) -> bytes:
    """The components as they are, with no transform between them. `ratio`: how far each quality layer compresses (1: lossless)."""
    out = io.BytesIO()
    height, width = planes[0].values.shape
    with ExitStack() as stack, openjpeg._told() as said:
        described = (opj.ImageComptParmType * len(planes))(
            *(
                opj.ImageComptParmType(
                    p.across, p.down, p.values.shape[1], p.values.shape[0], 0, 0, p.bits, p.bits, p.signed
                )
                for p in planes
            )
        )
        image = opj.image_create(described, opj.CLRSPC_GRAY)
        stack.callback(opj.image_destroy, image)
        image.contents.x1, image.contents.y1 = width, height
        for index, plane in enumerate(planes):
            np.ctypeslib.as_array(image.contents.comps[index].data, shape=plane.values.shape)[...] = plane.values
        codec = opj.create_compress(opj.CODEC_J2K)
        stack.callback(opj.destroy_codec, codec)
        said.listen(codec)
        wanted = openjpeg._parameters(coding, 1)
        wanted.irreversible = int(irreversible)
        if ratio:
            wanted.cp_fixed_quality, wanted.cp_disto_alloc, wanted.tcp_numlayers = 0, 1, len(ratio)
            for layer, rate in enumerate(ratio):
                wanted.tcp_rates[layer] = rate
        opj.setup_encoder(codec, wanted, image)
        stream = stack.enter_context(openjpeg._stream(out, reading=False))
        opj.start_compress(codec, image, stream)
        opj.encode(codec, stream)
        opj.end_compress(codec, stream)
    return out.getvalue()


def box(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(body), kind) + body


def enumerated(number: int) -> bytes:
    return box(b"colr", struct.pack(">BBBI", 1, 0, 0, number))


def file(stream: bytes, *header: bytes, brand: bytes = b"jp2 ", components: int = 3, bits: int = 8) -> bytes:
    """The JP2 of a codestream; `header`: what follows ihdr in its box."""
    width, height = struct.unpack(">II", stream[8:16])
    ihdr = box(b"ihdr", struct.pack(">IIHBBBB", height, width, components, bits - 1 if bits else 255, 7, 0, 0))
    kind = box(b"ftyp", brand + bytes(4) + brand)
    return SIGNATURE + kind + box(b"jp2h", ihdr + b"".join(header)) + box(b"jp2c", stream)
