"""Counts the rows and pixels of fax-coded (CCITT) data, code by code (ITU-T T.4 and T.6); it makes no picture.

Decoders fill up what is missing or spoilt with white or with the row above, and say nothing: a row whose runs do not add up to
the width, an unknown code or data that end before the last row are damage."""

from __future__ import annotations

from enum import StrEnum

from heritage.model import phrase, reason_of
from heritage.tools.picture.tiff.ccitt_codes import BLACK, EXTENSION, HORIZONTAL, MODES, PASS, PEEK, WHITE

_TRAILING = 16
"""Bytes that may follow the last row without an end code: padding to words, and what some scanners add [K]."""


class Scheme(StrEnum):
    """TIFF compressions 2, 32771, 3 and 4."""

    RLE = "rle"
    RLE_WORDS = "rle-words"
    G3 = "g3"
    G4 = "g4"


def count(data: bytes, scheme: Scheme, width: int, height: int, options: int = 0) -> None:
    """Raises ValueError, which names the row, unless the data hold `height` rows of `width` pixels and no more. `options`:
    T4Options (bit 0: two-dimensional). Bits run from the highest of each byte on."""
    reader = _Rows(data, width)
    for number in range(1, height + 1):
        try:
            reader.row(scheme, two_dimensional=bool(options & 1))
        except (ValueError, IndexError) as error:
            reason = phrase("fax-end") if isinstance(error, IndexError) else reason_of(error)
            raise ValueError(phrase("fax-row", row=number, of=height, fault=reason)) from error
    reader.end(scheme)


class _Rows:
    """`at`: the bit to be read next; `above`: where the row before changes colour."""

    def __init__(self, data: bytes, width: int) -> None:
        self.bits = len(data) * 8
        self.data = data + bytes(4)  # room to look ahead
        self.width = width
        self.at = 0
        self.above: list[int] = [width] * 4

    def row(self, scheme: Scheme, *, two_dimensional: bool) -> None:
        changes: list[int]
        if scheme is Scheme.G4:
            changes = self._by_modes()
        elif scheme is Scheme.G3:
            found = self._end_of_line()
            along = not two_dimensional or not found or self._bit()
            changes = self._by_runs() if along else self._by_modes()
        else:
            step = 16 if scheme is Scheme.RLE_WORDS else 8
            self.at = -(-self.at // step) * step
            changes = self._by_runs()
        if self.at > self.bits:
            raise IndexError
        self.above = [*changes, *[self.width] * 4]

    def end(self, scheme: Scheme) -> None:
        """Raises ValueError when much is left that no row has used: somewhere before, rows were lost or misread."""
        rest = self.data[self.at // 8 : self.bits // 8]
        if len(rest) > _TRAILING and any(rest[1:]) and not self._ends(scheme):
            raise ValueError(phrase("fax-left", bytes=len(rest)))

    def _ends(self, scheme: Scheme) -> bool:
        return scheme in {Scheme.G3, Scheme.G4} and self._end_of_line()

    def _bit(self) -> bool:
        found = self.data[self.at >> 3] >> (7 - (self.at & 7)) & 1
        self.at += 1
        return bool(found)

    def _end_of_line(self) -> bool:
        """Is there an end-of-line code (eleven zeros or more, and a one)? Then it is read."""
        at = self.at
        while at < self.bits and not self.data[at >> 3] >> (7 - (at & 7)) & 1:
            at += 8 if not at & 7 and not self.data[at >> 3] else 1
        if at - self.at < 11 or at >= self.bits:
            return False
        self.at = at + 1
        return True

    def _by_runs(self) -> list[int]:
        """One row of runs, white first."""
        changes: list[int] = []
        across, black = 0, False
        while across < self.width:
            across += self._run(black)
            _changed(changes, across)
            black = not black
        if across > self.width:
            raise ValueError(phrase("fax-runs", pixels=across, expected=self.width))
        return changes

    def _run(self, black: bool) -> int:
        """The length of one run: make-up codes, then one that ends it."""
        table, total, data, at = BLACK if black else WHITE, 0, self.data, self.at
        while True:
            place = at >> 3
            ahead = (data[place] << 16 | data[place + 1] << 8 | data[place + 2]) >> 11 - (at & 7) & PEEK
            length, used = table[ahead]
            if not used:
                raise IndexError if at + 13 > self.bits else ValueError(phrase("fax-code"))
            at += used
            total += length
            if length < 64:
                self.at = at
                return total

    def _by_modes(self) -> list[int]:
        """One row by where it differs from the row above (T.6, 2.2)."""
        changes: list[int] = []
        above, data, width, across, black, i = self.above, self.data, self.width, -1, 0, 0
        while across < width:
            if (i & 1) != black:  # the change above that counts goes to the other colour
                i += -1 if i else 1
            while i >= 2 and above[i - 2] > across:
                i -= 2
            while above[i] <= across and above[i] < width:
                i += 2
            at = self.at
            place = at >> 3
            mode, used = MODES[(data[place] << 16 | data[place + 1] << 8 | data[place + 2]) >> 17 - (at & 7) & 127]
            self.at = at + used
            if mode == PASS:
                across = above[i + 1]
            elif mode == HORIZONTAL:
                across = max(across, 0)
                for colour in (bool(black), not black):
                    across += self._run(colour)
                    _changed(changes, across)
            elif mode == EXTENSION or not used:
                raise (
                    IndexError
                    if at + 7 > self.bits
                    else ValueError(phrase("fax-code" if not used else "fax-uncompressed"))
                )
            else:
                if above[i] + mode < across:
                    raise ValueError(phrase("fax-backwards"))
                across = above[i] + mode
                _changed(changes, across)
                black ^= 1
        if across > width:
            raise ValueError(phrase("fax-pixels", pixels=across, expected=width))
        return changes


def _changed(changes: list[int], across: int) -> None:
    """A run of no length changes nothing, except at the row's beginning."""
    if changes and changes[-1] == across:
        changes.pop()
    else:
        changes.append(across)
