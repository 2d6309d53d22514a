"""The JPEG 2000 probe: what jpylyzer says of a delivered file. Light to import."""

from __future__ import annotations

from typing import Any, cast

from heritage.contracts import Source
from heritage.measure.picture.image import is_jpeg2000
from heritage.model import Facts, File, about


class Jp2Probe:
    """`jp2.*` of one JPEG 2000 file."""

    name = "jp2"

    def accepts(self, file: File) -> bool:
        return is_jpeg2000(file)

    def tool(self) -> str:
        from heritage.tools.picture.jpeg2000 import jpylyzer

        return jpylyzer.version()

    def measure(self, source: Source) -> Facts:
        """`jp2.form` (jp2, jph, jpx, jpm, j2c, jhc or unknown), `jp2.faults` (jpylyzer's, in words), `jp2.unasked` (why it says
        nothing, when it does not). Raises SourceUnreadable for spoilt code-blocks. Nothing for a file that is no JPEG 2000: the image probe says what it is instead."""
        from heritage.errors import SourceUnreadable
        from heritage.tools.picture.jpeg2000 import validation as jp2_validation
        from heritage.tools.picture.opening import sniff

        try:
            if sniff(source.path) != "jp2":
                return {}
        except SourceUnreadable:
            return {}
        found = jp2_validation.verdict(source.path)
        if found.form not in _HIGH_THROUGHPUT:
            _need_sound_blocks(source)
        if found.unasked:
            return {"jp2.form": found.form, "jp2.unasked": cast(Any, found.unasked)}
        return {"jp2.form": found.form, "jp2.faults": list(found.faults)}


_HIGH_THROUGHPUT = {"jph", "jhc"}
"""ffmpeg reads it from version 6.1 on; what older ones say of it means nothing."""


def _need_sound_blocks(source: Source) -> None:
    """Of a picture that decodes: one that does not is the image probe's to tell of."""
    from heritage.errors import SourceUnreadable
    from heritage.tools.picture.jpeg2000 import blocks as jp2_blocks
    from heritage.tools.picture.opening import decode

    try:
        picture = source.cached(decode)
    except Exception:
        return
    if picture.pixels.size <= jp2_blocks.MOST and (sign := jp2_blocks.spoilt(source.path)):
        raise SourceUnreadable(about(source.path.name, sign))
