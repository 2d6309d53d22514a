"""The point cloud probe: how many points there are, where they lie, and whether the header says the same."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from heritage import formats
from heritage.contracts import Source
from heritage.errors import SourceUnreadable
from heritage.measure import zeros
from heritage.model import Facts, File, Value

if TYPE_CHECKING:
    from heritage.tools.model3d.cloud import Head

SUFFIXES = formats.suffixes(formats.Kind.CLOUD)


def is_cloud(file: File) -> bool:
    """By its name."""
    return file.suffix in SUFFIXES


def _head(path: Path) -> Head:
    from heritage.tools.model3d import points

    return points.head(path)


class CloudStructureProbe:
    """`shape.broken` and `shape.reason` of a point cloud whose header or pages are not what the format wants."""

    name = "cloud structure"

    def accepts(self, file: File) -> bool:
        return is_cloud(file)

    def tool(self) -> str:
        return "heritage point cloud probe"

    def measure(self, source: Source) -> Facts:
        from heritage.tools.model3d.surface import Broken

        try:
            source.cached(_head)
        except Broken as error:
            broken: dict[str, Any] = {"shape.broken": error.check, "shape.reason": error.reason}
            return broken
        return zeros.facts(source)


class CloudProbe:
    """`points.*`: `declared`, `rows` that were read and `count` of those that are valid, `faults` of the file's end, `low`, `high` and `size` of all points, `header_low` and `header_high`, `header_unreal` when those are no numbers, `nonfinite`,
    `returns` by number and as the header has them (`header_returns`, `header_counts`), `colours`, `scans`, `crs`, `unit`, `vlr_fault`, `sha256` of the records, `second` (count and box by our own reading)."""

    name = "cloud"

    def accepts(self, file: File) -> bool:
        return is_cloud(file)

    def tool(self) -> str:
        from heritage.tools.model3d import points

        return f"heritage point cloud probe ({points.versions()})"

    def measure(self, source: Source) -> Facts:
        """Raises SourceUnreadable."""
        head = source.cached(_head)
        facts: dict[str, Any] = {
            "points.format": head.kind, "points.version": head.version, "points.declared": head.points,
            "points.scans": head.scans, "points.crs": head.crs, "points.unit": head.unit,
            "points.vlr_fault": head.vlr_fault or "", "points.faults": list(head.faults), "points.fields": list(head.fields),
        }  # fmt: skip
        facts["points.header_returns"], facts["points.header_counts"] = list(head.returns), list(head.counts)
        facts["points.header_unreal"] = not all(abs(v) < 1e300 for v in (*head.low, *head.high))
        if head.low and not facts["points.header_unreal"]:
            facts |= {"points.header_low": list(head.low), "points.header_high": list(head.high)}
        return {**facts, **_counted(source.path), **_second(source.path, head)}


def _counted(path: Path) -> dict[str, Value]:
    import numpy as np

    from heritage.tools.model3d import points

    running = hashlib.sha256()
    count, bad, rows, coloured = 0, 0, 0, False
    returns = np.zeros(15, np.int64)
    low, high = np.full(3, np.inf), np.full(3, -np.inf)
    for block in points.blocks(path):
        running.update(block.raw)
        finite = np.isfinite(block.positions).all(axis=1)
        count, bad = count + len(block.positions), bad + int((~finite).sum())
        rows += block.rows
        returns += 0 if block.returns is None else block.returns
        coloured = coloured or block.colours is not None
        if finite.any():
            low = np.minimum(low, block.positions[finite].min(axis=0))
            high = np.maximum(high, block.positions[finite].max(axis=0))
    found: dict[str, Value] = {"points.count": count, "points.nonfinite": bad, "points.sha256": running.hexdigest()}
    found |= {"points.colours": coloured, "points.rows": rows, "points.returns": returns.tolist()}
    if count > bad:
        found |= {"points.low": low.tolist(), "points.high": high.tolist(), "points.size": (high - low).tolist()}
    return found


def _second(path: Path, head: Head) -> dict[str, Value]:
    from heritage.tools.model3d import points

    if head.kind != "las":
        return {}
    try:
        count, low, high = points.own_las(path)
    except SourceUnreadable:
        return {}
    return {"points.second": [count, low.tolist(), high.tolist()]}
