"""The virus scanner beside Airflow: begun with it, asked by a delivery, ended with it; without a clamd it is said."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from heritage.tools.identify import clamav
from heritage_airflow.supervision import processes, scanner

PARTS = """
import sys
from pathlib import Path
from heritage_airflow.supervision import supervisor
supervisor.COMMANDS.clear()
home = Path(sys.argv[1])
raise SystemExit(supervisor.Parts(home, home / "logs").watch())
"""


@pytest.fixture
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.delenv("HERITAGE_CLAMD", raising=False)
    home = tmp_path_factory.mktemp("h")
    yield home
    processes.end(home, last="")


@pytest.mark.skipif(not shutil.which("clamd", path="/usr/sbin:/usr/bin"), reason="clamd is not installed")
def test_it_is_begun_finds_eicar_and_is_ended(home: Path) -> None:
    launcher = subprocess.Popen([sys.executable, "-c", PARTS, home])
    while not (home / "clamd" / clamav.CONFIGURATION).is_file():
        assert launcher.poll() is None
    found = clamav.Scanner(clamav.beside(home / "clamd"))
    assert found.version().startswith("ClamAV ")
    with found.scan() as scan:
        scan.feed(b"x" * 100_000 + clamav.EICAR)
        assert "EICAR" in str(scan.verdict()).upper()
    assert [process.part for process in processes.family(home)] == [scanner.PART]
    launcher.send_signal(signal.SIGTERM)
    assert launcher.wait(60) == 0
    assert processes.family(home) == []
    assert clamav.beside(home / "clamd") == ""


def test_where_there_is_none_it_is_said(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanner, "_PROGRAMS", ("no-such-clamd",))
    assert scanner.command(home / "clamd") == []
    assert "none" in scanner.told(home / "clamd")
    assert clamav.beside(home / "clamd") == ""


def test_one_that_falls_again_and_again_is_given_up_alone(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = PARTS.replace("home = Path", "supervisor.scanner._PROGRAMS = ('/bin/false',)\nhome = Path")
    launcher = subprocess.Popen([sys.executable, "-c", script, home], stdout=subprocess.PIPE, text=True)
    assert launcher.stdout is not None
    said = next(line for line in launcher.stdout if "given up" in line)
    assert "without a virus scan" in said
    assert clamav.beside(home / "clamd") == ""
    launcher.send_signal(signal.SIGTERM)
    assert launcher.wait(60) == 0


def test_what_is_set_by_hand_is_not_doubled(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HERITAGE_CLAMD", "clamd:3310")
    assert scanner.command(home / "clamd") == []
    assert "clamd:3310" in scanner.told(home / "clamd")


@pytest.mark.parametrize(
    ("engine", "knows"), [("ClamAV 1.4.6", False), ("ClamAV 1.4.6/27800/Sun Nov 29 08:00:00 2026", True), ("", False)]
)
def test_a_scanner_without_its_makers_signatures_protects_nobody(engine: str, knows: bool) -> None:
    from heritage.ingest import events

    assert events.knows_viruses(engine) is knows
