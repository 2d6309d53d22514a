"""Signs of life of what works by the clock: a DAG that is paused, or never has its turn, writes no log that somebody could miss."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from heritage import settings
from heritage.dossier import moment
from heritage.files import made_file, made_folder

SILENT_AFTER = {
    "sign": timedelta(hours=1),
    "intake": timedelta(hours=1),
    "finish": timedelta(hours=26),
    "housekeeping": timedelta(days=3),
}
"""DAG → how long it may say nothing: its interval and how long a run may take (their `dagrun_timeout`), with room to spare. Those that care
for the archive are known by what they leave in the catalogue (see `watch`)."""


def beat(dag: str) -> None:
    """The DAG has looked, whatever it found."""
    place = _sign(dag)
    made_folder(place.parent)
    made_file(place).touch()


def last(dag: str) -> str:
    """When it looked last; "" when it never did."""
    place = _sign(dag)
    return moment(datetime.fromtimestamp(place.stat().st_mtime, UTC)) if place.exists() else ""


def silent() -> Iterator[tuple[str, datetime]]:
    """Each that said nothing for too long, since when. For one that never said anything the time runs from the first call on."""
    for dag, patience in SILENT_AFTER.items():
        if not _sign(dag).exists():
            beat(dag)
        since = datetime.fromtimestamp(_sign(dag).stat().st_mtime, UTC)
        if datetime.now(UTC) - since > patience:
            yield dag, since


def _sign(dag: str) -> Path:
    return settings.home().custody / "alive" / dag
