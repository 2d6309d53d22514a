"""Each kind of film comes out of the whole flow as it is promised; what the masters store is asked of ffprobe."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from flows.driver import Run
from kinds.campaign import tried
from kinds.kind import Kind, differences, through
from kinds.video_kinds import KINDS, MASTER_KINDS

TRIED = tried(KINDS)


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Run]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HERITAGE_HOME", str(tmp_path_factory.mktemp("video") / "home"))
        folder = tmp_path_factory.mktemp("kinds")
        yield {kinds[0].policy: through(kinds, folder) for kinds in (TRIED, MASTER_KINDS)}


@pytest.mark.campaign
@pytest.mark.parametrize("kind", [*TRIED, *MASTER_KINDS], ids=lambda kind: kind.id)
def test_a_kind_keeps_its_promise(kind: Kind, runs: dict[str, Run]) -> None:
    assert differences(kind, runs[kind.policy].item(kind.id)) == []
