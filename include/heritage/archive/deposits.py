"""Puts a sealed package into a site as a version of an OCFL object: whole, read back and equal, or not at all."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePosixPath
from typing import TypeVar

from heritage.archive import checking, layout, preparing
from heritage.archive.inventories import (
    NAME,
    SIDECAR,
    Inventory,
    Problem,
    Version,
    current,
    decoded,
    encoded,
    first,
    raw,
    sidecar,
)
from heritage.archive.lock.locking import locked
from heritage.contracts import Site
from heritage.dossier import now
from heritage.errors import CopyDamaged, DiskFull, HeritageError, ObjectConflict, SourceChanged
from heritage.files import PARTIAL, chunks, listing_digest
from heritage.model import Package, PackageFile, Receipt

_SPARE = 64 << 20
"""Bytes that stay free at a site beside the package: inventories, other deposits' small files."""

_T = TypeVar("_T")


def deposit(site: Site, package: Package, *, message: str, user_name: str, user_address: str, created: str) -> Receipt:
    """Writes the package as version `package.version` of its object, reads back every byte that it brought, and gives a receipt. (What
    earlier versions brought was read back then; it must be there, and audits read it again: a new title is no reason to read a film.)

    A version that is there already and holds the same files is read back and receipted; nothing is written again. Files
    that an earlier version holds are not written again. Killed at any moment, the next call ends as if nothing had
    happened. `created` (RFC 3339) goes into the inventory as it is: the same call writes the same bytes.
    Raises SourceChanged (a file is no longer what was sealed), ObjectConflict (the site holds something else under this
    version, or lacks the one before), CopyDamaged, DiskFull, SiteUnavailable, SiteRefused, SiteLocked; nothing is published
    then."""
    _distrust(package)
    preparing.prepare(site)
    with locked(site, layout.lock(package.id)) as alone:
        if alone.atomic:
            alone.remove(layout.staging(package.id))
        held = current(alone, package.id)
        version = Version(created, message, user_name, user_address, {f.path: f.sha512 for f in package.files})
        already = _version_held(alone, package, held)
        if already is not None:
            return _receipt_for_held(alone, package, already)
        planned = first(package.id, version) if held is None else held.followed_by(version)
        _write(alone, package, planned)
        return _receipt(alone, package, planned.number, len(planned.added()))


def _version_held(site: Site, package: Package, held: Inventory | None) -> int | None:
    """The number of the version that holds the package's files already, or None when it is to be written."""
    newest = held.number if held else 0
    wanted = {f.path: f.sha512 for f in package.files}
    if held and package.version <= newest + 1:
        compared = min(package.version, newest)
        if compared > 0 and held.version(compared).state == wanted:
            return compared
    if package.version != newest + 1:
        said = f"version {package.version} of {package.id}: the site's newest is {newest}, with other content"
        raise ObjectConflict(f"{site.name}: {said}", advice="Ask the engineers which of the two packages is right.")
    return None


def _receipt_for_held(site: Site, package: Package, number: int) -> Receipt:
    root = layout.place(package.id)
    site.sync(root)
    inventory, problems = checking.structure(site, root, package.id)
    _believe(site, package, problems)
    brought = inventory.brought(number) if inventory else {}
    held = {entry.path.removeprefix(f"{root}/"): entry.size for entry in site.list(root)}
    _believe(site, package, checking.damaged(site, held, brought, root))
    return _receipt(site, package, number, len(brought))


def _write(site: Site, package: Package, planned: Inventory) -> None:
    """Content, read back; then inventories, the object's own last; then published."""
    root = layout.place(package.id)
    stage = layout.staging(package.id) if site.atomic else root
    with _cleared(site, package.id):
        _clear_unfinished(site, root, planned)
        _copy(site, package, stage, planned.added())
        site.sync(stage)
        _read_back(site, package, root, stage, planned)
        _write_version_inventory(site, stage, planned)
        if planned.number == 1:
            write_inventory(site, stage, planned)
            site.sync(stage)
            _publish(site, package, stage, root)
        else:
            _publish(site, package, f"{stage}/{planned.head}", f"{root}/{planned.head}")
            write_inventory(site, root, planned)
        site.sync(root)
        _believe(site, package, checking.structure(site, root, package.id)[1])


@contextlib.contextmanager
def _cleared(site: Site, identifier: str) -> Iterator[None]:
    """Whatever happens, nothing stays in the workspace. In place (no rename) what was written stays: without inventory
    it is no object, and the next deposit goes on from there."""
    try:
        yield
    finally:
        if site.atomic:
            with contextlib.suppress(HeritageError, OSError):
                site.remove(layout.staging(identifier))


def _clear_unfinished(site: Site, root: str, planned: Inventory) -> None:
    """Removes what a killed deposit left in the object's own folder and the planned version does not overwrite. Raises
    CopyDamaged, and touches nothing, when it looks like an object that lost its inventory."""
    found = {entry.path.removeprefix(f"{root}/") for entry in site.list(root)}
    if planned.number == 1:
        _not_an_object(site, root, planned, found)
    own = (PARTIAL, f"{planned.head}/")
    keep = set() if site.atomic else {*planned.manifest, f"{planned.head}/{NAME}", f"{planned.head}/{SIDECAR}"}
    for path in sorted(found - keep):
        if path.startswith(own):
            site.remove(f"{root}/{path}")


def _not_an_object(site: Site, root: str, planned: Inventory, found: set[str]) -> None:
    """Without inventory, only a deposit that was killed in place may have been here: one version, of the same package."""
    strange = found if site.atomic else {p for p in found if "/" in p and not p.startswith((PARTIAL, "v1/"))}
    version, _ = decoded(raw(site, f"{root}/v1/{NAME}") or b"") if not site.atomic else (None, [])
    if strange or (version is not None and version.versions != planned.versions):
        raise CopyDamaged(f"{site.name}: {site.address(root)} lost its inventory; it is not written over")


def _copy(site: Site, package: Package, stage: str, added: Mapping[str, str]) -> None:
    """Each new file once: read, hashed and written in one pass, some files side by side."""
    by_path = {f.path: f for f in package.files}
    files = [(content, by_path[logical]) for content, logical in added.items()]
    _enough_room(site, sum(file.size for _, file in files))
    _side_by_side(site, lambda job: site.write(f"{stage}/{job[0]}", _sealed_bytes(job[1])), files)


def _sealed_bytes(file: PackageFile) -> Iterator[bytes]:
    """The file's bytes. Raises SourceChanged before the last is taken for good when they are not those that were sealed;
    the site then keeps nothing."""
    running, size = hashlib.sha512(), 0
    try:
        for block in chunks(Path(file.place)):
            running.update(block)
            size += len(block)
            if size > file.size:
                break
            yield block
    except FileNotFoundError as error:
        raise SourceChanged(f"{file.place} is gone since the package was sealed") from error
    if size != file.size or running.hexdigest() != file.sha512:
        raise SourceChanged(f"{file.place} is not what it was when the package was sealed ({file.path})")


def _read_back(site: Site, package: Package, root: str, stage: str, planned: Inventory) -> None:
    """Every byte of the new files where they are now; the older ones must be where they have been."""
    new = planned.brought(planned.number)
    held = {e.path.removeprefix(f"{stage}/"): e.size for e in site.list(stage)}
    _believe(site, package, checking.damaged(site, held, new, stage))
    if old := planned.manifest.keys() - new.keys():
        there = {entry.path.removeprefix(f"{root}/") for entry in site.list(root)}
        _believe(
            site,
            package,
            (Problem("E092", path, "an earlier version's, and it is gone") for path in sorted(old - there)),
        )


def _write_version_inventory(site: Site, stage: str, planned: Inventory) -> None:
    content = encoded(planned)
    site.write(f"{stage}/{planned.head}/{SIDECAR}", [sidecar(content)])
    site.write(f"{stage}/{planned.head}/{NAME}", [content])
    site.sync(stage)


def write_inventory(site: Site, where: str, planned: Inventory) -> None:
    """The inventory comes last: it is what makes the version one. A kill between the two files is mended by `current`."""
    content = encoded(planned)
    site.write(f"{where}/{layout.OBJECT_DECLARATION}", [b"ocfl_object_1.1\n"])
    site.write(f"{where}/{SIDECAR}", [sidecar(content)])
    site.write(f"{where}/{NAME}", [content])


def _publish(site: Site, package: Package, staged: str, final: str) -> None:
    if not site.atomic:
        return
    if final == layout.place(package.id):
        _believe(site, package, checking.structure(site, staged, package.id)[1])
    site.publish(staged, final)


def _believe(site: Site, package: Package, problems: Iterable[Problem]) -> None:
    """Raises CopyDamaged with the first problems and their number."""
    said = [str(problem) for problem in problems]
    if said:
        raise CopyDamaged(
            f"{site.name}: {site.address(layout.place(package.id))}: {len(said)} problems when read back: "
            + "; ".join(said[:5])
        )


def _enough_room(site: Site, needed: int) -> None:
    free = site.free()
    if free is not None and free < needed + min(_SPARE, needed):
        raise DiskFull(f"{site.name}: {free / 1e6:.0f} MB free, the package needs {needed / 1e6:.0f} MB")


def _receipt(site: Site, package: Package, number: int, read_back: int) -> Receipt:
    return Receipt(
        package=package.id,
        version=number,
        digest=package.digest,
        site=site.name,
        place=site.address(layout.place(package.id)),
        verified_at=now(),
        files=len(package.files),
        size=package.size,
        read_back=read_back,
    )


def _side_by_side(site: Site, work: Callable[[_T], None], jobs: Iterable[_T]) -> None:
    """Raises the first error; what has not begun by then never begins."""
    pool = ThreadPoolExecutor(site.at_once)
    try:
        for _ in pool.map(work, jobs):
            pass
    finally:
        pool.shutdown(cancel_futures=True)


def _distrust(package: Package) -> None:
    """A package sheet that contradicts itself is never deposited. Raises ValueError."""
    paths = [file.path for file in package.files]
    for path in paths:
        pure = PurePosixPath(path)
        if not path or str(pure) != path or pure.is_absolute() or ".." in pure.parts or "\0" in path or path == ".":
            raise ValueError(f"{package.id}: {path!r} is not a clean path inside a package")
    if not paths or len(set(paths)) != len(paths):
        raise ValueError(f"{package.id}: the package has no files, or one path twice")
    if listing_digest({file.path: file.sha512 for file in package.files}) != package.digest:
        raise ValueError(f"{package.id}: the package's digest is not that of its files")
