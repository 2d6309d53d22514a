"""The head of a FLAC frame (RFC 9639, section 9.1): what it says of rate, channels and depth, against STREAMINFO.

A decoder believes the one or the other without a word; where they differ the sound would run at the wrong speed."""

from __future__ import annotations

from collections.abc import Iterator

from heritage.model import Phrase, phrase

MOST = 16
"""Bytes of the longest head."""

_RATES = (0, 88200, 176400, 192000, 8000, 16000, 22050, 24000, 32000, 44100, 48000, 96000)
_BITS = (0, 8, 12, 0, 16, 20, 24, 32)
_SIZED = {6: 1, 7: 2}
"""Block size codes that have their number at the end of the head, and its bytes."""


def differences(head: bytes, rate: int, channels: int, bits: int) -> Iterator[Phrase]:
    """Where the first frame contradicts STREAMINFO; nothing for what is no frame."""
    if len(head) < 6 or head[0] != 0xFF or head[1] & 0xFE != 0xF8:
        return
    size, code = head[2] >> 4, head[2] & 15
    stated = _RATES[code] if code < len(_RATES) else _written(head, code, _SIZED.get(size, 0))
    many = (head[3] >> 4) + 1 if head[3] >> 4 < 8 else 2
    for name, said, found in (
        ("rate", rate, stated), ("channels", channels, many), ("bits", bits, _BITS[head[3] >> 1 & 7]),
    ):  # fmt: skip
        if found and found != said:
            yield phrase("streaminfo-differs", what=name, promised=said, frame=found)


def _written(head: bytes, code: int, before: int) -> int:
    """A rate that stands at the head's end, behind the frame's number (coded as UTF-8 is) and the block's size; in kHz, Hz or 10 Hz."""
    number = next((n for n in range(7) if not head[4] & 0x80 >> n), 0)
    at = 4 + max(number, 1) + before
    if code == 12:
        return 1000 * int.from_bytes(head[at : at + 1], "big")
    return int.from_bytes(head[at : at + 2], "big") * {13: 1, 14: 10}.get(code, 0)
