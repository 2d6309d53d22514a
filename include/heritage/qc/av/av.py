"""Asks of sound and film files alike: is everything there and whole, and is it what its container says?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from heritage.contracts import CheckContext, ItemMeasured, Scope, check
from heritage.model import Finding, Measured, reason_of
from heritage.qc import files
from heritage.qc.av.timing import Fault, first_time, with_times


def is_av(measured: Measured) -> bool:
    """Sound or film, readable or not."""
    return bool(measured.text("av.kind")) or "av" in measured.refused


def _faults(measured: Measured, kind: str) -> list[Fault]:
    """What the decode found of this kind; a file that could not be opened has its one reason."""
    found: Any = measured.get("av.faults") or []
    refused = [_of_kind(measured.refused.get(tool), kind) for tool in ("av", "frames")]
    return [(at, fault) for of, at, fault in found if of == kind] + [(None, fault) for fault in refused if fault]


def _of_kind(refused: Any, kind: str) -> Any:
    """`truncated: …`: what is said after the kind of damage, where it is this one."""
    if isinstance(refused, dict):
        return refused.get("said") if refused.get("phrase") == kind else None
    return refused.partition(": ")[2] if refused and refused.startswith(f"{kind}: ") else None


def _told(ctx: CheckContext, measured: Measured, kind: str) -> Iterator[Finding]:
    found = _faults(measured, kind)
    if found:
        yield ctx.failed(measured.file.path, "faults", timecode=first_time(found), faults=with_times(found))
    elif measured.text("av.kind"):
        yield ctx.passed(measured.file.path, "nothing")


_DAMAGE = ("malformed", "truncated", "slice-crc", "decoding", "digest")


@check("decodes", once_a_file=True)
def decodes(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Can the recording be read, whole and without damage, to its last frame and sample?"""
    found: Any = measured.get("av.faults") or []
    damage = [reason_of(fault) for kind, _, fault in found if kind in _DAMAGE]
    if damage:
        yield ctx.failed(measured.file.path, "damage", faults=damage)
    elif measured.text("frame.unread"):
        yield ctx.warned(measured.file.path, "by-hand", faults=[reason_of(measured.get("frame.unread"))])
    else:
        yield from files.decodes.judge(measured, ctx)


@check("malformed")
def malformed(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Do the file's parts agree with each other?"""
    yield from _told(ctx, measured, "malformed")


@check("truncated")
def truncated(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Is all there that the file says it holds?"""
    yield from _told(ctx, measured, "truncated")


@check("file-structure")
def file_structure(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Is there anything odd about the file that costs neither sound nor picture?"""
    notes: Any = measured.get("stored.notes")
    if notes:
        yield ctx.warned(measured.file.path, "notes", notes=[reason_of(note) for note in notes])


@check("parts-carried")
def parts_carried(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Is there anything in the file that a Broadcast WAVE has no place for?"""
    lost: Any = measured.get("stored.lost")
    if lost:
        yield ctx.warned(measured.file.path, "lost", parts=list(dict.fromkeys(lost)))


@check("slice-crc")
def slice_crc(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Do the checksums of all FFV1 slices fit?"""
    if measured.text("video.codec") == "ffv1":
        yield from _told(ctx, measured, "slice-crc")


@check("decode-errors")
def decode_errors(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Does the whole file decode without an error?"""
    yield from _told(ctx, measured, "decoding")


@check("flac-metadata")
def flac_metadata(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Are FLAC's metadata blocks as RFC 9639 wants them?"""
    if "flac.md5" in measured.facts:
        yield from _told(ctx, measured, "flac-metadata")


@check("flac-digest")
def flac_digest(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Are the decoded samples those that the encoder took the MD5 of?"""
    wanted, found = measured.text("flac.md5"), measured.text("flac.decoded_md5")
    if not wanted and "flac.md5" in measured.facts:
        yield ctx.warned(measured.file.path, "none")
    elif wanted and found:
        good = wanted == found
        yield ctx.passed_if(good, measured.file.path, "digest", digest=found[:12], expected=wanted[:12])


@check("matroska-conformance")
def matroska_conformance(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Is a Matroska file as RFC 9559 and RFC 9043 want it (MediaConch)?"""
    found: Any = measured.get("mediaconch.failed")
    if not isinstance(found, list):
        return
    path, version = measured.file.path, measured.text("mediaconch.version")
    faults = [reason_of(fault) for fault in (*(cast(Any, measured.get("matroska.index")) or ()), *found)]
    if faults:
        yield ctx.failed(path, "faults", faults=faults, version=version)
    else:
        yield ctx.passed(path, "all", version=version)


@check("has-streams")
def has_streams(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Is there sound or film in it at all?"""
    kind = measured.text("av.kind")
    if kind:
        video, sound = (int(measured.number(of) or 0) for of in ("video.count", "sound.count"))
        yield ctx.passed_if(kind != "other", measured.file.path, "streams", video=video, sound=sound)


@check("duration")
def duration(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Is the file as long as the delivery declares (duration_s)?"""
    files = ctx.item.expected.get("files") if ctx.item else None
    own = files.get(measured.file.name) if isinstance(files, dict) else None
    declared = own.get("duration_s") if isinstance(own, dict) else ctx.item and _alone(ctx)
    found = length(measured)
    if isinstance(declared, int | float) and not isinstance(declared, bool) and found is not None:
        slack = max(ctx.limit("seconds"), ctx.limit("share") * declared)
        good = abs(found - declared) <= slack
        yield ctx.passed_if(good, measured.file.path, "length", seconds=found, declared=declared, slack=slack)


def _alone(ctx: CheckContext) -> object:
    """A duration declared for the item is its one file's."""
    item = ctx.item
    return item.expected.get("duration_s") if item is not None and len(item.files) == 1 else None


def length(measured: Measured) -> float | None:
    """Seconds that were decoded."""
    return measured.number("video.decoded") or measured.number("sound.0.duration")


@check("audio-tracks", Scope.ITEM)
def audio_tracks(measured: ItemMeasured, ctx: CheckContext) -> Iterator[Finding]:
    """Has each file as many sound tracks as declared (audio_tracks)?"""
    declared = ctx.declared("audio_tracks")
    if not isinstance(declared, int) or isinstance(declared, bool):
        return
    for one in measured.files:
        if one.text("av.kind") in ("video", "audio"):
            found = int(one.number("sound.count") or 0)
            yield ctx.passed_if(found == declared, one.file.path, "tracks", tracks=found, declared=declared)


@check("parts-count", Scope.ITEM)
def parts_count(measured: ItemMeasured, ctx: CheckContext) -> Iterator[Finding]:
    """Has the item as many sound and film files (sides, reels, parts) as declared (parts)?"""
    declared = measured.item.expected.get("parts")
    if isinstance(declared, int) and not isinstance(declared, bool):
        found = sum(is_av(one) for one in measured.files)
        yield ctx.passed_if(found == declared, measured.item.id, "parts", parts=found, declared=declared)
