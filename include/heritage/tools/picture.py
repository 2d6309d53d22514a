"""Opens a still picture once, with everything that a copy of it must keep. 16-bit stays 16-bit (Pillow would not)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import tifffile
from numpy.typing import NDArray

from heritage.errors import SourceUnreadable


@dataclass(frozen=True, slots=True)
class Picture:
    """Decoded pixels and what came with them. `pixels`: height × width (grey) or height × width × channels, uint8 or
    uint16, as stored: no colour conversion, no rotation. `ppi`: (x, y) pixels per inch, None when the file says none."""

    pixels: NDArray[np.uint8] | NDArray[np.uint16]
    bits: int  # per sample, as the file declares
    ppi: tuple[float, float] | None
    icc: bytes
    xmp: bytes
    kind: str  # "tiff", "jpeg", "png", "jp2"


def decode(path: Path) -> Picture:
    """The whole picture, to the last row. Raises SourceUnreadable."""
    try:
        with tifffile.TiffFile(path) as tif:
            page = tif.pages[0]
            return Picture(page.asarray(), int(page.bitspersample), None, page.iccprofile or b"", b"", "tiff")
    except Exception as error:
        raise SourceUnreadable(f"{path.name}: {error}") from error
