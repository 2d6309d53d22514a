"""Reasons to refuse a delivery that is right in itself: it came to the wrong place, or again; who knows that asks for the words here."""

from __future__ import annotations

from collections.abc import Collection

from heritage.capture.note import NAME
from heritage.capture.problem import Problem, shown


def of_another_line(declared: str, started: str) -> Problem:
    """It was given to another workline than its note names."""
    advice = f"Start the DAG {declared}, or correct delivery.yaml."
    return Problem("workline", f"{NAME}: workline", f"the workline {started}", declared, advice)


def in_the_folder_of(institutions: Collection[str], declared: str) -> Problem:
    """It lies in another institution's folder of the inbox than its note names. The folder counts: who may write into it is known."""
    advice = "Hand it in in the folder of its own institution, or correct delivery.yaml."
    wanted = f"{', '.join(sorted(institutions))}, whose folder it lies in"
    return Problem("institution", f"{NAME}: institution", wanted, declared, advice)


def in_folders_of_several(place: str, institutions: Collection[str]) -> Problem:
    """A link leads from one institution's folder into another's."""
    found = f"a folder of {', '.join(sorted(institutions))}"
    advice = "Hand it in as a folder, not as a link into another institution's."
    return Problem("institution", shown(place), "a folder of one institution", found, advice)


def in_nobodys_folder(place: str, folder: str) -> Problem:
    """It lies in the inbox, in no institution's folder."""
    wanted, found = "a folder of an institution in the inbox", f'"{shown(folder, 60)}", which is no institution\'s'
    return Problem("institution", shown(place), wanted, found, "Hand it in in the folder of its own institution.")


def of_another_institution(started: str, declared: str) -> Problem:
    """Who started it may do so for one institution, and its note names another."""
    wanted = f"{started}, for which it was started"
    return Problem(
        "institution", f"{NAME}: institution", wanted, declared, "Start it for the institution that it is of."
    )


def in_the_folder_of_a_line(worklines: Collection[str], declared: str) -> Problem:
    """It lies in the folder of another workline than its note names."""
    wanted = f"the workline {', '.join(sorted(worklines))}, whose folder it lies in"
    advice = "Hand it in in the folder of its own workline, or correct delivery.yaml."
    return Problem("workline", f"{NAME}: workline", wanted, declared, advice)


def in_a_folder_of_ours(place: str, folder: str) -> Problem:
    """It lies where the system keeps what is its own: dossiers, copies, reports, what was restored."""
    found = f'a folder that the system writes to ("{shown(folder, 60)}")'
    advice = "Hand it in in the inbox; what is archived already is not delivered again."
    return Problem("folder-kept", shown(place), "a delivery in the inbox, or in a folder of its own", found, advice)


def with_other_content(batch: str, place: str) -> Problem:
    """A batch of this name was taken in, and it was another."""
    found = f"{batch}, which was taken in before with other content (from {shown(place)})"
    advice = "Give a new delivery a new batch name, and say under `replaces` what it brings again."
    return Problem("batch-known", f"{NAME}: batch", "a batch name of its own", found, advice)


def under_no_policy(name: str, policies: Collection[str]) -> Problem:
    """The policy of the form, or of the institution, is none of the workline's."""
    return Problem("policy", "policy", f"one of {', '.join(policies)}", f'"{shown(name, 60)}"', "Choose one of these.")


def in_an_odd_folder(place: str) -> Problem:
    """Its path cannot be written into a sheet, a log or a report."""
    wanted = "a folder whose path is visible characters in UTF-8"
    return Problem(
        "folder-name", shown(place), wanted, "other characters in it", "The folder cannot be written down: rename it."
    )
