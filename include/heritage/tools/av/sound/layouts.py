"""Channel layouts that ffmpeg's own filters can mix. For others (ten tracks of a tape, a DCP's dialogue pairs) they fail, and take the
whole run with them: those are mixed by number, not by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

MIXED: Final = frozenset({
    "mono", "stereo", "2.1", "3.0", "3.0(back)", "3.1", "4.0", "quad", "quad(side)", "4.1", "5.0", "5.0(side)", "5.1",
    "5.1(side)", "6.0", "6.0(front)", "hexagonal", "6.1", "6.1(back)", "6.1(front)", "7.0", "7.0(front)", "7.1", "7.1(wide)",
    "7.1(wide-side)", "octagonal",
})  # fmt: skip
USUAL: Final = {1: "mono", 2: "stereo", 3: "2.1", 4: "4.0", 5: "5.0", 6: "5.1", 7: "6.1", 8: "7.1"}
"""What ffmpeg takes a file for that says no layout."""


def known(channels: int, layout: str) -> bool:
    """Whether ffmpeg's filters can be given this sound."""
    return layout in MIXED or (layout in ("", "unknown") and channels in USUAL)


def of(stream: Mapping[str, Any]) -> tuple[int, str]:
    """Channels and layout of ffprobe's stream."""
    return int(stream.get("channels") or 0), str(stream.get("channel_layout") or "")


def named(channels: int, layout: str) -> str:
    """The filter that gives the usual layout to sound that says none, with a comma after it: some decoders never say it, and ffmpeg's
    guess does not outlast the first frame."""
    if layout not in ("", "unknown") or channels not in USUAL:
        return ""
    return f"pan={USUAL[channels]}|" + "|".join(f"c{n}=c{n}" for n in range(channels)) + ","


def stereo(channels: int, layout: str) -> str:
    """The filter that mixes to two channels, with a comma after it; where ffmpeg's own mixing knows how, it is left to it. Odd channels go left,
    even ones right, each as loud as the others."""
    if known(channels, layout):
        return named(channels, layout)
    sides = [[f"c{n}" for n in range(side, channels, 2)] or ["c0"] for side in (0, 1)]
    mixed = "|".join(f"c{n}=" + "+".join(f"{1 / len(side):.6f}*{c}" for c in side) for n, side in enumerate(sides))
    return f"pan=stereo|{mixed},"
