"""Binds pages and their text into one PDF/A-1b, one page in memory at a time; the socket for it is `book`."""

from __future__ import annotations

import hashlib
import io
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from PIL import Image

from heritage import formats
from heritage.contracts import NormalisationJob
from heritage.errors import CopyDamaged
from heritage.files import atomic_write, safe_join
from heritage.model import Proof, Rendition, Role
from heritage.normalise.document import alto, validation
from heritage.normalise.document.text import languages
from heritage.normalise.picture.tone import srgb
from heritage.tools.document import pdf
from heritage.tools.document.pdf import Glyphs, Sheet, Title

PUID = formats.named("pdf").puid  # PDF/A-1b
_POINTS_PER_INCH = 72
_UNKNOWN_PPI = 150.0
"""When no file says its resolution: an A4 page at 150 ppi fills the access copy; only the size on paper hangs on it."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page: its access JPEG and, when it was read, its ALTO."""

    picture: Rendition
    text: Rendition | None


def leaves(renditions: Iterable[Rendition]) -> list[Leaf]:
    """The pages in the order of the renditions."""
    pictures = [r for r in renditions if r.role is Role.ACCESS and r.source and r.path.endswith(".jpg")]
    texts = {_page(r.path): r for r in renditions if r.role is Role.TEXT and r.path.endswith(".alto.xml")}
    return [Leaf(picture, texts.get(_page(picture.path))) for picture in pictures]


def _page(path: str) -> str:
    """What the copies of one page have in common: "0001.page-2" of access/0001.page-2.jpg and text/0001.page-2.alto.xml."""
    return path.partition("/")[2].removesuffix(".jpg").removesuffix(".alto.xml")


def bind(pages: Sequence[Leaf], order: NormalisationJob) -> Rendition:
    """The PDF under its final name, once preflight finds nothing wrong with it. Raises ProofFailed, ToolMissing,
    CopyDamaged."""
    path = f"access/{_file_name(order.item.id)}.pdf"
    tag = languages(order)[0]
    title = Title(_title(order), tag if len(tag) == 2 else "", order.item.id)
    with atomic_write(safe_join(order.folder, path), flushed=False) as partial:
        with partial.open("wb") as stream:
            out = _Hashing(stream)
            count = pdf.write(cast(BinaryIO, out), title, srgb(), (sheet(page, order.folder) for page in pages))
        valid = validation.validate(partial, title, lambda: (sheet(page, order.folder) for page in pages))
    facts = {"pdf.pages": count, "pdf.with_text": sum(page.text is not None for page in pages)}
    digest = out.digest.hexdigest()
    proof = Proof("; ".join(f"{one.tool}: {one.answer}" for one in valid))
    tool = "heritage (PDF/A-1b writer)"
    return Rendition("", path, Role.ACCESS, out.size, digest, PUID, tool, proof, facts, validated=valid)


def sheet(page: Leaf, folder: Path) -> Sheet:
    """One page, read from disk and compared with the digest that was taken when it was made."""
    content = _read(page.picture, folder)
    with Image.open(io.BytesIO(content)) as image:
        pixels, grey = image.size, image.mode == "L"
        across, down = _ppi(image)
    wide, high = pixels[0] / across * _POINTS_PER_INCH, pixels[1] / down * _POINTS_PER_INCH
    words = [] if page.text is None else list(layer(safe_join(folder, page.text.path), wide, high))
    return Sheet(content, pixels, grey, (wide, high), words)


def layer(text: Path, wide: float, high: float) -> Iterator[Glyphs]:
    """The words of an ALTO file on a page of `wide` × `high` points, along the baselines of their lines."""
    for word in alto.words(text):
        x1, y1, x2, y2 = word.baseline
        run, rise = (x2 - x1) * wide, (y1 - y2) * high
        angle = math.atan2(rise, run) if run > 0 else 0.0
        x, length = word.left * wide, (word.right - word.left) * wide / max(math.cos(angle), 0.1)
        y = high * (1 - y1) + math.tan(angle) * (x - x1 * wide)
        yield Glyphs(word.text, x, y, length, angle, word.height * high)


class _Hashing:
    """A stream that knows the digest and size of what went through it: the file is not read again."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self.digest = hashlib.sha512()
        self.size = 0

    def write(self, data: bytes) -> int:
        self.digest.update(data)
        self.size += len(data)
        return self._out.write(data)


def _read(made: Rendition, folder: Path) -> bytes:
    content = safe_join(folder, made.path).read_bytes()
    if hashlib.sha512(content).hexdigest() != made.sha512:
        raise CopyDamaged(f"{made.path} is no longer what was made")
    return content


def _ppi(image: Image.Image) -> tuple[float, float]:
    across, down = image.info.get("dpi", (0, 0))
    return (float(across), float(down)) if across > 1 and down > 1 else (_UNKNOWN_PPI, _UNKNOWN_PPI)


def _title(order: NormalisationJob) -> str:
    declared = order.item.expected.get("title")
    return alto.clean(declared if isinstance(declared, str) and declared else order.item.id)


def _file_name(item: str) -> str:
    """The item's id; an id comes from a folder's name, so it holds no slash, and a dot in front would hide the file."""
    return item.replace("/", "_").lstrip(".") or "item"
