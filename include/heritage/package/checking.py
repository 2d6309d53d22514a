"""Does a package hold what its METS files say, all of it and nothing else? Reads every byte; changes nothing.
(eark-validator looks at the form only: it passes a package whose files were tampered with.)"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Protocol
from urllib.parse import unquote

from lxml import etree

from heritage.contracts import Entry
from heritage.files import chunks
from heritage.package.layout import METS

_METS = "{http://www.loc.gov/METS/}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_ALGORITHMS = {"SHA-512": "sha512", "SHA-384": "sha384", "SHA-256": "sha256", "SHA-1": "sha1", "MD5": "md5"}


class Readable(Protocol):
    """Where a package lies: a folder, or an object's content at a site."""

    def entries(self) -> Iterable[Entry]:
        """Every file, with its path in the package."""
        ...

    def read(self, path: str) -> Iterator[bytes]: ...


class Folder:
    """A package on disk. Links are not followed: they are entries that no METS can vouch for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def entries(self) -> Iterator[Entry]:
        for path in sorted(self._folder.rglob("*")):
            if path.is_symlink() or not path.is_dir():
                yield Entry(path.relative_to(self._folder).as_posix(), path.lstat().st_size)

    def read(self, path: str) -> Iterator[bytes]:
        return chunks(self._folder / path)


@dataclass(frozen=True, slots=True)
class _Listed:
    """What a METS promises of one file."""

    path: str
    size: int | None
    algorithm: str
    digest: str


def check(package: Path | Readable) -> list[str]:
    """Everything that is wrong, in words; empty when the package is whole. The root METS.xml is trusted: what it is
    itself, the site's inventory says."""
    place = Folder(package) if isinstance(package, Path) else package
    sizes = {entry.path: entry.size for entry in place.entries()}
    if METS not in sizes:
        return [f"{METS}: missing"]
    wrong: list[str] = []
    listed = {METS}
    waiting = [METS]
    while waiting:
        document = waiting.pop(0)
        for promise in _promises(place, document, wrong):
            if promise.path in listed:
                continue
            listed.add(promise.path)
            wrong.extend(_kept(place, promise, sizes))
            if PurePosixPath(promise.path).name == METS and promise.path in sizes:
                waiting.append(promise.path)
    return wrong + [f"{path}: not listed in any METS" for path in sorted(sizes.keys() - listed)]


def _kept(place: Readable, promise: _Listed, sizes: dict[str, int]) -> Iterator[str]:
    size = sizes.get(promise.path)
    if size is None:
        yield f"{promise.path}: missing"
    elif promise.size is not None and size != promise.size:
        yield f"{promise.path}: {size} bytes, wanted {promise.size}"
    elif promise.algorithm not in _ALGORITHMS:
        yield f"{promise.path}: no checksum that can be checked ({promise.algorithm or 'none'})"
    else:
        running = hashlib.new(_ALGORITHMS[promise.algorithm], usedforsecurity=False)
        for block in place.read(promise.path):
            running.update(block)
        if running.hexdigest() != promise.digest:
            yield f"{promise.path}: {promise.algorithm} is not the one METS lists"


def _promises(place: Readable, document: str, wrong: list[str]) -> Iterator[_Listed]:
    """The files that one METS lists. A METS that cannot be read is one more fault."""
    folder = PurePosixPath(document).parent
    events = etree.XMLPullParser(
        events=("end",), tag=(f"{_METS}file", f"{_METS}mdRef"), resolve_entities=False, no_network=True, load_dtd=False
    )
    try:
        for block in place.read(document):
            events.feed(block)
            for _, node in events.read_events():
                if isinstance(node, etree._Element):
                    yield from _listed(node, folder, wrong)
                    node.clear()
        events.close()
    except etree.XMLSyntaxError as error:
        wrong.append(f"{document}: not readable as XML: {error}")


def _listed(node: etree._Element, folder: PurePosixPath, wrong: list[str]) -> Iterator[_Listed]:
    """A `file` has its place in an FLocat, an `mdRef` in itself; content that is inside the METS has no place."""
    places = [node] if node.tag == f"{_METS}mdRef" else node.findall(f"{_METS}FLocat")
    size = node.get("SIZE", "")
    for located in places:
        href = located.get(_HREF, "")
        path = _inside(folder, href)
        if path is None:
            wrong.append(f"{href}: leads out of the package")
        else:
            digest = node.get("CHECKSUM", "").lower()
            yield _Listed(path, int(size) if size.isdigit() else None, node.get("CHECKSUMTYPE", ""), digest)


def _inside(folder: PurePosixPath, href: str) -> str | None:
    """The href as a path in the package, or None when it is no relative path or climbs out."""
    scheme, found, _ = href.partition(":")
    if (found and "/" not in scheme) or href.startswith("/"):
        return None
    parts: list[str] = []
    for part in (*folder.parts, *PurePosixPath(unquote(href, errors="surrogateescape")).parts):
        if part == ".." and not parts:
            return None
        parts = parts[:-1] if part == ".." else [*parts, part]
    return "/".join(parts) or None
