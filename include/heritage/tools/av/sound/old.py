"""Formats of earlier machines: NIST SPHERE (speech corpora), Creative's VOC, the Amiga's 8SVX. What their heads promise of samples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from heritage.errors import SourceUnreadable
from heritage.model import Phrase, phrase
from heritage.tools.av.sound.chunks import Walk
from heritage.tools.av.sound.stored import Fault, Stored, after, fewer, linear, no_chunk, short

_SPHERE, _VOC = b"NIST_1A\n", b"Creative Voice File\x1a"
_FIELD = re.compile(rb"^(\w+) -(?:i|r|s\d+) (.*?)\s*$", re.MULTILINE)
_MOST = 1 << 20
"""Bytes of a SPHERE header that are read; nearly all have 1024."""

_CODECS = {0: ("pcm_u8", 1), 4: ("pcm_s16le", 2), 6: ("pcm_alaw", 1), 7: ("pcm_mulaw", 1)}
"""VOC's codes of PCM and of the two laws → ffmpeg's name, bytes a sample."""

_END, _SOUND, _MORE, _SILENCE, _NEW = 0, 1, 2, 3, 9


def is_sphere(head: bytes) -> bool:
    """By the first eight bytes."""
    return head[:8] == _SPHERE


def is_voc(head: bytes) -> bool:
    """By the first twelve bytes."""
    return head[:12] == _VOC[:12]


def is_8svx(head: bytes) -> bool:
    """By the first twelve bytes."""
    return head[:4] == b"FORM" and head[8:12] in (b"8SVX", b"16SV")


def sphere(path: Path) -> Stored:
    """The header's count against the file's length. Raises SourceUnreadable."""
    length = path.stat().st_size
    with path.open("rb") as stream:
        head = stream.read(16)
        start = int(head[8:16]) if head[8:16].strip().isdigit() else 0
        said = dict(_FIELD.findall(head + stream.read(min(start, _MOST))))
    numbers = [int(said.get(name, b"0")) if said.get(name, b"0").isdigit() else 0
               for name in (b"sample_count", b"channel_count", b"sample_n_bytes", b"sample_rate", b"sample_sig_bits")]  # fmt: skip
    frames, channels, width, rate, bits = numbers
    if not (start and frames and channels and width):
        raise SourceUnreadable(phrase("malformed", said=phrase("sphere-uncounted")))
    kind = said.get(b"sample_coding", b"pcm").decode("latin-1")
    laws = {"ulaw": "pcm_mulaw", "mu-law": "pcm_mulaw", "alaw": "pcm_alaw"}
    coding = linear("s", width, big=said.get(b"sample_byte_format") == b"10") if kind == "pcm" else laws.get(kind, "")
    frame, there = channels * width if coding else 0, max(length - start, 0)
    faults = [("truncated", fewer(frames, there // frame))] if frame and there < frames * frame else []
    rest = there - frames * frame if frame else 0
    notes = (after(rest, "sound"),) if rest > 0 else ()
    return Stored("SPHERE", coding, channels, rate, bits or 8 * width, frame, frames if frame else None, start, min(there, frames * frame),
                  tuple(faults), notes, outside=max(rest, 0))  # fmt: skip


def voc(path: Path) -> Stored:
    """Blocks one behind the other, to the one that ends them."""
    length, faults, notes = path.stat().st_size, list[Fault](), list[Phrase]()
    codec, frame, size, ended, silent = "", 0, 0, False, 0
    with path.open("rb") as stream:
        at = int.from_bytes(stream.read(22)[20:22], "little")
        for kind, start, wide in _blocks(stream, at, length):
            if start + wide > length:
                faults.append(("truncated", short("sound", wide, length - start)))
            ended, silent = ended or kind == _END, silent + (kind == _SILENCE)
            if kind in (_SOUND, _NEW) and not codec:
                codec, frame = _voc_form(stream, kind, start)
            size += max(min(wide, length - start) - {_SOUND: 2, _NEW: 12}.get(kind, 0), 0) * (
                kind in (_SOUND, _MORE, _NEW)
            )
            at = start + wide
    notes += [] if ended or faults else [phrase("voc-open")]
    notes += [phrase("voc-silence", blocks=silent)] if silent else []
    notes += [after(length - at, "last-block")] if ended and length > at else []
    return Stored(
        "VOC", codec, frames=size // frame if frame else None, frame=frame, faults=tuple(faults), notes=tuple(notes)
    )


def _blocks(stream: BinaryIO, at: int, length: int) -> Iterator[tuple[int, int, int]]:
    """Kind, first byte of the content, its size."""
    while at < length:
        stream.seek(at)
        head = stream.read(4)
        if head[:1] == b"\0":
            yield _END, at + 1, 0
            return
        if len(head) < 4:
            return
        yield head[0], at + 4, int.from_bytes(head[1:], "little")
        at += 4 + int.from_bytes(head[1:], "little")


def _voc_form(stream: BinaryIO, kind: int, start: int) -> tuple[str, int]:
    stream.seek(start)
    content = stream.read(8)
    code = int.from_bytes(content[6:8], "little") if kind == _NEW else content[1]
    codec, width = _CODECS.get(code, ("", 0))
    return codec, width * (content[5] if kind == _NEW else 1)


def svx(path: Path) -> Stored:
    """Its chunks, against the file's length."""
    length = path.stat().st_size
    with path.open("rb") as stream:
        head = stream.read(12)
        walk = Walk(stream, length, ">", int.from_bytes(head[4:8], "big") + 8, b"BODY", "FORM")
        names = {chunk.name for chunk in walk.chunks()}
    if b"BODY" not in names:
        walk.faults.append(("malformed", no_chunk("BODY")))
    return Stored("8SVX", faults=tuple(walk.faults), notes=tuple(walk.notes), outside=walk.outside)
