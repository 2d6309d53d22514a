"""Which files of a delivery are its checksum lists, and what they claim: a bag's manifests and metadata/checksum.<alg>."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from heritage.capture import bag, checksums, items
from heritage.capture.checksums import Claim, Wording
from heritage.capture.inventory import Inventory
from heritage.capture.problem import Problem

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


def claimed(there: Inventory, base: str, contents: Mapping[str, bytes]) -> tuple[list[Claim], list[Problem]]:
    """What all lists claim, with paths relative to the delivery, and what is wrong with the lists. `contents`: path →
    bytes of every file that `is_list`."""
    claims: list[Claim] = []
    problems: list[Problem] = []
    if base:
        described = bag.described(there, {p: c for p, c in contents.items() if bag.is_tag_file(p)})
        claims, problems = list(described.claims), list(described.problems)
    for path, content in sorted(contents.items()):
        if path.startswith(base) and (matched := _LIST.fullmatch(path.removeprefix(base))):
            own, wrong = _parsed(path, matched[1], content)
            claims += [replace(c, path=base + c.path) for c in own]
            problems += wrong
    return claims, problems


def _parsed(path: str, algorithm: str, content: bytes) -> tuple[list[Claim], list[Problem]]:
    if algorithm not in checksums.LENGTHS:
        wanted, advice = f"checksum.{', .'.join(checksums.LENGTHS)}", "Make the list with one of these."
        return [], [Problem("checksum-list", path, wanted, f"checksum.{algorithm}", advice)]
    return checksums.parsed(path, algorithm, content.decode("utf-8-sig", "surrogateescape"), _WORDING)
