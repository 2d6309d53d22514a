"""Asks of a PDF whether it is what it says it is; what is on its pages, nobody asks."""

from __future__ import annotations

from collections.abc import Iterator

from heritage.contracts import CheckContext, check
from heritage.model import Finding, Measured, reason_of

_OUTSIDE = "pdf-external"
"""Part of what it shows was not delivered with it."""


@check("pdfa")
def pdfa(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Does a PDF that calls itself PDF/A keep its rules? One that does not call itself so may need what is not in it."""
    if measured.number("pdf.pages") is None:
        return
    path, level, faults = measured.file.path, measured.text("pdf.claims"), measured.get("pdf.faults")
    reasons = [reason_of(fault) for fault in faults] if isinstance(faults, list) else []
    if not level and _OUTSIDE in [getattr(reason, "code", "") for reason in reasons]:
        yield ctx.failed(path, "outside", faults=reasons)
    elif not level and reasons:
        yield ctx.warned(path, "unclaimed-faults", faults=reasons)
    elif not level:
        yield ctx.warned(path, "unclaimed")
    elif reasons:
        yield ctx.failed(path, "claimed-faults", level=level, faults=reasons)
    elif by := measured.text("pdf.validated"):
        yield ctx.passed(path, "claimed-valid", level=level, tool=by)
    else:
        yield ctx.passed(path, "claimed-plausible", level=level)
