"""JPEG 2000 through the whole flow."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kinds.jp2_kinds import KINDS
from kinds.kind import Kind, differences, through


@pytest.fixture(scope="module")
def items(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    place: Path = tmp_path_factory.mktemp("jp2")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HERITAGE_HOME", str(place / "home"))
        return {item["id"]: item for item in through(KINDS, place).report["items"]}


@pytest.mark.campaign
@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.id)
def test_each_comes_to_what_it_promises(kind: Kind, items: dict[str, Any]) -> None:
    assert differences(kind, items[kind.id]) == []
