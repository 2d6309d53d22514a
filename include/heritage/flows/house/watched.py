"""What the watch saw last, for the page that shows it: the watch itself is too slow to be asked by a page."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from heritage import files, settings
from heritage.dossier import now
from heritage.flows.house import looked
from heritage.messages import late, words


@dataclass(frozen=True, slots=True)
class Late:
    """Something that is overdue, and what to do. `what`: its kind; `code`, `values`: said in each language by `messages.late`; `said`,
    `advice`: in English, kept beside them (and alone in what releases up to 0.4 kept)."""

    what: str
    said: str
    advice: str
    code: str = ""
    values: Mapping[str, str | int] = field(default_factory=dict)

    @classmethod
    def of(cls, what: str, code: str = "", advice: str = "", **values: str | int) -> Late:
        """`code`: where the kind has several, or its own name is none. `advice`: what an error advises."""
        said, todo = late.english(words("en"), code or what, values)
        return cls(what, said, advice or todo, code or what, values)


def note(found: Sequence[Late]) -> None:
    """Keeps what the watch found now."""
    content = {"at": now(), "late": [asdict(one) for one in found]}
    files.write(_place(), json.dumps(content, ensure_ascii=False).encode())


def latest() -> tuple[str, list[Late]]:
    """When the watch ran last ("" if never), and what it found."""
    try:
        content = json.loads(_place().read_bytes())
        return str(content["at"]), [Late(**one) for one in content["late"]]
    except (OSError, ValueError, KeyError, TypeError):
        return "", []


def _place() -> Path:
    return settings.home().root / looked.PLACE
