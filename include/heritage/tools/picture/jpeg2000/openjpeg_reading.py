"""Decodes a codestream strictly, component by component, each in its own size and depth; a large one piece by piece, because
OpenJPEG takes four bytes for every sample that it holds."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from glymur.lib import openjp2 as opj
from numpy.typing import NDArray

from heritage.errors import ToolFailed
from heritage.model import about, phrase
from heritage.tools.picture.jpeg2000.codestream import Component, Stream
from heritage.tools.picture.jpeg2000.openjpeg import _stream, _told, version

AT_ONCE = 60_000_000
"""Samples that OpenJPEG holds at a time, over all components: 240 MB."""

Plane = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Read:
    """A plane per component (signed or not, 8 or 16 bits), and what OpenJPEG warned of."""

    planes: list[Plane]
    warnings: tuple[str, ...]


def planes(codestream: bytes | memoryview, stream: Stream) -> Read:
    """Every sample, or an exception: nothing is filled in. At most 16 bits. Raises ToolFailed with OpenJPEG's words."""
    shapes = [_extent(stream.size, c) for c in stream.components]
    found = [np.zeros(s[2:], _kind(c)) for s, c in zip(shapes, stream.components, strict=True)]
    said: list[str] = []
    for image in _pieces(codestream, stream, said):
        for number, (plane, (left, top, _, _)) in enumerate(zip(found, shapes, strict=True)):
            _pasted(image.comps[number], plane, left, top)
    return Read(found, tuple(dict.fromkeys(said)))


def _extent(size: tuple[int, int, int, int], component: Component) -> tuple[int, int, int, int]:
    """Left, top, height, width of a component on its own grid (ISO/IEC 15444-1, B.2)."""
    right, bottom, left, top = size
    x, y = -(-left // component.across), -(-top // component.down)
    return x, y, -(-bottom // component.down) - y, -(-right // component.across) - x


def _kind(component: Component) -> type[np.generic]:
    if component.bits > 16:
        raise ToolFailed(phrase("jp2-deep", bits=component.bits))
    if component.signed:
        return np.int8 if component.bits <= 8 else np.int16
    return np.uint8 if component.bits <= 8 else np.uint16


def _pieces(codestream: bytes | memoryview, stream: Stream, said: list[str]) -> Iterator[Any]:
    """The decoded image, whole or in parts that each carry their place."""
    right, bottom, left, top = stream.size
    samples = (right - left) * (bottom - top) * len(stream.components)
    if samples <= AT_ONCE:
        yield from _decoded(codestream, said, [])
    elif stream.tiles[0] * stream.tiles[1] > 1:
        yield from _decoded(codestream, said, range(stream.tiles[0] * stream.tiles[1]))
    else:
        rows = max(256, (bottom - top) * AT_ONCE // samples)
        edges = [*range(top, bottom, rows), bottom]
        for start, end in pairwise(edges):
            yield from _decoded(codestream, said, [], (left, start, right, end))


def _decoded(
    codestream: bytes | memoryview, said: list[str], tiles: Sequence[int], area: tuple[int, int, int, int] | None = None
) -> Iterator[Any]:
    with ExitStack() as stack, _told() as heard:
        codec = opj.create_decompress(opj.CODEC_J2K)
        stack.callback(opj.destroy_codec, codec)
        heard.listen(codec)
        opj.setup_decoder(codec, opj.set_default_decoder_parameters())
        _strictly(codec)
        content = stack.enter_context(_stream(io.BytesIO(codestream), reading=True))
        image = opj.read_header(content, codec)
        stack.callback(opj.image_destroy, image)
        if area:
            opj.set_decode_area(codec, image, *area)
        for tile in tiles:
            opj.get_decoded_tile(codec, content, image, tile)
            yield image.contents
        if not tiles:
            opj.decode(codec, content, image)
            yield image.contents
        said.extend(heard.words)


def _strictly(codec: Any) -> None:
    """What is cut or short is an error; not asked, OpenJPEG 2.5 may be strict or not, by how it was opened."""
    switch = opj.OPENJP2.opj_decoder_set_strict_mode
    switch.argtypes, switch.restype = [ctypes.c_void_p, ctypes.c_int32], ctypes.c_int32
    if not switch(codec, 1):
        raise ToolFailed(f"{version()}: cannot be made strict")


def _pasted(component: Any, plane: Plane, left: int, top: int) -> None:
    if not component.data or not component.w or not component.h:
        raise ToolFailed(about("OpenJPEG", phrase("jp2-undecoded")))
    piece = np.ctypeslib.as_array(component.data, shape=(component.h, component.w))
    x, y = component.x0 - left, component.y0 - top
    room = plane[y : y + component.h, x : x + component.w]
    if room.shape != piece.shape:
        raise ToolFailed(about("OpenJPEG", phrase("jp2-component")))
    room[...] = piece
