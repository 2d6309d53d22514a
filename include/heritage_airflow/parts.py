"""Airflow's four parts as children of the launcher, and the virus scanner beside them: begun, watched, begun again after a fall, and
ended together."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from heritage_airflow import processes, scanner

LAST = "api-server"
"""Ended after the others: tasks tell it how they ended."""

COMMANDS = {
    LAST: ("api-server",),
    # Everything is on one machine: logs are read from disk, no log servers (two processes, 170 MB, two ports) are needed.
    "scheduler": ("scheduler", "--skip-serve-logs"),
    "dag-processor": ("dag-processor",),
    "triggerer": ("triggerer", "--skip-serve-logs"),
}
FALLS = 5
"""After so many falls in a row, each within STEADY seconds, the whole is given up: it will not mend itself."""
FALLS_OF_SCANNER = 3
STEADY = 60
ROTATE = 20 << 20
"""Bytes after which a part's log is put aside (one old one is kept) when the part is begun."""
_WATCHED = {signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGCHLD}
_PR_SET_PDEATHSIG, _PR_SET_CHILD_SUBREAPER = 1, 36
_libc = ctypes.CDLL(None, use_errno=True)


@dataclass
class Part:
    """One of Airflow's parts. `due`: when to begin it (monotonic seconds); `falls`: ends in a row soon after a begin."""

    name: str
    process: subprocess.Popen[bytes] | None = None
    begun: float = 0.0
    due: float = 0.0
    falls: int = field(default=0)


class Parts:
    """The four together, and the scanner where there is one. Only its main thread may begin them: the kernel ends them when that
    thread is gone."""

    def __init__(self, home: Path, logs: Path) -> None:
        self._home = home
        self._logs = logs
        self._scanner = scanner.command(home / "clamd")
        self._parts = [Part(name) for name in (*COMMANDS, *([scanner.PART] if self._scanner else []))]

    def watch(self) -> int:
        """Begins all and stays until SIGTERM or SIGINT (returns 0), or until a part falls again and again (returns 1)."""
        signal.pthread_sigmask(signal.SIG_BLOCK, _WATCHED)
        _libc.prctl(_PR_SET_CHILD_SUBREAPER, 1)
        self._logs.mkdir(parents=True, exist_ok=True)
        given_up = False
        try:
            while not given_up:
                self._begin_due()
                came = signal.sigtimedwait(_WATCHED, 1)
                if came and came.si_signo != signal.SIGCHLD:
                    _say(f"{signal.Signals(came.si_signo).name}: ending")
                    break
                given_up = self._look()
        finally:
            killed = processes.end(self._home, last=LAST)
            scanner.given_up(self._home / "clamd")
            _say(f"all ended ({killed} by force)" if killed else "all ended")
        return int(given_up)

    def _begin_due(self) -> None:
        for part in self._parts:
            if part.process is None and part.due <= time.monotonic():
                part.process = self._begin(part.name)
                part.begun = time.monotonic()

    def _begin(self, name: str) -> subprocess.Popen[bytes]:
        log = self._logs / f"{name}.log"
        if log.exists() and log.stat().st_size > ROTATE:
            log.replace(log.with_suffix(".1.log"))
        environment = {**os.environ, **processes.marked(self._home, name)}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # each task would compile our modules again
        with log.open("ab") as said:
            return subprocess.Popen(
                self._scanner if name == scanner.PART else [sys.executable, "-m", "airflow", *COMMANDS[name]],
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                env=environment,
                start_new_session=True,
                preexec_fn=_as_child,
            )

    def _look(self) -> bool:
        """Buries the dead. True when one part has fallen too often."""
        for part in self._parts:
            if part.process is not None and part.process.poll() is not None:
                self._fell(part, part.process.returncode)
        self._without_scanner()
        _bury_strangers({p.process.pid for p in self._parts if p.process})
        return any(part.falls >= FALLS for part in self._parts)

    def _without_scanner(self) -> None:
        """A scanner that falls again and again is given up alone: deliveries then say that no scan was made."""
        for part in [p for p in self._parts if p.name == scanner.PART and p.falls >= FALLS_OF_SCANNER]:
            self._parts.remove(part)
            scanner.given_up(self._home / "clamd")
            _say(f"{part.name} is given up: deliveries are taken in without a virus scan")

    def _fell(self, part: Part, code: int) -> None:
        now = time.monotonic()
        part.falls = part.falls + 1 if now - part.begun < STEADY else 1
        part.due = now + min(2 ** (part.falls - 1), 60)
        part.process = None
        _say(
            f"{part.name} ended (code {code}, fall {part.falls}); see {self._logs / part.name}.log; again in {part.due - now:.0f} s"
        )


def _as_child() -> None:
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _WATCHED)
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _bury_strangers(own: set[int]) -> None:
    """Reaps orphans that came to us (we are their reaper, in a container also process 1), not our own parts."""
    with contextlib.suppress(ChildProcessError):
        while (dead := os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)) and dead.si_pid not in own:
            os.waitpid(dead.si_pid, 0)


def _say(sentence: str) -> None:
    print(f"{time.strftime('%Y-%m-%dT%H:%M:%S%z')} {sentence}", flush=True)  # noqa: T201 - the launcher's log
