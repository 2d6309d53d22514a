"""Colour arithmetic against published numbers, and ICC profiles against LittleCMS and against the spaces they stand for."""

import io
import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from heritage.measure.picture.colour import (
    D50,
    SPACES,
    delta_e_2000,
    delta_e_ab,
    lab,
    lightness,
    luminance,
    space_named,
    xyz,
)
from heritage.measure.picture.profile import profile_of
from heritage.measure.target.chart import chart_named, chart_names
from samples.profile import icc

# Sharma, Wu, Dalal, "The CIEDE2000 Color-Difference Formula", Color Research & Application 30 (2005), table 1.
SHARMA = """
50 2.6772 -79.7751 50 0 -82.7485 2.0425
50 3.1571 -77.2803 50 0 -82.7485 2.8615
50 2.8361 -74.0200 50 0 -82.7485 3.4412
50 -1.3802 -84.2814 50 0 -82.7485 1.0000
50 -1.1848 -84.8006 50 0 -82.7485 1.0000
50 -0.9009 -85.5211 50 0 -82.7485 1.0000
50 0 0 50 -1 2 2.3669
50 -1 2 50 0 0 2.3669
50 2.4900 -0.0010 50 -2.4900 0.0009 7.1792
50 2.4900 -0.0010 50 -2.4900 0.0010 7.1792
50 2.4900 -0.0010 50 -2.4900 0.0011 7.2195
50 2.4900 -0.0010 50 -2.4900 0.0012 7.2195
50 -0.0010 2.4900 50 0.0009 -2.4900 4.8045
50 -0.0010 2.4900 50 0.0010 -2.4900 4.8045
50 -0.0010 2.4900 50 0.0011 -2.4900 4.7461
50 2.5 0 50 0 -2.5 4.3065
50 2.5 0 73 25 -18 27.1492
50 2.5 0 61 -5 29 22.8977
50 2.5 0 56 -27 -3 31.9030
50 2.5 0 58 24 15 19.4535
50 2.5 0 50 3.1736 0.5854 1.0000
50 2.5 0 50 3.2972 0 1.0000
50 2.5 0 50 1.8634 0.5757 1.0000
50 2.5 0 50 3.2592 0.3350 1.0000
60.2574 -34.0099 36.2677 60.4626 -34.1751 39.4387 1.2644
63.0109 -31.0961 -5.8663 62.8187 -29.7946 -4.0864 1.2630
61.2901 3.7196 -5.3901 61.4292 2.2480 -4.9620 1.8731
35.0831 -44.1164 3.7933 35.0232 -40.0716 1.5901 1.8645
22.7233 20.0904 -46.6940 23.0331 14.9730 -42.5619 2.0373
36.4612 47.8580 18.3852 36.2715 50.5065 21.2231 1.4146
90.8027 -2.0831 1.4410 91.1528 -1.6435 0.0447 1.4441
90.9257 -0.5406 -0.9208 88.6381 -0.8985 -0.7239 1.5381
6.7747 -0.2908 -2.4247 5.8714 -0.0985 -2.2286 0.6377
2.0776 0.0795 -1.1350 0.9033 -0.0636 -0.5514 0.9082
"""
PAIRS = np.array([[float(v) for v in line.split()] for line in SHARMA.split("\n") if line])


def test_ciede2000_gives_all_34_published_differences():
    assert len(PAIRS) == 34
    found = delta_e_2000(PAIRS[:, :3], PAIRS[:, 3:6])
    assert np.abs(found - PAIRS[:, 6]).max() < 5.1e-5
    assert np.allclose(found, delta_e_2000(PAIRS[:, 3:6], PAIRS[:, :3]), atol=5e-5), "it is the same both ways"


def test_delta_e_ab_is_the_distance():
    assert float(delta_e_ab([50, 3, 4], [50, 0, 0])) == pytest.approx(5)


@given(st.floats(0.5, 99.5), st.floats(-100, 100), st.floats(-100, 100))
def test_lab_to_xyz_and_back(light, a, b):
    assert np.allclose(lab(xyz([light, a, b])), [light, a, b], atol=1e-8)


def test_lightness_of_known_greys():
    assert lightness(0.18418651851244416) == pytest.approx(50)
    assert lightness(1.0) == pytest.approx(100)
    assert luminance(8.0) == pytest.approx(0.008856451679)


@pytest.mark.parametrize("name", SPACES)
def test_white_of_every_space_is_d50(name):
    assert np.allclose(SPACES[name].matrix().sum(axis=1), D50, atol=1e-12)


def test_the_matrix_of_srgb_is_the_published_one():
    """sRGB under D50, Bradford: Lindbloom's table, whose white has Z = 0.82521 where the ICC has 0.8249."""
    wanted = [[0.4360747, 0.3850649, 0.1430804], [0.2225045, 0.7168786, 0.0606169], [0.0139322, 0.0971045, 0.7141733]]
    assert np.allclose(SPACES["sRGB"].matrix(), wanted, atol=4e-4)


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("eciRGB_v2.icc", "eciRGB v2"), ("sRGB IEC61966-2.1", "sRGB"), ("AdobeRGB1998", "Adobe RGB"),
        ("ProPhoto", "ProPhoto RGB"), ("ROMM RGB", "ProPhoto RGB"),
    ],
)  # fmt: skip
def test_spellings_of_spaces(spelling, name):
    assert space_named(spelling).name == name


def test_a_name_that_is_no_space():
    assert space_named("Epson V850 2019") is None


SAMPLES = np.random.default_rng(1).integers(0, 65536, (4000, 3), dtype=np.uint16)


@pytest.mark.parametrize("name", SPACES)
def test_a_profile_gives_the_colours_of_its_space(name):
    exact = lab(SPACES[name].linear(SAMPLES / 65535) @ SPACES[name].matrix().T)
    assert delta_e_ab(profile_of(icc(name), 3).lab(SAMPLES), exact).max() < 0.1


def test_a_parametric_v4_profile_reads_as_the_tables_do():
    """LittleCMS's own sRGB is ICC v4 with a parametric curve; ours is v2 with a table."""
    built_in = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert b"para" in built_in
    one, other = profile_of(built_in, 3).lab(SAMPLES), profile_of(icc("sRGB"), 3).lab(SAMPLES)
    assert delta_e_ab(one, other).max() < 0.05


def test_littlecms_agrees_about_our_profiles():
    """Relative colorimetric to 8-bit Lab, where half a step is 0.2 L* and 0.5 a*, b*; its own 8-bit arithmetic adds as much."""
    pixels = (SAMPLES >> 8).astype(np.uint8)
    for name in ("sRGB", "Adobe RGB", "eciRGB v2"):
        source = ImageCms.ImageCmsProfile(io.BytesIO(icc(name)))
        change = ImageCms.buildTransform(
            source, ImageCms.createProfile("LAB"), "RGB", "LAB", ImageCms.Intent.RELATIVE_COLORIMETRIC
        )
        theirs = np.asarray(change.apply(Image.fromarray(pixels[:, None]))).reshape(-1, 3)
        light = theirs[:, 0] * (100 / 255)
        ours = profile_of(icc(name), 3).lab(pixels)
        inside = np.abs(ours[:, 1:]).max(axis=1) < 125
        gap = np.abs(light - ours[:, 0]), np.abs(theirs[:, 1:].astype(np.int8) - ours[:, 1:])
        assert gap[0][inside].max() < 0.45
        assert gap[1][inside].max() < 1.0


def test_a_table_profile_goes_through_littlecms_and_says_so():
    plain = icc("sRGB").replace(b"RGB XYZ ", b"RGB Lab ")
    with_table = _with_tag(plain, b"A2B0", _identity_table())
    profile = profile_of(with_table, 3)
    assert "tables, by LittleCMS in 8 bits" in profile.basis
    light = profile.light(np.array([[[0, 0, 0], [255, 255, 255]]], np.uint8))
    assert light[0, 0] < 0.01
    assert light[0, 1] > 0.99


def test_16_bits_are_kept():
    """Two values that 8 bits cannot tell apart are different light."""
    dark, lighter = profile_of(icc("eciRGB v2"), 3).light(np.array([[30000] * 3, [30010] * 3], np.uint16))
    assert lighter > dark


@pytest.mark.parametrize(
    ("mangle", "reason"),
    [
        (lambda b: b[:100], "no ICC header"), (lambda b: b.replace(b"acsp", b"xxxx"), "no ICC header"),
        (lambda b: b[:128] + struct.pack(">I", 90000) + b[132:], "does not fit"),
        (lambda b: b[:1200], "outside"), (lambda b: b.replace(b"rXYZ", b"zXYZ"), "missing"),
        (lambda b: b.replace(b"RGB XYZ", b"CMYKXYZ"), "CMYK"), (lambda b: b.replace(b"curv", b"crvv"), ""),
    ],
)  # fmt: skip
def test_a_broken_profile_is_named_and_not_used(mangle, reason):
    profile = profile_of(mangle(icc("sRGB")), 3, declared="eciRGB v2")
    assert "not usable" in profile.basis
    assert reason in profile.basis
    assert profile.name == "eciRGB v2"


def test_without_a_profile_the_declared_space_is_taken_and_else_srgb():
    assert profile_of(b"", 3, "Adobe RGB (1998)").name == "Adobe RGB"
    nobody = profile_of(b"", 3)
    assert nobody.name == "sRGB"
    assert "nobody declared" in nobody.basis


@given(st.binary(max_size=300))
def test_no_bytes_make_the_reader_fall(noise):
    assert profile_of(noise, 3).channels == 3
    assert profile_of(icc("sRGB")[:140] + noise, 3).channels == 3


def test_icc_is_the_same_every_time_and_littlecms_opens_it():
    for name in SPACES:
        assert icc(name) == icc(name)
        opened = ImageCms.ImageCmsProfile(io.BytesIO(icc(name)))
        assert ImageCms.getProfileDescription(opened).startswith(name)
        assert opened.profile.version == pytest.approx(2.4)


@pytest.mark.parametrize("name", sorted(set(chart_names()) - {"colorchecker-sg", "grey-wedge"}))
def test_the_charts_data(name):
    """24 patches, the last six of them the neutrals from white to black."""
    chart = chart_named(name)
    assert len(chart.lab) == chart.rows * chart.columns == 24
    assert list(chart.lab)[18:] == list(chart.neutrals)
    lights = [chart.lab[n][0] for n in chart.neutrals]
    assert lights == sorted(lights, reverse=True)
    assert max(np.hypot(*chart.lab[n][1:]) for n in chart.neutrals) < 3.5


def test_before_and_after_2014_differ_as_published():
    old, new = chart_named("colorchecker-classic-2005"), chart_named("colorchecker-classic")
    off = delta_e_2000(list(old.lab.values()), list(new.lab.values()))
    assert 0.5 < off.mean() < 2
    assert off.max() < 4


def _with_tag(profile, signature, content):
    """The profile with one more tag: every offset moves by the twelve bytes of the new row."""
    count = struct.unpack_from(">I", profile, 128)[0]
    rows = [struct.unpack_from(">4sII", profile, 132 + 12 * i) for i in range(count)]
    table = b"".join(struct.pack(">4sII", s, o + 12, n) for s, o, n in rows)
    table += struct.pack(">4sII", signature, len(profile) + 12, len(content))
    whole = profile[:128] + struct.pack(">I", count + 1) + table + profile[132 + 12 * count :] + content
    return struct.pack(">I", len(whole)) + whole[4:]


def _identity_table():
    """An `mft1` that takes RGB to greys in Lab: of no use for colour, but a table all the same."""
    grid = np.array([[[[255 * (r + g + b) / 3, 128, 128] for b in (0, 1)] for g in (0, 1)] for r in (0, 1)])
    ramp = bytes(range(256)) * 3
    matrix = struct.pack(">9i", *(65536 * v for v in (1, 0, 0, 0, 1, 0, 0, 0, 1)))
    return b"mft1\0\0\0\0" + bytes([3, 3, 2, 0]) + matrix + ramp + grid.astype(np.uint8).tobytes() + ramp
