"""Pictures of the carrier (the label, the box): stills beside the recording, measured as pictures; frames of a film are not."""

from __future__ import annotations

from heritage.measure.film.frames import is_frame
from heritage.measure.picture.image import ImageProbe
from heritage.model import File


class CarrierProbe(ImageProbe):
    """The image probe, for stills that are no frames."""

    def accepts(self, file: File) -> bool:
        return super().accepts(file) and not is_frame(file)
