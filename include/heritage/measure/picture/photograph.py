"""The photograph probe: what a photograph's edges, rim and embedded blocks say, beyond what every picture says."""

from __future__ import annotations

from heritage.contracts import Source
from heritage.measure.picture.image import is_picture
from heritage.measure.picture.raw import is_raw
from heritage.model import Facts, File, Value


class PhotographProbe:
    """`photo.*` of one photograph, and `embedded.*`."""

    name = "photograph"

    def accepts(self, file: File) -> bool:
        return is_picture(file) and not is_raw(file)

    def tool(self) -> str:
        return "heritage photograph probe"

    def measure(self, source: Source) -> Facts:
        """`photo.halo`: how far sharpening throws edges beyond their plateaus, as a share of the step (absent when there
        are too few clean edges). `photo.rim` bright|dark|none: an even frame around the picture, brighter or darker than
        all in it. Nothing of a picture that is read band by band. `photo.orange`: the brightest parts are the orange of a colour negative's base. `embedded.largest`: bytes
        of the largest block of embedded metadata, `embedded.which`: its name. Raises SourceUnreadable."""
        from heritage.measure.picture import blocks, grey, halo, polarity
        from heritage.tools.picture.bands import is_large
        from heritage.tools.picture.opening import decode

        if source.cached(is_large):
            return {}
        picture = source.cached(decode)
        facts: dict[str, Value] = dict(polarity.facts(picture, grey.reduced(source)[0]))
        thrown = halo.overshoot(grey.grey(source))
        if thrown is not None:
            facts["photo.halo"] = round(thrown, 3)
        which, size = blocks.largest(source.path, picture.kind)
        if which:
            facts |= {"embedded.which": which, "embedded.largest": size}
        return facts
