"""What exiftool is asked and how its answers are read, with the real program."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import tifffile

from heritage.tools.identify import exiftool

UTF8 = b"\x1c\x01\x5a\x00\x03\x1b%G"
"""IIM 1:90: what follows is UTF-8."""


def _with_iptc(path: Path, marked: bytes, *titles: bytes) -> Path:
    block = marked + b"".join(b"\x1c\x02\x19" + len(title).to_bytes(2, "big") + title for title in titles)
    pixels = np.zeros((8, 8), np.uint8)
    tifffile.imwrite(path, pixels, metadata=None, extratags=[(33723, 1, len(block), block, True)])
    return path


@pytest.mark.parametrize(
    ("marked", "written"),
    [(UTF8, "utf-8"), (b"", "utf-8"), (b"", "cp1252")],
    ids=["UTF-8 that says so", "UTF-8 that does not", "Latin 1 of the nineties"],
)
def test_no_letter_of_iptc_is_lost(tmp_path: Path, marked: bytes, written: str) -> None:
    words = ["Étang gelé, façade – “Zürich”", "plain"] + (["Ágnes Ő."] if written == "utf-8" else [])
    path = _with_iptc(tmp_path / "a.tif", marked, *(word.encode(written) for word in words))
    (answer,) = exiftool.read([path])
    assert isinstance(answer, dict)
    assert answer["IPTC:Keywords"] == words
