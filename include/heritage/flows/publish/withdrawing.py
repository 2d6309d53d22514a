"""Takes packages from the public at once, and lets them back: asked for by one person, approved by a second where the institution wants
four eyes. The archive's copies stay untouched."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from heritage import settings
from heritage.catalogue import published
from heritage.catalogue.published import Deposited
from heritage.dossier import now
from heritage.errors import PermanentError
from heritage.files import write
from heritage.flows import approving, history
from heritage.flows.approving import Asked
from heritage.flows.custody.ledger import act_folder
from heritage.flows.publish import publishing, running, withdrawn
from heritage.flows.publish.withdrawn import Mark
from heritage.flows.revise.opened import Sites
from heritage.model import EventType

log = logging.getLogger(__name__)


class NothingToWithdraw(PermanentError):
    """What was asked for cannot be done."""

    advice = "Look the package's id up on the archive's pages, and say why."


@dataclass(frozen=True, slots=True)
class Wanted:
    """`packages` are withdrawn; or let `back`, where they were. `why` is kept for good; `institution`: whose they must be; "": anybody's."""

    packages: tuple[str, ...]
    why: str
    back: bool = False
    institution: str = ""


def plan(run: str, wanted: Wanted, *, who: str) -> int:
    """Writes down what was asked for; answers for how many packages. Raises NothingToWithdraw."""
    if not plan_of(run).is_file():
        for package in wanted.packages:
            _amiss(package, wanted)
        if not wanted.packages or not wanted.why.strip() or not who.strip():
            raise NothingToWithdraw("wanted a package, a reason and a person's name")
        write(plan_of(run), json.dumps({**asdict(wanted), "by": who, "at": now()}).encode())
    return len(_asked(run)["packages"])


def _amiss(package: str, wanted: Wanted) -> None:
    institution = approving.institution_of(package)
    if wanted.institution not in ("", institution) or _deposited(package) is None:
        raise NothingToWithdraw(f"{package!r}: there is no such package")
    if wanted.back and withdrawn.mark(package) is None:
        raise NothingToWithdraw(f"{package} is not withdrawn")


def _deposited(package: str) -> Deposited | None:
    found = published.deposited(settings.home().catalogue_url, [approving.institution_of(package)], package)
    return found[0] if found else None


def plan_of(run: str) -> Path:
    """Where the run's plan is."""
    return act_folder("withdrawals", run) / "plan.json"


def _asked(run: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(plan_of(run).read_bytes())
    return found


def asked(run: str) -> Asked:
    """The approval that the run's plan may need."""
    return Asked(
        "letting back" if _asked(run)["back"] else "withdrawal", run, plan_of(run), tuple(_asked(run)["packages"])
    )


def asked_by(run: str) -> str:
    """Who asked for it."""
    return str(_asked(run)["by"])


def needs_approval(run: str) -> bool:
    """Does an institution want a second person?"""
    return asked(run).four_eyes


def question(run: str) -> tuple[str, str]:
    """Headline and Markdown text for the person who approves."""
    said = _asked(run)
    what = "Show again" if said["back"] else "Withdraw from the public"
    lines = [f"{said['by']} asks for it: {said['why']}", "", *(f"    {package}" for package in said["packages"][:80])]
    return f"{what}: {len(said['packages'])} packages", "\n".join(
        [*lines, "", "**Another person than who asked must approve.**"]
    )


def approve(run: str, *, who: str, asked_by: str, reason: str) -> None:
    """Notes the approval. Raises NotApproved."""
    approving.approve(asked(run), who=who, asked_by=asked_by, reason=reason)


def reject(run: str, *, who: str, asked_by: str, reason: str) -> None:
    """Notes that it was not approved."""
    approving.reject(asked(run), who=who, asked_by=asked_by, reason=reason)


@history.signed
def carry_out(run: str) -> dict[str, int]:
    """Does it. The mark comes first: killed after it, the next run of `publish`, or this one given again, takes away what is still out.
    Raises NotApproved; what keeps one from being let back, after the others are done."""
    said = _asked(run)
    given = approving.approved(plan_of(run), asked(run).act).who if needs_approval(run) else said["by"]
    for package in said["packages"]:
        if said["back"]:
            _let_back(run, said, package, given)
        else:
            _withdrawn(run, said, package, given)
    publishing.shelf().empty()
    return {"let back" if said["back"] else "withdrawn": len(said["packages"])}


def _withdrawn(run: str, said: dict[str, Any], package: str, given: str) -> None:
    withdrawn.put(Mark(package, said["by"], said["why"], said["at"], given, run))
    was = publishing.take(approving.institution_of(package), package)
    _tell(run, said, package, given, "withdrawn from the public")
    log.info("%s is withdrawn%s", package, "" if was else "; it was not public")


def _let_back(run: str, said: dict[str, Any], package: str, given: str) -> None:
    withdrawn.lift(package)
    _tell(run, said, package, given, "let back to the public")
    if (one := _deposited(package)) is not None:
        looked = publishing.publish(one, Sites())
        published.note(running.ledger_of_looks(), looked)
        log.info("%s: %s %s", package, looked.state, looked.why)


def _tell(run: str, said: dict[str, Any], package: str, given: str, what: str) -> None:
    history.tell(
        f"{what} {package} {run}", EventType.POLICY_ASSIGNMENT, "success", subjects=[package], who=said["by"], at=said["at"],
        detail=f"{what}: {said['why']}", facts={"run": run, "approved_by": given},
    )  # fmt: skip
