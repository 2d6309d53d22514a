"""Opens the pictures of models: JPEG, PNG and the like, of up to a gigapixel, as long as they hold more than they claim."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from heritage.errors import SourceUnreadable

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
        told = f"claims {picture.width:,} × {picture.height:,} pixels in {len(content):,} bytes"
        picture.close()
        raise SourceUnreadable(told)
    return picture
