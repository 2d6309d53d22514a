"""Reasons to refuse a delivery that is right in itself: it came to the wrong place, or again; who knows that asks for the words here."""

from __future__ import annotations

from collections.abc import Collection

from heritage.ingest.note.note import NAME
from heritage.problem import Problem, problem, shown


def of_another_line(declared: str, started: str) -> Problem:
    """It was given to another workline than its note names."""
    return problem("workline", f"{NAME}: workline", "started", started=started, declared=declared)


def in_the_folder_of(institutions: Collection[str], declared: str) -> Problem:
    """It lies in another institution's folder of the inbox than its note names. The folder counts: who may write into it is known."""
    told = {"folder": sorted(institutions), "declared": declared}
    return problem("institution", f"{NAME}: institution", "folder", **told)


def in_folders_of_several(place: str, institutions: Collection[str]) -> Problem:
    """A link leads from one institution's folder into another's."""
    return problem("institution", shown(place), "several", folder=sorted(institutions))


def in_nobodys_folder(place: str, folder: str) -> Problem:
    """It lies in the inbox, in no institution's folder."""
    return problem("institution", shown(place), "nobody", folder=shown(folder, 60))


def of_another_institution(started: str, declared: str) -> Problem:
    """Who started it may do so for one institution, and its note names another."""
    return problem("institution", f"{NAME}: institution", "started", started=started, declared=declared)


def in_the_folder_of_a_line(worklines: Collection[str], declared: str) -> Problem:
    """It lies in the folder of another workline than its note names."""
    return problem("workline", f"{NAME}: workline", "folder", folder=sorted(worklines), declared=declared)


def in_a_folder_of_ours(place: str, folder: str) -> Problem:
    """It lies where the system keeps what is its own: dossiers, copies, reports, what was restored."""
    return problem("folder-kept", shown(place), "ours", folder=shown(folder, 60))


def with_other_content(batch: str, place: str) -> Problem:
    """A batch of this name was taken in, and it was another."""
    return problem("batch-known", f"{NAME}: batch", "other", batch=batch, path=shown(place))


def under_no_policy(name: str, policies: Collection[str]) -> Problem:
    """The policy of the form, or of the institution, is none of the workline's."""
    return problem("policy", "policy", "unknown", allowed=list(policies), policy=shown(name, 60))


def in_an_odd_folder(place: str) -> Problem:
    """Its path cannot be written into a sheet, a log or a report."""
    return problem("folder-name", shown(place), "odd")
