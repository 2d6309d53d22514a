"""Notes of finished pages: small files that let a killed run go on. Trusted only for the same source, policy and normalisers,
only while every file they name is there in its size, and only until the machine starts again: nothing here is flushed to the
medium page by page, so after a power cut a file may have its size and not its bytes."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pydantic import ValidationError

from heritage.contracts import NormalisationJob, Normaliser
from heritage.dossier import adapter, canonical_digest, dumps
from heritage.files import safe_join
from heritage.files import write as write_file
from heritage.model import Rendition

FOLDER = "_parts"


@dataclass(frozen=True, slots=True)
class Part:
    """What was made of one page, and why it would be made again: `cause` is the digest of all it depends on."""

    cause: str
    renditions: tuple[Rendition, ...]


def write(number: int, order: NormalisationJob, asked: Sequence[Normaliser], renditions: Sequence[Rendition]) -> None:
    """Notes a page as finished; its files have their names before."""
    write_file(_path(order.folder, number), dumps(Part(_cause(order, asked), tuple(renditions))), flushed=False)


def done(number: int, order: NormalisationJob, asked: Sequence[Normaliser]) -> bool:
    """Is this page finished, for the same reason, with all its files in place?"""
    part = _read(order.folder, number)
    return (
        part is not None
        and part.cause == _cause(order, asked)
        and all(_there(order.folder, m) for m in part.renditions)
    )


def read(folder: Path, numbers: Iterable[int]) -> Iterator[Rendition]:
    """The renditions of finished pages, in the order of the numbers; one page in memory at a time."""
    for number in numbers:
        part = _read(folder, number)
        if part is None:
            raise FileNotFoundError(f"{_path(folder, number)} vanished while the item was worked on")
        yield from part.renditions


def forget(folder: Path) -> None:
    """Removes the notes; for when the renditions are written down in the dossier."""
    shutil.rmtree(folder / FOLDER, ignore_errors=True)


def _cause(order: NormalisationJob, asked: Sequence[Normaliser]) -> str:
    """Changes with the delivered bytes, what was measured and declared, the policy, the normalisers that are asked, and each
    start of the machine."""
    measured = order.measured
    page = [measured.file.path, measured.file.sha512, dict(measured.facts)] if measured else []
    declared = [order.delivery.digest, dict(order.item.expected), order.policy.digest]
    return canonical_digest([*page, *declared, [normaliser.name for normaliser in asked], _start_of_machine()])


@lru_cache(maxsize=1)
def _start_of_machine() -> str:
    """Linux's id of this start; "" where there is none."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return ""


def _read(folder: Path, number: int) -> Part | None:
    try:
        part: Part = adapter(Part).validate_json(_path(folder, number).read_bytes())
    except (FileNotFoundError, ValidationError):
        return None
    return part


def _there(folder: Path, made: Rendition) -> bool:
    try:
        return safe_join(folder, made.path).stat().st_size == made.size
    except (OSError, ValueError):
        return False


def _path(folder: Path, number: int) -> Path:
    return folder / FOLDER / f"{number:06d}.json"
