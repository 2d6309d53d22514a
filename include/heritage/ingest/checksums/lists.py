"""Which files of a delivery are its checksum lists, and what they claim: a bag's manifests and metadata/checksum.<alg>."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from heritage.ingest import items
from heritage.ingest.checksums import asides as checksum_asides
from heritage.ingest.checksums import bag
from heritage.ingest.checksums import comparing as checksums
from heritage.ingest.checksums.comparing import Claim, Wording
from heritage.ingest.checksums.lines import LENGTHS
from heritage.ingest.checksums.names import beside_algorithm, is_own, own_algorithm
from heritage.ingest.inventory import Inventory
from heritage.ingest.writing import readable
from heritage.problem import Problem, problem, remark

_WORDING = Wording("checksum", "checksum-list", (items.OBJECTS, items.METADATA))


def base_of(there: Inventory) -> str:
    """The folder that holds objects/ and metadata/: "" or, in a bag, "data/"."""
    return bag.PAYLOAD if bag.is_bag(there) else ""


def is_list(path: str, base: str) -> bool:
    """Whether a path of the delivery is one of its lists, or another tag file of a bag."""
    return bool(base and bag.is_tag_file(path)) or (path.startswith(base) and is_own(path.removeprefix(base)))


def is_aside(path: str, base: str) -> bool:
    """Whether it is a list beside the delivery's own: with the objects, or in metadata/ itself. In a folder of metadata/ it is kept as
    a document."""
    inner = path.removeprefix(base)
    within = inner.startswith(items.OBJECTS) or (inner.count("/") == 1 and inner.startswith(items.METADATA))
    return path.startswith(base) and within and not is_own(inner) and bool(beside_algorithm(inner))


@dataclass(frozen=True, slots=True)
class Listed:
    """What all lists claim, with paths relative to the delivery, and what is wrong with the lists. `unread`: lines that were not
    understood; None where a whole list was not. What is in no list may be in one of those."""

    claims: list[Claim]
    problems: list[Problem]
    unread: int | None = 0
    ours: frozenset[str] = frozenset()
    """Those that the files of a delivery that is no bag are held to."""


def claimed(there: Inventory, base: str, contents: Mapping[str, bytes]) -> Listed:
    """`contents`: path → bytes of every file that `is_list`."""
    listed = Listed([], [])
    if base:
        described = bag.described(there, {p: c for p, c in contents.items() if bag.is_tag_file(p)})
        listed = Listed(list(described.claims), list(described.problems))
    ours = _ours(contents, base)
    for path, algorithm in ours.items():
        own = _parsed(path, algorithm, contents[path])
        claims, notes = _without_itself([replace(c, path=base + c.path) for c in own.claims])
        unread = None if None in (listed.unread, own.unread) else (listed.unread or 0) + (own.unread or 0)
        listed = Listed([*listed.claims, *claims], [*listed.problems, *own.problems, *notes], unread)
    if ours and not base and not listed.claims and not listed.problems:
        listed = replace(listed, problems=[problem("checksum-list", path, "empty") for path in ours], unread=None)
    asides = {p: c for p, c in contents.items() if p not in ours and is_aside(p, base)}
    beside, notes = checksum_asides.of_all(asides, base, set(there.paths))
    return Listed([*listed.claims, *beside], [*listed.problems, *notes], listed.unread, frozenset(ours))


def _ours(contents: Mapping[str, bytes], base: str) -> dict[str, str]:
    """Path → algorithm of the lists that the delivery is held to: metadata/checksum.<algorithm>, or where there is none, one in metadata/
    under another usual name."""
    inner = {path: path.removeprefix(base) for path in sorted(contents) if path.startswith(base)}
    own = {path: own_algorithm(name, contents[path]) for path, name in inner.items() if is_own(name)}
    if own or base:
        return own
    return {p: beside_algorithm(n) for p, n in inner.items() if n.startswith(items.METADATA) and is_aside(p, base)}


def _parsed(path: str, algorithm: str, content: bytes) -> Listed:
    if algorithm not in LENGTHS:
        unknown = problem("checksum-list", path, "algorithm", allowed=list(LENGTHS), algorithm=algorithm)
        return Listed([], [unknown], None)
    text, wrong = readable("checksum-list", path, content)
    if text is None:
        return Listed([], wrong, None)
    parsed = checksums.parsed(path, algorithm, text, _WORDING)
    return Listed(parsed.claims, parsed.problems, parsed.unread)


def _without_itself(claims: list[Claim]) -> tuple[list[Claim], list[Problem]]:
    itself = [c for c in claims if c.path == c.list]
    return [c for c in claims if c.path != c.list], [checksums.about_itself(c.place) for c in itself]


def outdated(
    claims: list[Claim], base: str, computed: Mapping[str, Mapping[str, str]]
) -> tuple[list[Claim], list[Problem]]:
    """Claims that are to be held to, and a note for each line of a list about another list that was written later: two lists
    cannot hold each other's digests. What such a list says of files is held to all the same."""
    notes: list[Problem] = []
    held: list[Claim] = []
    for claim in claims:
        both = all(is_own(p.removeprefix(base)) or is_aside(p, base) for p in (claim.path, claim.list))
        if both and computed.get(claim.path, {}).get(claim.algorithm, claim.digest) != claim.digest:
            notes.append(remark("checksum-itself", claim.place, "later", path=claim.path))
        else:
            held.append(claim)
    return held, notes
