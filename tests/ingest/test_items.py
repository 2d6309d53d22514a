"""Which files make which item, and in which order."""

from __future__ import annotations

import random

import pytest

from heritage.ingest.items import sorted_out


@pytest.mark.parametrize(
    "names",
    [
        ["page_1.tif", "page_2.tif", "page_9.tif", "page_10.tif", "page_11.tif", "page_100.tif"],
        ["0001r.tif", "0001v.tif", "0002r.tif", "0010r.tif"],
        ["cover.tif", "12.tif", "12a.tif", "13.tif", "notes.tif"],
        ["MS 12_9.tif", "MS 12_10.tif", "MS 12_10-1.tif"],
        ["1890-1-5/2.tif", "1890-1-5/10.tif", "1890-1-12/1.tif"],
        ["7.jpg", "7.tif", "8", "8.tif"],
    ],
)
def test_pages_come_as_they_are_counted(names: list[str]) -> None:
    """METS and the PDF once began with page 10 of a book whose pages were named without leading zeros."""
    paths = [f"objects/A/{name}" for name in names]
    mixed = random.Random(7).sample(paths, len(paths))
    assert sorted_out(mixed, []).items["A"] == paths
