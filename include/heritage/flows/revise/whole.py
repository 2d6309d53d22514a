"""What an item is made of, as its sheets tell it: what a change of its structure is judged against."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping

from heritage import settings
from heritage.archive import ocfl
from heritage.catalogue.sheets import PackagedSheets
from heritage.dossier import Sheets
from heritage.errors import HeritageError
from heritage.flows.custody.roots.sites import to_look
from heritage.model import Delivery, Item, Measured
from heritage.revise import Whole

log = logging.getLogger(__name__)

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


def lengths_at_hand(package: str) -> Mapping[str, float] | None:
    """The same of a package's newest version, from the first site that answers; None when none does: then the plan asks again."""
    for name in settings.sites():
        try:
            return lengths(PackagedSheets(ocfl.stored(to_look(name), package)))
        except (HeritageError, KeyError, OSError, ValueError) as error:
            log.warning("%s: its lengths could not be read at %s: %s", package, name, error)
    return None
