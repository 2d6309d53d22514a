"""glTF, GLB and the pictures of models through the whole flow, and what readers then see."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from kinds.campaign import tried
from kinds.gltf_kinds import KINDS
from kinds.kind import Kind, differences, through

TRIED = tried(KINDS)
POLICY = Path(__file__).parents[2] / "config/policies/objects/legacy.yaml"


@pytest.fixture(scope="module")
def items(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Each kind's item as the report has it. Without views: drawing each from all sides is most of the work."""
    place = tmp_path_factory.mktemp("gltf")
    policy = yaml.safe_load(POLICY.read_text(encoding="utf-8"))
    del policy["settings"]["views"]
    own = place / "home/config/policies/objects/legacy.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(yaml.safe_dump(policy), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HERITAGE_HOME", str(place / "home"))
        return {item["id"]: item for item in through(TRIED, place).report["items"]}


@pytest.mark.campaign
@pytest.mark.parametrize("kind", TRIED, ids=lambda kind: kind.id)
def test_a_kind_comes_to_what_it_must(kind: Kind, items: dict[str, Any]) -> None:
    item = items[kind.id]
    surfaces = [
        r for r in item.get("renditions", ()) if "_texture_" not in r["path"]
    ]  # pictures are what was delivered
    assert differences(kind, {**item, "renditions": surfaces}) == []
