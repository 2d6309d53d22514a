"""Whatever a probe measures in these tests is held to the registry, as `measure.run` holds it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from heritage.lines import LINES
from heritage.measure.picture.image import ImageProbe
from heritage.measurements import misfits


@pytest.fixture(autouse=True)
def registered(monkeypatch: pytest.MonkeyPatch) -> None:
    probes = {type(probe) for line in LINES.values() for probe in (*line.probes, *line.target_probes)} | {ImageProbe}
    for home in {home for probe in probes for home in probe.__mro__ if "measure" in vars(home)}:
        monkeypatch.setattr(home, "measure", _held(home.measure))


def _held(measure: Callable[..., Any]) -> Callable[..., Any]:
    def held(self: Any, source: Any) -> Any:
        facts = measure(self, source)
        assert not (wrong := list(misfits(self.name, facts))), wrong
        return facts

    return held
