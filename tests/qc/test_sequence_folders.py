"""Pages in folders below the item: a volume of newspapers, each issue counted from 1."""

from __future__ import annotations

from heritage.model import Outcome
from heritage.qc.page.sequence import page_sequence
from qc.judging import asked, item, page


def test_each_folder_is_counted_for_itself() -> None:
    volume = item(
        "A", [page(f"objects/A/{issue}/{n:04d}.tif") for issue in ("1901-01-01", "1901-01-02") for n in (1, 2)]
    )
    found = list(page_sequence.judge(volume, asked(page_sequence, expected={"pages": 4})))
    assert [f.outcome for f in found] == [Outcome.PASS, Outcome.PASS]


def test_a_gap_names_its_folder() -> None:
    issues = {"1901-01-01": (1, 2), "1901-01-02": (1, 3)}
    volume = item("A", [page(f"objects/A/{issue}/{n:04d}.tif") for issue, pages in issues.items() for n in pages])
    failed = [f for f in page_sequence.judge(volume, asked(page_sequence)) if f.outcome is Outcome.FAIL]
    assert [(f.subject, f.found) for f in failed] == [("objects/A/1901-01-02", "missing 2")]
