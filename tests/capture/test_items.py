"""Which files make which item, and in which order."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heritage.capture.items import as_counted, sorted_out


@pytest.mark.parametrize(
    "names",
    [
        ["page_1.tif", "page_2.tif", "page_9.tif", "page_10.tif", "page_11.tif", "page_100.tif"],
        ["0001r.tif", "0001v.tif", "0002r.tif", "0010r.tif"],
        ["12.tif", "12a.tif", "13.tif", "cover.tif"],
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


@given(st.lists(st.text(st.sampled_from("0123456789ab._-/²٣ "), max_size=12), unique=True))
def test_any_names_can_be_ordered_and_the_order_is_always_the_same(names: list[str]) -> None:
    mixed = random.Random(7).sample(names, len(names))
    assert sorted(mixed, key=as_counted) == sorted(names, key=as_counted)
