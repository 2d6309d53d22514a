"""Text as people's programs save it: UTF-8, or UTF-16 and UTF-32 that show themselves. Another encoding is named, never guessed:
a letter that is read wrong is a wrong name, and a file that is not found."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from enum import StrEnum

_MARKS = (
    # Longest first: the mark of UTF-32, little end first, begins with that of UTF-16.
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ZEROES = {"0111": "utf-32-le", "1110": "utf-32-be", "0101": "utf-16-le", "1010": "utf-16-be"}
"""Where the first two characters, which are ASCII in everything that is read here, have their zero bytes."""


class Fault(StrEnum):
    """Why bytes are no text that can be read."""

    WIDE = "wide"  # UTF-16 or UTF-32 that is not whole
    OLD = "old"  # one byte a letter: Windows-1252, Latin-1, a code page of DOS
    NUL = "nul"


@dataclass(frozen=True, slots=True)
class Written:
    """The text without its mark, its encoding as Python calls it, and whether a mark was there; or `fault` and the line on which
    it shows (from 1)."""

    text: str
    encoding: str
    marked: bool = False
    fault: Fault | None = None
    line: int = 0


def read(content: bytes) -> Written:
    """What the bytes say. Never raises: bytes that are no such text have a fault, and no text."""
    mark, encoding = next(((m, e) for m, e in _MARKS if content.startswith(m)), (b"", ""))
    if not encoding:
        encoding = _ZEROES.get("".join("0" if byte else "1" for byte in content[:4]), "utf-8")
    try:
        text = content[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start + len(mark)) + 1
        return Written("", encoding, bool(mark), Fault.OLD if encoding == "utf-8" else Fault.WIDE, line)
    if "\0" in text:
        return Written("", encoding, bool(mark), Fault.NUL, text.count("\n", 0, text.index("\0")) + 1)
    return Written(text, encoding, bool(mark))
