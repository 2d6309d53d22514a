"""The page of an institution's capture stations: target values and the share of faulty items over the sessions, as charts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from heritage.catalogue.queries import capture_stations
from heritage.catalogue.queries.capture_stations import ListedStation, Session
from heritage.messages import Words
from heritage.model import Viewer
from heritage.report.drift import Drift, Point, svg

FACTS: Mapping[str, bool] = {
    "target.delta_e_mean": True,
    "target.delta_e_worst": True,
    "target.tone_worst": True,
    "target.white_balance_worst": True,
    "target.noise_worst": True,
    "target.efficiency_worst": False,
    "target.uniformity": True,
    "target.ppi": False,
}
"""Target values that are drawn; True: the largest of a session's shots is the worst, False: the smallest."""

CHECKS = 6
"""Checks whose share of faulty items is drawn: those that most items fail."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The page. `charts`: SVG pictures of ours, safe to put into the page."""

    institution: str
    stations: Sequence[ListedStation]
    station: str
    sessions: Sequence[Session]
    charts: Sequence[str]


def shown(db: Connection, viewer: Viewer, institution: str, station: str, words: Words) -> Shown:
    """The stations, and the one that was asked for (else the first)."""
    wall = viewer.institutions
    there = capture_stations.stations(db, institutions=wall, institution=institution)
    chosen = station if station in {one.station for one in there} else (there[0].station if there else "")
    if not chosen:
        return Shown(institution, there, "", (), ())
    sessions = capture_stations.sessions(db, institution, chosen, institutions=wall)
    charts = [*_shares(db, viewer, institution, chosen, words), *_targets(db, viewer, institution, chosen, words)]
    return Shown(institution, there, chosen, sessions, charts)


def _targets(db: Connection, viewer: Viewer, institution: str, station: str, words: Words) -> Iterator[str]:
    found: dict[str, list[Point]] = {}
    for one in capture_stations.targets(db, institution, station, institutions=viewer.institutions, facts=tuple(FACTS)):
        worst = one.highest if FACTS[one.fact] else one.lowest
        found.setdefault(one.fact, []).append(Point(one.captured, one.batch, round(worst, 3)))
    for fact in FACTS:
        if fact in found:
            yield svg(Drift(words(f"station-{fact.partition('.')[2].replace('_', '-')}"), found[fact]))


def _shares(db: Connection, viewer: Viewer, institution: str, station: str, words: Words) -> Iterator[str]:
    found: dict[str, list[Point]] = {}
    for one in capture_stations.shares(db, institution, station, institutions=viewer.institutions):
        share = round(100 * one.faulty / one.items, 1) if one.items else 0.0
        found.setdefault(one.check, []).append(Point(one.captured, one.batch, share))
    for check in sorted(found, key=lambda name: -sum(point.value for point in found[name]))[:CHECKS]:
        title = words(f"check-{check}") if words.knows(f"check-{check}") else check
        yield svg(Drift(words("station-share", check=title), found[check]))
