"""Asks of a PDF whether it is what it says it is; what is on its pages, nobody asks."""

from __future__ import annotations

from collections.abc import Iterator

from heritage.contracts import Asked, check
from heritage.model import Finding, Measured


@check("pdfa")
def pdfa(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Does a PDF that calls itself PDF/A keep its rules? One that does not call itself so may need what is not in it."""
    if measured.number("pdf.pages") is None:
        return
    path, claims, faults = measured.file.path, measured.text("pdf.claims"), measured.get("pdf.faults", [])
    if not claims:
        yield asked.noted(path, "PDF/A", "a PDF that does not say so", "Kept as it came; ask the supplier for PDF/A.")
    elif isinstance(faults, list) and faults:
        advice = "It is not what it says it is. Have it made again with a program whose PDF/A is validated."
        yield asked.missed(path, f"PDF/A-{claims}, as it says", "; ".join(map(str, faults))[:500], advice)
    elif by := measured.text("pdf.validated"):
        yield asked.met(path, f"PDF/A-{claims}, as it says", f"valid for {by}")
    else:
        told = "nothing against it in fonts, streams and actions; its other rules were not validated"
        yield asked.met(path, f"PDF/A-{claims}, as it says", told)
