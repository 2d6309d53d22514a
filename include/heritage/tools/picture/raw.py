"""Opens a camera raw file with LibRaw, reads its samples to the end, and hands out the preview that the camera embedded.
It develops nothing unless there is no preview: how a raw is developed is a photographer's decision, not ours."""

from __future__ import annotations

import hashlib
import warnings
from dataclasses import dataclass
from importlib.metadata import version as installed
from pathlib import Path
from typing import Any

import numpy as np
import rawpy
import simplejpeg  # type: ignore[import-untyped]

from heritage.errors import NotReadHere, SourceUnreadable
from heritage.model import Reason, about, phrase
from heritage.tools.picture import raw_extent
from heritage.tools.picture.budget import USUAL
from heritage.tools.picture.opening import Picture, Pixels, claim

_ORIENTATIONS = {0: 1, 3: 3, 5: 8, 6: 6}
"""LibRaw's flip → EXIF orientation."""

_LARGEST = 2 << 30
"""Bytes of a raw file: the largest back of today (151 MP, 16 bit) writes 0.3 GB."""


@dataclass(frozen=True, slots=True)
class Raw:
    """What LibRaw sees. `digest`: sha256 of the sensor's samples as stored. `kind`: flat (a mosaic) or stack (a value per
    colour). `pattern`: the mosaic's colours, row by row. `orientation`: EXIF 1–8."""

    width: int
    height: int
    kind: str
    colours: str
    pattern: str
    white: int
    orientation: int
    digest: str


def version() -> str:
    """ "LibRaw 0.22.2 (rawpy 0.28.0)"."""
    return f"LibRaw {'.'.join(map(str, rawpy.libraw_version))} (rawpy {installed('rawpy')})"


def read(path: Path) -> Raw:
    """Every sample is decoded. Raises SourceUnreadable with LibRaw's reason."""
    with _opened(path) as raw:
        samples = np.ascontiguousarray(raw.raw_image)
        digest = hashlib.sha256(f"{samples.dtype.name} {samples.shape}\n".encode())
        digest.update(samples.data)
        pattern = raw.raw_pattern
        colours = raw.color_desc.decode("ascii", "replace")
        return Raw(
            width=raw.sizes.width,
            height=raw.sizes.height,
            kind=str(raw.raw_type.name).lower(),
            colours=colours,
            pattern="".join(colours[i] for i in pattern.ravel()) if pattern is not None else "",
            white=int(raw.white_level or 0),
            orientation=_ORIENTATIONS.get(raw.sizes.flip, 1),
            digest=digest.hexdigest(),
        )


def preview(path: Path) -> tuple[Picture, str]:
    """The largest embedded preview, and the word "embedded"; where there is none, LibRaw's development at half size in
    sRGB with the camera's white balance, and what was done. Raises SourceUnreadable."""
    with _opened(path) as raw:
        try:
            return _embedded(raw, path), "embedded"
        except (rawpy.LibRawNoThumbnailError, rawpy.LibRawUnsupportedThumbnailError, ValueError):
            pixels = raw.postprocess(half_size=True, use_camera_wb=True, output_bps=8)
    return _picture(pixels, 1), f"{version()}: half size, camera white balance, sRGB, 8 bit"


def _embedded(raw: Any, path: Path) -> Picture:
    found = raw.extract_thumb()
    if found.format == rawpy.ThumbFormat.JPEG:
        height, width, *_ = simplejpeg.decode_jpeg_header(found.data)
        claim(path, (height, width, 3), 1, USUAL)
        pixels = simplejpeg.decode_jpeg(found.data, "RGB")
    else:
        pixels = np.asarray(found.data)
    turned = _ORIENTATIONS.get(raw.sizes.flip, 1)
    sideways = raw.sizes.flip in {5, 6}
    lies = pixels.shape[1] > pixels.shape[0]
    already = sideways and lies != (raw.sizes.width > raw.sizes.height)
    return _picture(pixels, 1 if already else turned)


def _picture(pixels: Pixels, orientation: int) -> Picture:
    return Picture(
        pixels=pixels,
        bits=8,
        ppi=None,
        icc=b"",
        xmp=b"",
        kind="raw",
        lossy=True,
        orientation=orientation,
        compression="jpeg",
    )


class _opened:
    """rawpy's errors as ours, from opening to the last sample."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._raw: Any = None

    def __enter__(self) -> Any:
        size = self.path.stat().st_size
        if size > _LARGEST:
            raise NotReadHere(about(self.path.name, phrase("raw-large", limit=_LARGEST)))
        extent = raw_extent.of(self.path)
        if extent.end > size:
            raise SourceUnreadable(about(self.path.name, phrase("raw-cut", end=extent.end, bytes=size)))
        if all(extent.shape):
            high, wide, samples = extent.shape
            claim(
                self.path, (high, wide, 4 if samples > 1 else 1), 2, USUAL
            )  # LibRaw keeps four values of a colour pixel
        try:
            with warnings.catch_warnings():
                # rawpy warns of OpenMP after a fork; that harms only when LibRaw ran before the fork, and it runs in workers only.
                warnings.filterwarnings("ignore", category=RuntimeWarning, module="rawpy")
                self._raw = rawpy.imread(str(self.path))
        except rawpy.LibRawError as error:
            raise _unreadable(self.path, error) from error
        return self._raw

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        self._raw.close()
        if isinstance(error, rawpy.LibRawError):
            raise _unreadable(self.path, error) from error


def _unreadable(path: Path, error: Exception) -> SourceUnreadable:
    said = error.args[0] if error.args else ""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    return SourceUnreadable(about(path.name, phrase("raw", tool=Reason(text or type(error).__name__))))
