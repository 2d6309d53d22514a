"""Asks whether the frames of a scanned film are all there, once each and alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from heritage.contracts import CheckContext, ItemMeasured, Scope, check
from heritage.model import Finding, Measured, Value


def is_frame(measured: Measured) -> bool:
    """A file of a sequence, readable or not."""
    return bool(measured.text("frame.format")) or "frames" in measured.refused


def sequences(measured: ItemMeasured) -> dict[str, list[Measured]]:
    """Folder, name before the number, suffix → its frames, in the order of their numbers."""
    found: dict[str, list[Measured]] = {}
    for one in measured.files:
        if is_frame(one):
            folder, name = one.file.path.rpartition("/")[0], one.file.stem.rstrip("0123456789")
            found.setdefault(f"{folder}/{name}*{one.file.suffix}", []).append(one)
    return {name: sorted(frames, key=_number) for name, frames in found.items()}


def _number(measured: Measured) -> int:
    """By the name; a frame that could not be read has one too."""
    digits = ""
    for letter in reversed(measured.file.stem):
        if not letter.isdigit():
            break
        digits = letter + digits
    return int(digits[-18:] or -1)


@check("sequence-gap", Scope.ITEM)
def sequence_gap(measured: ItemMeasured, ctx: CheckContext) -> Iterator[Finding]:
    """Do the frames' numbers follow each other without a gap?"""
    for name, frames in sequences(measured).items():
        numbers = [_number(one) for one in frames]
        missing, twice = _gaps(numbers), [n for n, count in Counter(numbers).items() if count > 1]
        values: dict[str, Any] = {"sequence": name, "start": numbers[0], "end": numbers[-1]}
        if missing or twice:
            code = ("missing-twice" if twice else "missing") if missing else "twice"
            yield ctx.failed(measured.item.id, code, missing=missing, twice=twice, **values)
        else:
            yield ctx.passed(measured.item.id, "complete", frames=len(numbers), **values)


def _gaps(numbers: Sequence[int]) -> list[int | str]:
    return [a + 1 if b == a + 2 else f"{a + 1}–{b - 1}" for a, b in pairwise(numbers) if b > a + 1]


@check("frame-geometry", Scope.ITEM)
def frame_geometry(measured: ItemMeasured, ctx: CheckContext) -> Iterator[Finding]:
    """Have all frames the same size and depth?"""
    for name, frames in sequences(measured).items():
        shapes = [(one.file.name, _shape(one)) for one in frames if one.text("frame.width")]
        if not shapes:
            continue
        usual = Counter(shape for _, shape in shapes).most_common(1)[0][0]
        others = [file for file, shape in shapes if shape != usual]
        width, height, bits, kind = usual
        values: dict[str, Any] = {"sequence": name, "width": width, "height": height, "bits": bits, "kind": kind}
        if others:
            yield ctx.failed(measured.item.id, "differing", others=others, **values)
        else:
            yield ctx.passed(measured.item.id, "alike", **values)


def _shape(one: Measured) -> tuple[Value, Value, Value, Value]:
    return one.get("frame.width"), one.get("frame.height"), one.get("frame.bits"), one.get("frame.kind")


@check("frame-count", Scope.ITEM)
def frame_count(measured: ItemMeasured, ctx: CheckContext) -> Iterator[Finding]:
    """Are there as many frames as declared (frames)?"""
    declared = measured.item.expected.get("frames")
    if isinstance(declared, int) and not isinstance(declared, bool):
        found = sum(is_frame(one) for one in measured.files)
        yield ctx.passed_if(found == declared, measured.item.id, "count", frames=found, declared=declared)
