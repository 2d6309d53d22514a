"""The drift chart: well-formed, every session on it, limits where they are, nothing from outside becomes markup."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

import pytest

from heritage.report.drift import Drift, Point, svg

SVG = "{http://www.w3.org/2000/svg}"


def _points(*values: float) -> list[Point]:
    return [Point(date(2026, 1, n), f"B-{n}", value, own=n == len(values)) for n, value in enumerate(values, 1)]


def _drawn(drift: Drift) -> ElementTree.Element:
    return ElementTree.fromstring(svg(drift))


def test_a_session_is_a_dot_and_rising_values_rise() -> None:
    dots = _drawn(Drift("ΔE", _points(1.0, 2.0, 3.5), most=4.0)).findall(f"{SVG}circle")
    heights = [float(dot.attrib["cy"]) for dot in dots]
    assert heights == sorted(heights, reverse=True)
    assert [float(dot.attrib["r"]) for dot in dots] == [2.5, 2.5, 4.0]
    assert dots[0].findtext(f"{SVG}title") == "2026-01-01 B-1: 1"


def test_limits_lie_where_their_values_do() -> None:
    drawn = _drawn(Drift("gain", _points(0.8, 1.1), least=0.8, most=1.1))
    dots = [float(dot.attrib["cy"]) for dot in drawn.findall(f"{SVG}circle")]
    lines = [float(line.attrib["y1"]) for line in drawn.findall(f"{SVG}line")]
    assert lines == dots


@pytest.mark.parametrize("values", [(0.0,), (5.0, 5.0), (-3.0, 1e9)])
def test_any_numbers_stay_inside_the_picture(values: tuple[float, ...]) -> None:
    for dot in _drawn(Drift("x", _points(*values))).findall(f"{SVG}circle"):
        assert 0 <= float(dot.attrib["cx"]) <= 460
        assert 0 <= float(dot.attrib["cy"]) <= 150


def test_a_name_from_outside_stays_text() -> None:
    point = Point(date(2026, 1, 1), '"><script>alert(1)</script>', 1.0)
    drawn = svg(Drift("<b>", [point]))
    assert "<script" not in drawn
    assert ElementTree.fromstring(drawn).findtext(f"{SVG}title") == "<b>"
