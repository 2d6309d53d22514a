"""The names that checksum lists have: a delivery's own (`metadata/checksum.<algorithm>`), and those that others left beside its files."""

from __future__ import annotations

import re
from collections.abc import Iterator

from heritage.ingest.checksums.lines import of_length, spelt

_OWN = re.compile(r"metadata/checksums?\.([^/]+)", re.IGNORECASE)
_ALGORITHM = r"(md5|sha-?(?:1|224|256|384|512))"
_BESIDE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?P<of>.+)\.{_ALGORITHM}(?:\.txt)?",
        rf"{_ALGORITHM}(?:sums?)?(?:\.txt)?",
        rf"(?:checksums?|manifest|hash(?:es)?)[-_.]{_ALGORITHM}(?:\.(?:txt|csv))?",
    )
)
_DIGEST = re.compile(rb"(?<![0-9A-Za-z])[0-9A-Fa-f]{32,128}(?![0-9A-Za-z])")


def is_own(path: str) -> bool:
    """Whether a path below the base is a checksum list as Archivematica has them."""
    return bool(_OWN.fullmatch(path))


def own_algorithm(path: str, content: bytes) -> str:
    """Of such a list, by its name; of one that is named .txt or .csv, by the first digest in it."""
    said = path.partition(".")[2].lower().removesuffix(".txt").removesuffix(".csv")
    if said in {"txt", "csv"} and (found := _DIGEST.search(content)):
        return of_length(len(found[0])) or said
    return spelt(said)


def beside_algorithm(path: str) -> str:
    """The algorithm that any other list is named after; "" for what is no list by its name."""
    return next((spelt(m[m.lastindex or 0].lower()) for m in _matches(path)), "")


def named_after(path: str) -> str:
    """The file that a list of one is named after: 0001.tif.md5 → 0001.tif."""
    return next((m["of"] for m in _matches(path) if "of" in m.re.groupindex), "")


def _matches(path: str) -> Iterator[re.Match[str]]:
    name = path.rpartition("/")[2]
    return (matched for pattern in _BESIDE if (matched := pattern.fullmatch(name)))
