"""Every kind of sound file through the whole flow; and what the copies and descriptions say of those where a word or a sample
could be lost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from kinds.kind import Kind, differences, through
from kinds.sound_kinds import KINDS


@pytest.fixture(scope="module")
def items(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HERITAGE_HOME", str(tmp_path_factory.mktemp("home") / "home"))
        run = through(KINDS, tmp_path_factory.mktemp("kinds"))
        return {item["id"]: item for item in run.report["items"]}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_a_kind_of_sound_file(kind: Kind, items: Mapping[str, Any]) -> None:
    assert not (found := differences(kind, items[kind.id])), found
