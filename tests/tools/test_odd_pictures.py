"""What readers make of pictures whose fields are missing or whose data are spoilt: values, and no good one refused."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from heritage.errors import SourceUnreadable
from heritage.tools.picture.jpeg2000 import blocks as jp2_blocks
from heritage.tools.picture.opening import decode
from kinds import jp2_kinds
from kinds.picture_drawing import page, picture
from kinds.tiff_bytes import write


def test_three_samples_without_a_meaning_are_red_green_and_blue(tmp_path: Path) -> None:
    place = tmp_path / "a.tif"
    place.write_bytes(write(page(picture(1), fields={262: None})))
    found = decode(place)
    assert np.array_equal(found.pixels, picture(1))
    assert "PhotometricInterpretation is missing: read as RGB" in map(str, found.faults)


@pytest.mark.parametrize("bits", [1, 2, 4, 8])
def test_a_palette_gives_the_colours_that_pillow_gives(tmp_path: Path, bits: int) -> None:
    rng = np.random.default_rng(bits)
    indexed = Image.fromarray(rng.integers(0, 1 << bits, (33, 37), np.uint8), "P")
    indexed.putpalette(rng.integers(0, 256, 3 << bits, np.uint8).tobytes())
    place = tmp_path / "a.png"
    indexed.save(place, bits=bits, transparency=bytes([10] * (1 << bits)))
    found = decode(place).pixels
    assert np.array_equal(found[..., :3], np.asarray(indexed.convert("RGB")))
    assert (found[..., 3] == 10).all()


@pytest.mark.parametrize("progressive", [False, True])
@pytest.mark.parametrize("optimize", [False, True])
@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_a_blank_page_is_not_taken_for_a_block_of_zeros(
    tmp_path: Path, mode: str, optimize: bool, progressive: bool
) -> None:
    blank = Image.new(mode, (1200, 1600), "white")
    place = tmp_path / "a.jpg"
    blank.save(place, quality=90, optimize=optimize, progressive=progressive)
    assert decode(place).pixels.shape[:2] == (1600, 1200)


def test_zeros_within_a_scan_are_refused_where_they_change_the_picture(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.fromarray(picture(2)).save(out, "JPEG", quality=90)
    whole, middle = out.getvalue(), len(out.getvalue()) // 2
    place = tmp_path / "a.jpg"
    place.write_bytes(whole[:middle] + bytes(64) + whole[middle + 64 :])
    with pytest.raises(SourceUnreadable, match="a block of zeros at byte"):
        decode(place)


def test_a_turned_bit_in_a_code_block_is_seen_and_a_sound_file_is_not_suspected(tmp_path: Path) -> None:
    place = tmp_path / "a.jp2"
    place.write_bytes(jp2_kinds.WHOLE)
    assert jp2_blocks.spoilt(place) is None
    middle = len(jp2_kinds.WHOLE) // 2
    place.write_bytes(jp2_kinds.WHOLE[:middle] + bytes([jp2_kinds.WHOLE[middle] ^ 8]) + jp2_kinds.WHOLE[middle + 1 :])
    assert "bytes mean nothing" in str(jp2_blocks.spoilt(place))
