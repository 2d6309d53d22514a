"""Whose folder a delivery lies in. A folder is known by what it is (its device and inode), not by what it is called: a link, `..`, a
bind mount, another case of its letters lead to the same one."""

from __future__ import annotations

import os
from collections.abc import Iterator, Set
from dataclasses import dataclass
from pathlib import Path

from heritage import settings
from heritage.archive.layout import ROOT_DECLARATION
from heritage.flows.inbox.upload import record
from heritage.lines import LINES

DONE = "_done"
"""inbox/_done/<institution>/: what was taken in and is safe; still its institution's."""

KEPT = ("work", "archive", "reports", "custody", "restored", "events", "keys", "airflow", "clamd", "config")
"""Folders of the home that the system writes: what lies there is no delivery of anybody's."""

Known = tuple[int, int]
"""Device and inode."""


@dataclass(frozen=True, slots=True)
class Whose:
    """Where a folder lies, by every way that leads to it. Outside the inbox and the home: nowhere of ours, and all is empty.

    `institutions` and `worklines` whose folders of the inbox it is in; more than one when a link leads from one into another.
    `nobody`: the folder of the inbox that it is in and that is no institution's, as it is called.
    `kept`: the folder of the system that it is in."""

    institutions: frozenset[str] = frozenset()
    worklines: frozenset[str] = frozenset()
    nobody: str = ""
    kept: str = ""

    @property
    def institution(self) -> str:
        """For whom it is listed: "" when that is nobody, or cannot be said."""
        if len(self.institutions) == 1:
            return next(iter(self.institutions))
        near = self.nobody.casefold()
        return near if not self.institutions and near in settings.institutions() else ""


def whose(folder: Path) -> Whose:
    """Looks at folders; nothing in them is read."""
    ways = {folder, *folder.parents, *_really(folder)}
    above = {known for place in ways if (known := _known(place))}
    inbox = settings.home().inbox
    institutions, worklines, nobody = set[str](), set[str](), set[str]()
    for place in _parts(inbox):
        lines = {line for line in LINES if _known(place / line) in above}
        if not lines and _known(place) not in above:
            continue
        if place.name in settings.institutions():
            institutions.add(place.name)
            worklines |= lines
        else:
            nobody.add(place.name)
    if not institutions and not nobody and _known(inbox) in above:
        nobody.add(folder.name)
    return Whose(frozenset(institutions), frozenset(worklines), min(nobody, default=""), _kept(ways, above))


def _parts(inbox: Path) -> Iterator[Path]:
    """The inbox's folders; `_done` has the same ones once more."""
    for base in (inbox, inbox / DONE):
        yield from (place for place in sorted(base.glob("*/")) if place.name != DONE)


def _kept(ways: Set[Path], above: Set[Known]) -> str:
    """A folder of the system's; or an archive, whatever it is called and whoever's it is; or an upload that is not whole."""
    for name in KEPT:
        if _known(settings.home().root / name) in above:
            return name
    if upload := next((place.name for place in ways if record.is_ours(place)), ""):
        return upload
    return next((place.name for place in ways if _known(place / ROOT_DECLARATION)), "")


def _really(folder: Path) -> tuple[Path, ...]:
    try:
        place = Path(os.path.realpath(folder))
    except ValueError:  # a NUL
        return ()
    return place, *place.parents


def _known(place: Path) -> Known | None:
    try:
        seen = place.stat()
    except (OSError, ValueError):  # it is not there, or not to be looked at
        return None
    return seen.st_dev, seen.st_ino
