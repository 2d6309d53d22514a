from __future__ import annotations

from pathlib import Path

import pytest

from heritage.contracts import CheckContext
from heritage.dossier import Dossier
from heritage.model import Finding, Report
from heritage.qc.picture import tones
from qc.judging import asked

HERE = (0.25, 0.5, 0.125, 0.0625)


@pytest.mark.parametrize("answer", [CheckContext.failed, CheckContext.warned])
def test_an_answer_says_where_and_when_and_its_sheet_reads_back(tmp_path: Path, answer: object) -> None:
    """A warning once put the place where the time belongs: the sheet was written, and nobody could read it again."""
    ends = {"share": 0.01, "high": 0.5, "low": 0.0}
    found: Finding = answer(asked(tones.clipping), "a page", "ends", region=HERE, timecode=4.5, **ends)  # type: ignore[operator]
    assert (found.mark, found.at, found.values) == (HERE, 4.5, ends)
    report = Report("A", "a policy", "1", "00", (found,))
    Dossier(tmp_path).write("report", [report], code="test")
    assert Dossier(tmp_path).one("report", Report) == report
