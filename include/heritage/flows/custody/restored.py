"""Where a restore that was asked for on a page has put a package; it restores nothing."""

from __future__ import annotations

from pathlib import Path

from heritage import settings
from heritage.archive.layout import MANIFEST, place
from heritage.flows.custody.ledger import folder_name


def folder(run: str, package: str) -> Path | None:
    """The package's folder below restored/<run>; None before its list of checksums, which is written last, is there."""
    base = settings.home().root / "restored" / folder_name(run)
    name = place(package).rpartition("/")[2]
    return base / name if (base / f"{name}{MANIFEST}").is_file() else None


def manifest(where: Path) -> Path:
    """The list of checksums beside such a folder."""
    return where.with_name(where.name + MANIFEST)
