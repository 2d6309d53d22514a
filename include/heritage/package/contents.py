"""What goes into a package besides the files we write for it: the originals that are kept, and every copy made of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from heritage.dossier import Dossier
from heritage.errors import PermanentError
from heritage.model import Delivery, File, Item, PackageFile, Policy, Rendition, Role
from heritage.package import layout


@dataclass(frozen=True, slots=True)
class Kept:
    """One file of a representation, with what PREMIS says of it beyond its bytes."""

    file: PackageFile
    name: str = ""  # of an original: the delivered path
    tool: str = ""  # of a copy: what made it
    proof: str = ""  # of a lossless copy: sha256 of the decoded samples, equal on both sides
    confirmed: bool = (
        False  # a lossless copy that leaves nothing out, and whose samples a second reader found in the original too
    )


@dataclass(frozen=True, slots=True)
class Contents:
    """All files of the representations, originals first, then copies by path; and originals that a policy replaced by
    their proved masters, with the master's path."""

    kept: tuple[Kept, ...]
    originals: Mapping[str, str]  # delivered path → path in the package, in the item's order, replaced ones too
    replaced: Mapping[str, str]  # delivered path → the master's path in the package
    copies: Mapping[str, Sequence[Kept]]  # delivered path → what was made of it

    def of(self, representation: str) -> Iterator[Kept]:
        folder = layout.data(representation) + "/"
        return (kept for kept in self.kept if kept.file.path.startswith(folder))

    @property
    def representations(self) -> tuple[str, ...]:
        """Those that have a file."""
        return tuple(name for name in layout.REPRESENTATIONS if any(True for _ in self.of(name)))


def contents(dossier: Dossier, item: Item, delivery: Delivery, policy: Policy) -> Contents:
    """Reads the renditions sheet. Raises PermanentError when two files would have one path."""
    paths = {file.path: layout.original(item, file) for file in item.files}
    order = {path: index for index, path in enumerate(paths)}
    copies = sorted(_copies(dossier), key=lambda k: (order.get(k.file.source, -1), _rank(k), k.file.path))
    replaced = _replaced(copies, order) if policy.replaces else {}
    originals = [_original(paths[f.path], delivery, f) for f in item.files if f.path not in replaced]
    kept = (*originals, *copies)
    _distinct(kept)
    made_of = {source: tuple(group) for source, group in groupby(copies, key=lambda k: k.file.source) if source}
    return Contents(kept, paths, replaced, made_of)


def _rank(kept: Kept) -> int:
    """A page's master before its text."""
    return list(Role).index(kept.file.role) if kept.file.role else -1


def _original(path: str, delivery: Delivery, file: File) -> Kept:
    place = str(layout.place(delivery, file))
    puid = file.format.puid if file.format else ""
    return Kept(PackageFile(path, place, file.size, file.sha512, puid, Role.ORIGINAL, file.path), name=file.path)


def _copies(dossier: Dossier) -> Iterator[Kept]:
    """`made` below `dossier.folder`; strings that repeat are kept once (10,000 pages name the same tool 30,000 times)."""
    tools: dict[str, str] = {}
    for row in dossier.rows("renditions", Rendition) if dossier.has("renditions") else ():
        place = str(dossier.folder / row.path)
        file = PackageFile(layout.made(row), place, row.size, row.sha512, row.puid, row.role, row.source)
        proof = row.proof.digest if row.role is Role.MASTER else ""
        confirmed = bool(row.facts.get("master.second_reader")) and not row.facts.get("master.left_out")
        yield Kept(file, tool=tools.setdefault(row.tool, row.tool), proof=proof, confirmed=confirmed)


def _replaced(copies: list[Kept], order: Mapping[str, int]) -> dict[str, str]:
    """Only an original of which every master carries a proof, leaves nothing out, and was confirmed by a second reader, may be left
    out: one decoder that reads a file wrongly proves its own mistake."""
    masters = [k for k in copies if k.file.role is Role.MASTER and k.file.source in order]
    kept = {k.file.source for k in masters if not (k.proof and k.confirmed)}
    return {k.file.source: k.file.path for k in masters if k.file.source not in kept}


def _distinct(kept: tuple[Kept, ...]) -> None:
    seen: set[str] = set()
    for one in kept:
        if one.file.path in seen:
            raise PermanentError(f"two files of the package would be {one.file.path} (the second is {one.file.place})")
        seen.add(one.file.path)
