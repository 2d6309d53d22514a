"""Ogg (RFC 3533) and ASF: is the last page or byte there that their own heads promise?"""

from __future__ import annotations

import struct
from pathlib import Path

from heritage.model import Phrase, phrase

_ASF_HEADER = bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c")
_ASF_PROPERTIES = bytes.fromhex("a1dcab8c47a9cf118ee400c00c205365")
_BROADCAST = 1


def is_ogg(head: bytes) -> bool:
    """By the first page."""
    return head[:4] == b"OggS"


def ogg(path: Path) -> list[Phrase]:
    """What is missing of an Ogg: the rest of its last page, pages on the way, the page that ends each of its streams."""
    found: list[Phrase] = []
    length, at = path.stat().st_size, 0
    last: dict[int, tuple[int, bool]] = {}
    with path.open("rb", buffering=1 << 16) as stream:
        while at < length and len(found) < 20:
            stream.seek(at)
            head = stream.read(27 + 255)
            if head[:4] != b"OggS" or len(head) < 27:
                if last and all(ended for _, ended in last.values()):
                    break  # behind the last page of the last stream: `sound.ogg` notes it
                found.append(phrase("page-none", at=at))
                break
            serial, number = struct.unpack_from("<II", head, 14)
            whole = 27 + head[26] + sum(head[27 : 27 + head[26]])
            if at + whole > length:
                found.append(phrase("page-short", bytes=length - at, promised=whole))
            if serial in last and number != last[serial][0] + 1:
                found.append(phrase("pages-missing", page=number))
            last[serial] = number, bool(head[5] & 4)
            at += whole
    open_ = sum(not ended for _, ended in last.values())
    return found or ([phrase("streams-open", streams=open_, of=len(last))] if open_ else [])


def is_asf(head: bytes) -> bool:
    """By the header object's GUID."""
    return head.startswith(_ASF_HEADER)


def asf(path: Path) -> list[Phrase]:
    """Is the file as long as its File Properties say? A live stream's do not say."""
    with path.open("rb") as stream:
        data = stream.read(1 << 16)
    at, length = data.find(_ASF_PROPERTIES), path.stat().st_size
    if at < 0 or len(data) < at + 92:
        return []
    size, flags = struct.unpack_from("<Q", data, at + 40)[0], struct.unpack_from("<I", data, at + 88)[0]
    return [phrase("length-other", bytes=length, promised=size)] if size > length and not flags & _BROADCAST else []
