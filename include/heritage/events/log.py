"""Writes the event log: one JSON line per event in a file per month, each line beginning with the sha256 of the line before.

Any number of processes may write; one at a time does. A line that a killed process left half-written is cut off and told
in a line of its own. A small index (SQLite, made anew from the log at any time) finds an event by its key and by package.
"""

from __future__ import annotations

import base64
import contextlib
import fcntl
import hashlib
import json
import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from heritage.dossier import now
from heritage.errors import ConfigError
from heritage.events.index import Index, forget
from heritage.events.keys import BESIDE, Key
from heritage.files import FILE_MODE, disk_full_named, fsync, made_file, made_folder
from heritage.model import Agent, EventType

BEGINNING = "0" * 64
"""What the first line follows."""

CHECKPOINT = EventType.DIGITAL_SIGNATURE_GENERATION
"""The kind of the lines that sign for those before them, and of no others."""

_CHECKPOINT_BEFORE = "checkpoint"
"""What releases up to 0.3 called it."""

EVERY = 1000
"""Lines after which the log signs by itself; the daily watch signs as well."""

INDEX = "index.db"
_TORN_KEPT = 4096


@dataclass(frozen=True, slots=True)
class Entry:
    """An event to be logged. `key` names it for good: the same key is logged once, however often a task is run again.
    `subjects` are package ids (or a batch, a site, a delivery)."""

    key: str
    kind: EventType
    outcome: str  # success | fail | warning
    agent: Agent
    subjects: Sequence[str] = ()
    site: str = ""
    detail: str = ""
    at: str = ""  # when it happened, if not now
    facts: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "kind", EventType(self.kind))


@dataclass(frozen=True, slots=True)
class Last:
    """The newest line: its number and sha256, and the bytes after it that are no line."""

    number: int
    digest: str
    torn: bytes = b""


class EventLog:
    """The log in a folder (HERITAGE_HOME/events), signed with the key of another folder."""

    def __init__(self, folder: Path, key: Key) -> None:
        self.folder, self.key = folder, key

    def add(self, *entries: Entry) -> int:
        """Logs the events that are not logged yet, in order; answers how many were new. They survive a power cut after."""
        try:
            return self._added(entries)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:  # the index is damaged; the log says it all again
            forget(self.folder / INDEX)
            return self._added(entries)

    def _added(self, entries: Sequence[Entry]) -> int:
        with self._alone() as index:
            new = [entry for entry in {e.key: e for e in reversed(entries)}.values() if not index.has(entry.key)]
            for entry in reversed(new):
                number = self._append(index, _line(entry))
                if number % EVERY == 0:
                    with contextlib.suppress(ConfigError):  # work goes on without a signature; `checkpoint` says why
                        self._sign(index)
            return len(new)

    def checkpoint(self) -> bytes:
        """Signs for everything so far and answers the line; nothing new since the last one gives that one again. Raises
        ConfigError when the key is not the one that signed before."""
        with self._alone() as index:
            line = self.newest_line()
            self.key.must_be_that_of(self.folder)
            if line is None or not is_checkpoint(_read(line)):
                self._sign(index)
                line = self.newest_line()
            return line or b""

    def history(self, subject: str) -> list[dict[str, Any]]:
        """The events that name the package (or batch, or site), oldest first."""
        with self._alone() as index:
            told = [_read(self._at(name, offset)) for name, offset in index.about(subject)]
            return [
                event for event in told if subject in event.get("subjects", ())
            ]  # a line may have been tampered with

    def public(self) -> bytes:
        """The public half of the key that signs for this log."""
        beside = self.folder / BESIDE
        return beside.read_bytes() if beside.is_file() else self.key.public

    def older_keys(self) -> list[bytes]:
        """Public halves of the keys that signed before."""
        return [path.read_bytes() for path in sorted(self.folder.glob("key-*.pub.pem"))]

    def renew_key(self) -> str:
        """Goes on with the key of the keys' folder; answers the id of the one before."""
        with self._alone():
            return self.key.renew(self.folder)

    def segments(self) -> list[Path]:
        """The files of the log, oldest first."""
        return sorted(self.folder.glob("[0-9][0-9][0-9][0-9]-[0-9][0-9].jsonl"))

    def newest_line(self) -> bytes | None:
        """The last whole line, without its end."""
        for path in reversed(self.segments()):
            whole, _ = _tail(path)
            if whole is not None:
                return whole
        return None

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody else writes meanwhile."""
        made_folder(self.folder)
        handle = os.open(made_file(self.folder / "lock"), os.O_RDWR | os.O_CREAT, FILE_MODE)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)

    @contextlib.contextmanager
    def _alone(self) -> Iterator[Index]:
        """Nobody else writes meanwhile; torn ends are mended and the index is up to date."""
        with self.alone():
            index = Index(self.folder / INDEX)
            try:
                self._mend(index)
                yield index
            finally:
                index.close()

    def _mend(self, index: Index) -> None:
        torn = self._cut_torn_end()
        shorter = not index.catch_up(self.segments())
        if torn:
            said = f"{len(torn)} bytes of a line that was never finished were cut off"
            kept = base64.b64encode(torn[:_TORN_KEPT]).decode()
            self._append(index, _own(EventType.RECOVERY, "warning", said, {"torn": kept}))
        if shorter:
            self._append(index, _own(EventType.FIXITY_CHECK, "fail", "the log was shorter than its index knew it", {}))

    def _cut_torn_end(self) -> bytes:
        """Only the newest file can have one: a file is left when it is whole."""
        newest = self.segments()[-1:]
        torn = _tail(newest[0])[1] if newest else b""
        if torn:
            size = newest[0].stat().st_size - len(torn)
            os.truncate(newest[0], size)
            fsync(newest[0])
        return torn

    def _append(self, index: Index, content: dict[str, Any]) -> int:
        last = self._last()
        number = last.number + 1
        line = encoded({"previous": last.digest, "number": number, **content})
        path = self._newest_segment(str(content["logged"])[:7])
        offset = path.stat().st_size if path.is_file() else 0
        with disk_full_named(self.folder), path.open("ab", buffering=0) as out:
            if offset == 0:
                os.fchmod(out.fileno(), FILE_MODE)
            out.write(line)
            os.fsync(out.fileno())
        if offset == 0:
            fsync(self.folder)
        index.note(path.name, offset, line)
        return number

    def _newest_segment(self, month: str) -> Path:
        """A clock that was set back must not put a line before its predecessor."""
        names = [path.name for path in self.segments()]
        return self.folder / max([f"{month}.jsonl", *names])

    def _sign(self, index: Index) -> None:
        self.key.must_be_that_of(self.folder)
        last = self._last()
        words = signed_words(last.number, last.digest)
        facts = {"signature": self.key.sign(words), "key": self.key.id}
        self._append(index, _own(CHECKPOINT, "success", "", facts))

    def _last(self) -> Last:
        line = self.newest_line()
        if line is None:
            return Last(0, BEGINNING)
        number = _read(line).get("number")
        return Last(number if isinstance(number, int) else self._counted(), digest_of(line))

    def _counted(self) -> int:
        """The number of the last line, as the verifier counts, when somebody made that line unreadable: the chain goes on after
        it, and the verifier names it."""
        number = 0
        for path in self.segments():
            with path.open("rb") as lines:
                for line in lines:
                    said = _read(line).get("number")
                    number = said if isinstance(said, int) else number + 1
        return number

    def _at(self, name: str, offset: int) -> bytes:
        with (self.folder / name).open("rb") as stream:
            stream.seek(offset)
            return stream.readline()


def is_checkpoint(line: Mapping[str, Any]) -> bool:
    """Does the line sign for those before it?"""
    return line.get("kind") in (CHECKPOINT, _CHECKPOINT_BEFORE)


def first_line(segments: Sequence[Path]) -> bytes:
    """b"" when there is none."""
    for path in segments:
        with path.open("rb") as lines:
            if line := lines.readline(1 << 24):
                return line
    return b""


def digest_of(line: bytes) -> str:
    """sha256 of the line with its end, as sha256sum would say."""
    return hashlib.sha256(line.rstrip(b"\n") + b"\n").hexdigest()


def signed_words(number: int, digest: str) -> str:
    """What a checkpoint signs: the number and the digest of the line before it."""
    return f"{number} {digest}"


def _line(entry: Entry) -> dict[str, Any]:
    agent = {"name": entry.agent.name, "version": entry.agent.version, "kind": entry.agent.kind}
    logged = now()
    told = {"key": entry.key, "kind": entry.kind, "outcome": entry.outcome, "agent": agent, "site": entry.site}
    rest = {"subjects": list(entry.subjects), "detail": entry.detail, "facts": entry.facts}
    return {"logged": logged, "at": entry.at or logged, **told, **rest}


def _own(kind: EventType, outcome: str, detail: str, facts: dict[str, Any]) -> dict[str, Any]:
    """A line that the log writes about itself."""
    at = now()
    return {"logged": at, "at": at, "kind": kind, "outcome": outcome, "detail": detail, **facts}


def encoded(content: Mapping[str, Any]) -> bytes:
    """The content as a line of the log."""
    return (json.dumps(content, separators=(",", ":")) + "\n").encode()


def _read(line: bytes) -> dict[str, Any]:
    """What the line says; {} when it is none of ours."""
    try:
        content = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}


def _tail(path: Path) -> tuple[bytes | None, bytes]:
    """The last whole line (None when there is none) and the torn bytes after it."""
    size, step = path.stat().st_size, 1 << 16
    with path.open("rb") as stream:
        while True:
            stream.seek(max(0, size - step))
            whole, end, torn = stream.read().rpartition(b"\n")
            if b"\n" in whole or step >= size:
                return (whole.rpartition(b"\n")[2] if end else None, torn)
            step *= 4
