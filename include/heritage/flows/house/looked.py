"""When the watch looked last, for who is not started by its schedule: the launcher, the pages. Light: the launcher imports it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

PLACE = "custody/watch/latest.json"
"""Below HERITAGE_HOME; written at the end of each look."""

PATIENCE = timedelta(hours=3)
"""It looks every hour, and a look may take two."""


def silent_since(home: Path) -> str:
    """Since when it has not looked (ISO 8601, UTC), when that is too long; "" else, and for a home in which it has never looked."""
    try:
        looked = datetime.fromtimestamp((home / PLACE).stat().st_mtime, UTC)
    except OSError:
        return ""
    too_long = datetime.now(UTC) - looked > PATIENCE
    return looked.isoformat(timespec="seconds").replace("+00:00", "Z") if too_long else ""
