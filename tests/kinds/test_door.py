"""What runs waits for a person where no scanner saw it; what came empty is told."""

from __future__ import annotations

from typing import Any

import pytest

from kinds.door_kinds import KINDS
from kinds.kind import Kind, differences, through


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("door")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HERITAGE_HOME", str(folder / "home"))
        patch.delenv("HERITAGE_CLAMD", raising=False)
        return through(KINDS, folder).report


@pytest.mark.campaign
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_each_kind_comes_to_what_it_promises(report: dict[str, Any], kind: Kind) -> None:
    assert differences(kind, next(item for item in report["items"] if item["id"] == kind.id)) == []


def test_the_report_says_that_nothing_was_scanned(report: dict[str, Any]) -> None:
    assert report["virus_scan"] == "no virus scan was made: no scanner is configured"
