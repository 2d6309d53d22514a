"""What ffmpeg opens: formats from a list, and of all files those that a word names."""

from __future__ import annotations

from pathlib import Path
from typing import Final

DEMUXERS = (
    "aac", "ac3", "aiff", "amr", "ape", "asf", "au", "avi", "caf", "cavsvideo", "dirac", "dnxhd", "dsf", "dts", "dtshd",
    "dv", "eac3", "flac", "flv", "gxf", "h264", "hevc", "iff", "ircam", "ivf", "live_flv", "loas", "m4v", "matroska", "mjpeg",
    "mlp", "mov", "mp3", "mpc", "mpc8", "mpeg", "mpegts", "mpegvideo", "mxf", "nistsphere", "nut", "obu", "ogg", "rm",
    "sox", "tak", "truehd", "tta", "vc1", "voc", "w64", "wav", "webm", "wtv", "wv", "xwma", "yuv4mpegpipe",
)  # fmt: skip
"""ffmpeg's names of the formats that are opened. None of them is a list of other files: no hls, dash, concat, image2, ffmetadata,
sdp, and none that takes whatever it is given for pictures or text."""

ONLY: Final = {"protocol_whitelist": "file,pipe", "format_whitelist": ",".join(DEMUXERS)}
"""The options of an input. mov follows no reference to data in other files by itself (`-enable_drefs` is off), nor does mxf."""


class Opened(str):
    """A word that names a file to be read; where it lies is in `places`."""

    places: tuple[Path, ...]


def opened(word: str | Path, *places: Path) -> Opened:
    """A word of ffmpeg's that opens a file or, by a pattern, several: the program sees these, and no other."""
    marked = Opened(word)
    marked.places = places or (Path(word),)
    return marked
