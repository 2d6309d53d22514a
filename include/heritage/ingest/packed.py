"""Reads what a zip says it holds, and gives out its files a block at a time. Nothing in it is believed: not its counts, not its sizes,
not its names; what it may take is known before anything is allocated."""

from __future__ import annotations

import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from heritage.ingest import announced, names
from heritage.ingest.announced import Announced
from heritage.model import Reason
from heritage.problem import Problem, problem, shown

BLOCK = 1 << 20
"""Bytes that are unpacked at a time."""

_LISTED, _END, _END_64, _LOCATOR = b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
_TAIL = 22 + 65535
"""APPNOTE 4.3.16: the last record, and a comment of 65,535 bytes at most."""

_ENTRY = 46 + 2 * names.PATH_BYTES
"""Bytes of the directory that an entry of ours can need: APPNOTE 4.3.12, its name, as much again for its extra fields."""

_ENCRYPTED = 0x1 | 0x40 | 0x2000
_UNICODE = 0x800
_UNICODE_PATH = 0x7075

_STARTS_SMALL = 1 << 30
"""Bytes below which nobody asks how much smaller the zip is: a page of one colour shrinks a thousandfold, and harms nobody."""

_NO_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, struct.error, ValueError, OverflowError)
"""What Python's reader raises for bytes that are none; what a disk raises is not among it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in the zip: where it goes, below the delivery, and how large it says it is."""

    path: str
    size: int
    info: zipfile.ZipInfo


@dataclass(frozen=True, slots=True)
class Contents:
    """What a zip says. `entries`: the files to unpack; `passed_over`: leftovers of desktops."""

    entries: Sequence[Entry]
    passed_over: int
    problems: Sequence[Problem]


class Damaged(Exception):
    """What was unpacked is not what the zip promised."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def opened(file: BinaryIO, most_files: int) -> zipfile.ZipFile:
    """The zip, after a look at how long its directory is. Raises Damaged."""
    _directory(file, most_files)
    try:
        return zipfile.ZipFile(file)
    except _NO_ZIP as error:
        raise Damaged(_broken(str(error))) from error


def contents(packed: zipfile.ZipFile, size: int, most_bytes: int, most_ratio: int) -> Contents:
    """All that is in the zip of `size` bytes, with everything that is wrong with it."""
    problems: list[Problem] = []
    listed = [(_name(info), info) for info in packed.infolist()]
    wanted = [(path, info) for path, info in listed if not announced.left_out(path.rstrip("/"))]
    for path, info in wanted:
        problems += _faults(path, info)
    top = _top([path for path, _ in wanted])
    entries = [Entry(path.removeprefix(top), info.file_size, info) for path, info in wanted if not path.endswith("/")]
    problems += announced.faults([Announced(entry.path, entry.size) for entry in entries])
    problems += _sizes(entries, size, most_bytes, most_ratio)
    return Contents(entries, len(listed) - len(wanted), problems)


def blocks(packed: zipfile.ZipFile, entry: Entry) -> Iterator[bytes]:
    """The file's bytes; the last comes when size and CRC-32 are as promised. Raises Damaged."""
    left = entry.size
    try:
        with packed.open(entry.info) as stream:
            while block := stream.read(BLOCK):
                left -= len(block)
                if left < 0:
                    raise Damaged(problem("zip-damaged", entry.path, "file-longer"))
                yield block
    except _NO_ZIP as error:
        raise Damaged(problem("zip-damaged", entry.path, "file-broken", reason=Reason(str(error)))) from error
    if left:
        raise Damaged(problem("zip-damaged", entry.path, "file-shorter"))


def _broken(reason: str) -> Problem:
    return problem("zip-damaged", "zip", "unread", reason=Reason(shown(reason, 100)))


def _directory(file: BinaryIO, most_files: int) -> None:
    """Raises Damaged when there is none, or when it says, or is, more than that many files can need."""
    size = file.seek(0, os.SEEK_END)
    start = max(0, size - _TAIL - 20)
    file.seek(start)
    tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + 22:
        raise Damaged(_broken("no directory at its end"))
    disk, count, length = (struct.unpack_from("<H", tail, at + 4)[0], *struct.unpack_from("<HI", tail, at + 10))
    end = start + at
    if tail[at - 20 : at - 16] == _LOCATOR and at >= 20:
        file.seek(min(struct.unpack_from("<Q", tail, at - 12)[0], size))
        record = file.read(56)
        if len(record) == 56 and record[:4] == _END_64:
            count, length, end = *struct.unpack_from("<QQ", record, 32), end - 76
    if disk not in {0, 0xFFFF}:
        raise Damaged(_broken("a part of several"))
    if length <= 2 * most_files * _ENTRY:
        count = max(count, _counted(file, end - length, length))
    if count > 2 * most_files or length > 2 * most_files * _ENTRY:
        raise Damaged(announced.too_many(max(count, length // _ENTRY), most_files))


def _counted(file: BinaryIO, start: int, length: int) -> int:
    """Entries of the directory, whatever it says: each is an object in memory once it is read."""
    file.seek(max(0, start))
    blocks = (file.read(min(BLOCK, length - at)) for at in range(0, length, BLOCK))
    return sum(block.count(_LISTED) for block in blocks)


def _name(info: zipfile.ZipInfo) -> str:
    """As it was meant: in UTF-8 where the zip says so, has it beside (Info-ZIP), or is; else in code page 437 (APPNOTE, appendix D)."""
    name = info.orig_filename
    if info.flag_bits & _UNICODE:
        return name
    try:
        raw = name.encode("cp437")
    except UnicodeEncodeError:  # read as something else already
        return name
    for text in (_beside(info.extra, raw), raw):
        try:
            if text is not None:
                return text.decode("utf-8")
        except UnicodeDecodeError:
            continue
    return name


def _beside(extra: bytes, raw: bytes) -> bytes | None:
    """Info-ZIP's Unicode path: version 1, the CRC-32 of the other name, the name."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        field = extra[at + 4 : at + 4 + length]
        if kind == _UNICODE_PATH and field[:1] == b"\x01" and field[1:5] == struct.pack("<I", zlib.crc32(raw)):
            return field[5:]
        at += 4 + length
    return None


def _faults(path: str, info: zipfile.ZipInfo) -> Iterator[Problem]:
    subject = shown(path) or '""'
    kind = stat.S_IFMT(info.external_attr >> 16)
    if info.flag_bits & _ENCRYPTED:
        yield problem("zip-entry", subject, "encrypted")
    if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        yield problem("zip-entry", subject, "method", method=info.compress_type)
    if kind and not stat.S_ISREG(kind) and not stat.S_ISDIR(kind):
        yield problem("zip-entry", subject, "kind-link")
    if path.endswith("/") and info.file_size:
        yield problem("zip-entry", subject, "kind-folder")
    if path.endswith("/") and any(part in {"", ".", ".."} for part in path[:-1].split("/")):
        yield problem("upload-path", subject, "strays-zip")


def _top(paths: Sequence[str]) -> str:
    """The one folder that all is in, with its slash: whoever packs a delivery packs its folder. "" when there is none."""
    if any(path in announced.NOTES for path in paths):
        return ""
    tops = {path.partition("/")[0] for path in paths}
    one = next(iter(tops), "")
    return f"{one}/" if len(tops) == 1 and all("/" in path for path in paths) and one not in {"", ".", ".."} else ""


def _sizes(entries: Sequence[Entry], size: int, most_bytes: int, most_ratio: int) -> Iterator[Problem]:
    """By what the zip says; what it holds is measured against that as it is unpacked."""
    whole, packed = sum(entry.size for entry in entries), sum(entry.info.compress_size for entry in entries)
    if whole > most_bytes:
        yield announced.too_large(whole, most_bytes)
    if packed > size:
        yield problem("zip-damaged", "zip", "overlap")
    if whole > _STARTS_SMALL and whole > most_ratio * size:
        yield problem("upload-limit", "zip", "ratio", limit=most_ratio, times=whole // max(size, 1))
