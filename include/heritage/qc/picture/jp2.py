"""Asks whether a delivered JPEG 2000 file is valid: what jpylyzer says, and which of its lengths lie."""

from __future__ import annotations

from collections.abc import Iterator

from heritage.contracts import CheckContext, check
from heritage.model import Finding, Measured, Phrase, Reason, reason_of


@check("jp2-valid")
def jp2_valid(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Is the JPEG 2000 file valid, and does it have the lengths that it says it has?"""
    form, path = measured.text("jp2.form"), measured.file.path
    if not form:
        return
    if unasked := measured.get("jp2.unasked"):
        yield ctx.warned(path, "unasked", reason=reason_of(unasked))
    elif faults := _reasons(measured, "jp2.faults"):
        yield ctx.failed(path, "invalid", faults=faults)
    else:
        yield ctx.passed(path, "valid")
    if faults := _reasons(measured, "image.faults"):
        yield ctx.failed(path, "lengths", faults=faults)


def _reasons(measured: Measured, name: str) -> list[Phrase | Reason]:
    found = measured.get(name)
    return [reason_of(one) for one in found] if isinstance(found, list) else []
