from __future__ import annotations

from collections.abc import Iterator

import pytest

from heritage import settings
from heritage.contracts import Batch, Check, CheckContext, Scope, check
from heritage.model import File, Finding, Measured, Outcome, Policy, Report, Rule
from heritage.qc import archived, document, files
from heritage.qc.page import duplicates, sequence
from heritage.qc.page import page as pages
from heritage.qc.picture import exposure, image, tones
from qc.judging import batch, inspected, item, page, refused

CHECKS = tuple(
    v
    for m in (files, document, image, exposure, tones, pages, sequence, duplicates, archived)
    for v in vars(m).values()
    if isinstance(v, Check)
)


def policy(**rules: dict[str, object]) -> Policy:
    named = {name.replace("_", "-"): limits for name, limits in rules.items()}
    return Policy("p", "1", "d", {n: Rule(n, Outcome.FAIL, limits, "s") for n, limits in named.items()})  # type: ignore[arg-type]


@check("session-lit", Scope.SESSION)
def session_lit(batch: Batch, ctx: CheckContext) -> Iterator[Finding]:
    """Was the lamp on?"""
    yield ctx.failed("session", "nothing")


def report(*measured: Measured, rules: Policy, checks: tuple[Check, ...] = CHECKS) -> Report:
    (found,) = inspected(batch(item("A", measured)), rules, checks)
    return found


def test_what_passes_is_summed_up_and_what_fails_is_named() -> None:
    here = [page(f"objects/A/{n:04}.tif") for n in range(1, 12)]
    found = report(*here, refused("objects/A/0012.tif"), rules=policy(decodes={}))
    assert [(f.subject, f.outcome, f.found) for f in found.findings] == [
        ("objects/A/0012.tif", Outcome.FAIL, "cut off"),
        ("A", Outcome.PASS, "11 of 12 files"),
    ]
    assert found.verdict is Outcome.FAIL


def test_a_check_without_a_rule_is_not_asked() -> None:
    found = report(page(page__skew=20.0), rules=policy(decodes={}))
    assert {f.check for f in found.findings} == {"decodes"}
    assert found.verdict is Outcome.PASS


@pytest.mark.parametrize(
    "measured", [(), (Measured(File("objects/A/notes.xml", 1, "0"), {}),), (Measured(File("x.bin", 1, "0"), {}),)]
)
def test_nothing_asked_is_nothing_passed(measured: tuple[Measured, ...]) -> None:
    found = report(*measured, rules=policy(decodes={}))
    assert "nothing-asked" in {f.check for f in found.faults}


def test_the_session_s_faults_are_every_item_s() -> None:
    here = batch(item("A", [page("objects/A/1.tif")]), item("B", [page("objects/B/1.tif")]))
    found = list(inspected(here, policy(decodes={}, session_lit={}), (*CHECKS, session_lit)))
    assert [[(f.check, f.subject) for f in r.faults] for r in found] == [[("session-lit", "session")]] * 2


def test_a_batch_s_finding_goes_to_the_item_it_is_about() -> None:
    here = batch(item("A", [page("objects/A/1.tif")]), item("B", [page("objects/B/1.tif")]))
    first, second = inspected(here, policy(decodes={}, duplicate_exact={}), CHECKS)
    assert not first.faults
    assert [(f.check, f.subject) for f in second.faults] == [("duplicate-exact", "objects/B/1.tif")]


def test_only_the_items_asked_for_are_reported_but_the_batch_is_judged_whole() -> None:
    one, two = item("A", [page("objects/A/1.tif")]), item("B", [page("objects/B/1.tif")])
    (found,) = inspected(batch(one, two), policy(decodes={}, duplicate_exact={}), CHECKS, [two])
    assert (found.item, [f.check for f in found.faults]) == ("B", ["duplicate-exact"])


def test_a_number_that_the_policy_lacks_is_our_mistake_not_a_pass() -> None:
    with pytest.raises(KeyError, match="degrees"):
        report(page(), rules=policy(skew={}))


def test_the_report_names_its_policy() -> None:
    found = report(page(), rules=settings.policy("legacy"))
    assert (found.policy, found.policy_version, len(found.policy_digest)) == ("legacy", "1.5", 64)


@pytest.mark.parametrize("name", ["capture", "legacy"])
def test_the_policies_ask_every_page_check_with_all_its_numbers(name: str) -> None:
    rules = settings.policy(name)
    ours = {c.name for c in CHECKS} | {"preservation-copy", "jp2-valid", "raw-beside", "redelivery"}
    assert set(rules.rules) <= ours
    odd = page(
        page__skew=1.2, page__keystone=1.2, page__ink=0.0, image__alpha=True, icc__present=False, image__ppi_x=None
    )
    here = batch(item("A", [page("objects/A/1.tif", pixels__sha256="1"), odd], pages=2, width_mm=210, height_mm=297))
    found = list(inspected(here, rules, CHECKS))
    assert {f.check for f in found[0].findings} <= ours
    unasked = ours - set(rules.rules) - ({"clipping", "sharpness", "noise"} if name == "legacy" else set())
    assert not unasked, f"config/policies/{name}.yaml: give each a row, or name here what this policy does not ask"


@pytest.mark.parametrize("name", ["capture", "legacy"])
def test_well_made_pages_pass(name: str) -> None:
    here = [
        page(f"objects/A/{n:04}.tif", pixels__sha256=str(n), pixels__phash=f"{n:02x}" * 32, page__skew=skew)
        for n, skew in ((1, 0.9), (2, -1.0), (255, 0.0))
    ]
    here[2] = page("objects/A/0003.tif", pixels__sha256="3", pixels__phash="ff" * 32)
    (found,) = inspected(
        batch(item("A", here, pages=3), ppi=300, bit_depth=8, colour_space="eciRGB v2"), settings.policy(name), CHECKS
    )
    assert not found.faults


def test_the_paper_line_can_answer_all_that_its_policies_ask() -> None:
    """A row without a check would be a promise that nobody keeps."""
    from heritage.lines.paper import PAPER

    known = {c.name for c in PAPER.checks}
    unanswered = {name: set(settings.policy(name).rules) - known for name in PAPER.policies}
    assert not {name: rules for name, rules in unanswered.items() if rules}
