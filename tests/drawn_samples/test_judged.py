"""The acceptance of the samples: what was planted is found by its check, on its page, and nothing else is flagged."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import samples
from heritage import settings
from heritage.contracts import Batch, ItemMeasured, Probe, Source
from heritage.errors import SourceUnreadable
from heritage.ingest import intake
from heritage.lines.paper import PAPER
from heritage.model import File, Measured, Outcome, Report
from heritage.tools import workers
from heritage.tools.sandbox import View
from made_once import Sample
from messages.saying import unworded
from qc.judging import inspected
from samples import Fault


def measured(job: tuple[Path, File, tuple[Probe, ...]]) -> Measured:
    place, file, probes = job
    source, facts, refused = Source(place / file.path, file), {}, {}
    for probe in (asked := [p for p in probes if p.accepts(file)]):
        try:
            facts.update(probe.measure(source))
        except SourceUnreadable as reason:
            refused[probe.name] = reason.reason
    return Measured(file, facts, tuple(p.tool() for p in asked), refused)


def judged(place: Path) -> dict[str, Report]:
    taken = intake.receive(
        place, institutions=settings.institutions(), worklines=["paper"], policies={"paper": PAPER.policies}
    )
    root = place / taken.delivery.root
    jobs = [(root, f, PAPER.probes) for item in taken.items for f in item.files]
    jobs += [(root, f, PAPER.target_probes) for f in taken.delivery.targets]
    found = dict(_measured(jobs))
    items = [ItemMeasured(i, tuple(found[f.path] for f in i.files)) for i in taken.items]
    batch = Batch(taken.delivery, items, [found[f.path] for f in taken.delivery.targets])
    return {r.item: r for r in inspected(batch, settings.policy("iso19264-B"), PAPER.checks)}


def _measured(jobs: list[tuple[Path, File, tuple[Probe, ...]]]) -> Iterator[tuple[str, Measured]]:
    for job, found in workers.each(measured, jobs, view=View([jobs[0][0]]), workers=2):
        if isinstance(found, Exception):
            raise found
        yield job[1].path, found


def test_everything_found_can_be_said_in_each_language(small: dict[str, Report]) -> None:
    findings = [f for report in small.values() for f in report.findings]
    assert len({f.check for f in findings}) > 30
    assert unworded(findings) == []


def faults(report: Report) -> list[tuple[str, str]]:
    return sorted({(f.check, f.subject) for f in report.faults})


def test_nothing_fails_in_the_clean_delivery(sample: Sample) -> None:
    made = sample("paper-clean")
    reports = judged(made.folder)
    assert [(item, *fault) for item, report in reports.items() for fault in faults(report)] == []
    assert set(reports) == set(json.loads(made.expected.read_bytes())["deposited"])


def test_each_planted_fault_is_found_on_its_page_and_nothing_else(sample: Sample) -> None:
    made = sample("paper-faulty")
    held = {item: faults(report) for item, report in judged(made.folder).items() if report.faults}
    expected = json.loads(made.expected.read_bytes())["held"]
    assert held == {item: sorted(tuple(pair) for pair in pairs) for item, pairs in expected.items()}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Report]:
    items = {fault.value.upper(): 3 for fault in Fault}
    planted = {f"{fault.value.upper()}/0003": fault.value for fault in Fault}
    return judged(samples.small(tmp_path_factory.mktemp("small"), items=items, faults=planted))


@pytest.mark.parametrize("fault", [f for f in Fault if f is not Fault.SHARPNESS])
def test_its_check_sees_each_fault_that_tests_can_plant(small: dict[str, Report], fault: Fault) -> None:
    item = fault.value.upper()
    subject = item if fault is Fault.PAGE_SEQUENCE else f"objects/{item}/0003.tif"
    flagged = {(f.check, f.subject) for f in small[item].findings if f.outcome is not Outcome.PASS}
    assert (fault.value, subject) in flagged
    assert [(c, s) for c, s in flagged if s.endswith(("/0001.tif", "/0002.tif"))] == []
