"""Judges a capture session by its target shots (ISO 19264-1, FADGI, Metamorfoze). Pages inherit what their session gets.

Every check looks at all shots and reports the worst value with its file. What no shot shows is never passed silently: it is
a warning, or as bad as the rule says where the rule's limits hold `unmeasured: fail`.

Limits of a rule: `min` (≥), `above` (>), `max` (≤), `below` (<), any of them together; none of them: reported only."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from heritage.contracts import Batch, Check, CheckContext, Scope, check
from heritage.model import Facts, Finding, Measured, Phrase, Reason, phrase, reason_of

SESSION = "session"


@dataclass(frozen=True, slots=True)
class Reading:
    """One number of one shot: what it is of (a patch, a direction), and how far it is outside of the limits (≤ 0: in)."""

    value: float
    of: str
    path: str
    outside: float


@check("target-present", Scope.SESSION)
def target_present(batch: Batch, ctx: CheckContext) -> Iterator[Finding]:
    """Is there a target shot, so that colour, tone and sharpness of the session can be proved?"""
    shots = _shots(batch)
    yield ctx.passed(SESSION, "shots", shots=len(shots)) if shots else ctx.failed(SESSION, "no-shots")


@check("target-found", Scope.SESSION)
def target_found(batch: Batch, ctx: CheckContext) -> Iterator[Finding]:
    """Is a whole colour chart to be seen, and does every target shot show something that can be measured?"""
    shots = _shots(batch)
    if not shots:
        return
    blind = [shot for shot in shots if _kind(shot) in {"none", ""}]
    for shot in blind:
        yield ctx.failed(SESSION, "blind", path=shot.file.path, faults=_why_blind(shot))
    if not any(_has_chart(shot) for shot in shots):
        yield ctx.failed(SESSION, "no-chart")
    elif not blind:
        yield ctx.passed(SESSION, "shots", shots=[phrase("shot", path=s.file.path, kind=_kind(s)) for s in shots])


@check("target-sampling-rate", Scope.SESSION)
def target_sampling_rate(batch: Batch, ctx: CheckContext) -> Iterator[Finding]:
    """Does the chart's true size show the sampling rate that was declared, and is it enough? Limits: `tolerance` (share by
    which obtained and declared may differ), and `min`, `max` in ppi."""
    tolerance = ctx.rule.limits.get("tolerance")
    for shot in _shots(batch):
        claimed = _claimed(shot, ctx)
        obtained = shot.number("target.ppi")
        if obtained and claimed and isinstance(tolerance, int | float) and abs(obtained / claimed - 1) > tolerance:
            yield ctx.failed(
                SESSION, "declared", value=obtained, declared=claimed, tolerance=tolerance, path=shot.file.path
            )
            return
    yield from _judged(batch, ctx, "target.ppi")


@check("target-tone", Scope.SESSION)
def target_tone(batch: Batch, ctx: CheckContext) -> Iterator[Finding]:
    """Are the neutral patches as light as they should be (ΔL*)?"""
    yield from _judged(batch, ctx, "target.tone", size_only=True)


@check("target-gain", Scope.SESSION)
def target_gain(batch: Batch, ctx: CheckContext) -> Iterator[Finding]:
    """Are steps between highlight neutrals reproduced as large as they are (gain modulation)?"""
    yield from _judged(batch, ctx, "target.gain")


@check("target-white-balance", Scope.SESSION)
def target_white_balance(batch: Batch, ctx: CheckContext) -> Iterator[Finding]:
    """Are the neutral patches neutral (ΔE of a*, b* against their reference)?"""
    yield from _judged(batch, ctx, "target.white_balance")


@check("target-colour-mean", Scope.SESSION)
def target_colour_mean(batch: Batch, ctx: CheckContext) -> Iterator[Finding]:
    """Are the chart's colours right on average (ΔE2000)?"""
    yield from _judged(batch, ctx, "target.delta_e_mean")


@check("target-colour-max", Scope.SESSION)
def target_colour_max(batch: Batch, ctx: CheckContext) -> Iterator[Finding]:
    """Is no colour of the chart badly off (ΔE2000)? With the limit `percentile`, that share of the patches is looked at
    (FADGI: 90) in place of the worst."""
    percentile = ctx.rule.limits.get("percentile")
    if not isinstance(percentile, int | float):
        yield from _judged(batch, ctx, "target.delta_e", statistic="worst")
        return
    readings = [
        _reading(_percentile([v for _, v in values], float(percentile)), "", shot, ctx)
        for shot in _shots(batch)
        if (values := _values(shot, "target.delta_e"))
    ]
    yield _answered(readings, ctx, statistic="percentile", percent=float(percentile))


@check("target-noise", Scope.SESSION)
def target_noise(batch: Batch, ctx: CheckContext) -> Iterator[Finding]:
    """Is there little noise in the neutral patches, and some (none at all means that detail was smoothed away too)?"""
    yield from _judged(batch, ctx, "target.noise")


@check("target-sharpness", Scope.SESSION)
def target_sharpness(batch: Batch, ctx: CheckContext) -> Iterator[Finding]:
    """Does the picture resolve what its pixels promise (sampling efficiency: frequency of 10 % modulation over Nyquist)?
    Limit `overshoot`: the most that sharpening may throw an edge beyond its plateaus, as a share of its step."""
    most = ctx.rule.limits.get("overshoot")
    for shot in _shots(batch):
        edge, thrown = max(_values(shot, "target.overshoot"), key=lambda v: v[1], default=("", 0.0))
        if isinstance(most, int | float) and thrown > most:
            yield ctx.failed(SESSION, "overshoot", overshoot=thrown, edge=edge, most=most, path=shot.file.path)
            return
    yield from _judged(batch, ctx, "target.efficiency")


@check("target-uniformity", Scope.SESSION)
def target_uniformity(batch: Batch, ctx: CheckContext) -> Iterator[Finding]:
    """Is a white sheet evenly lit (ΔL* between 3 × 3 fields)?"""
    yield from _judged(batch, ctx, "target.uniformity")


TARGET_CHECKS: tuple[Check, ...] = (
    target_present, target_found, target_sampling_rate, target_tone, target_gain, target_white_balance,
    target_colour_mean, target_colour_max, target_noise, target_sharpness, target_uniformity,
)  # fmt: skip


def _judged(batch: Batch, ctx: CheckContext, fact: str, *, size_only: bool = False, **values: Any) -> Iterator[Finding]:
    """One finding: the worst reading of this fact in all shots, against the rule's limits."""
    readings = [
        _reading(value, of, shot, ctx, size_only=size_only)
        for shot in _shots(batch)
        for of, value in _values(shot, fact)
    ]
    if _shots(batch):
        yield _answered(readings, ctx, **values)


def _answered(readings: Sequence[Reading], ctx: CheckContext, **values: Any) -> Finding:
    limits = _limits(ctx.rule.limits)
    if not readings:
        judge = ctx.failed if ctx.rule.limits.get("unmeasured") == "fail" else ctx.warned
        return judge(SESSION, "unmeasured" if limits else "unlimited-unmeasured", limits=limits, **values)
    worst = max(readings, key=lambda r: (r.outside, abs(r.value)))
    code = ("worst-of" if worst.of else "worst") if limits else "unlimited-of" if worst.of else "unlimited"
    values |= {"limits": limits, "value": worst.value, "patch": worst.of, "path": worst.path}
    return ctx.passed_if(worst.outside <= 0, SESSION, code, **values)


def _reading(value: float, of: str, shot: Measured, ctx: CheckContext, *, size_only: bool = False) -> Reading:
    judged = abs(value) if size_only else value
    return Reading(value, of, shot.file.path, _outside(judged, ctx.rule.limits))


def _outside(value: float, limits: Facts) -> float:
    """How far beyond the nearest limit; a value exactly on an open limit is just outside; −∞ where nothing is asked."""
    gaps = [-math.inf]
    for name, way, is_open in (("min", 1, False), ("above", 1, True), ("max", -1, False), ("below", -1, True)):
        limit = limits.get(name)
        if isinstance(limit, int | float):
            gap = way * (float(limit) - value)
            gaps.append(math.ulp(1.0) if is_open and gap == 0 else gap)
    return max(gaps)


def _limits(limits: Facts) -> list[Phrase]:
    """What the rule asks for; empty where it is only reported."""
    found = []
    for code in ("min", "above", "max", "below"):
        limit = limits.get(code)
        if isinstance(limit, int | float):
            found.append(phrase(code, limit=float(limit)))
    return found


def _values(shot: Measured, fact: str) -> list[tuple[str, float]]:
    """The fact's numbers with what they are of: it may be one number, or one for each patch."""
    found = shot.get(fact)
    by_name = found if isinstance(found, Mapping) else {"": found}
    return [(name, float(v)) for name, v in by_name.items() if isinstance(v, int | float) and not isinstance(v, bool)]


def _percentile(values: Sequence[float], percent: float) -> float:
    """Linear between the closest ranks (as NumPy and spreadsheets do)."""
    ranked = sorted(values)
    at = (len(ranked) - 1) * percent / 100
    low = math.floor(at)
    high = min(low + 1, len(ranked) - 1)
    return ranked[low] + (ranked[high] - ranked[low]) * (at - low)


def _shots(batch: Batch) -> list[Measured]:
    """The pictures among objects/_targets: what the target probe looked at, or could not read."""
    return [shot for shot in batch.targets if _kind(shot) or shot.refused]


def _kind(shot: Measured) -> str:
    return shot.text("target.kind")


def _has_chart(shot: Measured) -> bool:
    return _kind(shot) not in {"", "none", "sheet", "edges"}


def _why_blind(shot: Measured) -> list[Reason | Phrase]:
    if reason := shot.get("target.reason"):
        return [reason_of(reason)]
    return [phrase("refused", tool=tool, fault=reason_of(why)) for tool, why in shot.refused.items()]


def _claimed(shot: Measured, ctx: CheckContext) -> float | None:
    declared = ctx.declared("ppi")
    return float(declared) if isinstance(declared, int | float) else shot.number("target.ppi_tag")
