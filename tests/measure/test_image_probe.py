from __future__ import annotations

import io
import struct
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image, ImageCms

from heritage.measure.picture import icc
from heritage.measure.picture.image import ImageProbe
from heritage.tools.picture import opening as picture
from measure.drawing import measured, noisy, save, source, text_page

PROBE = ImageProbe()


def scene(height: int = 600, width: int = 800, seed: int = 3) -> np.ndarray:
    """Something like a photograph: soft shapes with fine detail and grain, 16-bit grey."""
    chance = np.random.default_rng(seed)
    soft = cv2.GaussianBlur(chance.normal(0, 1, (height, width)), (0, 0), 8) * 9000 * 8
    fine = cv2.GaussianBlur(chance.normal(0, 1, (height, width)), (0, 0), 0.8) * 3000
    return np.clip(30000 + soft + fine + chance.normal(0, 200, (height, width)), 500, 65000).astype(np.uint16)


@pytest.mark.parametrize("sigma", [1.0, 3.0, 8.0])
def test_noise_is_known_to_a_tenth(tmp_path: Path, sigma: float) -> None:
    facts = measured(PROBE, tmp_path, noisy(text_page(), sigma))
    assert facts["pixels.noise"] == pytest.approx(sigma, rel=0.1, abs=0.1)


def test_clipped_shares_are_counted_per_channel_inside_the_border(tmp_path: Path) -> None:
    page = np.full((1000, 1000, 3), 128, np.uint8)
    page[:50] = 255  # the border does not count
    page[100:190, 50:950, 0] = 255  # 90 of 900 rows
    page[300:345, 50:950, 2] = 0
    facts = measured(PROBE, tmp_path, page)
    assert facts["pixels.clipped_high"] == pytest.approx([0.1, 0, 0], abs=2e-3)
    assert facts["pixels.clipped_low"] == pytest.approx([0, 0, 0.05], abs=2e-3)


def dithered(pixels: np.ndarray, most: int) -> np.ndarray:
    """With evenly spread noise of at most so many of 65,535."""
    noise = np.random.default_rng(5).integers(-most, most + 1, pixels.shape)
    return np.clip(pixels.astype(int) + noise, 0, 65535).astype(np.uint16)


def labelled(pixels: np.ndarray) -> np.ndarray:
    """With a small label on it that uses all bits."""
    pixels = pixels.copy()
    pixels[10:30, 10:200] = np.random.default_rng(6).integers(0, 65536, (20, 190))
    return pixels


@pytest.mark.parametrize(
    ("make", "bits"),
    [
        (lambda s: s, 16),
        (lambda s: (s >> 8) << 8, 8),
        (lambda s: (s >> 8) * 257, 8),
        (lambda s: (s >> 4) << 4, 12),
        (lambda s: (np.linspace(0, 1, 256) ** 2.2 * 65535).astype(np.uint16)[s >> 8], 8),
        (lambda s: dithered((s >> 8) * 257, 3), 8),
        (lambda s: dithered((s >> 8) * 257, 60), 8),
        (lambda s: dithered((s >> 8) << 8, 40), 8),
        (lambda s: labelled((s >> 8) * 257), 8),
        (lambda s: labelled((s >> 4) << 4), 12),
        (lambda s: np.where(s > 33000, 65535, s).astype(np.uint16), 16),
    ],
    ids=[
        *(
            "true 16",
            "shifted",
            "doubled",
            "12 shifted",
            "8 through a curve",
            "doubled with a little noise",
            "doubled with noise",
        ),
        *("shifted with noise", "doubled with a label", "12 shifted with a label", "true 16 with a white ground"),
    ],
)
def test_the_bits_really_used_are_counted(tmp_path: Path, make: object, bits: int) -> None:
    facts = measured(PROBE, tmp_path, make(scene()))  # type: ignore[operator]
    assert facts["pixels.bits_used"] == bits
    assert facts["pixels.shifted"] is (bits < 16)


def test_a_lamp_is_told_from_a_hot_pixel(tmp_path: Path) -> None:
    black = noisy(np.full((600, 800), 4, np.uint8), 1)
    spots = np.random.default_rng(2).integers(20, 580, (40, 2))
    hot, night = black.copy(), black.copy()
    hot[spots[:, 0], spots[:, 1]] = 255
    for y, x in spots[:8]:
        cv2.circle(night, (int(x), int(y)), 5, 220, -1)
    assert measured(PROBE, tmp_path, hot)["pixels.lights"] < 0.05
    assert measured(PROBE, tmp_path, night)["pixels.lights"] > 0.8


def test_an_enlarged_picture_has_no_energy_near_nyquist(tmp_path: Path) -> None:
    whole = (scene() >> 8).astype(np.uint8)
    enlarged = np.asarray(Image.fromarray(whole[:300, :400]).resize((800, 600), Image.Resampling.BICUBIC))
    real, made = (measured(PROBE, tmp_path, pixels) for pixels in (whole, enlarged))
    assert made["pixels.nyquist"] < 0.25 * real["pixels.nyquist"]
    assert (real["pixels.enlarged"], made["pixels.enlarged"]) == (False, True)


@pytest.mark.parametrize("factor", [1.5, 3])
@pytest.mark.parametrize("kernel", [Image.Resampling.BILINEAR, Image.Resampling.BICUBIC])
def test_any_enlargement_leaves_an_even_beat(tmp_path: Path, factor: float, kernel: Image.Resampling) -> None:
    whole = Image.fromarray((scene(1200, 1600) >> 8).astype(np.uint8))
    size = (int(1600 * factor), int(1200 * factor))
    assert measured(PROBE, tmp_path, np.asarray(whole.resize(size, kernel)))["pixels.interpolated"] >= 40


def test_a_printers_screen_and_a_reduced_picture_are_not_taken_for_enlarged(tmp_path: Path) -> None:
    whole = (scene(1200, 1600) >> 8).astype(np.uint8)
    y, x = np.indices(whole.shape)
    waves = [np.cos(2 * np.pi * (x + way * y) / 2**0.5 / 9) for way in (1, -1)]  # a screen of 45°, 9 pixels wide
    dots = np.where(whole > 127 + 60 * sum(waves), 225.0, 25.0)
    screened = cv2.GaussianBlur(dots, (0, 0), 1) + np.random.default_rng(1).normal(0, 2, whole.shape)
    reduced = cv2.resize(whole, None, fx=0.75, fy=0.75, interpolation=cv2.INTER_AREA)
    for pixels in (whole, np.clip(screened, 0, 255), reduced):
        facts = measured(PROBE, tmp_path, np.asarray(pixels, np.uint8))
        assert facts["pixels.interpolated"] < 60
        assert not facts["pixels.enlarged"]


def test_a_blurred_page_is_less_sharp(tmp_path: Path) -> None:
    sharp = measured(PROBE, tmp_path, text_page())["pixels.sharpness"]
    soft = measured(PROBE, tmp_path, cv2.GaussianBlur(text_page(), (0, 0), 3))["pixels.sharpness"]
    assert soft < 0.4 * sharp


def distance(first: object, second: object) -> int:
    return (int(str(first), 16) ^ int(str(second), 16)).bit_count()


def test_the_fingerprint_knows_a_second_scan_and_tells_pages_apart(tmp_path: Path) -> None:
    first = measured(PROBE, tmp_path, noisy(text_page(seed=1), 2))["pixels.phash"]
    again = measured(PROBE, tmp_path, noisy(np.roll(text_page(seed=1), 3, axis=0), 2, seed=9))["pixels.phash"]
    other = measured(PROBE, tmp_path, text_page(seed=2, lines=33))["pixels.phash"]
    assert len(str(first)) == 64
    assert distance(first, again) <= 40 < distance(first, other)


def test_the_digest_is_of_the_pixels_not_of_the_file(tmp_path: Path) -> None:
    pixels = scene()
    digests = {
        measured(PROBE, tmp_path, pixels, **options)["pixels.sha256"]
        for options in ({}, {"compression": "deflate"}, {"byteorder": ">"}, {"tile": (64, 64)}, {"ppi": 72})
    }
    assert digests == {picture.pixel_digest(pixels)}
    other = pixels.copy()
    other[0, 0] += 1
    assert measured(PROBE, tmp_path, other)["pixels.sha256"] not in digests
    assert picture.pixel_digest(pixels) != picture.pixel_digest(pixels.reshape(-1, 400))


def test_mean_spread_and_ends(tmp_path: Path) -> None:
    page = np.full((400, 400), 51, np.uint8)
    page[:, 200:] = 204
    facts = measured(PROBE, tmp_path, page)
    assert facts["pixels.mean"] == pytest.approx(0.5, abs=0.001)
    assert facts["pixels.spread"] == pytest.approx(0.3, abs=0.001)
    assert (facts["pixels.dark"], facts["pixels.bright"]) == (0.2, 0.8)


def test_what_the_file_says_is_told(tmp_path: Path) -> None:
    facts = measured(PROBE, tmp_path, scene(), ppi=400, compression="lzw")
    told = {
        n: facts[f"image.{n}"] for n in ("format", "width", "height", "bits", "colour", "compression", "ppi_x", "pages")
    }
    assert told == {
        "format": "tiff", "width": 800, "height": 600, "bits": 16, "colour": "grey", "compression": "lzw", "ppi_x": 400.0,
        "pages": 1,
    }  # fmt: skip


def profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def test_a_profile_is_read(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.new("RGB", (64, 64), "grey").save(out, "TIFF", icc_profile=profile())
    path = tmp_path / "p.tif"
    path.write_bytes(out.getvalue())
    facts = PROBE.measure(source(path))
    assert facts["icc.present"] is True
    assert (facts["icc.class"], facts["icc.space"]) == ("mntr", "RGB")
    assert "sRGB" in str(facts["icc.name"])
    assert "icc.broken" not in facts


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (lambda p: p[:100], "header alone"),
        (lambda p: p[:-50], "are there"),
        (lambda p: p[:36] + b"xxxx" + p[40:], "acsp"),
        (lambda p: p[:140] + struct.pack(">I", 1 << 30) + p[144:], "ends beyond"),
        (lambda p: struct.pack(">I", 132) + p[4:128] + bytes(4), "has no rTRC tag"),
        (lambda p: p.replace(b"gTRC", b"zTRC"), "has no gTRC tag"),
        (lambda p: p.replace(b"bXYZ", b"zXYZ"), "has no bXYZ tag"),
        (lambda p: p.replace(b"para", b"junk").replace(b"curv", b"junk"), "of no known type"),
    ],
)
def test_a_damaged_profile_says_why(damage: object, reason: str) -> None:
    assert reason in str(icc.facts(damage(profile()))["icc.broken"])  # type: ignore[operator]


def test_alpha_that_says_nothing_is_told_from_alpha_that_does(tmp_path: Path) -> None:
    pixels = np.dstack([text_page(300, 300)] * 3 + [np.full((300, 300), 255, np.uint8)])
    assert measured(PROBE, tmp_path, pixels, extrasamples=["unassalpha"])["image.alpha_constant"] is True
    pixels[5, 5, 3] = 0
    assert measured(PROBE, tmp_path, pixels, extrasamples=["unassalpha"])["image.alpha_constant"] is False


def test_the_file_is_decoded_once_for_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from heritage.measure.page.page import PageProbe
    from heritage.tools.picture.tiff import reading as picture_tiff

    calls = []
    read = picture_tiff.read
    monkeypatch.setattr(picture_tiff, "read", lambda *a: calls.append(a) or read(*a))
    opened = source(save(tmp_path / "page.tif", text_page()))
    ImageProbe().measure(opened)
    PageProbe().measure(opened)
    assert len(calls) == 1
