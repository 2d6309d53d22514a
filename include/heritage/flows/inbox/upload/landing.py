"""Ends an upload whose bytes are all there: a folder gets its place in the inbox by one rename, a zip is unpacked first. Killed at any
moment it is ended by the next who looks, as if nothing had happened."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from heritage import files, settings
from heritage.dossier import now
from heritage.errors import DeliveryRefused, HeritageError
from heritage.flows import history
from heritage.flows.inbox import carrying
from heritage.flows.inbox.upload import announcing, receiving, record, unpacking
from heritage.flows.inbox.upload.landed import Landed
from heritage.flows.inbox.upload.record import Busy, Gone, Upload
from heritage.ingest import announced, inventory
from heritage.model import EventType, refused


class Incomplete(HeritageError):
    """Bytes are still to come."""


def whole(upload: Upload, who: str, address: str) -> None:
    """Notes that all was sent, and by whom; a folder is then in the inbox, a zip waits to be unpacked. Raises Incomplete, Busy, Gone,
    and DeliveryRefused: when its place was taken meanwhile nothing has changed, and it may be asked again."""
    with record.holding(upload, alone=True) as folder:
        if record.noted(upload, record.LANDING) is None:
            receiving.make_empty(upload, folder)
            missing = sum(size - there for (_, size), there in zip(upload.files, record.held(upload), strict=True))
            if missing:
                raise Incomplete(f"{missing} bytes are still to come")
            _free_or_refused(upload)
            record.write(upload, record.LANDING, {"who": who, "address": address, "at": now()})
        if upload.kind == "folder":
            _land_or_refuse(upload, folder)


@history.signed
def land(institution: str, id_: str) -> None:
    """Ends what `whole` noted; what ended meanwhile is well. Raises Busy, DiskFull."""
    with contextlib.suppress(Gone, DeliveryRefused):
        upload = record.found(id_, {institution})
        with record.holding(upload, alone=True) as folder:
            if _is_landing(upload):
                _land_or_refuse(upload, folder)


def _is_landing(upload: Upload) -> bool:
    return record.noted(upload, record.LANDING) is not None and record.noted(upload, record.REFUSED) is None


def waiting() -> Iterator[Upload]:
    """Uploads that `land` would end and nobody is ending. One look at a name each: it is asked every minute."""
    for code in settings.institutions():
        for id_ in record.ids(code):
            if os.path.lexists(record.root(code) / f"{record.MARK}{id_}" / record.LANDING):
                with contextlib.suppress(Busy, Gone):
                    upload = record.found(id_, {code})
                    with record.holding(upload, alone=True):
                        waits = _is_landing(upload)
                    if waits:
                        yield upload


def _land_or_refuse(upload: Upload, folder: int) -> None:
    try:
        _land(upload, folder)
    except DeliveryRefused as error:
        _refuse(upload, error)
        raise


def _refuse(upload: Upload, error: DeliveryRefused) -> None:
    """It stays as it is, for whoever looks: they cancel it, or housekeeping removes it."""
    reasons = {"reasons": list(error.reasons), "grounds": refused.kept(error.reasons)}
    record.write(upload, record.REFUSED, {**reasons, "at": now()})
    subject, said = _subject(upload), "; ".join(error.reasons)[:4000]
    key = f"upload refused {upload.id}"
    history.tell(key, EventType.VALIDATION, "fail", subjects=[subject], detail=f"an upload was refused: {said}")


def _land(upload: Upload, folder: int) -> None:
    """By one rename. Killed after it, it is ready and no longer here."""
    name = record.UNPACKED if upload.kind == "zip" else record.CONTENT
    if record.noted(upload, record.READY) is None:
        left_out = upload.left_out
        if upload.kind == "zip":
            left_out = unpacking.unpack(upload, folder)
        else:
            _as_sent(upload, folder)
        place = Path(f"/proc/self/fd/{folder}") / name
        with files.disk_full_named(upload.place):
            files.fsync_all(place / path for path in inventory.taken(place).paths)
        record.write(upload, record.READY, {"at": now(), "left_out": left_out})
    if _is_there(folder, name):
        _free_or_refused(upload)
        target = [upload.workline, upload.name]
        carrying.move(record.root(upload.institution), [*upload.parts[1:], name], target)
    _ended(upload)


def _ended(upload: Upload) -> None:
    _tell(upload)
    Landed(upload.id, upload.institution, upload.workline, upload.name, now()).keep()
    carrying.remove(record.root(upload.institution), upload.parts[1:])


def _is_there(folder: int, name: str) -> bool:
    with contextlib.suppress(FileNotFoundError):
        os.stat(name, dir_fd=folder, follow_symlinks=False)
        return True
    return False


def _free_or_refused(upload: Upload) -> None:
    if reasons := [one.ground for one in announcing.name_taken(upload.institution, upload.workline, upload.name)]:
        raise DeliveryRefused(reasons)


def _as_sent(upload: Upload, folder: int) -> None:
    """Nobody but us put anything into it: a name beside those that were announced would be taken in unseen."""
    there = inventory.taken(Path(f"/proc/self/fd/{folder}") / record.CONTENT)
    sizes = {file.path: file.size for file in there.files}
    odd = [problem.ground for problem in there.problems]
    odd += [announced.never_sent(path).ground for path in sizes.keys() - dict(upload.files).keys()]
    odd += [announced.not_as_sent(path).ground for path, size in upload.files if sizes.get(path) != size]
    if odd:
        raise DeliveryRefused(sorted(odd)[:100])


def _tell(upload: Upload) -> None:
    ended = record.noted(upload, record.LANDING) or {}
    sent = "as a zip" if upload.kind == "zip" else "as a folder"
    said = f"{upload.name} was uploaded {sent} by {upload.who} from {upload.address}, and is in the inbox for {upload.workline}"
    facts = {
        "began": {"who": upload.who, "address": upload.address, "at": upload.begun},
        "ended": ended,
        "files": len(upload.files),
        "bytes": upload.size,
        "left_out": (record.noted(upload, record.READY) or {}).get("left_out", 0),
        "sha256 of the listing": upload.listing,
    }
    key = f"uploaded {upload.id}"
    who = str(ended.get("who", "")) or upload.who
    history.tell(key, EventType.TRANSFER, "success", subjects=[_subject(upload)], detail=said, who=who, facts=facts)


def _subject(upload: Upload) -> str:
    return f"{upload.institution}/{upload.workline}/{upload.name}"


def cancel(upload: Upload, who: str) -> None:
    """It is gone. Raises Busy while it lands, and Gone when it has."""
    if not _is_landing(upload):
        _remove(upload, who)  # whoever still writes a piece writes to what is being removed
    else:
        with record.holding(upload, alone=True) as folder:
            _remove_unless_landed(upload, folder, who)


def _remove_unless_landed(upload: Upload, folder: int, who: str) -> None:
    name = record.UNPACKED if upload.kind == "zip" else record.CONTENT
    if record.noted(upload, record.READY) is not None and not _is_there(folder, name):
        _ended(upload)
        raise Gone(f"{upload.name} is in the inbox already")
    _remove(upload, who)


def _remove(upload: Upload, who: str) -> None:
    """Told first: killed after the removal, nobody would know that there was something to tell."""
    if not upload.place.is_dir():
        raise Gone(f"there is no upload {upload.id}")
    said = f"the upload of {upload.name}, begun by {upload.who}, was cancelled; nothing of it was taken in"
    key, facts = f"upload cancelled {upload.id}", {"bytes": upload.size, "files": len(upload.files)}
    history.tell(key, EventType.DELETION, "success", subjects=[_subject(upload)], detail=said, who=who, facts=facts)
    try:
        carrying.remove(record.root(upload.institution), upload.parts[1:])
    except FileNotFoundError as error:
        raise Gone(f"there is no upload {upload.id}") from error
