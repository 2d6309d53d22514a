"""The bytes around each frame's picture, kept in the master as an attachment; and the exact files made from the master again."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from heritage.errors import ProofFailed
from heritage.normalise.av.frame_layout import Layout, NotReversible, layout_of
from heritage.tools.av import ffmpeg
from heritage.tools.av.ffmpeg_graph import words, written

ATTACHED = "frames.jsonl.gz"
"""One JSON line per frame: name, sha512, layout, and what stands before and after the picture (base64)."""


@dataclass(frozen=True, slots=True)
class Around:
    """A frame's file without its picture."""

    name: str
    sha512: str
    layout: Layout
    before: bytes
    after: bytes


def around(path: Path, name: str, sha512: str) -> Around:
    """Reads what is around the picture. Raises NotReversible."""
    layout = layout_of(path)
    with path.open("rb") as stream:
        before = stream.read(layout.start)
        stream.seek(layout.start + layout.size)
        after = stream.read(1 << 24)
        if stream.read(1):
            raise NotReversible("more than 16 MB after the picture")
    return Around(name, sha512, layout, before, after)


def pack(frames: Sequence[Around], target: Path) -> None:
    """Writes the attachment; the same bytes every time."""
    with target.open("wb") as out, gzip.GzipFile("", "wb", 9, out, mtime=0) as packed:
        for one in frames:
            place = one.layout
            row = {
                "name": one.name, "sha512": one.sha512, "kind": place.kind, "order": place.order, "width": place.width,
                "height": place.height, "start": place.start, "size": place.size,
                "before": base64.b64encode(one.before).decode(), "after": base64.b64encode(one.after).decode(),
            }  # fmt: skip
            packed.write(json.dumps(row, sort_keys=True).encode() + b"\n")


def unpack(attachment: Path) -> Iterator[Around]:
    """Reads the attachment again."""
    with gzip.open(attachment) as lines:
        for line in lines:
            row = json.loads(line)
            layout = Layout(*(row[key] for key in ("kind", "order", "width", "height", "start", "size")))
            yield Around(
                row["name"], row["sha512"], layout, base64.b64decode(row["before"]), base64.b64decode(row["after"])
            )


def restore(master: Path, folder: Path, into: Path | None = None) -> int:
    """Makes every file of the sequence again from the master alone, and compares its sha512 with the delivered one's; answers
    how many. `folder`: for the attachment; `into`: where the files go, None to compare only. Raises ProofFailed."""
    attachment = folder / ATTACHED
    attachment.unlink(missing_ok=True)
    dumping = written([ffmpeg.source(master, {"dump_attachment:t:0": attachment})], "-", {"t": 0, "f": "null"})
    ffmpeg.run(lambda _: ["-y", *words(dumping, files=[attachment])], length=0, name=f"attachment of {master.name}")
    if not attachment.is_file():
        raise ProofFailed(f"{master.name} has no {ATTACHED}")
    frames = list(unpack(attachment))
    restoring = _Restoring(frames, into)
    raw = {"c:v": "rawvideo", "pix_fmt": frames[0].layout.raw, "fps_mode": "passthrough", "f": "rawvideo"}
    said = ffmpeg.run(
        lambda pipes: words(written([ffmpeg.source(master)["v:0"]], pipes[0], raw)), [restoring.listen], length=0,
        name=f"proof of {master.name}", seconds=600 + 5 * len(frames),
    )  # fmt: skip
    if said.errors or said.code or restoring.wrong or restoring.done != len(frames):
        wrong = ", ".join(restoring.wrong[:5]) or f"{restoring.done} of {len(frames)} frames came back"
        raise ProofFailed(f"{master.name} does not give the files back: {wrong}")
    return restoring.done


class _Restoring:
    """Takes decoded frames one by one; one frame in memory."""

    def __init__(self, frames: Sequence[Around], into: Path | None) -> None:
        self._frames, self._into = frames, into
        self.done = 0
        self.wrong: list[str] = []

    def listen(self, stream: BinaryIO) -> None:
        for one in self._frames:
            raw = stream.read(one.layout.raw_size)
            if len(raw) < one.layout.raw_size:
                return
            content = one.before + one.layout.stored(raw) + one.after
            if hashlib.sha512(content).hexdigest() != one.sha512:
                self.wrong.append(one.name)
            elif self._into is not None:
                (self._into / one.name).write_bytes(content)
            self.done += 1
