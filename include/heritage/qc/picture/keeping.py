"""Asks whether a picture gets the preservation copy that the policy makes, and says why not: a missing master is never silent."""

from __future__ import annotations

from collections.abc import Iterator

from heritage.contracts import CheckContext, check
from heritage.model import Finding, Measured, reason_of


@check("preservation-copy", once_a_file=True)
def preservation_copy(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Can a lossless JPEG 2000 hold everything that the file holds? What it cannot hold is kept as it came, and that is told."""
    format, reason = measured.text("image.format"), measured.get("image.unfit")
    if not format or measured.refused:
        return
    if reason:
        yield ctx.warned(measured.file.path, "none", reason=reason_of(reason))
    elif format != "jp2":
        yield ctx.passed(measured.file.path, "whole")
