"""Each kind of page and photograph comes to what it promises, through the whole flow."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from flows.driver import Run
from kinds.campaign import tried
from kinds.kind import Kind, differences, through
from kinds.pages_kinds import KINDS

TRIED = tried(KINDS)


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Run]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HERITAGE_HOME", str(tmp_path_factory.mktemp("home")))
        folder = tmp_path_factory.mktemp("kinds")
        lines = sorted({k.line for k in KINDS})
        yield {line: through([k for k in TRIED if k.line == line], folder) for line in lines}


@pytest.mark.campaign
@pytest.mark.parametrize("kind", TRIED, ids=lambda kind: kind.id)
def test_a_kind_keeps_its_promise(runs: dict[str, Run], kind: Kind) -> None:
    assert differences(kind, runs[kind.line].item(kind.id)) == []
