"""What an outside program or a worker may touch: the system's programs, what it is given, and nothing else. No network.

Files come from outside: a playlist, a scene or a stylesheet names other files, and a codec has faults. Programs run in bubblewrap
(a file system of their own); where that is not allowed (in a container, in a worker that has restricted itself) Landlock stands
in for it. HERITAGE_SANDBOX=off turns both off; `described` says what is in force, and each report repeats it."""

from __future__ import annotations

import ctypes
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from heritage.tools import landlock

MEMORY = 4 << 30
"""Bytes of its own that a program may have; ffmpeg takes 1.2 GB for a film of 4096 × 3072 in 16 bits."""

_SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/etc/alternatives", "/etc/ld.so.cache", "/etc/fonts",
           "/etc/java-17-openjdk", "/etc/java-21-openjdk", "/etc/localtime", "/etc/ssl/openssl.cnf", "/etc/perl", "/etc/glvnd", "/var/cache/fontconfig")  # fmt: skip
_DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom", "/dev/shm")  # noqa: S108
_KEPT = (
    "LANG",
    "LC_",
    "TZ",
    "OMP_",
    "OPENBLAS_",
    "LD_LIBRARY_PATH",
    "VTK_",
    "MESA_",
    "GALLIUM_",
    "PYTHONDONTWRITEBYTECODE",
)
"""Variables that a program gets from ours, by their beginning; ours hold Airflow's secrets."""

_NEW_NETWORK, _NEW_USERS = 0x40000000, 0x10000000  # unshare(2)
_PR_GET_DUMPABLE, _PR_SET_DUMPABLE = 3, 4  # prctl(2)
_libc = ctypes.CDLL(None, use_errno=True)


@dataclass(frozen=True, slots=True)
class View:
    """Files and folders (with all below them) that may be read, or written. A file that is to be written need not exist."""

    reads: Sequence[Path] = ()
    writes: Sequence[Path] = ()


@dataclass(frozen=True, slots=True)
class Confined:
    """How to start the program: its words, its variables, and what the child does before."""

    argv: Sequence[str]
    environment: Mapping[str, str]
    prepare: Callable[[], None]


_ROOM = "/tmp"  # noqa: S108 - the program's own, whatever is mounted there
_restricted: list[View] = []
"""What this process has left itself, when it has: it can mount nothing then, and what it starts is restricted further by Landlock."""


def _off() -> bool:
    return os.environ.get("HERITAGE_SANDBOX", "").lower() == "off"


def described() -> str:
    """What is in force, for reports and logs."""
    if _off():
        return "No sandbox: HERITAGE_SANDBOX=off"
    mounts, rules = _bubblewrap(), f"Landlock ABI {landlock.abi()}" if landlock.abi() else ""
    if mounts and rules:
        return f"Programs and codecs confined by {mounts} and {rules}"
    if rules:
        return f"Programs and codecs confined by {rules}; bubblewrap may not mount here"
    if mounts:
        return f"Programs confined by {mounts}; codecs in our own workers are not (this kernel has no Landlock)"
    return "No sandbox: neither bubblewrap nor Landlock works on this machine"


@lru_cache(maxsize=1)
def _found() -> str:
    """Where it lies; found once, whatever becomes of PATH."""
    return shutil.which("bwrap") or "/usr/bin/bwrap"


@lru_cache(maxsize=1)
def _bubblewrap() -> str:
    """ "bubblewrap 0.8.0", or "" where it is missing or may not mount."""
    program = _found()
    try:
        subprocess.run([*_mounts(program, View(), Path(_ROOM)), "true"], check=True, capture_output=True, timeout=30)
        return (
            subprocess.run([program, "--version"], check=True, capture_output=True, timeout=30).stdout.decode().strip()
        )
    except (OSError, subprocess.SubprocessError):
        return ""


@contextmanager
def confined(
    argv: Sequence[str], view: View, *, folder: Path | None = None, more: Mapping[str, str] | None = None,
    before: Callable[[], None] = lambda: None, memory: int = MEMORY,
) -> Iterator[Confined]:  # fmt: skip
    """For as long as the program runs: how to start it so that it sees `view` alone. `folder`: where it starts; `more`: variables;
    `before`: what else the child does first."""
    view = View([*view.reads, *_prefix(argv[0])], view.writes)
    _create(view.writes)
    with tempfile.TemporaryDirectory(prefix="heritage-run-") as room:
        if _off() or (not landlock.abi() and (_restricted or not _bubblewrap())):
            yield Confined(argv, {**_variables(room), **(more or {})}, lambda: _limited(before, memory))
        elif _bubblewrap() and not _restricted:
            words = _mounts(_found(), view, Path(room))
            words += ["--chdir", str(folder.absolute())] if folder else ["--chdir", _ROOM]
            yield Confined(
                [*words, "--", *argv], {**_variables(_ROOM), **(more or {})}, lambda: _limited(before, memory)
            )
        else:
            own = View(view.reads, [*view.writes, Path(room)])
            yield Confined(argv, {**_variables(room), **(more or {})}, lambda: _landlocked(before, memory, own))


def restrict(view: View) -> None:
    """This process, from now on: it opens the system's programs, Python's, and `view`. Called by workers before their first job."""
    if _off() or not landlock.abi():
        return
    _unplug()
    python = [Path(sys.prefix), Path(sys.base_prefix), Path(__file__).parents[2], Path("/proc"), Path("/sys")]
    ours = [Path(__file__).parents[3] / name for name in ("node_modules", "config/mediaconch")]
    landlock.restrict([*map(Path, _SYSTEM), *python, *ours, *view.reads], [*map(Path, _DEVICES), *view.writes])
    _restricted.append(view)


def _mounts(program: str, view: View, room: Path) -> list[str]:
    """bubblewrap's words: a root that holds nothing but these. Without a user namespace where we are root: in one, root could not
    read what belongs to others; of root's capabilities just that one is left."""
    words = [program, "--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try"]
    words += ["--die-with-parent", *(["--cap-add", "CAP_DAC_OVERRIDE"] if os.geteuid() == 0 else [])]
    for place in map(Path, _SYSTEM):
        linked = place.is_symlink() and place.parent == Path("/")  # /bin is /usr/bin on today's systems
        words += (
            ["--symlink", str(place.readlink()), str(place)] if linked else ["--ro-bind-try", str(place), str(place)]
        )
    words += ["--proc", "/proc", "--dev", "/dev", "--bind", str(room), _ROOM]
    for place in view.reads:
        words += ["--ro-bind-try", str(place.absolute()), str(place.absolute())]
    for place in view.writes:
        words += ["--bind", str(place.absolute()), str(place.absolute())]
    return words


def _prefix(program: str) -> list[Path]:
    """Where a program lies that is none of the system's: the folder of the name it is started by (of a Python, its virtual environment:
    that is often a link to the system's), and the installation that the name leads to."""
    named, place = Path(program).absolute(), Path(program).resolve()
    around = named.parent.parent
    own = [around if (around / "pyvenv.cfg").is_file() else named.parent]
    return [*own, place.parent.parent if place.parent.name == "bin" else place.parent]


def _create(writes: Sequence[Path]) -> None:
    for place in writes:
        if not place.exists():
            place.touch()


def _variables(room: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name.startswith(_KEPT)}
    java = f"-Djava.io.tmpdir={room} -Duser.home={room}"  # it asks neither TMPDIR nor HOME
    own = {"HOME": room, "TMPDIR": room, "XDG_RUNTIME_DIR": room, "JAVA_TOOL_OPTIONS": java}
    own["PYTHONPATH"] = str(
        Path(__file__).parents[2]
    )  # our own code and no other copy of it, which may be out of sight
    return {**kept, **own, "PATH": os.environ.get("PATH", os.defpath)}


def _limited(before: Callable[[], None], memory: int) -> None:
    before()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (memory if hard < 0 else min(memory, hard), hard))


def _landlocked(before: Callable[[], None], memory: int, view: View) -> None:
    _limited(before, memory)
    if not _restricted:
        _unplug()
    landlock.restrict(
        [*map(Path, _SYSTEM), Path("/proc"), Path("/sys"), *view.reads], [*map(Path, _DEVICES), *view.writes]
    )


def _unplug() -> None:
    """A network namespace of its own, empty, where the kernel allows it (Landlock alone stops TCP)."""
    user, group = os.geteuid(), os.getegid()
    if _libc.unshare(_NEW_NETWORK if user == 0 else _NEW_NETWORK | _NEW_USERS) or user == 0:
        return
    with _own_files_in_proc():
        for name, text in (("uid_map", f"{user} {user} 1"), ("setgroups", "deny"), ("gid_map", f"{group} {group} 1")):
            Path("/proc/self", name).write_bytes(text.encode())


@contextmanager
def _own_files_in_proc() -> Iterator[None]:
    """A process that may not be dumped (Airflow marks its tasks so) has files in /proc that are root's, also those that say who it is in
    a namespace of its own."""
    dumpable = _libc.prctl(_PR_GET_DUMPABLE, 0, 0, 0, 0)
    _libc.prctl(_PR_SET_DUMPABLE, 1, 0, 0, 0)
    try:
        yield
    finally:
        _libc.prctl(_PR_SET_DUMPABLE, int(dumpable == 1), 0, 0, 0)  # 2 cannot be set
