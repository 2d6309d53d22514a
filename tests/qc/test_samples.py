"""The manifest's verdict on real scans, under the policy for what is left from earlier campaigns."""

from __future__ import annotations

import csv
from collections.abc import Iterator

import pytest

from heritage import measure, settings
from heritage.contracts import Check
from heritage.measure.page.page import PageProbe
from heritage.measure.picture.image import ImageProbe, is_picture
from heritage.model import File, Format, Measured, Outcome, Report
from heritage.qc import files
from heritage.qc.page import duplicates, page, sequence
from heritage.qc.picture import exposure, image, tones
from messages.saying import unworded
from places import SAMPLES, needs_shared
from qc.judging import batch, inspected, item

CHECKS = tuple(
    v
    for m in (files, image, exposure, tones, page, sequence, duplicates)
    for v in vars(m).values()
    if isinstance(v, Check)
)
NOTED = {"multipage", "sample-format", "colour-space", "alpha", "orientation"}
"""What the manifest flags and the renewed `legacy` only notes: there, to be told is enough."""

OF_TARGETS = {"target-incomplete"}
"""Reasons that a page check does not look for."""


def rows(folder: str) -> list[dict[str, str]]:
    if not (SAMPLES / folder / "manifest.csv").is_file():
        return []
    with (SAMPLES / folder / "manifest.csv").open(encoding="utf-8", newline="") as lines:
        return [r for r in csv.DictReader(lines) if is_picture(file_of(r)) and r["reason"] not in OF_TARGETS]


def file_of(row: dict[str, str]) -> File:
    known = None if row["puid"] == "unknown" else Format(row["puid"], "", "manifest")
    return File(row["path"], int(row["bytes"] or 0), "00", known)


@pytest.fixture(scope="module", params=["paper", "photographs"])
def judged(request: pytest.FixtureRequest) -> Iterator[list[tuple[dict[str, str], set[str], set[str]]]]:
    folder = request.param
    listed = rows(folder)
    probes = [ImageProbe(), PageProbe()] if folder == "paper" else [ImageProbe()]
    given = [(SAMPLES / folder / r["path"], file_of(r)) for r in listed]
    measured: list[Measured] = list(measure.measure(given, probes, workers=2))
    here = batch(*(item(str(n), [m]) for n, m in enumerate(measured)))
    reports = list(inspected(here, settings.policy("legacy"), CHECKS))
    assert unworded(f for r in reports for f in r.findings) == []
    yield [
        (row, _said(r, Outcome.FAIL), _said(r, Outcome.WARN) & NOTED) for row, r in zip(listed, reports, strict=True)
    ]


def _said(report: Report, outcome: Outcome) -> set[str]:
    return {f.check for f in report.findings if f.outcome is outcome}


@needs_shared
def test_the_manifest_s_verdict(judged: list[tuple[dict[str, str], set[str], set[str]]]) -> None:
    wrong = []
    for row, faults, noted in judged:
        wanted = {"accept": set(), "flag": {row["reason"]}, "refuse": {"decodes"}}[row["expected"]]
        if not (wanted <= faults | noted if wanted else not faults):
            wrong.append((row["path"], row["expected"], row["reason"], faults))
    assert len(judged) > 20
    assert not wrong
