"""High-throughput JPEG 2000 (ISO/IEC 15444-15), lossless, in memory: OpenJPH encodes. OpenJPEG, another program, decodes."""

from __future__ import annotations

from typing import Any

import imagecodecs
from numpy.typing import NDArray

from heritage.errors import ToolFailed

TILE = 1024
LEVELS = 5


def version() -> str:
    """ "OpenJPH 0.26.3"."""
    return f"OpenJPH {imagecodecs.htj2k_version().rpartition(' ')[2]}"


def encode(samples: NDArray[Any]) -> bytes:
    """A reversible codestream of height × width or height × width × 3 samples of 8 or 16 bits, in tiles of 1024². Raises
    ToolFailed."""
    try:
        found = imagecodecs.htj2k_encode(
            samples, reversible=True, tile=(TILE, TILE), resolutions=LEVELS + 1, rgb=samples.ndim == 3
        )
    except (imagecodecs.Htj2kError, ValueError) as error:
        raise ToolFailed(f"{version()}: {error}") from error
    return bytes(found)
