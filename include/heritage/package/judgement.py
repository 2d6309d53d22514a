"""The words in which a package says that its content was judged good: by the policy, or by a person."""

from __future__ import annotations

from heritage.dossier import Dossier
from heritage.errors import PermanentError
from heritage.model import Choice, Decision, Outcome, Policy, Report


def judgement(dossier: Dossier, policy: Policy) -> str:
    """Raises PermanentError for an item that was neither passed by this policy nor accepted by a person."""
    if not dossier.has("report"):
        raise PermanentError(f"{dossier.folder.name} was not judged: not sealed")
    report = dossier.one("report", Report)
    if report.policy_digest != policy.digest:
        raise PermanentError(
            f"{dossier.folder.name} was judged by {report.policy} {report.policy_version}, not by {policy.name}"
        )
    decision = dossier.one("decision", Decision) if dossier.has("decision") else None
    if decision is not None and decision.choice is Choice.ACCEPT:
        return f"verdict {report.verdict.value}, accepted by {decision.who} at {decision.at}: {decision.reason}"
    if report.verdict is Outcome.FAIL or decision is not None:
        raise PermanentError(
            f"{dossier.folder.name} was not passed by its policy, nor accepted by a person: not sealed"
        )
    return f"verdict {report.verdict.value}"
