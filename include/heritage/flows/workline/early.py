"""What tables and files say of an item, collected before it is judged, so that a check can compare them."""

from __future__ import annotations

import logging
from dataclasses import replace

from heritage import describe as describing
from heritage.contracts import DescriptionContext, ItemMeasured
from heritage.errors import SourceUnreadable
from heritage.flows.batch import BatchFolder
from heritage.lines import LINES
from heritage.model import Delivery

log = logging.getLogger(__name__)


def told(batch: BatchFolder, delivery: Delivery, found: ItemMeasured) -> ItemMeasured:
    """With the statements of the line's `pre_qc_enrichers`. A table that is none is told when the item is described."""
    asked = LINES[delivery.workline].pre_qc_enrichers
    if not asked:
        return found
    known = DescriptionContext(batch.payload, delivery, found.item, found.files, ())
    try:
        return replace(found, said=tuple(describing.describe(known, asked)))
    except SourceUnreadable as error:
        log.warning("%s: %s", found.item.id, error)
        return found
