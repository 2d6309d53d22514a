"""Writes a picture as a readers' JPEG in memory; the socket for it is `access`."""

from __future__ import annotations

import io
from importlib.metadata import version as installed

from PIL import Image

from heritage.formats import named
from heritage.model import Proof, Role
from heritage.normalise.output import Made
from heritage.normalise.picture.tone import for_screens, srgb
from heritage.tools.picture.opening import Picture


def for_readers(opened: Picture, longest: int, quality: int) -> Made:
    """The access copy, at most `longest` pixels on the longer side."""
    content, width, height = encode(opened, longest, quality)
    facts = {"access.width": width, "access.height": height}
    proof = Proof("made for readers; lossy")
    return Made(content, Role.ACCESS, named("jpeg").puid, f"Pillow {installed('pillow')}", proof, facts)


def encode(opened: Picture, longest: int, quality: int) -> tuple[bytes, int, int]:
    """The file, its width and its height in pixels."""
    image = for_screens(opened, longest)
    image.info = {}  # Pillow would write some of it
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, dpi=_scaled_ppi(opened, image), icc_profile=_icc(image), optimize=False)
    return out.getvalue(), image.width, image.height


def _icc(image: Image.Image) -> bytes | None:
    """sRGB for colour; grey is left without: an RGB profile in a grey file is a fault."""
    return srgb() if image.mode == "RGB" else None


def _scaled_ppi(opened: Picture, image: Image.Image) -> tuple[int, int]:
    """Whole pixels per inch (JFIF has no others), so that the copy prints at the object's size; (0, 0) means unknown."""
    if not opened.ppi:
        return 0, 0
    across, down = opened.ppi
    if (opened.orientation or 1) >= 5:
        across, down, width, height = down, across, opened.height, opened.width
    else:
        width, height = opened.width, opened.height
    return _word(across * image.width / width), _word(down * image.height / height)


def _word(ppi: float) -> int:
    return max(1, min(65535, round(ppi)))
