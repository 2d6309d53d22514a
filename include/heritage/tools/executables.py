"""What in a file would run when somebody opens it, as its name and its first and last bytes show. It is no virus scanner: it knows kinds
of programs, not programs, and looks at no more than the bytes that it is given."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from enum import StrEnum

from heritage.tools.clamav import EICAR


class Runs(StrEnum):
    """Kinds of what runs. The last two are read by people and run by nobody who does not mean it."""

    WINDOWS = "windows"
    UNIX = "unix"
    MACOS = "macos"
    JAVA = "java"
    SCRIPT = "script"
    LINK = "link"
    MACRO = "macro"
    TEST = "test"  # EICAR's test file, which stands for a virus
    PACKED = "packed"  # a program in an archive
    BEHIND = "behind"  # a program or an archive behind the end of a picture
    ACTIVE = "active"  # a page or drawing with a script in it
    SOURCE = "source"  # a program's text (.py, .R): part of many capture logs


HARMLESS = frozenset({Runs.ACTIVE, Runs.SOURCE})

_BY_NAME = {
    Runs.WINDOWS: "exe dll com scr pif cpl sys drv ocx msi msp xll gadget",
    Runs.SCRIPT: "bat cmd ps1 psm1 vbs vbe js jse wsf wsh hta sct scf reg sh bash zsh ksh csh command pl php asp aspx jsp",
    Runs.JAVA: "jar class apk",
    Runs.UNIX: "so deb rpm run appimage",
    Runs.LINK: "lnk",
    Runs.MACRO: "docm dotm xlsm xltm xlam pptm potm ppam ppsm",
    Runs.SOURCE: "py pyw r jl ipynb lua tcl",
}
_NAMES = {suffix: kind for kind, suffixes in _BY_NAME.items() for suffix in suffixes.split()}
_IN_ARCHIVES = frozenset((_BY_NAME[Runs.WINDOWS] + " bat cmd ps1 vbs vbe wsf hta lnk jse").split())

_STARTS = (
    (b"\x7fELF", Runs.UNIX),
    (b"\xfe\xed\xfa\xce", Runs.MACOS),
    (b"\xfe\xed\xfa\xcf", Runs.MACOS),
    (b"\xce\xfa\xed\xfe", Runs.MACOS),
    (b"\xcf\xfa\xed\xfe", Runs.MACOS),
    (b"\xca\xfe\xba\xbe", Runs.JAVA),
    (b"dex\n0", Runs.JAVA),
    (b"L\0\0\0\x01\x14\x02\0", Runs.LINK),
)
_SHEBANG = re.compile(rb"(?:\xef\xbb\xbf)?#![ \t]*/")
_DOS = b"This program cannot be run in DOS mode"
_AFTER_END = re.compile(rb"(?:IEND\xaeB`\x82|\xff\xd9)\s*(\x7fELF|#!/|PK\x03\x04|MZ)")
_VBA = ("_VBA_PROJECT".encode("utf-16-le"), b"vbaProject.bin")
_PAGE = re.compile(rb"<(?:!doctype html|html|svg)\b", re.IGNORECASE)
_PAGE_SCRIPT = re.compile(rb"<script\b|javascript:|\bon(?:load|error|click|mouseover)\s*=", re.IGNORECASE)
_PDF_SCRIPT = re.compile(rb"/(?:JavaScript|JS|Launch)\b")

_ENTRIES = 200
"""Entries of an archive that are looked at."""

_SMALL = 4096
"""Bytes of an entry that are unpacked: EICAR's file has at most 128."""


def kind(name: str, head: bytes, tail: bytes = b"") -> Runs | None:
    """What would run in the file, or None. `head`, `tail`: its first and last bytes, not overlapping."""
    by_name = _NAMES.get(name.rpartition(".")[2].lower()) if "." in name else None
    found = _program(head, tail) or (by_name if by_name is not Runs.SOURCE else None)
    if found is None and head.startswith(b"PK\x03\x04"):
        found = _packed(head, tail)
    return found or by_name or _active(head, tail)


def _program(head: bytes, tail: bytes) -> Runs | None:
    if EICAR in head or EICAR in tail:
        return Runs.TEST
    if _is_portable(head):
        return Runs.WINDOWS
    if started := next((kind for start, kind in _STARTS if head.startswith(start)), None):
        return started
    if _SHEBANG.match(head):
        return Runs.SCRIPT
    if any(mark in part for mark in _VBA for part in (head, tail)):
        return Runs.MACRO
    return Runs.BEHIND if _is_behind(head, tail) else None


def _is_portable(head: bytes) -> bool:
    """A program of Windows or DOS: MZ, and where its header says, the header of the newer kind."""
    if not head.startswith(b"MZ") or len(head) < 64:
        return False
    at = struct.unpack_from("<L", head, 60)[0]
    return head[at : at + 2] in {b"PE", b"NE", b"LE", b"LX"} or _DOS in head[:1024]


def _is_behind(head: bytes, tail: bytes) -> bool:
    """Does a program follow the end of a picture, or is the file an archive by its end and something else by its beginning?"""
    if head.startswith(b"PK"):
        return False
    for part in (head, tail):
        for found in _AFTER_END.finditer(part):
            if found[1] != b"MZ" or _is_portable(part[found.start(1) :]):
                return True
        if _DOS in part:
            return True
    end = (head + tail)[-(65535 + 22) :]
    at = end.rfind(b"PK\x05\x06")
    return 0 <= at <= len(end) - 22 and at + 22 + struct.unpack_from("<H", end, at + 20)[0] == len(end)


def _packed(head: bytes, tail: bytes) -> Runs | None:
    names = list(_names(head)) + list(_names(tail))
    if any(name.lower().endswith(b"vbaproject.bin") for name in names):
        return Runs.MACRO
    if any(name.rpartition(b".")[2].lower().decode("latin-1") in _IN_ARCHIVES for name in names if b"." in name):
        return Runs.PACKED
    if any(name.endswith(b".class") for name in names):
        return Runs.JAVA
    return Runs.PACKED if any(EICAR in content for content in _small(head)) else None


def _names(part: bytes) -> Iterator[bytes]:
    """The entries' names, from the local headers and from the directory at the end."""
    for mark, length_at, name_at in ((b"PK\x03\x04", 26, 30), (b"PK\x01\x02", 28, 46)):
        at = part.find(mark)
        while 0 <= at <= len(part) - name_at:
            length = struct.unpack_from("<H", part, at + length_at)[0]
            yield part[at + name_at : at + name_at + length]
            at = part.find(mark, at + 4)


def _small(head: bytes) -> Iterator[bytes]:
    """The first bytes of the first entries, unpacked."""
    at, number = head.find(b"PK\x03\x04"), 0
    while 0 <= at <= len(head) - 30 and number < _ENTRIES:
        (method,) = struct.unpack_from("<H", head, at + 8)
        name, extra = struct.unpack_from("<HH", head, at + 26)
        data = head[at + 30 + name + extra : at + 30 + name + extra + 2 * _SMALL]
        if method == 8:
            try:
                data = zlib.decompressobj(-15).decompress(data, _SMALL)
            except zlib.error:
                data = b""
        yield data
        at, number = head.find(b"PK\x03\x04", at + 4), number + 1


def _active(head: bytes, tail: bytes) -> Runs | None:
    if _PAGE.search(head[:4096]) and (_PAGE_SCRIPT.search(head) or _PAGE_SCRIPT.search(tail)):
        return Runs.ACTIVE
    is_pdf = head[:1024].lstrip().startswith(b"%PDF-")
    return Runs.ACTIVE if is_pdf and (_PDF_SCRIPT.search(head) or _PDF_SCRIPT.search(tail)) else None
