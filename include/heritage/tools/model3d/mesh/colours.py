"""Colours of vertices and faces in the scales that programs write them in, as the 8 bits that PLY and glTF share."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from heritage.tools.model3d.surface import Floats


def of_shares(values: NDArray[Any]) -> NDArray[np.uint8]:
    """0–1; or 0–255 when one of them is larger."""
    found = np.nan_to_num(values.astype(np.float64), nan=0.0, posinf=255.0, neginf=0.0)
    return np.clip(np.rint(found if found.max(initial=0) > 1 else found * 255), 0, 255).astype(np.uint8)


def of_integers(values: NDArray[Any]) -> NDArray[np.uint8]:
    """0–255; or 0–65,535 when one of them is larger: the upper byte, as a scanner made 16 bits of 8."""
    found = np.clip(values.astype(np.int64), 0, 65535)
    return (found >> 8 if found.max(initial=0) > 255 else found).astype(np.uint8)


def is_wide(values: NDArray[Any], *, integers: bool) -> bool:
    """Do 8 bits lose something of them?"""
    if integers:
        return bool(values.max(initial=0) > 255)
    whole = values * (255 if values.max(initial=0) <= 1 else 1)
    return bool((np.abs(np.rint(whole) - whole) > 0.01).any())


def of_rgbs(rows: Floats) -> NDArray[np.uint8]:
    """The colours at the end of an OBJ's vertex lines: r g b; w r g b, where w is 1 throughout (a weight is for curves, which have no
    colours); or else r g b a."""
    tail = rows[:, 3:]
    if tail.shape[1] == 4 and not _is_one(tail[:, 0]):
        opaque = _is_one(tail[:, 3])  # 1 is whole, in either scale
        alpha = np.full(len(tail), 255, np.uint8) if opaque else of_shares(tail[:, 3])
        return np.column_stack([of_shares(tail[:, :3]), alpha])
    return of_shares(tail[:, -3:])


def _is_one(column: Floats) -> bool:
    return bool(len(column) and ((column == 1).all() or (column == 255).all()))


def of_mrgb(words: list[bytes], vertices: int) -> NDArray[np.uint8] | None:
    """ZBrush's `#MRGB` remarks: eight hexadecimal digits a vertex, its mask, red, green and blue."""
    try:
        rows = np.frombuffer(bytes.fromhex(b"".join(words).decode("ascii")), np.uint8)
    except ValueError:
        return None
    return rows.reshape(-1, 4)[:, 1:].copy() if len(rows) == 4 * vertices else None
