"""A real clamd with a database of its own: what it finds refuses the delivery; when it is away nothing passes."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from heritage.errors import PermanentError, ToolFailed, ToolTimeout, TransientError
from heritage.tools.identify.clamav import Scanner
from ingest.conftest import Make, reasons, sound, take

MARK = b"HERITAGE-TEST-" + b"SIGNATURE-0001"
"""Stands for a virus in the database below; harmless."""

CONFIG = """\
LocalSocket {folder}/clamd.sock
TCPSocket {port}
TCPAddr 127.0.0.1
DatabaseDirectory {folder}/db
PidFile {folder}/clamd.pid
TemporaryDirectory {folder}
Foreground yes
StreamMaxLength 8M
{user}
"""


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture(scope="module")
def clamd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The two addresses of a clamd that knows one signature."""
    program = shutil.which("clamd", path=f"{os.environ['PATH']}:/usr/sbin")
    if program is None:
        pytest.skip("clamd is not installed (Debian: clamav-daemon)")
    folder, port = tmp_path_factory.mktemp("c"), free_port()
    (folder / "db").mkdir()
    (folder / "db/own.ndb").write_text(f"Heritage.Test.Mark:0:*:{MARK.hex()}\n")
    user = "User root" if os.getuid() == 0 else ""
    (folder / "clamd.conf").write_text(CONFIG.format(folder=folder, port=port, user=user))
    process = subprocess.Popen([program, "-c", folder / "clamd.conf"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        _until_it_listens(process, folder / "clamd.sock", port)
        yield f"unix:{folder}/clamd.sock", f"127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGKILL)
        process.communicate()


def _until_it_listens(process: subprocess.Popen[bytes], path: Path, port: int) -> None:
    for _ in range(300):
        if process.poll() is not None:
            assert process.stdout is not None
            pytest.fail(f"clamd did not start: {process.stdout.read().decode()}")
        try:
            Scanner(f"unix:{path}").version()
            Scanner(f"127.0.0.1:{port}").version()
            return
        except ToolFailed:
            time.sleep(0.1)
    pytest.fail("clamd does not answer")


@pytest.fixture(params=[0, 1], ids=["socket", "port"])
def scanner(clamd: tuple[str, str], request: pytest.FixtureRequest) -> Scanner:
    return Scanner(clamd[request.param], limit=8 << 20)


def test_it_says_what_it_is(scanner: Scanner) -> None:
    assert scanner.version().startswith("ClamAV ")


def test_a_clean_delivery_passes_and_says_so(make: Make, scanner: Scanner) -> None:
    received = take(make(), scanner=scanner)
    assert received.delivery.scanned.startswith("ClamAV ")
    assert "nothing found" in received.delivery.scanned
    (event,) = [e for e in received.events if e.kind == "virus check"]
    assert event.outcome == "success"


@pytest.mark.parametrize(
    "path",
    [
        "objects/KBR_MS_0001/0002.tif",
        "metadata/submission.txt",
        "metadata/delivery.yaml",
        "objects/_targets/before.tif",
    ],
)
def test_an_infected_file_refuses_the_delivery_and_is_named(make: Make, scanner: Scanner, path: str) -> None:
    content = sound().get(path, b"") + b"\n# " + b"x" * (2 << 20) + MARK
    found = reasons(make({path: content}), scanner=scanner)
    assert len(found) == 1
    assert found[0].startswith(f"{path} [virus]")
    assert "Heritage.Test.Mark" in found[0]


def test_an_infected_tag_file_of_a_bag(make_bag: Make, clamd: tuple[str, str]) -> None:
    info = b"Source: " + MARK + b"\n"
    found = reasons(make_bag(tags={"bag-info.txt": info, "tagmanifest-sha512.txt": None}), scanner=Scanner(clamd[0]))
    assert len(found) == 1
    assert "bag-info.txt [virus]" in found[0]


def test_a_file_beyond_the_limit_is_scanned_in_part_and_that_is_said(make: Make, clamd: tuple[str, str]) -> None:
    place = make({"objects/BIG/1.bin": b"x" * (2 << 20) + MARK})
    received = take(place, scanner=Scanner(clamd[0], limit=1 << 20))
    assert "only the first 1 MB were scanned of 1 files (objects/BIG/1.bin)" in received.delivery.scanned
    (event,) = [e for e in received.events if e.kind == "virus check"]
    assert event.outcome == "warning"


def test_a_scanner_that_takes_less_than_it_is_sent_is_an_error_and_no_pass(make: Make, clamd: tuple[str, str]) -> None:
    place = make({"objects/BIG/1.bin": b"x" * (20 << 20)})
    with pytest.raises(PermanentError, match="takes less"):
        take(place, scanner=Scanner(clamd[0], limit=100 << 20))


@pytest.mark.parametrize("address", ["unix:/nowhere/clamd.sock", f"127.0.0.1:{free_port()}"], ids=["socket", "port"])
def test_a_scanner_that_is_away_stops_the_intake(make: Make, address: str) -> None:
    with pytest.raises(TransientError, match="does not answer"):
        take(make(), scanner=Scanner(address))


@pytest.mark.parametrize("address", ["", "clamd", "unix:relative", "host:", ":3310", "host:port"])
def test_an_address_that_is_none_is_told(address: str) -> None:
    with pytest.raises(PermanentError, match="wanted"):
        Scanner(address)


class OddClamd:
    """Answers VERSION well and everything else with `words`; hangs when `words` is None."""

    def __init__(self, words: bytes | None) -> None:
        self.words = words
        self.server = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self.server.getsockname()[1]}"
        self.open: list[socket.socket] = []
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                link, _ = self.server.accept()
            except OSError:
                return
            self.open.append(link)
            threading.Thread(target=self._answer, args=[link], daemon=True).start()

    def _answer(self, link: socket.socket) -> None:
        said = b""
        while not said.endswith(b"\0\0\0\0"):
            block = link.recv(1 << 16)
            if not block:
                return
            said += block
            if said == b"zVERSION\0":
                break
        answer = b"ClamAV odd\0" if said.startswith(b"zVERSION") else self.words
        if answer is not None:
            link.sendall(answer)
            link.close()

    def close(self) -> None:
        self.server.close()
        for link in self.open:
            link.close()


@pytest.mark.parametrize(
    "words", [b"", b"stream: \0", b"UNKNOWN COMMAND\0", b"stream: Can't open file ERROR\0", b"OK\0"]
)
def test_an_odd_answer_is_no_pass(make: Make, words: bytes) -> None:
    odd = OddClamd(words)
    try:
        with pytest.raises(ToolFailed):
            take(make(), scanner=Scanner(odd.address))
    finally:
        odd.close()


def test_a_scanner_that_hangs_is_no_pass(make: Make) -> None:
    odd = OddClamd(None)
    try:
        with pytest.raises(ToolTimeout):
            take(make(), scanner=Scanner(odd.address, seconds=0.5))
    finally:
        odd.close()
