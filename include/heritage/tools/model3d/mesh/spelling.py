"""Gives a model to other libraries in the spelling that they know: LF at the ends of lines, UTF-8. The numbers are the same."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from heritage.tools.model3d.mesh import ply_header
from heritage.tools.model3d.text_columns import plain

_HEAD = 64 << 10
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_ALONE = re.compile(rb"\r(?!\n)")


@contextmanager
def in_common_spelling(path: Path) -> Iterator[Path]:
    """The file itself, or for as long as it is read, a copy of one whose lines end with CR or that is UTF-16."""
    if path.suffix.lower() == ".ply":
        with ply_header.in_common_lines(path) as same:
            yield same
    elif not _is_odd(path):
        yield path
    else:
        with tempfile.TemporaryDirectory(prefix="heritage-text-") as place:
            copy = Path(place) / path.name
            copy.write_bytes(plain(path.read_bytes()))
            yield copy


def _is_odd(path: Path) -> bool:
    if path.suffix.lower() not in {".obj", ".stl"}:
        return False
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    text = head.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    return head.startswith(_WIDE) or (b"\0" not in text and bool(_ALONE.search(head[:-1])))
