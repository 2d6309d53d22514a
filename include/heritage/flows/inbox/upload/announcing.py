"""Takes the announcement of an upload, or says everything that is wrong with it before a byte is sent. The same selection, announced
again, is the same upload: whoever closed the browser chooses the folder once more and goes on."""

from __future__ import annotations

import hashlib
import secrets
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from heritage import files, settings
from heritage.dossier import now
from heritage.errors import DeliveryRefused
from heritage.flows.inbox import inbox
from heritage.flows.inbox.upload import record
from heritage.flows.inbox.upload.record import Kind, Upload
from heritage.ingest import announced, spelling
from heritage.ingest.announced import Announced
from heritage.problem import Problem

TOLD = 500
"""Reasons that are told at most: who has more has packed something else."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """What somebody wants to send, and who it is."""

    institution: str
    workline: str
    name: str
    kind: Kind
    files: Sequence[Announced]
    who: str
    address: str


def announce(asked: Announcement) -> Upload:
    """The upload: begun now, or before with the same selection. Raises DeliveryRefused with every reason at once."""
    sent = [file for file in asked.files if asked.kind == "zip" or not announced.left_out(file.path)]
    listing = _listing(asked, sent)
    home = record.root(asked.institution)
    home.mkdir(parents=True, exist_ok=True)
    with files.locked(home):
        open_ones = list(record.open_ones())
        if same := next((one for one in open_ones if one.listing == listing), None):
            return same
        reasons = [*_of_itself(asked, sent), *_beside_others(asked, sent, open_ones)]
        if reasons:
            raise DeliveryRefused([one.ground for one in reasons[:TOLD]])
        return _begun(asked, sent, listing)


def _begun(asked: Announcement, sent: Sequence[Announced], listing: str) -> Upload:
    upload = Upload(
        id=secrets.token_hex(16),
        institution=asked.institution,
        workline=asked.workline,
        name=asked.name,
        kind=asked.kind,
        who=asked.who,
        address=asked.address,
        begun=now(),
        listing=listing,
        files=tuple(sorted((file.path, file.size) for file in sent)),
        piece=record.PIECE,
        left_out=len(asked.files) - len(sent),
    )
    record.begin(upload)
    return upload


def _listing(asked: Announcement, sent: Sequence[Announced]) -> str:
    running = hashlib.sha256()
    said = [asked.institution, asked.workline, asked.name, asked.kind]
    said += sorted(f"{file.path}\0{file.size}\0{file.modified}" for file in sent)
    for line in said:
        running.update(line.encode("utf-8", "surrogatepass") + b"\n")
    return running.hexdigest()


def _of_itself(asked: Announcement, sent: Sequence[Announced]) -> Iterator[Problem]:
    limits = settings.uploads()
    yield from announced.name_faults(asked.name)
    if len(sent) > limits.files:
        yield announced.too_many(len(sent), limits.files)
    elif asked.kind == "folder":
        yield from announced.faults(sent)
    size = sum(file.size for file in sent)
    if size > limits.gigabytes * 1e9:
        yield announced.too_large(size, int(limits.gigabytes * 1e9))


def _beside_others(asked: Announcement, sent: Sequence[Announced], others: Sequence[Upload]) -> Iterator[Problem]:
    mine = [one for one in others if one.institution == asked.institution]
    key = spelling.folded(asked.name)
    if beside := next(
        (one for one in mine if spelling.folded(one.name) == key and one.workline == asked.workline), None
    ):
        yield announced.begun_otherwise(asked.name, beside.who)
    if len(mine) >= settings.uploads().open:
        yield announced.too_many_open(asked.institution, settings.uploads().open)
    yield from name_taken(asked.institution, asked.workline, asked.name)
    free = _free(asked.institution, others)
    if (size := sum(file.size for file in sent)) > free:
        yield announced.no_room(size, max(0, free))


def name_taken(institution: str, workline: str, name: str) -> Iterator[Problem]:
    """Whether a delivery of this name lies there, in whatever case or spelling."""
    there = inbox.entries(record.root(institution) / workline)
    if spelling.folded(name) in {spelling.folded(path.name) for path in there}:
        yield announced.taken(name, f"{institution}/{workline}")


def _free(institution: str, others: Sequence[Upload]) -> int:
    """Bytes that nobody has asked for: of what others have begun to send, what is not there yet is spoken for."""
    disk = record.root(institution).stat().st_dev
    beside = [one for one in others if one.place.exists() and one.place.stat().st_dev == disk]
    promised = sum(one.size - sum(record.held(one)) for one in beside)
    return shutil.disk_usage(record.root(institution)).free - promised - int(settings.uploads().spared_gigabytes * 1e9)
