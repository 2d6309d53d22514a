"""What an institution archived before is noted on the new item, with the twin; it never fails for it, and no one else is told."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import tifffile

from flows.deliveries import with_files
from flows.driver import Run, copied
from heritage.flows.workline import judge, receive
from heritage.model import Finding, Outcome
from samples import small
from samples.faults import tiff


def rescanned(page: Path) -> bytes:
    """The page a second time: cropped otherwise, lit otherwise, with other noise."""
    pixels = tifffile.imread(page).astype(np.float64)[6:-4, 5:-7]
    noise = np.random.default_rng(5).normal(0, 2, pixels.shape)
    return tiff(np.clip(pixels * 0.95 + noise, 0, 255).astype(np.uint8), 300)


@pytest.fixture
def archive(closed: tuple[Path, Run], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """KBR's batch T-1 is archived."""
    monkeypatch.setenv("HERITAGE_HOME", str(copied(closed[0], tmp_path / "home")))


def delivered(tmp_path: Path, clean: Path, institution: str = "kbr") -> Path:
    """Another batch, with a book of T-1 as it came before, and with a page of that book in a new item."""
    place = small(tmp_path / "in", batch="T-2", institution=institution, items={"BOOK_1": 2, "NEW": 1}, targets=False)
    pages = {name: clean / f"objects/BOOK_1/{name}.tif" for name in ("0001", "0002")}
    before = {f"objects/BOOK_1/{name}.tif": page.read_bytes() for name, page in pages.items()}
    return with_files(place, {**before, "objects/NEW/0001.tif": rescanned(pages["0002"])})


def judged(place: Path, item: str) -> dict[str, list[Finding]]:
    """The item's findings about the archive."""
    batch = receive.receive(str(place), "paper", review="hold", policy=None, run="1")
    for unit in receive.plan(batch):
        assert judge.measure(unit) == []
    judge.inspect(batch)
    return told(batch, item)


def told(batch: str, item: str) -> dict[str, list[Finding]]:
    report = Run(batch).batch.report(item)
    return {name: [f for f in report.findings if f.check == f"archived-{name}"] for name in ("exact", "perceptual")}


@pytest.mark.usefixtures("archive")
def test_the_twin_is_named_and_named_again(clean: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also when the catalogue did not answer the first time, and was told so."""
    with monkeypatch.context() as gone:
        gone.setenv("HERITAGE_CATALOGUE", "postgresql+psycopg2://nobody@127.0.0.1:1/nothing")
        unasked = judged(delivered(tmp_path, clean), "NEW")
    assert {f.found for group in unasked.values() for f in group} == {"not compared: the catalogue did not answer"}
    judge.inspect("kbr/T-2")
    new, urn = told("kbr/T-2", "NEW"), "urn:heritage:kbr:T-1:BOOK_1"
    (alike,) = new["perceptual"]
    assert alike.found.startswith(f"looks like objects/BOOK_1/0002.tif in {urn} (batch T-1); ")
    assert (alike.subject, alike.outcome) == ("objects/NEW/0001.tif", Outcome.WARN)
    assert [f.outcome for f in new["exact"]] == [Outcome.PASS]
    (again,) = told("kbr/T-2", "BOOK_1")["exact"]
    assert again.found == f"2 files are the same in {urn} (batch T-1), an earlier try of this item"
    before = Run("kbr/T-2").batch.dossier("NEW").path("twins").stat()
    judge.inspect("kbr/T-2")
    assert Run("kbr/T-2").batch.dossier("NEW").path("twins").stat() == before
    assert told("kbr/T-2", "NEW") == new


@pytest.mark.usefixtures("archive")
def test_another_institution_is_told_nothing(clean: Path, tmp_path: Path) -> None:
    found = judged(delivered(tmp_path, clean, "arch"), "BOOK_1")
    assert [f.outcome for group in found.values() for f in group] == [Outcome.PASS, Outcome.PASS]
