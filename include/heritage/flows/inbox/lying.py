"""Whatever lies in the inbox and is not taken in: what is wrong with it, since when, and what to do. By names and by what `intake` saw
last; it looks into no delivery, and answers for those institutions only that are asked for."""

from __future__ import annotations

import time
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection

from heritage import messages, settings
from heritage.catalogue.queries import delivered
from heritage.catalogue.schema.store import reading
from heritage.flows import runs
from heritage.flows.inbox import inbox, stepping
from heritage.flows.inbox.upload import record
from heritage.ingest.names import LEFTOVERS as LEFT_BY_MACHINES
from heritage.lines import LINES

PACKED = (".zip", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".zst", ".7z", ".rar")
"""Endings of what has to be unpacked before it is a delivery."""

ON_ITS_WAY = frozenset({"changing", "turn", "started", "new"})
"""Codes of what is not wrong: nothing is to be done as long as it does not last."""

_NOTES = ("metadata/delivery.yaml", "data/metadata/delivery.yaml")


@dataclass(frozen=True, slots=True)
class Lying:
    """Something in the inbox. `institution`: in whose folder, "" in nobody's; `path`: below the inbox; `since`: seconds since 1970;
    `code`: `inbox-…` of the messages; `reasons`: of a refused delivery."""

    institution: str
    path: str
    code: str
    since: float
    reasons: tuple[str, ...] = ()
    said: str = ""

    @property
    def why(self) -> str:
        """In English, for logs; `intake` names the files."""
        return self.said or messages.words("en")(f"inbox-{self.code}")

    @property
    def advice(self) -> str:
        return messages.words("en")(f"inbox-{self.code}.todo")


def everything(institutions: Container[str] | None = None) -> list[Lying]:
    """All of it, oldest first; `institutions`: only theirs (None: all, and what lies in nobody's folder)."""
    with reading(settings.home().catalogue_url) as db:
        return lying(db, institutions)


def lying(db: Connection, institutions: Container[str] | None) -> list[Lying]:
    """As `everything`, for who reads the catalogue already."""
    found = [one for one in _all(institutions) if one.code]
    refused = delivered.refusals(db, [_place(one) for one in found if one.code in {"started", "refused"}])
    return sorted((_with_reasons(one, refused) for one in found), key=lambda one: (one.since, one.path))


def _with_reasons(one: Lying, refused: dict[str, tuple[str, tuple[str, ...]]]) -> Lying:
    known = refused.get(_place(one))
    return replace(one, code="refused", reasons=known[1]) if known else one


def _place(one: Lying) -> str:
    return str(settings.home().inbox / one.path)


def _all(institutions: Container[str] | None) -> Iterator[Lying]:
    known, looked = settings.institutions(), _Looked()
    for top in _there(settings.home().inbox):
        if top.name in known and top.is_dir():
            if institutions is None or top.name in institutions:
                yield from _of(top, looked)
        elif institutions is None and not top.name.startswith((inbox.OURS, ".")):
            yield _lying("", top, "no-institution")


def _of(institution: Path, looked: _Looked) -> Iterator[Lying]:
    for path in _there(institution):
        if path.name in LINES and path.is_dir() and not path.is_symlink():
            for place in _there(path):
                yield _at_rest(institution.name, place) or looked.at(institution.name, place)
        else:
            yield _at_rest(institution.name, path) or _lying(institution.name, path, _misplaced(path))


def _there(folder: Path) -> Iterator[Path]:
    """What a disk or a file browser leaves is nobody's delivery."""
    names = inbox.entries(folder)
    return (
        path
        for path in names
        if path.name.casefold() not in LEFT_BY_MACHINES
        and not path.name.startswith(stepping.REMOVED)
        and not record.is_ours(path)  # an upload under way is listed as one
    )


def _at_rest(institution: str, path: Path) -> Lying | None:
    """What can be no delivery, whatever is done to it inside."""
    if path.name.startswith("."):
        return _lying(institution, path, "hidden")
    if path.is_symlink():
        return _lying(institution, path, "link")
    if path.is_dir():
        return None
    return _lying(institution, path, "packed" if path.name.lower().endswith(PACKED) else "stray-file")


def _misplaced(folder: Path) -> str:
    inside = {path.name for path in inbox.entries(folder)[:100]}
    return "too-high" if inside & {"objects", "metadata", "data"} else "no-workline"


def _lying(institution: str, path: Path, code: str, since: float = 0.0) -> Lying:
    relative = inbox.key("/".join(path.relative_to(settings.home().inbox).parts))
    return Lying(institution, relative, code, since or _since(path))


def _since(path: Path) -> float:
    """When it came here, by the disk's own word; a time in the future is now."""
    try:
        return min(time.time(), path.lstat().st_ctime)
    except OSError:
        return time.time()


class _Looked:
    """What `intake` saw at its last look."""

    def __init__(self) -> None:
        self._waiting, self._handed = inbox.waiting(), inbox.handed()

    def at(self, institution: str, place: Path) -> Lying:
        name = inbox.key(place)
        if waits := self._waiting.get(name):
            code = _code(place, waits.code or "changing")
            return replace(_lying(institution, place, code, waits.first), said=waits.why)
        handed = self._handed.get(name)
        if handed is None:
            return _lying(institution, place, _code(place, "new"))
        code = {runs.TAKEN_IN: "", runs.REFUSED: "refused"}.get(handed.outcome, "started")
        return _lying(institution, place, code, handed.at)


def _code(place: Path, code: str) -> str:
    """Without a note nothing else matters, unless it is still being copied."""
    if code in {"changing", "future", "named-unfinished", "file-unfinished", "name"}:
        return code
    return code if any((place / note).is_file() for note in _NOTES) else "no-note"


def of(found: Sequence[Lying], place: Path) -> Lying | None:
    """What is said of a delivery's folder."""
    path = inbox.key("/".join(place.relative_to(settings.home().inbox).parts))
    return next((one for one in found if one.path == path), None)
