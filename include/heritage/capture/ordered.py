"""What a delivery note orders and expects, by names that checks read: a number must be one, a name spelt right. Other names
are the station's own and kept."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from heritage.capture.problem import Problem, shown
from heritage.model import Facts

COUNTS = frozenset({"pages", "frames", "parts", "audio_tracks", "bit_depth"})
SIZES = frozenset({"ppi", "width_mm", "height_mm", "depth_mm"})
WORDS = frozenset({
    "aspect_ratio", "blank", "born_digital", "carrier", "colour_space", "duration_s", "field_order", "files", "frame_rate", "kind",
    "languages", "mask", "negative", "sample_rate", "sound", "text_direction", "title", "unit", "up", "watertight",
})  # fmt: skip
_KNOWN = sorted(COUNTS | SIZES | WORDS)

_NEAR = 0.84
"""Likeness from which an unknown name is a known one misspelt (`widht_mm`, `page`), not another one (`resolution`)."""

_NUMBER = "Write it as a number, without quotes or unit: as a text it could not be compared with what came."


def faults(facts: Facts, subject: str) -> Iterator[Problem]:
    """What no check could use. A check that cannot read what was ordered would let everything pass."""
    for name, value in facts.items():
        if name in COUNTS | SIZES:
            if value is not None and not _counts(value, whole=name in COUNTS):
                wanted = f"a {'whole ' if name in COUNTS else ''}number above 0"
                yield _fault(f"{subject}.{name}", wanted, f'"{shown(str(value), 60)}"', _NUMBER)
        elif name not in WORDS and (near := difflib.get_close_matches(name, _KNOWN, n=1, cutoff=_NEAR)):
            found = "a name that no check knows"
            yield _fault(f"{subject}.{shown(name, 60)}", "a known name", found, f'Did you mean "{near[0]}"?')


def _counts(value: object, *, whole: bool) -> bool:
    kinds = int if whole else int | float
    return isinstance(value, kinds) and not isinstance(value, bool) and value > 0


def _fault(subject: str, wanted: str, found: str, advice: str) -> Problem:
    return Problem("delivery-note", subject, wanted, found, advice)
