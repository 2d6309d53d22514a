"""An archive for tests: two sites in folders, a catalogue that knows what lies there, everything small and real."""

from __future__ import annotations

import dataclasses
import random
from pathlib import Path

from archive.sealed import MADE, contents, sealed
from catalogue import closed
from heritage import settings
from heritage.archive import deposits, layout
from heritage.archive.site import mark
from heritage.catalogue import recording
from heritage.catalogue.sheets import FOLDER, closed_item
from heritage.contracts import Site
from heritage.dossier import now
from heritage.flows.custody.roots.sites import open_site
from heritage.model import State


def small(seed: int) -> dict[str, bytes]:
    """A package's files, without the large one."""
    noise = random.Random(seed)
    files = {path: content for path, content in contents(seed).items() if len(content) < 100_000}
    return {**files, "representations/master/data/0001.jp2": noise.randbytes(2000)}


def keep(
    home: Path, number: int = 3, batch: str = "KBR-2026-0042", institution: str = "kbr", versions: int = 1
) -> list[str]:
    """Deposits packages at site-a and site-b, and closes their batch in the catalogue. Answers their ids."""
    of = dataclasses.replace(closed.delivery(batch, institution))
    sites, items, ids = [open_site("site-a"), open_site("site-b")], [], []
    for n in range(number):
        name = f"MS_{n:04d}"
        made = closed.dossier(home / "made" / batch, name)
        made.write("delivery", [of], code="h")
        sheets = {
            f"{FOLDER}/{s}.jsonl": made.path(s).read_bytes() for s in ("item", "report", "description", "delivery")
        }
        ids.append(f"urn:heritage:{institution}:{batch}:{name}")
        for version in range(1, versions + 1):
            files = {**small(n), **sheets, **({"METS.xml": b"<mets2/>", "new.bin": b"n%d" % n} if version > 1 else {})}
            package = sealed(home / "made" / batch / name / f"v{version}", files, ids[-1], version)
            receipts = [deposits.deposit(site, package, **MADE) for site in sites]
        receipts = [dataclasses.replace(receipt, verified_at=now()) for receipt in receipts]
        items.append(closed_item(name, State.DEPOSITED, made, package, receipts))
    recording.record(settings.home().catalogue_url, closed.closed(of, items))
    return ids


def object_of(site: Site, package: str) -> Path:
    """The object's folder on disk."""
    return Path(site.address(layout.place(package)))


def everything(root: Path) -> dict[str, bytes]:
    """Every file below root, without the mark that tells one root from another."""
    files = (p for p in sorted(root.rglob("*")) if p.is_file() and p.name != mark.NAME)
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in files}


def stamps(root: Path) -> dict[str, int]:
    """When each file was last written."""
    return {p.relative_to(root).as_posix(): p.stat().st_mtime_ns for p in root.rglob("*") if p.is_file()}
