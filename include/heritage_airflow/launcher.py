"""Starts and stops Airflow's four parts for one home: `python -m heritage_airflow.launcher start|run|stop|status|prepare`.
It leaves no process behind; what the parts do is not its business."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from heritage.errors import HeritageError, PermanentError
from heritage.files import UMASK
from heritage_airflow import environment
from heritage_airflow.supervision import deadman, journal, metadata, processes, public_door, room, scanner
from heritage_airflow.supervision.prepare import folder, prepare
from heritage_airflow.supervision.running import LAUNCHER, Running, address, claim, health, running, well
from heritage_airflow.supervision.supervisor import LAST, LOOKED_FOR_ROOM, Parts

HEALTHY_WITHIN = 240
"""Seconds until all parts must be healthy; 20 were measured on two idle cores, 60 on busy ones."""

ENDED_WITHIN = 60
"""Seconds that a launcher is given to end its parts in order; then it is killed and the parts are ended here."""


class NotStarted(PermanentError):
    """Airflow could not be started; says which log to read."""

    advice = "Read what is named above; then `make stop` and `make run`."


def start() -> int:
    """Starts Airflow in the background and returns when it is healthy. When it runs already, says so."""
    if found := running():
        print(f"Airflow runs already: {found.url}")
        return 0
    if why := room.missing(room.of(_home())):
        raise NotStarted(why, advice="Make room there (or let it be written to); then `make run`.")
    _attested()
    _whole()
    prepare()
    processes.end(_home(), last=LAST)  # left by a launcher that was killed
    _free(*address())
    child = _detached()
    try:
        found = _healthy(child)
    except BaseException:
        _end(child)
        stop()
        raise
    print(f"Airflow runs: {found.url}\n{scanner.told(_home() / 'clamd')}\n{public_door.told()}")
    return 0


def run() -> int:
    """Runs Airflow in the foreground until SIGTERM or SIGINT (what Docker, systemd and `start` call)."""
    _until_there_is_room()
    folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    claimed = claim()
    if claimed is None:
        journal.tell("Airflow runs already")
        return 0
    with claimed:
        processes.end(_home(), last=LAST)
        _attested()
        _whole()
        prepare()
        _free(*address())

        watcher = deadman.Deadman(_home())

        def each_second() -> None:
            claimed.announce()
            watcher.look()
            journal.tell_what_waits()
            journal.bound(_log())

        return Parts(_home(), folder() / "logs", _works(claimed.here)).watch(each_second)


def _works(here: Running) -> Callable[[], dict[str, str]]:
    """How the parts are: as Airflow says, and whether the scheduler's own workers take what it queues. Workers elsewhere are not its
    business: their tasks may wait for them."""
    if os.environ["AIRFLOW__CORE__EXECUTOR"] != "LocalExecutor":
        return lambda: health(here)
    workers = int(os.environ["AIRFLOW__CORE__PARALLELISM"])
    untaken = metadata.untaken(os.environ["AIRFLOW__DATABASE__SQL_ALCHEMY_CONN"], workers)

    def works() -> dict[str, str]:
        told = health(here)
        return told | {"scheduler": "its workers take nothing"} if told.get("scheduler") and untaken() else told

    return works


def stop() -> int:
    """Ends the launcher and whatever of this home's Airflow lives, also when the launcher was killed."""
    if found := running():
        _end_found(found)
    processes.end(_home(), last=LAST)
    print(f"Airflow does not run ({_home()})")
    return 0


def status() -> int:
    """Says whether Airflow runs and how its parts are. Exit code 0: all healthy; 1: not all; 3: it does not run."""
    found = running()
    if not found:
        print(f"Airflow does not run ({_home()})")
        return 3
    parts = health(found)
    print("\n".join([f"Airflow runs: {found.url}", *(f"  {part}: {word}" for part, word in parts.items())]))
    if why := room.missing(room.of(_home())):
        print(f"{why}: parts that end are begun again when there is room")
    if silent := deadman.said(_home()):
        print(f"{silent}: {deadman.ADVICE}")
    _whole()
    return 0 if well(parts) and not why and not silent else 1


def _whole() -> None:
    metadata.whole(os.environ["AIRFLOW__DATABASE__SQL_ALCHEMY_CONN"])


def _attested() -> None:
    """What nobody reads until an auditor comes is read now: a mistake in it is refused."""
    from heritage.flows.attestations import attestations

    attestations()


def _until_there_is_room() -> None:
    """A machine that starts with a full disk, or before its disk is there, starts Airflow when there is room."""
    said = ""
    while why := room.missing(room.of(_home())):
        if why != said:
            journal.tell(f"{why}; Airflow is started when there is room")
        said = why
        time.sleep(LOOKED_FOR_ROOM)


def _detached() -> subprocess.Popen[bytes]:
    log = _log()
    log.parent.mkdir(parents=True, exist_ok=True)
    journal.bound(log)
    with log.open("ab") as said:
        words = [sys.executable, "-m", LAUNCHER, "run"]
        return subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=said, stderr=said, start_new_session=True)


def _healthy(child: subprocess.Popen[bytes]) -> Running:
    """Waits until all parts are. Another start at the same moment may have won: then its launcher is waited for."""
    until = time.monotonic() + HEALTHY_WITHIN
    while time.monotonic() < until:
        found = running()
        if found and well(health(found)):
            return found
        if child.poll() is not None and not found:
            raise NotStarted(f"the launcher ended with code {child.returncode}; {_log()}:\n{_tail(_log())}")
        time.sleep(0.3)
    raise NotStarted(f"not all parts were healthy after {HEALTHY_WITHIN} s; each part's log is in {_log().parent}")


def _end(child: subprocess.Popen[bytes]) -> None:
    """Our own launcher, wherever it is in its beginning: it may not have said yet that it runs."""
    child.terminate()
    try:
        child.wait(ENDED_WITHIN)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def _end_found(found: Running) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(found.pid, signal.SIGTERM)
        until = time.monotonic() + ENDED_WITHIN
        while found.alive() and time.monotonic() < until:
            time.sleep(0.1)
        if found.alive():
            os.kill(found.pid, signal.SIGKILL)


def _free(host: str, port: int) -> None:
    """Raises NotStarted when somebody else listens there."""
    kind = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(kind, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise NotStarted(
                f"cannot listen on {host}, port {port}: {error.strerror}",
                advice=f"Choose another port, for instance: HERITAGE_PORT={port + 1} make run",
            ) from error


def _log() -> Path:
    return folder() / "logs" / "launcher.log"


def _tail(log: Path) -> str:
    return "\n".join(log.read_text(errors="replace").splitlines()[-15:])


def _home() -> Path:
    return Path(environment.home())


def _prepare() -> int:
    prepare()
    return 0


COMMANDS: dict[str, Callable[[], int]] = {
    "start": start,
    "run": run,
    "stop": stop,
    "status": status,
    "prepare": _prepare,
}


def main(words: list[str]) -> int:
    """The command line; an error is one sentence for the engineer and one for everybody."""
    environment.apply()
    if len(words) != 1 or words[0] not in COMMANDS:
        print(f"usage: python -m heritage_airflow.launcher {'|'.join(COMMANDS)}", file=sys.stderr)
        return 2
    try:
        return COMMANDS[words[0]]()
    except HeritageError as error:
        print(f"{error}\n{error.advice}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error}\nLook at the disk and the rights of {_home()}; then the same command again.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("stopped by Ctrl-C; nothing was left running", file=sys.stderr)
        return 130


if __name__ == "__main__":
    os.umask(UMASK)  # also of all that is started here: task logs, databases
    sys.exit(main(sys.argv[1:]))
