"""The paradata probe: what the maker of a model recorded of how it came about. It says what is there and what is not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from heritage import keyed
from heritage.contracts import Source
from heritage.errors import SourceUnreadable
from heritage.model import Facts, File, Phrase, about, phrase, reason_of

LARGEST = 4 << 20
NAMES = frozenset({"paradata.yaml", "paradata.yml", "paradata.json"})
METHODS = frozenset({"photogrammetry", "structured light", "laser scanning", "computed tomography", "modelling"})
WITH_CAMERA = frozenset({"photogrammetry"})
WITHOUT_SCALE = frozenset({"modelling"})


def is_paradata(file: File) -> bool:
    """By its name, wherever in the item it lies."""
    return file.name.lower() in NAMES


class ParadataProbe:
    """`paradata.*` of one record: `missing` (the parts it lacks), `faults` (parts that are not what they should be), `record`
    (the whole of it), `residuals_mm` (of each scale bar: measured less true length) and `residual_share` (the largest of them,
    as a share of its bar)."""

    name = "paradata"

    def accepts(self, file: File) -> bool:
        return is_paradata(file)

    def tool(self) -> str:
        return "heritage paradata probe"

    def measure(self, source: Source) -> Facts:
        """Raises SourceUnreadable."""
        record = source.cached(read)
        bars = [found for bar in _rows(record.get("scale_bars")) if (found := _lengths(bar))]
        residuals = [measured - true for true, measured in bars]
        shares = [abs(measured / true - 1) for true, measured in bars]
        facts: dict[str, Any] = {
            "paradata.record": record,
            "paradata.missing": missing(record),
            "paradata.faults": faults(record),
        }
        if residuals:
            facts |= {"paradata.residuals_mm": [round(r, 4) for r in residuals], "paradata.residual_share": max(shares)}
        return facts


def read(path: Path) -> dict[str, Any]:
    """The record. Raises SourceUnreadable for what is too large, no YAML or JSON, or no table of named parts."""
    import yaml

    if path.stat().st_size > LARGEST:
        raise SourceUnreadable(about(path.name, phrase("limit-text", bytes=path.stat().st_size, limit=LARGEST)))
    try:
        text = path.read_text(encoding="utf-8-sig")
        if path.suffix.lower() == ".json":
            found = keyed.from_json(text)
        else:
            found = json.loads(json.dumps(keyed.from_yaml(text), default=str))
    except (ValueError, RecursionError, yaml.YAMLError) as error:
        raise SourceUnreadable(about(path.name, phrase("not-readable", tool=reason_of(error)))) from error
    if not isinstance(found, dict):
        raise SourceUnreadable(about(path.name, phrase("named-parts")))
    return found


def missing(record: dict[str, Any]) -> list[str]:
    """The parts that a record of its method should have, and that this one lacks. A list that is there and empty is an
    answer for `decisions` only: none were taken."""
    method = str(record.get("method", "")).lower()
    wanted = ["method", "operator", "captured", "device.model", "steps"]
    if method in WITH_CAMERA:
        wanted += ["lens.model", "images.count"]
    if method not in WITHOUT_SCALE:
        wanted += ["scale_bars"]
    gone = [part for part in wanted if not _part(record, part)]
    gone += [] if isinstance(record.get("decisions"), list) else ["decisions"]
    for number, step in enumerate(_rows(record.get("steps")), 1):
        gone += [
            f"steps[{number}].{part}" for part in ("name", "software", "version", "parameters") if part not in step
        ]
    return gone


def faults(record: dict[str, Any]) -> list[Phrase]:
    """Parts that are there, and not what they should be."""
    method = str(record.get("method", "")).lower()
    unknown = phrase("method-unknown", method=repr(method), known=sorted(METHODS))
    found = [unknown] if method and method not in METHODS else []
    for name in ("scale_bars", "steps", "decisions"):
        value = record.get(name)
        if value is not None and (not isinstance(value, list) or not all(isinstance(row, dict) for row in value)):
            found.append(phrase("no-named-list", name=name))
    bars = _rows(record.get("scale_bars"))
    found += [phrase("bar-lengths", number=n) for n, bar in enumerate(bars, 1) if not _lengths(bar)]
    return found


def _part(record: dict[str, Any], dotted: str) -> Any:
    value: Any = record
    for name in dotted.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _rows(value: Any) -> list[dict[str, Any]]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _lengths(bar: dict[str, Any]) -> tuple[float, float] | None:
    """True and measured length in mm."""
    true, measured = bar.get("length_mm"), bar.get("measured_mm")
    if isinstance(true, int | float) and isinstance(measured, int | float) and true > 0:
        return float(true), float(measured)
    return None
