"""What is being sent through the browser, and how far it is."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass

from heritage import settings
from heritage.flows.inbox.upload import record
from heritage.flows.inbox.upload.record import Gone, Upload
from heritage.model import Viewer, refused

TONES = {"sending": "busy", "landing": "busy", "refused": "bad"}


@dataclass(frozen=True, slots=True)
class Sent:
    """An upload that has not ended. `there` of `size` bytes; `state`: sending, landing or refused, with `reasons`."""

    upload: Upload
    there: int
    state: str
    reasons: Sequence[str] = ()

    @property
    def tone(self) -> str:
        return TONES[self.state]

    @property
    def share(self) -> float:
        return self.there / self.upload.size if self.upload.size else 1.0


def open_ones(viewer: Viewer) -> list[Sent]:
    """Of the institutions that the viewer sees, oldest first."""
    codes = {code for code in settings.institutions() if viewer.sees(code)}
    found = []
    for upload in record.open_ones(codes):
        with contextlib.suppress(Gone):
            found.append(sent(upload))
    return sorted(found, key=lambda one: one.upload.begun)


def sent(upload: Upload) -> Sent:
    """How far it is. Raises Gone."""
    there = sum(record.held(upload))
    if told := record.noted(upload, record.REFUSED):
        reasons = refused.grounds([str(one) for one in told.get("reasons", ())], told.get("grounds", ()))
        return Sent(upload, there, "refused", reasons)
    if record.noted(upload, record.LANDING):
        return Sent(upload, upload.size, "landing")
    return Sent(upload, there, "sending")
