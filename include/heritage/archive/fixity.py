"""Looks at a copy, and at a whole site, for an audit: says what is there and what is wrong; changes nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote

from heritage.archive import inventories
from heritage.archive.checking import verify
from heritage.archive.inventories import NAME, SIDECAR, decoded, sidecar_digest
from heritage.archive.layout import place
from heritage.archive.site import root
from heritage.contracts import Site
from heritage.errors import CopyDamaged, SiteRefused, SiteUnavailable
from heritage.files import listing_digest


class Outcome(StrEnum):
    """How a look at a copy ended."""

    SOUND = "sound"
    DAMAGED = "damaged"
    MISSING = "missing"
    UNREAD = "could not read"


@dataclass(frozen=True, slots=True)
class Look:
    """One copy, read whole. `problems` are sentences, each with the file it is about."""

    package: str
    outcome: Outcome
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stray:
    """Something at a site that no package accounts for."""

    path: str
    said: str


def look(site: Site, package: str, version: int, digest: str) -> Look:
    """Reads every byte of the object and compares it with its inventory, and that with what the catalogue expects: an
    object that is whole but older than what was deposited is damaged too."""
    folder = place(package)
    try:
        if next(site.list(folder), None) is None:
            return Look(package, Outcome.MISSING, (f"{folder}: nothing is there",))
        problems = [str(problem) for problem in verify(site, package)]
        problems += other_than_expected(site, package, version, digest)
        problems += _respelled_sidecars(site, folder)
    except (SiteUnavailable, SiteRefused) as error:
        return Look(package, Outcome.UNREAD, (str(error),))
    except (
        CopyDamaged,
        FileNotFoundError,
    ) as error:  # a folder that the medium cannot list; a file that went meanwhile
        return Look(package, Outcome.DAMAGED, (str(error),))
    return Look(package, Outcome.DAMAGED if problems else Outcome.SOUND, tuple(problems))


def other_than_expected(site: Site, package: str, version: int, digest: str) -> list[str]:
    """What the object's inventory says that the receipt does not; nothing when it cannot be read (a problem of its own)."""
    try:
        held, _ = decoded(inventories.raw(site, f"{place(package)}/{NAME}") or b"")
    except (CopyDamaged, FileNotFoundError):
        return []
    if held is None:
        return []
    if held.number != version:
        return [f"{NAME}: wanted version {version}, found {held.number}"]
    if held.head in held.versions and listing_digest(held.version().state) != digest:
        found = listing_digest(held.version().state)
        said = f"wanted {digest[:16]}…, found {found[:16]}…: two packages under one id"
        return [
            f"{NAME}: version {version} is not the one that the receipt was given for: {said}, or one that was altered"
        ]
    return []


def _respelled_sidecars(site: Site, folder: str) -> Iterator[str]:
    """A bit that turned `a` into `A` leaves a sidecar that OCFL accepts; it is not the file that was written."""
    for entry in site.list(folder):
        inner = entry.path.removeprefix(f"{folder}/")
        if inner.rpartition("/")[2] == SIDECAR and inner.count("/") < 2 and entry.size < 4096:
            raw = b"".join(site.read(entry.path))
            said = sidecar_digest(raw)
            if said and raw != f"{said} {NAME}\n".encode():
                yield f"{inner}: not spelled as it was written"


@dataclass(frozen=True, slots=True)
class Seen:
    """Where an object seems to lie, and whose it is by its folder's name or inventory ("" when nothing says so)."""

    folder: str
    package: str


def sweep(site: Site) -> Iterator[Seen | Stray]:
    """What is wrong at the root itself, every object folder, and every file that lies where none may. One pass over the listing; nothing
    is kept."""
    yield from (Stray(found.path, found.said) for found in root.amiss(site))
    folder = ""
    for entry in site.list(""):
        parts = entry.path.split("/")
        if len(parts) == 1 or parts[0] == "extensions":
            yield from (Stray(found.path, found.said) for found in root.at_the_top(entry.path))
        elif len(parts) < 5:
            yield Stray(entry.path, "a file where only folders of objects may be")
        elif (found := "/".join(parts[:4])) != folder:
            folder = found
            yield Seen(folder, _owner(site, folder))


def _owner(site: Site, folder: str) -> str:
    """The id that the folder's name spells, where that leads to this folder; else what its inventory says."""
    named = unquote(folder.rpartition("/")[2])
    if place(named) == folder:
        return named
    try:
        held, _ = decoded(inventories.raw(site, f"{folder}/{NAME}") or b"")
    except (CopyDamaged, FileNotFoundError):
        return ""
    return held.id if held is not None and place(held.id) == folder else ""


def foreign(site: Site, folder: str) -> bool:
    """Does the object's inventory name another system's object? One that cannot be read may be ours, damaged."""
    try:
        held = json.loads(inventories.raw(site, f"{folder}/{NAME}") or b"{}")
    except (CopyDamaged, FileNotFoundError, ValueError):
        return False
    named = held.get("id") if isinstance(held, dict) else None
    return isinstance(named, str) and not named.startswith("urn:heritage:")
