"""Begins the log anew after a loss. The first line says who did, why, and what is still proved of the log before; what is left of that
one is put aside, never thrown away."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from heritage.errors import OurMistake
from heritage.events.keys import is_public, key_id
from heritage.events.log import EventLog, digest_of, encoded, first_line
from heritage.files import PARTIAL, fsync, write
from heritage.model import Agent, EventType

MARK = "begun_anew"
"""What the first line of such a log has."""


@dataclass(frozen=True, slots=True)
class Begun:
    """How the present log was begun anew. `log`: its name, as checkpoints at sites give it."""

    log: str
    at: str
    who: str
    reason: str
    facts: Mapping[str, Any]

    @property
    def said(self) -> str:
        left = self.facts.get("before", {})
        return f"begun anew at {self.at} by {self.who}: {self.reason} (of the log before, {left.get('lines', 0)} lines are left in {left.get('folder', '')})"


def begun(log: EventLog) -> Begun | None:
    """None for a log that goes back to its home's beginning."""
    line = first_line(log.segments())
    try:
        content = json.loads(line)
        facts = content[MARK]
        return Begun(digest_of(line)[:16], content["at"], content["agent"]["name"], content["detail"], facts)
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def begin_anew(
    log: EventLog, *, who: str, reason: str, at: str, facts: Mapping[str, Any], older: Sequence[bytes]
) -> Begun:
    """Puts aside what is left and writes the first line. `facts`: what is proved of the log before, and `aside`: the folder for it
    (`free_name`); `older`: public keys that signed for it."""
    with log.alone():
        aside = _put_aside(log.folder, facts["aside"])
        for public in older:
            if is_public(public):
                write(log.folder / f"key-{key_id(public)}.pub.pem", public)
        before = {**facts.get("before", {}), "folder": aside}
        agent = Agent(who, kind="person")
        content = {
            "logged": at, "at": at, "kind": EventType.RECOVERY, "outcome": "warning", "site": "", "subjects": ["event log"],
            "agent": {"name": agent.name, "version": "", "kind": agent.kind}, "detail": reason, MARK: {**facts, "before": before},
        }  # fmt: skip
        write(log.folder / f"{at[:7]}.jsonl", encoded({"previous": "0" * 64, "number": 1, **content}))
        fsync(log.folder)
    found = begun(log)
    if found is None:
        raise OurMistake(f"{log.folder}: the first line that was just written cannot be read")
    return found


def free_name(folder: Path, at: str) -> str:
    """For a folder of what is left of a log."""
    names = (f"before-{at.replace(':', '')}{f'-{number}' if number > 1 else ''}" for number in count(1))
    return next(name for name in names if not (folder / name).exists())


def _put_aside(folder: Path, name: str) -> str:
    """Renames, so that a kill leaves each file here or there, and the next try goes on; answers the new folder's name. The index is only an
    index."""
    left = [path for path in sorted(folder.iterdir()) if path.name != "lock" and not path.name.startswith("before-")]
    names = (name if number == 1 else f"{name}-{number}" for number in count(1))
    place = next(folder / each for each in names if not any((folder / each / path.name).exists() for path in left))
    place.mkdir(exist_ok=True)
    for path in left:
        if path.name.startswith(("index.db", PARTIAL)):
            path.unlink()
        else:
            shutil.move(path, place / path.name)
    fsync(place)
    fsync(folder)
    return place.name


def remains(log: EventLog) -> list[Path]:
    """The files of earlier logs that were put aside, oldest first."""
    return sorted(log.folder.glob("before-*/[0-9][0-9][0-9][0-9]-[0-9][0-9].jsonl"))
