"""Asks two engines which PRONOM format a file has, from its first and last 64 KiB only; it never opens a container.

Siegfried (pygfried) has the newer signatures and decides; fido is the named second opinion. A whole TIFF of 26 MB costs
Siegfried 62 ms, its two ends 2 ms, with the same answer (77 files tried). Office files and other containers that do not
fit into the two ends stay what their outside is (x-fmt/263 ZIP, fmt/111 OLE2): both engines unpack without limit, and a
ZIP of 1.5 MB made Siegfried inflate 1.5 GB.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from heritage import formats
from heritage.errors import ToolFailed
from heritage.model import Format, Identity
from heritage.tools.identify import fido

END = 64 << 10
"""Bytes at each end that identification sees."""

BATCH = 64
"""Files given to Siegfried at once: at most 8 MiB of memory disk."""

_BIGTIFF = (b"II+\x00\x08\x00\x00\x00", b"MM\x00+\x00\x08\x00\x00")
_JPEG2000, _JP2_TYPE = b"\0\0\0\x0cjP  \r\n\x87\n", b"ftypjp2 "
_MEMORY_DISK = Path("/dev/shm")  # noqa: S108
_PREFIX = "heritage-ends-"
_LONG_AGO = 3600.0  # seconds


@dataclass(frozen=True, slots=True)
class Ends:
    """What identification needs of a file: `head` is its first END bytes, `tail` its last END bytes without what `head`
    holds already. `name` is used for its extension only."""

    name: str
    head: bytes
    tail: bytes

    @classmethod
    def of(cls, path: Path) -> Ends:
        """Of a file on disk."""
        with path.open("rb") as file:
            head = file.read(END)
            file.seek(max(len(head), path.stat().st_size - END))
            return cls(path.name, head, file.read(END))

    @property
    def suffix(self) -> str:
        """Lower-case, with the dot; "" for one that is too long or odd to be an extension."""
        found = Path(self.name).suffix.lower()
        return found if len(found) <= 32 and found[1:].isascii() and found[1:].isalnum() else ""


def identify(files: Sequence[Ends]) -> list[Format]:
    """The format of each file, in order. Raises ToolFailed when an engine itself breaks."""
    found: list[Format] = []
    for start in range(0, len(files), BATCH):
        batch = files[start : start + BATCH]
        for ends, first in zip(batch, _siegfried(batch), strict=True):
            tail = (ends.head + ends.tail)[-END:]
            found.append(decide(ends, first, fido.ask(ends.head, tail, ends.suffix)))
    return found


def by_content(paths: Sequence[Path]) -> Iterator[Format]:
    """What Siegfried knows each file as by its content alone; nameless where no signature matches. What we write is named by this:
    2 ms a file, and nothing is believed of a name that we gave. The ends of BATCH files are in memory at a time."""
    for start in range(0, len(paths), BATCH):
        for answers in _siegfried([Ends.of(path) for path in paths[start : start + BATCH]]):
            mine = _by_content(answers)
            found = mine[0] if mine else Identity(_siegfried_name(), "")
            yield Format(found.puid, found.name, "siegfried, by content", version=found.version)


def engines() -> tuple[str, str]:
    """Names, versions and signature files of both engines."""
    return _siegfried_name(), fido.name()


def decide(ends: Ends, siegfried: Sequence[Identity], second: Sequence[Identity]) -> Format:
    """The rule, in this order: a BigTIFF header is BigTIFF (Siegfried's and fido's Zoomify signature is the same eight
    bytes, and neither asks for the extension); Siegfried's match by content; fido's; Siegfried's match by extension; a JP2 by its two marks, which both engines want in one order only. fido's
    extensions decide nothing: where a signature exists and does not match, a name is no evidence (fido calls a JP2 with a
    spoilt signature a JP2). Several matches of one engine: the one that the other engine has too, or the first."""
    answers = (*siegfried, *second)
    if ends.head.startswith(_BIGTIFF) and ends.suffix != ".zif":
        return Format(formats.BIGTIFF, "BigTIFF", "the file begins with a BigTIFF header", answers)
    for rule, mine, other in (
        ("siegfried, by content", _by_content(siegfried), second),
        ("fido, by content; siegfried knows none", _by_content(second), siegfried),
        ("siegfried, by extension only", [a for a in siegfried if a.puid], second),
    ):
        if mine:
            chosen, why = _one_of(mine, other)
            return Format(chosen.puid, chosen.name, rule + why, answers, chosen.version)
    if ends.head.startswith(_JPEG2000) and _JP2_TYPE in ends.head:
        return Format(
            formats.named("jp2").puid,
            "JP2 (JPEG 2000 part 1)",
            "the signature and the type of a JP2, its boxes out of order",
            answers,
        )
    return Format("", "", "no engine knows it", answers)


def agree(found: Format) -> bool:
    """Whether no engine saw something else in the bytes than the format that is held (extensions do not count)."""
    return all(a.puid == found.puid for a in _by_content(found.answers))


def _by_content(answers: Sequence[Identity]) -> list[Identity]:
    return [a for a in answers if a.puid and not a.basis.startswith("extension")]


def _one_of(answers: Sequence[Identity], other: Sequence[Identity]) -> tuple[Identity, str]:
    if len(answers) == 1:
        return answers[0], ""
    theirs = {a.puid for a in other}
    shared = [a for a in answers if a.puid in theirs]
    if shared:
        return shared[0], f"; of {len(answers)} matches the one that the other engine has too"
    return answers[0], f"; the first of {len(answers)} matches"


@cache
def _scanner() -> Any:
    import pygfried

    return pygfried.Scanner()


def _siegfried(files: Sequence[Ends]) -> Iterator[tuple[Identity, ...]]:
    """Siegfried reads files, so the ends are laid out on the memory disk, where the machine has one with room."""
    _sweep()
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=_room(files)))
    try:
        paths = [_laid_out(folder, number, ends) for number, ends in enumerate(files)]
        said = _scanner().identify_many([str(p) for p in paths])
    except OSError as error:
        raise ToolFailed(f"siegfried: {error}") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    by_path = {answer["filename"]: answer for answer in said["files"]}
    for path in paths:
        yield tuple(_matches(by_path[str(path)]["matches"]))


def _sweep() -> None:
    """What killed runs left on the memory disk: a batch is identified in seconds, so an hour is long ago."""
    for left in _MEMORY_DISK.glob(f"{_PREFIX}*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _LONG_AGO:
                shutil.rmtree(left, ignore_errors=True)


def _room(files: Sequence[Ends]) -> Path | None:
    wanted = sum(len(f.head) + len(f.tail) for f in files)
    if _MEMORY_DISK.is_dir() and shutil.disk_usage(_MEMORY_DISK).free > 2 * wanted:
        return _MEMORY_DISK
    return None


def _laid_out(folder: Path, number: int, ends: Ends) -> Path:
    path = folder / f"{number}{ends.suffix}"
    path.write_bytes(ends.head + ends.tail)
    return path


def _matches(matches: Sequence[dict[str, str]]) -> Iterator[Identity]:
    for match in matches:
        if match["id"] == "UNKNOWN":
            yield Identity(_siegfried_name(), "", "", "no match")
            continue
        by_content = [part for part in match["basis"].split("; ") if not part.startswith("extension")]
        basis = [*(by_content or ["extension"]), *([match["warning"]] if match["warning"] and by_content else [])]
        name = f"{match['format']} {match['version']}".strip()
        yield Identity(_siegfried_name(), match["id"], name, "; ".join(basis), match["version"])


@cache
def _siegfried_name() -> str:
    with tempfile.NamedTemporaryFile(prefix="heritage-", suffix=".txt") as probe:
        probe.write(b"heritage\n")
        probe.flush()
        said = _scanner().identify(probe.name, detailed=True)
    return f"siegfried {said['siegfried']} ({said['identifiers'][0]['details']})"
