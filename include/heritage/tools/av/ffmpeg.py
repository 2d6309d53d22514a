"""ffprobe and ffmpeg: what a file says it holds, and one run that decodes it whole for everybody who listens on a pipe.

ffmpeg's exit code says little (a spoilt FFV1 slice leaves it 0): `run` therefore answers every warning and error it printed.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import re
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import IO, Any, BinaryIO

from heritage import tools
from heritage.errors import SourceUnreadable, ToolFailed, ToolTimeout
from heritage.model import about, phrase
from heritage.tools.av import demuxers, ffmpeg_graph
from heritage.tools.av.demuxers import Opened, opened
from heritage.tools.av.ffmpeg_graph import Opening, Options
from heritage.tools.av.sound import respelt as respelling
from heritage.tools.av.sound.stored import Stored
from heritage.tools.sandbox import View

_log = logging.getLogger(__name__)

MOST_LINES = 200
"""Complaints kept per run, and as many of the last; a film with a spoilt index makes one per frame."""

TELL_EVERY = 20.0
"""Seconds between two lines of progress in the task log."""

_LEVELLED = re.compile(r"^(?:\[(?P<part>[^\]@]+?)(?: @ 0x[0-9a-f]+)?\] )?\[(?P<level>\w+)\] (?P<text>.*)$")

Reader = Callable[[BinaryIO], object]
"""Reads one of ffmpeg's outputs to its end, in a thread of its own."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """A line of ffmpeg's stderr at level warning or worse; `part` is who said it ("ffv1", "wav"), or ""."""

    level: str
    part: str
    text: str


@dataclass(frozen=True, slots=True)
class Decoded:
    """What a run said. `code` is the exit code."""

    code: int
    complaints: tuple[Complaint, ...]
    seconds: float

    @property
    def errors(self) -> tuple[Complaint, ...]:
        return tuple(c for c in self.complaints if c.level in ("error", "fatal", "panic"))


@lru_cache(maxsize=1)
def version() -> str:
    """ "ffmpeg 5.1.9-0+deb12u1"."""
    return " ".join(_first_line("ffmpeg").split()[:3:2])


def _first_line(program: str) -> str:
    return tools.run([program, "-hide_banner", "-version"], seconds=30).stdout.decode().partition("\n")[0]


def probe(path: Path) -> Mapping[str, Any]:
    """ffprobe's JSON: format, streams, chapters. Raises SourceUnreadable with ffprobe's words."""
    words = [
        "ffprobe",
        "-v",
        "error",
        "-show_format",
        "-show_streams",
        "-show_chapters",
        "-of",
        "json",
        "-i",
        _url(path),
    ]
    words[1:1] = [word for name, value in demuxers.ONLY.items() for word in (f"-{name}", value)]
    try:
        ran = tools.run(words, seconds=300, reads=[path])
        found: Mapping[str, Any] = json.loads(ran.stdout or b"{}")
    except ToolTimeout:
        raise
    except (ToolFailed, ValueError) as error:
        raise SourceUnreadable(about("ffprobe", _last_words(str(error), path))) from error
    if not found.get("streams"):
        raise SourceUnreadable(phrase("ffprobe-none"))
    return found


def _url(path: Path) -> str:
    """As a file and nothing else, whatever its name looks like to ffmpeg (`concat:…`, `-i`)."""
    return f"file:{path}"


def _last_words(said: str, path: Path) -> str:
    """ffprobe's complaints without the command before them and without our folders."""
    lines = said.rpartition("exit code 1: ")[2].splitlines()
    shown = "; ".join(re.sub(r" @ 0x[0-9a-f]+", "", line).strip() for line in lines[-3:] if line.strip())
    return named(shown, path)[:300]


def named(said: str, path: Path) -> str:
    """A program's words with the file called by its name alone."""
    return said.replace(_url(path), path.name).replace(str(path), path.name)


def source(path: Path, options: Options | None = None, *, respelt: Stored | None = None) -> Opening:
    """A delivered file, opened: that file alone, as one of the formats that are known, or (`respelt`) as its header says."""
    if respelt is not None:
        return respelling.source(path, respelt)
    return ffmpeg_graph.opened(opened(_url(path), path), {**(options or {}), **demuxers.ONLY})


@dataclass(slots=True)
class _Listening:
    """One pipe of a run and the thread that empties it."""

    reader: Reader
    read_end: int
    write_end: int
    failed: list[BaseException] = field(default_factory=list)
    thread: threading.Thread | None = None

    def start(self) -> None:
        self.thread = threading.Thread(target=self._read, daemon=True)
        self.thread.start()

    def _read(self) -> None:
        with os.fdopen(self.read_end, "rb", buffering=1 << 20) as stream:
            try:
                self.reader(stream)
            except BaseException as error:
                self.failed.append(error)
            with contextlib.suppress(OSError):
                while stream.read(1 << 20):  # a reader that gave up must not stop ffmpeg for ever
                    pass


def run(
    words: Callable[[Sequence[str]], Sequence[str | Path]],
    readers: Sequence[Reader] = (),
    *,
    length: float,
    name: str,
    seconds: float | None = None,
) -> Decoded:
    """Runs ffmpeg to its end. `words` gets one "pipe:N" per reader and answers the arguments; each reader gets what ffmpeg
    writes there. Of all files it sees those that are `opened`, and those that are Paths, which it writes. `length` (seconds of sound or picture) is for the progress told in the log as `name`, and for the time
    limit when `seconds` is not given: 30 × real time and ten minutes. ffmpeg is killed with its group when the time is up,
    when this call is interrupted, and when this process dies. A non-zero exit code is the caller's to judge.
    Raises ToolMissing, ToolTimeout, and whatever a reader raised."""
    limit = seconds or 600 + 30 * max(length, 0)
    progress = _Progress(name, length)
    complaints = _Complaints()
    listening = [_Listening(reader, *os.pipe()) for reader in (*readers, progress.read, complaints.read)]
    pipes = [f"pipe:{one.write_end}" for one in listening]
    argv = [
        tools.find("ffmpeg"),
        "-hide_banner",
        "-nostdin",
        "-nostats",
        "-loglevel",
        "level+warning",
        "-progress",
        pipes[-2],
    ]
    more = words(pipes[:-2])
    started = time.monotonic()
    with _started([*argv, *map(str, more)], _view(more), listening) as process:
        try:
            process.wait(timeout=limit)
            for one in listening:
                if one.thread is not None:
                    one.thread.join(timeout=120)
        except subprocess.TimeoutExpired as error:
            raise ToolTimeout(f"ffmpeg on {name}: killed after {limit:.0f} s") from error
    for one in listening:
        if one.failed:
            raise one.failed[0]
    return Decoded(tools.ended(process), complaints.found(), time.monotonic() - started)


def _view(words: Sequence[str | Path]) -> View:
    return View(
        [place for word in words if isinstance(word, Opened) for place in word.places],
        [word for word in words if isinstance(word, Path)],
    )


@contextlib.contextmanager
def _started(argv: Sequence[str], view: View, listening: Sequence[_Listening]) -> Iterator[subprocess.Popen[bytes]]:
    with contextlib.ExitStack() as running:
        try:
            process = running.enter_context(tools.started_in_sandbox(
                argv, view, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=listening[-1].write_end,
                pass_fds=[one.write_end for one in listening],
            ))  # fmt: skip
        finally:
            for one in listening:
                os.close(one.write_end)
        for one in listening:
            one.start()
        yield process


class _Complaints:
    """stderr, line by line; the first and the last of many are kept."""

    def __init__(self) -> None:
        self._first: list[Complaint] = []
        self._last: list[Complaint] = []

    def read(self, stream: IO[bytes]) -> None:
        for raw in stream:
            match = _LEVELLED.match(raw.decode(errors="replace").rstrip())
            if match and match["level"] in ("warning", "error", "fatal", "panic"):
                self._keep(Complaint(match["level"], (match["part"] or "").strip(), match["text"][:300]))

    def _keep(self, complaint: Complaint) -> None:
        if len(self._first) < MOST_LINES:
            self._first.append(complaint)
        else:
            self._last = [*self._last[-MOST_LINES + 1 :], complaint]

    def found(self) -> tuple[Complaint, ...]:
        return (*self._first, *self._last)


class _Progress:
    """Tells how far a long run is: frame, speed, time left."""

    def __init__(self, name: str, length: float) -> None:
        self._name, self._length = name, length
        self._told = time.monotonic()
        self._state: dict[str, str] = {}

    def read(self, stream: IO[bytes]) -> None:
        for raw in stream:
            key, _, value = raw.decode(errors="replace").strip().partition("=")
            self._state[key] = value.strip()
            if key == "progress" and time.monotonic() - self._told >= TELL_EVERY:
                self._told = time.monotonic()
                _log.info("%s: %s", self._name, told(self._state, self._length))


def told(state: Mapping[str, str], length: float) -> str:
    """ffmpeg's progress block as a sentence: "frame 1500, 00:01:00 of 00:10:00, 2.3 × real time, 4 min left"."""
    done = _number(state.get("out_time_us", "")) / 1e6
    speed = _number(state.get("speed", "").removesuffix("x"))
    parts = [f"frame {state['frame']}"] if state.get("frame", "0") != "0" else []
    parts.append(f"{clock(done)} of {clock(length)}" if length else clock(done))
    if speed > 0:
        parts.append(f"{speed:.3g} × real time")
        if length > done:
            parts.append(f"{(length - done) / speed / 60:.1f} min left")
    return ", ".join(parts)


def as_stored(container: str) -> Options:
    """A source's options, so that what is decoded is what is stored: no picture turned, no edit list obeyed."""
    return {"noautorotate": None, **({"ignore_editlist": 1} if "mov" in container.split(",") else {})}


def clock(seconds: float) -> str:
    """hh:mm:ss, whole seconds."""
    whole = int(max(seconds, 0))
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}"


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
