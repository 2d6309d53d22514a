"""The probe of image sequences: the frames of a scanned film, one file each, decoded once by one ffmpeg run per folder."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, cast

from heritage.errors import SourceUnreadable
from heritage.model import Facts, File, Phrase, phrase

_FRAME = re.compile(r"\d{4,}$")
_KINDS = {".dpx": "dpx", ".tif": "tiff", ".tiff": "tiff"}


def is_frame(file: File) -> bool:
    """A DPX, or a TIFF whose name ends in four digits or more."""
    return file.suffix == ".dpx" or (file.suffix in (".tif", ".tiff") and bool(_FRAME.search(file.stem)))


def number(stem: str) -> int | None:
    """The frame's number: the digits at the end of its name."""
    match = re.search(r"(\d+)$", stem)
    return int(match.group(1)[-18:]) if match else None


class FramesProbe:
    """`frame.*`: format, width, height, bits, number, md5 (of the decoded picture), yavg, tout, brng. Every file's header is
    held against its length; those that are whole are decoded together."""

    name = "frames"

    def accepts(self, file: File) -> bool:
        return is_frame(file)

    def tool(self) -> str:
        from heritage.tools.av import ffmpeg

        return ffmpeg.version()

    def measure(self, sources: Sequence[tuple[Path, File]]) -> Iterator[Facts | Phrase]:
        for _, group in groupby(sources, key=lambda source: (source[0].parent, source[1].suffix)):
            yield from _sequence(list(group))


def _sequence(sources: Sequence[tuple[Path, File]]) -> Iterator[Facts | Phrase]:
    """The frames of one folder, in the order of their names."""
    heads = [_head(path, file) for path, file in sources]
    whole = [index for index, head in enumerate(heads) if not isinstance(head, Phrase) and "frame.unread" not in head]
    decoded = dict(zip(whole, _decoded([sources[i] for i in whole]), strict=True))
    for index, head in enumerate(heads):
        seen = decoded.get(index)
        if isinstance(head, Phrase):
            yield head
        elif isinstance(seen, Phrase):
            yield seen
        else:
            yield {**head, **(seen or {})}


def _head(path: Path, file: File) -> Facts | Phrase:
    """What the header says, or why the file cannot be a frame."""
    from heritage.tools.picture import dpx

    found: dict[str, Any] = {"frame.format": _KINDS[file.suffix], "frame.number": number(file.stem)}
    if file.suffix != ".dpx":
        return found
    try:
        head = dpx.read(path)
    except SourceUnreadable as error:
        return cast(Phrase, error.reason)
    for name, said in (("frame.unread", dpx.unread(head)), ("frame.lies", dpx.lies(head))):
        found |= {name: said} if said else {}
    return {
        **found, "frame.width": head.width, "frame.height": head.height, "frame.bits": head.bits, "frame.kind": head.kind,
        "frame.rate": head.rate, "frame.timecode": head.timecode, "frame.transfer": head.transfer,
        "frame.byte_order": "big" if head.order == ">" else "little",
    }  # fmt: skip


def _decoded(sources: Sequence[tuple[Path, File]]) -> list[Facts | Phrase]:
    """One run over all; when the run does not give a picture for each, the frames are asked one by one to find the bad ones."""
    if not sources:
        return []
    found = _run([path for path, _ in sources])
    if len(found) == len(sources):
        return list(found)
    return [
        one[0] if len(one := _run([path])) == 1 else phrase("decoding", said=phrase("no-picture"))
        for path, _ in sources
    ]


def _run(paths: Sequence[Path]) -> list[Facts]:
    """Facts of each frame that ffmpeg decodes without a complaint; fewer than asked when one is bad."""
    from heritage.measure.film.video import FrameDigests, PictureFacts
    from heritage.tools.av import demuxers, ffmpeg

    digests: list[str] = []
    listing = FrameDigests(lambda line: digests.append(_digest(line)))
    pictures = PictureFacts()
    with tempfile.TemporaryDirectory(prefix="heritage-frames-") as folder:
        for index, path in enumerate(paths):
            Path(folder, f"{index:09d}{path.suffix.lower()}").symlink_to(path)
        pattern = f"{folder}/%09d{paths[0].suffix.lower()}"
        said = ffmpeg.run(
            lambda pipes: _compared_and_seen(demuxers.opened(pattern, Path(folder), *paths), *pipes),
            [listing.listen, pictures.listen], length=len(paths) / 24, name=f"{paths[0].parent.name} ({len(paths)} frames)",
            seconds=600 + 5 * len(paths),
        )  # fmt: skip
    md5s = [digest for digest in digests if digest]
    if said.errors or said.code or len(md5s) != len(paths):
        return []
    rows = pictures.rows if len(pictures.rows) == len(paths) else [{} for _ in paths]
    return [{"frame.md5": digest, **row} for digest, row in zip(md5s, rows, strict=True)]


def _compared_and_seen(pattern: str, compared: str, seen: str) -> list[str | Path]:
    """Each frame's digest to one pipe, and what signalstats sees in it to the other."""
    from heritage.tools.av.ffmpeg_graph import AS_IT_IS, opened, words, written

    frames = opened(pattern, {"f": "image2", "framerate": 24, "start_number": 0})["v"]
    told = f"metadata=mode=print:direct=1:file='pipe\\:{seen.partition(':')[2]}'"
    looked = {"filter:v": f"signalstats=stat=tout+brng,{told}", "f": "null"}
    return words(
        written([frames], compared, {"c:v": "rawvideo", "f": "framemd5", **AS_IT_IS}),
        written([frames], "-", {**looked, **AS_IT_IS}),
    )


def _digest(line: bytes) -> str:
    return "" if line.startswith(b"#") or not line.strip() else line.rpartition(b",")[2].strip().decode("ascii")
