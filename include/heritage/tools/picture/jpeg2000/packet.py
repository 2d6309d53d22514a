"""The header of one JPEG 2000 packet (ISO/IEC 15444-1, B.10): which code-blocks it brings more of, and how many bytes of each."""

from __future__ import annotations

from dataclasses import dataclass

_TERMALL, _BYPASS, _HT = 0x04, 0x01, 0x40


class Ended(Exception):
    """The data end within a packet."""


class Bits:
    """The bits of a packet header: after a byte FF the next holds seven (B.10.1)."""

    __slots__ = ("at", "data", "held", "left")

    def __init__(self, data: bytes, at: int) -> None:
        self.data, self.at, self.held, self.left = data, at, 0, 0

    def bit(self) -> int:
        if not self.left:
            self.left = 7 if self.held == 0xFF else 8
            try:
                self.held = self.data[self.at]
            except IndexError:
                raise Ended from None
            self.at += 1
        self.left -= 1
        return self.held >> self.left & 1

    def number(self, bits: int) -> int:
        value = 0
        for _ in range(bits):
            value = value << 1 | self.bit()
        return value

    def close(self) -> int:
        """Where the packet goes on: at a whole byte, after the one that is stuffed behind FF."""
        return self.at + (1 if self.held == 0xFF else 0)


class Tree:
    """A tag tree (B.10.2)."""

    __slots__ = ("low", "rows", "value", "widths")

    def __init__(self, width: int, height: int) -> None:
        self.widths: list[int] = []
        self.low: list[list[int]] = []
        self.value: list[list[int]] = []
        while True:
            self.widths.append(width)
            self.low.append([0] * (width * height))
            self.value.append([1 << 30] * (width * height))
            if width * height <= 1:
                return
            width, height = -(-width // 2), -(-height // 2)

    def below(self, bits: Bits, x: int, y: int, limit: int) -> bool:
        low = 0
        value = 0
        for level in range(len(self.widths) - 1, -1, -1):
            place = (y >> level) * self.widths[level] + (x >> level)
            low = max(low, self.low[level][place])
            value = self.value[level][place]
            while low < limit and low < value:
                if bits.bit():
                    value = self.value[level][place] = low
                else:
                    low += 1
            self.low[level][place] = low
        return value < limit


class Block:
    """A code-block as far as its packets have come."""

    __slots__ = ("growth", "passes", "piece", "planes", "x", "y")

    def __init__(self, x: int, y: int) -> None:
        self.x, self.y = x, y
        self.passes = self.piece = 0
        self.planes = -1  # that are zero; -1: not stored yet
        self.growth = 3  # Lblock


@dataclass(slots=True)
class Band:
    """A sub-band's part in a precinct. `planes`: Mb, the bit-planes that it may have."""

    blocks: list[Block]
    there: Tree
    zero: Tree
    planes: int


def contribution(bits: Bits, band: Band, block: Block, layer: int, modes: int) -> int:
    """Bytes that a packet holds of a code-block (B.10.3 to B.10.7)."""
    if block.planes < 0:
        if not band.there.below(bits, block.x, block.y, layer + 1):
            return 0
        planes = 0
        while not band.zero.below(bits, block.x, block.y, planes + 1):
            planes += 1
            if planes > 80:
                raise Ended
        block.planes = planes
    elif not bits.bit():
        return 0
    passes = _passes(bits)
    while bits.bit():
        block.growth += 1
    size = 0
    while passes:
        taken = min(passes, _room(block, modes))
        size += bits.number(block.growth + taken.bit_length() - 1)
        block.passes += taken
        passes -= taken
    return size


def _passes(bits: Bits) -> int:
    """How many coding passes are added (table B.4)."""
    if not bits.bit():
        return 1
    if not bits.bit():
        return 2
    if (more := bits.number(2)) < 3:
        return 3 + more
    if (more := bits.number(5)) < 31:
        return 6 + more
    return 37 + bits.number(7)


def _room(block: Block, modes: int) -> int:
    """Passes up to the next place where the code is ended, and its length said anew (B.10.7.2, table D.9)."""
    if modes & _TERMALL:
        return 1
    if modes & _HT:
        return 1 if block.passes == 0 else 163
    if not modes & _BYPASS:
        return 200
    if block.passes < 10:
        return 10 - block.passes
    return (2, 1, 1)[(block.passes - 10) % 3]


def is_short(block: Block, planes: int, modes: int) -> bool:
    """Are its lowest bit-planes left out? Each plane takes three passes, the first one only one (D.3)."""
    if modes & _HT:
        return (block.passes, planes - block.planes) not in {(1, 1), (3, 2)}
    return block.passes < 3 * (planes - block.planes) - 2
