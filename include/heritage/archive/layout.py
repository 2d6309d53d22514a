"""Where objects lie in an OCFL 1.1 storage root, and the files that say so. Extension 0003: the folder's name is the id,
readable with `ls`, so that a site explains itself even when every inventory is lost (0004 would hide ids behind hashes)."""

from __future__ import annotations

import hashlib
import json
import string

from heritage.contracts import Site

ROOT_DECLARATION = "0=ocfl_1.1"
OBJECT_DECLARATION = "0=ocfl_object_1.1"
EXTENSION = "0003-hash-and-id-n-tuple-storage-layout"
WORKSPACE = "extensions/heritage-staging"
"""Unfinished objects; `extensions` is the one place of a storage root where something else than objects may be."""

ROOT_LOCK = f"{WORKSPACE}/root.lock"
"""What is held while the root's own constants are written."""

OWN_FILES = f"{WORKSPACE}/own-files.lock"
"""What is held while a file of the site's own (the event log's checkpoints) is read, lengthened and written anew."""

LAYOUT = "ocfl_layout.json"
CONFIG = f"extensions/{EXTENSION}/config.json"
MANIFEST = ".sha512"
"""<package's folder>.sha512 lies beside the folder of a package that was taken out, and is written last: a package that has one is
whole. `sha512sum -c` reads it."""

_SAFE = frozenset(string.ascii_letters + string.digits + "-_")
_LONGEST = 100  # extension 0003: a longer name is cut here and the whole hash appended
_SAID = "Hashed truncated n-tuple trees, the object's id as the name of its folder"
SETTINGS = {"extensionName": EXTENSION, "digestAlgorithm": "sha256", "tupleSize": 3, "numberOfTuples": 3}


def place(identifier: str) -> str:
    """The object's folder, relative to the site."""
    digest = hashlib.sha256(identifier.encode()).hexdigest()
    name = "".join(c if c in _SAFE else "".join(f"%{b:02x}" for b in c.encode()) for c in identifier)
    if len(name) > _LONGEST:
        name = f"{name[:_LONGEST]}-{digest}"
    return f"{digest[:3]}/{digest[3:6]}/{digest[6:9]}/{name}"


def staging(identifier: str) -> str:
    """Where the object is put together before it is published; one place per object."""
    return f"{WORKSPACE}/{hashlib.sha256(identifier.encode()).hexdigest()[:32]}"


def lock(identifier: str) -> str:
    """What whoever changes the object holds meanwhile: deposit, repair, move."""
    return f"{staging(identifier)}.lock"


def constants() -> dict[str, bytes]:
    """The files of every storage root of ours, byte for byte, in the order in which they are written."""
    layout = _json({"extension": EXTENSION, "description": _SAID})
    return {CONFIG: _json(SETTINGS), LAYOUT: layout, ROOT_DECLARATION: b"ocfl_1.1\n"}


def json_of(site: Site, path: str, most: int = 1 << 16) -> dict[str, object]:
    """A small JSON object at the site; {} when it is absent, too large or no object."""
    size = site.size(path)
    if size is None or size > most:
        return {}
    try:
        found = json.loads(b"".join(site.read(path)))
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _json(value: dict[str, object]) -> bytes:
    return (json.dumps(value, indent=1) + "\n").encode()
