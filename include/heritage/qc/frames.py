"""Asks whether the frames of a scanned film are all there, once each and alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from heritage.contracts import Asked, ItemMeasured, Scope, check
from heritage.model import Finding, Measured

_SHOWN = 10


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
def sequence_gap(measured: ItemMeasured, asked: Asked) -> Iterator[Finding]:
    """Do the frames' numbers follow each other without a gap?"""
    for name, frames in sequences(measured).items():
        numbers = [_number(one) for one in frames]
        missing, twice = _gaps(numbers), [n for n, count in Counter(numbers).items() if count > 1]
        wanted = f"frames {numbers[0]}–{numbers[-1]}, each once"
        faults = [f"missing {_listed(missing)}"] * bool(missing) + [f"twice {_listed(twice)}"] * bool(twice)
        if faults:
            yield asked.missed(
                measured.item.id, wanted, f"{name}: {'; '.join(faults)}", "Have the missing frames delivered."
            )
        else:
            yield asked.met(measured.item.id, wanted, f"{name}: all {len(numbers)}")


def _gaps(numbers: Sequence[int]) -> list[str]:
    return [f"{a + 1}" if b == a + 2 else f"{a + 1}–{b - 1}" for a, b in pairwise(numbers) if b > a + 1]


def _listed(found: Sequence[object]) -> str:
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    return ", ".join(map(str, found[:_SHOWN])) + more


@check("frame-geometry", Scope.ITEM)
def frame_geometry(measured: ItemMeasured, asked: Asked) -> Iterator[Finding]:
    """Have all frames the same size and depth?"""
    for name, frames in sequences(measured).items():
        shapes = Counter(_shape(one) for one in frames if one.text("frame.width"))
        if not shapes:
            continue
        usual = shapes.most_common(1)[0][0]
        others = [one.file.name for one in frames if one.text("frame.width") and _shape(one) != usual]
        if others:
            yield asked.missed(measured.item.id, f"all frames {usual}", f"{name}: others are {_listed(others)}")
        else:
            yield asked.met(measured.item.id, f"all frames {usual}", name)


def _shape(measured: Measured) -> str:
    return (
        f"{measured.text('frame.width')} × {measured.text('frame.height')}, {measured.text('frame.bits')} bits "
        f"{measured.text('frame.kind')}"
    )


@check("frame-count", Scope.ITEM)
def frame_count(measured: ItemMeasured, asked: Asked) -> Iterator[Finding]:
    """Are there as many frames as declared (frames)?"""
    declared = measured.item.expected.get("frames")
    if isinstance(declared, int) and not isinstance(declared, bool):
        found = sum(is_frame(one) for one in measured.files)
        good = found == declared
        yield asked.judged(good, measured.item.id, f"{declared} frames (as declared)", f"{found}")
