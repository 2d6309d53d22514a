"""What a delivery note orders and expects, by names that checks read: a number must be one, a name spelt right, a text no boolean.
Other names are the station's own and kept."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from heritage.ingest.note.text import Scalar, described
from heritage.problem import Problem, problem, shown

COUNTS = frozenset({"pages", "frames", "parts", "audio_tracks", "bit_depth"})
SIZES = frozenset({"ppi", "width_mm", "height_mm", "depth_mm"})
TEXTS = frozenset({
    "aspect_ratio", "carrier", "colour_space", "field_order", "kind", "languages", "sound", "text_direction", "title", "unit", "up",
})  # fmt: skip
YES_NO = frozenset({"born_digital", "mask", "negative", "watertight"})
WORDS = TEXTS | YES_NO | {"blank", "duration_s", "files", "frame_rate", "sample_rate"}
_KNOWN = sorted(COUNTS | SIZES | WORDS)

_NEAR = 0.84
"""Likeness from which an unknown name is a known one misspelt (`widht_mm`, `page`), not another one (`resolution`)."""


def as_meant(name: str, value: object) -> object:
    """Where a text is wanted, a number or a day is the characters that stand there: `title: 1984`, `aspect_ratio: 4:3`. A boolean
    is not: `no` may be Norwegian, or a negation."""
    if name in TEXTS and isinstance(value, list):
        return [as_meant(name, each) for each in value]
    if name in TEXTS and isinstance(value, Scalar) and not isinstance(value.value, str | bool | bytes | None):
        return replace(value, value=value.written)
    return value


def judged(facts: Mapping[str, object]) -> Collection[str]:
    """The names about whose values `faults` says what is to be said."""
    return facts.keys() & (COUNTS | SIZES | TEXTS | YES_NO)


def faults(facts: Mapping[str, object], subject: str, languages: Collection[str] | None = None) -> Iterator[Problem]:
    """What no check could use. A check that cannot read what was ordered would let everything pass. `languages`: those that
    pages can be read in; None where nothing is read."""
    for name, value in facts.items():
        place = f"{subject}.{shown(name, 60)}"
        if name in COUNTS | SIZES:
            yield from _number(place, value, whole=name in COUNTS)
        elif name in TEXTS:
            yield from _text(place, value)
            if name == "languages" and languages is not None:
                yield from _languages(place, value, languages)
        elif name in YES_NO:
            yield from yes_no(place, value)
        elif name not in WORDS and (near := difflib.get_close_matches(name, _KNOWN, n=1, cutoff=_NEAR)):
            yield problem("delivery-note", place, "unknown-name", near=near[0])


def _number(place: str, found: object, *, whole: bool) -> Iterator[Problem]:
    value = found.value if isinstance(found, Scalar) else found
    kinds = int if whole else int | float
    counts = isinstance(value, kinds) and not isinstance(value, bool) and value > 0
    if value is not None and not counts:
        stands = shown(found.written, 60) if isinstance(found, Scalar) else described(found)
        yield problem("delivery-note", place, "number-whole" if whole else "number", found=stands)
    elif isinstance(found, Scalar) and counts and not found.is_plain_number:
        code = "number-whole-reads" if whole else "number-reads"
        yield problem("delivery-note", place, code, found=described(found))


def _text(place: str, found: object) -> Iterator[Problem]:
    """Every text, in a list too."""
    if isinstance(found, list):
        for each in found:
            yield from _text(place, each)
            if isinstance(each, Scalar) and each.value is None:
                yield problem("delivery-note", place, "text-quotes", found=described(None))
    elif not isinstance(found, Scalar):
        yield problem("delivery-note", place, "text", found=described(found))
    elif not isinstance(found.value, str | None):
        yield problem("delivery-note", place, "text-quotes", found=described(found))


def _languages(place: str, found: object, known: Collection[str]) -> Iterator[Problem]:
    """Languages that no page can be read in: told at the door, not after hours of work."""
    for each in found if isinstance(found, list) else [found]:
        tag = each.value if isinstance(each, Scalar) else None
        if isinstance(tag, str) and tag not in known:
            told = {"language": shown(tag, 60), "allowed": sorted(known)}
            if near := difflib.get_close_matches(tag.lower().partition("-")[0], sorted(known), n=1):
                yield problem("delivery-note", place, "language-near", near=near[0], **told)
            else:
                yield problem("delivery-note", place, "language", **told)


def yes_no(place: str, found: object) -> Iterator[Problem]:
    """What is wrong with a value that should be true or false."""
    if not (isinstance(found, Scalar) and isinstance(found.value, bool | None)):
        yield problem("delivery-note", place, "yes-no", found=described(found))
