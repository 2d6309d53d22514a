"""Unpacks the zip of an upload beside it, never through a link; what an earlier try left is made anew from the zip, which stays."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path
from zipfile import ZipFile

from heritage import files, settings
from heritage.errors import DeliveryRefused, DiskFull
from heritage.flows.inbox import stepping
from heritage.flows.inbox.upload import record
from heritage.flows.inbox.upload.record import Upload
from heritage.ingest import announced, packed
from heritage.ingest.packed import Contents, Entry

TOLD = 500


def unpack(upload: Upload, folder: int) -> int:
    """`unpacked` in the upload's open folder holds all that the zip holds, but for so many leftovers of desktops. Raises DeliveryRefused with every reason, and DiskFull."""
    limits = settings.uploads()
    handle = os.open(record.PACKED, os.O_RDONLY | os.O_NOFOLLOW, dir_fd=folder)
    with os.fdopen(handle, "rb") as file:
        try:
            with packed.opened(file, limits.files) as zipped:
                found = packed.contents(zipped, upload.size, int(limits.gigabytes * 1e9), limits.ratio)
                _sound(found, limits.files)
                _room(upload, sum(entry.size for entry in found.entries), limits.spared_gigabytes)
                _anew(folder)
                for entry in found.entries:
                    _write(folder, zipped, entry, upload)
                return found.passed_over
        except packed.Damaged as error:
            raise DeliveryRefused([error.problem.ground]) from error


def _sound(found: Contents, most: int) -> None:
    many = [announced.too_many(len(found.entries), most)] if len(found.entries) > most else []
    if problems := [*many, *found.problems]:
        raise DeliveryRefused([one.ground for one in problems[:TOLD]])


def _room(upload: Upload, size: int, spared: float) -> None:
    free = shutil.disk_usage(upload.place).free
    if free < size + spared * 1e9:
        raise DiskFull(f"no room in {upload.place} to unpack {size / 1e9:.1f} GB ({free / 1e9:.1f} GB free)")


def _anew(folder: int) -> None:
    with contextlib.suppress(FileNotFoundError):
        shutil.rmtree(record.UNPACKED, dir_fd=folder)
    os.mkdir(record.UNPACKED, 0o755, dir_fd=folder)


def _write(folder: int, zipped: ZipFile, entry: Entry, upload: Upload) -> None:
    *above, name = entry.path.split("/")
    with (
        files.disk_full_named(upload.place),
        stepping.step(Path(f"/proc/self/fd/{folder}"), [record.UNPACKED, *above], make=True) as last,
    ):
        handle = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o644, dir_fd=last)
        with os.fdopen(handle, "wb", buffering=0) as out:
            for block in packed.blocks(zipped, entry):
                out.write(block)
