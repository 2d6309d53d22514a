"""Finds the file that a model names, as it may be spelt elsewhere: quoted, as a URI, in other letters; inside the item only."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path
from urllib.parse import unquote

from heritage.model import Phrase, phrase

MOST = 10_000
"""Names of a folder that are compared."""

_SCHEME = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]*:|^:")


def spellings(name: str) -> Iterator[str]:
    """What may be meant, likeliest first: as written, without quotes (Metashape), without URI's percent signs."""
    clean = name.strip().replace("\\", "/")
    bare = clean[1:-1].strip() if len(clean) > 2 and clean[0] == clean[-1] and clean[0] in "\"'" else clean
    yield from dict.fromkeys((clean, bare, unquote(bare)))


def refused(name: str) -> Phrase | None:
    """Why what is named is never looked for; None for a name that may lie in the item."""
    for clean in spellings(name):
        if not clean or "\0" in clean or any(len(part.encode("utf-8", "replace")) > 255 for part in clean.split("/")):
            return phrase("no-name")
        if len(clean) > 2000:
            return phrase("no-path")
        if re.match(r"^[A-Za-z]:(/|$)", clean) or clean.startswith("/"):
            return phrase("absolute-path")
        if _SCHEME.match(clean):
            return phrase("url")
    return None


def leaves(name: str, folder: Path, home: Path) -> bool:
    """Does any spelling of it lead out of `home`?"""
    return any(not (folder / clean).resolve().is_relative_to(home) for clean in spellings(name))


def sought(name: str, folder: Path, home: Path) -> Path | None:
    """The file inside `home`, from `folder` on: exactly as one of the spellings, or the only one that differs from it in
    capitals, accents' composition or blanks at its ends."""
    ways = list(spellings(name))
    exact: Path | None = next((way for clean in ways if (way := (folder / clean).resolve()).is_file()), None)
    alike = (_walked(clean.split("/"), folder.resolve(), home) for clean in ways)
    found = exact or next(filter(None, alike), None)
    return found if found and found.resolve().is_relative_to(home) and found.is_file() else None


def _walked(parts: list[str], place: Path, home: Path) -> Path | None:
    found: Path | None = place
    for part in parts:
        if part not in {"", "."} and found is not None:
            following = found.parent if part == ".." else _alike(part, found)
            found = following if following and following.resolve().is_relative_to(home) else None
    return found


def _alike(part: str, folder: Path) -> Path | None:
    if (folder / part).exists():
        return folder / part
    if not folder.is_dir():
        return None
    alike = _listed(folder, folder.stat().st_mtime_ns).get(folded(part), [])
    return folder / alike[0] if len(alike) == 1 else None


@lru_cache(maxsize=16)
def _listed(folder: Path, _changed: int) -> dict[str, list[str]]:
    """A material file may name thousands of pictures: the folder is read once."""
    found: dict[str, list[str]] = {}
    for one in islice(folder.iterdir(), MOST):
        found.setdefault(folded(one.name), []).append(one.name)
    return found


def folded(name: str) -> str:
    """Equal for names that people would read as one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name.strip()).casefold())


def offered(name: str, folder: Path, home: Path) -> str:
    """The name's last part, when a file of the item is called so: what may have been meant by an absolute path."""
    last = [clean.rstrip("/").rpartition("/")[2].partition("?")[0] for clean in spellings(name)][-1]
    if not last or last in {".", ".."} or len(last.encode("utf-8", "replace")) > 255 or "\0" in last:
        return ""
    there = sought(last, folder, home) or sought(last, home, home)
    return there.name if there else ""
