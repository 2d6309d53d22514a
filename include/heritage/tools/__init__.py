"""One module per outside program or library. Every program call goes through `run`: a list of words (never a shell), a
sandbox in which it sees what it is given and nothing else, a time limit, its exit code checked, and killed with whoever
started it."""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from heritage.errors import ToolFailed, ToolMissing, ToolTimeout
from heritage.tools import sandbox

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
    reads: Sequence[Path] = (),
    writes: Sequence[Path] = (),
    folder: Path | None = None,
    stdin: bytes | None = None,
    environment: Mapping[str, str] | None = None,
    accept: Sequence[int] = (0,),
) -> Ran:
    """Runs a program and returns what it said. It sees the files and folders in `reads`, and those in `writes`, which it may
    change (a file is made empty first); its folder for temporary files is its own. It leads a process group of its own, which
    is killed when the time is up, when this call is interrupted, and (by the kernel) when this process dies, so that no orphan
    writes on. Raises ToolMissing, ToolTimeout, ToolFailed (exit code not in `accept`; -N: killed by signal N)."""
    argv = [find(str(words[0])), *(str(word) for word in words[1:])]
    started = time.monotonic()
    with started_in_sandbox(
        argv, sandbox.View(reads, writes), folder=folder, environment=environment,
        stdin=subprocess.DEVNULL if stdin is None else subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        try:
            out, err = process.communicate(stdin, timeout=seconds)
        except subprocess.TimeoutExpired as error:
            raise ToolTimeout(f"{_shown(argv)}: killed after {seconds:.0f} s") from error
    said, code = err.decode(errors="replace"), ended(process)
    if code not in accept:
        raise ToolFailed(f"{_shown(argv)}: exit code {code}: {said.strip()[-2000:]}")
    return Ran(out, said, time.monotonic() - started)


@contextlib.contextmanager
def started_in_sandbox(
    argv: Sequence[str],
    view: sandbox.View,
    *,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
    **pipes: Any,
) -> Iterator[subprocess.Popen[bytes]]:
    """The program, started; when the block ends, however it ends, the program and all that it started have ended too. `pipes`: what
    Popen takes for its standard streams and descriptors."""
    with sandbox.confined(argv, view, folder=folder, more=environment, before=die_with_parent) as how:
        process = subprocess.Popen(
            how.argv, cwd=folder, env=how.environment, start_new_session=True, preexec_fn=how.prepare, **pipes
        )
        try:
            yield process
        finally:
            if process.poll() is None:
                kill_group(process)


def ended(process: subprocess.Popen[bytes]) -> int:
    """The exit code; -N when signal N ended the program, also where bubblewrap tells that as 128 + N."""
    code = process.returncode
    return 128 - code if code - 128 in set(signal.Signals) else code


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
