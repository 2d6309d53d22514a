"""The auditor's dossiers that a viewer may take away: of the institutions they see, and of the whole for who sees all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from heritage import settings
from heritage.flows.evidence import placing
from heritage.model import Viewer
from heritage.report.auditors_dossier import page_name

MOST = 20
"""The newest of each that are listed."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """One that is finished. `made`: ISO 8601, UTC; `page`: in the viewer's language, and `folder`: both below the reports' folder;
    `files`: everything that is in it, its proof included."""

    made: str
    page: str
    folder: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The dossiers of an institution; of the whole when that is ""."""

    institution: str
    dossiers: tuple[Dossier, ...]


def shelves(viewer: Viewer, language: str) -> Iterator[Shelf]:
    """Those that have dossiers, the whole first. What a viewer does not see is not asked for."""
    for institution in ("", *settings.institutions()):
        found = placing.listed(institution)[:MOST] if viewer.sees(institution) else ()
        if found:
            yield Shelf(institution, tuple(_dossier(folder, language) for folder in found))


def _dossier(folder: Path, language: str) -> Dossier:
    below = folder.relative_to(settings.home().reports).as_posix()
    names = tuple(sorted(path.name for path in folder.iterdir()))
    page = page_name(language)
    return Dossier(placing.moment_of(folder), f"{below}/{page if page in names else 'evidence.html'}", below, names)
