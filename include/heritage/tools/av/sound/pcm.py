"""The second reader of linear PCM: stored samples turned by numpy into what ffmpeg's decoder should have given, or into WAVE's own
byte order. Nothing of ffmpeg is used, so that its answer can be held against this one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from heritage.tools.av.sound.stored import Stored

BLOCK: Final = 1 << 20
"""Bytes that are read at a time, less what is no whole frame."""

_KINDS: Final = {"s8": "i1", "u8": "u1", "s16": "i2", "u16": "u2", "s32": "i4", "u32": "u4", "f32": "f4", "f64": "f8"}
_HEARD: Final = {1: "u8", 2: "s16le", 3: "s32le", 4: "s32le"}


def reads(stored: Stored) -> bool:
    """Whether this reader knows the coding."""
    return stored.frame > 0 and stored.channels > 0 and (_name(stored) in _KINDS or _name(stored) in ("s24", "u24"))


def _name(stored: Stored) -> str:
    return stored.coding.removeprefix("pcm_").removesuffix("le").removesuffix("be")


def heard_as(stored: Stored) -> str:
    """The raw coding in which ffmpeg gives these samples."""
    name = _name(stored)
    return f"{name}le" if name.startswith("f") else _HEARD[stored.frame // stored.channels]


def digest(path: Path, stored: Stored) -> str:
    """SHA-256 of all samples as `heard_as` has them."""
    running = hashlib.sha256()
    for block in _blocks(path, stored):
        running.update(_heard(block, stored))
    return running.hexdigest()


def _blocks(path: Path, stored: Stored) -> Iterator[bytes]:
    left = stored.there - stored.there % stored.frame
    if stored.frames is not None:
        left = min(left, stored.frames * stored.frame)
    step = max(BLOCK // stored.frame, 1) * stored.frame
    with path.open("rb") as stream:
        stream.seek(stored.start)
        while left > 0:
            block = stream.read(min(step, left))
            if not block:
                return
            yield block
            left -= len(block)


def _heard(block: bytes, stored: Stored) -> bytes:
    name, big = _name(stored), stored.coding.endswith("be")
    if name in ("s24", "u24"):
        wide = _widened(block, big=big)
        return (wide ^ np.uint32(0x80000000) if name == "u24" else wide).tobytes()
    samples = np.frombuffer(block, np.dtype(_KINDS[name]).newbyteorder(">" if big else "<"))
    if name == "s8":
        return (samples.view(np.uint8) ^ 0x80).tobytes()
    if name in ("u16", "u32"):
        samples = samples ^ samples.dtype.type(1 << (8 * samples.itemsize - 1))
    return samples.astype(samples.dtype.newbyteorder("<")).tobytes()


def _widened(block: bytes, *, big: bool) -> NDArray[np.uint32]:
    """24 bits at the top of 32."""
    three: NDArray[Any] = np.frombuffer(block, np.uint8).reshape(-1, 3)
    four = np.zeros((len(three), 4), np.uint8)
    four[:, 1:] = three[:, ::-1] if big else three
    return four.view("<u4").reshape(-1)


_ROUGH, _SMOOTH = 1.1, 0.5
"""Mean step from sample to sample as a share of the mean level: 1.3 for the even noise that swapped bytes make, 1.4 for white noise;
speech and music lie below 0.5 nearly always."""


def swapped(path: Path, stored: Stored) -> bool:
    """Are the first seconds noise as they are, and smooth with the bytes of each sample the other way round? Only of whole numbers
    of 16 bits or more."""
    width = stored.frame // stored.channels if reads(stored) else 0
    if width < 2 or _name(stored).startswith(("f", "u")):
        return False
    block = next(_blocks(path, stored), b"")
    words = np.frombuffer(block, np.uint8, len(block) // stored.frame * stored.frame).reshape(
        -1, stored.channels, width
    )
    big = stored.coding.endswith("be")
    return _roughness(words, big=big) > _ROUGH and _roughness(words, big=not big) < _SMOOTH


def _roughness(words: NDArray[np.uint8], *, big: bool) -> float:
    """Of the two highest bytes of each sample, over all channels."""
    high, low = (words[..., 0], words[..., 1]) if big else (words[..., -1], words[..., -2])
    samples = high.view(np.int8).astype(np.float32) * 256 + low
    level = float(np.abs(samples).mean()) if len(samples) > 1000 else 0.0
    return float(np.abs(np.diff(samples, axis=0)).mean()) / level if level > 30 else 0.0


def little(path: Path, stored: Stored) -> Iterator[bytes]:
    """The samples as a WAVE's data chunk has them: little-endian, bytes unsigned."""
    width = stored.frame // stored.channels
    for block in _blocks(path, stored):
        if stored.coding == "pcm_s8":
            yield (np.frombuffer(block, np.uint8) ^ 0x80).tobytes()
        elif stored.coding.endswith("be"):
            yield np.frombuffer(block, np.uint8).reshape(-1, width)[:, ::-1].tobytes()
        else:
            yield block
