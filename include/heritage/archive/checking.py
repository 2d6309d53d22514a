"""Reads an object back from its site and says what is wrong with it. The one verifier: deposits, audits and restores use it;
it never changes anything."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor

from heritage.archive import inventories
from heritage.archive.inventories import NAME, SIDECAR, Inventory, Problem, decoded, sidecar_digest
from heritage.archive.layout import OBJECT_DECLARATION, place
from heritage.contracts import Site
from heritage.errors import CopyDamaged
from heritage.files import digests

_DECLARATIONS = {"0=ocfl_object_1.1": b"ocfl_object_1.1\n", "0=ocfl_object_1.0": b"ocfl_object_1.0\n"}


def verify(site: Site, identifier: str) -> tuple[Problem, ...]:
    """Everything wrong with the object: its structure, its inventories and every byte of content, read from the medium.
    An object that is not there has problem E063. Raises SiteUnavailable."""
    return verify_at(site, place(identifier), identifier)


def verify_at(site: Site, root: str, identifier: str | None = None) -> tuple[Problem, ...]:
    """As `verify`, for an object that lies at `root` ("" = the site itself is the object) under whatever id."""
    inventory, problems = structure(site, root, identifier)
    if inventory is None:
        return tuple(problems)
    return (*problems, *damaged(site, _held(site, root), inventory.manifest, root))


def structure(site: Site, root: str, identifier: str | None = None) -> tuple[Inventory | None, list[Problem]]:
    """Without the content: which files are there, and whether declaration, inventories and sidecars agree."""
    held = _held(site, root)
    if NAME not in held:
        return None, [Problem("E063", NAME, "there is no inventory")]
    inventory, problems = _checked_inventory(site, root, "", held)
    problems += _declaration(site, root, held)
    if inventory is not None:
        if identifier is not None and inventory.id != identifier:
            problems.append(Problem("E037", NAME, f"wanted id {identifier}, found {inventory.id}"))
        problems += _versions(site, root, held, inventory)
        problems += _strays(held, inventory)
    return inventory, problems


def damaged(site: Site, held: Mapping[str, int], wanted: Mapping[str, str], root: str) -> list[Problem]:
    """Reads every wanted file (path relative to root → sha512) that is held, and compares. In the order of `wanted`."""
    lost = [Problem("E092", path, "the inventory names it, but it is gone") for path in wanted if path not in held]
    here = [path for path in wanted if path in held]
    with ThreadPoolExecutor(site.at_once) as readers:
        found = readers.map(lambda path: _digest(site, _join(root, path)), here)
        return lost + [
            Problem("E092", path, f"wanted sha512 {wanted[path][:16]}…, {said}")
            for path, said in zip(here, found, strict=True)
            if said != wanted[path]
        ]


def _digest(site: Site, path: str) -> str:
    """The sha512 of what the site gives out, or why there is none."""
    try:
        return digests(site.read(path), ["sha512"])["sha512"]
    except (CopyDamaged, FileNotFoundError) as error:
        return f"not readable: {error}"


def _held(site: Site, root: str) -> dict[str, int]:
    """Path relative to root → bytes."""
    top = f"{root}/" if root else ""
    return {entry.path.removeprefix(top): entry.size for entry in site.list(root)}


def _checked_inventory(
    site: Site, root: str, version: str, held: Mapping[str, int]
) -> tuple[Inventory | None, list[Problem]]:
    """The inventory of the object (version "") or of one version, with what is wrong with it and its sidecar."""
    path = _join(version, NAME)
    try:
        content = inventories.raw(site, _join(root, path)) or b""
    except (CopyDamaged, FileNotFoundError) as error:
        return None, [Problem("E033", path, str(error))]
    inventory, problems = decoded(content)
    return inventory, [Problem(p.code, _join(version, p.path), p.said) for p in problems] + _sidecar(
        site, root, version, content, held
    )


def _small(site: Site, root: str, path: str, most: int, held: Mapping[str, int]) -> bytes | None:
    """A small file's bytes; None when it is larger than it may be, or the medium does not give it out."""
    try:
        return b"".join(site.read(_join(root, path))) if held[path] <= most else None
    except (CopyDamaged, FileNotFoundError):
        return None


def _sidecar(site: Site, root: str, version: str, content: bytes, held: Mapping[str, int]) -> list[Problem]:
    path = _join(version, SIDECAR)
    if path not in held:
        return [Problem("E058", path, "there is no sidecar")]
    said = sidecar_digest(_small(site, root, path, 4095, held) or b"")
    if said is None:
        return [Problem("E061", path, "not written as `digest inventory.json`")]
    if said != hashlib.sha512(content).hexdigest():
        return [Problem("E060", _join(version, NAME), "it is not what its sidecar says")]
    return []


def _declaration(site: Site, root: str, held: Mapping[str, int]) -> Iterator[Problem]:
    present = [name for name in _DECLARATIONS if name in held]
    if len(present) != 1:
        yield Problem("E003", OBJECT_DECLARATION, f"wanted one declaration, found {len(present)}")
    for name in present:
        if _small(site, root, name, 64, held) != _DECLARATIONS[name]:
            yield Problem("E007", name, "its content is not its name")


def _versions(site: Site, root: str, held: Mapping[str, int], newest: Inventory) -> Iterator[Problem]:
    """Each version's own inventory: the newest is the object's, byte for byte; an older one tells the same history."""
    names = {path.split("/", 1)[0] for path in held if "/" in path}
    for name in newest.versions:
        if name not in names:
            yield Problem("E046", name, "the version has no folder")
        elif f"{name}/{NAME}" in held:
            yield from _version(site, root, name, held, newest)
        else:
            yield Problem("W010", f"{name}/{NAME}", "the version's own inventory is gone")


def _version(site: Site, root: str, name: str, held: Mapping[str, int], newest: Inventory) -> Iterator[Problem]:
    older, problems = _checked_inventory(site, root, name, held)
    yield from problems
    if older is None:
        return
    if older.id != newest.id or older.head != name:
        yield Problem("E037", f"{name}/{NAME}", f"it is about {older.id} {older.head}")
    most = inventories.LARGEST
    if name == newest.head and _small(site, root, f"{name}/{NAME}", most, held) != _small(site, root, NAME, most, held):
        yield Problem("E064", f"{name}/{NAME}", "it differs from the object's inventory")
    for version in older.versions.keys() & newest.versions.keys():
        if older.versions[version].state != newest.versions[version].state:
            yield Problem("E066", f"{name}/{NAME}", f"it tells another state of {version}")


def _strays(held: Mapping[str, int], inventory: Inventory) -> Iterator[Problem]:
    """Files that nothing accounts for."""
    for path in held:
        version, _, rest = path.partition("/")
        if path in inventory.manifest or path in (NAME, SIDECAR) or path in _DECLARATIONS:
            continue
        if not rest:
            yield Problem("E001", path, "it does not belong in an object")
        elif version not in inventory.versions:
            if version not in ("extensions", "logs"):
                yield Problem("E046" if version.startswith("v") else "E001", path, "no version names this folder")
        elif rest.startswith(f"{inventory.content}/"):
            yield Problem("E023", path, "the manifest does not name it")
        elif rest not in (NAME, SIDECAR):
            yield Problem("E015", path, "it does not belong in a version's folder")


def _join(root: str, path: str) -> str:
    return f"{root}/{path}" if root else path
