"""The batches in which something was decided since they were reported: each is noted until a round has finished and reported it, so
that nothing that was accepted is forgotten, whoever is killed meanwhile."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from heritage import files, settings
from heritage.dossier import now


def note(reference: str) -> None:
    """Something was decided in the batch: a round is to finish what was accepted and to report again. Noted again while a round is
    at it, the batch has its turn again."""
    place = _note(reference)
    first = _read(place) or {"batch": reference, "since": now()}
    files.write(place, json.dumps(first).encode())


def is_due(reference: str) -> bool:
    """Is a round of the batch still to come, or on its way?"""
    return _note(reference).is_file() or _taken(reference).is_file()


def reporting(reference: str) -> None:
    """The batch is about to be reported: what is decided from now on is for a further round."""
    if _note(reference).is_file():
        _note(reference).replace(_taken(reference))


def reported(reference: str) -> None:
    """The batch was reported, with what had been decided before `reporting`."""
    _taken(reference).unlink(missing_ok=True)


def forget(reference: str) -> None:
    """There is nothing left to finish."""
    reported(reference)
    _note(reference).unlink(missing_ok=True)


def waiting() -> list[str]:
    """The batches, those that were noted first come first."""
    return list(dict.fromkeys(batch for batch, _ in noted()))


def noted() -> list[tuple[str, str]]:
    """(batch, since when), first come first; a batch may be noted twice."""
    notes = [(n["batch"], n["since"]) for place in files.written(_folder(), "*.*") if (n := _read(place))]
    return sorted(notes, key=lambda note: (note[1], note[0]))


def _read(place: Path) -> dict[str, str] | None:
    try:
        return dict(json.loads(place.read_bytes()))
    except (OSError, ValueError):
        return None


def _folder() -> Path:
    return settings.home().work / "_decided"


def _note(reference: str) -> Path:
    return _folder() / f"{hashlib.sha256(reference.encode()).hexdigest()[:32]}.json"


def _taken(reference: str) -> Path:
    return _note(reference).with_suffix(".closing")
