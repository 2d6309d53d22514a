"""Rims, halos, film base, embedded blocks and camera raw: what is put into a drawn picture is found in it."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from heritage.contracts import Source
from heritage.errors import SourceUnreadable
from heritage.measure.picture import blocks, grey, halo, polarity
from heritage.measure.picture.photograph import PhotographProbe
from heritage.measure.picture.raw import PictureProbe, RawProbe
from heritage.model import File
from heritage.tools.picture import raw
from heritage.tools.picture.opening import decode
from samples.photo import faults as photo_faults
from samples.photo import files as photo_files
from samples.photo import scenes
from samples.photo.files import Capture
from samples.photo.scenes import Look, Photograph

VIEW = Photograph(5, 720, 560, Look.SEPIA)


def _file(tmp_path: Path, content: bytes, name: str = "a.tif") -> Path:
    (tmp_path / name).write_bytes(content)
    return tmp_path / name


def _source(path: Path) -> Source:
    return Source(path, File(f"objects/{path.name}", path.stat().st_size, "00"))


@pytest.mark.parametrize(("amount", "least", "most"), [(0.0, 0.0, 0.05), (0.6, 0.03, 0.2), (1.5, 0.13, 0.5)])
def test_halos_grow_with_sharpening(amount: float, least: float, most: float) -> None:
    linear = scenes.light(VIEW)
    sharpened = np.clip(linear + amount * (linear - cv2.GaussianBlur(linear, (0, 0), 1.4)), 0.003, 0.96)
    pixels = np.asarray(scenes.encoded(sharpened.astype(np.float32), 8), np.uint8)
    found = halo.overshoot(np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8))
    assert found is not None
    assert least <= found <= most


def test_a_step_with_a_known_overshoot() -> None:
    row = np.full(600, 60.0)
    for edge in range(50, 600, 100):  # steps of 100 levels, up and down, with 20 levels beyond on either side
        row[edge : edge + 50] = 160
        row[[edge, edge + 49]] = 180
        row[[edge - 1, (edge + 50) % 600]] = 40
    picture = np.repeat(np.rint(row).astype(np.uint8)[None], 64, axis=0)
    assert halo.overshoot(picture) == pytest.approx(0.2, abs=0.01)


def test_without_edges_nothing_is_said() -> None:
    ramp = np.repeat(np.linspace(30, 220, 600).astype(np.uint8)[None], 300, axis=0)
    assert halo.overshoot(ramp) is None


def _rim(linear: scenes.Light) -> str:
    pixels = np.asarray(scenes.encoded(linear, 8), np.uint8)
    return polarity.rim(pixels if pixels.ndim == 2 else np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8))


def test_the_rim_of_a_film_and_of_its_inversion() -> None:
    film = scenes.negative(scenes.light(Photograph(7, 720, 560, Look.GREY)))
    assert _rim(film) == "bright"
    assert _rim(np.asarray(1 - film, np.float32)) == "dark"
    assert _rim(scenes.light(Photograph(7, 720, 560, Look.GREY))) == "none"


def _framed(linear: scenes.Light, level: float, share: float = 0.05) -> scenes.Light:
    side = round(share * min(linear.shape[:2]))
    wide = ((side, side), (side, side), (0, 0))[: linear.ndim]
    return np.pad(linear, wide, constant_values=level).astype(np.float32)


@pytest.mark.parametrize("seed", [7, 19])
@pytest.mark.parametrize("level", [0.001, 0.97], ids=["in a holder", "on a light table"])
def test_what_lies_around_the_film_is_not_its_rim(seed: int, level: float) -> None:
    film = _framed(scenes.negative(scenes.light(Photograph(seed, 720, 560, Look.GREY))), level)
    assert _rim(film) == "bright"
    assert _rim(np.asarray(1 - film, np.float32)) == "dark"


def _colour(tmp_path: Path, linear: scenes.Light) -> dict[str, object]:
    path = _file(tmp_path, photo_files.tiff(scenes.encoded(linear), Capture()))
    return dict(polarity.facts(decode(path), grey.reduced(_source(path))[0]))


MASK = np.array([0.85, 0.30, 0.12], np.float32)
"""What the base of a colour negative lets through, linear."""


@pytest.mark.parametrize("holder", [None, 0.001])
@pytest.mark.parametrize("seed", [8, 12])
def test_the_orange_of_a_colour_negative(tmp_path: Path, seed: int, holder: float | None) -> None:
    film = np.asarray(scenes.negative(scenes.light(Photograph(seed, 720, 560, Look.COLOUR))) * MASK, np.float32)
    facts = _colour(tmp_path, film if holder is None else _framed(film, holder))
    assert facts == {"photo.rim": "bright", "photo.orange": True, "photo.one_tone": False}


def test_a_red_subject_does_not_hide_the_orange_of_the_film(tmp_path: Path) -> None:
    positive = scenes.light(Photograph(8, 720, 560, Look.COLOUR))
    positive[200:400, 200:500] = (0.7, 0.03, 0.02)  # in the negative: less red than blue
    facts = _colour(tmp_path, np.asarray(scenes.negative(positive) * MASK, np.float32))
    assert (facts["photo.rim"], facts["photo.orange"]) == ("bright", True)


@pytest.mark.parametrize("paper", [(0.6, 0.33, 0.10), (0.55, 0.28, 0.09)])
def test_a_yellowed_print_is_of_one_tone(tmp_path: Path, paper: tuple[float, float, float]) -> None:
    view = scenes.light(Photograph(8, 720, 560, Look.GREY))[..., None] ** np.array([0.9, 1, 1.15], np.float32)
    facts = _colour(tmp_path, np.asarray(_framed(view, 1.0) * np.array(paper, np.float32), np.float32))
    assert (facts["photo.rim"], facts["photo.orange"], facts["photo.one_tone"]) == ("bright", True, True)


def test_prints_in_colour_and_sepia_are_not_orange(tmp_path: Path) -> None:
    assert _colour(tmp_path, scenes.light(Photograph(8, 720, 560, Look.COLOUR)))["photo.orange"] is False
    assert _colour(tmp_path, scenes.light(VIEW))["photo.orange"] is False


def test_the_largest_block_is_named(tmp_path: Path) -> None:
    plain = _file(tmp_path, photo_faults.scan(VIEW, Capture(said={"dc:title": "x" * 5000})))
    assert blocks.largest(plain, "tiff")[0] in {"XMP", "IPTC"}
    swollen = _file(tmp_path, photo_faults.scan(VIEW, Capture(comment=b"ASCII\0\0\0" + b"h" * 1_000_000)))
    name, size = blocks.largest(swollen, "tiff")
    assert (name, size) == ("UserComment", 1_000_008)


def test_a_jpegs_segments_are_added_up(tmp_path: Path) -> None:
    whole = photo_files.jpeg(np.zeros((16, 16, 3), np.uint8), 300)
    comment = b"\xff\xfe" + (60_002).to_bytes(2, "big") + b"c" * 60_000
    path = _file(tmp_path, whole[:2] + comment * 3 + whole[2:], "a.jpg")
    assert blocks.largest(path, "jpeg") == ("comment", 180_006)


def test_the_probe_tells_all_of_it(tmp_path: Path) -> None:
    facts = PhotographProbe().measure(_source(_file(tmp_path, photo_faults.film(3, inverted=False))))
    assert facts["photo.rim"] == "bright"
    assert "photo.orange" not in facts  # grey has no orange


class TestRaw:
    def test_a_dng_is_read_and_shown(self, tmp_path: Path) -> None:
        path = _file(tmp_path, photo_files.dng(photo_faults.encoded16(VIEW)), "a.dng")
        facts = RawProbe().measure(_source(path))
        assert (facts["raw.width"], facts["raw.height"], facts["raw.pattern"]) == (720, 560, "RGGB")
        assert (facts["raw.preview"], facts["raw.preview_width"]) == ("embedded", 180)

    def test_the_preview_shows_the_picture(self, tmp_path: Path) -> None:
        samples = photo_faults.encoded16(VIEW)
        seen, how = raw.preview(_file(tmp_path, photo_files.dng(samples), "a.dng"))
        small = cv2.resize((samples >> 8).astype(np.uint8), (180, 140), interpolation=cv2.INTER_AREA)
        assert how == "embedded"
        assert float(np.abs(seen.pixels.astype(int) - small).mean()) < 4

    @pytest.mark.parametrize("keep", [0.0, 0.001, 0.5])
    def test_what_is_cut_or_no_raw_is_refused_in_words(self, tmp_path: Path, keep: float) -> None:
        whole = photo_files.dng(photo_faults.encoded16(VIEW))
        path = _file(tmp_path, whole[: int(len(whole) * keep)] or b"not a camera's file" * 99, "a.nef")
        with pytest.raises(
            SourceUnreadable, match=r"a\.nef: (no raw file that LibRaw can read: \w+|cut off: it names data up to)"
        ):
            RawProbe().measure(_source(path))

    def test_a_raw_is_no_picture_for_the_image_probe(self) -> None:
        dng, tif = File("objects/a.DNG", 1, "0"), File("objects/a.tif", 1, "0")
        assert (PictureProbe().accepts(dng), RawProbe().accepts(dng)) == (False, True)
        assert (PictureProbe().accepts(tif), RawProbe().accepts(tif)) == (True, False)
        assert not PhotographProbe().accepts(dng)


def test_grey_of_sixteen_bits_is_what_the_probes_share(tmp_path: Path) -> None:
    source = _source(_file(tmp_path, photo_faults.film(3, inverted=True)))
    assert polarity.rim(grey.reduced(source)[0]) == "dark"
