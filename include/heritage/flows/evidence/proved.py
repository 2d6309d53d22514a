"""What proves the rest: the event log with its keys and what the sites remember of it, and the sheets of the items."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from typing import Any

from heritage import settings
from heritage.dossier import Dossier
from heritage.errors import ConfigError
from heritage.events import Verified
from heritage.events.keys import key_id
from heritage.flows import history
from heritage.flows.batch import SHARED
from heritage.flows.custody import checkpoints
from heritage.flows.evidence.making import Making, all_or_nothing, judged
from heritage.report.auditors_dossier import Figure, Met

log = logging.getLogger(__name__)

_LOG = "python -m heritage verify-log"


def of(making: Making) -> Iterator[Figure]:
    """In the order of the page. The log is one for all: of its lines an institution is told no number."""
    found = checkpoints.verify()
    away = [said for said in found.compared if checkpoints.NOT_COMPARED in said]
    row = _shared(found) if making.institution else _whole(found)
    row |= {"sites_compared": len(found.compared) - len(away), "sites_not_compared": len(away)}
    yield judged(making.told("event-log", "event-log", _LOG, [row]), _met(found, away))
    yield making.told("event-log-keys", "event-log-keys", _LOG, _keys(found, making.institution))
    yield _sheets(making)


def _met(found: Verified, away: list[str]) -> Met:
    """Lines that nobody signed for, and sites that could not be asked, leave a part unproved."""
    if not found.holds:
        return Met.NOT
    return Met.PARTLY if away or found.unsigned or not found.signatures else Met.MET


def _whole(found: Verified) -> dict[str, Any]:
    breaks = "; ".join(f"{b.file}:{b.line} {b.said}" for b in found.breaks[:20])
    return {
        "said": found.said, "lines": found.lines, "signatures": found.signatures, "signed_up_to_line": found.signed_up_to,
        "not_signed_yet": found.unsigned, "holds": found.holds, "begun_anew": found.begun, "breaks": breaks,
    }  # fmt: skip


def _shared(found: Verified) -> dict[str, Any]:
    return {
        "holds": found.holds,
        "signed_to_its_end": bool(found.signatures) and not found.unsigned,
        "begun_anew": bool(found.begun),
    }


def _keys(found: Verified, institution: str) -> Iterator[Mapping[str, Any]]:
    told = history.event_log()
    try:
        yield {"key": key_id(told.public()), "serves": "signs now", "said": ""}
    except ConfigError as error:
        yield {"key": "", "serves": "signs now", "said": str(error)}
    for public in told.older_keys():
        yield {"key": key_id(public), "serves": "signed before", "said": ""}
    for said in () if institution else found.compared:
        yield {"key": "", "serves": "kept at a site", "said": said}


def _sheets(making: Making) -> Figure:
    """The dossiers of the work folder; those of packages lie inside the packages, whose bytes audits read."""
    dossiers = sheets = 0
    broken: list[str] = []
    for place in sorted(settings.home().work.glob(f"{making.institution or '*'}/*/*/")):
        if place.name != SHARED and (found := (dossier := Dossier(place)).sheets()):
            dossiers, sheets = dossiers + 1, sheets + len(found)
            broken += [f"{'/'.join(place.parts[-3:])}: {said}" for said in dossier.broken_links()]
    for said in broken:
        log.error("%s", said)
    row = {"dossiers": dossiers, "sheets": sheets, "holds": not broken, "broken": len(broken), "breaks": "; ".join(broken[:20])}  # fmt: skip
    source = "sha256sum work/*/*/*/*.jsonl  # against `follows` in each sheet's first line"
    told = making.told("sheets", "sheets", source, [row])
    return all_or_nothing(told, not broken) if dossiers else told
