"""Pages on their heads: type shows it, other marks do not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from heritage import settings
from heritage.contracts import CheckContext
from heritage.measure.page.page import PageProbe
from heritage.model import Measured, Outcome
from heritage.qc.page.page import upside_down
from measure import kinds
from measure.drawing import save, source
from measure.test_old_books import tight
from qc.judging import delivery


def judged(tmp_path: Path, pixels: Any, **declared: Any) -> set[Outcome]:
    opened = source(save(tmp_path / "page.tif", np.ascontiguousarray(pixels), ppi=200))
    rule = settings.policy("legacy").rule("upside-down")
    assert rule is not None
    measured = Measured(opened.file, PageProbe().measure(opened))
    return {f.outcome for f in upside_down.judge(measured, CheckContext(rule, delivery(**declared)))}


@pytest.mark.parametrize("kind", [kinds.text, kinds.columns, kinds.verse])
def test_type_on_its_head_is_held(tmp_path: Path, kind: Any) -> None:
    upright = kinds.captured(kinds.page(kind, 3))
    assert judged(tmp_path, upright) == {Outcome.PASS}
    assert judged(tmp_path, upright[::-1, ::-1]) == {Outcome.FAIL}
    assert judged(tmp_path, upright[::-1, ::-1], languages=["ru"]) == set()


def test_old_type_on_its_head_is_held(tmp_path: Path) -> None:
    assert (judged(tmp_path, tight()), judged(tmp_path, tight()[::-1, ::-1])) == ({Outcome.PASS}, {Outcome.FAIL})


@pytest.mark.parametrize("kind", [k for k in kinds.KINDS if k not in (kinds.text, kinds.columns, kinds.verse)])
@pytest.mark.parametrize("turned", [False, True])
def test_nothing_upright_is_held_and_what_is_no_type_is_not_either_way(tmp_path: Path, kind: Any, turned: bool) -> None:
    pixels = kinds.captured(kinds.page(kind, 3))
    told = judged(tmp_path, pixels[::-1, ::-1] if turned else pixels)
    of_type = kind in (kinds.silhouette, kinds.short_block, kinds.table, kinds.engraving, kinds.ruled_card)
    assert Outcome.FAIL not in told or (turned and of_type)
