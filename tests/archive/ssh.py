"""A real OpenSSH server on loopback, with keys of its own; skipped with a reason where sshd is not installed."""

from __future__ import annotations

import contextlib
import getpass
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from heritage.archive.site.kinds import open_site
from heritage.contracts import Site

SSHD = shutil.which("sshd") or "/usr/sbin/sshd"


@dataclass(frozen=True)
class SshServer:
    """Where it listens, and what a client needs."""

    port: int
    folder: Path
    process: subprocess.Popen[bytes]

    @property
    def options(self) -> dict[str, Any]:
        return {
            "key_filename": str(self.folder / "user"), "known_hosts": str(self.folder / "known_hosts"),
            "allow_agent": False, "look_for_keys": False,
        }  # fmt: skip

    def url(self, place: Path) -> str:
        return f"sftp://{getpass.getuser()}@127.0.0.1:{self.port}{place}"

    def site(self, place: Path, name: str = "sftp") -> Site:
        return open_site(name, "fsspec", self.url(place / "archive"), self.options, Path("/"))

    def hang_up(self) -> None:
        """Ends the connections that stand (children of the listening process), and goes on listening."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        for child in children:
            with contextlib.suppress(ProcessLookupError):
                os.kill(int(child), 9)


@contextlib.contextmanager
def ssh_server(folder: Path, subsystem: str = "internal-sftp", *, rules: str = "") -> Iterator[SshServer]:
    """`rules`: further lines of sshd_config."""
    if not Path(SSHD).is_file():
        pytest.skip("openssh-server is not installed (packages-test.txt)")
    for name in ("host", "user"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)], check=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    shutil.copy(folder / "user.pub", folder / "authorized")
    (folder / "known_hosts").write_text(f"[127.0.0.1]:{port} {(folder / 'host.pub').read_text()}")
    (folder / "sshd_config").write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {folder}/host\nAuthorizedKeysFile {folder}/authorized\nStrictModes no\n"
        f"PidFile none\nUsePAM no\nPasswordAuthentication no\nPermitRootLogin prohibit-password\nSubsystem sftp {subsystem}\n{rules}"
    )
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)  # where sshd, as root, wants an empty folder
    words = [SSHD, "-D", "-f", str(folder / "sshd_config"), "-E", str(folder / "log")]
    with subprocess.Popen(words) as process:
        try:
            _wait_for(port, process, folder)
            yield SshServer(port, folder, process)
        finally:
            process.terminate()


def _wait_for(port: int, process: subprocess.Popen[bytes], folder: Path) -> None:
    for _ in range(400):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        if process.poll() is not None:
            raise RuntimeError(f"sshd ended at once: {(folder / 'log').read_text()}")
        time.sleep(0.05)
    raise RuntimeError("sshd does not answer")
