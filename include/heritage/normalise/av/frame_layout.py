"""Where a frame's picture lies in its file, and how its samples are stored there: enough to put decoded samples back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from heritage.errors import SourceUnreadable
from heritage.tools.picture import dpx


class NotReversible(Exception):
    """A frame whose exact bytes cannot be made again from its samples; why."""


@dataclass(frozen=True, slots=True)
class Layout:
    """`kind`: rgb8 | rgb10 | rgb16 | grey8 | grey16. `order`: ">" or "<". `start`, `size`: the picture's bytes in the file."""

    kind: str
    order: str
    width: int
    height: int
    start: int
    size: int

    @property
    def raw(self) -> str:
        """The pixel format that ffmpeg is asked for when the picture is put back."""
        formats = {"rgb8": "rgb24", "rgb10": "gbrp10le", "rgb16": "rgb48le", "grey8": "gray", "grey16": "gray16le"}
        return formats[self.kind]

    @property
    def raw_size(self) -> int:
        """Bytes of a frame in that pixel format."""
        return self.width * self.height * {"rgb8": 3, "rgb10": 6, "rgb16": 6, "grey8": 1, "grey16": 2}[self.kind]

    @property
    def shape(self) -> tuple[str, str, int, int, int]:
        """What must be equal for all frames of a sequence."""
        return self.kind, self.order, self.width, self.height, self.size

    def stored(self, raw: bytes) -> bytes:
        """A decoded frame as it is stored in the file."""
        if self.kind == "rgb10":
            green, blue, red = np.frombuffer(raw, "<u2").reshape(3, -1).astype(np.uint32)
            return (red << 22 | green << 12 | blue << 2).astype(f"{self.order}u4").tobytes()
        if self.kind.endswith("16"):
            return np.frombuffer(raw, "<u2").astype(f"{self.order}u2").tobytes()
        return raw


def layout_of(path: Path) -> Layout:
    """Raises NotReversible for what has no such layout (several elements, run-length, packed 12 bits, compressed TIFF …)."""
    return _of_dpx(path) if path.suffix.lower() == ".dpx" else _of_tiff(path)


def _of_dpx(path: Path) -> Layout:
    try:
        found = dpx.read(path)
    except SourceUnreadable as error:
        raise NotReversible(str(error)) from error
    kind = {("rgb", 8): "rgb8", ("rgb", 10): "rgb10", ("rgb", 16): "rgb16"}.get((found.kind, found.bits))
    if kind is None or found.elements != 1 or found.encoding or (found.bits == 10 and found.packing != 1):
        raise NotReversible(
            f"{found.elements} elements of {found.kind}, {found.bits} bits, packing {found.packing}, encoding {found.encoding}"
        )
    return Layout(kind, found.order, found.width, found.height, found.start, found.size)


def _of_tiff(path: Path) -> Layout:
    import tifffile

    try:
        with tifffile.TiffFile(path) as opened:
            page = opened.pages.first
            kind = {(1, 8): "grey8", (1, 16): "grey16", (3, 8): "rgb8", (3, 16): "rgb16"}.get(
                (page.samplesperpixel, page.bitspersample)
            )
            starts, sizes = list(page.dataoffsets), list(page.databytecounts)
            plain = page.compression == 1 and page.planarconfig == 1 and len(opened.pages) == 1 and not page.is_tiled
            inverted = page.photometric not in (1, 2)
            layout = Layout(kind or "", opened.byteorder, page.imagewidth, page.imagelength, starts[0], sum(sizes))
    except (tifffile.TiffFileError, ValueError, KeyError, IndexError, AttributeError) as error:
        raise NotReversible(f"TIFF: {error}") from error
    ends = [start + size for start, size in zip(starts, sizes, strict=True)]
    if kind is None or not plain or inverted or ends[:-1] != starts[1:]:
        raise NotReversible("a TIFF that is compressed, tiled, planar, palette or stored in pieces")
    return layout
