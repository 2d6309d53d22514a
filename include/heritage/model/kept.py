"""What is kept: packages and the receipts for them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from heritage.model.words import Role


@dataclass(frozen=True, slots=True)
class PackageFile:
    """One file of a package: where it belongs, where its bytes are now, and what they must be."""

    path: str  # inside the package: representations/original/data/0001.tif
    place: str  # absolute path of the bytes to deposit
    size: int
    sha512: str
    puid: str = ""
    role: Role | None = None
    source: str = ""  # the delivered path it comes from


@dataclass(frozen=True, slots=True)
class Package:
    """A sealed package: what is deposited, whole or not at all. `digest` is sha256 over its sorted "sha512  path" lines."""

    id: str  # urn:heritage:<institution>:<batch>:<item>
    item: str
    version: int
    digest: str
    files: tuple[PackageFile, ...]

    @property
    def size(self) -> int:
        return sum(f.size for f in self.files)


@dataclass(frozen=True, slots=True)
class Receipt:
    """A site's promise, given only after every byte that the version brought was read back there and found equal."""

    package: str
    version: int
    digest: str
    site: str
    place: str  # the object's root at the site
    verified_at: str  # ISO 8601, UTC
    files: int
    size: int
    read_back: int | None = (
        None  # files that were read back for it; the others were when an earlier version brought them
    )


class Since(StrEnum):
    """What became of a file since the version before."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class VersionedFile:
    """A file by its path in the package; of one that is gone, the digest it had."""

    path: str
    sha512: str
    since: Since
