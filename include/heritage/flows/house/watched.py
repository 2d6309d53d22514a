"""What the watch saw last, for the page that shows it: the watch itself is too slow to be asked by a page."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from heritage import files, settings
from heritage.dossier import now
from heritage.flows.house import looked


@dataclass(frozen=True, slots=True)
class Late:
    """Something that is overdue, and what to do."""

    what: str
    said: str
    advice: str


def note(found: Sequence[Late]) -> None:
    """Keeps what the watch found now."""
    content = {"at": now(), "late": [asdict(late) for late in found]}
    files.write(_place(), json.dumps(content, ensure_ascii=False).encode())


def latest() -> tuple[str, list[Late]]:
    """When the watch ran last ("" if never), and what it found."""
    try:
        content = json.loads(_place().read_bytes())
        return str(content["at"]), [Late(**late) for late in content["late"]]
    except (OSError, ValueError, KeyError, TypeError):
        return "", []


def _place() -> Path:
    return settings.home().root / looked.PLACE
