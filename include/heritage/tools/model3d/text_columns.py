"""Numbers out of large text files by keyword, at the speed of numpy: what OBJ and ASCII STL files are made of."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heritage.errors import SourceUnreadable
from heritage.model import Phrase, Reason, phrase

_SPACE = np.zeros(256, bool)
_SPACE[[9, 10, 11, 12, 13, 32, 0]] = True


NAMING = (b"usemtl", b"mtllib", b"g", b"o", b"maplib", b"usemap")
"""Keywords behind which a name stands to the end of the line: `usemtl Material #25` is a name, and no remark."""

_LINE = 4096
BLANK = 100_000
"""Runs of empty lines, behind which there is no model but the wish to fill our memory."""


class Lines:
    """A text's lines that say something. `tokens` counts each line's words behind the first, its keyword."""

    def __init__(self, text: bytes) -> None:
        text = plain(text)
        if b"#" in text:  # a remark begins a word: `mat#1` is a name
            text = re.sub(rb"(?<![^\s])#[^\n]*", lambda found: _remark(text, found), text)
        if b"\\\n" in text:
            text = re.sub(rb"\\\n", b" \x0b", text)  # white space that is still counted as a line
        if text.count(b"\n\n\n\n") > BLANK:  # still counted, and not each a row of our tables
            text = re.sub(rb"\n{2,}", lambda found: b"\x0b" * (len(found[0]) - 1) + b"\n", text)
        self.text = text + b"\n"
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

    def numbers(self, at: NDArray[np.int64], keyword: bytes, kind: type, wanted: int) -> NDArray[Any]:
        """The numbers of these lines, `wanted` of them. Raises SourceUnreadable with the first line that has another word."""
        try:
            return parsed(self.rest(at, keyword), kind, wanted, phrase("lines", keyword=keyword.decode()))
        except SourceUnreadable as error:
            for number in at.tolist():
                place, words = int(self.begin[number]), self.line(number).split()[1:]
                if fault := misspelt(words, 1 + self.text.count(b"\n", 0, place) + self.text.count(b"\x0b", 0, place)):
                    raise SourceUnreadable(fault) from error
            raise


def read_text(words: bytes) -> str:
    """UTF-8 or UTF-16 with its mark, or else what Windows programs write."""
    if words.startswith((b"\xff\xfe", b"\xfe\xff")):
        return words.decode("utf-16", "replace")
    try:
        return words.decode("utf-8-sig")
    except UnicodeDecodeError:
        return words.decode("cp1252", "replace")


def plain(text: bytes) -> bytes:
    """With line ends of one kind and without the mark that some programs put before UTF-8; UTF-16 with its mark as UTF-8. Raises
    SourceUnreadable for bytes that no text has: a copy that broke off is often filled up with zeros."""
    if text.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = text.decode("utf-16", "replace").encode()
    if (at := text.find(b"\0")) >= 0:
        raise SourceUnreadable(phrase("zero-byte", at=at))
    text = text.removeprefix(b"\xef\xbb\xbf")
    if b"\r" in text:
        text = text.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return text


def _remark(text: bytes, found: re.Match[bytes]) -> bytes:
    start = text.rfind(b"\n", max(found.start() - _LINE, 0), found.start()) + 1
    words = text[start : found.start()].split(None, 1)
    return found[0] if words and words[0] in NAMING else b""


_NUMBER = re.compile(rb"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|[-+]?(?:nan|inf|infinity)", re.IGNORECASE)
_COMMA = re.compile(rb"[-+]?\d*,\d+(?:[eE][-+]?\d+)?")


def misspelt(words: Iterable[bytes], line: int) -> Phrase | None:
    """What is wrong with the first of the words that is no number; None when all are numbers."""
    for word in words:
        if _COMMA.fullmatch(word):
            return phrase("decimal-comma", line=line, word=word[:40].decode("ascii", "replace"))
        if not _NUMBER.fullmatch(word):
            return phrase("no-number", line=line, word=repr(word[:40].decode("utf-8", "replace")))
    return None


def parsed(text: bytes, kind: type, wanted: int, part: Phrase) -> NDArray[Any]:
    """`wanted` numbers, separated by white space. Raises SourceUnreadable when there are others, or something else."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        try:
            found: NDArray[Any] = np.fromstring(text.decode("ascii", "replace"), dtype=kind, sep=" ")
        except ValueError as error:
            raise SourceUnreadable(phrase("in-part", part=part, said=Reason(str(error)))) from error
    if len(found) != wanted:
        other = phrase("numbers-other", wanted=wanted, numbers=len(found))
        raise SourceUnreadable(phrase("in-part", part=part, said=other))
    return found
