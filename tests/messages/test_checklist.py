"""docs/checks.md is what `python -m heritage checks` says."""

from __future__ import annotations

from pathlib import Path

import pytest

from heritage import settings
from heritage.__main__ import main
from heritage.lines import LINES

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "checks.md"


def test_the_document_is_current(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["checks"]) == 0
    said = capsys.readouterr().out
    assert said == DOCUMENT.read_text("utf-8"), "run: make docs"


def test_every_check_of_every_workline_is_in_it() -> None:
    text = DOCUMENT.read_text("utf-8")
    for line in LINES.values():
        for check in line.checks:
            assert f"\n### {check.name}\n" in text
            assert " ".join(check.question.split()) in text


def test_every_source_of_a_policy_is_in_it() -> None:
    text = DOCUMENT.read_text("utf-8")
    rule = settings.policy("iso19264-B", "paper").rules["target-tone"]
    assert rule.source in text


def test_what_an_institution_overrides_is_listed(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = home / "config" / "policies" / "capture.yaml"
    own.parent.mkdir(parents=True)
    text = (settings.PROJECT / "config" / "policies" / "capture.yaml").read_text("utf-8")
    assert "degrees: 2.0" in text
    own.write_text(text.replace("degrees: 2.0", "degrees: 1.7"), "utf-8")
    assert main(["checks"]) == 0
    assert "degrees 1.7" in capsys.readouterr().out
