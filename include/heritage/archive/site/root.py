"""What belongs at the top of a storage root: the constants that say what it is, our own files, and nothing else. Says what is wrong
there, and puts the constants right; packages are never touched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from heritage.archive.layout import EXTENSION, ROOT_LOCK, WORKSPACE, constants
from heritage.archive.lock.locking import locked
from heritage.contracts import Site
from heritage.errors import CopyDamaged
from heritage.files import PARTIAL

WRITE, REMOVE = "write", "remove"

_OWN = re.compile(r"heritage-events[A-Za-z0-9-]*\.(?:jsonl|pub\.pem)|heritage-site\.json")
"""Files of ours that are no constants: `verify-log` and the opening of a site look at them."""

_OF_THE_KEEPER = re.compile(r"README(?:\.[a-z]{1,4})?|ocfl_[0-9.]+\.[a-z]{1,4}")
"""What a site's keeper may lay beside them: OCFL 1.1 (§ 4.1) speaks of a copy of the specification and of text for people."""


@dataclass(frozen=True, slots=True)
class Amiss:
    """Something at the root that is not as it should be. `act`: what a repair does about it; "" when that is for a person."""

    path: str
    said: str
    act: str = ""


def amiss(site: Site) -> Iterator[Amiss]:
    """Constants that are not what they must be, and folders in which nothing lies."""
    for path, wanted in constants().items():
        if (found := _content(site, path)) != wanted:
            said = "is gone" if found is None else "is not what it must be"
            yield Amiss(path, f"{said}; it says how the storage root is laid out", WRITE)
    for path in empty_folders(site):
        yield Amiss(path, "an empty folder", REMOVE)


def at_the_top(path: str) -> Iterator[Amiss]:
    """What is wrong with a file at the top of the root or among its extensions, by its name."""
    if PARTIAL in path.rpartition("/")[2]:
        yield Amiss(path, "left by a write that was broken off", REMOVE)
    elif (
        path in constants()
        or any(known.fullmatch(path) for known in (_OWN, _OF_THE_KEEPER))
        or path.startswith(f"{WORKSPACE}/")
    ):
        return
    elif path.startswith(f"extensions/{EXTENSION}/"):
        yield Amiss(path, "it does not belong to the layout's extension")
    elif path.startswith("extensions/"):
        yield Amiss(path, "no extension of ours")
    else:
        yield Amiss(path, "no file of ours: nothing accounts for it")


def is_our_own(path: str) -> bool:
    """Does the file belong to the root itself, so that a root with nothing else holds nothing?"""
    return path in constants() or bool(_OWN.fullmatch(path)) or path.startswith(f"{WORKSPACE}/") or PARTIAL in path


def empty_folders(site: Site) -> list[str]:
    """Folders in which there is nothing, where the place has folders. What runs are at work on does not count, and each is looked at
    twice: one may be about to be filled."""
    asked = getattr(site, "empty_folders", None)
    first = {path for path in asked() if not f"{path}/".startswith(f"{WORKSPACE}/")} if asked else set()
    return sorted(first & set(asked())) if asked and first else []


def put_right(site: Site, path: str, act: str) -> None:
    """Writes the constant anew, or removes what is empty or half-written."""
    with locked(site, ROOT_LOCK) as alone:
        if act == WRITE:
            alone.write(path, [constants()[path]])
        elif PARTIAL in path or path in empty_folders(site):
            alone.remove(path)
        alone.sync("")


def _content(site: Site, path: str) -> bytes | None:
    """None when there is no such file; what cannot be read, or is far too long, is no constant."""
    size = site.size(path)
    if size is None:
        return None
    try:
        return b"".join(site.read(path)) if size < 4096 else b""
    except (CopyDamaged, FileNotFoundError):
        return b""
