"""What an item is made of, as its sheets tell it: what a change of its structure is judged against."""

from __future__ import annotations

import re
from collections.abc import Mapping

from heritage.dossier import Sheets
from heritage.model import Delivery, Item, Measured
from heritage.revise import Whole

_LENGTH = re.compile(r"av\.duration|sound\.\d+\.duration")


def whole(sheets: Sheets) -> Whole:
    """Of a package's sheets, at a site."""
    files = [file.path for item in sheets.rows("item", Item) for file in item.files]
    workline = next(sheets.rows("delivery", Delivery)).workline
    return Whole(files, workline, lambda: lengths(sheets))


def lengths(sheets: Sheets) -> Mapping[str, float]:
    """How long each recording plays, in seconds, by its delivered path: as it was measured, the longest of its tracks."""
    found: dict[str, float] = {}
    for one in sheets.rows("measured", Measured):
        times = [float(fact) for name, fact in one.facts.items()
                 if _LENGTH.fullmatch(name) and isinstance(fact, int | float)]  # fmt: skip
        found |= {one.file.path: max(times)} if times else {}
    return found
