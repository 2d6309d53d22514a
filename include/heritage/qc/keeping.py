"""Asks whether a picture gets the preservation copy that the policy makes, and says why not: a missing master is never silent."""

from __future__ import annotations

from collections.abc import Iterator

from heritage.contracts import Asked, check
from heritage.model import Finding, Measured


@check("preservation-copy")
def preservation_copy(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Can a lossless JPEG 2000 hold everything that the file holds? What it cannot hold is kept as it came, and that is told."""
    if not measured.text("image.format") or measured.refused:
        return
    path, wanted, reason = measured.file.path, "a lossless copy in JPEG 2000", measured.text("image.unfit")
    if measured.text("image.format") == "jp2" and not reason:
        return
    if reason:
        yield asked.noted(path, wanted, f"none: {reason}", "The file is kept as it came.")
    else:
        yield asked.met(path, wanted, "it can hold all of it")
