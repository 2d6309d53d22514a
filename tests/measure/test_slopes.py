"""Pages whose letters stand in no straight lines: each word, or stretch of a stave, still shows how the sheet bends."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from heritage.measure.page.page import PageProbe
from measure import kinds
from measure.drawing import bent, in_hand, measured

PROBE = PageProbe()


def page(kind: Any, seed: int = 4) -> Any:
    return kinds.captured(kinds.page(kind, seed))


@pytest.mark.parametrize("kind", [kinds.text, kinds.columns, kinds.table])
@pytest.mark.parametrize(("bow", "lean"), [(0.05, 0.15), (-0.06, 0.1), (0.08, -0.2)])
def test_a_page_held_in_a_hand_is_bent_or_askew(tmp_path: Path, kind: Any, bow: float, lean: float) -> None:
    facts = measured(PROBE, tmp_path, in_hand(page(kind), bow, lean))
    assert float(facts.get("page.curvature", 0)) > 12 or float(facts.get("page.keystone", 0)) > 1.2  # type: ignore[arg-type]


@pytest.mark.parametrize(("bow", "lean"), [(0.08, -0.2), (-0.08, 0.2)])
def test_staves_show_it_too(tmp_path: Path, bow: float, lean: float) -> None:
    facts = measured(PROBE, tmp_path, in_hand(page(kinds.music), bow, lean))
    assert float(facts["page.curvature"]) > 9  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", kinds.KINDS)
def test_a_flat_page_of_any_kind_is_neither(tmp_path: Path, kind: Any) -> None:
    facts = measured(PROBE, tmp_path, page(kind))
    assert float(facts.get("page.curvature", 0)) < 6 and float(facts.get("page.keystone", 0)) < 1.2  # type: ignore[arg-type]


@pytest.mark.parametrize("degrees", [14.0, 20.0])
def test_the_bend_at_a_binding_is_as_large_as_it_is(tmp_path: Path, degrees: float) -> None:
    facts = measured(PROBE, tmp_path, bent(page(kinds.text), degrees))
    assert float(facts["page.curvature"]) == pytest.approx(degrees, rel=0.35)  # type: ignore[arg-type]
