"""What an object must be, worked out from copies of which none may be whole: the inventory that the receipt was given for, and
the small files that OCFL wants beside it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from heritage.archive import inventories
from heritage.archive.inventories import NAME, SIDECAR, Inventory, decoded, encoded, sidecar, sidecar_digest
from heritage.archive.layout import OBJECT_DECLARATION, place
from heritage.contracts import Site
from heritage.errors import CopyDamaged, PermanentError
from heritage.files import listing_digest


class NewerHeld(PermanentError):
    """A site holds a newer version than the one that is to be mended: nothing is changed then."""


@dataclass(frozen=True, slots=True)
class Truth:
    """The object's files: content by sha512, the small ones by their bytes. In the order in which they are to be written."""

    content: Mapping[str, str]
    small: Mapping[str, bytes]

    def digests(self) -> dict[str, str]:
        """Path relative to the object → sha512, the object's own inventory last."""
        return {**self.content, **{path: hashlib.sha512(raw).hexdigest() for path, raw in self.small.items()}}


@dataclass(frozen=True, slots=True)
class _Found:
    """An inventory that lies somewhere, understood and without a fault of its own."""

    raw: bytes
    inventory: Inventory

    @property
    def digest(self) -> str:
        return hashlib.sha512(self.raw).hexdigest()


def truth(sites: Sequence[Site], package: str, version: int, digest: str) -> Truth | None:
    """None when no inventory can be believed. Raises NewerHeld, SiteUnavailable."""
    found, said = [], Counter[str]()
    for site in sites:
        for inventory, vouched in _inventories(site, package):
            found += [inventory] if inventory else []
            said[vouched] += 1
    newest = max((f.inventory.number for f in found), default=0)
    if newest > version:
        raise NewerHeld(f"a site holds version {newest} of {package}, and version {version} is expected")
    best = _best([f for f in found if _is_expected(f.inventory, version, digest)], said)
    return _all_files(best, found, said) if best else None


def _inventories(site: Site, package: str) -> Iterator[tuple[_Found | None, str]]:
    """Every inventory of the copy, with the digest that its sidecar names ("" when that says nothing)."""
    root = place(package)
    folders = {path.rpartition("/")[0] for path in _names(site, root)}
    for folder in sorted(folders):
        try:
            raw = inventories.raw(site, f"{folder}/{NAME}") or b""
            vouched = sidecar_digest(inventories.raw(site, f"{folder}/{SIDECAR}") or b"") or ""
        except (CopyDamaged, FileNotFoundError):
            continue
        inventory, problems = decoded(raw)
        sound = inventory is not None and not problems and inventory.id == package
        yield (_Found(raw, inventory) if sound and inventory else None, vouched)


def another_whole(site: Site, files: Mapping[str, str], package: str, version: int, digest: str) -> bool:
    """Is the copy whole in itself, and another package under the same version than the receipt was given for? `files`: what lies there,
    path relative to the object → sha512. No damage by chance makes such a one."""
    for found, vouched in _inventories(site, package):
        if found is None or found.inventory.number != version or vouched != found.digest:
            continue
        content = found.inventory.manifest
        if listing_digest(found.inventory.version().state) != digest and content.items() <= files.items():
            return True
    return False


def _names(site: Site, root: str) -> Iterator[str]:
    for entry in site.list(root):
        inner = entry.path.removeprefix(f"{root}/")
        if inner.count("/") < 2 and inner.rpartition("/")[2] in (NAME, SIDECAR):
            yield entry.path


def _is_expected(inventory: Inventory, version: int, digest: str) -> bool:
    return inventory.number == version and listing_digest(inventory.version().state) == digest


def _best(found: Sequence[_Found], said: Counter[str]) -> _Found | None:
    """The one that most copies and sidecars agree on: a flipped letter in a message leaves an inventory readable."""
    votes = Counter(each.digest for each in found)
    return max(found, key=lambda each: (votes[each.digest] + said[each.digest], each.digest), default=None)


def _all_files(best: _Found, found: Sequence[_Found], said: Counter[str]) -> Truth:
    small: dict[str, bytes] = {}
    for name in best.inventory.versions:
        raw = best.raw if name == best.inventory.head else _older(best.inventory, name, found, said)
        small |= {f"{name}/{SIDECAR}": sidecar(raw), f"{name}/{NAME}": raw}
    small |= {OBJECT_DECLARATION: b"ocfl_object_1.1\n", SIDECAR: sidecar(best.raw), NAME: best.raw}
    return Truth(best.inventory.manifest, small)


def _older(newest: Inventory, name: str, found: Sequence[_Found], said: Counter[str]) -> bytes:
    """The inventory of an older version: as it lies somewhere, or else as it was written at the time (ours are always
    spelled the same)."""
    told = [f for f in found if f.inventory.head == name and _same_history(f.inventory, newest)]
    best = _best([f for f in told if said[f.digest]], said)
    return best.raw if best else encoded(as_it_was(newest, name))


def _same_history(older: Inventory, newest: Inventory) -> bool:
    return all(newest.versions.get(name) == version for name, version in older.versions.items())


def as_it_was(newest: Inventory, name: str) -> Inventory:
    """The inventory as it was when that version was the newest."""
    names = list(newest.versions)
    kept = names[: names.index(name) + 1]
    manifest = {path: digest for path, digest in newest.manifest.items() if path.split("/", 1)[0] in kept}
    return replace(newest, head=name, manifest=manifest, versions={n: newest.versions[n] for n in kept})
