"""Documents through the whole flow, among pages, under `legacy`."""

from __future__ import annotations

from typing import Any

import pytest

from kinds.document_kinds import KINDS
from kinds.kind import Kind, differences, through


@pytest.fixture(scope="module")
def items(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("documents")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HERITAGE_HOME", str(folder / "home"))
        return {item["id"]: item for item in through(KINDS, folder).report["items"]}


@pytest.mark.campaign
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_a_kind_comes_to_what_it_promises(items: dict[str, Any], kind: Kind) -> None:
    assert differences(kind, items[kind.id]) == []
