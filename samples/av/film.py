"""Draws film with ffmpeg's own sources, within video levels and with true fields; and spoils it in known ways."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from heritage import tools
from heritage.tools.av import ffmpeg_graph as graph

PICTURE = (
    "testsrc2=size={size}:rate=50:duration={seconds},format=yuv422p10le,"
    "lutyuv=y=val*0.55+230:u=(val-512)*0.25+512:v=(val-512)*0.25+512"
)
"""ffmpeg's moving test picture, its levels drawn in so that it is legal video."""

_VIDEO = {"colorspace": "bt470bg", "color_primaries": "bt470bg", "color_trc": "bt709", "color_range": "tv"}
_FFV1 = {"c:v": "ffv1", "level": 3, "g": 1, "slices": 24, "slicecrc": 1}


def tape(
    path: Path, sounds: list[Path], *, seconds: float = 2, order: str = "tff", said: str = "tff", size: str = "352x288"
) -> None:
    """A capture of a PAL tape: v210 in QuickTime with timecode and one track per WAVE. `order`: how the fields really come;
    `said`: what the file says."""
    fields = f"interlace=scan={order}:lowpass=off,setfield={said},setsar=12/11"
    streams = [_drawn(f"{PICTURE.format(size=size, seconds=seconds)},{fields}")["v"]]
    streams += [graph.opened(sound, {})["a"] for sound in sounds]
    kept = {"c:v": "v210", "c:a": "copy", **_VIDEO, "field_order": {"tff": "tt", "bff": "bb"}[said]}
    _ffmpeg(graph.words(graph.written(streams, path, {**kept, "timecode": "10:00:00:00", "t": seconds})))


def ffv1(path: Path, sound: Path | None = None, *, seconds: float = 2) -> None:
    """A sound master: FFV1 version 3 in Matroska, progressive."""
    picture = f"{PICTURE.format(size='352x288', seconds=seconds)},framestep=2,fps=25,setsar=12/11,setfield=prog"
    streams = [_drawn(picture), *([] if sound is None else [graph.opened(sound, {})])]
    _ffmpeg(graph.words(graph.written(streams, path, {**_FFV1, **_VIDEO, "c:a": "copy", "t": seconds})))


def uneven(path: Path, *, seconds: float = 2) -> None:
    """Variable frame rate: every fifth frame was dropped, and every time of the second half comes later."""
    picture = f"{PICTURE.format(size='352x288', seconds=seconds)},fps=25,select='mod(n\\,5)',setsar=12/11"
    _ffmpeg(graph.words(graph.written([_drawn(picture)], path, {"fps_mode": "passthrough", **_FFV1, **_VIDEO})))


def frames(folder: Path, *, count: int = 6, first: int = 86_400) -> list[Path]:
    """A scanned film: 10-bit RGB DPX, numbered."""
    folder.mkdir(parents=True, exist_ok=True)
    picture = f"testsrc2=size=192x144:rate=24:duration={count / 24},format=gbrp10be"
    numbered = {"start_number": first, "f": "image2"}
    _ffmpeg(graph.words(graph.written([_drawn(picture)], folder / "reel_%07d.dpx", numbered)))
    return sorted(folder.glob("*.dpx"))


def label(path: Path, text: str) -> None:
    """A picture of the carrier's label."""
    safe = "".join(c for c in text if c.isalnum() or c in " _-")
    picture = f"color=0xd8d0c0:size=480x320:rate=1:duration=1,drawtext=text='{safe}':fontsize=36:x=30:y=140"
    one = {"frames:v": 1, "q:v": 3, "f": "image2", "update": 1}
    _ffmpeg(graph.words(graph.written([_drawn(picture)], path, one)))


def _drawn(picture: str) -> graph.Opening:
    return graph.opened(picture, {"f": "lavfi"})


def spoil_frame(path: Path, at: float) -> None:
    """One byte within the frame shown at that time is another, as after years on a bad disk."""
    words = [
        "ffprobe",
        "-v",
        "error",
        "-select_streams",
        "v:0",
        "-show_entries",
        "packet=pts_time,pos,size",
        "-of",
        "json",
    ]
    packets = json.loads(tools.run([*words, path], seconds=60, reads=[path]).stdout)["packets"]
    frame = next(p for p in packets if abs(float(p["pts_time"]) - at) < 0.001)
    content = bytearray(path.read_bytes())
    content[int(frame["pos"]) + int(frame["size"]) // 2] ^= 0xFF
    path.write_bytes(content)


def cut(path: Path, share: float) -> None:
    """Only the first part is there."""
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])


def _ffmpeg(words: Sequence[str | Path]) -> None:
    tools.run(["ffmpeg", "-hide_banner", "-nostdin", "-v", "error", "-y", "-fflags", "+bitexact", *words[:-1],
               "-flags", "+bitexact", "-fflags", "+bitexact", words[-1]], seconds=300,
              reads=[word for word in words[:-1] if isinstance(word, Path)], writes=[Path(words[-1]).parent])  # fmt: skip
