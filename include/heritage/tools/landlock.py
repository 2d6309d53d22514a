"""Landlock (Linux 5.13 and later): this process, and all that it starts, gives up every path but those it names. No way back.

Plain system calls; see landlock(7) and the kernel's Documentation/userspace-api/landlock.rst. It does not cover descriptors that
are open already, nor sockets that are files."""

from __future__ import annotations

import ctypes
import os
import stat
import struct
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

_CREATE, _ADD, _RESTRICT = 444, 445, 446  # system calls, of the same number on every architecture
_VERSION = 1  # flag of _CREATE: answer the ABI's version
_BENEATH = 1  # kind of rule: a path and all below it
_NO_NEW_PRIVILEGES = 38  # prctl

_EXECUTE, _WRITE, _READ, _LIST = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_OF_FILES = {
    1: _EXECUTE | _WRITE | _READ,
    3: 1 << 14,
    5: 1 << 15,
}  # ABI from which → rights: truncate, ioctl on devices
_OF_FOLDERS = {1: sum(1 << n for n in range(4, 13)), 2: 1 << 13}  # make and remove; 2: rename to another folder
_SOCKETS = 0b11  # ABI 4: bind and connect (TCP)
_SCOPES = 0b01  # ABI 6: abstract sockets of others; not signals, for a test kills its task from within a worker

_libc = ctypes.CDLL(None, use_errno=True)


@lru_cache(maxsize=1)
def abi() -> int:
    """The kernel's version of Landlock; 0 where there is none."""
    return max(int(_libc.syscall(_CREATE, None, 0, _VERSION)), 0)


def restrict(reads: Iterable[Path], writes: Iterable[Path]) -> None:
    """From now on only these files and folders can be opened (`reads`: also run), only `writes` changed, and no TCP spoken.
    What does not exist is passed over. Raises OSError where the kernel cannot."""
    looking = _EXECUTE | _READ | _LIST
    files, everything = _known(_OF_FILES), _known(_OF_FILES) | _known(_OF_FOLDERS) | _LIST
    ruleset = _created(everything)
    try:
        for place in reads:
            _allow(ruleset, place, looking, looking & files)
        for place in writes:
            _allow(ruleset, place, everything, files)
        _checked(_libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0))
        _checked(_libc.syscall(_RESTRICT, ruleset, 0))
    finally:
        os.close(ruleset)


def _known(rights: dict[int, int]) -> int:
    """Those rights that this kernel knows; it refuses a ruleset with others."""
    return sum(bits for since, bits in rights.items() if since <= abi())


def _created(everything: int) -> int:
    fields = [everything, *([_SOCKETS] if abi() >= 4 else []), *([_SCOPES] if abi() >= 6 else [])]
    asked = struct.pack(f"={len(fields)}Q", *fields)
    return _checked(_libc.syscall(_CREATE, asked, len(asked), 0))


def _allow(ruleset: int, place: Path, in_folders: int, in_files: int) -> None:
    try:
        handle = os.open(place, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        allowed = in_folders if stat.S_ISDIR(os.fstat(handle).st_mode) else in_files
        _checked(_libc.syscall(_ADD, ruleset, _BENEATH, struct.pack("=Qi", allowed, handle), 0))
    finally:
        os.close(handle)


def _checked(answer: int) -> int:
    if answer < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"Landlock: {os.strerror(number)}")
    return answer
