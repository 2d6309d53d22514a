"""Changes small deliveries in ways that a test can name, and writes their checksum list anew."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from samples import small
from samples.faults import tiff


def one_page(folder: Path, batch: str = "T-1", **more: object) -> Path:
    """The cheapest delivery there is: one item of one page, no targets."""
    return small(folder, **{"batch": batch, "items": {"BOOK_1": 1}, "targets": False, **more})  # type: ignore[arg-type]


def with_files(place: Path, files: Mapping[str, bytes]) -> Path:
    """The delivery with these files added or replaced, and a checksum list that names all."""
    for path, content in files.items():
        target = place / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return listed(place)


def listed(place: Path) -> Path:
    """Writes metadata/checksum.sha256 anew."""
    (place / "metadata/checksum.sha256").write_bytes(b"".join(_lines(place)))
    return place


def _lines(place: Path) -> list[bytes]:
    paths = sorted(p for p in place.rglob("*") if p.is_file() and not p.is_symlink())
    names = {p: os.fsencode(p.relative_to(place)) for p in paths}
    return [
        hashlib.sha256(p.read_bytes()).hexdigest().encode() + b"  " + name + b"\n"
        for p, name in names.items()
        if not name.startswith(b"metadata/checksum")
    ]


def noise(seed: int = 1, side: int = 300) -> bytes:
    """A small TIFF that decodes and shows nothing."""
    pixels = np.random.default_rng(seed).integers(60, 200, (side, side, 3), np.uint8)
    return tiff(pixels, 300)
