"""Measures a picture too large to be decoded whole, band by band: what a whole one is asked, as far as a band can answer."""

from __future__ import annotations

import hashlib
from pathlib import Path

from heritage.contracts import Source
from heritage.measure import zeros
from heritage.measure.picture.image import ImageProbe, is_picture
from heritage.model import Facts, File, Value


class AnyImageProbe:
    """`image.*`, `icc.*` and `pixels.*` of a picture of any size; `image.large` when it was read band by band."""

    name = "image"

    def accepts(self, file: File) -> bool:
        return is_picture(file)

    def tool(self) -> str:
        return ImageProbe().tool()

    def measure(self, source: Source) -> Facts:
        """Raises SourceUnreadable."""
        from heritage.tools.picture.bands import is_large

        if source.cached(is_large):
            return {**large(source.path), **zeros.facts(source)}
        return ImageProbe().measure(source)


def large(path: Path) -> Facts:
    """`pixels.sha256` is the one that the whole picture would have. Raises SourceUnreadable."""
    import numpy as np

    from heritage.measure.picture import icc
    from heritage.tools.picture import bands as picture_bands

    wide = picture_bands.stated(path)
    shape = f"{wide.height}x{wide.width}" + (f"x{wide.samples}" if wide.samples > 1 else "")
    running = hashlib.sha256(f"{np.dtype(wide.dtype).name} {shape}\n".encode())
    most = np.iinfo(wide.dtype).max if wide.dtype.kind == "u" else None
    low, high, total, used = np.zeros(wide.samples), np.zeros(wide.samples), 0.0, 0
    for band in picture_bands.bands(path):
        running.update(np.ascontiguousarray(band, band.dtype.newbyteorder("<")).data)
        flat = band.reshape(-1, wide.samples)
        total += float(flat.sum(dtype=np.float64)) / (most or 1)
        if most is not None:
            low += (flat == 0).sum(axis=0)
            high += (flat == most).sum(axis=0)
            used |= int(np.bitwise_or.reduce(flat, axis=None))
    pixels = wide.height * wide.width
    facts: dict[str, Value] = {
        "image.format": "tiff", "image.width": wide.width, "image.height": wide.height, "image.large": True,
        "image.bits": wide.bits, "image.channels": wide.samples, "image.colour": wide.colour,
        "image.alpha": wide.samples > (3 if wide.colour == "rgb" else 1), "image.pages": 1, "image.stored_colour": wide.colour, "image.levels": wide.pages, "image.compression": wide.compression,
        "image.lossy": wide.compression in {"jpeg", "jpeg2000"}, "image.byte_order": wide.byte_order,
        "image.sample": {"u": "uint", "i": "int"}.get(wide.dtype.kind, "float"), "image.faults": [],
        "pixels.sha256": running.hexdigest(), "pixels.mean": total / (pixels * wide.samples),
        "pixels.clipped_low": (low / pixels).tolist(), "pixels.clipped_high": (high / pixels).tolist(),
        "pixels.bits_used": min(used.bit_length(), wide.bits), **icc.facts(wide.icc),
    }  # fmt: skip
    if most is None:
        facts = {name: fact for name, fact in facts.items() if name not in _OF_LEVELS}
    if wide.ppi:
        facts |= {"image.ppi_x": round(wide.ppi[0], 4), "image.ppi_y": round(wide.ppi[1], 4)}
    return facts


_OF_LEVELS = frozenset({"pixels.mean", "pixels.clipped_low", "pixels.clipped_high", "pixels.bits_used"})
"""What cannot be asked of samples of which nobody knows what is black and what is white: with a sign, or floating."""
