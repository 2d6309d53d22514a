"""The paper workline's sides: a shell pipeline of bare tools, the flow in one process, and the whole system."""

from __future__ import annotations

import json
import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

from bench import cost
from bench.cost import Cost
from samples import batch

BARE = Path(__file__).parent / "bare" / "paper.sh"
PACKAGE_DOCUMENTS = ("METS.xml", "premis.xml")


def delivery(folder: Path, *, pages: int) -> Path:
    """One book; made once."""
    name = f"BENCH-{pages}"
    return folder / name if (folder / name).is_dir() else batch(folder, name=name, pages=pages)


def bare(delivered: Path, scratch: Path) -> Cost:
    """The same tools, each a program of its own, with as many processes as the flow uses."""
    return cost.of(["bash", BARE, delivered, scratch, str(_processes()), sys.executable], scratch / "log")


def flow(delivered: Path, scratch: Path) -> Cost:
    """The flow's own functions, one after the other, in one process and its workers."""
    laps = scratch / "laps.json"
    words = [sys.executable, "-m", "bench.flow", str(delivered), "paper", str(laps)]
    spent = cost.of(words, scratch / "log", {"HERITAGE_HOME": str(scratch)})
    seconds = json.loads(laps.read_text(encoding="utf-8"))
    return spent.noting({**seconds, **_package(scratch, seconds, delivered)})


def airflow(delivered: Path, scratch: Path) -> Cost:
    """The same through Airflow's scheduler, with all parts of Airflow counted."""
    told = scratch / "cost.json"
    words = [sys.executable, "-m", "bench.scheduled", str(delivered), "paper", str(told)]
    cost.of(words, scratch / "log", {"HERITAGE_HOME": str(scratch), "HERITAGE_PORT": str(_free_port())})
    return Cost(**json.loads(told.read_text(encoding="utf-8")))


def _package(home: Path, seconds: dict[str, float], delivered: Path) -> dict[str, float]:
    """How fast what was made became two verified copies, and how much METS and PREMIS there is to a page."""
    sites = [place for place in (home / "archive").iterdir() if place.is_dir()]
    kept = [path.stat().st_size for path in _files(sites[0])]
    documents = sum(p.stat().st_size for p in _files(sites[0]) if p.name in PACKAGE_DOCUMENTS)
    pages = sum(1 for p in _files(delivered) if p.suffix == ".tif" and "_targets" not in p.parts)
    return {
        "MB/s sealed and deposited": len(sites) * sum(kept) / 1e6 / (seconds["seal"] + seconds["deposit"]),
        "KB of METS and PREMIS a page": documents / 1e3 / pages,
    }


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def _processes() -> int:
    return int(os.environ.get("HERITAGE_WORKERS") or len(os.sched_getaffinity(0)))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
