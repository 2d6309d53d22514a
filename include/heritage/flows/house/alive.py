"""Signs of life of what works by the clock: a DAG that is paused, hangs, or never has its turn, writes no log that somebody could miss. Each
gives its sign when its work has ended well; who fails each time gives none."""

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
    "revise": timedelta(hours=26),
    "publish": timedelta(hours=26),
    "housekeeping": timedelta(days=3),
    "audit": timedelta(days=3),
    "drill": timedelta(days=35),
    "evidence": timedelta(days=35),
}
"""DAG → how long it may say nothing: its interval and how long a run may take (their `dagrun_timeout`), with room to spare. `watch` asks for
them; who asks for `watch` itself is the launcher (`looked.silent_since`)."""

PARTS = {"housekeeping": ("inbox", "kept", "airflow")}
"""DAG → its tasks that work side by side: each gives a sign of its own."""


def beat(dag: str, part: str = "") -> None:
    """The DAG, or this part of it, has ended well."""
    place = _sign(dag, part)
    made_folder(place.parent)
    made_file(place).touch()


def last(dag: str) -> str:
    """When it ended well last, in all its parts; "" when one of them never did."""
    places = [_sign(dag, part) for part in PARTS.get(dag, ("",))]
    if not all(place.exists() for place in places):
        return ""
    return moment(datetime.fromtimestamp(min(place.stat().st_mtime for place in places), UTC))


def silent() -> Iterator[tuple[str, datetime]]:
    """Each that said nothing for too long, since when. For one that never said anything the time runs from the first call on."""
    for dag, patience in SILENT_AFTER.items():
        since = min(_last(dag, part) for part in PARTS.get(dag, ("",)))
        if datetime.now(UTC) - since > patience:
            yield dag, since


def _last(dag: str, part: str) -> datetime:
    if not _sign(dag, part).exists():
        beat(dag, part)
    return datetime.fromtimestamp(_sign(dag, part).stat().st_mtime, UTC)


def _sign(dag: str, part: str) -> Path:
    return settings.home().custody / "alive" / (f"{dag}.{part}" if part else dag)
