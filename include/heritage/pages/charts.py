"""Small charts for the pages, as SVG without any style of their own: the sheet gives the colours."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from markupsafe import Markup, escape

_WIDE, _HIGH, _LEFT, _BOTTOM, _TOP = 620, 170, 62, 24, 14


def bars(values: Mapping[date, float], since: date, until: date, title: str, said: Callable[[float], str]) -> Markup:
    """One bar a day from `since` to `until`; `said` writes a value. Every bar tells its day and value when it is pointed at."""
    days = [since + timedelta(n) for n in range((until - since).days + 1)]
    most = max(values.values(), default=0.0) or 1.0
    step = (_WIDE - _LEFT) / max(1, len(days))
    floor = _HIGH - _BOTTOM
    drawn = [
        _bar(
            _LEFT + n * step,
            step * 0.8,
            floor,
            (floor - _TOP) * values.get(day, 0.0) / most,
            f"{day}: {said(values.get(day, 0.0))}",
        )
        for n, day in enumerate(days)
    ]
    axis = f'<path class="axis" d="M{_LEFT} {_TOP}V{floor}H{_WIDE}"/>'
    words = (
        f'<text x="{_LEFT - 6}" y="{_TOP + 4}" text-anchor="end">{escape(said(most))}</text>'
        f'<text x="{_LEFT}" y="{_HIGH - 6}">{since}</text><text x="{_WIDE}" y="{_HIGH - 6}" text-anchor="end">{until}</text>'
    )
    head = f'<svg class="chart" viewBox="0 0 {_WIDE} {_HIGH}" width="{_WIDE}" height="{_HIGH}" role="img" aria-label="{escape(title)}">'
    return Markup(head + axis + "".join(drawn) + words + "</svg>")  # noqa: S704 - numbers of ours, words escaped


def _bar(x: float, wide: float, floor: float, high: float, said: str) -> str:
    shown = f'x="{x:.1f}" y="{floor - high:.1f}" width="{wide:.1f}" height="{high:.1f}"'
    return f'<rect class="bar" {shown}><title>{escape(said)}</title></rect>' if high else ""
