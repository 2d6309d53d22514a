"""What a restore that was asked for on a page has brought: its files, one by one or as one ZIP."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from zipstream import ZipStream

from heritage import settings
from heritage.archive.layout import place
from heritage.archive.taking import MANIFEST
from heritage.flows.ledger import folder_name


@dataclass(frozen=True, slots=True)
class Restored:
    """A file that was brought: its path below the restore's folder, and its bytes."""

    path: str
    size: int


def folder(run: str, package: str) -> Path | None:
    """The folder in which the package was restored whole; None before its list of checksums, which is written last, is there."""
    base = settings.home().root / "restored" / folder_name(run)
    name = place(package).rpartition("/")[2]
    return base / name if (base / f"{name}{MANIFEST}").is_file() else None


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
    manifest = where.with_name(where.name + MANIFEST)
    stream.add_path(manifest, manifest.name)
    yield from stream
