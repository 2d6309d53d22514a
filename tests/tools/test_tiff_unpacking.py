"""A packed TIFF written anew: the same pictures, every field with its bytes; and what cannot be carried is refused."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tifffile

from heritage.errors import SourceUnreadable
from heritage.tools.picture import opening
from heritage.tools.picture.tiff import unpacking

CHANCE = np.random.default_rng(7)


def drawn(kind: type, *shape: int) -> np.ndarray:
    return CHANCE.integers(0, np.iinfo(kind).max, shape, dtype=kind)


KINDS: dict[str, tuple[np.ndarray, dict[str, Any]]] = {
    "lzw": (drawn(np.uint8, 60, 50, 3), {"compression": "lzw", "photometric": "rgb", "rowsperstrip": 16}),
    "lzw with differences": (drawn(np.uint8, 60, 50, 3), {"compression": "lzw", "predictor": True, "photometric": "rgb"}),
    "16 bits with differences": (drawn(np.uint16, 60, 50, 3), {"compression": "lzw", "predictor": True, "photometric": "rgb"}),
    "32 bits with differences": (drawn(np.uint32, 33, 50), {"compression": "deflate", "predictor": True, "photometric": "minisblack"}),
    "tiles": (drawn(np.uint8, 70, 90), {"compression": "deflate", "tile": (32, 32), "photometric": "minisblack", "predictor": True}),
    "planes": (drawn(np.uint8, 3, 60, 50), {"compression": "lzw", "planarconfig": "separate", "photometric": "rgb", "predictor": True}),
    "packbits": (drawn(np.uint8, 60, 50), {"compression": "packbits", "photometric": "minisblack"}),
    "bitonal": (CHANCE.integers(0, 2, (60, 53)).astype(bool), {"compression": "packbits", "photometric": "minisblack"}),
    "alpha": (drawn(np.uint8, 60, 50, 4), {"compression": "lzw", "photometric": "rgb", "extrasamples": ["unassalpha"]}),
    "zstd": (drawn(np.uint16, 60, 50), {"compression": "zstd", "photometric": "minisblack"}),
    "profile": (drawn(np.uint8, 60, 50, 3), {"compression": "lzw", "photometric": "rgb", "iccprofile": b"profile" * 80}),
    "palette": (drawn(np.uint8, 60, 50), {"compression": "lzw", "photometric": "palette", "colormap": drawn(np.uint16, 3, 256)}),
}  # fmt: skip


@pytest.mark.parametrize("big", [False, True])
@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("kind", KINDS)
def test_the_same_pictures_and_every_field(tmp_path: Path, kind: str, order: str, big: bool) -> None:
    pixels, how = KINDS[kind]
    source, made = tmp_path / "a.tif", tmp_path / "b.tif"
    tags = [
        (700, 1, 9, b"<x:xmp/>\0", True),
        (65000, 12, 3, (1.5, 2.5, 3.5), True),
        (33723, 7, 5, b"\x1c\x02\x00ab", True),
    ]
    with tifffile.TiffWriter(source, bigtiff=big, byteorder=order) as out:
        for page in range(2):
            out.write(
                pixels,
                description=f"page {page}",
                software="S",
                resolution=(300, 300),
                extratags=tags,
                metadata=None,
                **how,
            )
    unpacking.unpacked(source, made)
    said = unpacking.said(source)
    assert said == unpacking.said(made) and len(said) > 20
    for one, other in zip(tifffile.TiffFile(source).pages, tifffile.TiffFile(made).pages, strict=True):
        assert int(other.compression) == 1 != int(one.compression)  # type: ignore[union-attr]
        assert np.array_equal(one.asarray(), other.asarray())
    before, after = opening.decode(source), opening.decode(made)
    assert (after.compression, after.pages, after.icc, after.xmp, after.ppi) == (
        "none",
        2,
        before.icc,
        before.xmp,
        before.ppi,
    )
    assert opening.pixel_digest(before.pixels) == opening.pixel_digest(after.pixels)


def test_what_the_proof_looks_at_sees_a_changed_field(tmp_path: Path) -> None:
    pixels, how = KINDS["lzw"]
    for name, software in (("a", "S"), ("b", "T")):
        tifffile.imwrite(tmp_path / f"{name}.tif", pixels, software=software, metadata=None, **how)
    one, other = (unpacking.said(tmp_path / f"{name}.tif") for name in "ab")
    assert {code for _, code, *_ in {*one} ^ {*other}} == {305}


def test_floats_with_differences_are_left(tmp_path: Path) -> None:
    tifffile.imwrite(tmp_path / "a.tif", CHANCE.random((30, 30), dtype=np.float32), compression="lzw", predictor=True)
    with pytest.raises(unpacking.CannotMove, match="predictor 3"):
        unpacking.unpacked(tmp_path / "a.tif", tmp_path / "b.tif")


def test_damage_never_gives_a_picture_that_looks_whole(tmp_path: Path) -> None:
    """A spoilt byte anywhere: refused, or the very picture and fields that the spoilt file itself gives."""
    pixels, how = KINDS["lzw with differences"]
    tifffile.imwrite(tmp_path / "a.tif", pixels, metadata=None, description="d", **how)
    content, chance = (tmp_path / "a.tif").read_bytes(), random.Random(3)
    refused = 0
    for case in range(60):
        spoilt = bytearray(content[: chance.randrange(8, len(content))] if case % 5 == 0 else content)
        spoilt[chance.randrange(len(spoilt))] ^= 1 << chance.randrange(8)
        source, made = tmp_path / "s.tif", tmp_path / "m.tif"
        source.write_bytes(spoilt)
        try:
            before = opening.decode(source)
            unpacking.unpacked(source, made)
        except (SourceUnreadable, unpacking.CannotMove):
            refused += 1
            continue
        assert opening.pixel_digest(opening.decode(made).pixels) == opening.pixel_digest(before.pixels), case
        assert unpacking.said(source) == unpacking.said(made), case
    assert refused > 10


def test_directories_in_a_circle_are_refused(tmp_path: Path) -> None:
    pixels, how = KINDS["lzw"]
    tifffile.imwrite(tmp_path / "a.tif", pixels, metadata=None, **how)
    content = bytearray((tmp_path / "a.tif").read_bytes())
    start = int.from_bytes(content[4:8], "little")
    count = int.from_bytes(content[start : start + 2], "little")
    content[start + 2 + 12 * count : start + 6 + 12 * count] = content[4:8]
    (tmp_path / "a.tif").write_bytes(content)
    with pytest.raises(unpacking.CannotMove, match="circle"):
        unpacking.unpacked(tmp_path / "a.tif", tmp_path / "b.tif")
