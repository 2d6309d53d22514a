"""Turns what the sides cost into figures, says which of them are not as wanted, and keeps them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from bench.cost import Cost
from bench.rows import Row

HEAD = (
    f"  {'':<10}{'wall s':>9}{'CPU s':>9}{'wall':>7}{'CPU':>7}{'read/B':>8}{'writ/B':>8}{'biggest':>9}{'together':>10}"
)


def best(rounds: Sequence[Cost]) -> Cost:
    """Least of each: what a busy neighbour adds is not ours; memory is the most that was seen."""
    first = min(rounds, key=lambda c: c.wall)
    return Cost(
        first.wall,
        min(c.cpu for c in rounds),
        min(c.read for c in rounds),
        min(c.written for c in rounds),
        max(c.biggest for c in rounds),
        max(c.together for c in rounds),
        first.notes,
    )


def figures(costs: Mapping[str, Cost], size: int) -> dict[str, float]:
    """ "wall airflow/bare", "CPU airflow/bare", "read flow" (bytes per byte taken in), "written flow", and the notes."""
    first = next(iter(costs))
    found: dict[str, float] = {}
    for name, spent in costs.items():
        found |= {
            f"wall {name}/{first}": spent.wall / costs[first].wall,
            f"CPU {name}/{first}": spent.cpu / costs[first].cpu,
        }
        found |= {f"read {name}": spent.read / size, f"written {name}": spent.written / size, **spent.notes}
    if {"flow", "airflow"} <= costs.keys():
        found["Airflow's own CPU share"] = 1 - costs["flow"].cpu / costs["airflow"].cpu
        found["Airflow's own wall share"] = 1 - costs["flow"].wall / costs["airflow"].wall
    return found


def shown(row: Row, costs: Mapping[str, Cost], size: int) -> Iterator[str]:
    """A row of the report, line by line."""
    yield f"\n{row.name}: {row.about} ({size / 1e6:,.0f} MB)\n{HEAD}"
    found, first = figures(costs, size), next(iter(costs))
    for name, c in costs.items():
        ratios = f"{found[f'wall {name}/{first}']:7.2f}{found[f'CPU {name}/{first}']:7.2f}"
        bytes_ = f"{c.read / size:8.2f}{c.written / size:8.2f}{c.biggest / 1e6:6.0f} MB{c.together / 1e6:7.0f} MB"
        yield f"  {name:<10}{c.wall:9.1f}{c.cpu:9.1f}{ratios}{bytes_}"
    for name, c in costs.items():
        if c.notes:
            yield f"  {name}: " + ", ".join(f"{what} {value:.4g}" for what, value in c.notes.items())
    for name in ("Airflow's own CPU share", "Airflow's own wall share"):
        if name in found:
            yield f"  {name}: {found[name]:.1%}"
    yield from judged(row, found)


def judged(row: Row, found: Mapping[str, float]) -> Iterator[str]:
    """Every figure that something is wanted of, and whether it is so; one whose side did not run is not known."""
    for limits, word, sign in ((row.most, "at most", 1), (row.least, "at least", -1)):
        for figure, wanted in limits.items():
            is_ = found.get(figure)
            good = "not known" if is_ is None else "as wanted" if sign * is_ <= sign * wanted else "NOT AS WANTED"
            yield f"  {good}: {figure}: {word} {wanted:g}" + (f", found {is_:.3g}" if is_ is not None else "")


def growth(kept: Mapping[str, Mapping[str, Cost]]) -> Iterator[str]:
    """How much more memory ten times as many pages take: 50 MB is allowed."""
    if {"paper-50", "paper-500"} <= kept.keys():
        few, many = kept["paper-50"], kept["paper-500"]
        for name in few.keys() & many.keys():
            more = [(getattr(many[name], what) - getattr(few[name], what)) / 1e6 for what in ("biggest", "together")]
            yield f"  500 pages instead of 50, {name}: biggest process {more[0]:+.0f} MB, all together {more[1]:+.0f} MB"


def keep(folder: Path, kept: Mapping[str, Mapping[str, Cost]], sizes: Mapping[str, int]) -> Path:
    """Writes <folder>/<date>.json: every cost and every figure."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{datetime.now(UTC):%Y-%m-%dT%H%M%SZ}.json"
    content = {
        row: {
            "bytes": sizes[row],
            "costs": {name: asdict(c) for name, c in costs.items()},
            "figures": figures(costs, sizes[row]),
        }
        for row, costs in kept.items()
    }
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    return path
