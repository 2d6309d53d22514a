"""Target shots with known faults: what is put in is found, and what is not there is not."""

import functools

import cv2
import numpy as np
import pytest
import tifffile
from PIL import Image

from heritage.contracts import Source
from heritage.errors import SourceUnreadable
from heritage.measure.target import shot
from heritage.measure.target.note import Setup, setup_for
from heritage.measure.target.target import TargetProbe
from heritage.model import File
from heritage.tools.picture.opening import Picture, decode
from places import SAMPLES, needs_shared
from samples.target import BOARD_MM, draw, icc, sheet, sidecar

PPI = 100


@functools.lru_cache(maxsize=32)
def drawn(**faults):
    pixels = draw(**{"ppi": PPI, **faults})
    pixels.flags.writeable = False
    return pixels


def seen(pixels, profile="eciRGB v2", **setup):
    embedded = icc(profile) if profile else b""
    return shot.measured(Picture(pixels, pixels.dtype.itemsize * 8, (PPI, PPI), embedded, b"", "tiff"), Setup(**setup))


def biggest(facts, name):
    return max(abs(v) for v in facts[name].values())


def test_a_perfect_shot_has_no_error():
    facts = seen(drawn(noise=0.4))
    assert facts["target.kind"] == "colorchecker-classic"
    assert facts["target.delta_e_mean"] < 0.05
    assert biggest(facts, "target.delta_e") < 0.1
    assert biggest(facts, "target.tone") < 0.05
    assert biggest(facts, "target.white_balance") < 0.05
    assert facts["target.gain"] == pytest.approx({"white – neutral 8": 1, "neutral 8 – neutral 6.5": 1}, abs=0.01)
    assert facts["target.ppi"] == pytest.approx(PPI, rel=0.002)


@pytest.mark.parametrize("bits", [8, 16])
@pytest.mark.parametrize("space", ["eciRGB v2", "Adobe RGB", "ProPhoto RGB"])
def test_a_colour_error_of_3_is_3(bits, space):
    facts = seen(drawn(delta_e=3.0, space=space, bits=bits), space)
    assert facts["target.delta_e_mean"] == pytest.approx(3.0, abs=0.1)
    assert biggest(facts, "target.delta_e") == pytest.approx(3.0, abs=0.15)


def test_srgb_cannot_hold_the_charts_cyan_and_only_that():
    facts = seen(drawn(space="sRGB"), "sRGB")
    off = {name for name, value in facts["target.delta_e"].items() if value > 0.2}
    assert off == {"cyan"}


@pytest.mark.parametrize("turn", [0, 3, 45, 90, 137, 180, 271, 356])
def test_the_chart_is_found_at_any_rotation(turn):
    facts = seen(drawn(rotation=turn, delta_e=1.0))
    assert facts["target.kind"] == "colorchecker-classic"
    assert facts["target.delta_e_mean"] == pytest.approx(1.0, abs=0.05), "every patch is taken for itself"
    assert facts["target.ppi"] == pytest.approx(PPI, rel=0.002)


def test_the_chart_is_found_in_moderate_perspective():
    pixels = drawn()
    high, wide = pixels.shape[:2]
    ground = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    leaning = ground + np.array([[90, 40], [-60, 10], [20, -30], [-10, -70]], np.float32)
    warped = cv2.warpPerspective(
        pixels, cv2.getPerspectiveTransform(ground, leaning), (wide, high), borderValue=(240,) * 3
    )
    facts = seen(warped)
    assert facts["target.kind"] == "colorchecker-classic"
    assert facts["target.delta_e_mean"] < 0.1


def test_a_shot_on_its_side_tells_across_from_down():
    squeezed = cv2.resize(drawn(rotation=90), None, fx=1.0, fy=0.9, interpolation=cv2.INTER_AREA)
    facts = seen(squeezed)
    assert facts["target.ppi_x"] == pytest.approx(PPI, rel=0.005)
    assert facts["target.ppi_y"] == pytest.approx(0.9 * PPI, rel=0.005)


@pytest.mark.parametrize("sigma", [0.5, 0.8, 1.2])
def test_sharpness_of_a_known_blur(sigma):
    facts = seen(drawn(blur_sigma=sigma, ppi=200))
    for way in ("horizontal", "vertical"):
        assert facts["target.mtf50"][way] == pytest.approx(0.18739 / sigma, rel=0.05)
        assert facts["target.mtf10"][way] == pytest.approx(0.34155 / sigma, rel=0.05)
        assert facts["target.efficiency"][way] == pytest.approx(min(1, 0.6831 / sigma), rel=0.05)
        assert facts["target.edges"][way] >= 4


def test_edges_may_be_named_by_the_delivery():
    """Shares of the picture about one edge of the first dark square."""
    facts = seen(drawn(blur_sigma=0.8, ppi=200), edges=[(0.047, 0.845, 0.027, 0.074), (0.083, 0.811, 0.067, 0.027)])
    assert facts["target.edges"] == {"horizontal": 1, "vertical": 1}
    assert facts["target.mtf50"]["horizontal"] == pytest.approx(0.2342, rel=0.05)


def test_sharpening_of_the_picture_is_seen():
    pixels = drawn(blur_sigma=0.9, noise=0.2)
    sharpened = cv2.addWeighted(pixels, 2.2, cv2.GaussianBlur(pixels, (0, 0), 1.5), -1.2, 0)
    assert biggest(seen(pixels), "target.overshoot") < 0.02
    assert biggest(seen(sharpened), "target.overshoot") > 0.08


@pytest.mark.parametrize("noise", [0.3, 0.9, 2.0])
def test_noise_is_what_was_put_in(noise):
    facts = seen(drawn(noise=noise, bits=16))
    assert list(facts["target.noise"].values()) == pytest.approx([noise] * 6, rel=0.05)


def test_a_tone_error_is_found_in_every_neutral():
    assert list(seen(drawn(tone=-2.5))["target.tone"].values()) == pytest.approx([-2.5] * 6, abs=0.05)


@pytest.mark.parametrize("gain", [0.85, 1.08])
def test_gain_is_found_in_the_highlights(gain):
    assert list(seen(drawn(gain=gain))["target.gain"].values()) == pytest.approx([gain] * 2, abs=0.01)


def test_a_white_balance_error_is_found():
    found = seen(drawn(white_balance=-3.5))["target.white_balance"]
    assert list(found.values()) == pytest.approx([3.5] * 6, abs=0.05)


@pytest.mark.parametrize(
    ("gains", "gamma"), [((1, 1, 1), 1.3), ((1, 1, 1), 0.7), ((1.15, 0.9, 0.55), 1.0), ((0.6, 0.6, 0.6), 1.0)]
)
def test_a_station_out_of_order_is_measured_and_not_taken_for_one_without_chart(gains, gamma):
    """Another tone curve, tungsten light, a stop too dark: the colours are not those that a chart is known by."""
    base = drawn(pitch_mm=60.0).astype(np.float64) / 255
    spoilt = (np.clip(base**gamma * gains, 0, 1) * 255).round().astype(np.uint8)
    facts = seen(spoilt, pitch_mm=60.0)
    assert facts["target.kind"] == "colorchecker-classic"
    assert facts["target.delta_e_mean"] > 5


@pytest.mark.parametrize("falloff", [0.0, 3.0, 6.0])
def test_evenness_of_a_white_sheet(falloff):
    facts = seen(sheet(1200, 900, falloff=falloff))
    assert facts["target.kind"] == "sheet"
    # A straight slope: the middles of the outer thirds are two thirds of the width apart.
    assert facts["target.uniformity"] == pytest.approx(falloff * 2 / 3, abs=0.1)


def test_a_wrong_sampling_rate_is_measured():
    pixels = drawn(ppi=200)
    assert seen(pixels)["target.ppi"] == pytest.approx(200, rel=0.002)
    assert seen(pixels)["target.ppi_tag"] == PPI


def test_a_small_chart_is_known_by_its_own_pitch():
    facts = seen(drawn(ppi=300, pitch_mm=11.0, blur_sigma=0.8), pitch_mm=11.0)
    assert facts["target.ppi"] == pytest.approx(300, rel=0.002)
    assert facts["target.mtf50"]["vertical"] == pytest.approx(0.2342, rel=0.05)


def test_without_a_profile_the_declared_space_counts():
    right, wrong = seen(drawn(), None, colour_space="eciRGB v2"), seen(drawn(), None)
    assert right["target.delta_e_mean"] < 0.05
    assert wrong["target.delta_e_mean"] > 2
    assert "taken as sRGB, which nobody declared" in wrong["target.profile"]


def covered(how_many):
    """A leaf over the first patches of the second row."""
    pixels = drawn().copy()
    pitch = 44 / 25.4 * PPI
    left, top = (BOARD_MM[0] - 279.4) / 2, 12.0
    x = (left + (279.4 - 5 * 44) / 2) / 25.4 * PPI - pitch / 2
    y = (top + (215.9 - 3 * 44) / 2) / 25.4 * PPI + pitch / 2
    pixels[int(y) : int(y + pitch), int(x) : int(x + how_many * pitch)] = (90, 120, 70)
    return pixels


@pytest.mark.parametrize("patches", [1, 2, 4])
def test_a_covered_chart_is_not_a_whole_one(patches):
    facts = seen(covered(patches))
    assert facts["target.kind"] not in {"colorchecker-classic"}
    assert "target.delta_e_mean" not in facts


def test_a_chart_that_is_cut_off_is_not_a_whole_one():
    pixels = drawn()
    facts = seen(np.ascontiguousarray(pixels[:, : int(pixels.shape[1] * 0.8)]))
    assert "target.delta_e_mean" not in facts


def test_a_picture_of_something_else_shows_no_target():
    random = np.random.default_rng(5)
    cloudy = cv2.resize(random.integers(0, 256, (30, 40, 3), dtype=np.uint8), (800, 600), interpolation=cv2.INTER_CUBIC)
    facts = seen(cloudy)
    assert facts["target.kind"] == "none"
    assert facts["target.reason"]


def test_a_page_of_print_is_no_edge_target():
    """Upright strokes only, at a slant, however many."""
    page = np.full((900, 900, 3), 235, np.uint8)
    for x in range(60, 840, 40):
        cv2.line(page, (x, 40), (x + 60, 860), (30, 30, 30), 12, cv2.LINE_AA)
    assert seen(page)["target.kind"] == "none"


def test_a_grey_shot_gives_sharpness_but_no_colour():
    facts = shot.measured(Picture(drawn()[..., 1].copy(), 8, None, b"", b"", "tiff"), Setup(colour_space="eciRGB v2"))
    assert "target.delta_e" not in facts
    assert facts["target.mtf50"]["horizontal"] == pytest.approx(0.3748, rel=0.05)


def test_a_picture_of_floats_is_refused():
    with pytest.raises(SourceUnreadable, match="float32"):
        shot.measured(Picture(np.zeros((9, 9, 3), np.float32), 32, None, b"", b"", "tiff"), Setup())


def measured_file(path):
    file = File(path.name, path.stat().st_size, "0" * 128)
    return TargetProbe().measure(Source(path, file))


def test_the_probe_reads_the_file_and_what_lies_beside_it(tmp_path):
    path = tmp_path / "shot.tif"
    tifffile.imwrite(
        path, drawn(ppi=300, pitch_mm=11.0), photometric="rgb", iccprofile=icc("eciRGB v2"), resolution=(400, 400)
    )
    assert measured_file(path)["target.ppi"] == pytest.approx(75, rel=0.01), "taken for a chart of full size"
    (tmp_path / "target.yaml").write_bytes(sidecar(11.0))
    facts = measured_file(path)
    assert facts["target.ppi"] == pytest.approx(300, rel=0.002)
    assert facts["target.delta_e_mean"] < 0.05
    assert "eciRGB v2" in facts["target.profile"]
    probe = TargetProbe()
    assert probe.accepts(File("objects/_targets/shot.TIF", 1, ""))
    assert not probe.accepts(File("objects/_targets/target.yaml", 1, ""))
    assert "OpenCV" in probe.tool()


def test_own_values_of_a_chart_are_used(tmp_path):
    (tmp_path / "a.target.yaml").write_text("lab: {red: [50.0, 40.0, 30.0]}\n")
    (tmp_path / "target.yaml").write_text("target: colorchecker-classic-2005\n")
    assert setup_for(tmp_path / "a.tif").chart().lab["red"] == (50, 40, 30)
    assert setup_for(tmp_path / "b.tif").chart().name == "colorchecker-classic-2005"


@pytest.mark.parametrize(
    "text",
    [
        "target: nobody-knows", "pitch: 44", "pitch_mm: -1", "- a list", "lab: {purpel: [1, 2, 3]}", "lab: {red: [1, 2]}",
        "a: &x 1\nb: *x", "{", "pitch_mm: !!python/object/apply:os.getcwd []", "#" * 70000, "edges: [[0, 0, 2, 1]]",
    ],
)  # fmt: skip
def test_a_wrong_target_yaml_refuses_the_shot_in_words(tmp_path, text):
    (tmp_path / "target.yaml").write_text(text)
    with pytest.raises(SourceUnreadable, match=r"target\.yaml"):
        setup_for(tmp_path / "shot.tif")


def test_a_board_that_does_not_fit_is_not_drawn():
    with pytest.raises(ValueError, match="needs"):
        draw(500, 300)


def test_the_drawing_is_the_same_every_time_and_wider_when_asked():
    assert np.array_equal(draw(None, 60, seed=4), draw(None, 60, seed=4))
    assert not np.array_equal(draw(None, 60, seed=4), draw(None, 60, seed=5))
    assert draw(900, 60).shape[1] == 900


@needs_shared
@pytest.mark.parametrize("name", ["colorchecker_classic.png", "colorchecker_mini.jpg"])
def test_photographed_charts_are_found_whichever_way_they_lie(name):
    facts = measured_file(SAMPLES / "photographs" / name)
    assert facts["target.kind"] == "colorchecker-classic"
    assert facts["target.delta_e_mean"] < 13, "a telephone's colours, but every patch is the right one"


@needs_shared
def test_a_photographed_chart_under_a_leaf_is_not_a_whole_one():
    facts = measured_file(SAMPLES / "photographs/colorchecker_covered.png")
    assert facts["target.kind"] == "none"


@needs_shared
def test_the_iso_12233_chart_gives_sharpness_both_ways():
    facts = measured_file(SAMPLES / "photographs/iso12233_chart.jpg")
    assert facts["target.kind"] == "edges"
    assert min(facts["target.mtf50"].values()) > 0.3


@needs_shared
def test_the_published_edge_within_the_probe(tmp_path):
    """A linear picture, so the profile that says so is embedded."""
    light = tifffile.imread(SAMPLES / "photographs/slanted_edge_16bit.tif")
    encoded = np.rint(np.cbrt(light / 65535) * 65535).astype(np.uint16)
    facts = shot.measured(
        Picture(encoded, 16, None, _grey_profile(3.0), b"", "tiff"), Setup(edges=[(0.0, 0.2, 1.0, 0.6)])
    )
    assert facts["target.mtf50"]["horizontal"] == pytest.approx(0.208, rel=0.02)


def _grey_profile(power):
    """A grey ICC profile whose curve is a plain power, made from the RGB one."""
    plain = icc("Adobe RGB").replace(b"RGB XYZ", b"GRAYXYZ").replace(b"rTRC", b"kTRC")
    return plain.replace(
        b"curv\0\0\0\0\0\0\0\1" + round(563 / 256 * 256).to_bytes(2, "big"),
        b"curv\0\0\0\0\0\0\0\1" + round(power * 256).to_bytes(2, "big"),
    )


def test_pillow_and_our_decoder_give_the_same_measurements(tmp_path):
    Image.fromarray(drawn()).save(tmp_path / "a.png", icc_profile=icc("eciRGB v2"))
    facts = shot.measured(decode(tmp_path / "a.png"), Setup())
    assert facts["target.delta_e"] == seen(drawn())["target.delta_e"]
