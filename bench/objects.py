"""The objects workline's sides: a script of bare libraries, and the flow in one process. The row belongs to `rows`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from bench import cost
from bench.cost import Cost
from samples import shapes
from samples.objects import Thing, paradata, size, write
from samples.shapes import Vase

BARE = Path(__file__).parent / "bare" / "objects.py"


def delivery(folder: Path, *, faces: int = 1_000_000) -> Path:
    """One textured vase of about so many triangles as OBJ, MTL and JPEG of 4096²; made once."""
    place = folder / f"BENCH-MESH-{faces}"
    if place.is_dir():
        return place
    side = round((faces / 2) ** 0.5)
    vase = Vase(side, side)
    files = {
        "vase.obj": shapes.obj(vase.mesh()), "vase.mtl": shapes.mtl(), "glaze.jpg": shapes.painting(0, 4096, 4096),
        "paradata.yaml": paradata(),
    }  # fmt: skip
    return write(place, place.name, [Thing("BENCH_VASE", files, size(vase))])


def bare(delivered: Path, scratch: Path) -> Cost:
    """Bare libraries, one script."""
    return cost.of([sys.executable, BARE, delivered, scratch], scratch / "log")


def flow(delivered: Path, scratch: Path) -> Cost:
    """The flow's own functions, one after the other, in one process and its workers."""
    laps = scratch / "laps.json"
    words = [sys.executable, "-m", "bench.flow", str(delivered), "objects", str(laps)]
    spent = cost.of(words, scratch / "log", {"HERITAGE_HOME": str(scratch)})
    return spent.noting(json.loads(laps.read_text(encoding="utf-8")))
