"""What in a file would run when somebody opens it, as its name and its first and last bytes show. It is no virus scanner: it knows kinds
of programs, not programs, and looks at no more than the bytes that it is given."""

from __future__ import annotations

import mmap
import re
import struct
import zlib
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from heritage.tools.identify.clamav import EICAR


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
    ATTACHED = "attached"  # a program that a document brings with it
    BEHIND = "behind"  # a program or an archive behind the end of a picture
    ACTIVE = "active"  # a page or drawing with a script in it
    SOURCE = "source"  # a program's text (.py, .R): part of many capture logs


HARMLESS = frozenset({Runs.ACTIVE, Runs.SOURCE})

_BY_NAME = {
    Runs.WINDOWS: "exe dll com scr pif cpl sys drv ocx msi msp msix appx xll gadget chm hlp",
    Runs.SCRIPT: "bat cmd ps1 psm1 psd1 vbs vbe js jse wsf wsh hta sct scf reg sh bash zsh ksh csh command pl php asp aspx jsp msc",
    Runs.JAVA: "jar class apk war jnlp",
    Runs.UNIX: "so deb rpm run appimage desktop",
    Runs.MACOS: "pkg mpkg dylib workflow",
    Runs.LINK: "lnk url website settingcontent-ms library-ms searchconnector-ms application",
    Runs.MACRO: "docm dotm xlsm xltm xlam pptm potm ppam ppsm",
    Runs.SOURCE: "py pyw r jl ipynb lua tcl",
}
_NAMES = {suffix: kind for kind, suffixes in _BY_NAME.items() for suffix in suffixes.split()}
_WHOLE_NAMES = {"autorun.inf": Runs.SCRIPT}
_IN_ARCHIVES = frozenset(
    (_BY_NAME[Runs.WINDOWS] + " bat cmd ps1 vbs vbe wsf hta lnk jse sh bash command desktop jar url").split()
)

_STARTS = (
    (b"\x7fELF", Runs.UNIX),
    (b"\xfe\xed\xfa\xce", Runs.MACOS),
    (b"\xfe\xed\xfa\xcf", Runs.MACOS),
    (b"\xce\xfa\xed\xfe", Runs.MACOS),
    (b"\xcf\xfa\xed\xfe", Runs.MACOS),
    (b"\xca\xfe\xba\xbf", Runs.MACOS),
    *(
        (b"\xca\xfe\xba\xbe\0\0\0" + bytes([parts]), Runs.MACOS) for parts in range(1, 40)
    ),  # a class has its version there, from 45 on
    (b"\xca\xfe\xba\xbe", Runs.JAVA),
    (b"\0asm", Runs.UNIX),
    (b"ITSF\3\0\0\0", Runs.WINDOWS),  # help of Windows, which starts programs
    (b"dex\n0", Runs.JAVA),
    (b"L\0\0\0\x01\x14\x02\0", Runs.LINK),
)
_SWF = re.compile(rb"[FCZ]WS[\x01-\x32]")
_INNER = 3
"""Archives in archives that are looked into."""

_TAR_BLOCK = 512
_SHEBANG = re.compile(rb"(?:\xef\xbb\xbf)?#![ \t]*/")
_DOS = b"This program cannot be run in DOS mode"
_AFTER_END = re.compile(rb"(?:IEND\xaeB`\x82|\xff\xd9)\s*(\x7fELF|#!/|PK\x03\x04|MZ)")
_VBA = ("_VBA_PROJECT".encode("utf-16-le"), b"vbaProject.bin")
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PAGE = re.compile(rb"<(?:!doctype html|html|svg)\b", re.IGNORECASE)
_PAGE_SCRIPT = re.compile(rb"<script\b|javascript:|<[^<>]*\son[a-z]{3,20}\s*=", re.IGNORECASE)
_PDF_SCRIPT = re.compile(rb"/(?:JavaScript|JS|Launch)\b")

_ENTRIES = 200
"""Entries of an archive that are looked at."""

_SMALL = 4096
"""Bytes of an entry that are unpacked: EICAR's file has at most 128."""

_UNPACKED = 1 << 20
"""Bytes that are unpacked of a gzip, or taken of a tar's entry."""


def kind(name: str, head: bytes, tail: bytes = b"") -> Runs | None:
    """What would run in the file, or None. `head`, `tail`: its first and last bytes, not overlapping."""
    by_name = _WHOLE_NAMES.get(name.lower()) or (_NAMES.get(name.rpartition(".")[2].lower()) if "." in name else None)
    found = _program(head, tail) or (by_name if by_name is not Runs.SOURCE else None)
    return found or _packed(head, tail) or by_name or _active(head, tail)


def in_compound(path: Path, head: bytes) -> Runs | None:
    """Macros anywhere in an old document of Office: its parts lie in any order, and the ends may show none of them."""
    if not head.startswith(_COMPOUND):
        return None
    with path.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return Runs.MACRO if content.find(_VBA[0]) >= 0 else None


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


def _packed(head: bytes, tail: bytes, inner: int = _INNER) -> Runs | None:
    """What runs in an archive: ZIP, tar, gzip, and those in one another, as far as the given bytes go."""
    if head.startswith(b"PK\x03\x04"):
        return _zipped(head, tail, inner)
    if head.startswith(b"\x1f\x8b\x08"):
        return _entry(b"", _inflated(head, 31), inner)
    if head[257:262] == b"ustar":
        return next(filter(None, (_entry(name, start, inner) for name, start in _members(head))), None)
    return None


def _entry(name: bytes, start: bytes, inner: int) -> Runs | None:
    """An entry of an archive, by its name and its first bytes."""
    if name.rpartition(b".")[2].lower().decode("latin-1") in _IN_ARCHIVES and b"." in name:
        return Runs.PACKED
    found = _program(start, b"") or (_packed(start, b"", inner - 1) if inner else None)
    return Runs.PACKED if found and found is not Runs.BEHIND else None


def _zipped(head: bytes, tail: bytes, inner: int) -> Runs | None:
    names = list(_names(head)) + list(_names(tail))
    if any(name.lower().endswith(b"vbaproject.bin") for name in names):
        return Runs.MACRO
    if any(name.endswith(b".class") for name in names):
        return Runs.JAVA
    if any(_entry(name, b"", 0) for name in names) or any(_entry(b"", start, inner) for start in _small(head)):
        return Runs.PACKED
    return None


def _inflated(packed: bytes, window: int) -> bytes:
    try:
        return zlib.decompressobj(window).decompress(packed, _UNPACKED)
    except zlib.error:
        return b""


def _members(head: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Names and first bytes of a tar's entries (POSIX ustar; GNU's and pax's own entries are entries like others)."""
    at, number = 0, 0
    while len(head) >= at + _TAR_BLOCK and head[at] and number < _ENTRIES:
        name, digits = head[at : at + 100].rstrip(b"\0"), head[at + 124 : at + 136].strip(b"\0 ")
        if not re.fullmatch(b"[0-7]+", digits):
            return
        start = at + _TAR_BLOCK
        yield name, head[start : start + min(int(digits, 8), _UNPACKED)]
        at, number = start + -(-int(digits, 8) // _TAR_BLOCK) * _TAR_BLOCK, number + 1


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
        data = head[at + 30 + name + extra : at + 30 + name + extra + 16 * _SMALL]
        if method == 8:
            data = _inflated(data, -15)[:_UNPACKED]
        yield data
        at, number = head.find(b"PK\x03\x04", at + 4), number + 1


def _active(head: bytes, tail: bytes) -> Runs | None:
    if _SWF.match(head):
        return Runs.ACTIVE
    if head[:2] in {b"\xff\xfe", b"\xfe\xff"}:  # UTF-16: its words are those of ASCII with zeros between
        head, tail = head.replace(b"\0", b"")[2:], tail.replace(b"\0", b"")
    if _PAGE.search(head[:4096]) and (_PAGE_SCRIPT.search(head) or _PAGE_SCRIPT.search(tail)):
        return Runs.ACTIVE
    is_pdf = head[:1024].lstrip().startswith(b"%PDF-")
    return Runs.ACTIVE if is_pdf and any(_PDF_SCRIPT.search(_plain_names(part)) for part in (head, tail)) else None


def _plain_names(part: bytes) -> bytes:
    """PDF may write any letter of a name as `#` and two digits: /J#61vaScript (ISO 32000-2, 7.3.5)."""
    return re.sub(rb"#([0-9A-Fa-f]{2})", lambda found: bytes([int(found[1], 16)]), part) if b"#" in part else part
