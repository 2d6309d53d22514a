"""The manifest's verdict on real models, under the policy for what is left from earlier campaigns."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from heritage import measure, settings
from heritage.contracts import Batch, ItemMeasured
from heritage.lines.objects import OBJECTS
from heritage.model import File, Format, Item, Outcome
from messages.saying import unworded
from places import SAMPLES, needs_shared
from qc.judging import batch, inspected

HERE = SAMPLES / "objects"
NOTED = {"winding", "watertight"}
"""The manifest flags them; the policy for what is left from earlier campaigns has since come to note them, unless a closed solid is
declared (the house's policies, "Held under legacy all the same")."""


def rows() -> list[dict[str, str]]:
    if not (HERE / "manifest.csv").is_file():
        return []
    with (HERE / "manifest.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def known(puid: str, name: str) -> Format | None:
    """As the manifest has it; files in folders are known, save the buffers, which no engine knows."""
    if puid == "unknown" or name.endswith(".bin"):
        return None
    return Format(puid or "fmt/0", "", "manifest")


def item_of(row: dict[str, str]) -> tuple[Item, list[Path]]:
    place = HERE / row["path"].rstrip("/")
    places = sorted(place.iterdir()) if place.is_dir() else [place]
    folder = f"objects/{place.name}/" if place.is_dir() else "objects/"
    files = tuple(File(folder + p.name, p.stat().st_size, "00", known(row["puid"], p.name)) for p in places)
    return Item(place.stem, files), places


@pytest.fixture(scope="module")
def judged() -> dict[str, dict[Outcome, set[str]]]:
    """Path → the names of the checks that fail, and of those that warn."""
    items = {row["path"]: item_of(row) for row in rows()}
    sources = [(place, file) for item, places in items.values() for place, file in zip(places, item.files, strict=True)]
    measured = {m.file.path: m for m in measure.measure(sources, OBJECTS.probes)}
    seen = [ItemMeasured(item, tuple(measured[f.path] for f in item.files)) for item, _ in items.values()]
    delivery = batch([]).delivery
    reports = list(inspected(Batch(delivery, seen, ()), settings.policy("legacy", "objects"), OBJECTS.checks))
    assert unworded(f for r in reports for f in r.findings) == []
    return {
        path: {told: {f.check for f in report.findings if f.outcome is told} for told in (Outcome.FAIL, Outcome.WARN)}
        for path, report in zip(items, reports, strict=True)
    }


@needs_shared
@pytest.mark.parametrize("row", rows(), ids=lambda row: row["path"])
def test_the_manifests_verdict(judged: dict[str, dict[Outcome, set[str]]], row: dict[str, str]) -> None:
    failing = judged[row["path"]][Outcome.FAIL]
    if row["reason"] in NOTED:
        assert not failing and row["reason"] in judged[row["path"]][Outcome.WARN]
    elif row["expected"] == "accept":
        assert not failing
    else:
        assert row["reason"] in failing
