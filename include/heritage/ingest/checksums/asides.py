"""Checksum lists that lie beside the delivery's own: `0001.tif.md5`, `md5sums.txt` in an item, `SHA256SUMS` in metadata/. Whoever made
them knew the files before the delivery's list was made: what they say is compared, and what of it fits nothing here is told."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Set

from heritage.ingest.checksums import names as checksum_names
from heritage.ingest.checksums import tables as checksum_tables
from heritage.ingest.checksums.comparing import Claim
from heritage.ingest.checksums.lines import LENGTHS, Line, is_remark, of_length, spelt, understood
from heritage.problem import Problem, remark, shown
from heritage.tools.document import plain_text

LARGEST = 16 << 20
"""Bytes: a list of an item's files is shorter."""

_ALONE = re.compile(r"\s*([0-9A-Fa-f]{32,128})(?:\s+\*?-)?\s*")
"""Nothing but a digest, as for one file that the list is named after (`-`: the file came through a pipe)."""


def claimed(path: str, content: bytes, base: str, there: Set[str]) -> tuple[list[Claim], list[Problem]]:
    """What the list says of files that are there, and one note of those that are not. A file that is no list says nothing."""
    written = plain_text.read(content)
    lines = [] if written.fault else re.split(r"\r\n|\n|\r", written.text)
    claims: list[Claim] = []
    lost: list[str] = []
    for number, said in _said(path, lines):
        place = next((p for p in _places(path, said, base) if p in there), "")
        if not place:
            lost.append(said.path)
        elif place != path:
            claims.append(Claim(path, number, of_length(len(said.digest)), said.digest, place))
    told = remark("checksum-aside", path, "lost", lost=len(lost), example=shown(lost[0], 120)) if lost else None
    return claims, [told] if told else []


def _said(path: str, lines: list[str]) -> Iterator[tuple[int, Line]]:
    name = checksum_names.beside_algorithm(path)
    table = checksum_tables.columns(lines, name)
    for number, line in enumerate(lines, start=1):
        alone = _ALONE.fullmatch(line)
        if alone:
            found: Line | None = Line(alone[1].lower(), checksum_names.named_after(path))
        elif is_remark(line) or (table and table.is_heading(line)):
            continue
        else:
            found = table.understood(line) if table else understood(line, strict=False)
        if found is None or spelt(found.path) in LENGTHS:  # ffmpeg's `MD5=…` is of what it decoded, not of a file
            continue
        if found.path and len(found.digest) == LENGTHS[name] and found.algorithm in {"", name}:
            yield number, found


def _places(path: str, said: Line, base: str) -> Iterator[str]:
    """Where the file may lie: from the list's folder on, from the delivery's, or from a folder above that is not here any more."""
    folder = path.rpartition("/")[0]
    name = said.path if said.escaped else said.path.replace("\\", "/")
    for way in (f"{folder}/{name}", f"{base}{name}"):
        yield posixpath.normpath(way)
    parts = [part for part in name.split("/") if part not in {"", ".", ".."}]
    for at in range(1, len(parts)):
        yield posixpath.normpath(f"{folder}/{'/'.join(parts[at:])}")


def of_all(contents: Mapping[str, bytes], base: str, there: Set[str]) -> tuple[list[Claim], list[Problem]]:
    """The same for all lists of a delivery."""
    claims: list[Claim] = []
    problems: list[Problem] = []
    for path, content in sorted(contents.items()):
        own, told = claimed(path, content, base, there)
        claims += own
        problems += told
    return claims, problems
