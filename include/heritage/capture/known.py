"""Reasons to refuse a delivery that is right in itself: it came to the wrong place, or again; who knows that asks for the words here."""

from __future__ import annotations

from collections.abc import Collection

from heritage.capture.note import NAME
from heritage.capture.problem import Problem, shown


def of_another_line(declared: str, started: str) -> Problem:
    """It was given to another workline than its note names."""
    advice = f"Start the DAG {declared}, or correct delivery.yaml."
    return Problem("workline", f"{NAME}: workline", f"the workline {started}", declared, advice)


def with_other_content(batch: str, place: str) -> Problem:
    """A batch of this name was taken in, and it was another."""
    found = f"{batch}, which was taken in before with other content (from {shown(place)})"
    return Problem(
        "batch-known", f"{NAME}: batch", "a batch name of its own", found, "Give a new delivery a new batch name."
    )


def under_no_policy(name: str, policies: Collection[str]) -> Problem:
    """The policy of the form, or of the institution, is none of the workline's."""
    return Problem("policy", "policy", f"one of {', '.join(policies)}", f'"{shown(name, 60)}"', "Choose one of these.")


def in_an_odd_folder(place: str) -> Problem:
    """Its path cannot be written into a sheet, a log or a report."""
    wanted = "a folder whose path is visible characters in UTF-8"
    return Problem(
        "folder-name", shown(place), wanted, "other characters in it", "The folder cannot be written down: rename it."
    )
