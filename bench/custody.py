"""The audit's sides: plain sha512sum over a site's files, the same two at a time, and an audit of the same site. Before each side
the page cache is asked to forget the files, so that the medium answers all of them."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from bench import cost
from bench.cost import Cost
from heritage import settings
from heritage.archive import deposits
from heritage.archive.site import kinds
from heritage.catalogue import recording
from heritage.catalogue.sheets import ClosedBatch, closed_item
from heritage.dossier import Dossier, now
from heritage.files import chunks, listing_digest
from heritage.model import Delivery, Item, Package, PackageFile, State, Station

SITE = "site-a"
LARGE, SMALL = 25 << 20, 8 << 10
"""Bytes of a page's master, and of a page's small files (text, records)."""


def archived(folder: Path, *, packages: int, pages: int) -> Path:
    """A home with an archive of so many packages of so many pages: a master and two small files each, all different. Answers the
    site's folder; made once."""
    home = folder / f"AUDIT-{packages}-{pages}"
    place = home / "archive" / SITE
    if not (home / "catalogue.db").is_file():
        shutil.rmtree(home, ignore_errors=True)
        os.environ["HERITAGE_HOME"], before = str(home), os.environ.get("HERITAGE_HOME")
        try:
            _fill(home, packages, pages)
        finally:
            os.environ.pop("HERITAGE_HOME") if before is None else os.environ.update(HERITAGE_HOME=before)
        os.sync()
    return place


def sha512sum(place: Path, scratch: Path) -> Cost:
    """coreutils over every file of the site, one after the other."""
    return _hashed(place, scratch, "sha512sum", 1)


def sha512sum_twice(place: Path, scratch: Path) -> Cost:
    """As many at a time as an audit reads at a folder."""
    return _hashed(place, scratch, "sha512sum", 2)


def audit(place: Path, scratch: Path) -> Cost:
    """An audit of everything: plan, every byte, structure, both listings, notes and events; with Python's start."""
    _copy_without_archive(place.parent.parent, scratch)
    _forget(place)
    words = [sys.executable, "-m", "heritage", "audit", "--everything", "--site", SITE]
    spent = cost.of(words, scratch / "log", {"HERITAGE_HOME": str(scratch)})
    said = (scratch / "log").read_text(encoding="utf-8")
    if "0 damaged, 0 missing, 0 could not read, 0 strays" not in said:
        raise RuntimeError(f"the audit found something:\n{said[-2000:]}")
    return spent


def _copy_without_archive(home: Path, scratch: Path) -> None:
    """A fresh run's notes and catalogue beside the same archive."""
    for path in home.glob("catalogue.db*"):
        shutil.copy(path, scratch)
    (scratch / "archive").symlink_to(home / "archive")


def _hashed(place: Path, scratch: Path, program: str, at_once: int) -> Cost:
    names = scratch / "names"
    names.write_bytes(b"\0".join(os.fsencode(path) for path in _files(place)))
    _forget(place)
    return cost.of(["xargs", "-0", "-n", "16", "-P", str(at_once), "-a", names, program], scratch / "log")


def _forget(place: Path) -> None:
    subprocess.run(["sync"], check=True)
    for path in _files(place):
        handle = os.open(path, os.O_RDONLY)
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(handle)


def _files(place: Path) -> Iterator[Path]:
    return (path for path in sorted(place.rglob("*")) if path.is_file())


def _fill(home: Path, packages: int, pages: int) -> None:
    station = Station("BENCH", "none", "0")
    batch = Delivery(
        "/in", "", "ab" * 32, "kbr", "paper", "AUDIT", "op", station, date(2026, 1, 1), "capture", {}, (), ()
    )
    config, items = settings.sites()[SITE], []
    site = kinds.open_site(SITE, config.kind, config.url, config.options, home)
    for number in range(packages):
        name = f"BOOK_{number:04d}"
        dossier = Dossier(home / "made" / name)
        dossier.write("item", [Item(name, (), {})], code="bench")
        package = _package(home / "made" / name / "files", f"urn:heritage:kbr:AUDIT:{name}", number, pages)
        receipt = deposits.deposit(
            site,
            package,
            message="bench",
            user_name="bench",
            user_address="https://heritage.invalid/bench",
            created=now(),
        )
        shutil.rmtree(home / "made" / name / "files")
        items.append(closed_item(name, State.DEPOSITED, dossier, package, [replace(receipt, verified_at=now())]))
    recording.record(
        settings.home().catalogue_url, ClosedBatch(batch, "bench", "closed", now(), now(), packages, items)
    )
    shutil.rmtree(home / "made")


def _package(folder: Path, identifier: str, seed: int, pages: int) -> Package:
    noise = random.Random(seed)
    folder.mkdir(parents=True)
    rows = []
    for number in range(pages):
        for ending, size in (("jp2", LARGE), ("xml", SMALL), ("txt", SMALL)):
            path = folder / f"{number:04d}.{ending}"
            path.write_bytes(noise.randbytes(size))
            rows.append(_sealed(path, f"representations/master/data/{path.name}"))
    digest = listing_digest({row.path: row.sha512 for row in rows})
    return Package(identifier, identifier.rpartition(":")[2], 1, digest, tuple(rows))


def _sealed(path: Path, inside: str) -> PackageFile:
    running = hashlib.sha512()
    for block in chunks(path):
        running.update(block)
    return PackageFile(inside, str(path), path.stat().st_size, running.hexdigest())
