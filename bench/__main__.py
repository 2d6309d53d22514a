"""`python -m bench [row …]`: runs rows of the table, side by side, and says what each side cost."""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench import table
from bench.cost import Cost
from bench.rows import ROWS, USUAL, Row
from heritage import settings


def run(row: Row, delivered: Path, folder: Path, only: Sequence[str], rounds: int | None) -> dict[str, Cost]:
    """The best of each side's rounds. The sides take turns, so that a busy hour hits all of them."""
    spent: dict[str, list[Cost]] = {name: [] for name in row.sides if not only or name in only}
    for number in range(rounds or row.rounds):
        for name, costs in spent.items():
            scratch = Path(tempfile.mkdtemp(prefix=f"{row.name}-{name}-", dir=folder))
            costs.append(row.sides[name](delivered, scratch))
            print(
                f"  {row.name} {name}, round {number + 1}: {costs[-1].wall:.1f} s, {costs[-1].cpu:.1f} CPU-s",
                flush=True,
            )
            shutil.rmtree(scratch)
            os.sync()  # what one side has left to write is not the next one's burden
    return {name: table.best(costs) for name, costs in spent.items()}


def main() -> None:
    """Inputs stay in HERITAGE_HOME/bench/in, results in HERITAGE_HOME/bench; all else is removed."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("rows", nargs="*", metavar="row", help=", ".join(f"{r.name}: {r.about}" for r in ROWS.values()))
    parser.add_argument("--side", action="append", default=[], help="only this side (may be given again)")
    parser.add_argument("--rounds", type=int, help="how often each side runs")
    asked = parser.parse_args()
    if unknown := [name for name in asked.rows if name not in ROWS]:
        parser.error(f"no such row: {', '.join(unknown)}; there are {', '.join(ROWS)}")
    folder = settings.home().root / "bench"
    (folder / "in").mkdir(parents=True, exist_ok=True)
    kept: dict[str, dict[str, Cost]] = {}
    sizes: dict[str, int] = {}
    for row in [ROWS[name] for name in asked.rows or USUAL]:
        delivered = row.make(folder / "in")
        sizes[row.name] = sum(path.stat().st_size for path in delivered.rglob("*") if path.is_file())
        kept[row.name] = run(row, delivered, folder, asked.side, asked.rounds)
        print("\n".join(table.shown(row, kept[row.name], sizes[row.name])), flush=True)
    print("\n".join(table.growth(kept)))
    print(f"\nkept in {table.keep(folder, kept, sizes)}")


if __name__ == "__main__":
    main()
