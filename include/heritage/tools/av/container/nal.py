"""H.264 and HEVC as MP4 stores them: in no unit may more than two zeros follow each other (ISO/IEC 14496-10, 7.4.1), so that a
block that was lost and filled with zeros shows itself. Decoders conceal such a block, or take it for picture."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

CODINGS = frozenset({"avc1", "avc2", "avc3", "avc4", "hvc1", "hev1"})
_RUN = bytes(32)
"""More zeros than any writer leaves by mistake between two units."""

_MOST = 64 << 20
"""Bytes of a frame; tables that claim more, or frames that lie over each other, are not followed."""


def zeroed(path: Path, begins: Sequence[int], sizes: Sequence[int]) -> list[int]:
    """The numbers of the frames that hold a run of zeros within."""
    found: list[int] = []
    if sum(sizes) > 2 * path.stat().st_size or max(sizes, default=0) > _MOST:
        return found
    with path.open("rb") as stream:
        for number, (begin, size) in enumerate(zip(begins, sizes, strict=False)):
            stream.seek(begin)
            data = stream.read(size)
            if _RUN in data and _RUN in data.rstrip(b"\0"):
                found.append(number)
    return found
