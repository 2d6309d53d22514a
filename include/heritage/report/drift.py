"""Draws how a capture station's target numbers move over its sessions, as a picture (SVG) inside the report. Judges nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

_WIDE, _HIGH = 460, 150
_LEFT, _RIGHT, _TOP, _BOTTOM = 46, 12, 26, 24


@dataclass(frozen=True, slots=True)
class Point:
    """One session's number; the worst of its shots. `own`: of the batch that the report is about."""

    captured: date
    batch: str
    value: float
    own: bool = False


@dataclass(frozen=True, slots=True)
class Drift:
    """One number of one station. `least` and `most`: what the policy allows, where it does."""

    title: str
    points: Sequence[Point]
    least: float | None = None
    most: float | None = None


def svg(drift: Drift) -> str:
    """The chart; sessions from left to right at equal steps, because what matters is one after the other."""
    low, high = _range(drift)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {_HIGH}" role="img" width="{_WIDE}" height="{_HIGH}">',
        f"<title>{escape(drift.title)}</title>",
        f'<text x="{_LEFT}" y="16" font-size="13" fill="currentColor">{escape(drift.title)}</text>',
        *_limits(drift, low, high),
        *_line(drift, low, high),
        *_ends(drift, low, high),
        "</svg>",
    ]
    return "".join(parts)


def _range(drift: Drift) -> tuple[float, float]:
    known = [p.value for p in drift.points] + [v for v in (drift.least, drift.most) if v is not None]
    low, high = min(known), max(known)
    margin = (high - low) * 0.08 or max(abs(high) * 0.1, 0.1)
    return low - margin, high + margin


def _y(value: float, low: float, high: float) -> float:
    return round(_TOP + (high - value) / (high - low) * (_HIGH - _TOP - _BOTTOM), 1)


def _x(number: int, count: int) -> float:
    inner = _WIDE - _LEFT - _RIGHT
    return round(_LEFT + (inner / 2 if count == 1 else inner * number / (count - 1)), 1)


def _limits(drift: Drift, low: float, high: float) -> list[str]:
    lines = []
    for limit in (drift.least, drift.most):
        if limit is not None:
            y = _y(limit, low, high)
            lines.append(
                f'<line x1="{_LEFT}" x2="{_WIDE - _RIGHT}" y1="{y}" y2="{y}" stroke="#b3261e" stroke-dasharray="4 3"/>'
                f'<text x="{_LEFT - 4}" y="{y + 4}" font-size="11" text-anchor="end" fill="#b3261e">{limit:g}</text>'
            )
    return lines


def _line(drift: Drift, low: float, high: float) -> list[str]:
    count = len(drift.points)
    places = [(_x(n, count), _y(p.value, low, high)) for n, p in enumerate(drift.points)]
    path = " ".join(f"{x},{y}" for x, y in places)
    dots = [
        f'<circle cx="{x}" cy="{y}" r="{4 if point.own else 2.5}" fill="{"#0b63ce" if point.own else "currentColor"}">'
        f"<title>{point.captured.isoformat()} {escape(point.batch)}: {point.value:g}</title></circle>"
        for (x, y), point in zip(places, drift.points, strict=True)
    ]
    return [f'<polyline points="{path}" fill="none" stroke="currentColor" stroke-opacity=".5"/>', *dots]


def _ends(drift: Drift, low: float, high: float) -> list[str]:
    """First and last day below, the last value beside its point."""
    first, last = drift.points[0], drift.points[-1]
    below = _HIGH - 6
    days = [f'<text x="{_LEFT}" y="{below}" font-size="11" fill="currentColor">{first.captured.isoformat()}</text>']
    if len(drift.points) > 1:
        days.append(
            f'<text x="{_WIDE - _RIGHT}" y="{below}" font-size="11" text-anchor="end" fill="currentColor">{last.captured.isoformat()}</text>'
        )
    y = max(_y(last.value, low, high) - 8, _TOP)
    days.append(
        f'<text x="{_WIDE - _RIGHT}" y="{y}" font-size="11" text-anchor="end" fill="#0b63ce">{last.value:g}</text>'
    )
    return days
