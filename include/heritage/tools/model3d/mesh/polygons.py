"""Divides polygons into triangles that cover them and nothing else: a fan where the polygon bulges everywhere, ears where it does not."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]

MOST = 100_000
"""Hollow polygons that are divided by their ears, one by one. What is beyond is a fan, as most programs draw it."""

LONGEST = 400
"""Corners of such a one: the work grows with their cube."""

AT_ONCE = 200_000
"""Polygons that are looked at together: 50 MB for quads."""


def divided(counts: Integers, vertex: Integers, positions: Floats) -> Integers:
    """T × 3 numbers of corners. `vertex`: each corner's place in `positions`, one polygon's after another's."""
    starts = np.cumsum(counts) - counts
    if (counts == 3).all():
        return cast(Integers, starts[:, None] + np.arange(3))
    fans = counts - 2
    polygon = np.repeat(np.arange(len(fans)), fans)
    step = np.arange(len(polygon)) - np.repeat(np.cumsum(fans) - fans, fans)
    first = starts[polygon]
    found = np.stack([first, first + step + 1, first + step + 2], axis=1)
    begin = np.cumsum(fans) - fans
    many = np.flatnonzero((counts > 3) & (counts <= LONGEST))
    parts = (many[at : at + AT_ONCE] for at in range(0, len(many), AT_ONCE))
    hollow = [one for part in parts for one in _hollow(part, counts, starts, vertex, positions).tolist()]
    for one in hollow[:MOST]:
        if (ears := _ears(positions[vertex[starts[one] : starts[one] + counts[one]]])) is not None:
            found[begin[one] : begin[one] + fans[one]] = ears + starts[one]
    return found


def _hollow(many: Integers, counts: Integers, starts: Integers, vertex: Integers, positions: Floats) -> Integers:
    """Those of the polygons that turn both ways, clearly so: what is nearly straight or folded by a hair is a fan."""
    lengths = counts[many]
    begin = np.cumsum(lengths) - lengths
    group = np.repeat(np.arange(len(many)), lengths)
    step = np.arange(len(group)) - begin[group]
    size = lengths[group]
    corner = starts[many][group]
    origin = positions[vertex[corner]]
    here, after, before = (positions[vertex[corner + (step + by) % size]] - origin for by in (0, 1, -1))
    with np.errstate(all="ignore"):
        flat = np.add.reduceat(np.cross(here, after), begin)  # Newell: twice the area, along the normal
        turn = (np.cross(here - before, after - here) * flat[group]).sum(axis=1)
        scale = np.linalg.norm(here - before, axis=1) * np.linalg.norm(after - here, axis=1)
        inwards = turn < -1e-3 * scale * np.linalg.norm(flat, axis=1)[group]
    return many[np.logical_or.reduceat(inwards, begin)]


def _ears(places: Floats) -> Integers | None:
    """By cutting off one corner after another whose triangle holds no other corner; None where there is no such (it crosses itself)."""
    flat = _flattened(places)
    left = list(range(len(flat)))
    found: list[tuple[int, int, int]] = []
    while len(left) > 3:
        ear = next((at for at in range(len(left)) if _is_ear(flat, left, at)), None)
        if ear is None:
            return None
        found.append((left[ear - 1], left[ear], left[(ear + 1) % len(left)]))
        del left[ear]
    return np.array([*found, tuple(left)], np.int64)


def _flattened(places: Floats) -> list[tuple[float, float]]:
    """Seen along its normal, from where it turns to the left."""
    centred = places - places.mean(axis=0)
    normal = np.cross(centred, np.roll(centred, -1, axis=0)).sum(axis=0)
    drop = int(np.abs(normal).argmax())
    across, up = ((1, 2), (2, 0), (0, 1))[drop]
    sign = 1.0 if normal[drop] >= 0 else -1.0
    return [(float(p[across]) * sign, float(p[up])) for p in centred]


def _is_ear(flat: list[tuple[float, float]], left: list[int], at: int) -> bool:
    a, b, c = (flat[left[i % len(left)]] for i in (at - 1, at, at + 1))
    if _turn(a, b, c) <= 0:
        return False
    others = (flat[n] for i, n in enumerate(left) if i not in {(at - 1) % len(left), at, (at + 1) % len(left)})
    return not any(min(_turn(a, b, p), _turn(b, c, p), _turn(c, a, p)) >= 0 and p not in {a, b, c} for p in others)


def _turn(a: Any, b: Any, c: Any) -> float:
    return float((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))
