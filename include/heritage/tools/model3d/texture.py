"""Opens the pictures of models, of up to a gigapixel as long as they hold more than they claim, and turns them into what GLB knows."""

from __future__ import annotations

import io
import struct
from typing import TYPE_CHECKING

from heritage.errors import SourceUnreadable
from heritage.model import Reason, phrase

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 1_000_000_000
LARGE = 64_000_000
"""Pixels up to which any picture is decoded: 200 MB of RGB."""
RATIO = 150
"""Pixels per byte: a blank JPEG has 64, a large PNG of zeros 340, a picture of anything less than 20."""


def opened(content: bytes) -> Image:
    """The picture, not yet decoded. Raises SourceUnreadable for one that claims out of proportion, and whatever PIL raises."""
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS  # PIL would refuse a texture of 16,384 × 16,384, of which there are many
    picture = Image.open(io.BytesIO(content))
    pixels = picture.width * picture.height
    if pixels > MOST_PIXELS or (pixels > LARGE and pixels > RATIO * len(content)):
        told = phrase("claims-texture", width=picture.width, height=picture.height, bytes=len(content))
        picture.close()
        raise SourceUnreadable(told)
    return picture


_KTX2 = b"\xabKTX 20\xbb\r\n\x1a\n"
_MARKS = {
    b"\xff\xd8\xff": ".jpg", b"\x89PN": ".png", b"II*": ".tif", b"MM\0": ".tif", b"BM": ".bmp", b"\0\0\0\x0cjP  ": ".jp2", _KTX2: ".ktx2",
    b"DDS ": ".dds",
}  # fmt: skip


def known(content: bytes) -> str:
    """The suffix by the first bytes; TGA has none to go by, and is ".bin" like a stranger."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return ".webp"
    return next((suffix for mark, suffix in _MARKS.items() if content.startswith(mark)), ".bin")


def supercompressed(content: bytes) -> tuple[int, int] | None:
    """Width and height of a KTX2, whose pixels only a graphics card's program unpacks; None for anything else. Raises
    SourceUnreadable when its levels lie outside it (KTX 2.0, section 3)."""
    if not content.startswith(_KTX2):
        return None
    if len(content) < 80:
        raise SourceUnreadable(phrase("ktx2-head"))
    width, height, _, _, _, levels = struct.unpack("<6I", content[20:44])
    for number in range(max(levels, 1)):
        row = content[80 + 24 * number : 104 + 24 * number]
        start, length = struct.unpack("<QQ", row[:16]) if len(row) == 24 else (len(content), 1)
        if not length or start + length > len(content):
            raise SourceUnreadable(phrase("ktx2-long"))
    return width, height


def plain(picture: Image) -> Image:
    """In 8 bits of red, green and blue, and alpha where there is any. Raises SourceUnreadable for what has no such colours."""
    if picture.mode in {"CMYK", "LAB"}:
        return _through_profiles(picture)
    if picture.mode.startswith("I"):  # 16 bits of grey, which PIL's own conversion would cut off at 255
        return picture.point(lambda value: value * (1 / 257)).convert("L").convert("RGB")
    if picture.mode == "F":
        raise SourceUnreadable(phrase("samples-float"))
    clear = "A" in picture.getbands() or "transparency" in picture.info
    return picture.convert("RGBA" if clear else "RGB")


def _through_profiles(picture: Image) -> Image:
    """CMYK by its own profile where it has one; CIELAB by what it is."""
    from PIL import ImageCms

    profile = picture.info.get("icc_profile")
    if picture.mode == "CMYK" and not profile:
        return picture.convert("RGB")
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile)) if profile else ImageCms.createProfile("LAB")
        found = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError) as error:
        if picture.mode == "CMYK":
            return picture.convert("RGB")
        raise SourceUnreadable(phrase("colours-lost", tool=Reason(str(error)))) from error
    if found is None:
        raise SourceUnreadable(phrase("colours-lost-all"))
    return found
