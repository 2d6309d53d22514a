"""What the sites say of their packages, beside each other: where do they disagree? On disk; a site's whole list is never in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar


class Listed(Protocol):
    """A package as a site has it."""

    @property
    def id(self) -> str: ...
    @property
    def version(self) -> int: ...
    @property
    def digest(self) -> str: ...


Package = TypeVar("Package", bound=Listed)

_SAYS = """
SELECT package, group_concat(site || ' has version ' || version || ' (' || substr(digest, 1, 12) || '…)', ', ')
FROM (SELECT * FROM held WHERE site IN (SELECT site FROM whole) ORDER BY package, site) GROUP BY package
"""
_OTHERS = f"{_SAYS} HAVING count(*) > 1 AND count(DISTINCT {{column}}) > 1"
_VERSIONS = _OTHERS.format(column="version")
_DIGESTS = f"{_OTHERS.format(column='digest')} AND count(DISTINCT version) = 1"
_MISSING = """
SELECT package, group_concat(site, ', ')
FROM (SELECT * FROM held WHERE site IN (SELECT site FROM whole) ORDER BY package, site) GROUP BY package
HAVING count(*) < (SELECT count(*) FROM whole)
"""


class Comparison:
    """Takes each site's packages in turn. Only sites that were read to their end count."""

    def __init__(self) -> None:
        self._sites: list[str] = []
        self._db = sqlite3.connect("", isolation_level=None)  # a file of SQLite's own, gone when it is closed
        self._db.executescript(
            "CREATE TABLE held (package TEXT, site TEXT, version INT, digest TEXT, PRIMARY KEY (package, site));"
            "CREATE TABLE whole (site TEXT PRIMARY KEY)"
        )

    def listed(self, site: str, packages: Iterable[Package]) -> Iterator[Package]:
        """Passes the packages on, and remembers them."""
        self._db.execute("DELETE FROM held WHERE site = ?", (site,))
        for package in packages:
            row = (package.id, site, package.version, package.digest)
            self._db.execute("INSERT OR REPLACE INTO held VALUES (?, ?, ?, ?)", row)
            yield package
        self._sites.append(site)
        self._db.execute("INSERT INTO whole VALUES (?)", (site,))

    @property
    def packages(self) -> int:
        """Different ones."""
        return int(self._db.execute("SELECT count(DISTINCT package) FROM held").fetchone()[0])

    def disagreements(self) -> Iterator[str]:
        """Sentences, one for each package. Two contents under one version come first: one of them is not what was sealed."""
        for package, said in self._db.execute(_DIGESTS):
            yield f"{package}: two contents under one version: {said}"
        for package, said in self._db.execute(_VERSIONS):
            yield f"{package}: other versions: {said}"
        for package, sites in self._db.execute(_MISSING):
            lacking = ", ".join(site for site in self._sites if site not in sites.split(", "))
            yield f"{package}: at {sites} only, not at {lacking}"
