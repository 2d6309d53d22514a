"""The page *Upload*: what may be sent, what is being sent, and what became of what was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from heritage.flows import runs
from heritage.flows.batch import found
from heritage.flows.inbox import inbox
from heritage.flows.inbox.upload.landed import Landed
from heritage.lines import LINES
from heritage.model import Act, Viewer
from heritage.pages.frame import ROOT, delivery_address, institution_names
from heritage.pages.sending import Sent, open_ones


@dataclass(frozen=True, slots=True)
class Ended:
    """What became of an upload: `landed`, `started` or `refused`, and the page that says more."""

    landed: Landed
    state: str
    link: str


@dataclass(frozen=True, slots=True)
class Page:
    """The page. `institutions` that the viewer may deliver to, with their names by language."""

    institutions: Mapping[str, Mapping[str, str]]
    asked: str
    worklines: Sequence[str]
    open: Sequence[Sent]


def shown(viewer: Viewer, asked: str) -> Page:
    """What may be sent, and what is being sent."""
    may = {code: called for code, called in institution_names(viewer).items() if viewer.may(Act.DELIVER, code)}
    return Page(may, asked if asked in may else "", tuple(LINES), open_ones(viewer))


def ended(landed: Landed) -> Ended:
    """The delivery's page when a run took it in, else the list that it is on."""
    handed = inbox.handed().get(inbox.key(landed.place))
    run = handed.run if handed else ""
    if run and (reference := runs.batch_of(landed.workline, run)):
        batch = found(reference)
        return Ended(landed, "started", delivery_address(batch.institution, batch.name))
    refused = bool(run) and runs.outcome(landed.workline, run) == runs.REFUSED
    state = "refused" if refused else "started" if run else "landed"
    asked = {"institution": landed.institution} | ({"state": "refused"} if refused else {})
    return Ended(landed, state, f"{ROOT}/worklines?{urlencode(asked)}")
