"""Asks qpdf (by pikepdf) whether a PDF's table of objects is right; it looks at no page and holds no stream in memory."""

from __future__ import annotations

from pathlib import Path

import pikepdf


def version() -> str:
    """ "qpdf 12.2.0"."""
    return f"qpdf {pikepdf.__libqpdf_version__}"


def faults(path: Path) -> tuple[str, ...]:
    """What is wrong with the table, the trailer, or an object that is not where the table says or not as long as it says.
    Nothing is mended silently."""
    try:
        with pikepdf.open(path, attempt_recovery=False, suppress_warnings=True) as document:
            sum(1 for _ in document.objects)  # each is looked up at its place
            return tuple(map(str, document.get_warnings()))
    except (pikepdf.PdfError, OSError) as error:
        return (str(error),)
