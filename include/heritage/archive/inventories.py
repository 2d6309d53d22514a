"""OCFL inventories as values: read (distrusting every byte), written, and told what is wrong with them in OCFL's codes."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from heritage.archive.layout import place
from heritage.contracts import Site
from heritage.errors import CopyDamaged

NAME = "inventory.json"
SIDECAR = "inventory.json.sha512"
LARGEST = 256 << 20
"""Bytes of an inventory that are still read: about half a million files. Ours have some 300 bytes per file."""

_SMALL = 1 << 20
"""Bytes of an inventory that is kept for a moment."""

_TYPE = re.compile(r"https://ocfl\.io/1\.[01]/spec/#inventory")
_HEAD = re.compile(r"v0*[1-9][0-9]*")
_HEX = re.compile(r"[0-9a-f]{128}")
_SLASH = re.compile("/")
_SIDECAR_LINE = re.compile(r"([0-9A-Fa-f]{128})[ \t]+inventory\.json\r?\n?")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with an object: OCFL's code for it, where (relative to the object), and what was found."""

    code: str
    path: str
    said: str

    def __str__(self) -> str:
        return f"{self.code} {self.path}: {self.said}"


@dataclass(frozen=True, slots=True)
class Version:
    """One state of the object: logical path → sha512, and who made it, when (ISO 8601) and why."""

    created: str
    message: str
    user_name: str
    user_address: str
    state: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Inventory:
    """What an object holds. `manifest`: content path (relative to the object) → sha512. `versions` by name, oldest first."""

    id: str
    head: str
    manifest: Mapping[str, str]
    versions: Mapping[str, Version]
    content: str = "content"

    @property
    def number(self) -> int:
        return int(self.head[1:])

    def version(self, number: int | None = None) -> Version:
        """The version of that number, or the newest. Raises KeyError."""
        return self.versions[self.head if number is None else self.name(number)]

    def name(self, number: int) -> str:
        """How this object writes a version number: v7, or v0007."""
        return f"v{number:0{len(self.head) - 1}d}" if self.head.startswith("v0") else f"v{number}"

    def places(self) -> Mapping[str, str]:
        """sha512 → one content path that holds it."""
        return {digest: path for path, digest in sorted(self.manifest.items(), reverse=True)}

    def followed_by(self, version: Version) -> Inventory:
        """The inventory with one more version, whose new files are those that no earlier version holds."""
        name = self.name(self.number + 1)
        held = set(self.manifest.values())
        new = {f"{name}/{self.content}/{path}": d for path, d in version.state.items() if d not in held}
        return replace(self, head=name, manifest={**self.manifest, **new}, versions={**self.versions, name: version})

    def brought(self, number: int) -> Mapping[str, str]:
        """Content paths that a version brought → sha512."""
        return {path: digest for path, digest in self.manifest.items() if path.startswith(f"v{number}/{self.content}/")}

    def added(self) -> Mapping[str, str]:
        """Content paths that the newest version brought: content path → logical path."""
        top = f"{self.head}/{self.content}/"
        return {path: path.removeprefix(top) for path in self.manifest if path.startswith(top)}


def first(identifier: str, version: Version) -> Inventory:
    """The inventory of a new object. Equal files are all written: v1/content is the whole package, as it was sealed."""
    manifest = {f"v1/content/{path}": digest for path, digest in version.state.items()}
    return Inventory(identifier, "v1", manifest, {"v1": version})


def encoded(inventory: Inventory) -> bytes:
    """The inventory as OCFL 1.1 JSON, always in the same spelling."""
    document = {
        "id": inventory.id,
        "type": "https://ocfl.io/1.1/spec/#inventory",
        "digestAlgorithm": "sha512",
        "head": inventory.head,
        "contentDirectory": inventory.content,
        "manifest": _by_digest(inventory.manifest),
        "versions": {name: _encoded_version(version) for name, version in inventory.versions.items()},
    }
    return (json.dumps(document, indent=1, ensure_ascii=False) + "\n").encode()


def sidecar(content: bytes) -> bytes:
    """The sidecar of an inventory of this content."""
    return f"{hashlib.sha512(content).hexdigest()} {NAME}\n".encode()


def sidecar_digest(raw: bytes) -> str | None:
    """The digest that a sidecar names, or None when it is not written as OCFL wants it."""
    found = _SIDECAR_LINE.fullmatch(raw.decode(errors="replace"))
    return found[1].lower() if found else None


def raw(site: Site, path: str) -> bytes | None:
    """The file's bytes, or None when it is absent. Raises CopyDamaged when it is larger than an inventory can be."""
    size = site.size(path)
    if size is None:
        return None
    if size > LARGEST:
        raise CopyDamaged(f"{site.address(path)}: {size} bytes are no inventory")
    return b"".join(site.read(path))


def current(site: Site, identifier: str) -> Inventory | None:
    """The object's inventory when it can be believed, None when there is no object. Beside its sidecar, the copy in the
    newest version may vouch for it (a deposit killed between the two files). Raises CopyDamaged otherwise."""
    root = place(identifier)
    found = raw(site, f"{root}/{NAME}")
    if found is None:
        return None
    inventory, problems = decoded(found)
    if inventory is None or problems or inventory.id != identifier:
        said = "; ".join(map(str, problems)) or "another id"
        raise CopyDamaged(f"{site.address(root)}/{NAME}: {said}")
    said_digest = sidecar_digest(raw(site, f"{root}/{SIDECAR}") or b"")
    if said_digest != hashlib.sha512(found).hexdigest() and raw(site, f"{root}/{inventory.head}/{NAME}") != found:
        raise CopyDamaged(f"{site.address(root)}/{NAME} is not what its sidecar and {inventory.head} say it is")
    return inventory


def decoded(content: bytes) -> tuple[Inventory | None, list[Problem]]:
    """The inventory, and everything that is wrong inside it; None when it cannot be understood at all. One task reads the same bytes at each
    site and in each step: a small one is kept."""
    inventory, problems = _decoded_once(content) if len(content) <= _SMALL else _decoded(content)
    return inventory, list(problems)


@lru_cache(maxsize=4)
def _decoded_once(content: bytes) -> tuple[Inventory | None, list[Problem]]:
    return _decoded(content)


def _decoded(content: bytes) -> tuple[Inventory | None, list[Problem]]:
    try:
        document = json.loads(content, object_pairs_hook=_no_twins)
        inventory = _inventory(document)
    except (ValueError, RecursionError) as error:
        return None, [Problem("E033", NAME, f"not readable as JSON: {error}")]
    except (KeyError, TypeError, AttributeError) as error:
        return None, [Problem("E036", NAME, f"not an OCFL inventory with sha512: {error!r}")]
    return inventory, [*_head_problems(document, inventory), *_path_problems(inventory), *_state_problems(inventory)]


def _head_problems(document: dict[str, Any], inventory: Inventory) -> Iterator[Problem]:
    if not inventory.id:
        yield Problem("E037", NAME, "the id is empty")
    if not _TYPE.fullmatch(str(document["type"])):
        yield Problem("E038", NAME, f"type is {document['type']!r}")
    if document["digestAlgorithm"] != "sha512":
        yield Problem("E025", NAME, f"digestAlgorithm is {document['digestAlgorithm']!r}, wanted sha512")
    if not inventory.versions:
        yield Problem("E008", NAME, "it has no version")
    numbers = [int(name[1:]) if _HEAD.fullmatch(name) else 0 for name in inventory.versions]
    if sorted(numbers) != list(range(1, len(numbers) + 1)):
        yield Problem("E010", NAME, f"versions are not v1, v2, … without a gap: {', '.join(inventory.versions)}"[:300])
    if inventory.head not in inventory.versions or (numbers and inventory.number != max(numbers)):
        yield Problem("E040", NAME, f"head {inventory.head} is not the newest version")
    for name, version in inventory.versions.items():
        if not _is_moment(version.created):
            yield Problem("E049", NAME, f"{name}: created is {version.created!r}")


def _path_problems(inventory: Inventory) -> Iterator[Problem]:
    yield from _bad_paths("E099", "E101", inventory.manifest)
    for name, version in inventory.versions.items():
        yield from (replace(p, said=f"{name}: {p.said}") for p in _bad_paths("E052", "E095", version.state))


def _bad_paths(bad: str, conflict: str, digest_by_path: Mapping[str, str]) -> Iterator[Problem]:
    free = {""}  # folders that are no file's path, nor inside one
    for path, digest in digest_by_path.items():
        inside = f"/{path}/"
        if "//" in inside or "/./" in inside or "/../" in inside or "\0" in path:
            yield Problem(bad, path, "not a clean relative path")
        if (folder := path.rpartition("/")[0]) not in free:
            above = [path[: slash.start()] for slash in _SLASH.finditer(path)]
            if any(one in digest_by_path for one in above):
                yield Problem(conflict, path, "lies inside another file's path")
            else:
                free.add(folder)
        if not _HEX.fullmatch(digest):
            yield Problem("E025", path, "its digest is not a sha512")


def _state_problems(inventory: Inventory) -> Iterator[Problem]:
    held = set(inventory.manifest.values())
    used = {digest for version in inventory.versions.values() for digest in version.state.values()}
    for name, version in inventory.versions.items():
        for path in (p for p, digest in version.state.items() if digest not in held):
            yield Problem("E050", path, f"{name} names it, but the manifest has no content for it")
    for path in (p for p, digest in inventory.manifest.items() if digest not in used):
        yield Problem("E107", path, "no version uses it")


def _inventory(document: dict[str, Any]) -> Inventory:
    versions = {name: _version(about) for name, about in document["versions"].items()}
    document["type"], document["digestAlgorithm"]
    head, content = document["head"], document.get("contentDirectory", "content")
    if not isinstance(head, str) or not _HEAD.fullmatch(head):
        raise TypeError(f"head is {head!r}")
    if not isinstance(content, str) or content in ("", ".", "..") or "/" in content:
        raise TypeError(f"contentDirectory is {content!r}")
    return Inventory(str(document["id"]), head, _by_path(document["manifest"]), versions, content)


def _version(about: dict[str, Any]) -> Version:
    user = about.get("user") or {}
    text = (about["created"], about.get("message", ""), user.get("name", ""), user.get("address", ""))
    if not all(isinstance(value, str) for value in text):
        raise TypeError("created, message and user are texts")
    return Version(*text, _by_path(about["state"]))


def _by_path(paths_by_digest: dict[str, list[str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for digest, paths in paths_by_digest.items():
        for path in paths:
            if not isinstance(path, str) or path in found:
                raise TypeError(f"{path!r} is named twice, or is no path")
            found[path] = digest.lower()
    return found


def _by_digest(digest_by_path: Mapping[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path in sorted(digest_by_path):
        found.setdefault(digest_by_path[path], []).append(path)
    return dict(sorted(found.items()))


def _encoded_version(version: Version) -> dict[str, object]:
    user = {"name": version.user_name, "address": version.user_address}
    return {"created": version.created, "message": version.message, "user": user, "state": _by_digest(version.state)}


def _no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object whose keys come twice says two things at once."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key comes twice")
    return found


def _is_moment(text: str) -> bool:
    """RFC 3339 to the second, with its offset."""
    try:
        return datetime.fromisoformat(text).tzinfo is not None and "T" in text
    except ValueError:
        return False
