"""Sharpness of edges whose blur is known, in numbers; and what must be refused."""

import math

import numpy as np
import pytest

from heritage.measure.target.edge import EdgeUnusable, response
from places import SAMPLES, needs_shared

_ERF = np.vectorize(math.erf)


def edge(sigma, degrees=5.0, rows=120, columns=80, noise=0.0, dark=0.1, light=0.7):
    """A light edge blurred by a Gaussian of `sigma` px, exact at every pixel's centre."""
    y, x = np.indices((rows, columns))
    turn = math.radians(degrees)
    distance = ((x - columns / 2 + 0.3) - (y - rows / 2) * math.tan(turn)) * math.cos(turn)
    clean = dark + (light - dark) * 0.5 * (1 + _ERF(distance / (sigma * math.sqrt(2))))
    return clean + np.random.default_rng(3).normal(0, noise, clean.shape)


def striped():
    """An edge with a dark line 14 px beside it."""
    region = edge(0.8)
    region[:, 54:55] = 0.55
    return region


def true_frequency(modulation, sigma):
    """Where exp(−2π²σ²f²) is `modulation`."""
    return math.sqrt(math.log(1 / modulation) / 2) / math.pi / sigma


@pytest.mark.parametrize("sigma", [0.4, 0.5, 0.8, 1.2, 2.0, 3.0])
@pytest.mark.parametrize("degrees", [2, -3, 5, 8, -11])
def test_mtf_of_a_known_blur(sigma, degrees):
    found = response(edge(sigma, degrees))
    assert found.mtf50 == pytest.approx(true_frequency(0.5, sigma), rel=0.02)
    assert found.mtf10 == pytest.approx(true_frequency(0.1, sigma), rel=0.02)
    assert found.slant == pytest.approx(abs(degrees), abs=0.05)
    assert found.overshoot < 0.01


@pytest.mark.parametrize("degrees", [4, 5, 6, 7, 8])
def test_mtf_under_noise(degrees):
    found = response(edge(0.8, degrees, rows=250, noise=0.006))
    assert found.mtf50 == pytest.approx(true_frequency(0.5, 0.8), rel=0.05)
    assert found.mtf10 == pytest.approx(true_frequency(0.1, 0.8), rel=0.05)


def test_direction_and_sign_do_not_matter():
    region = edge(0.8)
    same = [response(r).mtf50 for r in (region, region[:, ::-1], region[::-1], 1 - region)]
    assert max(same) / min(same) < 1.01


def test_efficiency_is_mtf10_over_nyquist_and_never_above_one():
    assert response(edge(0.8)).efficiency == pytest.approx(2 * true_frequency(0.1, 0.8), rel=0.02)
    assert response(edge(0.4)).efficiency == 1.0


def test_sharpening_is_seen():
    plain = edge(1.0)
    blurred = edge(2.0)
    sharpened = plain + 0.8 * (plain - blurred)
    assert response(plain).overshoot < 0.01
    assert response(plain).highest < 1.02
    assert response(sharpened).overshoot > 0.05
    assert response(sharpened).highest > 1.1


@pytest.mark.parametrize(
    ("region", "why"),
    [
        (np.full((60, 60), 0.5), "run through"), (edge(0.8, 0.0), "pixel grid"), (edge(0.8)[:10], "too small"),
        (edge(0.8, light=0.11), "contrast"), (edge(0.8, noise=0.3), None), (striped(), "even|straight"),
        (np.random.default_rng(0).random((80, 80)), None), (np.zeros((40, 40, 3)), "too small"),
    ],
)  # fmt: skip
def test_what_is_no_edge_is_refused(region, why):
    with pytest.raises(EdgeUnusable, match=why):
        response(region)


@needs_shared
def test_the_published_edge():
    import tifffile

    light = tifffile.imread(SAMPLES / "photographs/slanted_edge_16bit.tif") / 65535
    found = response(light[60:340])
    assert found.mtf50 == pytest.approx(0.208, rel=0.02)
    assert found.mtf10 == pytest.approx(0.379, rel=0.02)
    assert found.slant == pytest.approx(5.0, abs=0.02)
