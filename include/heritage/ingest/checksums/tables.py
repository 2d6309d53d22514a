"""Checksum lists that are tables: CSV by its header or of two columns, and hashdeep's. It finds the columns; `checksums` judges the lines.

size,md5,sha256,filename    hashdeep, below `%%%% HASHDEEP-1.0`: the name is all that is left of its line, commas too
"path";"sha256"             what spreadsheets, DROID and PowerShell's Export-Csv write: names of columns, comma, semicolon or tab
objects/a.tif,2d21…         two columns without names
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from heritage.ingest.checksums.lines import LENGTHS, Line, is_remark, spelt

_PATHS = frozenset(
    [
        "path",
        "filepath",
        "file_path",
        "file",
        "filename",
        "file_name",
        "name",
        "bestand",
        "bestandsnaam",
        "fichier",
        "datei",
        "dateiname",
    ]
)
_DIGESTS = frozenset(["hash", "digest", "checksum"])
_ALGORITHMS = frozenset(("algorithm", "hash_type"))
_HASHDEEP = "%%%%"


@dataclass(frozen=True, slots=True)
class Columns:
    """Where in a row the path and the digest stand. `rest`: the path is the last column, and not quoted (hashdeep)."""

    delimiter: str
    path: int
    digest: int
    algorithm: int | None = None
    names: tuple[str, ...] = ()
    rest: bool = False

    def understood(self, line: str) -> Line | None:
        """The row's digest and path; None for a row that has none."""
        cells = _cells(line, self.delimiter, len(self.names) - 1 if self.rest else -1)
        if len(cells) <= max(self.path, self.digest, self.algorithm or 0):
            return None
        digest, path = cells[self.digest].lower(), cells[self.path]
        named = "" if self.algorithm is None else spelt(cells[self.algorithm])
        return Line(digest, path, named) if re.fullmatch("[0-9a-f]{32,128}", digest) and path else None

    def is_heading(self, line: str) -> bool:
        """Is it the row of names, or what hashdeep writes of itself?"""
        return line.startswith(_HASHDEEP) or (bool(self.names) and _names(line, self.delimiter) == list(self.names))


def columns(lines: Iterable[str], algorithm: str) -> Columns | None:
    """How the list of this algorithm's digests is laid out; None for one that is no table."""
    for line in lines:
        if line.startswith(_HASHDEEP):
            names = line.removeprefix(_HASHDEEP).strip().lower().split(",")
            if len(names) > 1:
                return _named(names, ",", algorithm, rest=True)
        elif not is_remark(line):
            ways = (_headed(line, delimiter, algorithm) or _bare(line, delimiter, algorithm) for delimiter in ",;\t")
            return next(filter(None, ways), None)
    return None


def _headed(line: str, delimiter: str, algorithm: str) -> Columns | None:
    return _named(_names(line, delimiter), delimiter, algorithm)


def _named(names: Sequence[str], delimiter: str, algorithm: str, *, rest: bool = False) -> Columns | None:
    paths = [at for at, name in enumerate(names) if name in _PATHS]
    own = [at for at, name in enumerate(names) if spelt(name) == algorithm]
    digests = own or [at for at, name in enumerate(names) if name in _DIGESTS]
    if len(paths) != 1 or len(digests) != 1:
        return None
    named = next((at for at, name in enumerate(names) if name in _ALGORITHMS), None)
    return Columns(delimiter, paths[0], digests[0], named, tuple(names), rest)


def _bare(line: str, delimiter: str, algorithm: str) -> Columns | None:
    cells = _cells(line, delimiter)
    digests = [at for at, cell in enumerate(cells) if re.fullmatch(f"[0-9A-Fa-f]{{{LENGTHS[algorithm]}}}", cell)]
    return Columns(delimiter, 1 - digests[0], digests[0]) if len(cells) == 2 and len(digests) == 1 else None


def _names(line: str, delimiter: str) -> list[str]:
    return [cell.lower() for cell in _cells(line, delimiter)]


def _cells(line: str, delimiter: str, splits: int = -1) -> list[str]:
    if splits >= 0:
        return line.split(delimiter, splits)
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=delimiter), [])]
    except csv.Error:
        return []
