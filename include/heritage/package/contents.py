"""What goes into a package besides the files we write for it: the originals that are kept, and every copy made of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from heritage.dossier import Dossier, renditions, superseded
from heritage.errors import PermanentError
from heritage.model import Delivery, File, Item, PackageFile, Policy, Rendition, Role, Supplied, Validation
from heritage.package import layout


@dataclass(frozen=True, slots=True)
class Making:
    """How a copy was made."""

    tool: str
    at: str  # "" in sheets of releases up to 0.4
    method: str  # of the proof, or why there is none
    digest: str
    validated: tuple[Validation, ...]
    second: str  # the other reader that found the same samples in the original
    whole: bool  # it leaves nothing out
    of: str  # the file in the package that it was made of; "": the delivered one
    version: int  # that brought it
    lost: tuple[str, ...]  # what could not be carried, and may be

    @property
    def confirmed(self) -> bool:
        """May it stand for its original?"""
        return bool(self.digest and self.second) and self.whole


@dataclass(frozen=True, slots=True)
class Kept:
    """One file of a representation, with what PREMIS says of it beyond its bytes."""

    file: PackageFile
    format: str = ""  # PRONOM's name
    format_version: str = ""
    name: str = ""  # of an original: the delivered path
    supplied: tuple[Supplied, ...] = ()  # of an original: the digests that came with it
    made: Making | None = None  # of a copy: how

    @property
    def proof(self) -> str:
        """Of a lossless copy: the digest of what was decoded, equal on both sides."""
        return self.made.digest if self.made and self.file.role is Role.MASTER else ""


@dataclass(frozen=True, slots=True)
class Contents:
    """All files of the representations, originals first, then copies by path; and originals that a policy replaced by
    their proved masters, with the master's path."""

    kept: tuple[Kept, ...]
    originals: Mapping[str, str]  # delivered path → path in the package, in the item's order, replaced ones too
    replaced: Mapping[str, str]  # delivered path → the master's path in the package
    copies: Mapping[str, Sequence[Kept]]  # delivered path → what was made of it
    of_the_whole: Sequence[Kept]  # what was made of the whole item
    representations: tuple[str, ...]  # those that have a file
    superseded: Mapping[str, str]  # path in the package → that of the file which took its place

    def of(self, representation: str) -> Iterator[Kept]:
        folder = layout.data(representation) + "/"
        return (kept for kept in self.kept if kept.file.path.startswith(folder))

    def gone(self, file: File) -> Kept:
        """An original that was replaced, as it would lie here."""
        return _original(self.originals[file.path], "", file)

    def source(self, copy: Kept) -> str:
        """What a copy was made of: a delivered file, or, as a whole, the first representation."""
        of = copy.made.of if copy.made else ""
        return of or self.originals.get(copy.file.source) or f"representations/{self.representations[0]}"

    def copies_of(self, kept: Kept) -> Sequence[Kept]:
        """What was made of this very file: of an original, or of a file of ours that got another form since."""
        source = kept.name or kept.file.source
        here = kept.file.path
        return [
            copy
            for copy in self.copies.get(source, ())
            if copy.made and (copy.made.of or self.originals.get(source)) == here
        ]


def contents(dossier: Dossier, item: Item, delivery: Delivery, policy: Policy) -> Contents:
    """Reads the renditions sheet. Raises PermanentError when two files would have one path."""
    paths = {file.path: layout.original(item, file) for file in item.files}
    order = {path: index for index, path in enumerate(paths)}
    copies = sorted(_copies(dossier), key=lambda k: (order.get(k.file.source, -1), _rank(k), k.file.path))
    replaced = _replaced([c for c in copies if _is_first(c)], order) if policy.replaces else {}
    originals = [
        _original(paths[f.path], str(layout.place(delivery, f)), f) for f in item.files if f.path not in replaced
    ]
    kept = (*originals, *copies)
    _distinct(kept)
    made_of = {source: tuple(group) for source, group in groupby(copies, key=lambda k: k.file.source) if source}
    whole = tuple(copy for copy in copies if not copy.file.source)
    there = {layout.representation(one.file.path) for one in kept}
    there.discard("")
    return Contents(kept, paths, replaced, made_of, whole, layout.in_order(there), _taken_place_of(dossier))


def _is_first(copy: Kept) -> bool:
    """Was it sealed with the first version? Only of those a policy says what may be left out."""
    return copy.made is not None and copy.made.version == 1


def _taken_place_of(dossier: Dossier) -> dict[str, str]:
    """The first of what was made of each file that got another form: a second one stands beside it."""
    gone, renewed = superseded(dossier), dict[str, str]()
    for row in renditions(dossier) if gone else ():
        if row.of in gone:
            renewed.setdefault(row.of, layout.made(row))
    return renewed


def _rank(kept: Kept) -> tuple[int, int]:
    """A page's master before its text; what later versions brought after what was there."""
    version = kept.made.version if kept.made else 1
    return version, list(Role).index(kept.file.role) if kept.file.role else -1


def _original(path: str, place: str, file: File) -> Kept:
    puid, format_, version = (
        (file.format.puid, file.format.plain_name, file.format.version) if file.format else ("", "", "")
    )
    packed = PackageFile(path, place, file.size, file.sha512, puid, Role.ORIGINAL, file.path)
    return Kept(packed, format_, version, name=file.path, supplied=file.supplied)


def _copies(dossier: Dossier) -> Iterator[Kept]:
    """`made` below `dossier.folder`; strings that repeat are kept once (10,000 pages name the same tool 30,000 times)."""
    once: dict[Any, Any] = {}
    for row in renditions(dossier):
        place = str(dossier.folder / row.path)
        file = PackageFile(layout.made(row), place, row.size, row.sha512, row.puid, row.role, row.source)
        second, whole = str(row.facts.get("master.second_reader") or ""), not row.facts.get("master.left_out")
        told = (
            row.tool,
            row.at,
            row.proof.method,
            row.proof.digest,
            row.validated,
            second,
            whole,
            row.of,
            brought_by(row),
            _lost(row),
        )
        made = Making(*(once.setdefault(one, one) for one in told))
        yield Kept(file, once.setdefault(row.format, row.format), row.format_version, made=made)


def brought_by(row: Rendition) -> int:
    """The version that brought it."""
    return int(row.path.partition("/")[0][1:]) if row.of else 1


def _lost(row: Rendition) -> tuple[str, ...]:
    said = row.facts.get("migration.lost")
    return tuple(map(str, said)) if isinstance(said, list) else ()


def _replaced(copies: list[Kept], order: Mapping[str, int]) -> dict[str, str]:
    """Only an original of which every master carries a proof, leaves nothing out, and was confirmed by a second reader, may be left
    out: one decoder that reads a file wrongly proves its own mistake."""
    masters = [k for k in copies if k.file.role is Role.MASTER and k.file.source in order]
    kept = {k.file.source for k in masters if not (k.made and k.made.confirmed)}
    return {k.file.source: k.file.path for k in masters if k.file.source not in kept}


def _distinct(kept: tuple[Kept, ...]) -> None:
    seen: set[str] = set()
    for one in kept:
        if one.file.path in seen:
            raise PermanentError(f"two files of the package would be {one.file.path} (the second is {one.file.place})")
        seen.add(one.file.path)
