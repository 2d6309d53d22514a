"""Damage that happens to archives, one kind at a time, at a place that a seed chooses."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

KINDS = ("flip", "drop", "truncate", "swap", "rollback", "add", "all gone")


def hurt(folder: Path, kind: str, chance: random.Random) -> bool:
    """Damages the object in the folder; answers whether that was possible. Every kind of file has the same chance."""
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    kinds = by_kind(folder, empty=True)
    chosen = chance.choice(kinds[chance.choice(sorted(kinds))])
    if kind == "flip":
        return _flip(chosen, chance)
    if kind == "drop":
        chosen.unlink()
    elif kind == "truncate":
        return _truncate(chosen, chance)
    elif kind == "swap":
        return _swap(chosen, chance.choice(files))
    elif kind == "rollback":
        return _rollback(folder)
    elif kind == "add":
        (chosen.parent / "stray.tmp").write_bytes(b"not ours")
    else:
        shutil.rmtree(folder)
    return True


def by_kind(folder: Path, *, empty: bool = False) -> dict[str, list[Path]]:
    """The object's files by their kind; empty ones, which have no byte to change, when they are wanted."""
    found: dict[str, list[Path]] = {}
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and (empty or p.stat().st_size)):
        found.setdefault(_kind_of(folder, path), []).append(path)
    return found


def _kind_of(folder: Path, path: Path) -> str:
    """root inventory | v1 sidecar | … | .tif | .xml …"""
    return path.relative_to(folder).as_posix() if "content" not in path.parts else path.suffix


def _flip(path: Path, chance: random.Random) -> bool:
    content = bytearray(path.read_bytes())
    if not content:
        return False
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)
    return True


def _truncate(path: Path, chance: random.Random) -> bool:
    size = path.stat().st_size
    if not size:
        return False
    with path.open("r+b") as stream:
        stream.truncate(chance.randrange(size))
    return True


def _swap(one: Path, other: Path) -> bool:
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)
    return first != second


def _rollback(folder: Path) -> bool:
    """The object as it was before its newest version: whole in itself."""
    if not (folder / "v2").is_dir():
        return False
    shutil.rmtree(folder / "v2")
    for name in ("inventory.json", "inventory.json.sha512"):
        shutil.copy(folder / "v1" / name, folder / name)
    return True
