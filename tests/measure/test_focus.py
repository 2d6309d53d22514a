"""Pages that are sharp in one direction, or at one side, only; and good ones of every kind."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from heritage import settings
from heritage.contracts import CheckContext
from heritage.measure.page.page import PageProbe
from heritage.measure.picture.image import ImageProbe
from heritage.model import Finding, Measured, Outcome
from heritage.qc.picture.tones import sharpness
from measure import kinds
from measure.drawing import Grey, half_focused, moved, save, source
from qc.judging import delivery


def page(kind: Any, seed: int = 4) -> Grey:
    return kinds.captured(kinds.page(kind, seed))


def judged(tmp_path: Path, pixels: Grey, policy: str = "legacy") -> Finding:
    opened = source(save(tmp_path / "page.tif", pixels, ppi=300))
    rule = settings.policy(policy).rule("sharpness")
    assert rule is not None
    measured = Measured(opened.file, {**ImageProbe().measure(opened), **PageProbe().measure(opened)})
    (found,) = sharpness.judge(measured, CheckContext(rule, delivery()))
    return found


@pytest.mark.parametrize("degrees", [0, 40, 90, 135])
@pytest.mark.parametrize(("kind", "pixels"), [(kinds.text, 9), (kinds.text, 15), (kinds.columns, 12)])
def test_a_page_that_moved_is_noted(tmp_path: Path, kind: Any, pixels: int, degrees: float) -> None:
    found = judged(tmp_path, moved(page(kind), pixels, degrees))
    assert (found.outcome, "in one direction" in found.found) == (Outcome.WARN, True)


@pytest.mark.parametrize("side", ["left", "right", "foot", "corner"])
@pytest.mark.parametrize("kind", [kinds.text, kinds.columns])
def test_a_part_out_of_focus_is_noted(tmp_path: Path, kind: Any, side: str) -> None:
    found = judged(tmp_path, half_focused(page(kind), 4.0, side))
    assert (found.outcome, "at one place" in found.found) == (Outcome.WARN, True)


def test_a_strict_policy_holds_both(tmp_path: Path) -> None:
    pages = moved(page(kinds.text), 12), half_focused(page(kinds.text), 4.0)
    assert [judged(tmp_path, pixels, "capture").outcome for pixels in pages] == [Outcome.FAIL] * 2


@pytest.mark.parametrize("policy", ["legacy", "capture"])
@pytest.mark.parametrize("kind", [kind for kind in kinds.KINDS if kind is not kinds.coast])
def test_a_good_page_of_any_kind_passes(tmp_path: Path, kind: Any, policy: str) -> None:
    assert judged(tmp_path, page(kind), policy).outcome is Outcome.PASS
