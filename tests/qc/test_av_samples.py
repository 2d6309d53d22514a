"""The manifest's verdict on real recordings, under the policy for what is there already."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from heritage import measure, settings
from heritage.lines.audiovisual import AUDIOVISUAL
from heritage.model import File, Format, Outcome
from messages.saying import unworded
from places import SAMPLES, needs_shared
from qc.judging import batch, inspected, item

FOLDER = SAMPLES / "audiovisual"
Judged = dict[str, tuple[dict[str, str], set[str]]]


def rows() -> list[dict[str, str]]:
    if not (FOLDER / "manifest.csv").is_file():
        return []
    with (FOLDER / "manifest.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def files_of(row: dict[str, str]) -> list[tuple[Path, File]]:
    paths = sorted((FOLDER / row["path"]).iterdir()) if row["path"].endswith("/") else [FOLDER / row["path"]]
    known = Format(row["puid"], "", "manifest") if row["puid"] not in ("", "unknown") else None
    return [(p, File(f"objects/{row['path']}/{p.name}", p.stat().st_size, "00", known)) for p in paths]


@pytest.fixture(scope="module")
def judged() -> Judged:
    listed = [(row, files_of(row)) for row in rows()]
    given = [source for _, sources in listed for source in sources]
    measured = {m.file.path: m for m in measure.measure(given, AUDIOVISUAL.probes, AUDIOVISUAL.batch_probes, workers=2)}
    here = batch(*(item(row["path"], [measured[f.path] for _, f in sources]) for row, sources in listed))
    reports = list(inspected(here, settings.policy("legacy", "audiovisual"), AUDIOVISUAL.checks))
    assert unworded(f for r in reports for f in r.findings) == []
    return {
        row["path"]: (row, {f.check for f in report.findings if f.outcome is Outcome.FAIL})
        for (row, _), report in zip(listed, reports, strict=True)
    }


@needs_shared
def test_the_manifest_s_verdict(judged: Judged) -> None:
    assert len(judged) > 20
    wrong = []
    for path, (row, faults) in judged.items():
        wanted = {"accept": set(), "flag": {row["reason"]}, "refuse": {row["reason"], "decodes"}}[row["expected"]]
        if not (wanted <= faults if wanted else not faults):
            wrong.append((path, row["expected"], row["reason"], faults))
    assert wrong == []
