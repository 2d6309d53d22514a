"""Asks of sound and film files alike: is everything there and whole, and is it what its container says?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from heritage.contracts import Asked, ItemMeasured, Scope, check
from heritage.model import Finding, Measured
from heritage.qc import files
from heritage.qc.timing import SHOWN, clock

_AGAIN = "The file is damaged. Have it delivered again, or the carrier transferred again."


def is_av(measured: Measured) -> bool:
    """Sound or film, readable or not."""
    return bool(measured.text("av.kind")) or "av" in measured.refused


def _faults(measured: Measured, kind: str) -> list[tuple[float | None, str]]:
    """What the decode found of this kind; a file that could not be opened has its one reason."""
    found: Any = measured.get("av.faults") or []
    refused = [measured.refused.get(tool, "") for tool in ("av", "frames")]
    reasons = [(None, reason.partition(": ")[2]) for reason in refused if reason.startswith(f"{kind}: ")]
    return [(at, text) for of, at, text in found if of == kind] + reasons


def _told(asked: Asked, measured: Measured, kind: str, wanted: str, advice: str = _AGAIN) -> Iterator[Finding]:
    found = _faults(measured, kind)
    if not found:
        if measured.text("av.kind"):
            yield asked.met(measured.file.path, wanted, "nothing found")
        return
    words = [f"{clock(at)}: {text}" if at is not None else text for at, text in found[:SHOWN]]
    more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    first = next((at for at, _ in found if at is not None), None)
    yield asked.missed(measured.file.path, wanted, ("; ".join(words) + more)[:500], advice, at=first)


_DAMAGE = ("malformed", "truncated", "slice-crc", "decoding", "digest")


@check("decodes")
def decodes(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Can the recording be read, whole and without damage, to its last frame and sample?"""
    found: Any = measured.get("av.faults") or []
    damage = [text for kind, _, text in found if kind in _DAMAGE]
    if damage:
        yield asked.missed(
            measured.file.path, "readable to the end, without damage", "; ".join(damage[:SHOWN])[:500], _AGAIN
        )
    elif measured.text("frame.unread"):
        advice = "Kept as it came; look at it by hand."
        yield asked.noted(measured.file.path, "readable to the end", measured.text("frame.unread"), advice)
    else:
        yield from files.decodes.judge(measured, asked)


@check("malformed")
def malformed(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Do the file's parts agree with each other?"""
    yield from _told(asked, measured, "malformed", "a file whose parts agree with each other")


@check("truncated")
def truncated(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Is all there that the file says it holds?"""
    yield from _told(asked, measured, "truncated", "as long as its own header says")


@check("file-structure")
def file_structure(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Is there anything odd about the file that costs neither sound nor picture?"""
    found: Any = measured.get("stored.notes") or []
    if found:
        more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
        yield asked.noted(measured.file.path, "a file built as its standard says", ("; ".join(found[:SHOWN]) + more)[:500],
                          "The sound is whole: nothing has to be done. The file is kept as it came as well.")  # fmt: skip


@check("parts-carried")
def parts_carried(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Is there anything in the file that a Broadcast WAVE has no place for?"""
    lost: Any = measured.get("stored.lost") or []
    if lost:
        names = ", ".join(dict.fromkeys(lost))
        yield asked.noted(measured.file.path, "parts that a Broadcast WAVE can carry", f"not carried: {names}",
                          "They stay in the delivered file, which is kept.")  # fmt: skip


@check("slice-crc")
def slice_crc(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Do the checksums of all FFV1 slices fit?"""
    if measured.text("video.codec") == "ffv1":
        yield from _told(asked, measured, "slice-crc", "every slice's checksum fits")


@check("decode-errors")
def decode_errors(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Does the whole file decode without an error?"""
    yield from _told(asked, measured, "decoding", "a full decode without an error")


@check("flac-metadata")
def flac_metadata(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Are FLAC's metadata blocks as RFC 9639 wants them?"""
    if "flac.md5" in measured.facts:
        advice = "The sound can be whole all the same. Have it exported again, or accept it with this reason."
        yield from _told(asked, measured, "flac-metadata", "metadata blocks as RFC 9639 wants them", advice)


@check("flac-digest")
def flac_digest(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Are the decoded samples those that the encoder took the MD5 of?"""
    wanted, found = measured.text("flac.md5"), measured.text("flac.decoded_md5")
    if not wanted and "flac.md5" in measured.facts:
        yield asked.noted(measured.file.path, "an MD5 of the samples in STREAMINFO", "none: damage cannot be told")
    elif wanted and found:
        good = wanted == found
        yield asked.judged(good, measured.file.path, f"samples with MD5 {wanted[:12]}…", f"MD5 {found[:12]}…", _AGAIN)


@check("matroska-conformance")
def matroska_conformance(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Is a Matroska file as RFC 9559 and RFC 9043 want it (MediaConch)?"""
    found: Any = measured.get("mediaconch.failed")
    if isinstance(found, list):
        found = [*(cast(Any, measured.get("matroska.index")) or ()), *found]
        wanted = f"every implementation check of {measured.text('mediaconch.version')}"
        if found:
            yield asked.missed(measured.file.path, wanted, "; ".join(found[:SHOWN])[:500], _AGAIN)
        else:
            yield asked.met(measured.file.path, wanted, "all")


@check("has-streams")
def has_streams(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Is there sound or film in it at all?"""
    if measured.text("av.kind"):
        found = [f"{int(measured.number(f'{kind}.count') or 0)} {kind}" for kind in ("video", "sound")]
        good = measured.text("av.kind") != "other"
        yield asked.judged(good, measured.file.path, "at least one stream of film or sound", ", ".join(found))


@check("duration")
def duration(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Is the file as long as the delivery declares (duration_s)?"""
    files = asked.item.expected.get("files") if asked.item else None
    own = files.get(measured.file.name) if isinstance(files, dict) else None
    declared = own.get("duration_s") if isinstance(own, dict) else asked.item and _alone(asked)
    found = length(measured)
    if isinstance(declared, int | float) and found is not None:
        slack = max(asked.limit("seconds"), asked.limit("share") * declared)
        good = abs(found - declared) <= slack
        yield asked.judged(
            good, measured.file.path, f"{clock(declared)} (as declared, ± {slack:.3g} s)", clock(found),
            "Was the transfer broken off, or is the declared duration the tape's and not the recording's?",
        )  # fmt: skip


def _alone(asked: Asked) -> object:
    """A duration declared for the item is its one file's."""
    item = asked.item
    return item.expected.get("duration_s") if item is not None and len(item.files) == 1 else None


def length(measured: Measured) -> float | None:
    """Seconds that were decoded."""
    return measured.number("video.decoded") or measured.number("sound.0.duration")


@check("audio-tracks", Scope.ITEM)
def audio_tracks(measured: ItemMeasured, asked: Asked) -> Iterator[Finding]:
    """Has each file as many sound tracks as declared (audio_tracks)?"""
    declared = asked.declared("audio_tracks")
    if not isinstance(declared, int) or isinstance(declared, bool):
        return
    for one in measured.files:
        if one.text("av.kind") in ("video", "audio"):
            found = int(one.number("sound.count") or 0)
            good = found == declared
            yield asked.judged(good, one.file.path, f"{declared} sound tracks (as declared)", f"{found}",
                        "A track was lost in the transfer or the export. Have it captured again.")  # fmt: skip


@check("parts-count", Scope.ITEM)
def parts_count(measured: ItemMeasured, asked: Asked) -> Iterator[Finding]:
    """Has the item as many sound and film files (sides, reels, parts) as declared (parts)?"""
    declared = measured.item.expected.get("parts")
    if isinstance(declared, int) and not isinstance(declared, bool):
        found = sum(is_av(one) for one in measured.files)
        good = found == declared
        yield asked.judged(good, measured.item.id, f"{declared} parts (as declared)", f"{found}")
