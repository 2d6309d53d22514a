from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import cv2
import numpy as np
import pytest
import tifffile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from heritage.errors import SourceUnreadable
from heritage.tools.picture.opening import Limits, decode, pixel_digest

COMPRESSIONS = [None, "lzw", "deflate", "packbits", "jpeg"]


def colours(height: int = 90, width: int = 70) -> np.ndarray:
    soft = cv2.GaussianBlur(np.random.default_rng(1).normal(0, 900, (height, width, 3)), (0, 0), 5)
    return np.clip(128 + soft, 0, 255).astype(np.uint8)


def tiff(path: Path, pixels: np.ndarray, **options: object) -> Path:
    settled = {"photometric": "rgb" if pixels.ndim == 3 else "minisblack", "rowsperstrip": 16, **options}
    if "tile" in settled:
        del settled["rowsperstrip"]
    tifffile.imwrite(path, pixels, **settled)
    return path


def pillow(path: Path, image: Image.Image, **options: object) -> Path:
    image.save(path, **options)
    return path


@pytest.mark.parametrize("compression", COMPRESSIONS)
@pytest.mark.parametrize("layout", [{}, {"tile": (32, 32)}, {"bigtiff": True, "byteorder": ">"}])
def test_every_layout_of_a_tiff_gives_the_same_pixels(tmp_path: Path, compression: str | None, layout: dict) -> None:
    found = decode(tiff(tmp_path / "a.tif", colours(), compression=compression, resolution=(300, 300), **layout))
    assert np.abs(found.pixels.astype(int) - colours()).mean() <= (5 if compression == "jpeg" else 0)
    assert found.compression == (compression or "none")
    assert found.lossy is (compression == "jpeg")
    assert found.byte_order == ("big" if layout.get("byteorder") else "little")


def test_sixteen_bits_stay_sixteen(tmp_path: Path) -> None:
    deep = colours().astype(np.uint16) * 257 + 1
    for name, options in (("a", {}), ("b", {"byteorder": ">"}), ("c", {"compression": "lzw", "predictor": True})):
        found = decode(tiff(tmp_path / f"{name}.tif", deep, **options))
        assert (found.pixels == deep).all()
        assert (found.bits, found.pixels.dtype) == (16, np.uint16)


def test_an_uncompressed_tiff_is_mapped_not_read(tmp_path: Path) -> None:
    found = decode(tiff(tmp_path / "a.tif", colours()))
    assert isinstance(found.pixels, np.memmap)


def test_planes_apart_are_put_together(tmp_path: Path) -> None:
    path = tiff(tmp_path / "a.tif", np.moveaxis(colours(), 2, 0), planarconfig="separate", compression="deflate")
    assert (decode(path).pixels == colours()).all()


@pytest.mark.parametrize("compression", ["group3", "group4", "tiff_ccitt", None])
@pytest.mark.parametrize("white", [0, 1])
def test_black_is_0_in_one_bit_pictures_however_stored(tmp_path: Path, compression: str | None, white: int) -> None:
    bits = colours()[..., 0] > 128
    image = Image.fromarray(bits)
    path = pillow(tmp_path / "a.tif", image, **({"compression": compression} if compression else {}))
    if white == 0 and compression is None:  # written by hand: Pillow writes "black is zero" only
        tifffile.imwrite(path, ~bits, photometric="miniswhite")
    found = decode(path)
    assert (found.pixels == bits * np.uint8(255)).all()
    assert (found.colour, found.bits, found.samples) == ("bitonal", 1, 1)


def test_palettes_are_looked_up(tmp_path: Path) -> None:
    image = Image.fromarray(colours()).quantize(32)
    for suffix in ("tif", "png"):
        found = decode(pillow(tmp_path / f"a.{suffix}", image))
        assert (found.pixels[..., :3] == np.asarray(image.convert("RGB"))).all()
        assert (found.colour, found.samples) == ("palette", 1)


def test_cmyk_has_no_ink_at_0_in_tiff_and_in_jpeg(tmp_path: Path) -> None:
    image = Image.new("CMYK", (64, 64), (200, 30, 0, 10))
    for suffix in ("tif", "jpg"):
        found = decode(pillow(tmp_path / f"a.{suffix}", image))
        assert found.colour == "cmyk"
        assert np.abs(found.pixels[5, 5].astype(int) - (200, 30, 0, 10)).max() <= 3


@pytest.mark.parametrize(
    ("suffix", "image"),
    [
        ("png", Image.fromarray(colours())),
        ("png", Image.fromarray(colours()[..., 0])),
        ("png", Image.fromarray(colours().astype(np.uint16)[..., 0] * 200)),
        ("png", Image.fromarray(np.dstack([colours(), colours()[..., 0]]))),
        ("jp2", Image.fromarray(colours())),
        ("jp2", Image.fromarray(colours()[..., 0])),
    ],
)
def test_lossless_formats_give_every_pixel(tmp_path: Path, suffix: str, image: Image.Image) -> None:
    found = decode(pillow(tmp_path / f"a.{suffix}", image))
    assert (found.pixels == np.asarray(image)).all()
    assert found.alpha is (image.mode == "RGBA")


def test_a_jpeg_is_what_libjpeg_makes_of_it(tmp_path: Path) -> None:
    path = pillow(tmp_path / "a.jpg", Image.fromarray(colours()), quality=90)
    found = decode(path)
    assert np.abs(found.pixels.astype(int) - np.asarray(Image.open(path))).max() <= 1
    assert (found.colour, found.stored, found.lossy) == ("rgb", "ycbcr", True)


def test_the_profile_of_a_jp2_does_not_change_its_pixels(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    plain = pillow(tmp_path / "a.jp2", Image.fromarray(colours()))
    bytes_ = plain.read_bytes()
    at = bytes_.index(b"colr") - 4
    length = struct.unpack(">I", bytes_[at : at + 4])[0]
    colr = struct.pack(">I", 11 + len(profile)) + b"colr\2\0\0" + profile
    head = bytes_.index(b"jp2h") - 4
    grown = struct.unpack(">I", bytes_[head : head + 4])[0] - length + len(colr)
    data = bytearray(bytes_[:at] + colr + bytes_[at + length :])
    data[head : head + 4] = struct.pack(">I", grown)
    plain.write_bytes(data)
    found = decode(plain)
    assert found.icc == profile
    assert (found.pixels == colours()).all()


@pytest.mark.parametrize(
    ("unit", "value", "ppi"), [("INCH", 300, 300), ("CENTIMETER", 118.11, 300), ("NONE", 300, None)]
)
def test_resolution_has_the_file_s_unit(tmp_path: Path, unit: str, value: float, ppi: float | None) -> None:
    found = decode(tiff(tmp_path / "a.tif", colours(), resolution=(value, value), resolutionunit=unit)).ppi
    assert found == (None if ppi is None else pytest.approx((ppi, ppi), rel=1e-4))


@pytest.mark.parametrize("suffix", ["tif", "jpg", "png"])
def test_resolution_and_profile_of_every_format(tmp_path: Path, suffix: str) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    found = decode(pillow(tmp_path / f"a.{suffix}", Image.fromarray(colours()), dpi=(400, 400), icc_profile=profile))
    assert found.ppi == pytest.approx((400, 400), rel=1e-4)
    assert found.icc == profile
    assert not found.icc_broken


@pytest.mark.parametrize("suffix", ["tif", "jpg", "png"])
def test_orientation_is_told_and_the_pixels_are_left_alone(tmp_path: Path, suffix: str) -> None:
    exif = Image.Exif()
    exif[274] = 6
    found = decode(pillow(tmp_path / f"a.{suffix}", Image.fromarray(colours()), exif=exif))
    assert found.orientation == 6
    assert found.pixels.shape[:2] == colours().shape[:2]


def test_several_pictures_are_counted_but_previews_are_not(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    with tifffile.TiffWriter(path) as out:
        out.write(colours(), photometric="rgb")
        out.write(colours()[::4, ::4], photometric="rgb", subfiletype=1)
        out.write(colours(), photometric="rgb")
    assert decode(path).pages == 2


def made(kind: str, compression: str | None) -> bytes:
    out = io.BytesIO()
    if kind == "tiff":
        tifffile.imwrite(out, colours(), photometric="rgb", compression=compression, rowsperstrip=8)
    else:
        Image.fromarray(colours()).save(out, {"jpg": "JPEG", "png": "PNG", "jp2": "JPEG2000"}[kind])
    return out.getvalue()


KINDS = [("tiff", c) for c in COMPRESSIONS] + [("jpg", None), ("png", None), ("jp2", None)]
WHOLE = {kind: made(*kind) for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(share=st.floats(0, 0.995))
def test_a_file_that_is_cut_off_anywhere_is_refused(tmp_path: Path, kind: tuple[str, str | None], share: float) -> None:
    path = tmp_path / f"cut.{kind[0]}"
    path.write_bytes(WHOLE[kind][: int(len(WHOLE[kind]) * share)])
    with pytest.raises(SourceUnreadable) as refused:
        decode(path)
    assert path.name in str(refused.value)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damage_is_refused_or_decoded_never_worse(
    tmp_path: Path, kind: tuple[str, str | None], data: st.DataObject
) -> None:
    damaged = bytearray(WHOLE[kind])
    for place in data.draw(st.lists(st.integers(0, len(damaged) - 1), min_size=1, max_size=6)):
        damaged[place] = data.draw(st.integers(0, 255))
    path = tmp_path / f"damaged.{kind[0]}"
    path.write_bytes(damaged)
    try:
        decode(path, Limits(pixels=10_000_000, bytes=100_000_000))
    except SourceUnreadable as refused:
        assert str(refused)


def test_the_strip_that_is_cut_off_is_named(tmp_path: Path) -> None:
    path = tiff(tmp_path / "a.tif", colours(), compression="lzw")
    whole = path.read_bytes()
    with tifffile.TiffFile(path) as tif:
        last = tif.pages.first.dataoffsets[-1]
    path.write_bytes(whole[: last + 3])
    if len(whole) > last + 3:
        with pytest.raises(SourceUnreadable, match=r"strip 6 of 6 is cut off: it ends at byte .*, the file at"):
            decode(path)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.tif", b"", "the file is empty"),
        ("a.tif", b"MM\x2a\0" + bytes(100), "not a TIFF: byte-order mark and version are 4d 4d 2a 00"),
        ("a.png", b"hello world", "not a TIFF, JPEG, PNG or JP2"),
        ("a.tif", b"II*\0", "header is cut off"),
        ("a.tif", b"II*\0" + struct.pack("<I", 8) + b"\0\0" + bytes(8), "first directory is empty"),
        ("a.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF", "cut off"),
    ],
)
def test_the_reason_is_in_plain_words(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(SourceUnreadable, match=reason):
        decode(path)


def test_a_missing_file_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(SourceUnreadable, match="No such file"):
        decode(tmp_path / "nothing.tif")


def claiming(path: Path, width: int, height: int) -> Path:
    """A small TIFF whose header claims to be huge."""
    tiff(path, colours(), compression="deflate")
    with tifffile.TiffFile(path, mode="r+b") as tif:
        tif.pages.first.tags["ImageWidth"].overwrite(width)
        tif.pages.first.tags["ImageLength"].overwrite(height)
    return path


@pytest.mark.parametrize(("width", "height"), [(60_000, 60_000), (4_000_000_000, 4_000_000_000), (30_000, 30_000)])
def test_a_hostile_header_is_refused_before_anything_is_allocated(tmp_path: Path, width: int, height: int) -> None:
    import tracemalloc

    path = claiming(tmp_path / "a.tif", width, height)
    tracemalloc.start()
    with pytest.raises(SourceUnreadable, match=r"claims|cannot come out of|would take"):
        decode(path)
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


def test_a_hostile_png_is_refused_before_anything_is_allocated(tmp_path: Path) -> None:
    header = struct.pack(">IIBBBBB", 40_000, 40_000, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b"")]
    body = b"".join(struct.pack(">I", len(c)) + k + c + struct.pack(">I", zlib.crc32(k + c)) for k, c in chunks)
    path = tmp_path / "a.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + body)
    with pytest.raises(SourceUnreadable, match=r"no scan compresses so far|cannot come out of"):
        decode(path)


def test_the_limit_can_be_set(tmp_path: Path) -> None:
    with pytest.raises(SourceUnreadable, match="the limit is 100"):
        decode(tiff(tmp_path / "a.tif", colours()), Limits(pixels=100))


def test_a_profile_beyond_the_end_breaks_the_profile_not_the_picture(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    path = tiff(tmp_path / "a.tif", colours(), iccprofile=profile, compression="deflate")
    with tifffile.TiffFile(path) as tif:
        place = tif.pages.first.tags[34675].offset
    data = bytearray(path.read_bytes())
    data[place + 8 : place + 12] = struct.pack("<I", len(data) - 100)
    path.write_bytes(data)
    found = decode(path)
    assert (found.pixels == colours()).all()
    assert "ICC profile should end at byte" in str(found.icc_broken)
    assert found.icc_broken in found.faults


def test_a_garbage_second_directory_is_a_fault_of_structure(tmp_path: Path) -> None:
    path = tiff(tmp_path / "a.tif", colours())
    with tifffile.TiffFile(path) as tif:
        place = tif.pages.first.offset
        count = len(tif.pages.first.tags)
    data = bytearray(path.read_bytes())
    data[place + 2 + 12 * count : place + 6 + 12 * count] = struct.pack("<I", len(data) + 1000)
    path.write_bytes(data)
    found = decode(path)
    assert (found.pixels == colours()).all()
    assert ["beyond the end" in str(fault) for fault in found.faults] == [True]
    assert found.lost == found.faults[:1]


def test_a_second_page_that_is_cut_off_is_missed(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    with tifffile.TiffWriter(path) as out:
        out.write(colours(), photometric="rgb")
        first = out.filehandle.tell()
        out.write(colours(), photometric="rgb")
    assert (decode(path).pages, decode(path).lost) == (2, ())
    with tifffile.TiffFile(path) as tif:
        second = tif.pages[1].offset
    path.write_bytes(path.read_bytes()[: min(first, second)])
    cut = decode(path)
    assert (cut.pixels == colours()).all()
    assert "directory 2" in str(cut.lost[0])


def test_directories_that_go_round_in_a_circle_end(tmp_path: Path) -> None:
    path = tiff(tmp_path / "a.tif", colours())
    with tifffile.TiffFile(path) as tif:
        place = tif.pages.first.offset
        count = len(tif.pages.first.tags)
    data = bytearray(path.read_bytes())
    data[place + 2 + 12 * count : place + 6 + 12 * count] = struct.pack("<I", place)
    path.write_bytes(data)
    assert any("circle" in str(fault) for fault in decode(path).faults)
    assert "circle" in str(decode(path).lost[0])  # what should follow cannot be had


@given(st.integers(1, 9), st.integers(1, 9), st.sampled_from([np.uint8, np.uint16]))
def test_the_digest_knows_shape_type_and_order(height: int, width: int, kind: type) -> None:
    pixels = np.arange(height * width, dtype=kind).reshape(height, width)
    assert pixel_digest(pixels) == pixel_digest(pixels.astype(pixels.dtype.newbyteorder(">")))
    assert pixel_digest(pixels) == pixel_digest(np.asfortranarray(pixels))
    if height != width:
        assert pixel_digest(pixels) != pixel_digest(pixels.reshape(width, height))
    assert pixel_digest(pixels) != pixel_digest(pixels.astype(np.uint32))
