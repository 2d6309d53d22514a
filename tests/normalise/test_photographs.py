"""A photograph's copies: masters proved by other people's tools, positives by their recipe, readers' copies without a past."""

from __future__ import annotations

import json
import struct
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import imagecodecs
import numpy as np
import pytest
import tifffile
from PIL import Image

from heritage.contracts import Normaliser, Source
from heritage.errors import ConfigError, ProofFailed
from heritage.files import safe_join
from heritage.measure.picture.colour import SPACES
from heritage.model import File, Rendition, Role
from heritage.normalise.picture import inversion, jph
from heritage.normalise.picture.access import AccessJpeg
from heritage.normalise.picture.photo_master import PhotographMaster
from heritage.normalise.picture.positive import PositiveJpeg
from heritage.normalise.picture.pyramid import AccessPyramid
from heritage.normalise.picture.raw_access import RawPreviewJpeg
from heritage.tools.picture import icc_curve
from heritage.tools.picture import opening as picture
from heritage.tools.picture.jpeg2000 import added_boxes as jp2_boxes
from heritage.tools.picture.jpeg2000 import boxes as jp2
from heritage.tools.picture.jpeg2000 import jpylyzer, openjpeg
from normalise.making import Case
from samples.photo import faults as photo_faults
from samples.photo import files as photo_files
from samples.photo import scenes
from samples.photo.files import Capture
from samples.photo.scenes import Look, Photograph

SAID = {"dc:title": "Zicht op Gent", "dc:creator": "A. Vermeulen", "photoshop:City": "Gent"}
JPH: dict[str, Any] = {"master": {"profile": "jph-lossless"}, "access": {"max_pixels": 400}}
VIEW = Photograph(4, 300, 220, Look.SEPIA)


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case(tmp_path, id="FOTO")


def _take(case: Case, content: bytes, name: str = "a.tif") -> File:
    place = case.place / f"objects/FOTO/{name}"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)
    file = case.took(f"objects/FOTO/{name}")
    case.facts[file.path]["image.colour"] = picture.decode(place).colour
    return file


def _made(case: Case, file: File, normaliser: Normaliser) -> list[tuple[Rendition, Path]]:
    order = case.order(file)
    assert normaliser.accepts(file, order)
    made = normaliser.make(Source(case.place / file.path, file), order)
    return [(rendition, safe_join(case.folder, rendition.path)) for rendition in made]


def _tags(path: Path) -> dict[str, str]:
    ran = subprocess.run(["exiftool", "-j", "-G1", "-a", "-n", path], capture_output=True, check=True)
    return dict(json.loads(ran.stdout)[0])


@pytest.mark.parametrize("draw", [lambda: photo_faults.encoded16(VIEW), lambda: scenes.encoded(scenes.light(replace(VIEW, look=Look.GREY)))])  # fmt: skip
def test_a_jp2_keeps_everything_and_others_agree(case: Case, draw: Callable[[], Any]) -> None:
    samples = draw()
    file = _take(case, photo_files.tiff(samples, Capture(400, SAID)))
    ((rendition, path),) = _made(case, file, PhotographMaster())
    content = path.read_bytes()
    assert rendition.path == "master/a.jp2"
    assert jpylyzer.examine(content).valid
    assert np.array_equal(openjpeg.decode(jp2.read(content).codestream), samples)
    tags = _tags(path)
    assert tags["XMP-dc:Title"] == tags["IPTC:ObjectName"] == "Zicht op Gent"
    assert tags["IPTC:By-line"] == "A. Vermeulen"
    assert tags["Jpeg2000:CaptureXResolution"] == pytest.approx(400 / 2.54, abs=0.01)
    assert "computed by heritage" in tags["ICC_Profile:ProfileDescription"]
    assert "IPTC read back" in rendition.proof.method
    assert rendition.proof.digest == picture.pixel_digest(samples)


@pytest.mark.parametrize("bits", [8, 16])
def test_a_jph_is_lossless_by_another_programs_word(case: Case, bits: int) -> None:
    samples = scenes.encoded(scenes.light(VIEW), bits)
    case.settings = JPH
    file = _take(case, photo_files.tiff(samples, Capture(400, SAID)))
    ((rendition, path),) = _made(case, file, PhotographMaster())
    content = path.read_bytes()
    assert (rendition.path, rendition.puid) == ("master/a.jph", jph.PUID)
    assert "jpylyzer knows no HTJ2K" in rendition.proof.method
    assert np.array_equal(imagecodecs.htj2k_decode(bytes(jp2.read(content).codestream)), samples)
    assert content[20:24] == b"jph "
    tags = _tags(path)
    assert tags["XMP-photoshop:City"] == "Gent"
    assert tags["IPTC:ObjectName"] == "Zicht op Gent"


def test_a_jph_that_is_not_its_source_is_not_kept(case: Case) -> None:
    opened = picture.decode(case.place / _take(case, photo_faults.scan(VIEW, Capture(400, SAID))).path)
    made = jph.master(opened).content
    other = opened.pixels.copy()
    other[3, 5, 1] ^= 1
    with pytest.raises(ProofFailed, match="other samples"):
        jph.prove(made, replace(opened, pixels=other))
    with pytest.raises(ProofFailed, match="ICC profile and XMP"):
        jph.prove(made, replace(opened, xmp=b""))
    with pytest.raises(ProofFailed, match="resolution"):
        jph.prove(made, replace(opened, ppi=(300.0, 300.0)))


def test_an_unknown_profile_is_named(case: Case) -> None:
    case.settings = {"master": {"profile": "jpx"}}
    file = _take(case, photo_faults.scan(VIEW, Capture()))
    with pytest.raises(ConfigError, match="jpx"):
        PhotographMaster().accepts(file, case.order(file))


def test_iptc_goes_in_and_comes_out() -> None:
    made = jp2.write(jp2.Jp2(1, 1, 1, 8, b"\xff\x4f\xff\xd9"))
    assert jp2_boxes.iptc(made) == b""
    with_it = jp2_boxes.with_iptc(made, b"\x1c\x02\x05")
    assert jp2_boxes.iptc(with_it) == b"\x1c\x02\x05"
    assert bytes(jp2.read(with_it).codestream) == b"\xff\x4f\xff\xd9"
    with pytest.raises(ValueError, match="is cut"):
        jp2_boxes.with_iptc(made[:-3], b"\x1c")


@pytest.mark.parametrize(("tag", "at_half"), [
    (b"curv\0\0\0\0\0\0\0\0", 0.5),
    (b"curv\0\0\0\0\0\0\0\1\x02\0", 0.25),
    (b"para\0\0\0\0\0\0\0\0" + struct.pack(">i", 2 << 16), 0.25),
    (b"para\0\0\0\0\0\3\0\0" + struct.pack(">5i", *(round(v * 65536) for v in (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045))), 0.21404),
    (b"para\0\0\0\0\0\x09\0\0", None),
    (b"", None),
])  # fmt: skip
def test_tone_curves_of_profiles(tag: bytes, at_half: float | None) -> None:
    icc = bytes(128) + struct.pack(">I4sII", 1, b"kTRC", 144, len(tag)) + tag
    found = icc_curve.linear(np.full((1, 1, 1), 0.5), icc)
    assert (None if found is None else float(found[0, 0, 0])) == (
        at_half if at_half is None else pytest.approx(at_half, abs=1e-3)
    )


class TestPositive:
    def test_is_what_was_photographed(self) -> None:
        original = scenes.light(replace(VIEW, look=Look.GREY, width=600, height=440))
        film = scenes.encoded(scenes.negative(original))
        source = picture.Picture(film, 16, (2000.0, 2000.0), b"", b"", "tiff", "grey", "grey", 1)
        found, recipe = inversion.positive(source, 600)
        inside = np.s_[40:-40, 40:-40]
        shown, true = found.pixels[inside].astype(float).ravel(), original[inside].ravel() ** (1 / 2.2)
        assert np.corrcoef(shown, true)[0, 1] > 0.98
        assert recipe["gamma"] == inversion.GAMMA

    def test_the_recipe_repeats_it(self, case: Case) -> None:
        case.expected = {"negative": True}
        file = _take(case, photo_faults.film(3, inverted=False))
        (positive, shown), (told, recipe_place) = _made(case, file, PositiveJpeg())
        assert (positive.path, told.path) == ("access/a.positive.jpg", "access/a.positive.json")
        recipe = json.loads(recipe_place.read_text())
        film = tifffile.imread(case.place / file.path).astype(float) / 65535
        assert recipe["decoding"] == "the tone curves of the file's ICC profile"
        density = np.log10(recipe["base"][0] / SPACES["eciRGB v2"].linear(film))
        exposure = 10 ** (np.maximum(density, 0) / recipe["gamma"])
        linear = np.clip((exposure - recipe["black"][0]) / (recipe["white"][0] - recipe["black"][0]), 0, 1)
        encoded = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055) * 255
        seen = np.asarray(Image.open(shown), float)
        small = np.asarray(Image.fromarray(encoded.astype(np.float32)).resize(seen.shape[::-1], Image.Resampling.BOX))
        assert float(np.abs(seen - small).mean()) < 6
        assert positive.facts["positive.gamma"] == recipe["gamma"]

    def test_a_print_has_none(self, case: Case) -> None:
        file = _take(case, photo_faults.scan(VIEW, Capture()))
        assert not PositiveJpeg().accepts(file, case.order(file))

    def test_the_mask_of_a_colour_negative_goes(self) -> None:
        original = scenes.light(replace(VIEW, look=Look.GREY, width=400, height=300))
        film = scenes.negative(original)[..., None] * np.array([0.85, 0.3, 0.12], np.float32)
        source = picture.Picture(scenes.encoded(film), 16, None, photo_files.usual_icc(False), b"", "tiff")
        found, _ = inversion.positive(source, 400)
        means = found.pixels[30:-30, 30:-30].reshape(-1, 3).mean(axis=0)
        assert float(np.ptp(means)) < 6, "grey becomes grey again"


PRIVATE = {
    "-GPSLatitude=50.8", "-GPSLatitudeRef=N", "-GPSLongitude=4.3", "-GPSLongitudeRef=E", "-Artist=Anna Vermeulen",
    "-XMP-iptcExt:PersonInImage=Jan Peeters", "-IPTC:Contact=anna@example.org", "-UserComment=call 02 555 12 12",
    "-SerialNumber=12345", "-XMP-iptcCore:CreatorWorkEmail=anna@example.org",
}  # fmt: skip


@pytest.mark.parametrize(
    ("normaliser", "expected"), [(AccessJpeg(), {}), (AccessPyramid(), {}), (PositiveJpeg(), {"kind": "negative"})]
)
def test_nothing_personal_is_left_in_what_readers_get(
    case: Case, normaliser: Normaliser, expected: dict[str, Any]
) -> None:
    case.settings = {"access": {"max_pixels": 200, "pyramid": True}}
    case.expected = expected
    place = case.place / "objects/FOTO/a.tif"
    place.parent.mkdir(parents=True)
    place.write_bytes(photo_faults.scan(VIEW, Capture(400, SAID)))
    subprocess.run(["exiftool", "-q", "-overwrite_original", *PRIVATE, place], check=True)
    assert _tags(place)["GPS:GPSLatitude"] == pytest.approx(50.8)
    file = case.took("objects/FOTO/a.tif")
    for rendition, path in _made(case, file, normaliser):
        assert rendition.role is Role.ACCESS
        content = path.read_bytes()
        for word in (b"Vermeulen", b"Peeters", b"example.org", b"555", b"12345", b"Gent"):
            assert word not in content
        if path.suffix != ".json":
            groups = {tag.partition(":")[0] for tag in _tags(path)}
            assert not groups & {"GPS", "ExifIFD", "IPTC", "XMP-dc", "XMP-iptcExt", "XMP-iptcCore", "Photoshop"}


def test_a_pyramid_halves_down_to_a_tile_in_true_colours(case: Case) -> None:
    case.settings = {"access": {"pyramid": True, "jpeg_quality": 95}}
    file = _take(case, photo_faults.scan(replace(VIEW, width=1100, height=700), Capture()))
    ((rendition, path),) = _made(case, file, AccessPyramid())
    with tifffile.TiffFile(path) as opened:
        sizes = [(p.imagewidth, p.imagelength, bool(p.is_reduced), p.tilewidth) for p in opened.pages]  # type: ignore[union-attr]
        shown = opened.pages[1].asarray()
    assert sizes == [(1100, 700, False, 256), (550, 350, True, 256), (275, 175, True, 256), (137, 87, True, 256)]
    jpeg = np.asarray(Image.open(_made(case, file, AccessJpeg())[0][1]).resize((550, 350), Image.Resampling.BOX), float)
    assert float(np.abs(shown - jpeg).mean()) < 4
    assert rendition.facts["access.levels"] == 4


def test_a_raw_is_shown_by_its_preview_and_kept_as_it_came(case: Case) -> None:
    place = case.place / "objects/FOTO/a.dng"
    place.parent.mkdir(parents=True)
    place.write_bytes(photo_files.dng(photo_faults.encoded16(replace(VIEW, width=400, height=300))))
    file = File("objects/FOTO/a.dng", 1, "0" * 128)
    case.files.append(file)
    case.facts[file.path] = {"raw.sha256": "aa"}
    assert not PhotographMaster().accepts(file, case.order(file))
    ((rendition, path),) = _made(case, file, RawPreviewJpeg())
    assert rendition.facts["access.from"] == "embedded preview"
    with Image.open(path) as shown:
        assert shown.size == (100, 75)
