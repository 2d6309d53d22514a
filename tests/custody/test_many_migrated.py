"""A campaign over many packages, pages and films: every one converted and proved, memory bounded from its tenth part to its end."""

from __future__ import annotations

import logging
import resource
import time
from pathlib import Path

import pytest

from bench.sealed import deposited
from campaigns import Record, cases, of
from custody.old_formats import FILM, LOOSE
from heritage import settings
from heritage.archive import ocfl
from heritage.catalogue import traits
from heritage.flows.custody.roots.sites import open_site
from heritage.flows.migrate import campaign, pilot, standing
from heritage.flows.revise import carrying, planning

log = logging.getLogger(__name__)

FILMS = 20
"""Of so many packages one is a film."""

GROWTH, EACH = 8, 0.12
"""Megabytes by which the process may grow from the tenth part to the end, and with each package. Measured on 2026-11-30: 0.08 a package
(300 packages: 311 → 333 MB). It should be 0; what is kept was not found yet."""


def resident() -> float:
    """Megabytes now, not at the most: what is given back counts as given back."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


@pytest.mark.campaign
def test_a_campaign_over_many_packages(home: Path, monkeypatch: pytest.MonkeyPatch, record_property: Record) -> None:
    number = of(4, whole=300)
    films = max(1, number // FILMS)
    deposited(home, number - films, "PAGES", original=LOOSE)
    deposited(home, films, "FILMS", original=FILM)
    assert campaign.plan("m", campaign.Campaign("many", sample=2), who="anna") == number
    pilot.run_pilot("m")
    planning.approve("m", who="bea", asked_by="anna", reason="seen the pilot")
    seen: list[float] = []
    real = carrying._carried_out

    def watched(*words: object) -> None:
        real(*words)  # type: ignore[arg-type]
        seen.append(resident())

    monkeypatch.setattr(carrying, "_carried_out", watched)
    began, cpu = time.monotonic(), time.process_time() + resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    for unit in carrying.units("m"):
        carrying.carry_out("m", unit)
    assert carrying.report("m") == {"made": number}
    spent = time.process_time() + resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - cpu
    early, late = max(seen[: len(seen) // 10 + 1]), max(seen[-len(seen) // 10 :])
    said = f"{(time.monotonic() - began) / number:.2f} s and {spent / number:.2f} CPU s a package; {early:.0f} MB early, {late:.0f} MB late"
    log.warning("%d packages, %d of them films: %s", number, films, said)
    assert late < early + GROWTH + EACH * number, said
    stood = {row.rule.name: row.packages for row in standing.rows() if row.rule}
    assert stood == {"tiff-plain": number - films, "jp2": number - films, "ffv1-3": films}
    assert not traits.unread(settings.home().catalogue_url)
    assert {one.version for one in ocfl.packages(open_site("site-b"))} == {2}
    cases(record_property, number)
