"""Makes the film master (FFV1 in Matroska) and the viewing copy (MP4, stills) in one ffmpeg run: the source is decoded once."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import heritage
from heritage.contracts import NormalisationJob, Source
from heritage.formats import named
from heritage.model import Facts, File, Measured, Rendition, Role
from heritage.tools.av.container import matroska
from heritage.tools.av.ffmpeg_graph import AS_IT_IS, Opening, Options, Writing, words, written
from heritage.tools.av.sound import layouts

if TYPE_CHECKING:
    from heritage.model import Proof, Validation
    from heritage.normalise.av.output import Target

_log = logging.getLogger(__name__)

POLICY = heritage.PROJECT / "config/mediaconch/ffv1-matroska.xml"
"""What MediaConch asks of every film master."""


@dataclass(frozen=True, slots=True)
class Film:
    """Promise: the master's frames and samples are the source's, one by one, with field order, pixel shape, colour tags,
    timecode, chapters, captions and attachments; MediaConch finds it sound. Lossy or damaged films are kept as they came, and so
    is FFV1 in Matroska."""

    name: str = "film"

    def accepts(self, file: File, order: NormalisationJob) -> bool:
        measured = order.measured
        return measured is not None and measured.text("av.kind") == "video" and bool(measured.number("video.frames"))

    def make(self, source: Source, order: NormalisationJob) -> Iterator[Rendition]:
        from heritage.normalise.av.output import kept_as_it_came
        from heritage.normalise.output import stem

        measured = order.measured
        assert measured is not None  # noqa: S101  (accepts)
        try:
            yield from _made(source, order, measured, wants_master(measured, order))
        except NotCarried as error:
            _log.warning("%s is kept as it came: %s", source.file.path, error)
            yield kept_as_it_came(stem(source.file, order.item), str(error), order)
            yield from _made(source, order, measured, False)


class NotCarried(Exception):
    """Something that the film says of itself and its master would not; what."""


def _made(source: Source, order: NormalisationJob, measured: Measured, master: bool) -> Iterator[Rendition]:
    """Master (when it is wanted) and viewing copy in one run. Raises NotCarried before anything has its name."""
    from heritage.normalise.av.output import encode, making, rendition
    from heritage.tools.av import ffmpeg

    targets = _targets(source, order, measured, master)
    if not targets:
        return
    with making(order, *(t.path for t in targets)) as partials:
        plain = ffmpeg.as_stored(measured.text("av.container")) if master else {}
        opened = ffmpeg.source(source.path, plain)
        how = {Role.MASTER: as_master, Role.ACCESS: _access}
        copies = [how[t.role](opened, p, measured, order) for t, p in zip(targets, partials, strict=True)]
        encode(words(*copies), length=measured.number("av.duration") or 0, name=measured.file.path)
        proofs = [_proved(t, p, measured, source.path, order) for t, p in zip(targets, partials, strict=True)]
    for target, (proof, facts, valid) in zip(targets, proofs, strict=True):
        yield rendition(target, order, source.file, proof, facts, valid)
        if target.role is Role.ACCESS:
            yield from _posters(target, order, source.file)


def _targets(source: Source, order: NormalisationJob, measured: Measured, master: bool) -> list[Target]:
    """No viewing copy of a recording whose sound changes under way: players, and ffmpeg, go on at the first speed."""
    from heritage.normalise.av.output import Target
    from heritage.normalise.output import stem
    from heritage.tools.av import ffmpeg

    name, tool = stem(source.file, order.item), ffmpeg.version()
    wanted = [Target(f"master/{name}.mkv", Role.MASTER, named("matroska").puid, tool)] if master else []
    if isinstance(order.policy.settings.get("access"), dict) and not measured.get("av.unviewable"):
        wanted.append(Target(f"access/{name}.mp4", Role.ACCESS, named("mpeg4").puid, tool))
    return wanted


def wants_master(measured: Measured, order: NormalisationJob) -> bool:
    """Lossless in another coding than FFV1 in Matroska, without damage, and with sound that Matroska takes as it is."""
    from heritage.normalise.av.output import setting

    if not isinstance(order.policy.settings.get("master"), dict) or measured.number("av.faults_count"):
        return False
    wanted = setting(order, "master", "film", "ffv1", lambda v: v in ("ffv1", "keep"))
    already = measured.text("video.codec") == "ffv1" and "matroska" in measured.text("av.container")
    return wanted == "ffv1" and measured.get("video.lossless") is True and not already and fits_matroska(measured)


def fits_matroska(measured: Measured) -> bool:
    """Has Matroska a place for everything that was found in the film?"""
    sounds = [measured.text(f"sound.{i}.codec") for i in range(int(measured.number("sound.count") or 0))]
    fits = all(codec in matroska.SOUND for codec in sounds) and not without_place(measured)
    return fits and not any(measured.get(told) for told in ("av.shown", "av.beside", "av.changes"))


def without_place(measured: Measured) -> list[str]:
    """Captions, data and cover pictures that ffmpeg cannot put into Matroska as they are; `matroska` says which."""
    captions, data, covers = (list(cast(Any, measured.get(of)) or []) for of in ("av.captions", "av.data", "av.covers"))
    return matroska.without_place(captions, data, covers, bool(measured.number("av.chapters")))


def slices(width: int, height: int) -> int:
    """POLICIES: 24 for SD, 64 from 2K on; between them 30."""
    return 24 if width * height <= 1024 * 625 else 30 if width < 1920 else 64


FFV1: Options = {
    "c:v": "ffv1", "level": 3, "coder": 1, "context": 0, "g": 1, "slicecrc": 1, "fflags": "+bitexact", "flags:v": "+bitexact",
    "f": "matroska",
}  # fmt: skip
"""FFV1 version 3, each frame by itself, in Matroska; nothing in it of the day and the program."""

H264: Options = {"c:v": "libx264", "preset": "veryfast", "movflags": "+faststart", "bitexact": None, "f": "mp4"}
"""What every browser plays, from its first bytes on."""

_COLOURS = {
    "video.colour_range": "color_range",
    "video.colour_space": "colorspace",
    "video.colour_transfer": "color_trc",
    "video.colour_primaries": "color_primaries",
}
_SPELT: Mapping[tuple[str, str], str] = {("color_trc", "bt470m"): "gamma22", ("color_trc", "bt470bg"): "gamma28", ("colorspace", "gbr"): "rgb"}  # fmt: skip
"""What ffprobe calls otherwise than ffmpeg's encoders take it."""


def as_master(opened: Opening, partial: Path, measured: Measured, order: NormalisationJob) -> Writing:
    """Every stream that Matroska can hold; film coded anew, everything else copied."""
    width, height = int(measured.number("video.width") or 0), int(measured.number("video.height") or 0)
    captions: Any = measured.get("av.captions") or []
    options: dict[str, Any] = {
        "map_metadata": 0, "map_chapters": 0, "c": "copy",
        **{f"c:s:{n}": "subrip" for n, c in enumerate(captions) if c == "mov_text"},
        **FFV1, "slices": slices(width, height), **AS_IT_IS, "write_crc32": 1,
    }  # fmt: skip
    field = field_order(measured, order)
    if field in ("tff", "bff"):
        options |= {"filter:v": f"setfield={field}", "field_order": _stored_order(measured, field)}
    options |= colours(measured)
    return written([opened[kind] for kind in ("v", "a?", "s?", "t?")], partial, {**options, **_tags(measured)})


def colours(measured: Measured) -> dict[str, str]:
    """Of the first film, which is the one that is measured; a second one keeps its own."""
    said = {option: measured.text(fact) for fact, option in _COLOURS.items()}
    return {f"{option}:v:0": _SPELT.get((option, value), value) for option, value in said.items() if value}


def _tags(measured: Measured) -> Options:
    said: dict[str, list[str]] = {}
    if measured.text("av.timecode"):
        said["metadata"] = [f"timecode={measured.text('av.timecode')}"]
    for name, value in cast(Mapping[str, str], measured.get("av.tags_to_write") or {}).items():
        stream, _, tag = name.rpartition(":")
        said.setdefault(f"metadata:{stream}", []).append(f"{tag}={value}")
    return said


def _stored_order(measured: Measured, field: str) -> str:
    """How the fields are stored: as the file says (QuickTime fiel 1, 6: one behind the other; 9, 14: line by line). A declared
    order that the file does not know is of pictures whose lines alternate: that is what frames are."""
    own = measured.text("video.field_order")
    return own if own[:1] == field[:1] and own in ("tt", "tb", "bb", "bt") else {"tff": "tb", "bff": "bt"}[field]


def field_order(measured: Measured, order: NormalisationJob) -> str:
    """tff, bff or progressive: as declared, else as the file says, else ""."""
    declared: Any = order.item.expected.get("field_order", order.delivery.declared.get("field_order"))
    if declared in ("tff", "bff", "progressive"):
        return str(declared)
    return {"tt": "tff", "tb": "tff", "bb": "bff", "bt": "bff"}.get(
        measured.text("video.field_order"), measured.text("video.field_order")
    )


def _access(opened: Opening, partial: Path, measured: Measured, order: NormalisationJob) -> Writing:
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
    mixed = layouts.stereo(int(measured.number("sound.0.channels") or 0), measured.text("sound.0.layout"))
    options = {
        "filter:v": ",".join([*filters, "format=yuv420p"]), **H264, "crf": crf,
        "c:a": "aac", "b:a": "160k", "ac": 2, "ar": 48000, **({"filter:a": mixed.rstrip(",")} if mixed else {}),
        "map_metadata": -1, "map_chapters": -1, "sn": None, "dn": None,
    }  # fmt: skip
    return written([opened["v:0"], opened["a:0?"]], partial, options)


def _proved(
    target: Target, partial: Path, measured: Measured, source: Path, order: NormalisationJob
) -> tuple[Any, Facts, Any]:
    """A master's proof: a full decode, and MediaConch; and that nothing that was said of the film got lost. Raises NotCarried."""
    from heritage.model import Proof
    from heritage.normalise.av.comparison import lost
    from heritage.tools.av import ffmpeg

    if target.role is not Role.MASTER:
        return Proof("a viewers' copy: lossy"), {}, ()
    gone = list(lost(ffmpeg.probe(source), ffmpeg.probe(partial)))
    if gone:
        raise NotCarried("; ".join(gone[:10]))
    proof, facts, valid = proved_master(target, partial, measured)
    if order.policy.replaces:  # source and master are read by one program, and no second one reads all that it does
        proof = replace(proof, method=f"{proof.method}; no second reader of film: the original stays")
    return proof, facts, valid


def proved_master(target: Target, partial: Path, measured: Measured) -> tuple[Proof, Facts, tuple[Validation, ...]]:
    """Decoded whole and compared with what the source was measured to be; MediaConch finds it sound. Raises ProofFailed."""
    from heritage.errors import ProofFailed
    from heritage.model import Validation
    from heritage.normalise.av.proof import prove
    from heritage.tools.av import mediaconch

    proof = prove(partial, measured)
    failed = [*mediaconch.implementation(partial), *mediaconch.policy(partial, POLICY)]
    if failed:
        raise ProofFailed(f"{target.path}: {'; '.join(failed[:5])}")
    valid = Validation(mediaconch.version(), f"every implementation check and {POLICY.name}")
    return proof, {"master.mediaconch": f"{valid.tool}: {valid.answer}"}, (valid,)


def _length(probed: Mapping[str, Any]) -> float:
    """Seconds of the viewing copy's picture: it can be shorter than what is stored, where an edit list hides some."""
    return next(float(s.get("duration") or 0) for s in probed["streams"] if s.get("codec_type") == "video")


def _posters(film: Any, order: NormalisationJob, source: File) -> Iterator[Rendition]:
    """Stills from the viewing copy, spread over its length, none after the last frame (a clip of two frames has stills too)."""
    from heritage.files import safe_join
    from heritage.model import Proof
    from heritage.normalise.av.output import Target, encode, making, rendition, setting, whole_number
    from heritage.tools.av import ffmpeg

    rate = (order.measured.number("video.rate") if order.measured else 0) or 0
    length = _length(ffmpeg.probe(safe_join(order.folder, film.path)))
    latest = max(length - 2 / (rate or 25), 0)
    count = setting(order, "access", "posters", 3, whole_number)
    for number in range(1, count + 1):
        target = Target(
            f"{film.path.removesuffix('.mp4')}.{number}.jpg", Role.ACCESS, named("jpeg").puid, ffmpeg.version()
        )
        at = min(length * (2 * number - 1) / (2 * count), latest)
        with making(order, target.path) as (partial,):
            still = ffmpeg.source(safe_join(order.folder, film.path), {"ss": f"{at:.3f}"})["v:0"]
            as_jpeg = {"frames:v": 1, "q:v": 3, "pix_fmt": "yuvj420p", "bitexact": None, "f": "image2", "update": 1}
            encode(words(written([still], partial, as_jpeg)), length=0, name=target.path)
        yield rendition(target, order, source, Proof("a still of the viewers' copy"))
