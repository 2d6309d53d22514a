"""Every good picture of which a copy lost some of a disk's blocks is held, whatever its format and compression."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from campaigns import chosen
from heritage.tools.lost_blocks import BLOCK
from kinds import jp2_kinds, odd_picture_kinds, picture_kinds, png_jpeg_kinds, raw_kinds, tiff_jpeg_kinds
from kinds.kind import Kind, through

GOOD = [
    kind
    for module in (jp2_kinds, odd_picture_kinds, picture_kinds, png_jpeg_kinds, raw_kinds, tiff_jpeg_kinds)
    for kind in module.KINDS
    if kind.state == "deposited" and "zeros" not in kind.id
]
SHARPEST = {
    "tiff-planes-apart", "tiff-float32", "tiff-12-bits", "tiff-cmyk", "tiff-palette-of-8-bits", "tiff-webp-lossy", "tiff-bigtiff",
    "jpeg-baseline", "png-16-bits", "jpeg-2000-5-3-lossless", "camera-raw-dng-tiles", "camera-raw-dng-lossless-jpeg",
}  # fmt: skip
TRIED = chosen(GOOD, [kind for kind in GOOD if kind.id in SHARPEST])
LEAST = 6 * BLOCK


def _spoilt(make: Callable[[Path], object], folder: Path) -> None:
    make(folder)
    path = max(folder.iterdir(), key=lambda file: file.stat().st_size)
    content, blocks = bytearray(path.read_bytes()), path.stat().st_size // BLOCK
    if len(content) >= LEAST:
        first, lost = blocks * 2 // 5, max(blocks // 10, 1)
        content[first * BLOCK : (first + lost) * BLOCK] = bytes(lost * BLOCK)
    else:  # too small to lose a block and be known by its head
        content = content[: len(content) // 2]
    path.write_bytes(content)


def _spoil(kind: Kind) -> Kind:
    return replace(kind, make=lambda folder: _spoilt(kind.make, folder))


@pytest.fixture(scope="module")
def items(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return dict(_items(tmp_path_factory.mktemp("lost")))


def _items(folder: Path) -> Iterator[tuple[str, Any]]:
    for line, kinds in groupby(sorted(TRIED, key=lambda kind: kind.line), key=lambda kind: kind.line):
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("HERITAGE_HOME", str(folder / line / "home"))
            report = through([_spoil(kind) for kind in kinds], folder / line).report
        yield from ((item["id"], item) for item in report["items"])


@pytest.mark.campaign
@pytest.mark.parametrize("kind", TRIED, ids=lambda kind: kind.id)
def test_a_picture_that_lost_blocks_is_held(items: dict[str, Any], kind: Kind) -> None:
    item = items[kind.id]
    faults = {finding["check"] for finding in item["findings"] if finding["outcome"] == "fail"}
    assert item["state"] == "held", faults
    assert faults & {"lost-blocks", "decodes"}


def test_the_sharpest_are_kinds() -> None:
    assert {kind.id for kind in GOOD} >= SHARPEST
