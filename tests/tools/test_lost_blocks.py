"""A block that a copy lost is found wherever it lies; what a picture has of black is never taken for one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heritage.tools import lost_blocks
from heritage.tools.lost_blocks import BLOCK

several = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


def content(size: int, seed: int) -> bytearray:
    """No byte of it is 0."""
    return bytearray(np.random.default_rng(seed).integers(1, 256, size, np.uint8).tobytes())


def found(folder: Path, data: bytes) -> tuple[int, int]:
    (folder / "a").write_bytes(data)
    return lost_blocks.found(folder / "a")


@several
@given(st.integers(2 * BLOCK, 12 * BLOCK), st.sets(st.integers(0, 11), max_size=6), st.integers(0, 9))
def test_what_is_lost_is_counted_to_the_byte(tmp_path: Path, size: int, lost: set[int], seed: int) -> None:
    data, last = content(size, seed), -(-size // BLOCK) - 1
    whole = {n for n in lost if 0 < n <= last} - ({last} if size % BLOCK and last - 1 not in lost else set())
    for number in whole:  # a part of a block at the end shows only behind another that is lost
        end = min((number + 1) * BLOCK, size)
        data[number * BLOCK : end] = bytes(end - number * BLOCK)
    gone = sum(min((n + 1) * BLOCK, size) - n * BLOCK for n in whole)
    assert found(tmp_path, data) == ((gone, min(whole) * BLOCK) if whole else (0, 0))


@several
@given(st.lists(st.tuples(st.integers(100, 90_000), st.integers(1, 20_000)), min_size=1, max_size=8), st.integers(0, 9))
def test_black_that_begins_or_ends_anywhere_is_the_picture_s(
    tmp_path: Path, rims: list[tuple[int, int]], seed: int
) -> None:
    data = content(120_000, seed)
    for at, length in rims:
        begin = at + 16 if at % BLOCK < 16 else at  # clear of the blocks' edges
        data[begin : begin + length] = bytes(length)
    assert found(tmp_path, data) == (0, 0)


@pytest.mark.parametrize("rims", [0, 1, 16, 17, 30])
def test_a_file_with_very_much_black_of_its_own_is_not_doubted(tmp_path: Path, rims: int) -> None:
    data = content(140 * BLOCK, 1)
    data[BLOCK : 2 * BLOCK] = bytes(BLOCK)
    for number in range(rims):
        at = (4 + 4 * number) * BLOCK + 700
        data[at : at + 2 * BLOCK] = bytes(2 * BLOCK)
    assert found(tmp_path, data) == ((BLOCK, BLOCK) if rims <= 16 else (0, 0))


@pytest.mark.parametrize("beside", [0, 1, 4, 7, 8, 9])
def test_a_few_zeros_beside_it_may_be_samples(tmp_path: Path, beside: int) -> None:
    data = content(8 * BLOCK, 2)
    data[3 * BLOCK - beside : 5 * BLOCK + beside] = bytes(2 * BLOCK + 2 * beside)
    assert found(tmp_path, data) == ((2 * BLOCK, 3 * BLOCK) if beside < 8 else (0, 0))


@pytest.mark.parametrize("size", [0, 1, BLOCK, 2 * BLOCK - 1])
def test_a_small_file_is_not_asked(tmp_path: Path, size: int) -> None:
    assert found(tmp_path, bytes(size)) == (0, 0)
