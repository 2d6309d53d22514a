"""The image probe: decodes a still picture once and says what is in it. Light to import; the codecs load when it measures."""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import version
from typing import Any

from heritage import formats
from heritage.contracts import Source
from heritage.measure import zeros
from heritage.model import Facts, File

JPEG2000 = ("jp2", "jpx", "jpm", "jph", "j2k")


def is_picture(file: File) -> bool:
    """By what it was identified as, or else by what its name says."""
    return formats.is_a(file, "tiff", "jpeg", "png", *JPEG2000)


def is_jpeg2000(file: File) -> bool:
    """By what it was identified as, or else by what its name says."""
    return formats.is_a(file, *JPEG2000)


class ImageProbe:
    """`image.*`, `icc.*` and `pixels.*` of one still picture."""

    name = "image"
    of_each_page = True

    def accepts(self, file: File) -> bool:
        return is_picture(file)

    def tool(self) -> str:
        return _tool()

    def measure(self, source: Source) -> Facts:
        """Raises SourceUnreadable."""
        from heritage.measure.page import bed
        from heritage.measure.picture import detail, grey, icc, levels, lost
        from heritage.tools.picture.opening import decode, pixel_digest, upright

        picture, small = source.cached(decode), grey.reduced(source)[0]
        page, shown = bed.find(small).box(small.shape), upright(picture)
        return {
            **_image(picture),
            **zeros.facts(source),
            "image.alpha_constant": levels.alpha_is_constant(picture),
            **icc.facts(picture.icc, picture.icc_broken),
            "pixels.sha256": pixel_digest(picture.pixels),
            **levels.facts(shown, page),
            "pixels.lights": levels.lights(small),
            **lost.facts(shown, small, levels.places(shown.pixels.shape, levels.inside(page))),
            **detail.facts(grey.grey(source), small, levels.cut(grey.grey(source), levels.inside(page))),
        }


def _image(picture: object) -> Facts:
    from heritage.tools.picture.jpeg2000.fitness import unfit
    from heritage.tools.picture.opening import Picture

    assert isinstance(picture, Picture)  # noqa: S101
    stated: dict[str, Any] = {
        "image.format": picture.kind,
        "image.width": picture.width,
        "image.height": picture.height,
        "image.bits": picture.bits,
        "image.channels": picture.samples,
        "image.colour": picture.colour,
        "image.stored_colour": picture.stored,
        "image.alpha": picture.alpha,
        "image.pages": picture.pages,
        "image.compression": picture.compression,
        "image.lossy": picture.lossy,
        "image.byte_order": picture.byte_order,
        "image.sample": picture.sample,
        "image.faults": list(picture.faults),
    }
    if picture.ppi:
        stated["image.ppi_x"], stated["image.ppi_y"] = (round(v, 4) for v in picture.ppi)
    if reason := unfit(picture):
        stated["image.unfit"] = reason
    if picture.spoken:
        stated["image.colours_by"] = picture.spoken
    if picture.loss:
        stated["image.loss"] = picture.loss
    if picture.lost:
        stated["image.lost"] = list(picture.lost)
    if picture.orientation:
        stated["image.orientation"] = picture.orientation
    return stated


@lru_cache(maxsize=1)
def _tool() -> str:
    """The codecs that may have read the pixels, with their versions."""
    return "heritage image probe (" + ", ".join(f"{p} {version(p)}" for p in _PACKAGES) + ")"


_PACKAGES = ("tifffile", "imagecodecs", "simplejpeg", "glymur", "opencv-contrib-python-headless")
