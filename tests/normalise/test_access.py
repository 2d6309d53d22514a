"""The readers' copy: right colours, right size, and nothing of the photographer in it."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image, ImageCms, ImageOps

from heritage.contracts import Source
from heritage.errors import ConfigError
from heritage.model import File, Rendition, Role
from heritage.normalise.picture.access import AccessJpeg
from normalise.making import Case, srgb, typed


def access(case: Case, file: File) -> tuple[Rendition, Image.Image]:
    order = case.order(file)
    assert AccessJpeg().accepts(file, order)
    (made,) = AccessJpeg().make(Source(case.place / file.path, file), order)
    return made, Image.open(io.BytesIO((case.folder / made.path).read_bytes()))


def patch(*colour: int, kind: type = np.uint8, size: tuple[int, int] = (80, 120)) -> np.ndarray:
    return np.broadcast_to(np.array(colour, kind), (*size, len(colour))).copy()


def test_size_resolution_and_name(tmp_path: Path) -> None:
    case = Case(tmp_path)
    made, seen = access(case, case.add("0001.tif", patch(90, 120, 200, size=(900, 1200)), ppi=300, icc=srgb()))
    assert (made.path, made.role, made.puid) == ("access/0001.jpg", Role.ACCESS, "fmt/43")
    assert seen.size == (600, 450)
    assert seen.info["dpi"] == (150, 150)
    assert (seen.info["jfif_version"], seen.format) == ((1, 1), "JPEG")
    assert made.facts["access.width"] == 600


def test_a_small_picture_is_not_enlarged(tmp_path: Path) -> None:
    case = Case(tmp_path)
    _, seen = access(case, case.add("0001.tif", patch(90, 120, 200), ppi=300))
    assert seen.size == (120, 80)


def test_colours_go_through_the_profile(tmp_path: Path) -> None:
    case = Case(tmp_path)
    wide = with_swapped_primaries()
    _, seen = access(case, case.add("0001.tif", patch(200, 60, 40), icc=wide))
    source, target = ImageCms.ImageCmsProfile(io.BytesIO(wide)), ImageCms.createProfile("sRGB")
    wanted = ImageCms.profileToProfile(Image.new("RGB", (1, 1), (200, 60, 40)), source, target, renderingIntent=1)
    assert wanted is not None
    assert np.abs(np.asarray(seen)[40, 60].astype(int) - np.array(wanted.getpixel((0, 0)))).max() <= 4
    assert np.abs(np.asarray(seen)[40, 60].astype(int) - (200, 60, 40)).max() > 40
    assert b"sRGB" in seen.info["icc_profile"]


def with_swapped_primaries() -> bytes:
    """A real profile whose red and blue primaries are exchanged: a conversion that does nothing shows at once."""
    return srgb().replace(b"rXYZ", b"tmp1").replace(b"bXYZ", b"rXYZ").replace(b"tmp1", b"bXYZ")


def test_sixteen_bits_become_eight(tmp_path: Path) -> None:
    case = Case(tmp_path)
    _, seen = access(case, case.add("0001.tif", patch(51400, 257, 25700, kind=np.uint16)))
    assert np.abs(np.asarray(seen)[40, 60].astype(int) - (200, 1, 100)).max() <= 3


def test_grey_stays_grey(tmp_path: Path) -> None:
    case = Case(tmp_path)
    _, seen = access(case, case.add("0001.tif", np.full((50, 50), 128, np.uint8)))
    assert (seen.mode, seen.getpixel((9, 9))) == ("L", 128)


@pytest.mark.parametrize("mode", ["CMYK", "1", "P", "LA", "RGBA"])
def test_odd_pictures_have_a_readable_copy_too(tmp_path: Path, mode: str) -> None:
    case = Case(tmp_path)
    suffix = "tif" if mode in {"CMYK", "1"} else "png"
    place = case.place / f"objects/BOOK/0001.{suffix}"
    place.parent.mkdir(parents=True)
    Image.fromarray(typed(["odd"], (200, 100))).convert(mode).save(place)
    _, seen = access(case, case.took(f"objects/BOOK/0001.{suffix}"))
    grey = np.asarray(seen.convert("L"))
    assert seen.size == (200, 100)
    assert grey.max() > 200 and grey.min() < 90


@pytest.mark.parametrize("photometric", ["minisblack", "rgb", "separated"])
@pytest.mark.parametrize("beside", [(2,), (0, 0), (1, 0), (0, 0, 0)], ids=str)
def test_what_stands_beside_the_colours_changes_none(tmp_path: Path, photometric: str, beside: tuple[int, ...]) -> None:
    colours = {"minisblack": (150,), "rgb": (150, 90, 40), "separated": (90, 20, 10, 30)}[photometric]
    case, seen = Case(tmp_path), []
    for name, pixels, extra in (
        ("0001.tif", patch(*colours), ()),
        ("0002.tif", patch(*colours, *range(40, 40 + len(beside))), beside),
    ):
        place = case.place / f"objects/BOOK/{name}"
        place.parent.mkdir(parents=True, exist_ok=True)
        alone = pixels[..., 0] if pixels.shape[2] == 1 else pixels
        tifffile.imwrite(place, alone, photometric=photometric, extrasamples=extra, planarconfig="contig")
        seen.append(np.asarray(access(case, case.took(f"objects/BOOK/{name}"))[1]))
    assert np.array_equal(*seen)


def test_nothing_personal_is_left(tmp_path: Path) -> None:
    case = Case(tmp_path)
    place = case.place / "objects/BOOK/0001.jpg"
    place.parent.mkdir(parents=True)
    exif = Image.Exif()
    exif[0x013B] = "Somebody Private"
    exif.get_ifd(0x8825)[1] = "N"
    Image.fromarray(patch(1, 2, 3)).save(place, exif=exif, comment=b"call 0123", icc_profile=srgb())
    assert b"Somebody Private" in place.read_bytes()
    made, seen = access(case, case.took("objects/BOOK/0001.jpg"))
    content = (case.folder / made.path).read_bytes()
    assert not any(private in content for private in (b"Somebody", b"call 0123", b"Exif", b"xpacket"))
    assert not seen.getexif()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_copy_is_upright(tmp_path: Path, orientation: int) -> None:
    corner = np.full((60, 100), 230, np.uint8)
    corner[:20, :30] = 10
    case = Case(tmp_path)
    place = case.place / "objects/BOOK/0001.tif"
    place.parent.mkdir(parents=True)
    tifffile.imwrite(place, corner, photometric="minisblack", extratags=[(274, 3, 1, orientation, True)])
    _, seen = access(case, case.took("objects/BOOK/0001.tif"))
    tagged = Image.fromarray(corner)
    tagged.getexif()[274] = orientation
    wanted = np.asarray(ImageOps.exif_transpose(tagged))
    assert np.abs(np.asarray(seen).astype(int) - wanted).max() < 30


def test_a_wrong_setting_is_named(tmp_path: Path) -> None:
    case = Case(tmp_path, settings={"access": {"max_pixels": "many"}})
    file = case.add("0001.tif", patch(1, 2, 3))
    with pytest.raises(ConfigError, match="max_pixels"):
        access(case, file)
