"""Tells how a path in a list, a table or a note is written differently from the file or folder that it means; it settles nothing."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from heritage.model import phrase
from heritage.problem import invisible


class Spellings:
    """The paths that are there, found again by what is alike about them."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._paths = paths
        self._alike: dict[str, str] = {}

    def differently(self, path: str) -> Mapping[str, object]:
        """How `path` is written differently from one that is there, with that one, for the sentences of `spelt`; nothing when nothing
        there is like it."""
        other = self.twin(path)
        if not other:
            return {}
        if unicodedata.normalize("NFC", path) == unicodedata.normalize("NFC", other):
            how = phrase("accents")
        elif folded(path) == folded(other):
            how = phrase("case")
        elif any(invisible(c) for c in path + other):
            how = phrase("invisible")
        else:
            how = phrase("edges")
        return {"other": ascii(other)[1:-1], "differs": how}

    def twin(self, path: str) -> str:
        """The path that is there and that some disk, or some reader, takes for this one; "" when there is none."""
        if not self._alike:
            self._alike = {_bare(p): p for p in self._paths}
        other = self._alike.get(_bare(path), "")
        return "" if other == path else other


def folded(text: str) -> str:
    """The same for names that some disk takes for one: upper and lower case, and both spellings of an accent."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def _bare(path: str) -> str:
    """What is left of a path without all that a reader does not see."""
    seen = "".join(c for c in folded(path) if not invisible(c) and unicodedata.category(c) != "Cf")
    return "/".join(part.strip(" .\u00a0") for part in seen.split("/"))
