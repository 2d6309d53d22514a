"""Camera raw through the whole flow, among photographs and among pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kinds.kind import Kind, differences, through
from kinds.raw_kinds import KINDS, PAPER


@pytest.fixture(scope="module")
def items(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    place: Path = tmp_path_factory.mktemp("raw")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HERITAGE_HOME", str(place / "home"))
        return {item["id"]: item for kinds in (KINDS, PAPER) for item in through(kinds, place).report["items"]}


@pytest.mark.campaign
@pytest.mark.parametrize("kind", [*KINDS, *PAPER], ids=lambda k: k.id)
def test_each_comes_to_what_it_promises(kind: Kind, items: dict[str, Any]) -> None:
    assert differences(kind, items[kind.id]) == []
