"""The session's checks: pure judgements of readings, and the policies' numbers at and around their limits."""

import dataclasses
import functools

import numpy as np
import pytest
from pydantic import TypeAdapter
from yaml import safe_load

from heritage.contracts import Batch, CheckContext, Scope
from heritage.measure.target import shot as measuring
from heritage.measure.target.note import Setup
from heritage.model import Delivery, File, Measured, Outcome, Policy, Rule, Station
from heritage.qc.picture.target import TARGET_CHECKS
from heritage.settings import PROJECT, _PolicyConfig
from heritage.tools.picture.opening import Picture
from samples.target import draw, icc, sheet

CHECKS = {c.name: c for c in TARGET_CHECKS}
NAMES = (
    "iso19264-A", "iso19264-B", "iso19264-C", "fadgi-2", "fadgi-3", "fadgi-4",
    "metamorfoze-full", "metamorfoze-light", "metamorfoze-extra-light",
)  # fmt: skip


def delivery(**declared):
    return Delivery(
        place="/d", root="", digest="0" * 64, institution="kbr", workline="paper", batch="B1", operator="op",
        station=Station("S1"), captured=__import__("datetime").date(2026, 11, 2), policy=None, declared=declared,
        targets=(), metadata=(),
    )  # fmt: skip


def shot(name="t1.tif", refused=None, **facts):
    """Facts by short name: `tone={"white": 1}` is `target.tone`; a chart unless `kind` says otherwise."""
    named = {} if refused else {"target.kind": "colorchecker-classic"}
    named |= {f"target.{k}": v for k, v in facts.items()}
    return Measured(File(f"objects/_targets/{name}", 1, "0" * 128), named, refused=refused or {})


def judged(check, *shots, limits=None, level=Outcome.FAIL, declared=None):
    asked = CheckContext(Rule(check, level, limits or {}, "the book, p. 3"), delivery(**(declared or {})))
    return list(CHECKS[check].judge(Batch(asked.delivery, (), shots), asked))


def outcome(check, *shots, **rest):
    (finding,) = judged(check, *shots, **rest)
    assert finding.subject == "session"
    assert finding.source == "the book, p. 3"
    return finding.outcome


def test_every_check_is_about_the_session_and_asks_a_question():
    assert all(
        c.scope is Scope.SESSION and c.question.endswith((".", "?")) and "?" in c.question for c in TARGET_CHECKS
    )
    assert len(CHECKS) == 11


@pytest.mark.parametrize("level", [Outcome.WARN, Outcome.FAIL])
def test_a_session_without_target_is_as_bad_as_the_rule_says(level):
    (finding,) = judged("target-present", level=level)
    assert finding.outcome is level
    assert "not proved" in finding.advice


def test_only_pictures_count_as_targets():
    sidecar = Measured(File("objects/_targets/target.yaml", 1, ""), {})
    assert outcome("target-present", sidecar) is Outcome.FAIL
    assert outcome("target-present", sidecar, shot()) is Outcome.PASS


def test_without_a_target_nothing_else_is_said():
    """target-present says it once; ten more warnings would hide it."""
    assert [judged(name) for name in CHECKS if name != "target-present"] == [[]] * 10


def test_a_target_that_is_not_to_be_seen_fails_and_is_named():
    findings = judged("target-found", shot("a.tif"), shot("b.tif", kind="none", reason="a leaf covers it"))
    assert [f.outcome for f in findings] == [Outcome.FAIL]
    assert findings[0].found == "objects/_targets/b.tif: a leaf covers it"


def test_a_target_that_cannot_be_read_fails_with_the_tools_reason():
    findings = judged("target-found", shot("a.tif"), shot("b.tif", refused={"target": "truncated"}))
    assert "b.tif: target: truncated" in findings[0].found


def test_a_white_sheet_and_edges_are_no_colour_chart():
    sheets = [shot("s.tif", kind="sheet"), shot("e.tif", kind="edges")]
    assert outcome("target-found", *sheets) is Outcome.FAIL
    assert outcome("target-found", *sheets, shot("c.tif")) is Outcome.PASS


def test_what_is_not_measured_is_a_warning_and_never_a_pass():
    for name in CHECKS:
        if name in {"target-present", "target-found", "target-sampling-rate"}:
            continue
        assert outcome(name, shot(), limits={"max": 3}) is Outcome.WARN, name
        assert outcome(name, shot(), limits={"max": 3, "unmeasured": "fail"}) is Outcome.FAIL, name
    assert "not measured" in judged("target-uniformity", shot(), limits={"max": 3})[0].found


def test_the_worst_of_several_shots_counts_and_is_named():
    good, bad = shot("a.tif", tone={"white": 0.5, "black": -1.0}), shot("b.tif", tone={"white": 1.0, "black": -2.6})
    (finding,) = judged("target-tone", good, bad, limits={"max": 2})
    assert finding.outcome is Outcome.FAIL
    assert finding.found == "-2.60 (black) in objects/_targets/b.tif"
    assert finding.wanted == "≤ 2 ΔL*"


@pytest.mark.parametrize(
    ("limits", "value", "passes"),
    [
        ({"max": 2}, 2.0, True), ({"max": 2}, 2.001, False), ({"below": 2}, 2.0, False), ({"below": 2}, 1.999, True),
        ({"above": 0.25, "below": 1}, 0.25, False), ({"above": 0.25, "below": 1}, 0.26, True),
        ({"above": 0.25, "below": 1}, 1.0, False), ({"min": 0.25}, 0.25, True), ({}, 99.0, True),
    ],
)  # fmt: skip
def test_open_and_closed_limits(limits, value, passes):
    found = outcome("target-noise", shot(noise={"white": value}), limits=limits)
    assert found is (Outcome.PASS if passes else Outcome.FAIL)


def test_gain_fails_on_both_sides():
    limits = {"min": 0.8, "max": 1.1}
    assert outcome("target-gain", shot(gain={"a – b": 0.79, "b – c": 1.0}), limits=limits) is Outcome.FAIL
    assert outcome("target-gain", shot(gain={"a – b": 1.0, "b – c": 1.11}), limits=limits) is Outcome.FAIL
    assert outcome("target-gain", shot(gain={"a – b": 0.8, "b – c": 1.1}), limits=limits) is Outcome.PASS


def test_the_percentile_of_fadgi_forgives_the_two_worst_of_24():
    colours = {f"p{i}": 1.0 for i in range(22)} | {"x": 9.0, "y": 9.0}
    assert outcome("target-colour-max", shot(delta_e=colours), limits={"below": 4}) is Outcome.FAIL
    assert outcome("target-colour-max", shot(delta_e=colours), limits={"below": 4, "percentile": 90}) is Outcome.PASS
    (finding,) = judged("target-colour-max", shot(delta_e=colours), limits={"below": 4, "percentile": 90})
    assert float(finding.found.split()[0]) == pytest.approx(np.percentile(list(colours.values()), 90))


@pytest.mark.parametrize(
    ("obtained", "declared", "limits", "passes"),
    [
        (300, 400, {"tolerance": 0.02}, False), (399, 400, {"tolerance": 0.02}, True), (409, 400, {"tolerance": 0.02}, False),
        (300, None, {"tolerance": 0.02}, True), (300, 300, {"tolerance": 0.02, "min": 396}, False),
        (399.9, 400, {"tolerance": 0.02, "min": 396}, True), (650, 650, {"tolerance": 0.02, "max": 612}, False),
    ],
)  # fmt: skip
def test_sampling_rate_obtained_against_declared(obtained, declared, limits, passes):
    words = {"ppi": declared} if declared else {}
    found = outcome("target-sampling-rate", shot(ppi=obtained), limits=limits, declared=words)
    assert found is (Outcome.PASS if passes else Outcome.FAIL)


def test_without_a_declared_rate_the_files_own_claim_is_held_against_it():
    assert outcome("target-sampling-rate", shot(ppi=300, ppi_tag=600), limits={"tolerance": 0.02}) is Outcome.FAIL


def test_oversharpening_fails_where_the_policy_asks():
    sharp = shot(efficiency={"horizontal": 1.0}, overshoot={"horizontal": 0.3})
    assert outcome("target-sharpness", sharp, limits={"min": 0.8}) is Outcome.PASS
    assert outcome("target-sharpness", sharp, limits={"min": 0.8, "overshoot": 0.15}) is Outcome.FAIL


def own(name):
    """The policy's own rules, without what it is based on."""
    text = (PROJECT / f"config/policies/{name}.yaml").read_text("utf-8")
    found = TypeAdapter(_PolicyConfig).validate_python(safe_load(text))
    rules = {check: Rule(check, rule.level, rule.limits, rule.source) for check, rule in found.checks.items()}
    return Policy(found.name, found.version, "", {k: v for k, v in rules.items() if k in CHECKS})


def session(policy, *shots, ppi=400):
    """check → worst outcome, of all that this policy asks of the session."""
    batch = Batch(delivery(ppi=ppi), (), shots)
    return {
        f.check: f
        for name, rule in policy.rules.items()
        for f in CHECKS[name].judge(batch, CheckContext(rule, batch.delivery))
    }


@functools.cache
def measured(ppi=400, pitch_mm=16.0, **faults):
    pixels = draw(ppi=ppi, pitch_mm=pitch_mm, bits=16, **faults)
    facts = measuring.measured(Picture(pixels, 16, (ppi, ppi), icc("eciRGB v2"), b"", "tiff"), Setup(pitch_mm=pitch_mm))
    return Measured(File("objects/_targets/t.tif", 1, ""), facts)


@functools.cache
def white():
    facts = measuring.measured(Picture(sheet(900, 700, falloff=1.0), 8, None, icc("eciRGB v2"), b"", "tiff"), Setup())
    return Measured(File("objects/_targets/s.tif", 1, ""), facts)


@pytest.mark.parametrize("name", NAMES)
def test_a_good_session_passes_every_policy(name):
    found = session(own(name), measured(), white())
    assert {f.check: f.found for f in found.values() if f.outcome is not Outcome.PASS} == {}
    assert set(found) == set(own(name).rules)


@pytest.mark.parametrize("name", NAMES)
def test_a_good_session_keeps_a_distance_to_the_limits(name):
    """A sample that only just passes would hide a measurement that drifts."""
    tight = {
        check: dataclasses.replace(rule, limits=_tightened(rule.limits))
        for check, rule in own(name).rules.items()
        if check != "target-sampling-rate"
    }
    found = session(Policy(name, "1", "", tight), measured(), white())
    assert {f.check: f.found for f in found.values() if f.outcome is not Outcome.PASS} == {}


def _tightened(limits):
    """Upper limits 10 % lower, lower limits 10 % higher, where that still leaves room."""
    way = {"max": 0.95, "below": 0.95, "min": 1.05, "above": 1.05}
    return {k: v * way[k] if k in way else v for k, v in limits.items()}


STRICT = {
    "iso19264-A": {"tone": 2.3, "white_balance": 3.4, "noise": 1.8}, "fadgi-4": {"tone": 1.7, "white_balance": 2.3, "noise": 1.1},
    "metamorfoze-full": {"tone": -2.3, "white_balance": -3.4, "noise": 1.8},
}  # fmt: skip


@pytest.mark.parametrize(("name", "fault"), [(n, f) for n, faults in STRICT.items() for f in faults])
def test_one_fault_fails_its_own_check(name, fault):
    found = session(own(name), measured(**{fault: STRICT[name][fault]}), white())
    failed = {check for check, f in found.items() if f.outcome is Outcome.FAIL}
    expected = "target-" + fault.replace("_", "-")
    assert expected in failed
    assert failed <= {expected, "target-gain", "target-sharpness"}


def test_smoothing_fails_only_where_noise_is_asked_for():
    shots = (measured(noise=0.1), white())
    assert session(own("fadgi-4"), *shots)["target-noise"].outcome is Outcome.FAIL
    assert session(own("iso19264-A"), *shots)["target-noise"].outcome is Outcome.PASS


def test_blur_fails_a_and_passes_c():
    shots = (measured(blur_sigma=0.9), white())  # efficiency 0.76
    assert session(own("iso19264-A"), *shots)["target-sharpness"].outcome is Outcome.FAIL
    assert session(own("iso19264-C"), *shots)["target-sharpness"].outcome is Outcome.PASS


def test_the_colour_limits_of_the_policies():
    shots = (measured(delta_e=2.5), white())
    assert session(own("fadgi-4"), *shots)["target-colour-mean"].outcome is Outcome.FAIL
    assert session(own("iso19264-A"), *shots)["target-colour-mean"].outcome is Outcome.PASS
    assert "target-colour-mean" not in own("metamorfoze-extra-light").rules


def test_300_ppi_that_says_400_is_found_by_every_policy():
    shots = (measured(ppi=300), white())
    assert [session(own(n), *shots)["target-sampling-rate"].outcome for n in NAMES] == [Outcome.FAIL] * len(NAMES)


def test_every_rule_names_its_source_and_strict_means_a_warning_without_target():
    for name in NAMES:
        policy = own(name)
        assert all(len(rule.source) > 15 for rule in policy.rules.values())
        assert session(policy)["target-present"].outcome is Outcome.WARN
