"""Has a second decoder (ffmpeg's own) read a JPEG 2000 file for spoilt code-blocks, of which OpenJPEG says nothing.

A code-block carries no checksum. What shows that its bytes are not those that were written: a segmentation symbol that came out
wrong, or bytes that the decoder never came to. Measured with lossless files of OpenJPEG, with one bit or 64 bytes spoilt: 204 of
205 seen, none of 26 sound ones suspected. A code-block that was shortened to a rate ends anywhere: there 8 of 69 were seen."""

from __future__ import annotations

import re
from pathlib import Path

from heritage import tools
from heritage.errors import ToolFailed, ToolTimeout
from heritage.model import Phrase, phrase
from heritage.tools.av import ffmpeg_graph
from heritage.tools.av.demuxers import opened

MOST = 100_000_000
"""Samples of a picture that ffmpeg is asked about: it holds eight bytes of each."""

_UNREAD = re.compile(r"End mismatch (\d+)")
_SYMBOL = "Segmentation symbol value incorrect"
_SPARE = 8
"""Bytes that a sound code-block may leave unread: where passes end at bytes of their own, writers leave one [measured]."""


def spoilt(path: Path) -> Phrase | None:
    """Which signs there are; None when there is none, or ffmpeg cannot read the file."""
    looked = {"threads": 1, "probesize": 32, "analyzeduration": 0, "c:v": "jpeg2000", "f": "j2k_pipe"}
    picture = ffmpeg_graph.opened(opened(f"file:{path}", path), {**looked, "protocol_whitelist": "file,pipe"})
    words = [
        "ffmpeg",
        "-v",
        "warning",
        "-nostdin",
        *ffmpeg_graph.words(ffmpeg_graph.written([picture], "-", {"f": "null"})),
    ]
    try:
        said = tools.run(words, seconds=900, reads=[path]).stderr
    except (ToolFailed, ToolTimeout):
        return None
    unread = [int(found) for found in _UNREAD.findall(said) if int(found) >= _SPARE]
    if unread:
        return phrase("jp2-unread", bytes=max(unread))
    return phrase("jp2-symbol") if _SYMBOL in said else None
