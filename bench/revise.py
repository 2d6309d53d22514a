"""The revision's sides: the files that it brings, written and flushed at two places; and a change of metadata of the same packages."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from bench import cost
from bench.cost import Cost
from bench.sealed import deposited

PACKAGES = 1000

_WRITTEN = """
import os, pathlib, sys
for site in ("a", "b"):
    for package in range(int(sys.argv[2])):
        folder = pathlib.Path(sys.argv[1], site, str(package))
        folder.mkdir(parents=True)
        for number, size in enumerate(map(int, sys.argv[3:])):
            with (folder / str(number)).open("wb") as out:
                out.write(b"x" * size)
                out.flush()
                os.fsync(out.fileno())
        handle = os.open(folder, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)
"""

_SIZES = (11_000, 15_000, 600, 1_500, 4_000, 4_000, 3_500, 5_500, 150, 5_500, 150)
"""Bytes of what a change of a title brings to a site: METS, PREMIS, Dublin Core, the sheet, two METS of representations, the readme, inventories."""


def archived(folder: Path) -> Path:
    """A home with an archive of so many packages of a page each, sealed by the flow's own code; made once."""
    home = folder / f"REVISE-{PACKAGES}"
    if not (home / "table.csv").is_file():
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir(parents=True)
        os.environ["HERITAGE_HOME"], before = str(home), os.environ.get("HERITAGE_HOME")
        try:
            ids = deposited(home, PACKAGES)
        finally:
            os.environ.pop("HERITAGE_HOME") if before is None else os.environ.update(HERITAGE_HOME=before)
        rows = "".join(f"{identifier},Another title {number}\n" for number, identifier in enumerate(ids))
        (home / "table.csv").write_text(f"package,dcterms.title\n{rows}")
        os.sync()
    return home


def written(_: Path, scratch: Path) -> Cost:
    """As many files of as many bytes, each flushed, at two places."""
    words = [sys.executable, "-c", _WRITTEN, scratch / "sites", str(PACKAGES), *map(str, _SIZES)]
    return _each(cost.of(words, scratch / "log"))


def revise(home: Path, scratch: Path) -> Cost:
    """`python -m heritage revise` of all of them: planned, opened, sealed, deposited at both sites, read back, registered."""
    place = scratch / "home"
    shutil.copytree(home, place, ignore=shutil.ignore_patterns("made", "in"))
    words = [
        sys.executable,
        "-m",
        "heritage",
        "revise",
        "--table",
        place / "table.csv",
        "--why",
        "bench",
        "--approve",
        "bench",
    ]
    return _each(cost.of(words, scratch / "log", {"HERITAGE_HOME": str(place)}))


def _each(spent: Cost) -> Cost:
    return spent.noting({"CPU ms a package": spent.cpu / PACKAGES * 1000})
