"""The photographs workline's sides: a shell pipeline of bare tools, the flow in one process, and the flow with HTJ2K masters."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from bench import cost
from bench.cost import Cost
from heritage import settings
from samples.photo.deliveries import photographs_batch

BARE = Path(__file__).parent / "bare" / "photographs.sh"
POLICY = Path("config/policies/photographs/capture.yaml")


def delivery(folder: Path, *, count: int, megapixels: float = 25.0) -> Path:
    """So many photographs of 16-bit RGB, 6 bytes a pixel; made once."""
    name = f"BENCH-PHOTO-{count}"
    return folder / name if (folder / name).is_dir() else photographs_batch(folder, count, megapixels, name=name)


def bare(delivered: Path, scratch: Path) -> Cost:
    """The same tools, each a program of its own, with as many processes as the flow uses."""
    processes = os.environ.get("HERITAGE_WORKERS") or str(len(os.sched_getaffinity(0)))
    return cost.of(["bash", BARE, delivered, scratch, processes, sys.executable], scratch / "log")


def flow(delivered: Path, scratch: Path) -> Cost:
    """The flow's own functions, one after the other, in one process and its workers."""
    laps = scratch / "laps.json"
    words = [sys.executable, "-m", "bench.flow", str(delivered), "photographs", str(laps)]
    spent = cost.of(words, scratch / "log", {"HERITAGE_HOME": str(scratch)})
    return spent.noting(json.loads(laps.read_text(encoding="utf-8")))


def high_throughput(delivered: Path, scratch: Path) -> Cost:
    """The flow with the opt-in profile, as an institution opts for it: a policy of its own in HERITAGE_HOME."""
    usual = (settings.PROJECT / POLICY).read_text(encoding="utf-8")
    chosen = usual.replace("profile: jp2-lossless", "profile: jph-lossless")
    if chosen == usual:
        raise RuntimeError(f"{POLICY} names no jp2-lossless profile to choose another for")
    own = scratch / POLICY
    own.parent.mkdir(parents=True)
    own.write_text(chosen, encoding="utf-8")
    return flow(delivered, scratch)
