"""Which files of a delivery are its checksum lists, and what they claim: a bag's manifests and metadata/checksum.<alg>."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from heritage.capture import bag, checksums, items
from heritage.capture.checksum_lines import LENGTHS
from heritage.capture.checksums import Claim, Wording
from heritage.capture.inventory import Inventory
from heritage.capture.problem import Problem
from heritage.capture.writing import readable

_LIST = re.compile(r"metadata/checksum\.([^/]+)")
_WORDING = Wording("checksum", "checksum-list", (items.OBJECTS, items.METADATA))


def base_of(there: Inventory) -> str:
    """The folder that holds objects/ and metadata/: "" or, in a bag, "data/"."""
    return bag.PAYLOAD if bag.is_bag(there) else ""


def is_ours(path: str) -> bool:
    """Whether a path below the base is a checksum list as Archivematica has them."""
    return bool(_LIST.fullmatch(path))


def is_list(path: str, base: str) -> bool:
    """Whether a path of the delivery is one of its lists, or another tag file of a bag."""
    return bool(base and bag.is_tag_file(path)) or (path.startswith(base) and is_ours(path.removeprefix(base)))


@dataclass(frozen=True, slots=True)
class Listed:
    """What all lists claim, with paths relative to the delivery, and what is wrong with the lists. `unread`: lines that were not
    understood; None where a whole list was not. What is in no list may be in one of those."""

    claims: list[Claim]
    problems: list[Problem]
    unread: int | None = 0


def claimed(there: Inventory, base: str, contents: Mapping[str, bytes]) -> Listed:
    """`contents`: path → bytes of every file that `is_list`."""
    listed = Listed([], [])
    if base:
        described = bag.described(there, {p: c for p, c in contents.items() if bag.is_tag_file(p)})
        listed = Listed(list(described.claims), list(described.problems))
    for path, content in sorted(contents.items()):
        if path.startswith(base) and (matched := _LIST.fullmatch(path.removeprefix(base))):
            own = _parsed(path, matched[1].lower(), content)
            claims, notes = _without_itself([replace(c, path=base + c.path) for c in own.claims])
            unread = None if None in (listed.unread, own.unread) else (listed.unread or 0) + (own.unread or 0)
            listed = Listed([*listed.claims, *claims], [*listed.problems, *own.problems, *notes], unread)
    return listed


def _parsed(path: str, algorithm: str, content: bytes) -> Listed:
    if algorithm not in LENGTHS:
        wanted, advice = f"checksum.{', .'.join(LENGTHS)}", "Make the list with one of these."
        return Listed([], [Problem("checksum-list", path, wanted, f"checksum.{algorithm}", advice)], None)
    text, wrong = readable("checksum-list", path, content)
    if text is None:
        return Listed([], wrong, None)
    parsed = checksums.parsed(path, algorithm, text, _WORDING)
    return Listed(parsed.claims, parsed.problems, parsed.unread)


def _without_itself(claims: list[Claim]) -> tuple[list[Claim], list[Problem]]:
    """A list cannot hold its own digest: such a line proves nothing and is told, whatever it says."""
    advice = (
        "Nothing to do: no list can hold its own digest, so the line is not used. Leave the list out when you make it."
    )
    notes = [
        Problem("checksum-itself", c.place, "lines about other files", "a line about the list itself", advice, False)
        for c in claims
        if c.path == c.list
    ]
    return [c for c in claims if c.path != c.list], notes


def outdated(
    claims: list[Claim], base: str, computed: Mapping[str, Mapping[str, str]]
) -> tuple[list[Claim], list[Problem]]:
    """Claims that are to be held to, and a note for each line of a list about another list that was written later: two lists
    cannot hold each other's digests. What such a list says of files is held to all the same."""
    notes: list[Problem] = []
    held: list[Claim] = []
    for claim in claims:
        both = all(is_ours(path.removeprefix(base)) for path in (claim.path, claim.list))
        if both and computed.get(claim.path, {}).get(claim.algorithm, claim.digest) != claim.digest:
            advice = "Nothing to do: the line is not used. Leave the lists out when you make them."
            found = f"one that was written after it ({claim.path})"
            notes.append(Problem("checksum-itself", claim.place, "no line about another list", found, advice, False))
        else:
            held.append(claim)
    return held, notes
