"""Airflow's four parts as children of the launcher, and the virus scanner and the public door beside them: begun, watched, begun again after a fall, and
ended together."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from heritage_airflow.supervision import journal, processes, public_door, room, scanner
from heritage_airflow.supervision.pulse import Pulse

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
"""After so many falls in a row, each within STEADY seconds, a start is given up: it will not mend itself. A system that has once
stood so long is never given up: a database that is away, or a disk that is full, comes back."""
FALLS_OF_SCANNER = 3
STEADY = 60
LONGEST_PAUSE = 60
LOOKED_FOR_ROOM = 5
"""Seconds after which a part that found no room on the disk looks again."""
_WATCHED = {signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGCHLD}
_PR_SET_PDEATHSIG, _PR_SET_CHILD_SUBREAPER = 1, 36
_libc = ctypes.CDLL(None, use_errno=True)


@dataclass
class Part:
    """One of Airflow's parts. `due`: when to begin it (monotonic seconds); `falls`: ends in a row soon after a begin; `stood`: has it
    ever run for STEADY seconds; `waits`: for room on the disk."""

    name: str
    process: subprocess.Popen[bytes] | None = None
    begun: float = 0.0
    due: float = 0.0
    falls: int = field(default=0)
    stood: bool = False
    waits: bool = False


class Parts:
    """The four together, with the scanner and the public door where there is one. Only its main thread may begin them: the kernel ends them when that
    thread is gone."""

    def __init__(self, home: Path, logs: Path, ask: Callable[[], Mapping[str, str]] | None = None) -> None:
        """`ask`: how the parts are, as `running.health` says it; without it nobody looks whether they work."""
        self._home = home
        self._logs = logs
        self._pulse = Pulse(ask) if ask else None
        beside = [scanner.PART] if scanner.program(home / "clamd") else []
        beside += [public_door.PART] if public_door.port() else []
        self._parts = [Part(name) for name in (*COMMANDS, *beside)]

    def watch(self, each_second: Callable[[], object] = lambda: None) -> int:
        """Begins all and stays until SIGTERM or SIGINT (returns 0), or until a part falls again and again (returns 1).
        `each_second` is called meanwhile."""
        signal.pthread_sigmask(signal.SIG_BLOCK, _WATCHED)
        _libc.prctl(_PR_SET_CHILD_SUBREAPER, 1)
        given_up = False
        try:
            while not given_up:
                self._begin_due()
                each_second()
                came = signal.sigtimedwait(_WATCHED, 1)
                if came and came.si_signo != signal.SIGCHLD:
                    journal.tell(f"{signal.Signals(came.si_signo).name}: ending")
                    break
                given_up = self._look()
        finally:
            killed = processes.end(self._home, last=LAST)
            scanner.given_up(self._home / "clamd")
            journal.tell(f"all ended ({killed} by force)" if killed else "all ended")
        return int(given_up)

    def _begin_due(self) -> None:
        for part in self._parts:
            if part.process is None and part.due <= time.monotonic() and not self._without_room(part):
                part.begun = time.monotonic()
                try:
                    part.process = self._begin(part.name)
                except OSError as error:  # no log, no configuration, no process
                    self._fell(part, str(error))

    def _without_room(self, part: Part) -> bool:
        """Does a part that has fallen find no room? Then it looks again soon, which is no fall of its own."""
        why = room.missing((*room.of(self._home), self._logs)) if part.falls or part.waits else ""
        if why and not part.waits:
            journal.tell(f"{part.name} waits: {why}; it is begun by itself when there is room")
        part.waits = bool(why)
        part.due = time.monotonic() + LOOKED_FOR_ROOM if why else part.due
        return part.waits

    def _begin(self, name: str) -> subprocess.Popen[bytes]:
        environment = {**os.environ, **processes.marked(self._home, name)}
        environment = public_door.environment(environment) if name == public_door.PART else environment
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # each task would compile our modules again
        self._logs.mkdir(parents=True, exist_ok=True)
        with self._log(name).open("ab") as said:
            return subprocess.Popen(
                self._command(name),
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                env=environment,
                start_new_session=True,
                preexec_fn=_as_child,
            )

    def _command(self, name: str) -> list[str]:
        if name == public_door.PART:
            return public_door.command()
        if name != scanner.PART:
            return [sys.executable, "-m", "airflow", *COMMANDS[name]]
        if not (words := scanner.command(self._home / "clamd")):
            raise FileNotFoundError("clamd is no longer there")
        return words

    def _look(self) -> bool:
        """Ends the stuck and buries the dead. True when one part has fallen too often."""
        self._end_stuck()
        for part in self._parts:
            if part.process is not None and part.process.poll() is not None:
                self._fell(part, f"code {part.process.returncode}")
            journal.bound(self._log(part.name))
        self._without_scanner()
        _bury_strangers({p.process.pid for p in self._parts if p.process})
        needed = (part for part in self._parts if part.name != public_door.PART)  # the archive works without readers
        return any(part.falls >= FALLS and not part.stood for part in needed)

    def _end_stuck(self) -> None:
        living = [part.name for part in self._parts if part.process]
        stuck = self._pulse.stuck(living) if self._pulse else []
        if stuck and (why := room.missing((*room.of(self._home), self._logs))):
            journal.tell(f"{', '.join(stuck)}: does not work: {why}")
            return
        for name in stuck:
            journal.tell(f"{name} lives and does not work: it is ended")
            processes.end_left(self._home, name)

    def _without_scanner(self) -> None:
        """A scanner that falls again and again is given up alone: deliveries then say that no scan was made."""
        for part in [p for p in self._parts if p.name == scanner.PART and p.falls >= FALLS_OF_SCANNER]:
            self._parts.remove(part)
            scanner.given_up(self._home / "clamd")
            journal.tell(f"{part.name} is given up: deliveries are taken in without a virus scan")

    def _fell(self, part: Part, how: str) -> None:
        """Ends what the part left behind, too: executor workers of a killed scheduler would wait for it for ever."""
        steady = time.monotonic() - part.begun >= STEADY
        part.process = None
        part.falls = 1 if steady else part.falls + 1
        part.stood |= steady
        left = processes.end_left(self._home, part.name)
        pause = min(2 ** (part.falls - 1), LONGEST_PAUSE)
        part.due = time.monotonic() + pause
        journal.tell(
            f"{part.name} ended ({how}, fall {part.falls}{f', {left} processes of it ended' if left else ''}); "
            f"see {self._log(part.name)}; again in {pause} s"
        )
        if not part.waits and self._without_room(part):
            part.falls = max(0, part.falls - 1)

    def _log(self, name: str) -> Path:
        return self._logs / f"{name}.log"


def _as_child() -> None:
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _WATCHED)
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _bury_strangers(own: set[int]) -> None:
    """Reaps orphans that came to us (we are their reaper, in a container also process 1), not our own parts."""
    with contextlib.suppress(ChildProcessError):
        while (dead := os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)) and dead.si_pid not in own:
            os.waitpid(dead.si_pid, 0)
