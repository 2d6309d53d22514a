"""Starts a delivery that lies in the inbox, before `intake` does; the right to do so is asked by who calls."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path

from fastapi import HTTPException

from heritage import files, settings
from heritage.flows.inbox import intake
from heritage.flows.inbox.whose import whose
from heritage.lines import LINES
from heritage.model import Viewer
from heritage_airflow.web import start_run


def start(viewer: Viewer, institution: str, workline: str, name: str, review: str = "wait") -> tuple[str, bool]:
    """The run that takes the delivery in, and whether it is new. It has the id that `intake` would give it: no delivery is
    started twice. Raises 404 when there is no such folder in the inbox."""
    place = _place(institution, workline, name)
    if place is None or whose(place).institutions != {institution}:  # a link may lead to another one's
        raise HTTPException(HTTPStatus.NOT_FOUND)
    arrival = intake.arrival(place)
    conf = {"delivery": arrival.place, "review": review, "institution": institution}
    new = start_run.start(workline, arrival.run, conf, viewer)
    intake.started(arrival)
    return arrival.run, new


def _place(institution: str, workline: str, name: str) -> Path | None:
    """The delivery's folder. An institution's folder may itself be a link, to a disk of its own."""
    if institution not in settings.institutions() or workline not in LINES or "/" in name or name.startswith("."):
        return None
    try:
        place = files.safe_join(settings.home().inbox / institution / workline, name)
    except ValueError:
        return None
    return place if place.is_dir() else None
