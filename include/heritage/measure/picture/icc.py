"""Reads an ICC profile's header and name; says what is wrong with it. Uses no colour engine."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from typing import Any, cast

from heritage.model import Facts, Phrase, phrase

_HEADER = 128  # bytes; ICC.1:2022 table 17
_MOST_TAGS = 200


def facts(profile: bytes, broken: Phrase | None = None) -> Facts:
    """`icc.present`, `icc.name`, `icc.class`, `icc.space`, `icc.bytes`, and `icc.broken` (a reason) when it is not sound."""
    if not profile:
        return {"icc.present": True, "icc.broken": cast(Any, broken)} if broken else {"icc.present": False}
    reason = broken or fault(profile)
    found: dict[str, Any] = {"icc.present": True, "icc.bytes": len(profile)}
    if len(profile) >= _HEADER:
        found["icc.class"] = profile[12:16].decode("latin-1").strip()
        found["icc.space"] = profile[16:20].decode("latin-1").strip()
        found["icc.name"] = name(profile)
    if reason:
        found["icc.broken"] = reason
    return found


def fault(profile: bytes) -> Phrase | None:
    """Why the profile cannot be relied on; None when header and tag table are sound (ICC.1:2022, 7.2 and 7.3)."""
    if len(profile) < _HEADER + 4:
        return phrase("icc-short", bytes=len(profile), header=_HEADER)
    size = struct.unpack(">I", profile[:4])[0]
    if profile[36:40] != b"acsp":
        return phrase("icc-signature")
    if size > len(profile):
        return phrase("icc-cut", expected=size, bytes=len(profile))
    for signature, start, length in _tags(profile):
        if start + length > len(profile):
            return phrase("icc-tag", tag=signature)
    return _unusable(profile)


def _unusable(profile: bytes) -> Phrase | None:
    """Why no colour can be computed with it; None when there are tables (A2B0), or for RGB three curves and three colorants, for
    grey a curve (ICC.1:2022, 8.3 to 8.5)."""
    kinds = {signature: profile[start : start + 4] for signature, start, _ in _tags(profile)}
    needed = {"A2B0": _TABLES} if "A2B0" in kinds else _NEEDED.get(profile[16:20], {"A2B0": _TABLES})
    for signature, types in needed.items():
        if signature not in kinds:
            return phrase("icc-lacks", tag=signature)
        if kinds[signature] not in types:
            return phrase("icc-type", tag=signature, type=kinds[signature])
    return None


_CURVES, _TABLES = (b"curv", b"para"), (b"mft1", b"mft2", b"mAB ")
_NEEDED: Mapping[bytes, Mapping[str, tuple[bytes, ...]]] = {
    b"RGB ": {
        **dict.fromkeys(("rTRC", "gTRC", "bTRC"), _CURVES),
        **dict.fromkeys(("rXYZ", "gXYZ", "bXYZ"), (b"XYZ ",)),
    },
    b"GRAY": {"kTRC": _CURVES},
}


def name(profile: bytes) -> str:
    """The profile's description (its English or first text); "" when it has none."""
    for signature, start, length in _tags(profile):
        if signature == "desc":
            return _text(profile[start : start + length])
    return ""


def _tags(profile: bytes) -> list[tuple[str, int, int]]:
    (count,) = struct.unpack(">I", profile[_HEADER : _HEADER + 4]) if len(profile) >= _HEADER + 4 else (0,)
    table = profile[_HEADER + 4 : _HEADER + 4 + 12 * min(count, _MOST_TAGS)]
    rows = [struct.unpack(">4sII", table[i : i + 12]) for i in range(0, len(table) // 12 * 12, 12)]
    return [(signature.decode("latin-1"), start, length) for signature, start, length in rows]


def _text(element: bytes) -> str:
    """The text of a `desc` (version 2) or `mluc` (version 4) element."""
    if element[:4] == b"desc" and len(element) > 12:
        length = struct.unpack(">I", element[8:12])[0]
        return element[12 : 12 + min(length, 512)].split(b"\0")[0].decode("latin-1").strip()
    if element[:4] == b"mluc" and len(element) >= 28:
        length, start = struct.unpack(">II", element[20:28])
        return element[start : start + min(length, 1024)].decode("utf-16-be", "replace").strip("\0 ")
    return ""
