"""Makes a readers' picture that can be zoomed: a tiled TIFF in sRGB with ever smaller copies, for IIIF servers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from heritage.contracts import NormalisationJob, Source
from heritage.model import File, Rendition
from heritage.normalise.output import keep, stem
from heritage.normalise.picture.access import _setting, is_large


@dataclass(frozen=True, slots=True)
class AccessPyramid:
    """Promise: where the policy says `access: {pyramid: true}`, the whole picture in sRGB, upright, in JPEG tiles of 256², each
    level half of the one before; no EXIF, IPTC, XMP, location or thumbnail of the delivered file is in it."""

    name: str = "access-pyramid"

    def accepts(self, file: File, order: NormalisationJob) -> bool:
        measured, settings = order.measured, order.policy.settings.get("access")
        asked = isinstance(settings, dict) and settings.get("pyramid") is True
        asked = asked and not is_large(order)
        return asked and measured is not None and not measured.refused and "image.width" in measured.facts

    def prepare(self, order: NormalisationJob) -> None:
        """Loads the codecs before workers are forked."""
        import heritage.normalise.picture.levels  # noqa: F401

    def make(self, source: Source, order: NormalisationJob) -> Iterator[Rendition]:
        from heritage.normalise.picture import levels
        from heritage.tools.picture import opening as picture

        made = levels.pyramid(source.cached(picture.decode), _setting(order, "jpeg_quality", 85))
        yield keep(made, f"access/{stem(source.file, order.item)}.pyramid.tif", order, source.file)
