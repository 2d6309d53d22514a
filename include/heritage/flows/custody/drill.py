"""Restores packages that chance picked and has public tools say whether they are whole: sha512sum over the object as it lies at
the site, a foreign OCFL validator, and sha512sum over what was restored. None of our own checking decides."""

from __future__ import annotations

import json
import logging
import random
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from heritage import settings
from heritage.archive import layout, retrieval
from heritage.archive.inventories import NAME, SIDECAR
from heritage.archive.site import kinds
from heritage.catalogue import custody
from heritage.catalogue.custody import CopyRecord
from heritage.contracts import Site
from heritage.dossier import now
from heritage.errors import CopyDamaged, PermanentError, SiteRefused, SiteUnavailable, ToolMissing
from heritage.files import safe_join
from heritage.flows import history
from heritage.flows.custody.ledger import Ledger, act_folder
from heritage.flows.custody.roots import sites
from heritage.model import EventType

log = logging.getLogger(__name__)

LIMIT = 8 * 3600
"""Seconds that one tool may take over one package."""


class DrillFailed(PermanentError):
    """What came out of the archive is not what went in."""

    advice = "Start an audit of these packages (form: everything, package), then a repair. Keep the drill's log."


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the public tools said about one package of one site; `faults` is empty when all agree."""

    package: str
    site: str
    files: int
    size: int
    seconds: float
    tools: tuple[str, ...]
    faults: tuple[str, ...] = ()


def pick(run: str, number: int) -> list[tuple[str, str]]:
    """Packages and a site for each, by chance; the same run picks the same. Reads the catalogue once, keeps `number` rows."""
    chance = random.Random(run)
    kept: list[CopyRecord] = []
    for place, held in enumerate(custody.copies(settings.home().catalogue_url)):
        if place < number:
            kept.append(held)
        elif (other := chance.randrange(place + 1)) < number:
            kept[other] = held
    return [(held.package, held.site) for held in kept]


@history.signed
def drill(run: str, number: int) -> dict[str, int]:
    """Answers packages, files, bytes. Raises DrillFailed, or SiteUnavailable, after all were tried; what was drilled stays noted,
    its bytes do not stay."""
    folder = act_folder("drills", run)
    ledger = Ledger(folder / "ledger.jsonl")
    done = {(row["package"], row["site"]): row for row in ledger.rows()}
    away: list[SiteUnavailable | SiteRefused] = []
    for package, site in pick(run, number):
        if (package, site) not in done:
            try:
                verdict = _drilled(folder / "out", package, site)
            except (SiteUnavailable, SiteRefused) as error:
                log.error("%s at %s: %s", package, site, error)
                away.append(error)
                continue
            _tell(run, verdict)
            done[package, site] = row = {name: getattr(verdict, name) for name in verdict.__slots__}
            ledger.add(row)
    bad = [f"{row['package']} at {row['site']}: {'; '.join(row['faults'])}" for row in done.values() if row["faults"]]
    if bad:
        raise DrillFailed(f"{len(bad)} of {len(done)} packages failed the drill: {' | '.join(bad)[:3000]}")
    if away:
        raise away[0]
    return {
        "packages": len(done),
        "files": sum(r["files"] for r in done.values()),
        "bytes": sum(r["size"] for r in done.values()),
    }


def _drilled(out: Path, package: str, name: str) -> Verdict:
    shutil.rmtree(out, ignore_errors=True)
    started, site = time.monotonic(), sites.to_look(name)
    faults: list[str] = []
    tools = ["sha512sum"]
    size = files = 0
    try:
        files, size = _fetch(site, package, out / "object")
        faults += _object_by_sha512sum(out / "object")
        tools += _foreign_validator(out / "object", faults)
        faults += _restored_by_sha512sum(site, package, out / "restored")
    except SiteRefused:  # says nothing about the copy
        raise
    except (PermanentError, CopyDamaged, OSError, ValueError, KeyError) as error:
        faults.append(f"{type(error).__name__}: {error}")
    shutil.rmtree(out, ignore_errors=True)
    return Verdict(package, name, files, size, round(time.monotonic() - started, 3), tuple(tools), tuple(faults))


def _fetch(site: Site, package: str, into: Path) -> tuple[int, int]:
    """Copies the object as it lies there, unchecked: checking is for the tools."""
    root, files, size = layout.place(package), 0, 0
    for entry in site.list(root):
        place = safe_join(into, entry.path.removeprefix(f"{root}/"))
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("wb") as out:
            for block in site.read(entry.path):
                size += out.write(block)
        files += 1
    return files, size


def _object_by_sha512sum(folder: Path) -> Iterator[str]:
    """The inventory against its sidecar, every file against the inventory's manifest, and no file besides."""
    yield from _sha512sum(folder, (folder / SIDECAR).read_bytes().replace(b" ", b"  ", 1))
    manifest = json.loads((folder / NAME).read_bytes())["manifest"]
    rows = [(digest, path) for digest, paths in manifest.items() for path in paths]
    yield from _sha512sum(folder, "".join(retrieval.sha512sum_line(*row) for row in rows).encode())
    content = {p.relative_to(folder).as_posix() for p in folder.glob("v*/content/**/*") if p.is_file()}
    yield from (f"{path}: in no manifest" for path in sorted(content - {path for _, path in rows}))


def _restored_by_sha512sum(site: Site, package: str, folder: Path) -> list[str]:
    held = next(custody.copies(settings.home().catalogue_url, package=package, site=site.name))
    receipt = retrieval.Expected(held.version, held.digest)
    target = kinds.open_site("drill", "folder", str(folder), {}, Path("/"))
    taken = retrieval.take([site], package, None, target, receipt)
    if taken.files != held.files:
        return [f"the receipt names {held.files} files, {taken.files} were restored"]
    return _sha512sum(folder, (folder / f"{taken.folder}{layout.MANIFEST}").read_bytes())


def _sha512sum(folder: Path, lines: bytes) -> list[str]:
    words = ["sha512sum", "--check", "--quiet", "--strict", "-"]
    try:
        ran = subprocess.run(words, input=lines, cwd=folder, capture_output=True, timeout=LIMIT, check=False)
    except FileNotFoundError as error:
        raise ToolMissing("sha512sum is not installed") from error
    said = (ran.stdout + ran.stderr).decode(errors="replace").strip()
    return [f"sha512sum: {said[:1000] or ran.returncode}"] if ran.returncode else []


def _foreign_validator(folder: Path, faults: list[str]) -> list[str]:
    """ocfl-py, where it is installed (`make install` does)."""
    try:
        from importlib.metadata import version

        import ocfl
    except ImportError:
        return []
    checked = ocfl.Object().validate(str(folder))
    passed = checked[0] if isinstance(checked, tuple) else checked
    if not passed:
        faults.append("ocfl-py: not a valid OCFL object")
    return [f"ocfl-py {version('ocfl-py')}"]


def _tell(run: str, verdict: Verdict) -> None:
    outcome = "fail" if verdict.faults else "success"
    said = "; ".join(verdict.faults) or f"restored; {' and '.join(verdict.tools)} agree"
    key = f"drill {run} {verdict.package} {verdict.site}"
    log.log(logging.ERROR if verdict.faults else logging.INFO, "%s at %s: %s (%.1f s)", verdict.package, verdict.site, said,
            verdict.seconds)  # fmt: skip
    history.tell(
        key,
        EventType.VALIDATION,
        outcome,
        subjects=[verdict.package],
        site=verdict.site,
        detail=f"drill: {said}"[:4000],
    )
    act = custody.Act(key, "drill", now(), outcome, verdict.site, verdict.package, "", verdict.files, verdict.size, said[:4000],
                      {"seconds": verdict.seconds, "tools": list(verdict.tools)})  # fmt: skip
    custody.note_act(settings.home().catalogue_url, act)
