"""The probe of sound and film: one ffmpeg run decodes every stream once, for all meters at the same time.

The run measures and takes the digests of the source; it encodes nothing. Why not (see DECISIONS): what is flagged must not cost
an FFV1 encoding before a person has looked, a judgement must not depend on a policy's codec, and encoding along would save 4 %.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from heritage.contracts import Source
from heritage.errors import SourceUnreadable
from heritage.model import Facts, File, phrase

if TYPE_CHECKING:
    from heritage.measure.film.container.stored import Stored

SUFFIXES = frozenset({
    ".wav", ".bwf", ".rf64", ".w64", ".aif", ".aiff", ".aifc", ".flac", ".mp3", ".m4a", ".aac", ".ogg", ".oga", ".opus",
    ".wma", ".au", ".snd", ".caf", ".wv", ".tta", ".ape", ".ac3", ".eac3", ".dts", ".mp2", ".mlp", ".thd", ".dsf", ".dff", ".amr", ".mkv", ".mka", ".webm", ".mov", ".mp4", ".m4v", ".avi", ".mxf", ".dv", ".dif", ".mpg", ".mpeg", ".vob",
    ".m2p", ".vro", ".m1v", ".mpv", ".h264", ".264", ".avc", ".h265", ".265", ".hevc", ".gxf", ".nut",
    ".ivf", ".f4v", ".3g2", ".qt", ".divx", ".rm", ".rmvb", ".wtv", ".m4b", ".voc", ".sph", ".nist", ".sf", ".8svx", ".svx",
    ".m2v", ".ts", ".m2ts", ".mts", ".wmv", ".asf", ".flv", ".3gp", ".ogv",
})  # fmt: skip
_KINDS = re.compile(
    r"wave|audio|video|mpeg|matroska|quicktime|flac|\bavi\b|interleave|mxf|material exchange|\bdv\b|ogg|aiff|webm|real media",
    re.IGNORECASE,
)


class AvProbe:
    """Facts `av.*`, `sound.<n>.*`, `video.*`, `wave.*`, `bext.*`, `flac.*`, `mediaconch.*`, `ffv1.*`; curves and the listing of
    frame digests go to the source's room."""

    name = "av"

    def accepts(self, file: File) -> bool:
        if file.suffix in SUFFIXES:
            return True
        return file.format is not None and bool(_KINDS.search(file.format.name))

    def tool(self) -> str:
        from heritage.tools.av import ffmpeg

        return ffmpeg.version()

    def measure(self, source: Source) -> Facts:
        from heritage.measure.film import damage as av_damage
        from heritage.measure.film import gaps as av_gaps
        from heritage.measure.film.container.opening import stored
        from heritage.measure.film.container.probed import told
        from heritage.measure.film.streams import Streams
        from heritage.measure.sound import stored as sound_stored
        from heritage.tools.av import ffmpeg
        from heritage.tools.av.sound import frames

        kept = stored(source.path)
        faults: list[Any] = []
        try:
            known, faults = av_damage.structure(source.path)
            streams, told_of = sound_stored.agreed(known, Streams(ffmpeg.probe(source.path)), source.path)
            known = {**known, **told_of}
            av_damage.plausible(streams)
            decoding = Decoding(source, streams, bool(told_of))
            heard = decoding.run(str(known.get("flac.md5", "")))
        except SourceUnreadable as error:
            raise av_damage.unreadable(sound_stored.worst(faults) or error, source.path, kept.faults) from error
        told(streams, kept)
        clocked = known.get("stored.container") not in frames.CONTAINERS
        av_gaps.tell(streams, heard if clocked else {}, kept)
        said = sound_stored.weighed(decoding.faults(kept), known, faults, heard)
        faults = [*faults, *kept.faults, *said, *sound_stored.misnamed(streams, source.path)]
        faults += sound_stored.counted(known, faults, heard)
        faults = faults or list(av_damage.unfit(source.path))
        found = {
            **streams.facts(),
            **known,
            **heard,
            **_said_by_others(source),
            **av_damage.listed(faults, known, kept.framed or (clocked and av_gaps.missing(heard))),
        }
        return {**found, **kept.facts()}


def _said_by_others(source: Source) -> Facts:
    """MediaInfo's words about FFV1, MediaConch's verdict on Matroska, EBUCore for the package."""
    from heritage.files import write
    from heritage.tools.av import mediaconch, mediainfo

    tracks = mediainfo.tracks(source.path)
    found: dict[str, Any] = {"mediainfo.version": mediainfo.version(), "mediainfo.tracks": [dict(t) for t in tracks]}
    if source.room is not None:
        write(source.room / "ebucore.xml", mediainfo.ebucore(source.path).encode())
    for track in tracks:
        if track.get("@type") == "Video" and track.get("Format") == "FFV1":
            found |= _ffv1(track)
    if any(track.get("Format") == "Matroska" for track in tracks):
        found["mediaconch.version"] = mediaconch.version()
        found["mediaconch.failed"] = mediaconch.implementation(source.path)
    return found


def _ffv1(track: Mapping[str, str]) -> dict[str, Any]:
    gop = re.search(r"N=(\d+)", track.get("Format_Settings_GOP", ""))
    return {
        "ffv1.version": track.get("Format_Version", ""),
        "ffv1.gop": int(gop.group(1)) if gop else 0,
        **{f"ffv1.{key}": track[name] for key, name in _FFV1.items() if name in track},
    }


_FFV1 = {"slices": "MaxSlicesCount", "errors": "ErrorDetectionType", "coder": "coder_type"}


@dataclass(slots=True)
class Decoding:
    """One file's full decode. `faults` after `run` are what ffmpeg complained of, and what came out short."""

    source: Source
    streams: Any
    respelt: bool = False
    _writings: list[Callable[[Any, str], Any]] = field(default_factory=list)
    _readers: list[Any] = field(default_factory=list)
    _after: list[Callable[[], Facts]] = field(default_factory=list)
    _said: Any = None
    _facts: dict[str, Any] = field(default_factory=dict)

    def run(self, flac_md5: str = "") -> Facts:
        """Decodes to the end. Facts of all meters."""
        from heritage.tools.av import claims, ffmpeg

        with contextlib.ExitStack() as kept:
            for index, stream in enumerate(self.streams.video):
                self._film(index, stream, kept)
            for index, stream in enumerate(self.streams.audio):
                self._sound(index, stream, kept, flac_md5)
            if not self._readers:
                raise SourceUnreadable(phrase("malformed", said=phrase("no-media")))
            self._said = ffmpeg.run(
                self._compose,
                self._readers,
                length=claims.length(self.streams.length, self.source.path.stat().st_size),
                name=self.source.file.path,
            )
        for after in self._after:
            self._facts |= after()
        return self._facts

    def _compose(self, pipes: Sequence[str]) -> list[str | Path]:
        from heritage.tools.av import ffmpeg, ffmpeg_graph
        from heritage.tools.av.sound import reading

        container = str((self.streams.probed.get("format") or {}).get("format_name", ""))
        stored = reading.stored(self.source.path) if self.respelt else None
        strict = {**ffmpeg.as_stored(container), "err_detect": "crccheck+bitstream+buffer"}
        opened = ffmpeg.source(self.source.path, strict, respelt=stored)
        return ffmpeg_graph.words(*(write(opened, pipe) for write, pipe in zip(self._writings, pipes, strict=True)))

    def _film(self, index: int, stream: Mapping[str, Any], kept: contextlib.ExitStack) -> None:
        """Frame digests of every film stream; the filters' measures of the first."""
        from heritage.measure import curves
        from heritage.measure.film import video
        from heritage.measure.film.streams import compared_as, frame_rate, ratio, video_bits
        from heritage.tools.av.ffmpeg_graph import AS_IT_IS, written

        digests = video.FrameDigests(kept.enter_context(curves.listing(self.source.room, f"video-{index}.framemd5")))
        at, pixels = str(stream["index"]), compared_as(stream)
        raw = {"c:v": "rawvideo", **({"pix_fmt": pixels} if pixels else {}), **AS_IT_IS, "f": "framemd5"}
        self._add(lambda opened, pipe: written([opened[at]], pipe, raw), digests)
        self._after.append(
            lambda: {f"video.{index}.framemd5": digests.digest, f"video.{index}.frames": digests.frames,
                     f"video.{index}.digest_of": pixels}
        )  # fmt: skip
        if index:
            return
        row = kept.enter_context(curves.curve(self.source.room, "video", ("time", *video.SIGNALS)))
        meter = video.PictureMeter(frame_rate(stream), ratio(stream.get("time_base")), row, video_bits(stream))
        seen = f"{_opaque(pixels)}{video.FILTERS}"
        self._add(lambda opened, pipe: _looked(opened[at], "v", f"{seen},{_print('metadata', pipe)}", AS_IT_IS), meter)
        self._after.append(lambda: {f"video.{name}": value for name, value in meter.facts().items()})
        self._lines(at, stream, meter)

    def _lines(self, at: str, stream: Mapping[str, Any], pictures: Any) -> None:
        """Repeated lines of the first film, counted from every eighth pixel of each."""
        from heritage.measure.film.lines import LineMeter
        from heritage.measure.film.streams import video_bits
        from heritage.tools.av.ffmpeg_graph import AS_IT_IS, written

        lines = LineMeter(int(stream.get("width") or 0), int(stream.get("height") or 0), video_bits(stream))
        thin = f"scale={lines.width}:{lines.height}:flags=neighbor,format={lines.format}"
        raw = {"filter:v": thin, "c:v": "rawvideo", **AS_IT_IS, "f": "rawvideo"}
        self._add(lambda opened, pipe: written([opened[at]], pipe, raw), lines)
        self._after.append(lambda: {f"video.{name}": value for name, value in lines.facts(pictures.times).items()})

    def _sound(self, index: int, stream: Mapping[str, Any], kept: contextlib.ExitStack, flac_md5: str) -> None:
        from heritage.measure import curves
        from heritage.measure.film.streams import form_of
        from heritage.measure.sound.meter import SoundMeter
        from heritage.tools.av.ffmpeg_graph import written
        from heritage.tools.av.sound import layouts

        form = form_of(stream)
        if form is None:
            return
        channels = range(1, form.channels + 1)
        columns = ("time", *(f"peak{c}" for c in channels), *(f"rms{c}" for c in channels))
        meter = SoundMeter(form, kept.enter_context(curves.curve(self.source.room, f"sound-{index}", columns)))
        if flac_md5:
            meter.with_md5()
        at = str(stream["index"])
        raw = {"c:a": f"pcm_{form.coding}", "f": form.coding}
        self._add(lambda opened, pipe: written([opened[at]], pipe, raw), meter)
        self._after.append(lambda: {f"sound.{index}.{n}": v for n, v in meter.facts().items()})
        if layouts.known(*layouts.of(stream)):  # EBU R128 knows no others, and the filter would fail
            self._loudness(index, at, layouts.named(*layouts.of(stream)), kept)
        if flac_md5:
            self._after.append(lambda: {"flac.decoded_md5": meter.md5})

    def _loudness(self, index: int, at: str, named: str, kept: contextlib.ExitStack) -> None:
        from heritage.measure import curves
        from heritage.measure.film import video

        columns = ("time", "momentary", "short", "integrated")
        loud = video.Loudness(kept.enter_context(curves.curve(self.source.room, f"loudness-{index}", columns)))
        measured = f"{named}ebur128=metadata=1:peak=true"
        self._add(lambda opened, pipe: _looked(opened[at], "a", f"{measured},{_print('ametadata', pipe)}", {}), loud)
        self._after.append(lambda: {f"sound.{index}.{n}": v for n, v in loud.facts().items()})

    def _add(self, writing: Callable[[Any, str], Any], meter: Any) -> None:
        self._writings.append(writing)
        self._readers.append(meter.listen)

    def faults(self, kept: Stored) -> list[Any]:
        """What ffmpeg said, and what came out shorter than the container promised."""
        from heritage.measure.film import damage as av_damage

        found = list(av_damage.complaints(self._said.complaints, self.source.path))
        if self._said.code and not found:
            found.append(("decoding", None, phrase("ffmpeg-ended", status=self._said.code)))
        kept.notes += av_damage.strict(self._said.complaints)
        lost = av_damage.lost(self.streams, self._facts, self._said.complaints)
        if not lost and not kept.faults:
            lost = av_damage.undecoded(self.streams, self._facts, kept.frames)
        return [*found, *lost, *av_damage.impossible(self._facts)]


def _looked(stream: Any, kind: str, filters: str, options: Mapping[str, Any]) -> Any:
    """Decoded for its filters alone, which write to a pipe themselves."""
    from heritage.tools.av.ffmpeg_graph import written

    return written([stream], "-", {f"filter:{kind}": filters, **options, "f": "null"})


def _opaque(pixels: str) -> str:
    """Without its alpha, which signalstats does not take: ffmpeg would choose another depth for it, and its levels would be others."""
    return f"format={pixels.replace('yuva', 'yuv', 1)}," if pixels.startswith("yuva") else ""


def _print(filter_: str, pipe: str) -> str:
    return f"{filter_}=mode=print:direct=1:file='{pipe.replace(':', chr(92) + ':')}'"
