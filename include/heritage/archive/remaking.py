"""Makes an object's inventory anew when none is left anywhere and every byte is whole: the files' own digests must add up to the digest
that the receipt was given for. Nothing is guessed that this does not prove."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice, product

from heritage.archive import inventories
from heritage.archive.consensus import Truth, as_it_was
from heritage.archive.inventories import NAME, SIDECAR, Inventory, Version, first, sidecar
from heritage.archive.layout import OBJECT_DECLARATION, place
from heritage.contracts import Site
from heritage.errors import CopyDamaged
from heritage.files import listing_digest

SAID = "Inventory made anew: all were lost; the files are those of the receipt"

_MOST = 4096
"""Ways to put the object together that are tried, where copies differ in a file."""

_SHEETS = "v1/content/metadata/other/dossier/"
_UNKNOWN = "1970-01-01T00:00:00Z"
_FOLDERS = ("v1/content/", "v2/content/")

Files = Mapping[str, str]


def remade(copies: Sequence[tuple[Site, Files]], package: str, version: int, digest: str) -> Truth | None:
    """What the object must be, by the files of its copies (path relative to the object → sha512; "" where it cannot be read). None
    when no way to put them together gives the receipt's digest, or there may have been states that no receipt tells of."""
    if version > len(_FOLDERS):
        return None
    for files in islice(_ways([files for _, files in copies]), _MOST):
        states = _states(files, version)
        if listing_digest(states[-1]) == digest:
            return _truth(_inventory(package, states, _made(copies, package, files)))
    return None


def _ways(copies: Sequence[Files]) -> Iterator[dict[str, str]]:
    """Each way to take, of every content file, what one of the copies has of it (or that it is not there)."""
    paths = sorted({path for files in copies for path in files if path.startswith(_FOLDERS)})
    choices = [list(dict.fromkeys(files[p] if files.get(p) else "" for files in copies)) for p in paths]
    readable = [sorted(found, key=lambda digest: not digest) for found in choices]  # what is there before what is not
    return ({p: d for p, d in zip(paths, way, strict=True) if d} for way in product(*readable))


def _states(files: Files, version: int) -> list[dict[str, str]]:
    """The versions' states, as far as files tell: a later one has what the earlier had, and what was written for it."""
    states: list[dict[str, str]] = []
    for top in _FOLDERS[:version]:
        new = {path.removeprefix(top): sha512 for path, sha512 in files.items() if path.startswith(top)}
        states.append({**(states[-1] if states else {}), **new})
    return states


def _inventory(package: str, states: Sequence[Mapping[str, str]], made: str) -> Inventory:
    versions = [Version(made, SAID, "heritage", "https://heritage.invalid/repair", state) for state in states]
    found = first(package, versions[0])
    for version in versions[1:]:
        found = found.followed_by(version)
    return found


def _truth(found: Inventory) -> Truth:
    """Every version's own inventory, and the object's last."""
    small: dict[str, bytes] = {}
    for number, name in enumerate(found.versions, 1):
        raw = inventories.encoded(as_it_was(found, name)) if number < found.number else inventories.encoded(found)
        small |= {f"{name}/{SIDECAR}": sidecar(raw), f"{name}/{NAME}": raw}
    newest = small[f"{found.head}/{NAME}"]
    return Truth(
        found.manifest, {**small, OBJECT_DECLARATION: b"ocfl_object_1.1\n", SIDECAR: sidecar(newest), NAME: newest}
    )


def _made(copies: Sequence[tuple[Site, Files]], package: str, files: Files) -> str:
    """When the newest of the package's own sheets was made: the same whenever it is asked, and from whichever copy."""
    wanted = [path for path in files if path.startswith(_SHEETS)]
    holding = ((next((site for site, held in copies if held.get(path) == files[path]), None), path) for path in wanted)
    return max((_sheet_made(site, f"{place(package)}/{path}") for site, path in holding if site), default=_UNKNOWN)


def _sheet_made(site: Site, path: str) -> str:
    try:
        line = b"".join(site.read(path)).partition(b"\n")[0]
        made = str(json.loads(line)["made"])
        return made if datetime.fromisoformat(made).tzinfo else _UNKNOWN
    except (CopyDamaged, FileNotFoundError, ValueError, KeyError, TypeError):
        return _UNKNOWN
