"""The parts of an item as lines of text, to be read, copied and written by hand: `- song; title; first; last; begin; end`, a hyphen for each
level."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from heritage.model.built import Part, nested

_LEVEL = re.compile(r"[\s-]*")


def names(paths: Sequence[str]) -> Mapping[str, str]:
    """Path → what a page is called here: its file's name, or its path where several have that name."""
    found: dict[str, list[str]] = {}
    for path in paths:
        found.setdefault(path.rpartition("/")[2], []).append(path)
    return {path: name if len(some) == 1 else path for name, some in found.items() for path in some}


def written(parts: Iterable[Part], called: Mapping[str, str]) -> str:
    """A line for each part."""
    out = io.StringIO()
    rows = csv.writer(out, delimiter=";", lineterminator="\n")
    for part in parts:
        row = [part.kind, part.label, called.get(part.first, part.first), called.get(part.last, part.last)]
        rows.writerow([f"{'- ' * part.level}{row[0]}", *row[1:], *([part.begin, part.end] if part.begin or part.end else [])])  # fmt: skip
    return out.getvalue()


def read(text: str, called: Mapping[str, str]) -> list[dict[str, Any]]:
    """As a patch says them. What is no page or no kind goes through as it is: who judges the patch names it."""
    paths = {name: path for path, name in called.items()}
    found: list[Part] = []
    for row in csv.reader(io.StringIO(text.replace("\r\n", "\n")), delimiter=";"):
        if not any(cell.strip() for cell in row):
            continue
        cells = [cell.strip() for cell in row[1:6]] + [""] * (6 - len(row))
        label, first, last, begin, end = cells[:5]
        hyphens = _LEVEL.match(row[0])[0]  # type: ignore[index]
        level = min(hyphens.count("-"), found[-1].level + 1 if found else 0)
        first, last = paths.get(first, first), paths.get(last or first, last or first)
        found.append(Part(row[0][len(hyphens) :].strip(), label, first, last, begin, end, level))
    return nested(found)
