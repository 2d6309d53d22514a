"""Still pictures as deliveries bring them, through the whole flow under `legacy`."""

from __future__ import annotations

from typing import Any

import pytest

from kinds.campaign import tried
from kinds.kind import Kind, differences, through
from kinds.odd_picture_kinds import KINDS as ODD
from kinds.picture_kinds import KINDS as TIFFS
from kinds.png_jpeg_kinds import KINDS as OTHERS
from kinds.tiff_jpeg_kinds import KINDS as CODECS

KINDS = tried([*TIFFS, *CODECS, *OTHERS, *ODD])


@pytest.fixture(scope="module")
def items(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("pictures")
    with pytest.MonkeyPatch.context() as patch:
        found = {}
        for line in ("paper", "photographs"):
            patch.setenv("HERITAGE_HOME", str(folder / line / "home"))
            run = through([k for k in KINDS if k.line == line], folder / line)
            found |= {item["id"]: item for item in run.report["items"]}
        return found


@pytest.mark.campaign
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_a_kind_comes_to_what_it_promises(items: dict[str, Any], kind: Kind) -> None:
    assert differences(kind, items[kind.id]) == []
