"""Makes a readers' copy of a camera raw file from the preview that the camera embedded; the raw itself is kept as it came."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from heritage.contracts import NormalisationJob, Source
from heritage.model import File, Rendition
from heritage.normalise.output import keep, stem
from heritage.normalise.picture.access import _setting


@dataclass(frozen=True, slots=True)
class RawPreviewJpeg:
    """Promise: a JPEG of what the camera showed, upright, with nothing in it but the picture; where there is no preview, a
    plain development at half size, and the rendition says so."""

    name: str = "access-raw"

    def accepts(self, file: File, order: NormalisationJob) -> bool:
        measured = order.measured
        asked = isinstance(order.policy.settings.get("access"), dict)
        return asked and measured is not None and not measured.refused and "raw.sha256" in measured.facts

    def make(self, source: Source, order: NormalisationJob) -> Iterator[Rendition]:
        from heritage.normalise.picture import jpeg
        from heritage.tools.picture import raw

        seen, how = raw.preview(source.path)
        made = jpeg.for_readers(seen, _setting(order, "max_pixels", 3000), _setting(order, "jpeg_quality", 85))
        made = replace(
            made, tool=f"{raw.version()}, {made.tool}", facts={**made.facts, "access.from": f"{how} preview"}
        )
        yield keep(made, f"access/{stem(source.file, order.item)}.preview.jpg", order, source.file)
