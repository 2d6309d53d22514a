"""An audit's memory does not grow with what it reads."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from pathlib import Path

import pytest

from archive.sealed import MADE, sealed
from campaigns import of
from catalogue import closed
from heritage import settings
from heritage.archive import deposits
from heritage.catalogue import recording, sheets
from heritage.flows.custody.roots.sites import open_site
from heritage.model import State

FILES = 100
"""Of each package."""

PACKAGES = of(100, whole=1000)
"""Against ten; a thousand are a hundred thousand files."""


def filled(home: Path, number: int) -> None:
    """Packages at one site, and a catalogue that knows them."""
    site, items, told = open_site("site-a"), [], closed.dossier(home / "made", "X")
    for n in range(number):
        files = {f"representations/original/data/{i:04d}.tif": b"%d %d" % (n, i) for i in range(FILES)}
        package = sealed(home / "work", files, f"urn:heritage:kbr:B:MS_{n:05d}")
        receipt = deposits.deposit(site, package, **MADE)
        package = dataclasses.replace(package, files=package.files[:1])
        items.append(sheets.closed_item(f"MS_{n:05d}", State.DEPOSITED, told, package, [receipt]))
    recording.record(settings.home().catalogue_url, closed.closed(closed.delivery(), items))


AUDIT = """
import sys
from heritage.flows.custody import audit
run, number = sys.argv[1], int(sys.argv[2])
audit.plan(run, "site-a", audit.Scope(everything=True))
assert audit.read(run, "site-a")["sound"] == number and audit.sweep(run, "site-a") == 0
kilobytes = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM:"))
print(int(kilobytes) << 10)  # getrusage would count the parent's memory, from before this program was started
"""


def peak(run: str, number: int) -> int:
    """Bytes that a process of its own needed at most for an audit of everything."""
    words = [sys.executable, "-c", AUDIT, run, str(number)]
    return int(subprocess.run(words, stdout=subprocess.PIPE, check=True).stdout)


@pytest.mark.campaign
def test_many_files_need_no_more_than_a_thousand(home: Path) -> None:
    filled(home, 10)
    few = peak("few", 10)
    filled(home, PACKAGES)
    many = peak("many", PACKAGES)
    said = f"{few >> 20} MB for 1,000 files, {many >> 20} MB for {FILES * PACKAGES}"
    print(said)
    assert many < few + (12 << 20), said
