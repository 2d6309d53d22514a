"""Makes the readers' copy of a picture: a JPEG in sRGB, of bounded size, with nothing in it but the picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from heritage.contracts import NormalisationJob, Source
from heritage.errors import ConfigError
from heritage.model import File, Rendition
from heritage.normalise.output import keep, stem


@dataclass(frozen=True, slots=True)
class AccessJpeg:
    """Promise: sRGB, at most `max_pixels` on the longer side, upright, the resolution tag scaled along, one for each
    page of the file; no EXIF, IPTC, XMP,
    location or thumbnail of the delivered file is in it."""

    name: str = "access-jpeg"

    def accepts(self, file: File, order: NormalisationJob) -> bool:
        measured = order.measured
        asked = isinstance(order.policy.settings.get("access"), dict)
        return asked and measured is not None and not measured.refused and "image.width" in measured.facts

    def prepare(self, order: NormalisationJob) -> None:
        """Loads the codec before workers are forked."""
        import heritage.normalise.picture.jpeg  # noqa: F401

    def make(self, source: Source, order: NormalisationJob) -> Iterator[Rendition]:
        from heritage.normalise.picture import jpeg
        from heritage.tools.picture import bands as picture_bands
        from heritage.tools.picture import opening as picture

        longest, quality = _setting(order, "max_pixels", 3000), _setting(order, "jpeg_quality", 85)
        if is_large(order):
            made = jpeg.for_readers(picture_bands.small(source.path, longest), longest, quality)
            yield keep(made, f"access/{stem(source.file, order.item)}.jpg", order, source.file)
            return
        for name, page in picture.pages(source.path, source.cached(picture.decode)):
            made = jpeg.for_readers(page, longest, quality)
            yield keep(made, f"access/{stem(source.file, order.item)}{name}.jpg", order, source.file)


def is_large(order: NormalisationJob) -> bool:
    """Was the picture measured band by band? Then nothing that needs it whole is made of it."""
    return order.measured is not None and order.measured.get("image.large") is True


def _setting(order: NormalisationJob, name: str, usual: int) -> int:
    settings: Any = order.policy.settings.get("access")
    found = settings.get(name, usual) if isinstance(settings, dict) else usual
    if not isinstance(found, int) or isinstance(found, bool) or found < 1:
        raise ConfigError(f"settings.access.{name}: wanted a whole number above 0; found {found!r}")
    return found
