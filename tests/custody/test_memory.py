"""An audit's memory does not grow with what it reads."""

from __future__ import annotations

import dataclasses
import os
import resource
from pathlib import Path

from archive.sealed import MADE, sealed
from catalogue import closed
from heritage import archive, catalogue, settings
from heritage.flows import audit
from heritage.flows.sites import open_site
from heritage.model import State

FILES = 100
"""Of each package."""


def filled(home: Path, number: int) -> None:
    """Packages at one site, and a catalogue that knows them."""
    site, items, told = open_site("site-a"), [], closed.dossier(home / "made", "X")
    for n in range(number):
        files = {f"representations/original/data/{i:04d}.tif": b"%d %d" % (n, i) for i in range(FILES)}
        package = sealed(home / "work", files, f"urn:heritage:kbr:B:MS_{n:05d}")
        receipt = archive.deposit(site, package, **MADE)
        package = dataclasses.replace(package, files=package.files[:1])
        items.append(catalogue.closed_item(f"MS_{n:05d}", State.DEPOSITED, told, package, [receipt]))
    catalogue.record(settings.home().catalogue_url, closed.closed(closed.delivery(), items))


def peak(run: str, number: int) -> int:
    """Bytes that a process needed at most for an audit of everything."""
    there, here = os.pipe()
    child = os.fork()
    if child == 0:
        audit.plan(run, "site-a", audit.Scope(everything=True))
        whole = audit.read(run, "site-a")["sound"] == number and audit.sweep(run, "site-a") == 0
        os.write(here, str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 if whole else 0).encode())
        os._exit(0)
    os.close(here)
    with os.fdopen(there) as answer:
        said = int(answer.read() or 0)
    os.waitpid(child, 0)
    assert said, "the audit did not find everything whole"
    return said


def test_ten_thousand_files_need_no_more_than_a_thousand(home: Path) -> None:
    filled(home, 10)
    few = peak("few", 10)
    filled(home, 100)
    many = peak("many", 100)
    assert many < few + (12 << 20), f"{few >> 20} MB for 1,000 files, {many >> 20} MB for 10,000"
