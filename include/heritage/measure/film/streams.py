"""What ffprobe says of a file's streams, as facts: nothing is decoded here."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from heritage.measure.sound.meter import Form
from heritage.model import Facts
from heritage.tools.av.sound.stored import LOSSLESS

LOSSLESS_VIDEO = frozenset({
    "rawvideo", "v210", "v210x", "v308", "v408", "v410", "r210", "r10k", "avrp", "y41p", "yuv4", "ffv1", "huffyuv",
    "ffvhuff", "utvideo", "magicyuv", "lagarith", "dpx", "tiff", "png", "wrapped_avframe",
})  # fmt: skip
"""Codecs that keep every sample; JPEG 2000 is not among them because ffprobe does not tell its two wavelets apart."""

_RAW = {"u8": "u8", "u8p": "u8", "s16": "s16le", "s16p": "s16le", "s32": "s32le", "s32p": "s32le"}
_RAW |= {"flt": "f32le", "fltp": "f32le", "dbl": "f64le", "dblp": "f64le"}


@dataclass(frozen=True, slots=True)
class Streams:
    """The streams that are measured: film (cover pictures are not) and sound, by ffprobe's answer."""

    probed: Mapping[str, Any]

    @property
    def video(self) -> Sequence[Mapping[str, Any]]:
        return [s for s in self._all("video") if not (s.get("disposition") or {}).get("attached_pic")]

    @property
    def audio(self) -> Sequence[Mapping[str, Any]]:
        return self._all("audio")

    @property
    def length(self) -> float:
        """Seconds, as the container says; 0 when it does not."""
        return number((self.probed.get("format") or {}).get("duration")) or 0.0

    @property
    def promised(self) -> float:
        """Seconds of film or sound that the container promises; captions may outlast both. 0 when it cannot be told."""
        own = [_own_length(s) for s in (*self.video, *self.audio)]
        if own and all(own):
            return max(own)
        others = {str(s.get("codec_type")) for s in self.probed.get("streams") or []} - {"video", "audio", "attachment"}
        return 0.0 if others else self._whole()

    def _whole(self) -> float:
        """A Matroska says when it ends: what begins at ten seconds is ten seconds shorter."""
        form = self.probed.get("format") or {}
        late = number(form.get("start_time")) if "matroska" in str(form.get("format_name")) else 0.0
        return max(self.length - max(late or 0.0, 0.0), 0.0)

    @property
    def counted(self) -> Sequence[tuple[str, float]]:
        """(name, seconds) of the first film and every sound track whose container counts its frames (QuickTime, AVI)."""
        named = [("film", s) for s in self.video[:1]]
        named += [(f"sound track {index + 1}", s) for index, s in enumerate(self.audio)]
        return [(name, _own_length(s)) for name, s in named if number(s.get("nb_frames")) and number(s.get("duration"))]

    def _all(self, kind: str) -> Sequence[Mapping[str, Any]]:
        return [s for s in self.probed.get("streams") or [] if s.get("codec_type") == kind]

    def facts(self) -> Facts:
        """`av.*` of the container, `sound.<n>.*` and `video.*` of the streams; n counts from 0."""
        form = self.probed.get("format") or {}
        kinds = [str(s.get("codec_type")) for s in self.probed.get("streams") or []]
        found: dict[str, Any] = {
            "av.kind": "video" if self.video else "audio" if self.audio else "other",
            "av.container": str(form.get("format_name", "")),
            "av.duration": self.length,
            "av.streams": kinds,
            "av.tags": _tags(form),
            "av.chapters": len(self.probed.get("chapters") or []),
            "av.captions": [str(s.get("codec_name", "unknown")) for s in self._all("subtitle")],
            "av.covers": [str(s.get("codec_name", "unknown")) for s in self._all("video") if s not in self.video],
            "av.data": [str(s.get("codec_tag_string", "")) for s in self._all("data")],
            "sound.count": len(self.audio),
            "video.count": len(self.video),
        }
        timecodes = [t for t in (_timecode(s) for s in [form, *(self.probed.get("streams") or [])]) if t]
        if timecodes:
            found["av.timecode"] = timecodes[0]
        for index, stream in enumerate(self.audio):
            found |= {f"sound.{index}.{name}": value for name, value in _sound(stream).items()}
        if self.video:
            found |= {f"video.{name}": value for name, value in _video(self.video[0]).items()}
        return found


INTRA = LOSSLESS_VIDEO | {
    "dvvideo",
    "prores",
    "dnxhd",
    "mjpeg",
    "mjpegb",
    "jpeg2000",
    "cfhd",
    "aic",
    "qtrle",
    "rawvideo",
}
"""Codecs of which every stored sample is a frame."""


def _own_length(stream: Mapping[str, Any]) -> float:
    """Seconds, as the container says of this stream, else as the program that wrote a Matroska noted; 0 when neither does."""
    said = number(stream.get("duration"))
    if said:
        return said
    noted = next((str(v) for k, v in (stream.get("tags") or {}).items() if k.upper().startswith("DURATION")), "")
    clock = re.fullmatch(r"(\d+):(\d\d):(\d\d(?:\.\d+)?)", noted)
    ends = int(clock[1]) * 3600 + int(clock[2]) * 60 + float(clock[3]) if clock else 0.0
    return max(ends - max(number(stream.get("start_time")) or 0.0, 0.0), 0.0)


def form_of(stream: Mapping[str, Any]) -> Form | None:
    """How the stream's samples are heard, losslessly; None when ffprobe does not know what they are."""
    coding = _RAW.get(str(stream.get("sample_fmt")))
    rate, channels = int(number(stream.get("sample_rate")) or 0), int(number(stream.get("channels")) or 0)
    if coding is None or not (0 < rate <= 6_144_000 and 0 < channels <= 64):
        return None
    width = {"u8": 8, "s16le": 16, "s32le": 32}.get(coding, 32)
    return Form(rate, channels, min(_bits(stream) or width, width), coding)


_UNPADDED = {
    "bgr0": "bgr24",
    "rgb0": "rgb24",
    "0rgb": "rgb24",
    "0bgr": "bgr24",
    "x2rgb10le": "gbrp10le",
    "x2bgr10le": "gbrp10le",
}
"""Pixel formats with bytes or bits that mean nothing: two decoders may fill them differently."""


def compared_as(stream: Mapping[str, Any]) -> str:
    """The pixel format in which frames are digested: the stream's own, without its padding."""
    own = str(stream.get("pix_fmt") or "")
    return _UNPADDED.get(own, own)


def frame_rate(stream: Mapping[str, Any]) -> float:
    """Nominal frames per second; 0 when unknown."""
    for key in ("r_frame_rate", "avg_frame_rate"):
        value = ratio(stream.get(key))
        if 0 < value <= 1000:
            return value
    return 0.0


def _sound(stream: Mapping[str, Any]) -> dict[str, Any]:
    codec = str(stream.get("codec_name", ""))
    return {
        "codec": codec,
        "lossless": codec in LOSSLESS and not stream.get("lossy"),
        "rate": int(number(stream.get("sample_rate")) or 0),
        "channels": int(number(stream.get("channels")) or 0),
        "bits": _bits(stream),
        "layout": str(stream.get("channel_layout", "")),
        "tags": _tags(stream),
    }


def _bits(stream: Mapping[str, Any]) -> int:
    for key in ("bits_per_raw_sample", "bits_per_sample"):
        value = number(stream.get(key))
        if value:
            return int(value)
    return 0


def _video(stream: Mapping[str, Any]) -> dict[str, Any]:
    codec, rate = str(stream.get("codec_name", "")), frame_rate(stream)
    tick = ratio(stream.get("time_base"))
    found = {
        "codec": codec,
        "lossless": codec in LOSSLESS_VIDEO,
        "width": int(number(stream.get("width")) or 0),
        "height": int(number(stream.get("height")) or 0),
        "sar": str(stream.get("sample_aspect_ratio") or ""),
        "dar": str(stream.get("display_aspect_ratio") or ""),
        "pixel_format": str(stream.get("pix_fmt") or ""),
        "bits": video_bits(stream),
        "rate": round(rate, 6),
        "tick": round(tick, 9),
        "average_rate": round(ratio(stream.get("avg_frame_rate")), 6),
        "field_order": str(stream.get("field_order") or ""),
        "tags": _tags(stream),
    }
    for key in ("color_range", "color_space", "color_transfer", "color_primaries"):
        if stream.get(key) not in (None, "unknown", "reserved"):
            found[key.replace("color", "colour")] = str(stream[key])
    return found


def video_bits(stream: Mapping[str, Any]) -> int:
    """Of one sample: by the pixel format's name (yuv422p10le), else as ffprobe says, else 8."""
    name = str(stream.get("pix_fmt") or "").removesuffix("le").removesuffix("be")
    for bits in (9, 10, 12, 14, 16):
        if name.endswith((f"p{bits}", f"gray{bits}")):
            return bits
    deep = {"rgb48": 16, "rgba64": 16, "bgr48": 16, "x2rgb10": 10}.get(name)
    return deep or int(number(stream.get("bits_per_raw_sample")) or 8)


def _tags(of: Mapping[str, Any]) -> dict[str, str]:
    tags = of.get("tags") or {}
    return {str(key)[:100]: str(value)[:1000] for key, value in list(tags.items())[:200]}


def _timecode(of: Mapping[str, Any]) -> str:
    return next((str(v) for k, v in (of.get("tags") or {}).items() if k.lower() == "timecode"), "")


def number(value: object) -> float | None:
    """A number from ffprobe's text, or None."""
    try:
        found = float(str(value))
    except ValueError:
        return None
    return found if math.isfinite(found) and abs(found) < 1e15 else None


def ratio(value: object) -> float:
    """ "30000/1001" → 29.97…; 0 for what is none."""
    try:
        return float(Fraction(str(value).replace(":", "/")))
    except (ValueError, ZeroDivisionError):
        return 0.0
