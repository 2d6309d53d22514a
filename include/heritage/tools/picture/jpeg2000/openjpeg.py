"""JPEG 2000 codestreams, made and decoded in memory by OpenJPEG; samples go in and come out as they are, never through
an ICC profile (`imagecodecs` and `opj_decompress` do convert, by up to 33 of 255)."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from typing import Any, cast

import numpy as np
from glymur.lib import openjp2 as opj
from numpy.typing import NDArray

from heritage.errors import ToolFailed, ToolMissing

Samples = NDArray[np.uint8] | NDArray[np.uint16]

SEGMENTATION_SYMBOLS = 0x20
BYPASS = 0x01
_USER_PRECINCTS, _SOP, _EPH = 0x01, 0x02, 0x04
_PROGRESSIONS = {"LRCP": 0, "RLCP": 1, "RPCL": 2, "PCRL": 3, "CPRL": 4}
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Coding:
    """How a codestream is written (ISO/IEC 15444-1, annex A). `quality`: PSNR in dB that each quality layer but the last
    reaches; the last holds the rest, so that all layers together are lossless. `precincts` from the highest resolution
    downwards, the last one for all that follow."""

    levels: int = 5
    quality: tuple[float, ...] = ()
    progression: str = "RPCL"
    tile: int = 1024
    code_block: int = 64
    precincts: tuple[int, ...] = (256, 256, 128, 128, 128, 128)
    sop: bool = True
    eph: bool = True
    segmentation_symbols: bool = True
    bypass: bool = False
    comment: str = ""

    @property
    def layers(self) -> int:
        return len(self.quality) + 1

    def with_bypass(self) -> Coding:
        """The same, with lazy coding of the low bit planes: a third faster for 16-bit samples."""
        return replace(self, bypass=True)


def version() -> str:
    """ "OpenJPEG 2.5.0". Raises ToolMissing."""
    if opj.OPENJP2 is None:
        raise ToolMissing("libopenjp2 is not installed")
    return f"OpenJPEG {opj.version()}"


def encode(samples: Samples, coding: Coding) -> bytes:
    """A lossless codestream of height × width or height × width × 3 samples, 8 or 16 bits. One thread.
    Raises ToolFailed."""
    planes = samples[..., np.newaxis] if samples.ndim == 2 else samples
    out = io.BytesIO()
    with ExitStack() as stack, _told() as said:
        image = stack.enter_context(_image(planes))
        codec = opj.create_compress(opj.CODEC_J2K)
        stack.callback(opj.destroy_codec, codec)
        said.listen(codec)
        opj.setup_encoder(codec, _parameters(coding, planes.shape[2]), image)
        stream = stack.enter_context(_stream(out, reading=False))
        opj.start_compress(codec, image, stream)
        opj.encode(codec, stream)
        opj.end_compress(codec, stream)
    return out.getvalue()


def decode(codestream: bytes | memoryview) -> Samples:
    """The samples of a codestream with 1 or more unsigned components of the same size and depth. Raises ToolFailed."""
    with ExitStack() as stack, _told() as said:
        codec = opj.create_decompress(opj.CODEC_J2K)
        stack.callback(opj.destroy_codec, codec)
        said.listen(codec)
        opj.setup_decoder(codec, opj.set_default_decoder_parameters())
        stream = stack.enter_context(_stream(io.BytesIO(codestream), reading=True))
        image = opj.read_header(stream, codec)
        stack.callback(opj.image_destroy, image)
        opj.decode(codec, stream, image)
        return _samples(image.contents)


def _parameters(coding: Coding, components: int) -> Any:
    wanted = opj.set_default_encoder_parameters()
    wanted.tcp_numlayers, wanted.cp_fixed_quality = coding.layers, 1
    for layer, decibels in enumerate((*coding.quality, 0.0)):
        wanted.tcp_distoratio[layer] = decibels
    wanted.numresolution = coding.levels + 1
    wanted.prog_order = _PROGRESSIONS[coding.progression]
    wanted.tile_size_on, wanted.cp_tdx, wanted.cp_tdy = 1, coding.tile, coding.tile
    wanted.cblockw_init = wanted.cblockh_init = coding.code_block
    wanted.res_spec = len(coding.precincts)
    for level, size in enumerate(coding.precincts):
        wanted.prcw_init[level] = wanted.prch_init[level] = size
    wanted.csty = _USER_PRECINCTS | _SOP * coding.sop | _EPH * coding.eph
    wanted.mode = SEGMENTATION_SYMBOLS * coding.segmentation_symbols | BYPASS * coding.bypass
    wanted.tcp_mct = 1 if components == 3 else 0
    wanted.irreversible = 0
    wanted.cp_comment = coding.comment.encode() or None
    return wanted


@contextmanager
def _image(planes: Samples) -> Iterator[Any]:
    """The samples as OpenJPEG wants them: one plane of 32-bit integers per component."""
    height, width, components = planes.shape
    depth = planes.dtype.itemsize * 8
    described = (opj.ImageComptParmType * components)(
        *(opj.ImageComptParmType(1, 1, width, height, 0, 0, depth, depth, 0) for _ in range(components))
    )
    image = opj.image_create(described, opj.CLRSPC_SRGB if components == 3 else opj.CLRSPC_GRAY)
    if not image:
        raise MemoryError(f"no room for {width} × {height} samples")
    try:
        image.contents.x1, image.contents.y1 = width, height
        for index in range(components):
            plane = np.ctypeslib.as_array(image.contents.comps[index].data, shape=(height, width))
            plane[...] = planes[..., index]
        yield image
    finally:
        opj.image_destroy(image)


def _samples(image: Any) -> Samples:
    first = image.comps[0]
    shape = (first.h, first.w)
    kind = np.uint8 if first.prec <= 8 else np.uint16
    found = cast(Samples, np.empty((*shape, image.numcomps), dtype=kind))
    for index in range(image.numcomps):
        component = image.comps[index]
        if (component.h, component.w, component.prec, component.sgnd) != (*shape, first.prec, 0) or not component.data:
            raise ToolFailed("OpenJPEG: the components are not alike, or not decoded")
        found[..., index] = np.ctypeslib.as_array(component.data, shape=shape)
    return found[..., 0] if image.numcomps == 1 else found


_Write = ctypes.CFUNCTYPE(ctypes.c_size_t, ctypes.c_void_p, ctypes.c_size_t, ctypes.c_void_p)
_Skip = ctypes.CFUNCTYPE(ctypes.c_int64, ctypes.c_int64, ctypes.c_void_p)
_Seek = ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_int64, ctypes.c_void_p)
_Told = ctypes.CFUNCTYPE(None, ctypes.c_char_p, ctypes.c_void_p)
_END = ctypes.c_size_t(-1).value


class _Memory:
    """What OpenJPEG calls to read, write and move in bytes in memory."""

    def __init__(self, content: io.BytesIO, *, reading: bool) -> None:
        self.content = content
        self.move = _Write(self._read if reading else self._write)  # kept: ctypes frees a callback that nobody holds
        self.skip = _Skip(self._skip)
        self.seek = _Seek(lambda to, _: int(content.seek(to) == to))

    def _write(self, block: int, size: int, _: object) -> int:
        return self.content.write(ctypes.string_at(block, size))

    def _read(self, block: int, size: int, _: object) -> int:
        got = self.content.read(size)
        ctypes.memmove(block, got, len(got))
        return len(got) or _END

    def _skip(self, by: int, _: object) -> int:
        self.content.seek(by, io.SEEK_CUR)
        return by


@contextmanager
def _stream(content: io.BytesIO, *, reading: bool) -> Iterator[Any]:
    """An OpenJPEG stream over bytes in memory, so that a codestream is written to disk once, when it is believed."""
    library, memory = opj.OPENJP2, _Memory(content, reading=reading)
    library.opj_stream_create.restype = ctypes.c_void_p
    library.opj_stream_create.argtypes = [ctypes.c_size_t, ctypes.c_int32]
    stream = ctypes.c_void_p(library.opj_stream_create(_BLOCK, int(reading)))
    (library.opj_stream_set_read_function if reading else library.opj_stream_set_write_function)(stream, memory.move)
    library.opj_stream_set_skip_function(stream, memory.skip)
    library.opj_stream_set_seek_function(stream, memory.seek)
    library.opj_stream_set_user_data_length(stream, ctypes.c_uint64(content.getbuffer().nbytes if reading else 0))
    try:
        yield stream
    finally:
        opj.stream_destroy(stream)


class _Said:
    """What OpenJPEG says while it works: errors are kept for the exception, warnings too (a damaged codestream may
    decode with no more than a warning)."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self._loud = _Told(lambda text, _: self.words.append(text.decode(errors="replace").strip()))
        self._quiet = _Told(lambda _text, _: None)

    def listen(self, codec: Any) -> None:
        opj.set_error_handler(codec, self._loud)
        opj.set_warning_handler(codec, self._loud)
        opj.set_info_handler(codec, self._quiet)


@contextmanager
def _told() -> Iterator[_Said]:
    """OpenJPEG's errors as ToolFailed, in its own words."""
    said = _Said()
    try:
        yield said
    except opj.OpenJPEGLibraryError as error:
        raise ToolFailed(f"{version()}: {'; '.join(said.words)[:500] or error}") from error
