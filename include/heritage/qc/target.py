"""Judges a capture session by its target shots (ISO 19264-1, FADGI, Metamorfoze). Pages inherit what their session gets.

Every check looks at all shots and reports the worst value with its file. What no shot shows is never passed silently: it is
a warning, or as bad as the rule says where the rule's limits hold `unmeasured: fail`.

Limits of a rule: `min` (≥), `above` (>), `max` (≤), `below` (<), any of them together; none of them: reported only."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from heritage.contracts import Asked, Batch, Check, Scope, check
from heritage.model import Facts, Finding, Measured

SESSION = "session"


@dataclass(frozen=True, slots=True)
class Reading:
    """One number of one shot: what it is of (a patch, a direction), and how far it is outside of the limits (≤ 0: in)."""

    value: float
    of: str
    path: str
    outside: float


@check("target-present", Scope.SESSION)
def target_present(batch: Batch, asked: Asked) -> Iterator[Finding]:
    """Is there a target shot, so that colour, tone and sharpness of the session can be proved?"""
    shots = _shots(batch)
    if shots:
        yield asked.met(SESSION, "a target shot", f"{len(shots)} in objects/_targets")
        return
    yield asked.missed(
        SESSION, "a target shot", "none in objects/_targets",
        "Colour, tone and sharpness of this session are not proved. Deliver the session's target shots in objects/_targets.",
    )  # fmt: skip


@check("target-found", Scope.SESSION)
def target_found(batch: Batch, asked: Asked) -> Iterator[Finding]:
    """Is a whole colour chart to be seen, and does every target shot show something that can be measured?"""
    shots = _shots(batch)
    if not shots:
        return
    blind = [(shot, _why_blind(shot)) for shot in shots if _kind(shot) in {"none", ""}]
    for shot, why in blind:
        advice = "Look at this shot: wrong file, target covered or cut off, or a target that this system does not know."
        yield asked.missed(SESSION, "a target that can be measured", f"{shot.file.path}: {why}", advice)
    if not any(_has_chart(shot) for shot in shots):
        advice = "Shoot the session's colour chart, whole and unobstructed, and deliver it again."
        yield asked.missed(SESSION, "a whole colour chart in one of the shots", "in none of them", advice)
    elif not blind:
        yield asked.met(SESSION, "a target in every shot", ", ".join(f"{s.file.path}: {_kind(s)}" for s in shots)[:300])


@check("target-sampling-rate", Scope.SESSION)
def target_sampling_rate(batch: Batch, asked: Asked) -> Iterator[Finding]:
    """Does the chart's true size show the sampling rate that was declared, and is it enough? Limits: `tolerance` (share by
    which obtained and declared may differ), and `min`, `max` in ppi."""
    advice = (
        "Set the right ppi on the station (or in delivery.yaml); check the camera's height and target.yaml's pitch_mm."
    )
    tolerance = asked.rule.limits.get("tolerance")
    for shot in _shots(batch):
        claimed = _claimed(shot, asked)
        obtained = shot.number("target.ppi")
        if obtained and claimed and isinstance(tolerance, int | float) and abs(obtained / claimed - 1) > tolerance:
            wanted = f"{claimed:g} ppi, as declared, ± {tolerance:.0%}"
            yield asked.missed(SESSION, wanted, f"{obtained:.1f} ppi in {shot.file.path}", advice)
            return
    yield from _judged(batch, asked, "target.ppi", "ppi", advice, digits=1)


@check("target-tone", Scope.SESSION)
def target_tone(batch: Batch, asked: Asked) -> Iterator[Finding]:
    """Are the neutral patches as light as they should be (ΔL*)?"""
    advice = "Correct exposure and tone curve of the station, then recapture from the last good target shot on."
    yield from _judged(batch, asked, "target.tone", "ΔL*", advice, size_only=True)


@check("target-gain", Scope.SESSION)
def target_gain(batch: Batch, asked: Asked) -> Iterator[Finding]:
    """Are steps between highlight neutrals reproduced as large as they are (gain modulation)?"""
    advice = "Highlights are flattened or stretched: check exposure, clipping and the tone curve."
    yield from _judged(batch, asked, "target.gain", "× the step", advice)


@check("target-white-balance", Scope.SESSION)
def target_white_balance(batch: Batch, asked: Asked) -> Iterator[Finding]:
    """Are the neutral patches neutral (ΔE of a*, b* against their reference)?"""
    advice = "White-balance the station on the target, then recapture from the last good target shot on."
    yield from _judged(batch, asked, "target.white_balance", "ΔE(a*b*)", advice)


_PROFILE = "Make a new colour profile for the station, or check that the right one is embedded."


@check("target-colour-mean", Scope.SESSION)
def target_colour_mean(batch: Batch, asked: Asked) -> Iterator[Finding]:
    """Are the chart's colours right on average (ΔE2000)?"""
    yield from _judged(batch, asked, "target.delta_e_mean", "ΔE2000, mean", _PROFILE)


@check("target-colour-max", Scope.SESSION)
def target_colour_max(batch: Batch, asked: Asked) -> Iterator[Finding]:
    """Is no colour of the chart badly off (ΔE2000)? With the limit `percentile`, that share of the patches is looked at
    (FADGI: 90) in place of the worst."""
    percentile = asked.rule.limits.get("percentile")
    if not isinstance(percentile, int | float):
        yield from _judged(batch, asked, "target.delta_e", "ΔE2000", _PROFILE)
        return
    name = f"ΔE2000, {percentile:g}th percentile"
    yield from _answered(
        [
            _reading(_percentile([v for _, v in values], float(percentile)), "", shot, asked)
            for shot in _shots(batch)
            if (values := _values(shot, "target.delta_e"))
        ],
        asked, name, _PROFILE, 2,
    )  # fmt: skip


@check("target-noise", Scope.SESSION)
def target_noise(batch: Batch, asked: Asked) -> Iterator[Finding]:
    """Is there little noise in the neutral patches, and some (none at all means that detail was smoothed away too)?"""
    advice = "Lower the gain (ISO) or light better; when too low, switch noise reduction off."
    yield from _judged(batch, asked, "target.noise", "σ(L*)", advice)


@check("target-sharpness", Scope.SESSION)
def target_sharpness(batch: Batch, asked: Asked) -> Iterator[Finding]:
    """Does the picture resolve what its pixels promise (sampling efficiency: frequency of 10 % modulation over Nyquist)?
    Limit `overshoot`: the most that sharpening may throw an edge beyond its plateaus, as a share of its step."""
    advice = "Focus, check the lens and the station for vibration, and switch sharpening off."
    most = asked.rule.limits.get("overshoot")
    for shot in _shots(batch):
        thrown = max(_values(shot, "target.overshoot"), key=lambda v: v[1], default=("", 0.0))
        if isinstance(most, int | float) and thrown[1] > most:
            found = f"{thrown[1]:.0%} overshoot, {thrown[0]}, in {shot.file.path}"
            yield asked.missed(SESSION, f"at most {most:.0%} overshoot at edges", found, advice)
            return
    yield from _judged(batch, asked, "target.efficiency", "sampling efficiency (10 % modulation)", advice)


@check("target-uniformity", Scope.SESSION)
def target_uniformity(batch: Batch, asked: Asked) -> Iterator[Finding]:
    """Is a white sheet evenly lit (ΔL* between 3 × 3 fields)?"""
    advice = "Even out the lamps, or renew the flat-field correction."
    yield from _judged(batch, asked, "target.uniformity", "ΔL*, 3 × 3 fields", advice)


TARGET_CHECKS: tuple[Check, ...] = (
    target_present, target_found, target_sampling_rate, target_tone, target_gain, target_white_balance,
    target_colour_mean, target_colour_max, target_noise, target_sharpness, target_uniformity,
)  # fmt: skip


def _judged(
    batch: Batch, asked: Asked, fact: str, unit: str, advice: str, *, digits: int = 2, size_only: bool = False
) -> Iterator[Finding]:
    """One finding: the worst reading of this fact in all shots, against the rule's limits."""
    readings = [
        _reading(value, of, shot, asked, size_only=size_only)
        for shot in _shots(batch)
        for of, value in _values(shot, fact)
    ]
    if _shots(batch):
        yield from _answered(readings, asked, unit, advice, digits)


def _answered(readings: Sequence[Reading], asked: Asked, unit: str, advice: str, digits: int) -> Iterator[Finding]:
    wanted = f"{_wanted(asked.rule.limits)} {unit}".strip()
    if not readings:
        yield _unmeasured(asked, wanted)
        return
    worst = max(readings, key=lambda r: (r.outside, abs(r.value)))
    found = f"{worst.value:.{digits}f}{f' ({worst.of})' if worst.of else ''} in {worst.path}"
    if worst.outside > 0:
        yield asked.missed(SESSION, wanted, found, advice)
    else:
        yield asked.met(SESSION, wanted, found)


def _unmeasured(asked: Asked, wanted: str) -> Finding:
    found, advice = "not measured: no target shot shows it", "Add a target that shows this to the session's shots."
    if asked.rule.limits.get("unmeasured") == "fail":
        return asked.missed(SESSION, wanted, found, advice)
    return asked.noted(SESSION, wanted, found, advice)


def _reading(value: float, of: str, shot: Measured, asked: Asked, *, size_only: bool = False) -> Reading:
    judged = abs(value) if size_only else value
    return Reading(value, of, shot.file.path, _outside(judged, asked.rule.limits))


def _outside(value: float, limits: Facts) -> float:
    """How far beyond the nearest limit; a value exactly on an open limit is just outside; −∞ where nothing is asked."""
    gaps = [-math.inf]
    for name, way, is_open in (("min", 1, False), ("above", 1, True), ("max", -1, False), ("below", -1, True)):
        limit = limits.get(name)
        if isinstance(limit, int | float):
            gap = way * (float(limit) - value)
            gaps.append(math.ulp(1.0) if is_open and gap == 0 else gap)
    return max(gaps)


def _wanted(limits: Facts) -> str:
    signs = (("min", "≥"), ("above", ">"), ("max", "≤"), ("below", "<"))
    told = [f"{sign} {limits[name]:g}" for name, sign in signs if isinstance(limits.get(name), int | float)]
    return " and ".join(told) or "reported, no limit:"


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


def _why_blind(shot: Measured) -> str:
    return shot.text("target.reason") or "; ".join(f"{tool}: {why}" for tool, why in shot.refused.items())


def _claimed(shot: Measured, asked: Asked) -> float | None:
    declared = asked.declared("ppi")
    return float(declared) if isinstance(declared, int | float) else shot.number("target.ppi_tag")
