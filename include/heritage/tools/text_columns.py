"""Numbers out of large text files by keyword, at the speed of numpy: what OBJ and ASCII STL files are made of."""

from __future__ import annotations

import re
import warnings
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heritage.errors import SourceUnreadable

_SPACE = np.zeros(256, bool)
_SPACE[[9, 10, 11, 12, 13, 32, 0]] = True


class Lines:
    """A text's lines that say something. `tokens` counts each line's words behind the first, its keyword."""

    def __init__(self, text: bytes) -> None:
        if b"#" in text:  # a remark begins a word: `mat#1` is a name
            text = re.sub(rb"(?<![^\s])#[^\r\n]*", b"", text)
        if b"\\\n" in text or b"\\\r\n" in text:
            text = re.sub(rb"\\\r?\n", b" ", text)
        self.text = text.replace(b"\r", b"\n") + b"\n"
        self._bytes = np.frombuffer(self.text, np.uint8)
        self._find()

    def _find(self) -> None:
        solid = ~_SPACE[self._bytes]
        starts = np.flatnonzero(solid & ~np.concatenate([[False], solid[:-1]]))
        ends = np.flatnonzero(self._bytes == 10)
        upto = np.searchsorted(starts, ends)
        words = np.diff(upto, prepend=0)
        said = words > 0
        self.begin = starts[(upto - words)[said]]
        self.end = ends[said]
        self.tokens = words[said] - 1

    def __len__(self) -> int:
        return len(self.begin)

    def having(self, keyword: bytes) -> NDArray[np.int64]:
        """The numbers of the lines whose first word is `keyword`."""
        found = self.end - self.begin >= len(keyword)
        for place, letter in enumerate(keyword):
            at = np.minimum(self.begin + place, len(self._bytes) - 1)
            found &= self._bytes[at] == letter
        after = np.minimum(self.begin + len(keyword), len(self._bytes) - 1)
        return np.flatnonzero(found & _SPACE[self._bytes[after]])

    def line(self, number: int) -> bytes:
        return self.text[self.begin[number] : self.end[number]]

    def rest(self, numbers: NDArray[np.int64], keyword: bytes) -> bytes:
        """The lines' text without their keyword, in one piece."""
        if not len(numbers):
            return b""
        begin, length = self.begin[numbers] + len(keyword), self.end[numbers] + 1 - self.begin[numbers] - len(keyword)
        if (begin[1:] == begin[:-1] + length[:-1] + len(keyword)).all():  # one run of lines, as most writers make it
            piece = self.text[begin[0] : begin[-1] + length[-1]]
            return piece.replace(b"\n" + keyword, b"\n")
        return b"".join([self.text[b : b + n] for b, n in zip(begin.tolist(), length.tolist(), strict=True)])


def parsed(text: bytes, kind: type, wanted: int, what: str) -> NDArray[Any]:
    """`wanted` numbers, separated by white space. Raises SourceUnreadable when there are others, or something else."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        try:
            found: NDArray[Any] = np.fromstring(text.decode("ascii", "replace"), dtype=kind, sep=" ")
        except ValueError as error:
            raise SourceUnreadable(f"{what}: {error}") from error
    if len(found) != wanted:
        raise SourceUnreadable(f"{what}: {wanted:,} numbers are wanted; {len(found):,} can be read")
    return found
