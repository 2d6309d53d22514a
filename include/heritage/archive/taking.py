"""Takes packages out of the archive, and moves whole objects to another site: each file compared while it is written, each
from whichever site has it whole. Killed at any moment, the same call goes on."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from heritage.archive import layout, ocfl
from heritage.archive.checking import structure, verify
from heritage.archive.inventories import NAME
from heritage.contracts import Site
from heritage.errors import CopyDamaged, ObjectConflict, SiteUnavailable
from heritage.files import PARTIAL, digests

log = logging.getLogger(__name__)

MANIFEST = ".sha512"
"""<package's folder>.sha512 lies beside the folder and is written last: a package that has one is whole. `sha512sum -c` reads it."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A package that was restored: into which folder, and how much."""

    package: str
    version: int
    digest: str
    folder: str
    files: int
    size: int
    sites: tuple[str, ...]  # those that gave at least one file


def take(sites: Sequence[Site], package: str, version: int | None, target: Site, expected: str = "") -> Taken:
    """Makes target/<package's folder name> hold exactly that version (the newest for None). Files come from the first site
    that has them whole. `expected`: the listing digest that the receipt names. Raises CopyDamaged when no site has a file
    whole, or the version is not the one of the receipt; ObjectConflict when the folder holds another version."""
    copies = _copies(sites, package, version, expected)
    first = copies[0]
    folder = layout.place(package).rpartition("/")[2]
    lines = "".join(_line(kept.sha512, f"{folder}/{path}") for path, kept in sorted(first.files.items())).encode()
    there = target.size(folder + MANIFEST)
    used = {first.site_name}
    if there is not None:
        if b"".join(target.read(folder + MANIFEST)) != lines:
            raise ObjectConflict(
                f"{target.address(folder)} holds another version of {package}; nothing is restored over it"
            )
    else:
        used = _take_files(copies, target, folder)
        target.write(folder + MANIFEST, [lines])
        target.settle(folder)
    return Taken(package, first.version, first.digest, folder, len(first.files), first.size, tuple(sorted(used)))


def _line(sha512: str, path: str) -> str:
    """As sha512sum writes it: a name with a backslash or a new line is escaped, and the line begins with a backslash."""
    escaped = path.replace("\\", "\\\\").replace("\n", "\\n")
    mark = "\\" if escaped != path else ""
    return f"{mark}{sha512}  {escaped}\n"


def _copies(sites: Sequence[Site], package: str, version: int | None, expected: str) -> list[ocfl.Stored]:
    """The version at each site that answers and tells the same of it."""
    found: list[ocfl.Stored] = []
    said = []
    for site in sites:
        try:
            copy = ocfl.stored(site, package, version)
        except (SiteUnavailable, CopyDamaged, FileNotFoundError) as error:
            said.append(f"{site.name}: {error}")
            continue
        if expected and copy.digest != expected:
            said.append(f"{site.name}: its version {copy.version} is not the one that the receipt was given for")
        elif not found or copy.digest == found[0].digest:
            found.append(copy)
        else:
            said.append(f"{site.name}: holds another version {copy.version}")
    for trouble in said:
        log.warning("%s", trouble)
    if not found:
        raise CopyDamaged(f"no site can give {package}: {'; '.join(said)}")
    return found


def _take_files(copies: Sequence[ocfl.Stored], target: Site, folder: str) -> set[str]:
    for left in [entry.path for entry in target.entries(folder) if PARTIAL in entry.path]:
        target.remove(left)
    paths = list(copies[0].files)
    with ThreadPoolExecutor(max(copies[0].site.at_once, 1)) as pool:
        return {name for name in pool.map(lambda path: _take_file(copies, path, target, folder), paths) if name}


def _take_file(copies: Sequence[ocfl.Stored], path: str, target: Site, folder: str) -> str:
    """The name of the site that gave it; "" when it is there already, from a call that was killed."""
    kept, place = copies[0].files[path], f"{folder}/{path}"
    if target.size(place) == kept.size and _digest(target, place) == kept.sha512:
        return ""
    said = []
    for copy in copies:
        try:
            target.write(place, copy.read(path))
        except (CopyDamaged, FileNotFoundError) as error:
            said.append(f"{copy.site_name}: {error}")
            log.warning("%s: %s: %s; another site is asked", copy.site_name, path, error)
        else:
            return copy.site_name
    raise CopyDamaged(f"{copies[0].id}: {path} is whole at no site: {'; '.join(said)}")


@dataclass(frozen=True, slots=True)
class Balance:
    """What an object consists of; summed up, what a site consists of."""

    objects: int = 0
    versions: int = 0
    files: int = 0
    size: int = 0

    def plus(self, other: Balance) -> Balance:
        return Balance(
            self.objects + other.objects,
            self.versions + other.versions,
            self.files + other.files,
            self.size + other.size,
        )


def move(source: Site, target: Site, package: str) -> Balance:
    """Makes the target hold the object as the source does, all versions, byte for byte; files that are there whole are not
    written again. Reads everything back. Raises CopyDamaged when either is not whole, ObjectConflict when the target holds
    another object under this id. The source is only read."""
    root = layout.place(package)
    inventory, problems = structure(source, root, package)
    if inventory is None or problems:
        raise CopyDamaged(
            f"{source.name}: {package} is not whole, repair it first: {'; '.join(map(str, problems[:5]))}"
        )
    layout.prepare(target)
    wanted = {entry.path: entry.size for entry in source.entries(root)}
    with target.hold(layout.lock(package)):
        for path in sorted(wanted, key=lambda p: (p == f"{root}/{NAME}", p)):
            _move_file(source, target, path, wanted[path], inventory.manifest.get(path.removeprefix(f"{root}/"), ""))
        for entry in list(target.entries(root)):
            if entry.path not in wanted:
                _clear(target, entry.path)
        target.settle(root)
    left = verify(target, package)
    if left:
        raise CopyDamaged(f"{target.name}: {package} is not whole after the move: {'; '.join(map(str, left[:5]))}")
    return weigh(target, package)


def _clear(target: Site, path: str) -> None:
    if PARTIAL not in path:
        raise ObjectConflict(f"{target.address(path)} is there, and the source has no such file")
    target.remove(path)


def weigh(site: Site, package: str) -> Balance:
    """Counts the object at the site."""
    root = layout.place(package)
    sizes = [entry.size for entry in site.entries(root)]
    return Balance(1, len(ocfl.inventory(site, package).versions), len(sizes), sum(sizes))


def _move_file(source: Site, target: Site, path: str, size: int, sha512: str) -> None:
    """Small files (inventories, sidecars) carry no digest here: the target's are read back by `verify`."""
    if target.size(path) == size and (there := _digest(target, path)) and there == (sha512 or _digest(source, path)):
        return
    target.write(path, _compared(source, path, sha512))


def _compared(source: Site, path: str, sha512: str) -> Iterator[bytes]:
    running = hashlib.sha512()
    for block in source.read(path):
        running.update(block)
        yield block
    if sha512 and running.hexdigest() != sha512:
        raise CopyDamaged(f"{source.address(path)} is not what its inventory names; repair it first")


def _digest(site: Site, path: str) -> str:
    return digests(site.read(path), ["sha512"])["sha512"]
