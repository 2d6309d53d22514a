"""The archive's pages: search, and one package whole: what it is, its pictures, files, copies, history, and what may be asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection

from heritage.catalogue import revisions, suggestions, tiers
from heritage.catalogue.queries import package_detail, packages
from heritage.catalogue.queries.package_detail import KeptFile, WholePackage
from heritage.catalogue.queries.packages import Found, PackageQuery
from heritage.catalogue.tiers import Reached
from heritage.flows import history
from heritage.lines import LINES
from heritage.model import PAGE_LABEL, Part, Since, Statement, Suggestion, VersionedFile, Viewer, as_term
from heritage.model.built import parts_said, reading_order
from heritage.pages.frame import ROOT, institution_names

KINDS: Mapping[str, tuple[str, str]] = {
    ".jpg": ("picture", "image/jpeg"),
    ".jpeg": ("picture", "image/jpeg"),
    ".png": ("picture", "image/png"),
    ".mp4": ("film", "video/mp4"),
    ".mp3": ("sound", "audio/mpeg"),
    ".m4a": ("sound", "audio/mp4"),
    ".pdf": ("text", "application/pdf"),
}
"""Ending of an access copy → how it is shown, and its media type. Everything else is got by a restore."""

LENT = ("access", "text")
"""Roles of the files that readers may look at here."""

PICTURES = 12
"""Access copies that are shown at once."""

AT_ONCE = 200
"""Files of a version that are shown at once."""

SINCE_TONES = {Since.NEW: "good", Since.CHANGED: "busy", Since.SAME: "calm", Since.GONE: "warn"}
COPY_TONES = {"sound": "good", "damaged": "bad", "missing": "bad", "could not read": "warn", "": "calm"}
REQUEST_TONES = {"asked": "calm", "running": "busy", "done": "good", "refused": "bad", "failed": "bad"}


@dataclass(frozen=True, slots=True)
class Searched:
    """The search page."""

    asked: PackageQuery
    found: Found
    institutions: Mapping[str, Mapping[str, str]]
    worklines: Sequence[str]
    formats: Sequence[str]
    after: str


@dataclass(frozen=True, slots=True)
class Happened:
    """One line of a package's history: from the package itself, or from the event log."""

    at: str
    kind: str
    outcome: str
    who: str
    site: str
    detail: str


@dataclass(frozen=True, slots=True)
class Shown:
    """The page of a package."""

    package: WholePackage
    views: Sequence[tuple[KeptFile, str, str, str]]  # file, how it is shown, address, what the page is called
    history: Sequence[Happened]
    parts: Sequence[Part] = ()
    tier: Reached | None = None
    waiting: Sequence[Suggestion] = ()
    decided: Sequence[Suggestion] = ()

    @property
    def address(self) -> str:
        return address(self.package.package)

    @property
    def holds(self) -> Sequence[Any]:
        return [hold for hold in self.package.holds if not hold.released_at]


def address(package: str) -> str:
    """The page of a package."""
    return f"{ROOT}/archive/{quote(package, safe='')}"


def searched(db: Connection, viewer: Viewer, asked: PackageQuery, after: str) -> Searched:
    """The packages that meet what is asked, newest first."""
    wall = viewer.institutions
    found = packages.search(db, asked, institutions=wall, after=after)
    return Searched(
        asked, found, institution_names(viewer), tuple(LINES), packages.formats(db, institutions=wall), after
    )


def day(text: str) -> date | None:
    """A date of the form, or None when it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def tier(text: str) -> int | None:
    """A tier of the form, or None when it is none."""
    return int(text) if text in {"0", "1", "2", "3", "4"} else None


def found(db: Connection, viewer: Viewer, package: str) -> WholePackage | None:
    """The package, for who sees its institution."""
    return package_detail.package(db, package, institutions=viewer.institutions)


def shown(db: Connection, viewer: Viewer, package: WholePackage) -> Shown:
    """The page of a package that the viewer sees."""
    said = revisions.structure_of(db, package.number)
    views = list(_views(package, _access(db, viewer, package, said)))
    waiting = suggestions.open_ones(db, institutions=viewer.institutions, package=package.package, most=50)
    decided = suggestions.of_package(db, package.package)
    tier = tiers.of_package(db, package.package)
    return Shown(package, views, _history(package), parts_said(said), tier, waiting, decided)


def _access(
    db: Connection, viewer: Viewer, package: WholePackage, said: Sequence[Statement]
) -> Iterator[tuple[KeptFile, str]]:
    """The first access copies with what their page is called; in the order in which people said that the pages are read, then those that
    are of no single page."""
    wall = viewer.institutions
    listed = package_detail.files(db, package.number, institutions=wall, role="access", most=PICTURES).rows
    if not said:
        yield from ((file, "") for file in listed)
        return
    picture = dict(revisions.pages(db, package.number))
    called = {one.subject: one.value for one in said if one.field == PAGE_LABEL}
    label = {number: called.get(path, "") for path, number in picture.items()}
    read = [picture[path] for path in reading_order(list(picture), said) if picture[path]]
    others = [file.number for file in listed if file.number not in label]
    for number in [*read, *others][:PICTURES]:
        if file := package_detail.file(db, package.number, number, institutions=wall):
            yield file, label.get(number, "")


def _views(package: WholePackage, files: Iterable[tuple[KeptFile, str]]) -> Iterator[tuple[KeptFile, str, str, str]]:
    for file, called in files:
        if (ending := PurePosixPath(file.path).suffix.lower()) in KINDS:
            yield file, KINDS[ending][0], f"{address(package.package)}/files/{file.number}", called


def lendable(file: KeptFile) -> str | None:
    """The media type in which a file may be looked at; None when it has to be restored."""
    kind = KINDS.get(PurePosixPath(file.path).suffix.lower())
    return kind[1] if kind and file.role in LENT else None


def of_version(every: Sequence[VersionedFile], since: str, begin: int) -> dict[str, Any]:
    """A page of a version's files: how many are new, changed, gone and the same; and the first of those that were asked for."""
    counts = Counter(file.since for file in every)
    chosen = [file for file in every if not since or file.since == since]
    shown = chosen[begin : begin + AT_ONCE]
    return {"counts": {one.value: counts[one] for one in Since if counts[one]}, "files": shown, "since": since, "begin": begin,
            "more": begin + len(shown) < len(chosen), "tones": SINCE_TONES}  # fmt: skip


def _history(package: WholePackage) -> list[Happened]:
    """All that happened, newest first: until it was sealed, from the package; after that, from the event log."""
    own = (
        Happened(e.at, as_term(e.kind, e.agent_kind), e.outcome, f"{e.agent} {e.agent_version}".rstrip(), "", e.detail)
        for e in package.events
    )
    item = f"{package.institution}/{package.batch}/{package.item}"
    told = chain(history.event_log().history(package.package), history.event_log().history(item))
    rows = {*own, *(_of_log(event) for event in told)}
    return sorted(rows, key=lambda row: row.at, reverse=True)


def _of_log(event: Mapping[str, Any]) -> Happened:
    agent = event.get("agent")
    who = str(agent.get("name", "")) if isinstance(agent, dict) else str(agent or "")
    kind_of_agent = str(agent.get("kind", "")) if isinstance(agent, dict) else ""
    return Happened(
        str(event.get("at") or event.get("logged") or ""),
        as_term(str(event.get("kind") or ""), kind_of_agent),
        str(event.get("outcome") or ""),
        who,
        str(event.get("site") or ""),
        str(event.get("detail") or ""),
    )
