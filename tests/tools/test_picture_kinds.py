"""What a still picture's reader makes of stored samples: values, for kinds where a wrong reading looks like a right one."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import cv2
import imagecodecs
import numpy as np
import pytest
from PIL import Image

from heritage.errors import SourceUnreadable
from heritage.normalise.picture import jpeg
from heritage.normalise.picture.tone import for_screens
from heritage.tools.picture import opening as picture
from heritage.tools.picture import second_reader as second_picture
from heritage.tools.picture.opening import decode
from heritage.tools.picture.tiff import ccitt
from kinds import picture_kinds, png_jpeg_kinds, tiff_jpeg_kinds
from kinds.picture_drawing import jpeg as jpeg_file
from kinds.picture_drawing import packed_bits, page, strips, ycbcr
from kinds.picture_drawing import picture as drawn
from kinds.tiff_bytes import LONG, RATIONAL, SHORT, Page, write

SOFT = cv2.GaussianBlur(drawn(1), (0, 0), 5)


def _read(tmp_path: Path, content: bytes, name: str = "a.tif") -> picture.Picture:
    path = tmp_path / name
    path.write_bytes(content)
    return decode(path)


def _seen(opened: picture.Picture) -> np.ndarray:
    return np.asarray(for_screens(opened, 5000)).astype(int)


@pytest.mark.parametrize("foot", [0, 16])
@pytest.mark.parametrize("of", [picture_kinds.BT601, picture_kinds.BT709])
@pytest.mark.parametrize(("across", "down"), [(1, 1), (2, 1), (2, 2), (4, 4)])
@pytest.mark.parametrize(("code", "pack"), [(1, bytes), (8, zlib.compress)])
def test_ycbcr_that_is_not_jpeg_has_its_true_colours(tmp_path, across, down, of, foot, code, pack) -> None:
    levels = [16, 1, 235, 1, 128, 1, 240, 1, 128, 1, 240, 1] if foot else [0, 1, 255, 1, 128, 1, 255, 1, 128, 1, 255, 1]
    coefficients = (RATIONAL, [n for v in of for n in (round(v * 10_000), 10_000)])
    fields = {529: coefficients, 530: (SHORT, [across, down]), 532: (RATIONAL, levels)}
    pieces = strips(ycbcr(SOFT, across, down, of, foot), 64 // down, pack)
    made = write(Page(320, 320, pieces, compression=code, photometric=6, rows=64, fields=fields))
    found = _read(tmp_path, made).pixels.astype(int)
    assert np.abs(found - SOFT).mean() < 2.5
    assert np.abs(found.mean(axis=(0, 1)) - SOFT.mean(axis=(0, 1))).max() < 1


@pytest.mark.parametrize("bits", [1, 2, 4, 6, 10, 12, 14])
@pytest.mark.parametrize("order", ["<", ">"])
def test_few_bits_are_as_bright_as_many(tmp_path: Path, bits: int, order: str) -> None:
    few = (drawn(2).astype(int) << 8) >> (16 - bits)
    made = write(Page(320, 320, [packed_bits(few, bits)], bits=bits), order=order)
    seen = _seen(_read(tmp_path, made))
    assert np.abs(seen - few * 255 / ((1 << bits) - 1)).max() <= 1


@pytest.mark.parametrize("kind", ["float16", "float32", "float64", "uint32", "int16"])
def test_a_dark_picture_stays_dark_whatever_its_samples_are(tmp_path: Path, kind: str) -> None:
    dark = (drawn(3) // 4).astype(float)
    top = {"uint32": 2**32 - 1, "int16": 32767}.get(kind, 1)
    found = _read(tmp_path, write(page((dark / 255 * top).astype(kind))))
    assert np.abs(_seen(found) - dark).max() <= 1


def test_what_is_no_number_in_a_fraction_is_black_and_hides_nothing(tmp_path: Path) -> None:
    holed = (drawn(3) / 255).astype("f4")
    holed[0, 0], holed[0, 1] = np.nan, np.inf
    assert np.abs(_seen(_read(tmp_path, write(page(holed))))[1:] - drawn(3)[1:]).max() <= 1


def test_cielab_and_icclab_are_the_same_colours(tmp_path: Path) -> None:
    lab = cv2.cvtColor(SOFT, cv2.COLOR_RGB2LAB)
    signed = np.dstack([lab[..., 0], lab[..., 1] ^ 128, lab[..., 2] ^ 128])
    seen = [_seen(_read(tmp_path, write(page(p, photometric=n)))) for n, p in ((8, signed), (9, lab))]
    assert (seen[0] == seen[1]).all()
    assert np.abs(seen[0] - SOFT).mean() < 3
    small = np.asarray(for_screens(_read(tmp_path, write(page(signed, photometric=8))), 40)).astype(int)
    assert np.abs(small.mean(axis=(0, 1)) - SOFT.mean(axis=(0, 1))).max() < 3  # averaged around neutral


def test_old_style_jpeg_is_what_libjpeg_makes_of_it_however_it_is_stored(tmp_path: Path) -> None:
    whole = np.asarray(Image.open(io.BytesIO(jpeg_file(drawn(83)))))
    assert (_read(tmp_path, write(tiff_jpeg_kinds.old_stream(83))).pixels == whole).all()
    for tiled in (False, True):
        found = _read(tmp_path, write(tiff_jpeg_kinds.old_tables(84, tiled=tiled))).pixels
        assert np.abs(found.astype(int) - drawn(84)).mean() < 5


def test_a_preview_is_never_the_picture_whatever_marks_it(tmp_path: Path) -> None:
    kinds = [k for k in picture_kinds.KINDS if "preview" in k.variant or "full picture" in k.variant]
    assert len(kinds) >= 5
    for kind in kinds:
        kind.make(tmp_path)
        found = decode(tmp_path / "0001.tif")
        assert (found.width, found.pages) == (320, 1), kind.variant


def test_pages_come_in_order_and_a_damaged_one_is_named(tmp_path: Path) -> None:
    leaves = [drawn(n) for n in (1, 2, 3)]
    path = tmp_path / "a.tif"
    path.write_bytes(write(*map(page, leaves)))
    found = [p.pixels for _, p in picture.pages(path, decode(path))]
    assert all((a == b).all() for a, b in zip(found, leaves, strict=True))
    cut = page(leaves[2], 5, lambda data: imagecodecs.lzw_encode(data)[:-50])
    path.write_bytes(write(page(leaves[0]), page(leaves[1]), cut))
    with pytest.raises(SourceUnreadable, match="page 3: strip 1 of 5"):
        list(picture.further(path, decode(path)))


def test_a_leaf_of_the_same_shape_is_no_preview(tmp_path: Path) -> None:
    """A small page before a large one: two pages of a document, when they show different things."""
    small = cv2.resize(drawn(8), (80, 80), interpolation=cv2.INTER_AREA)
    assert _read(tmp_path, write(page(small), page(drawn(9)))).pages == 2


def test_a_turned_picture_is_upright_for_readers_with_its_resolution(tmp_path: Path) -> None:
    wide = SOFT[:100]
    opened = _read(tmp_path, write(page(wide, fields={274: (SHORT, [6])})))
    assert (opened.pixels == wide).all()
    assert np.abs(_seen(opened) - np.rot90(wide, -1)).max() == 0
    assert jpeg.encode(opened, 5000, 90)[1:] == (100, 320)


def test_linear_light_is_shown_as_light_and_said_without_a_profile(tmp_path: Path) -> None:
    (kind,) = (k for k in png_jpeg_kinds.KINDS if k.variant == "gAMA 1.0")
    kind.make(tmp_path)
    opened = decode(tmp_path / "0001.png")
    light = opened.pixels / 255
    wanted = 255 * np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)
    assert np.abs(_seen(opened) - wanted).max() <= 2
    assert opened.icc == b""
    assert str(opened.spoken) == "gamma 1 (gAMA)"


def test_adobe_rgb_of_a_camera_is_turned(tmp_path: Path) -> None:
    """EXIF: ColorSpace uncalibrated, interoperability index R03 (DCF 2.0)."""
    top = struct.pack("<HHHIII", 1, 34665, 4, 1, 26, 0)
    inner = struct.pack("<HHHIIHHIII", 2, 40961, 3, 1, 65535, 40965, 4, 1, 56, 0)
    block = b"II*\0\x08\0\0\0" + top + inner + struct.pack("<HHHI4sI", 1, 1, 2, 4, b"R03\0", 0)
    out = io.BytesIO()
    green = np.full((64, 64, 3), (100, 180, 90), np.uint8)
    Image.fromarray(green).save(out, "JPEG", quality=100, exif=b"Exif\0\0" + block, subsampling=0)
    opened = _read(tmp_path, out.getvalue(), "a.jpg")
    assert str(opened.spoken) == "Adobe RGB (EXIF)"
    red, full, blue = _seen(opened)[30, 30]
    assert red < 60  # Adobe's green lies outside sRGB
    assert abs(full - 181) <= 3
    assert abs(blue - 87) <= 6


@pytest.mark.parametrize("name", ["group4", "group3", "tiff_ccitt"])
def test_every_fax_row_is_counted(name: str) -> None:
    good = picture_kinds._fax_page(name, bytes)
    scheme = {4: ccitt.Scheme.G4, 3: ccitt.Scheme.G3, 2: ccitt.Scheme.RLE}[good.compression]
    (data,) = good.strips if len(good.strips) == 1 else (good.strips[0],)
    rows = min(good.rows, 640)
    ccitt.count(data, scheme, 480, rows)
    with pytest.raises(ValueError, match=f"of {rows + 40}"):
        ccitt.count(data, scheme, 480, rows + 40)
    spoilt = [data[:at] + b"\x5a\x0f\xc3\x81" + data[at + 4 :] for at in range(40, len(data) - 60, 97)]
    assert all(_refused(one, scheme, rows) for one in spoilt)


def _refused(data: bytes, scheme: ccitt.Scheme, rows: int) -> bool:
    try:
        ccitt.count(data, scheme, 480, rows)
    except ValueError:
        return True
    return False


def test_a_second_reader_agrees_with_good_files_and_not_with_others(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    for made in (write(page(drawn(1))), write(page(drawn(1).astype("u2") * 257, 5, imagecodecs.lzw_encode), order="<")):
        path.write_bytes(made)
        assert second_picture.agreeing(path, decode(path))
    path.write_bytes(write(page(SOFT[::4, ::4].copy(), fields={254: (LONG, [1])}), page(SOFT)))
    assert second_picture.agreeing(path, decode(path)) == ""  # libtiff shows the preview
