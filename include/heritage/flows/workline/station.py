"""Collects a capture station's numbers over its sessions from the catalogue, with this batch's own, for the report's charts."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from heritage.catalogue.queries import searching
from heritage.flows.batch import BatchFolder
from heritage.model import Measured, Policy
from heritage.report.drift import Drift, Point, svg

log = logging.getLogger(__name__)

MOST = 60
"""Sessions on a chart: a quarter of daily sessions."""


@dataclass(frozen=True, slots=True)
class _Charted:
    """A number of a shot, and the check whose limits are drawn."""

    fact: str
    check: str
    title: str


_CHARTED = (
    _Charted("target.delta_e_mean", "target-colour-mean", "Colour, mean ΔE2000"),
    _Charted("target.delta_e_worst", "target-colour-max", "Colour, largest ΔE2000"),
    _Charted("target.tone_worst", "target-tone", "Tone, largest ΔL*"),
    _Charted("target.white_balance_worst", "target-white-balance", "White balance, ΔE(a*b*)"),
    _Charted("target.noise_worst", "target-noise", "Noise, σ(L*)"),
    _Charted("target.efficiency_worst", "target-sharpness", "Sampling efficiency"),
    _Charted("target.uniformity", "target-uniformity", "Uniformity, ΔL*"),
    _Charted("target.ppi", "target-sampling-rate", "Obtained sampling rate, ppi"),
)


def charts(batch: BatchFolder, policy: Policy) -> tuple[str, ...]:
    """SVG pictures, one per number that the session's shots show; none without shots. A catalogue that does not answer costs the
    earlier sessions, not the report."""
    shots = list(batch.shared.rows("targets", Measured)) if batch.shared.has("targets") else []
    return tuple(_drawn(batch, policy, shots)) if shots else ()


def _drawn(batch: BatchFolder, policy: Policy, shots: list[Measured]) -> Iterator[str]:
    delivery = batch.delivery
    for charted in _CHARTED:
        own = [v for shot in shots if (v := shot.number(charted.fact)) is not None]
        if not own:
            continue
        limits = rule.limits if (rule := policy.rule(charted.check)) else {}
        points = [
            *_earlier(batch, charted, limits),
            Point(delivery.captured, batch.name, _worst(own, limits), own=True),
        ]
        points.sort(key=lambda point: (point.captured, point.own))
        least, most = (_limit(limits, names) for names in (("min", "above"), ("max", "below")))
        yield svg(Drift(f"{charted.title} · {delivery.station.id}", points[-MOST:], least, most))


def _earlier(batch: BatchFolder, charted: _Charted, limits: Mapping[str, object]) -> list[Point]:
    delivery = batch.delivery
    try:
        found = searching.trend(
            batch.home.catalogue_url, charted.fact, station=delivery.station.id, institution=batch.institution
        )
    except Exception as error:  # whatever database it is; the report is worth more than its chart
        log.warning("the catalogue does not tell of earlier sessions: %s", error)
        return []
    sessions: dict[tuple[date, str], list[float]] = {}
    for one in found:
        if one.batch != batch.name:
            sessions.setdefault((one.captured, one.batch), []).append(one.value)
    return [Point(day, name, _worst(values, limits)) for (day, name), values in sessions.items()]


def _worst(values: list[float], limits: Mapping[str, object]) -> float:
    """The smallest where only a minimum is asked, else the largest."""
    lowest = _limit(limits, ("min", "above")) is not None and _limit(limits, ("max", "below")) is None
    return round(min(values) if lowest else max(values), 3)


def _limit(limits: Mapping[str, object], names: tuple[str, ...]) -> float | None:
    return next((float(v) for n in names if isinstance(v := limits.get(n), int | float)), None)
