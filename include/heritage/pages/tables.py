"""Tables that people take away, as CSV: a line at a time, and nothing in a cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

MARK = "\ufeff"
"""Before the first line, so that spreadsheets read the rest as UTF-8."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings that make a spreadsheet take a cell for a formula."""


def line(cells: Sequence[object]) -> str:
    """One line with its end; semicolons, as spreadsheets of our languages expect."""
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerow([_tamed(cell) for cell in cells])
    return out.getvalue()


def _tamed(cell: object) -> object:
    if isinstance(cell, list | tuple):
        return _tamed("; ".join(map(str, cell)))
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
