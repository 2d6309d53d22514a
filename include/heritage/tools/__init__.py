"""One module per outside program or library. Every program call goes through `run`: a list of words (never a shell), a
time limit, its exit code checked, and killed with whoever started it."""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from heritage.errors import ToolFailed, ToolMissing, ToolTimeout

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)


@dataclass(frozen=True, slots=True)
class Ran:
    """What a program said, and how long it took (wall seconds)."""

    stdout: bytes
    stderr: str
    seconds: float


def find(program: str) -> str:
    """The program's absolute path. Raises ToolMissing."""
    path = shutil.which(program)
    if path is None:
        raise ToolMissing(f"{program} is not installed (not on PATH)")
    return path


def run(
    words: Sequence[str | Path],
    *,
    seconds: float,
    folder: Path | None = None,
    stdin: bytes | None = None,
    environment: Mapping[str, str] | None = None,
    accept: Sequence[int] = (0,),
) -> Ran:
    """Runs a program and returns what it said. The program leads a process group of its own, which is killed when the time
    is up, when this call is interrupted, and (by the kernel) when this process dies, so that no orphan writes on.
    Raises ToolMissing, ToolTimeout, ToolFailed (exit code not in `accept`)."""
    argv = [find(str(words[0])), *(str(word) for word in words[1:])]
    started = time.monotonic()
    process = subprocess.Popen(
        argv,
        stdin=subprocess.DEVNULL if stdin is None else subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
        env={**os.environ, **(environment or {})},
        start_new_session=True,
        preexec_fn=die_with_parent,
    )
    try:
        out, err = process.communicate(stdin, timeout=seconds)
    except BaseException as error:
        kill_group(process)
        if isinstance(error, subprocess.TimeoutExpired):
            raise ToolTimeout(f"{_shown(argv)}: killed after {seconds:.0f} s") from error
        raise
    said = err.decode(errors="replace")
    if process.returncode not in accept:
        raise ToolFailed(f"{_shown(argv)}: exit code {process.returncode}: {said.strip()[-2000:]}")
    return Ran(out, said, time.monotonic() - started)


def die_with_parent() -> None:
    """In a child: be killed when the parent dies, however it dies (Linux)."""
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def kill_group(process: subprocess.Popen[bytes]) -> None:
    """Kills the program and everything it started, when any of it is still there; returns when it is gone."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def _shown(words: Sequence[str]) -> str:
    return " ".join([Path(words[0]).name, *words[1:]])[:500]
