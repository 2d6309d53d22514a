"""Opens a dossier for each item of a delivery that was taken in; what is open already stays as it is."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from heritage.dossier import Dossier
from heritage.errors import ObjectConflict
from heritage.ingest import events
from heritage.ingest.intake import Received
from heritage.model import Delivery, Event

BATCH = "_batch"
"""Folder of the batch's own sheet, beside the items' folders (no item id begins with an underscore)."""

SHEET = "delivery"


def opened(work: Path, received: Received, *, code: str) -> list[Path]:
    """Writes `work`/_batch/delivery.jsonl with the events of the whole delivery, and then `work`/<item>/item.jsonl for each
    item, with its own (the batch first, so that two deliveries never mix below one folder, whenever this is killed); returns the items' folders. `work` is the batch's work folder. May be run again at any time. Raises
    ObjectConflict when another delivery was opened there."""
    batch = Dossier(work / BATCH)
    if batch.has(SHEET) and batch.one(SHEET, Delivery).digest != received.delivery.digest:
        raise ObjectConflict(f"{work} holds the dossiers of another delivery of batch {received.delivery.batch}")
    if not batch.has(SHEET):
        batch.write(SHEET, [received.delivery], code=code, events=received.events)
    general, by_path = _events(received)
    for item in received.items:
        dossier = Dossier(work / item.id)
        if not dossier.has("item"):
            about = [*general, *(event for file in item.files for event in by_path.get(file.path, []))]
            own = [events.taken_in(received.delivery, item.files), *events.of_item(item.files, about)]
            own += map(events.not_kept, item.empty)
            own += [events.again(earlier) for earlier in item.earlier if earlier.refused]
            dossier.write("item", [item], code=code, events=own)
    return [work / item.id for item in received.items]


def _events(received: Received) -> tuple[list[Event], dict[str, list[Event]]]:
    """Those about all of the delivery, and those about one file by its path."""
    by_path: dict[str, list[Event]] = defaultdict(list)
    for event in received.events:
        by_path[event.subject].append(event)
    return by_path.pop("", []), by_path
