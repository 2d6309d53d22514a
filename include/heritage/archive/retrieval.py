"""Takes packages out of the archive, and moves whole objects to another site: each file compared while it is written, each
from whichever site has it whole. Killed at any moment, the same call goes on."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from heritage.archive import layout, ocfl, preparing
from heritage.archive.checking import structure, verify
from heritage.archive.inventories import NAME
from heritage.archive.lock.locking import locked
from heritage.contracts import Site
from heritage.errors import CopyDamaged, ObjectConflict, SiteRefused, SiteUnavailable
from heritage.files import PARTIAL, digests, listing_digest

log = logging.getLogger(__name__)


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


@dataclass(frozen=True, slots=True)
class Expected:
    """What a package's receipt was given for: a version, and the digest of its listing."""

    version: int
    digest: str


class SourceAway(SiteUnavailable):
    """A site broke off while a file was read from it, or refused it; perhaps another one has the file."""


def take(
    sites: Sequence[Site], package: str, version: int | None, target: Site, expected: Expected | None = None
) -> Taken:
    """Makes target/<package's folder name> hold exactly that version (None: the receipt's, or else the newest). Files come
    from the first site that has them whole. `expected`: what the receipt was given for; a site that tells otherwise of it is
    not asked. Raises CopyDamaged when no site has a file whole or is the one of the receipt; ObjectConflict when the folder
    holds another version or other files; KeyError when no site knows the version."""
    copies = _copies(sites, package, version, expected)
    first = copies[0]
    folder = layout.place(package).rpartition("/")[2]
    lines = "".join(sha512sum_line(kept.sha512, f"{folder}/{path}") for path, kept in sorted(first.files.items()))
    used = {first.site_name}
    if target.size(folder + layout.MANIFEST) is None:
        _not_among_others(target, folder, first)
        used = _take_files(copies, target, folder) or used
        target.write(folder + layout.MANIFEST, [lines.encode()])
        target.sync(folder)
    elif b"".join(target.read(folder + layout.MANIFEST)) != lines.encode():
        raise ObjectConflict(
            f"{target.address(folder)} holds another version of {package}; nothing is restored over it"
        )
    else:
        _not_among_others(target, folder, first)
        _still_whole(target, folder, first)
    return Taken(package, first.version, first.digest, folder, len(first.files), first.size, tuple(sorted(used)))


def _not_among_others(target: Site, folder: str, wanted: ocfl.Stored) -> None:
    """A folder with other files in it would not be the package."""
    there = (entry.path.removeprefix(f"{folder}/") for entry in target.list(folder))
    strange = [path for path in there if path not in wanted.files and PARTIAL not in path]
    if strange:
        raise ObjectConflict(
            f"{target.address(folder)} holds other files ({', '.join(strange[:3])}); restore elsewhere"
        )


def _still_whole(target: Site, folder: str, wanted: ocfl.Stored) -> None:
    """What was restored there before may have been changed since; it is somebody's work then, and not written over."""
    for path, kept in wanted.files.items():
        place = f"{folder}/{path}"
        if target.size(place) != kept.size or _digest(target, place) != kept.sha512:
            raise ObjectConflict(f"{target.address(place)} was changed since it was restored; restore elsewhere")


def sha512sum_line(sha512: str, path: str) -> str:
    """As sha512sum writes it: a name with a backslash or a new line is escaped, and the line begins with a backslash."""
    escaped = path.replace("\\", "\\\\").replace("\n", "\\n")
    mark = "\\" if escaped != path else ""
    return f"{mark}{sha512}  {escaped}\n"


def _copies(sites: Sequence[Site], package: str, version: int | None, expected: Expected | None) -> list[ocfl.Stored]:
    """The version at each site that answers and tells the same of it; without receipt the newest that any of them has."""
    found: list[ocfl.Stored] = []
    troubles: list[Exception] = []
    for site in sites:
        try:
            found.append(_copy(site, package, version, expected))
        except (SiteUnavailable, SiteRefused, CopyDamaged, FileNotFoundError, KeyError) as error:
            troubles.append(error)
            said = f"there is no version {version}" if isinstance(error, KeyError) else error
            log.warning("%s: %s: %s", site.name, package, said)
    if not found and any(isinstance(error, KeyError) for error in troubles):
        raise KeyError(version)
    if not found:
        raise _worst(troubles)(f"no site can give {package}: {'; '.join(map(str, troubles))}")
    newest = max(copy.version for copy in found)
    told = {copy.digest: copy.site_name for copy in found if copy.version == newest}
    if len(told) > 1:
        raise CopyDamaged(f"{package}: {' and '.join(told.values())} tell different things of version {newest}, and no "
                          "receipt says which is right; name the site to restore from")  # fmt: skip
    return [copy for copy in found if copy.version == newest]


def _worst(troubles: Sequence[BaseException | None]) -> type[SiteUnavailable | SiteRefused | CopyDamaged]:
    """What to raise when no site could help: worth another try as long as one of them may come back."""
    for kind in (SiteUnavailable, SiteRefused):
        if any(isinstance(error, kind) for error in troubles):
            return kind
    return CopyDamaged


def _copy(site: Site, package: str, version: int | None, expected: Expected | None) -> ocfl.Stored:
    held = ocfl.inventory(site, package)
    if expected is None:
        return ocfl.version_of(site, held, version)
    if held.number < expected.version or listing_digest(held.version(expected.version).state) != expected.digest:
        raise CopyDamaged(f"{site.name}: what it holds is not the one that the receipt was given for")
    return ocfl.version_of(site, held, version or expected.version)


def _take_files(copies: Sequence[ocfl.Stored], target: Site, folder: str) -> set[str]:
    for left in [entry.path for entry in target.list(folder) if PARTIAL in entry.path]:
        target.remove(left)
    paths = list(copies[0].files)
    with ThreadPoolExecutor(max(copies[0].site.at_once, 1)) as pool:
        return {name for name in pool.map(lambda path: _take_file(copies, path, target, folder), paths) if name}


def _take_file(copies: Sequence[ocfl.Stored], path: str, target: Site, folder: str) -> str:
    """The name of the site that gave it; "" when it is there already, from a call that was killed."""
    kept, place = copies[0].files[path], f"{folder}/{path}"
    if target.size(place) == kept.size and _digest(target, place) == kept.sha512:
        return ""
    troubles: list[Exception] = []
    for copy in copies:
        try:
            target.write(place, _given(copy, path))
        except (CopyDamaged, FileNotFoundError, SourceAway) as error:
            troubles.append(error)
            log.warning("%s: %s: %s", copy.site_name, path, error)
        else:
            return copy.site_name
    said = "; ".join(f"{copy.site_name}: {error}" for copy, error in zip(copies, troubles, strict=True))
    kind = _worst([error.__cause__ if isinstance(error, SourceAway) else error for error in troubles])
    if kind is not CopyDamaged:
        raise kind(f"{copies[0].id}: {path} could not be had: {said}")
    raise CopyDamaged(f"{copies[0].id}: {path} is whole at no site: {said}")


def _given(copy: ocfl.Stored, path: str) -> Iterator[bytes]:
    """The file's bytes; a source that breaks off is told apart from a target that does."""
    try:
        yield from copy.read(path)
    except (SiteUnavailable, SiteRefused) as error:
        raise SourceAway(str(error)) from error


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
    preparing.prepare(target)
    wanted = {entry.path: entry.size for entry in source.list(root)}
    with locked(target, layout.lock(package)) as alone:
        for entry in list(alone.list(root)):  # before anything is written: it may hold a newer version than the source
            if entry.path not in wanted:
                _clear(alone, entry.path)
        for path in sorted(wanted, key=lambda p: (p == f"{root}/{NAME}", p)):
            _move_file(source, alone, path, wanted[path], inventory.manifest.get(path.removeprefix(f"{root}/"), ""))
        alone.sync(root)
        left = verify(alone, package)
        if left:
            raise CopyDamaged(f"{target.name}: {package} is not whole after the move: {'; '.join(map(str, left[:5]))}")
        return weigh(alone, package)


def _clear(target: Site, path: str) -> None:
    if PARTIAL not in path:
        raise ObjectConflict(f"{target.address(path)} is there, and the source has no such file")
    target.remove(path)


def weigh(site: Site, package: str) -> Balance:
    """Counts the object at the site."""
    root = layout.place(package)
    sizes = [entry.size for entry in site.list(root)]
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
