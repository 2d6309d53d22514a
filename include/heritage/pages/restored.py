"""What a restore that was asked for on a page has brought: its files, one by one or as one ZIP."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from zipstream import ZipStream

from heritage.flows.custody.restored import manifest


@dataclass(frozen=True, slots=True)
class Restored:
    """A file that was brought: its path below the restore's folder, and its bytes."""

    path: str
    size: int


def listed(where: Path) -> list[Restored]:
    """All files, by path."""
    found = (path for path in sorted(where.rglob("*")) if path.is_file())
    return [Restored(path.relative_to(where.parent).as_posix(), path.stat().st_size) for path in found]


def one(where: Path, nth: int) -> Path | None:
    """The file that is listed in this place, from 0; None when there is none."""
    paths = listed(where)
    return where.parent / paths[nth].path if 0 <= nth < len(paths) else None


def zipped(where: Path) -> Iterator[bytes]:
    """The folder and its list of checksums as a ZIP, streamed: nothing of it is held, and nothing is compressed again."""
    stream = ZipStream.from_path(where, sized=True)
    stream.add_path(manifest(where), manifest(where).name)
    yield from stream
