"""Puts what a normaliser made in its place, whole, and says what it is; names follow the delivered file's."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from heritage.contracts import NormalisationJob
from heritage.files import safe_join, write
from heritage.model import Facts, File, Item, Proof, Rendition, Role, Validation


@dataclass(frozen=True, slots=True)
class Made:
    """A copy in memory, believed, but not yet on disk."""

    content: bytes
    role: Role
    puid: str
    tool: str
    proof: Proof
    facts: Facts = field(default_factory=dict)
    validated: tuple[Validation, ...] = ()


def keep(made: Made, path: str, order: NormalisationJob, source: File | None = None) -> Rendition:
    """The copy under its final name below the order's folder: written once, hashed in memory; `unit` sees to it that it is
    on the medium. Raises DiskFull."""
    write(safe_join(order.folder, path), made.content, flushed=False)
    return Rendition(
        source=source.path if source else "",
        path=path,
        role=made.role,
        size=len(made.content),
        sha512=hashlib.sha512(made.content).hexdigest(),
        puid=made.puid,
        tool=made.tool,
        proof=made.proof,
        facts=made.facts,
        validated=made.validated,
    )


def stem(file: File, item: Item) -> str:
    """What the copies of this file are called, without suffix: its path below the item's folder, less the suffix, which
    is kept when another file of the item has the same name otherwise (0001.tif beside 0001.jpg)."""
    global _last  # noqa: PLW0603
    if _last is None or _last[0] is not item:  # one item at a time is worked on; asking page by page stays linear
        _last = (item, _stems(item))
    return _last[1].get(file.path) or PurePosixPath(file.path).stem


_last: tuple[Item, Mapping[str, str]] | None = None


def _stems(item: Item) -> dict[str, str]:
    whole = {file.path: str(_below(file.path, item.id)) for file in item.files}
    names = {path: str(PurePosixPath(name).with_suffix("")) for path, name in whole.items()}
    while True:  # a whole name may be what another file's name without suffix is; then that one keeps its suffix too
        twins = Counter(name.casefold() for name in names.values())
        clashing = [path for path, name in names.items() if twins[name.casefold()] > 1 and name != whole[path]]
        if not clashing:
            return names
        names.update({path: whole[path] for path in clashing})


def _below(path: str, item: str) -> PurePosixPath:
    """The path below objects/<item>/; a one-file item lies directly in objects/."""
    parts = PurePosixPath(path).parts
    if parts[:1] == ("objects",):
        parts = parts[2:] if len(parts) > 2 and parts[1] == item else parts[1:]
    return PurePosixPath(*parts)
