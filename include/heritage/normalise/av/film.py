"""Makes the film master (FFV1 in Matroska) and the viewing copy (MP4, stills) in one ffmpeg run: the source is decoded once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from heritage.contracts import Order, Source
from heritage.model import Facts, File, Measured, Rendition, Role
from heritage.tools.sound import layouts

POLICY = Path(__file__).resolve().parents[4] / "config/mediaconch/ffv1-matroska.xml"
"""What MediaConch asks of every film master."""

MKV_SOUND = frozenset(
    {"flac", "aac", "ac3", "eac3", "mp2", "mp3", "opus", "vorbis", "alac", "dts", "truehd", "wavpack", "tta"}
)
MKV_PCM = frozenset(
    {"pcm_s16le", "pcm_s24le", "pcm_s32le", "pcm_u8", "pcm_s16be", "pcm_s24be", "pcm_s32be", "pcm_f32le", "pcm_f64le"}
)
"""Sound that Matroska takes as it is."""

MKV_CAPTIONS = frozenset(
    {"subrip", "ass", "ssa", "text", "webvtt", "dvd_subtitle", "dvb_subtitle", "hdmv_pgs_subtitle", "mov_text"}
)
"""Captions that Matroska takes; QuickTime's timed text as SubRip: its words and times."""


@dataclass(frozen=True, slots=True)
class Film:
    """Promise: the master's frames and samples are the source's, one by one, with field order, pixel shape, colour tags,
    timecode, chapters, captions and attachments; MediaConch finds it sound. Lossy or damaged films are kept as they came, and so
    is FFV1 in Matroska."""

    name: str = "film"

    def accepts(self, file: File, order: Order) -> bool:
        measured = order.measured
        return measured is not None and measured.text("av.kind") == "video" and bool(measured.number("video.frames"))

    def make(self, source: Source, order: Order) -> Iterator[Rendition]:
        from heritage.normalise.av.output import Target, encode, making, rendition
        from heritage.normalise.output import stem
        from heritage.tools import ffmpeg

        measured = order.measured
        assert measured is not None  # noqa: S101  (accepts)
        name, tool = stem(source.file, order.item), ffmpeg.version()
        targets: list[Target] = []
        if wants_master(measured, order):
            targets.append(Target(f"master/{name}.mkv", Role.MASTER, "fmt/569", tool))
        if isinstance(order.policy.settings.get("access"), dict):
            targets.append(Target(f"access/{name}.mp4", Role.ACCESS, "fmt/199", tool))
        if not targets:
            return
        with making(order, *(t.path for t in targets)) as partials:
            words: list[str | Path] = [*ffmpeg.source(source.path)]
            for target, partial in zip(targets, partials, strict=True):
                words += master_words(measured, order) if target.role is Role.MASTER else access_words(measured, order)
                words.append(partial)
            encode(words, length=measured.number("av.duration") or 0, name=measured.file.path)
            proofs = [_proved(t, p, measured) for t, p in zip(targets, partials, strict=True)]
        for target, (proof, facts) in zip(targets, proofs, strict=True):
            yield rendition(target, order, source.file, proof, facts)
            if target.role is Role.ACCESS:
                yield from _posters(target, order, source.file)


def wants_master(measured: Measured, order: Order) -> bool:
    """Lossless in another coding than FFV1 in Matroska, without damage, and with sound that Matroska takes as it is."""
    from heritage.normalise.av.output import setting

    if not isinstance(order.policy.settings.get("master"), dict) or measured.number("av.faults_count"):
        return False
    wanted = setting(order, "master", "film", "ffv1", lambda v: v in ("ffv1", "keep"))
    already = measured.text("video.codec") == "ffv1" and "matroska" in measured.text("av.container")
    sounds = [measured.text(f"sound.{i}.codec") for i in range(int(measured.number("sound.count") or 0))]
    fits = all(codec in MKV_SOUND | MKV_PCM for codec in sounds) and not without_place(measured)
    return wanted == "ffv1" and measured.get("video.lossless") is True and not already and fits


def without_place(measured: Measured) -> list[str]:
    """Captions, data and cover pictures that ffmpeg cannot put into Matroska as they are (608 captions, ancillary data …): a
    master would lose them. Timecode becomes a tag; QuickTime's text track of chapters becomes chapters."""
    captions, data, covers = (list(cast(Any, measured.get(f"av.{k}")) or []) for k in ("captions", "data", "covers"))
    chapters = {"text"} if measured.number("av.chapters") else set()
    return [*covers, *(c for c in captions if c not in MKV_CAPTIONS)] + [
        d for d in data if d not in {"tmcd", *chapters}
    ]


def slices(width: int, height: int) -> int:
    """POLICIES: 24 for SD, 64 from 2K on; between them 30."""
    return 24 if width * height <= 1024 * 625 else 30 if width < 1920 else 64


def master_words(measured: Measured, order: Order) -> list[str]:
    """Every stream that Matroska can hold; film coded anew, everything else copied."""
    width, height = int(measured.number("video.width") or 0), int(measured.number("video.height") or 0)
    words = ["-map", "0:v", "-map", "0:a?", "-map", "0:s?", "-map", "0:t?", "-map_metadata", "0", "-map_chapters", "0"]
    captions: Any = measured.get("av.captions") or []
    words += ["-c", "copy", *(w for n, c in enumerate(captions) if c == "mov_text" for w in (f"-c:s:{n}", "subrip"))]
    words += ["-c:v", "ffv1", "-level", "3", "-coder", "1", "-context", "0", "-g", "1", "-slicecrc", "1"]
    words += ["-slices", str(slices(width, height)), "-fps_mode", "passthrough", "-autoscale", "0"]
    field = field_order(measured, order)
    if field in ("tff", "bff"):
        words += ["-filter:v", f"setfield={field}", "-field_order", {"tff": "tt", "bff": "bb"}[field]]
    for tag in ("range", "space", "transfer", "primaries"):
        value = measured.text(f"video.colour_{tag}")
        if value:
            words += [{"range": "-color_range", "space": "-colorspace", "transfer": "-color_trc",
                       "primaries": "-color_primaries"}[tag], value]  # fmt: skip
    if measured.text("av.timecode"):
        words += ["-metadata", f"timecode={measured.text('av.timecode')}"]
    return [*words, "-write_crc32", "1", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-f", "matroska"]


def field_order(measured: Measured, order: Order) -> str:
    """tff, bff or progressive: as declared, else as the file says, else ""."""
    declared: Any = order.item.expected.get("field_order", order.delivery.declared.get("field_order"))
    if declared in ("tff", "bff", "progressive"):
        return str(declared)
    return {"tt": "tff", "tb": "tff", "bb": "bff", "bt": "bff"}.get(
        measured.text("video.field_order"), measured.text("video.field_order")
    )


def access_words(measured: Measured, order: Order) -> list[str]:
    """H.264/AAC that every browser plays: deinterlaced, square pixels in the right shape, at most `film_height` lines."""
    from heritage.normalise.av.output import setting, whole_number

    crf = setting(order, "access", "film_crf", 21, whole_number)
    height = setting(order, "access", "film_height", 1080, whole_number)
    filters = [*(["bwdif=mode=send_frame"] if field_order(measured, order) in ("tff", "bff") else [])]
    if measured.number("video.height") in (608, 512):
        filters.append(f"crop=iw:{576 if measured.number('video.height') == 608 else 480}:0:32")
    square = "if(gt(sar\\,0)\\,iw*sar\\,iw)"
    filters += [f"scale=w='trunc({square}/2)*2':h='trunc(ih/2)*2'", "setsar=1"]
    if (measured.number("video.height") or 0) > height:
        filters.append(f"scale=-2:{height // 2 * 2}")
    words = ["-map", "0:v:0", "-map", "0:a:0?", "-filter:v", ",".join([*filters, "format=yuv420p"]), "-c:v", "libx264"]
    words += ["-preset", "veryfast", "-crf", str(crf), "-c:a", "aac", "-b:a", "160k", "-ac", "2", "-ar", "48000"]
    mixed = layouts.stereo(int(measured.number("sound.0.channels") or 0), measured.text("sound.0.layout"))
    words += ["-filter:a", mixed.rstrip(",")] if mixed else []
    words += ["-map_metadata", "-1", "-map_chapters", "-1", "-sn", "-dn"]
    return [*words, "-movflags", "+faststart", "-bitexact", "-f", "mp4"]


def _proved(target: Any, partial: Path, measured: Measured) -> tuple[Any, Facts]:
    """A master's proof: a full decode, and MediaConch; and that nothing that was said of the picture got lost."""
    from heritage.errors import ProofFailed
    from heritage.model import Proof
    from heritage.normalise.av.proof import prove
    from heritage.tools import mediaconch

    if target.role is not Role.MASTER:
        return Proof("a viewers' copy: lossy"), {}
    proof = prove(partial, measured)
    failed = [*mediaconch.implementation(partial), *mediaconch.policy(partial, POLICY), *_lost(partial, measured)]
    if failed:
        raise ProofFailed(f"{target.path}: {'; '.join(failed[:5])}")
    return proof, {"master.mediaconch": f"{mediaconch.version()}: every implementation check and {POLICY.name}"}


def _lost(master: Path, measured: Measured) -> Iterator[str]:
    """What the source says of its picture and the master does not say any more."""
    from heritage.tools import ffmpeg

    probed = ffmpeg.probe(master)
    streams: Sequence[Any] = probed["streams"]
    video = next(s for s in streams if s.get("codec_type") == "video")
    sound = sum(s.get("codec_type") == "audio" for s in streams)
    if sound != measured.number("sound.count"):
        yield f"{measured.text('sound.count')} sound tracks became {sound}"
    yield from _lost_beside(probed, measured)
    for fact, key in (("sar", "sample_aspect_ratio"), ("colour_space", "color_space"), ("colour_primaries", "color_primaries"),
                      ("colour_transfer", "color_transfer")):  # fmt: skip
        before, after = measured.text(f"video.{fact}"), str(video.get(key) or "")
        if before not in ("", "0:1", "1:1", after):
            yield f"{fact} was {before} and is {after or 'not said'}"
    before, after = measured.text("video.field_order"), str(video.get("field_order") or "")
    if before in ("tt", "tb", "bb", "bt") and after[:1] == "p":
        yield f"field order was {before} and is {after}"


def _lost_beside(probed: Mapping[str, Any], measured: Measured) -> Iterator[str]:
    """Chapters, captions, attachments, and what each sound track is called."""
    streams: Sequence[Any] = probed["streams"]
    kinds: Any = measured.get("av.streams") or []
    counts = {
        kind: (kinds.count(kind), sum(s.get("codec_type") == kind for s in streams))
        for kind in ("subtitle", "attachment")
    }
    counts["chapter"] = (int(measured.number("av.chapters") or 0), len(probed.get("chapters") or []))
    yield from (f"{before} {kind}s became {after}" for kind, (before, after) in counts.items() if after < before)
    for index, track in enumerate(s for s in streams if s.get("codec_type") == "audio"):
        own, kept = cast(Any, measured.get(f"sound.{index}.tags")) or {}, track.get("tags") or {}
        for tag in ("language", "title"):
            if own.get(tag, "und") not in ("und", kept.get(tag)):
                yield f"sound track {index + 1} lost its {tag} {own[tag]!r}"


def _posters(film: Any, order: Order, source: File) -> Iterator[Rendition]:
    """Stills from the viewing copy, spread over its length, none after the last frame (a clip of two frames has stills too)."""
    from heritage.files import inside
    from heritage.model import Proof
    from heritage.normalise.av.output import Target, encode, making, rendition, setting, whole_number
    from heritage.tools import ffmpeg

    measured = order.measured
    length, rate = ((measured.number(f"video.{fact}") if measured else 0) or 0 for fact in ("decoded", "rate"))
    latest = max(length - 2 / (rate or 25), 0)
    count = setting(order, "access", "posters", 3, whole_number)
    for number in range(1, count + 1):
        target = Target(f"{film.path.removesuffix('.mp4')}.{number}.jpg", Role.ACCESS, "fmt/43", ffmpeg.version())
        at = min(length * (2 * number - 1) / (2 * count), latest)
        with making(order, target.path) as (partial,):
            encode(["-ss", f"{at:.3f}", *ffmpeg.source(inside(order.folder, film.path)), "-map", "0:v:0", "-frames:v", "1",
                    "-q:v", "3", "-pix_fmt", "yuvj420p", "-bitexact", "-f", "image2", "-update", "1", partial],
                   length=0, name=target.path)  # fmt: skip
        yield rendition(target, order, source, Proof("a still of the viewers' copy"))
