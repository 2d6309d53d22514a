"""Starts a delivery that lies in the inbox, before `intake` does; the right to do so is asked by who calls."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import HTTPException

from heritage import files, settings
from heritage.flows import intake
from heritage.lines import LINES
from heritage.model import Viewer
from heritage_airflow.web import starting


def start(viewer: Viewer, institution: str, workline: str, name: str, review: str = "wait") -> tuple[str, bool]:
    """The run that takes the delivery in, and whether it is new. It has the id that `intake` would give it: no delivery is
    started twice. Raises 404 when there is no such folder in the inbox."""
    try:
        place = files.inside(settings.home().inbox, f"{institution}/{workline}/{name}")
    except ValueError:
        raise HTTPException(HTTPStatus.NOT_FOUND) from None
    if institution not in settings.institutions():  # inbox/_done is nobody's
        raise HTTPException(HTTPStatus.NOT_FOUND)
    if workline not in LINES or "/" in name or name.startswith(".") or not place.is_dir():
        raise HTTPException(HTTPStatus.NOT_FOUND)
    arrival = intake.arrival(place)
    new = starting.start(workline, arrival.run, {"delivery": arrival.place, "review": review}, viewer)
    intake.started(arrival)
    return arrival.run, new
