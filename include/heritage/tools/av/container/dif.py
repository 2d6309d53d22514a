"""Raw DV (IEC 61834, SMPTE ST 314): what each frame's own blocks say of its sound, its shape and its dropouts. Decodes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

BLOCK, SEQUENCE = 80, 12_000
"""Bytes of a DIF block, and of a sequence of 150."""

_RATES = {0: 48_000, 1: 44_100, 2: 32_000}
_SHAPES = {0: "4:3", 2: "16:9", 7: "16:9"}
_SOURCE, _SIGNAL, _CONTROL = 6 * BLOCK + 48 * BLOCK + 3, 5 * BLOCK + 48, 5 * BLOCK + 48 + 5
"""Where a frame's first AAUX source pack (0x50), VAUX source pack (0x60) and VAUX source control pack (0x61) stand."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a frame says. `rate`: of its sound, 0 when it does not say; `channels`; `shape`: "4:3", "16:9" or "". `empty`: all zeros.
    `concealed`: picture blocks that the player filled in for want of a signal, of `blocks`."""

    empty: bool = False
    rate: int = 0
    bits: int = 0
    channels: int = 0
    shape: str = ""
    concealed: int = 0
    blocks: int = 0

    @property
    def sound(self) -> tuple[int, int, int]:
        return self.rate, self.bits, self.channels


def is_dif(head: bytes) -> bool:
    """By the first three bytes: the header block of a first sequence."""
    return head[:3] == b"\x1f\x07\x00"


def size(head: bytes) -> int:
    """Bytes of a frame, by its first sequence: 12 sequences of 625/50, 10 of 525/60, each as often as the signal has channels
    (VAUX source pack: DVCPRO50 two, DVCPRO HD four, of 720 lines two)."""
    pack = head[_SIGNAL : _SIGNAL + 4]
    signal = pack[3] & 0x1F if pack[:1] == b"\x60" else 0
    return SEQUENCE * (12 if head[3] & 0x80 else 10) * {0x04: 2, 0x14: 4, 0x15: 4, 0x18: 2}.get(signal, 1)


def frames(path: Path, frame: int) -> Iterator[Frame]:
    """Each whole frame of the file, in order."""
    with path.open("rb", buffering=1 << 20) as stream:
        while len(data := stream.read(frame)) == frame:
            yield _frame(data)


def _frame(data: bytes) -> Frame:
    if not data.strip(b"\0"):
        return Frame(empty=True)
    source, control = data[_SOURCE : _SOURCE + 5], data[_CONTROL : _CONTROL + 5]
    blocks = np.frombuffer(data, np.uint8).reshape(-1, BLOCK)
    pictures = blocks[blocks[:, 0] >> 5 == 4, 3] >> 4
    rate, bits, channels = _sound(source) if source[:1] == b"\x50" else (0, 0, 0)
    shape = _SHAPES.get(control[2] & 7, "") if control[:1] == b"\x61" else ""
    return Frame(False, rate, bits, channels, shape, int((pictures != 0).sum()), len(pictures))


def _sound(pack: bytes) -> tuple[int, int, int]:
    """(Hz, bits, channels). Two channels of 16 bits, four of 12 at 32 kHz; ST 314 counts pairs for four and eight."""
    rate, bits = _RATES.get(pack[4] >> 3 & 7, 0), 16 if pack[4] & 7 == 0 else 12
    pairs = {0: 1, 2: 2, 3: 4}.get(pack[3] & 0x1F, 1)
    return rate, bits, 2 * max(pairs, 2 if bits == 12 and rate == 32_000 else 1)
