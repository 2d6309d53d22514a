"""exiftool kept open by pyexiftool: one process for many questions, in a sandbox that shows it the files it is asked about and
nothing else; started again when it has died or hangs."""

from __future__ import annotations

import contextlib
import fcntl
import os
import signal
import subprocess
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Self

import exiftool.exiftool as pyexiftool
from exiftool.exceptions import ExifToolException

from heritage import tools
from heritage.errors import ToolFailed, ToolTimeout
from heritage.tools.sandbox import View

MOST_SAID = 256 << 20
"""Bytes of an answer about a hundred files; what would say more is broken, or made to."""

_COMPLAINTS = 1 << 20  # bytes; what Linux lets anybody set
_GOOD_ENDS = (0, 1)  # 1: some file could not be read, and its own answer says so


class KeptOpen:
    """Asks about the files of `reads`. For one thread; ends with its `with` block, and with whoever holds it."""

    def __init__(self, always: Sequence[str], reads: Sequence[Path]) -> None:
        """`always`: the options of every question."""
        self._always, self._view = list(always), View(list(reads))
        self._running = contextlib.ExitStack()
        self._program: _Confined | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def ask(self, names: Sequence[str], seconds: float) -> bytes:
        """What it says of these names, none of which may hold a line break or begin with a minus. Raises ToolMissing, ToolTimeout,
        ToolFailed; the next question is then asked of a new process."""
        if self._program is None:
            self._program = self._started()
        try:
            return self._answer(self._program, names, seconds)
        except BaseException:
            self._end()
            raise

    def _started(self) -> _Confined:
        program = _Confined(
            executable=tools.find("exiftool"), common_args=self._always, config_file="", encoding="utf-8"
        )
        argv = [str(program.executable), "-config", "", "-stay_open", "True", "-@", "-", "-common_args", *self._always]
        pipe = subprocess.PIPE
        started = tools.started_in_sandbox(argv, self._view, stdin=pipe, stdout=pipe, stderr=pipe)
        program.joined(self._running.enter_context(started))
        return program

    @staticmethod
    def _answer(program: _Confined, names: Sequence[str], seconds: float) -> bytes:
        with _limited(program.process, seconds) as late:
            try:
                said: bytes = program.execute(*names, raw_bytes=True)
            except (OSError, ValueError, ExifToolException) as error:
                if late.is_set():
                    raise ToolTimeout(f"exiftool on {len(names)} files: killed after {seconds:.0f} s") from error
                raise ToolFailed(f"exiftool gave no whole answer: {program.last_words()}") from error
        if program.last_status not in _GOOD_ENDS:
            raise ToolFailed(f"exiftool: exit code {program.last_status}: {_text(program.last_stderr)}")
        return said

    def _end(self) -> None:
        self._running.close()
        if self._program is not None:
            self._program.left()
            self._program = None


class _Confined(pyexiftool.ExifTool):  # type: ignore[misc]
    """pyexiftool's conversation with a process that we start and end ourselves: in the sandbox, and with its task."""

    process: subprocess.Popen[bytes]

    def joined(self, process: subprocess.Popen[bytes]) -> None:
        self.process = self._process = process
        self._running = True
        with contextlib.suppress(
            OSError
        ):  # it is read when the answer is whole: what is complained of a hundred files must fit
            fcntl.fcntl(process.stderr or -1, fcntl.F_SETPIPE_SZ, _COMPLAINTS)

    def left(self) -> None:
        """pyexiftool would say goodbye to it, and wait; it has been killed."""
        self._flag_running_false()
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            with contextlib.suppress(OSError):
                pipe and pipe.close()

    def last_words(self) -> str:
        """How it ended, and what it complained of; what still lives is killed."""
        _kill(self.process)
        self.process.wait()
        said = b"" if self.process.stderr is None else os.read(self.process.stderr.fileno(), 2000)
        return f"exit code {tools.ended(self.process)}: {_text(said)}"


@contextlib.contextmanager
def _limited(process: subprocess.Popen[bytes], seconds: float) -> Iterator[threading.Event]:
    """Kills the process when the time is up, whatever is being waited for; the event says so."""
    late = threading.Event()

    def kill() -> None:
        late.set()
        _kill(process)

    timer = threading.Timer(seconds, kill)
    timer.start()
    try:
        yield late
    finally:
        timer.cancel()
        timer.join()


def _kill(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def _until(descriptor: int, ending: bytes, _: int) -> bytes:
    """What comes from a pipe up to `ending`. Raises OSError when the pipe ends before."""
    said = bytearray()
    while not said[-len(ending) - 4 :].strip().endswith(ending):
        more = os.read(descriptor, 1 << 16)
        if not more:
            raise BrokenPipeError("it ended before it had answered")
        said += more
        if len(said) > MOST_SAID:
            raise OSError(f"it says more than {MOST_SAID >> 20} MB")
    return bytes(said)


# pyexiftool 0.5.6 waits for ever, with a core at work, for the end of an answer of a program that has died. Its reader is a function
# of the module and no method, so it is replaced there.
pyexiftool._read_fd_endswith = _until


def _text(said: bytes | None) -> str:
    return (said or b"").decode(errors="replace").strip()[-2000:]
