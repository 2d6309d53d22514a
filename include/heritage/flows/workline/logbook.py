"""Writes task logs for people: one line per item and finding, wanted and found, and who says so."""

from __future__ import annotations

import logging

from heritage.flows.batch import StepFailure
from heritage.model import Finding, Outcome, Report

log = logging.getLogger(__name__)

_LEVEL = {Outcome.PASS: logging.INFO, Outcome.WARN: logging.WARNING, Outcome.FAIL: logging.ERROR}
_WORD = {Outcome.PASS: "passed", Outcome.WARN: "passed with remarks", Outcome.FAIL: "flagged"}


def told_report(report: Report) -> None:
    """The verdict, then every finding that is not a pass."""
    asked = {finding.check for finding in report.findings}
    missed = {finding.check for finding in report.findings if finding.outcome is not Outcome.PASS}
    log.log(
        _LEVEL[report.verdict], "%s: %s: %d of %d checks met, policy %s %s",
        report.item, _WORD[report.verdict], len(asked - missed), len(asked), report.policy, report.policy_version,
    )  # fmt: skip
    for finding in report.findings:
        if finding.outcome is not Outcome.PASS:
            told(finding)


def told(finding: Finding) -> None:
    """One finding as one line."""
    log.log(
        _LEVEL[finding.outcome], "  %s %s: %s: wanted %s, found %s%s [%s]",
        finding.outcome.upper(), finding.subject, finding.check, finding.wanted, finding.found,
        f" → {finding.advice}" if finding.advice else "", finding.source,
    )  # fmt: skip


def told_trouble(trouble: StepFailure) -> None:
    """Ours, not the item's: what happened, whether it is tried again, what to do."""
    again = "is tried again a few times" if trouble.passing else "will not be tried again by itself"
    log.error("%s: %s not done (%s): %s → %s", trouble.item, trouble.step, again, trouble.error, trouble.advice)
