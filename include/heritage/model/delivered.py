"""What comes in: files, items, deliveries."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from heritage.model.words import Answering, Facts, State


@dataclass(frozen=True, slots=True)
class Identity:
    """One engine's answer to "which format is this?"; `puid` is PRONOM's, or "" when the engine knows none."""

    engine: str  # name, version and signature file: "siegfried 1.11.9 (DROID V125)"
    puid: str
    name: str = ""
    basis: str = ""  # "byte match", "extension", …
    version: str = ""  # of the format, which `name` ends in


@dataclass(frozen=True, slots=True)
class Format:
    """The format a file is held to be, the rule that decided, and every engine's own answer."""

    puid: str
    name: str
    rule: str
    answers: tuple[Identity, ...] = ()
    version: str = ""  # which `name` ends in; releases up to 0.4 did not say it apart

    @property
    def plain_name(self) -> str:
        """Without the version."""
        return self.name.removesuffix(self.version).rstrip() or self.name


@dataclass(frozen=True, slots=True)
class Supplied:
    """The digest that a list of the delivery gives of a file, and that was found right."""

    algorithm: str  # md5, sha256 …
    digest: str  # lower-case hex
    list: str  # metadata/checksum.md5


@dataclass(frozen=True, slots=True)
class File:
    """A file and what makes it that file. `path` is relative to the delivery (as its manifest writes it)."""

    path: str
    size: int  # bytes
    sha512: str  # lower-case hex
    format: Format | None = None
    runs: str = ""  # what in it would run when it is opened ("a program of Windows"), as its first and last bytes show
    supplied: tuple[Supplied, ...] = ()  # releases up to 0.4 compared them and did not keep them

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]

    @property
    def stem(self) -> str:
        return self.name.rpartition(".")[0] or self.name

    @property
    def suffix(self) -> str:
        """Lower-case, with the dot; "" when there is none."""
        return f".{self.name.rpartition('.')[2].lower()}" if "." in self.name else ""


@dataclass(frozen=True, slots=True)
class Station:
    """The capture station, as the delivery names it."""

    id: str
    device: str = ""
    serial: str = ""


@dataclass(frozen=True, slots=True)
class Replaces:
    """What a delivery note says that it brings again, or besides: items of an earlier batch of the same institution."""

    batch: str
    items: tuple[str, ...] = ()  # none: all that came in both
    adds: bool = False  # its files come beside those that are archived (`adds`)
    whole: bool = False  # what came is all of each item, whatever its files were called before
    metadata: bool = False  # what its tables say counts also where a person has corrected it since

    def names(self, item: str) -> bool:
        return not self.items or item in self.items


@dataclass(frozen=True, slots=True)
class Earlier:
    """An item of the same id in an earlier batch of the institution, which this one is to take the place of."""

    batch: str
    how: Answering
    state: State | None = None  # how the earlier one was when this one came; None: not known then
    who: str = ""  # the person who confirmed it
    at: str = ""  # … and when

    @property
    def refused(self) -> bool:
        """Was the earlier one rejected, or held, when this one came?"""
        return self.state in (State.REJECTED, State.HELD)


@dataclass(frozen=True, slots=True)
class Item:
    """One object of the collection: a book, a photograph, a tape. `expected` is delivery.yaml's entry for it."""

    id: str
    files: tuple[File, ...]
    expected: Facts = field(default_factory=dict)
    empty: tuple[str, ...] = ()  # folders of the item that came empty: a package holds files only
    earlier: tuple[Earlier, ...] = ()  # tries of it that this one takes the place of

    @property
    def size(self) -> int:
        return sum(f.size for f in self.files)


@dataclass(frozen=True, slots=True)
class Delivery:
    """What was handed over, checked and hashed. `place` is its folder; a bag's payload is below `place`/`root`."""

    place: str  # absolute path of the delivery
    root: str  # "" or "data" (a bag); paths of files are relative to place/root
    digest: str  # sha256 over the sorted "sha512  path" lines of all files: the same batch twice has the same digest
    institution: str
    workline: str
    batch: str
    operator: str
    station: Station
    captured: date
    policy: str | None
    declared: Facts  # what was ordered: ppi, bit_depth, colour_space, languages, …
    targets: tuple[File, ...]  # objects/_targets
    metadata: tuple[File, ...]  # metadata/*, manifests included
    scanned: str = ""  # what the virus scanner said, or why there was none
    protected: bool = False  # a scanner with its makers' signatures saw every file whole
    notes: tuple[str, ...] = ()  # what was worth telling about the delivery as a whole, and did not refuse it
    replaces: tuple[Replaces, ...] = ()
    order: str = ""  # the order that it answers


class Coming(StrEnum):
    """How an item's files stand to those of the package that it is a next version of. The last five are asked about."""

    WHOLE = "whole"  # all are replaced
    SOME = "some"  # those of the same name are replaced, the others stay
    BESIDE = "beside"  # they are added
    OTHERS = "others"  # none has a name of theirs: whether they are the same pages nobody knows
    MIXED = "mixed"  # some have, some have not
    AGAIN = "again"  # they are to be added, and some have a name that is there
    NOTHING = "nothing"  # every one of them is there already, byte for byte
    PERHAPS = "perhaps"  # nobody says that it is one: an archived item that was accepted with faults has its id


@dataclass(frozen=True, slots=True)
class Successor:
    """What a delivered item is to a package that is archived: the next version of it. Paths are delivered ones."""

    package: str
    base: int  # the version that it was compared with
    state: str  # digest of that version's delivered files
    coming: Coming
    kept: tuple[str, ...] = ()  # they stay
    replaced: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()  # they stay in the versions before
    fetched: bool = False  # what stays was brought from a site, for files that are measured with others
    metadata: bool = False  # see Replaces
