"""The bench's account: what children's children read, wrote and used is in it; a limit that is not met is said."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bench import cost, table
from bench.cost import Cost
from bench.rows import ROWS, Row

MEGABYTE = 1 << 20
GRANDCHILD = """
import hashlib, pathlib, subprocess, sys
place = pathlib.Path(sys.argv[1])
if len(sys.argv) == 2:
    subprocess.run([sys.executable, "-c", sys.stdin.read(), str(place), "child"], check=True)
else:
    held = b"x" * (200 << 20)
    place.write_bytes(held[: 30 << 20])
    for _ in range(5):
        hashlib.sha256(place.read_bytes())
"""


def test_what_a_grandchild_did_is_counted(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(GRANDCHILD.replace("sys.stdin.read()", "pathlib.Path(__file__).read_text()"))
    spent = cost.of([sys.executable, script, tmp_path / "bytes"], tmp_path / "log")
    assert 150 * MEGABYTE <= spent.read < 200 * MEGABYTE
    assert 30 * MEGABYTE <= spent.written < 31 * MEGABYTE
    assert spent.biggest > 200 * MEGABYTE
    assert spent.cpu > 0 and spent.wall > 0


def test_a_side_that_fails_is_no_figure(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="code 3"):
        cost.of([sys.executable, "-c", "raise SystemExit(3)"], tmp_path / "log")


def spent(wall: float, cpu: float, read: int, written: int, **notes: float) -> Cost:
    return Cost(wall, cpu, read, written, 10, 20, notes)


def test_the_best_of_all_rounds_counts_but_the_most_memory() -> None:
    best = table.best([Cost(2, 9, 5, 5, 7, 70), Cost(3, 8, 4, 6, 9, 50)])
    assert (best.wall, best.cpu, best.read, best.written, best.biggest, best.together) == (2, 8, 4, 5, 9, 70)


def test_limits_are_judged_both_ways() -> None:
    row = Row(
        "r", "", lambda folder: folder, {}, most={"wall airflow/bare": 1.1, "read flow": 6.5}, least={"MB/s": 120}
    )
    costs = {
        "bare": spent(100, 200, 0, 0),
        "airflow": spent(105, 210, 0, 0),
        "flow": spent(90, 180, 700, 0, **{"MB/s": 80}),
    }
    words = list(table.judged(row, table.figures(costs, 100)))
    assert [word.split(":")[0].strip() for word in words] == ["as wanted", "NOT AS WANTED", "NOT AS WANTED"]


def test_airflows_own_share_is_what_the_flow_alone_does_not_use() -> None:
    costs = {"bare": spent(1, 1, 0, 0), "flow": spent(90, 190, 0, 0), "airflow": spent(100, 200, 0, 0)}
    assert table.figures(costs, 1)["Airflow's own CPU share"] == pytest.approx(0.05)


def test_every_row_wants_something_that_a_side_of_it_can_say() -> None:
    for row in ROWS.values():
        sides = set(row.sides)
        for figure in row.most:
            assert not figure.startswith("wall ") or set(figure.removeprefix("wall ").split("/")) <= sides
