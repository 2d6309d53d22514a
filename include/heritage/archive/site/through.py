"""A site seen through a rule: whatever the rule does not change is passed on."""

from __future__ import annotations

from collections.abc import Iterator

from heritage.contracts import Entry, Site


class Through:
    """What looking needs of a site. Rules add how, and whether, it is changed."""

    def __init__(self, behind: Site) -> None:
        self.behind = behind
        self.name, self.atomic, self.at_once = behind.name, behind.atomic, behind.at_once

    def read(self, path: str) -> Iterator[bytes]:
        return self.behind.read(path)

    def list(self, prefix: str) -> Iterator[Entry]:
        return self.behind.list(prefix)

    def size(self, path: str) -> int | None:
        return self.behind.size(path)

    def empty_folders(self) -> Iterator[str]:
        yield from getattr(self.behind, "empty_folders", lambda: iter(()))()

    def free(self) -> int | None:
        return self.behind.free()

    def address(self, path: str) -> str:
        return self.behind.address(path)
