"""A virus scanner beside Airflow: clamd with a configuration and a socket of its own, where the machine has one. It scans nothing itself
and downloads nothing: the signatures are Debian's (freshclam's), or, without those, one of our own for EICAR's test file."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

from heritage.tools.identify import clamav

PART = "virus-scanner"

SIGNATURES = Path("/var/lib/clamav")
"""Where Debian's clamav-freshclam keeps its makers' signatures."""

_PROGRAMS = ("clamd", "/usr/sbin/clamd")
_SOCKET_PATH = 100
"""Bytes of a Unix socket's path that Linux takes (107), less what clamd adds."""

_MEGABYTES = clamav.LIMIT >> 20


def program(folder: Path) -> str:
    """The clamd to start; "" where none is or can be, and then nobody waits for one."""
    found = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    if found is None or os.environ.get("HERITAGE_CLAMD") or len(os.fsencode(folder / clamav.SOCKET)) > _SOCKET_PATH:
        given_up(folder)
        return ""
    return found


def command(folder: Path) -> list[str]:
    """Writes the configuration into `folder` and answers what to start; nothing where no clamd is or can be."""
    if not (clamd := program(folder)):
        return []
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / clamav.SOCKET).unlink(missing_ok=True)
    (folder / clamav.CONFIGURATION).write_text(_configuration(folder, _signatures(folder)))
    return [clamd, "--config-file", str(folder / clamav.CONFIGURATION)]


def given_up(folder: Path) -> None:
    """It does not start: nobody waits for it any longer."""
    with contextlib.suppress(OSError):  # the disk may be read-only by now
        (folder / clamav.CONFIGURATION).unlink()


def told(folder: Path) -> str:
    """For whoever starts the system: which scanner there is, and what it knows."""
    if given := os.environ.get("HERITAGE_CLAMD"):
        return f"Virus scanner: {given} (HERITAGE_CLAMD)"
    if not (folder / clamav.CONFIGURATION).is_file():
        return "Virus scanner: none (no clamd here); programs and scripts in a delivery hold their item"
    if _is_known(SIGNATURES):
        return f"Virus scanner: clamd with the signatures in {SIGNATURES}"
    return "Virus scanner: clamd without its makers' signatures (freshclam gets them); programs and scripts hold their item"


def _signatures(folder: Path) -> Path:
    """Their makers', where they are and can be read; else a database of one signature, so that the way is tried at least."""
    if _is_known(SIGNATURES):
        return SIGNATURES
    own = folder / "signatures"
    own.mkdir(mode=0o700, exist_ok=True)
    (own / "heritage.ndb").write_text(f"Heritage.EICAR-Test-File:0:*:{clamav.EICAR.hex()}\n")
    return own


def _is_known(place: Path) -> bool:
    return any(os.access(file, os.R_OK) for pattern in ("main.c[vl]d", "daily.c[vl]d") for file in place.glob(pattern))


def _configuration(folder: Path, signatures: Path) -> str:
    """clamd.conf(5). What a scan may look at is what `clamav` sends."""
    words = {
        "Foreground": "yes",
        "LocalSocket": folder / clamav.SOCKET,
        "LocalSocketMode": "600",
        "DatabaseDirectory": signatures,
        "TemporaryDirectory": folder,
        "StreamMaxLength": f"{_MEGABYTES}M",
        "MaxFileSize": f"{_MEGABYTES}M",
        "MaxScanSize": f"{4 * _MEGABYTES}M",
        "MaxThreads": "4",
        "ConcurrentDatabaseReload": "no",
    }
    return "".join(f"{name} {value}\n" for name, value in words.items())
