"""Who holds a lock: said in the lock itself, for people to find them and for programs to see that they are dead."""

from __future__ import annotations

import json
import os
import socket
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from heritage.dossier import now
from heritage.errors import SiteLocked

RUN = "HERITAGE_RUN"
"""Environment: the run that this process works for, set by whoever starts the work; shown to who waits."""


@cache
def _kernel(pid: int) -> tuple[str, str]:
    """This start of this kernel and this process's numbering of processes: only within both does a process id say anything."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text().strip(), str(Path("/proc/self/ns/pid").readlink())
    except OSError:
        return "", str(pid)


def _began(pid: int) -> str:
    """When the process of that id began, in the kernel's ticks: an id is given again, such a moment is not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        return ""


def described() -> dict[str, str]:
    """This process, as its locks name it."""
    boot, numbering = _kernel(os.getpid())
    run = os.environ.get(RUN) or " ".join(Path(word).name for word in sys.argv[:2])
    process = {"pid": str(os.getpid()), "began": _began(os.getpid()), "boot": boot, "numbering": numbering}
    return {"host": socket.gethostname(), **process, "run": run, "since": now()}


def encoded(owner: Mapping[str, str], **more: str) -> bytes:
    """The owner as a lock keeps it."""
    return (json.dumps({**owner, **more}) + "\n").encode()


def decoded(raw: bytes) -> dict[str, str]:
    """What a lock says; {} when it says nothing that can be understood (it may be half written)."""
    try:
        found = json.loads(raw)
    except ValueError:
        return {}
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}


def is_me(owner: Mapping[str, str]) -> bool:
    """Whether this very process wrote it."""
    mine = described()
    return all(owner.get(key) == mine[key] for key in ("boot", "numbering", "pid", "began"))


def is_dead(owner: Mapping[str, str]) -> bool:
    """Only what is certain: a process of this machine (and container) that is no more. Of others nothing is known."""
    if (owner.get("boot"), owner.get("numbering")) != _kernel(os.getpid()) or not owner.get("pid", "").isdecimal():
        return False
    pid = int(owner["pid"])
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    except (PermissionError, OverflowError):
        pass
    began = _began(pid)
    return bool(began and owner.get("began")) and began != owner["began"]


def locked_by(place: str, owner: Mapping[str, str], waited: float) -> SiteLocked:
    """The error of who waited in vain."""
    who = f"{owner.get('run') or 'a run'} (process {owner.get('pid', '?')} on {owner.get('host', 'a machine that is not named')}"
    return SiteLocked(f"{place} is locked by {who}, since {owner.get('since', '?')}); waited {waited:.0f} s")
