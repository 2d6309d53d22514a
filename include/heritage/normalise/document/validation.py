"""Has a bound book validated as PDF/A-1b, a large one in parts: preflight holds a file's streams in memory, 1.3 times its size."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image

from heritage.errors import ProofFailed
from heritage.files import PARTIAL
from heritage.model import Validation
from heritage.normalise.picture.tone import srgb
from heritage.tools.document import pdf, preflight, qpdf
from heritage.tools.document.pdf import Sheet, Title

WHOLE = 48 << 20
"""Bytes up to which a book is validated as it is: Java then takes 200 MB. At 500 pages (462 MB) it took 876 MB."""


def validate(
    path: Path, title: Title, sheets: Callable[[], Iterable[Sheet]], *, whole: int = WHOLE
) -> tuple[Validation, ...]:
    """Who was asked, and of what. A book above `whole` bytes is validated as its skeleton, which has
    every object and every word but tiny pictures, and as parts that hold its pictures; all come from the same writer, and
    qpdf says that the objects of the book itself are where its table says. Raises ProofFailed, ToolMissing."""
    said = preflight.version()
    if path.stat().st_size <= whole:
        _believe(path, title)
        return (Validation(said, "valid PDF/A-1b"),)
    if wrong := qpdf.faults(path):
        raise ProofFailed(f"the PDF of {title.identifier}: {qpdf.version()}: {'; '.join(wrong[:5])}")
    _written(path, title, map(_skeleton, sheets()))
    count = 0
    for count, part in enumerate(_parts(sheets(), whole), 1):  # noqa: B007
        _written(path, title, part)
    parts = Validation(said, f"valid PDF/A-1b, in {count} parts and their frame")
    return parts, Validation(qpdf.version(), "every object in its place")


def _written(book: Path, title: Title, sheets: Iterable[Sheet]) -> None:
    """Writes a part beside the book, has it validated, and removes it. A killed task's is removed as all leftovers are."""
    part = book.with_name(f"{PARTIAL}{secrets.token_hex(4)}-part.pdf")
    try:
        with part.open("wb") as out:
            pdf.write(out, title, srgb(), sheets)
        _believe(part, title)
    finally:
        part.unlink(missing_ok=True)


def _believe(path: Path, title: Title) -> None:
    (faults,) = preflight.faults([path])
    if faults:
        raise ProofFailed(f"the PDF of {title.identifier} is not PDF/A-1b: {'; '.join(faults[:5])}")


def _parts(sheets: Iterable[Sheet], most: int) -> Iterator[list[Sheet]]:
    """The pages without their words, as many at a time as fit into `most` bytes; at least one."""
    held: list[Sheet] = []
    for sheet in sheets:
        if held and sum(len(s.jpeg) for s in held) + len(sheet.jpeg) > most:
            yield held
            held = []
        held.append(replace(sheet, words=()))
    if held:
        yield held


def _skeleton(sheet: Sheet) -> Sheet:
    return replace(sheet, jpeg=_dot(sheet.grey), pixels=(8, 8))


@cache
def _dot(grey: bool) -> bytes:
    out = BytesIO()
    Image.new("L" if grey else "RGB", (8, 8), "white").save(out, "JPEG")
    return out.getvalue()
