"""The lossless master: proved against the source, or not there."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
import tifffile
from PIL import Image

from faults.codecs import DropsProfile, OneSampleOff, OtherProfile
from heritage.contracts import Source
from heritage.errors import ConfigError, ProofFailed, SourceChanged
from heritage.model import File, Rendition, Role
from heritage.normalise.picture import lossless
from heritage.normalise.picture.master import LosslessJp2
from heritage.tools.picture import opening as picture
from heritage.tools.picture.jpeg2000 import boxes as jp2
from heritage.tools.picture.jpeg2000 import jpylyzer, openjpeg
from normalise.making import Case, srgb, typed
from places import SAMPLES, needs_shared

XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></x:xmpmeta>'
rng = np.random.default_rng(3)


def master(case: Case, file: File) -> list[Rendition]:
    normaliser, order = LosslessJp2(), case.order(file)
    if not normaliser.accepts(file, order):
        return []
    return list(normaliser.make(Source(case.place / file.path, file), order))


def noise(kind: type, *shape: int) -> np.ndarray:
    return rng.integers(0, np.iinfo(kind).max + 1, shape, dtype=kind)


@pytest.mark.parametrize(
    ("pixels", "icc"),
    [
        (noise(np.uint8, 53, 41, 3), srgb()),
        (noise(np.uint16, 53, 41, 3), srgb()),
        (noise(np.uint8, 53, 41), b""),
        (noise(np.uint16, 1, 7), b""),
    ],
)
def test_everything_that_came_is_in_the_master(tmp_path: Path, pixels: np.ndarray, icc: bytes) -> None:
    case = Case(tmp_path)
    file = case.add("0001.tif", pixels, ppi=400, icc=icc, xmp=XMP)
    (made,) = master(case, file)
    content = (case.folder / "master/0001.jp2").read_bytes()
    assert (made.path, made.role, made.puid, made.size) == ("master/0001.jp2", Role.MASTER, "x-fmt/392", len(content))
    assert made.sha512 == hashlib.sha512(content).hexdigest()
    assert made.proof.digest == case.facts[file.path]["pixels.sha256"] == picture.pixel_digest(pixels)
    found = jp2.read(content)
    assert (found.icc, found.xmp, found.ppi) == (icc, XMP, (400.0, 400.0))
    assert jpylyzer.examine(content).valid
    seen = cv2.imdecode(np.frombuffer(content, np.uint8), cv2.IMREAD_UNCHANGED)
    assert np.array_equal(seen[..., ::-1] if seen.ndim == 3 else seen, pixels)


def test_a_lossless_png_becomes_a_master_too(tmp_path: Path) -> None:
    case, pixels = Case(tmp_path), noise(np.uint8, 20, 30, 3)
    place = case.place / "objects/BOOK/0001.png"
    place.parent.mkdir(parents=True)
    Image.fromarray(pixels).save(place, dpi=(300, 300))
    (made,) = master(case, case.took("objects/BOOK/0001.png"))
    assert made.proof.digest == picture.pixel_digest(pixels)


def kept_as_it_came(name: str, place: Path) -> None:
    """Writes one of the kinds of file that no master is made of."""
    grey, rgb = noise(np.uint8, 40, 40), noise(np.uint8, 40, 40, 3)
    pillow = {
        "lossy.jpg": lambda: Image.fromarray(rgb).save(place),
        "lossy.tif": lambda: Image.fromarray(rgb).save(place, compression="jpeg"),
        "bitonal.tif": lambda: Image.fromarray(grey).convert("1").save(place, compression="group4"),
        "palette.tif": lambda: Image.fromarray(rgb).quantize(16).save(place),
        "cmyk.tif": lambda: Image.fromarray(rgb).convert("CMYK").save(place),
        "alpha.png": lambda: Image.fromarray(rgb).convert("RGBA").save(place),
        "float.tif": lambda: tifffile.imwrite(place, grey.astype(np.float32)),
        "pages.tif": lambda: tifffile.imwrite(place, np.stack([grey, grey]), photometric="minisblack"),
        "turned.tif": lambda: tifffile.imwrite(place, grey, extratags=[(274, 3, 1, 6, True)]),
        "table.tif": lambda: tifffile.imwrite(place, rgb, photometric="rgb", iccprofile=with_table()),
        "other_space.tif": lambda: tifffile.imwrite(place, grey, iccprofile=srgb()),
        "broken_xmp.tif": lambda: tifffile.imwrite(place, grey, extratags=[(700, 1, 9, b"<x:xmpmet", True)]),
    }
    pillow[name]()


def with_table() -> bytes:
    """A profile with a look-up table, which a JP2 of part 1 may not hold."""
    profile = srgb()
    return profile.replace(b"rTRC", b"A2B0", 1)


@pytest.mark.parametrize(
    "name",
    [
        "lossy.jpg", "lossy.tif", "bitonal.tif", "palette.tif", "cmyk.tif", "alpha.png", "float.tif", "pages.tif",
        "turned.tif", "table.tif", "other_space.tif", "broken_xmp.tif",
    ],
)  # fmt: skip
def test_what_a_jp2_cannot_hold_whole_is_kept_as_it_came(tmp_path: Path, name: str) -> None:
    case = Case(tmp_path)
    place = case.place / "objects/BOOK" / name
    place.parent.mkdir(parents=True)
    kept_as_it_came(name, place)
    assert master(case, case.took(f"objects/BOOK/{name}")) == []
    assert not case.folder.exists()


@pytest.mark.parametrize(
    ("module", "name", "double", "told"),
    [
        (openjpeg, "encode", OneSampleOff, "other samples"),
        (openjpeg, "encode", OtherProfile, "progression: wanted RPCL, found LRCP"),
        (jp2, "write", DropsProfile, "ICC profile"),
    ],
)
@pytest.mark.parametrize("kind", [np.uint8, np.uint16])
def test_a_wrong_master_never_appears(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: Any, name: str, double: type, told: str, kind: type
) -> None:
    case = Case(tmp_path)
    file = case.add("0001.tif", noise(kind, 30, 30, 3), icc=srgb())
    monkeypatch.setattr(module, name, double())
    with pytest.raises(ProofFailed, match=told):
        master(case, file)
    assert not [p for p in case.folder.rglob("*") if p.is_file()]


def test_pixels_that_changed_since_they_were_measured_are_not_copied(tmp_path: Path) -> None:
    case = Case(tmp_path)
    file = case.add("0001.tif", noise(np.uint8, 30, 30))
    tifffile.imwrite(case.place / file.path, noise(np.uint8, 30, 30))
    with pytest.raises(SourceChanged, match=r"0001\.tif"):
        master(case, file)


def test_a_resolution_that_was_lost_is_found(tmp_path: Path) -> None:
    case = Case(tmp_path)
    file = case.add("0001.tif", noise(np.uint8, 9, 9), ppi=300)
    opened = picture.decode(case.place / file.path)
    coding = openjpeg.Coding(quality=(20.0,), tile=1024)
    content = jp2.write(jp2.Jp2(9, 9, 1, 8, openjpeg.encode(opened.pixels, coding), ppi=(72.0, 300.0)))
    with pytest.raises(ProofFailed, match="ppi"):
        lossless.prove(content, opened, coding)


def test_the_policy_decides_whether_and_how(tmp_path: Path) -> None:
    case = Case(tmp_path, settings={})
    file = case.add("0001.tif", noise(np.uint8, 9, 9))
    assert master(case, file) == []
    case.settings = {"master": {"profile": "jp2-of-my-own"}}
    with pytest.raises(ConfigError, match="jp2-lossless"):
        master(case, file)


def test_grey_profiles_are_kept_with_grey(tmp_path: Path) -> None:
    grey = bytearray(srgb())
    grey[16:20] = b"GRAY"
    case = Case(tmp_path)
    (made,) = master(case, case.add("0001.tif", typed(["x"], (90, 60)), icc=bytes(grey)))
    assert jp2.read((case.folder / made.path).read_bytes()).icc == bytes(grey)


@needs_shared
def test_masters_of_real_scans(tmp_path: Path) -> None:
    case, accepted = Case(tmp_path), 0
    target = case.place / "objects/BOOK"
    target.mkdir(parents=True)
    for sample in sorted((SAMPLES / "paper").glob("*.tif")):
        (target / sample.name).write_bytes(sample.read_bytes())
        try:
            file = case.took(f"objects/BOOK/{sample.name}")
        except Exception:  # damaged on purpose; refused before a normaliser sees it
            continue
        for made in master(case, file):
            accepted += 1
            seen = openjpeg.decode(jp2.read((case.folder / made.path).read_bytes()).codestream)
            assert np.array_equal(seen, picture.decode(case.place / file.path).pixels)
    assert accepted > 0


def test_a_master_that_may_replace_says_who_else_read_the_file(tmp_path: Path) -> None:
    case = Case(tmp_path, settings={"master": {"profile": "jp2-lossless", "original": "replace"}})
    (made,) = master(case, case.add("0001.tif", noise(np.uint16, 53, 41, 3)))
    assert "OpenCV" in str(made.facts["master.second_reader"])
    assert "reads the same samples" in made.proof.method
    small, full = noise(np.uint8, 40, 40), noise(np.uint8, 400, 400)
    place = case.place / "objects/BOOK/0002.tif"
    tifffile.imwrite(place, small, subfiletype=1)
    tifffile.imwrite(place, full, append=True)
    (made,) = master(case, case.took("objects/BOOK/0002.tif"))
    assert made.facts["master.second_reader"] == ""  # libtiff shows the preview
    assert "the original stays" in made.proof.method
