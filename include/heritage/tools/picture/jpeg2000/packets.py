"""Follows every packet of a JPEG 2000 codestream (ISO/IEC 15444-1, annex B): are all of them there, and does each code-block
hold all of its bit-planes? A decoder fills silently what is missing; this cannot: no sample is decoded, each header is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product

from heritage.model import Phrase, phrase
from heritage.tools.picture.jpeg2000.codestream import Broken, Coding, Stream, Style
from heritage.tools.picture.jpeg2000.packet import Band, Bits, Block, Ended, Tree, contribution, is_short

MOST = 4_000_000
"""Code-blocks times layers that are followed (some 30 seconds): a picture of 400 megapixels of 3 components in 11 layers has 5 million."""


@dataclass(frozen=True, slots=True)
class Followed:
    """`missing`: why the picture is not whole, None when every packet is there. `shortened`: code-blocks whose lowest bit-planes
    are not stored, of `blocks` that are stored: with the reversible wavelet, a picture that lost all the same."""

    missing: Phrase | None
    shortened: int
    blocks: int


@dataclass(slots=True)
class _Resolution:
    """`precincts` across and down; `step`: on the reference grid, for the orders that go by place."""

    across: int
    down: int
    first: tuple[int, int]
    step: tuple[int, int]
    bands: list[tuple[tuple[int, int, int, int], int]]  # left, top, right, bottom; Mb
    size: tuple[int, int]  # exponents of a precinct within a band
    block: tuple[int, int]
    corner: tuple[int, int]
    open: dict[int, list[Band]] = field(default_factory=dict)


def follow(data: memoryview, stream: Stream) -> Followed | None:
    """None where it cannot be followed: packet headers kept apart, orders that change, more than `MOST`. Raises Broken."""
    if stream.coding.packed or any(p.coding.packed for p in stream.parts) or _count(stream) > MOST:
        return None
    by_tile: dict[int, list[int]] = {}
    for index, part in enumerate(stream.parts):
        by_tile.setdefault(part.tile, []).append(index)
    across, down = stream.tiles
    shortened = blocks = 0
    for tile in range(across * down):
        indices = by_tile.get(tile)
        if not indices:
            gone = phrase("jp2-tile-missing", tile=tile + 1, of=across * down)
            return Followed(phrase("jp2-whole", fault=gone), shortened, blocks)
        parts = [stream.parts[i] for i in indices]
        body = b"".join(bytes(data[p.data : p.end]) for p in parts)
        walk = _Tile(stream, tile, parts[-1].coding)
        if why := walk.through(body):
            where = phrase("jp2-tile", tile=tile + 1, of=across * down, fault=why)
            return Followed(phrase("jp2-whole", fault=where), shortened, blocks)
        shortened, blocks = shortened + walk.shortened, blocks + walk.blocks
    return Followed(None, shortened, blocks)


def _count(stream: Stream) -> int:
    """Code-blocks times layers, about; precincts too, which may be smaller than a code-block."""
    right, bottom, left, top = stream.size
    found, tiles = 0, stream.tiles[0] * stream.tiles[1]
    for number, component in enumerate(stream.components):
        style = stream.coding.style(number)
        wide, high = (right - left) // component.across + 1, (bottom - top) // component.down + 1
        smallest = min(style.block[0], style.precincts[-1][0]) + min(style.block[1], style.precincts[-1][1])
        found += (wide * high * 4 // 3 >> smallest) + tiles * (1 + 3 * style.levels)
    return found * stream.coding.layers


def _up(number: int, by: int) -> int:
    return -(-number // by)


class _Tile:
    """The packets of one tile, in their order."""

    def __init__(self, stream: Stream, tile: int, coding: Coding) -> None:
        self.coding, self.shortened, self.blocks = coding, 0, 0
        self.place = _place(stream, tile)
        self.components = stream.components
        self.styles = [coding.style(c) for c in range(len(stream.components))]
        self.resolutions = [list(self._of(c)) for c in range(len(stream.components))]

    def _of(self, number: int) -> Iterator[_Resolution]:
        style, component = self.styles[number], self.components[number]
        guard, exponents = self.coding.quantised(number)
        shift = self.coding.shift.get(number, 0)
        left, top, right, bottom = self.place
        box = (
            _up(left, component.across),
            _up(top, component.down),
            _up(right, component.across),
            _up(bottom, component.down),
        )
        for r in range(style.levels + 1):
            yield _resolution(box, r, style, component.across, component.down, guard + shift - 1, exponents)

    def through(self, body: bytes) -> Phrase | None:
        """Why not all packets are there; None when they are, and nothing else."""
        if spoilt := _stray_marker(body):
            return spoilt
        at, read, wanted = 0, 0, sum(r.across * r.down for c in self.resolutions for r in c) * self.coding.layers
        try:
            for layer, resolution, precinct, style in self.packets():
                at = self._packet(body, at, layer, resolution, precinct, style)
                read += 1
        except Ended:
            return phrase("jp2-packet", packet=read + 1, of=wanted)
        if at < len(body):
            return phrase("jp2-left", bytes=len(body) - at, packets=wanted)
        self._sum_up()
        return None

    def _sum_up(self) -> None:
        for style, resolutions in zip(self.styles, self.resolutions, strict=True):
            for band in (b for r in resolutions for bands in r.open.values() for b in bands):
                stored = [b for b in band.blocks if b.passes]
                self.blocks += len(stored)
                self.shortened += sum(is_short(b, band.planes, style.modes) for b in stored)

    def packets(self) -> Iterator[tuple[int, _Resolution, int, Style]]:
        """Layer, resolution, precinct in the tile's order of progression (B.12)."""
        layers, count = range(self.coding.layers), len(self.components)
        deepest = range(max(s.levels for s in self.styles) + 1)
        if self.coding.order in {0, 1}:
            by = product(layers, deepest) if self.coding.order == 0 else ((q, r) for r, q in product(deepest, layers))
            for layer, level in by:
                for c in range(count):
                    for p in self._all_of(c, level):
                        yield layer, self.resolutions[c][level], p, self.styles[c]
            return
        for c, level, p in self._by_place(self.coding.order, deepest):
            for layer in layers:
                yield layer, self.resolutions[c][level], p, self.styles[c]

    def _all_of(self, component: int, level: int) -> range:
        resolutions = self.resolutions[component]
        return range(resolutions[level].across * resolutions[level].down) if level < len(resolutions) else range(0)

    def _by_place(self, order: int, deepest: range) -> Iterator[tuple[int, int, int]]:
        """Component, level and precinct: by resolution and place (2), place (3), or component and place (4)."""
        found: list[tuple[tuple[int, ...], tuple[int, int, int]]] = []
        for c, level in product(range(len(self.components)), deepest):
            for p in self._all_of(c, level):
                y, x = self._corner(self.resolutions[c][level], p)
                key = {2: (level, y, x, c, p), 3: (y, x, c, level, p), 4: (c, y, x, level, p)}.get(order)
                if key is None:
                    raise Broken(phrase("jp2-order", order=order))
                found.append((key, (c, level, p)))
        return (packet for _, packet in sorted(found))

    def _corner(self, resolution: _Resolution, precinct: int) -> tuple[int, int]:
        """Where on the reference grid a precinct's turn comes; what begins left of or above the tile comes with its edge."""
        down, across = divmod(precinct, resolution.across)
        x = (resolution.first[0] + across) * resolution.step[0] if across else self.place[0]
        y = (resolution.first[1] + down) * resolution.step[1] if down else self.place[1]
        return y, x

    def _packet(self, body: bytes, at: int, layer: int, resolution: _Resolution, precinct: int, style: Style) -> int:
        """Where the next packet begins."""
        if self.coding.marked[0] and body[at : at + 4] == b"\xff\x91\x00\x04":
            at += 6
        bands = resolution.open.get(precinct)
        if bands is None:
            bands = resolution.open[precinct] = _opened(resolution, precinct)
        bits, size = Bits(body, at), 0
        if bits.bit():
            for band in bands:
                for block in band.blocks:
                    size += contribution(bits, band, block, layer, style.modes)
        at = bits.close()
        if self.coding.marked[1] and body[at : at + 2] == b"\xff\x92":
            at += 2
        if at + size > len(body):
            raise Ended
        return at + size


def _stray_marker(body: bytes) -> Phrase | None:
    """No packet holds a byte above 8F after FF, but for the marks of packets themselves (B.10.1, C.2.2)."""
    at = body.find(b"\xff")
    while 0 <= at < len(body) - 1:
        if body[at + 1] > 0x8F and body[at + 1] not in {0x91, 0x92}:
            return phrase("jp2-stray", at=at)
        at = body.find(b"\xff", at + 1)
    return None


def _place(stream: Stream, tile: int) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of a tile on the reference grid (B.3)."""
    right, bottom, left, top = stream.size
    wide, high, x, y = stream.tile
    down, across = divmod(tile, stream.tiles[0])
    return (
        max(x + across * wide, left), max(y + down * high, top),
        min(x + (across + 1) * wide, right), min(y + (down + 1) * high, bottom),
    )  # fmt: skip


def _resolution(
    box: tuple[int, int, int, int], r: int, style: Style, across: int, down: int, extra: int, exponents: tuple[int, ...]
) -> _Resolution:
    below = style.levels - r
    left, top, right, bottom = (_up(side, 1 << below) for side in box)
    wide, high = style.precincts[r]
    first = left >> wide, top >> high
    size = (wide, high) if r == 0 else (max(wide - 1, 0), max(high - 1, 0))
    return _Resolution(
        across=(_up(right, 1 << wide) - first[0]) if right > left else 0,
        down=(_up(bottom, 1 << high) - first[1]) if bottom > top else 0,
        first=first,
        step=(across << wide + below, down << high + below),
        bands=list(_bands(box, r, style, extra, exponents)),
        size=size,
        block=(min(style.block[0], size[0]), min(style.block[1], size[1])),
        corner=first,
    )


def _bands(
    box: tuple[int, int, int, int], r: int, style: Style, extra: int, exponents: tuple[int, ...]
) -> Iterator[tuple[tuple[int, int, int, int], int]]:
    """The sub-bands of a resolution (B.5), and the bit-planes that each may have (E.1)."""
    depth = style.levels if r == 0 else style.levels - r + 1
    for kind in (0,) if r == 0 else (1, 2, 3):
        index = 0 if r == 0 else 3 * (r - 1) + kind
        half = 1 << depth - 1 if depth else 0
        x, y = half * (kind & 1), half * (kind >> 1)
        left, top, right, bottom = (_up(side - (x, y)[n & 1], 1 << depth) for n, side in enumerate(box))
        exponent = exponents[index] if index < len(exponents) else exponents[0] if exponents else 0
        yield (left, top, right, bottom), extra + exponent


def _opened(resolution: _Resolution, precinct: int) -> list[Band]:
    """The code-blocks of a precinct, band by band (B.7)."""
    down, across = divmod(precinct, resolution.across)
    column, row = resolution.first[0] + across, resolution.first[1] + down
    wide, high = resolution.size
    found = []
    for (left, top, right, bottom), planes in resolution.bands:
        x0, y0 = max(left, column << wide), max(top, row << high)
        x1, y1 = min(right, column + 1 << wide), min(bottom, row + 1 << high)
        if x1 <= x0 or y1 <= y0:
            continue
        bx, by = resolution.block
        columns, rows = _up(x1, 1 << bx) - (x0 >> bx), _up(y1, 1 << by) - (y0 >> by)
        blocks = [Block(x, y) for y in range(rows) for x in range(columns)]
        found.append(Band(blocks, Tree(columns, rows), Tree(columns, rows), planes))
    return found
