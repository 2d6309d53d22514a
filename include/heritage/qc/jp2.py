"""Asks whether a delivered JPEG 2000 file is valid: what jpylyzer says, and which of its lengths lie."""

from __future__ import annotations

from collections.abc import Iterator

from heritage.contracts import Asked, check
from heritage.model import Finding, Measured

_WANTED = "a JPEG 2000 file that jpylyzer calls valid"


@check("jp2-valid")
def jp2_valid(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Is the JPEG 2000 file valid, and does it have the lengths that it says it has?"""
    form, path = measured.text("jp2.form"), measured.file.path
    if not form:
        return
    if unasked := measured.text("jp2.unasked"):
        yield asked.noted(path, _WANTED, f"not validated: {unasked}", "This says nothing against the file.")
    elif faults := _listed(measured, "jp2.faults"):
        advice = (
            "The picture was judged apart from this. Have the file written again by its program, or by a newer one."
        )
        yield asked.missed(path, _WANTED, f"jpylyzer: {'; '.join(faults)[:400]}", advice)
    else:
        yield asked.met(path, _WANTED, "valid")
    if lies := _listed(measured, "image.faults"):
        advice = "Every packet of the picture is there: the file may be kept, or have it written again."
        yield asked.missed(path, "lengths and marks that are true", "; ".join(lies)[:400], advice)


def _listed(measured: Measured, name: str) -> list[str]:
    found = measured.get(name)
    return [str(f) for f in found] if isinstance(found, list) else []
