"""What a film says of itself, held against what its master says: whatever is not on the short list of differences is lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Probed = Mapping[str, Any]

OF_STORAGE = frozenset({
    "index", "id", "codec_name", "codec_long_name", "codec_type", "codec_tag", "codec_tag_string", "profile", "level", "refs",
    "time_base", "start_pts", "start_time", "duration", "duration_ts", "nb_frames", "bit_rate", "max_bit_rate",
    "extradata_size", "extradata", "coded_width", "coded_height", "has_b_frames", "pix_fmt", "sample_fmt", "bits_per_sample",
    "bits_per_raw_sample", "is_avc", "nal_length_size", "initial_padding", "quarter_sample", "divx_packed",
    "closed_captions", "film_grain", "avg_frame_rate", "display_aspect_ratio", "ts_id", "ts_packetsize", "dmix_mode",
})  # fmt: skip
"""What a stream says of its coding and its place in the container, which are others in the master; frames and samples are proved."""

ELSEWHERE = frozenset({"disposition", "tags", "side_data_list", "field_order", "channel_layout"})
"""Compared apart, or (the layout) written as a tag and told."""

SILENT = frozenset({"", "unknown", "0:1", "1:1", "0/0", "N/A", "unspecified", "reserved", "und"})
"""Values that say nothing, or what is true without saying it."""

OF_WRITER = frozenset({
    "encoder", "major_brand", "minor_version", "compatible_brands", "vendor_id", "handler_name", "duration", "timecode",
    "reel_name", "language", "bps", "number_of_frames", "number_of_bytes", "_statistics_writing_app", "_statistics_tags",
    "_statistics_writing_date_utc", "software", "variant_bitrate", "isft", "product_uid", "uid", "generation_uid",
    "material_package_umid", "file_package_umid", "company_name", "product_name", "product_version", "operational_pattern_ul",
    "modification_date", "application_platform", "toolkit_version", "project_name", "package_uid", "file_package_name",
    "material_package_name", "track_name", "data_type",
})  # fmt: skip
"""Tags of the program that wrote the file; language, timecode and reel are compared apart, an MXF's own packages are told."""


def lost(source: Probed, master: Probed) -> Iterator[str]:
    """What the source says and the master does not, in words."""
    for kind in ("video", "audio", "subtitle", "attachment"):
        before, after = _streams(source, kind), _streams(master, kind)
        if len(after) < len(before):
            yield f"{len(before)} {kind} streams became {len(after)}"
        for number, (one, other) in enumerate(zip(before, after, strict=False), 1):
            yield from (f"{kind} {number}: {text}" for text in _lost_of(one, other, kind, master))
    yield from _tags(source.get("format") or {}, [master.get("format") or {}])
    chapters = [[_title(c) for c in probed.get("chapters") or []] for probed in (source, master)]
    if chapters[0] != chapters[1] and chapters[0]:
        yield f"{len(chapters[0])} chapters became {len(chapters[1])}, or lost their titles"


def _streams(probed: Probed, kind: str) -> Sequence[Probed]:
    return [s for s in probed.get("streams") or [] if s.get("codec_type") == kind]


def _title(chapter: Probed) -> str:
    return str((chapter.get("tags") or {}).get("title", ""))


def _lost_of(before: Probed, after: Probed, kind: str, master: Probed) -> Iterator[str]:
    for key in sorted(before.keys() - OF_STORAGE - ELSEWHERE) if kind != "attachment" else ():
        was, now = str(before[key]), str(after.get(key, ""))
        if was not in SILENT and was != now:
            yield f"{key} was {was} and is {now or 'not said'}"
    yield from _order(str(before.get("field_order", "")), str(after.get("field_order", "")))
    said, kept = before.get("disposition") or {}, after.get("disposition") or {}
    yield from (
        f"the mark {mark} is lost" for mark, on in said.items() if on and mark != "default" and not kept.get(mark)
    )
    gone = _sides(before) - _sides(after)
    yield from (f"{side} is lost" for side in sorted(gone))
    yield from _tags(before, [after, master.get("format") or {}])
    was, now = (str((one.get("tags") or {}).get("language", "und")) for one in (before, after))
    if was not in ("und", now):
        yield f"language was {was} and is {now}"


def _order(was: str, now: str) -> Iterator[str]:
    """Another order of fields can have been declared; that they are fields must stay."""
    if was in ("tt", "tb", "bb", "bt") and (now not in ("tt", "tb", "bb", "bt") or (was[0] == now[0] and was != now)):
        yield f"field order was {was} and is {now or 'not said'}"


def _sides(stream: Probed) -> set[str]:
    kinds = {str(side.get("side_data_type")) for side in stream.get("side_data_list") or []}
    return kinds - {"CPB properties", "Skip Samples"}


def _tags(before: Probed, after: Sequence[Probed]) -> Iterator[str]:
    kept = {str(k).lower(): str(v) for one in reversed(after) for k, v in (one.get("tags") or {}).items()}
    for name, value in (before.get("tags") or {}).items():
        plain = str(name).lower()
        if plain not in OF_WRITER and str(value).strip() not in ("", kept.get(plain, "").strip()):
            yield f"the tag {name} ({str(value)[:60]!r}) is lost"
