"""Profiles as they are set, found and held to at every door of a revision."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bench.sealed import deposited
from custody.test_revise import titles
from heritage import settings
from heritage.errors import ConfigError
from heritage.flows.revise import planning
from heritage.flows.revise.profiles import profile_of
from heritage.revise.profile import Type

LABELS = {"en": "letter", "nl": "brief", "fr": "lettre", "de": "Brief"}
KBR: dict[str, Any] = {
    "lists": {"genre": {"source": "ours", "values": {"letter": LABELS}}},
    "profiles": {
        "default": {"fields": {"dcterms:title": {"required": True}}},
        "any/paper": {"based_on": "default", "fields": {"dcterms:created": {"type": "edtf"}}},
        "kbr": {
            "based_on": "default",
            "others": False,
            "fields": {"dcterms:type": {"type": "list", "list": "genre"}, "dcterms:subject": {}},
        },
        "kbr/objects": {"based_on": "kbr", "fields": {"dcterms:subject": None}},
    },
}


def configured(home: Path, config: dict[str, Any]) -> None:
    (home / "config").mkdir(exist_ok=True)
    (home / "config/profiles.yaml").write_text(yaml.safe_dump(config, sort_keys=False))


def test_the_nearest_profile_is_found_with_what_it_is_based_on(home: Path) -> None:
    configured(home, KBR)
    found = {line: [rule.name for rule in profile_of("kbr", line).rules] for line in ("paper", "objects")}
    assert found == {
        "paper": ["dcterms:title", "dcterms:type", "dcterms:subject"],
        "objects": ["dcterms:title", "dcterms:type"],
    }
    assert [rule.name for rule in profile_of("kmi", "paper").rules] == ["dcterms:title", "dcterms:created"]
    assert profile_of("kmi", "objects").others and not profile_of("kbr", "paper").others


def test_the_shipped_one_offers_fields_and_asks_for_a_title(home: Path) -> None:
    shipped = profile_of("kbr", "paper")
    assert len(shipped.rules) > 20 and shipped.others
    assert [rule.name for rule in shipped.rules if rule.required] == ["dcterms:title"]
    assert [rule.name for rule in shipped.rules if rule.type is Type.LIST] == ["dcterms:type"]
    assert settings.home().root == home


def test_a_value_outside_the_list_is_refused_at_every_door_and_the_rest_of_a_table_goes_on(home: Path) -> None:
    configured(home, KBR)
    one, other = deposited(home, 2)
    with pytest.raises(
        planning.Refused, match=r"dcterms:type \[revision-profile\]: wanted one of letter, found .brief"
    ):
        planning.plan("r", planning.Wanted("w", one, {"dcterms:type": "brief"}), who="anna")
    table = f"package,dcterms.type\n{one},letter\n{other},brief\n"
    name = planning.keep_table("t", table.encode())
    assert planning.plan("t", planning.Wanted("w", table=name), who="anna") == 1
    assert [row.package for row in planning.planned("t") if "one of letter" in row.refused] == [other]
    (home / "t.csv").write_text("id,type,title\nMS_0000,brief,B\nMS_0001,letter,C\n")
    fields = {"dcterms:type": {"column": "type"}, "dcterms:title": {"column": "title"}}
    of = {"protocol": "csv", "address": "t.csv", "key": "id", "fields": fields, "approval": False}
    (home / "config/catalogues.yaml").write_text(yaml.safe_dump({"kbr": of}))
    assert planning.plan("c", planning.Wanted("w", catalogue="kbr"), who="anna") == 1
    assert [row.package for row in planning.planned("c") if "one of letter" in row.held] == [one]
    assert titles(one) == ["A title"] * 2


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"profiles": {}}, "named default"), ({"profiles": {"default": {"fields": {"dcterms:titel": {}}}}}, "dcterms:titel"),
        ({"profiles": {"default": {"fields": {"dcterms:type": {"type": "list", "list": "none"}}}}}, "no list none"),
        ({"profiles": {"default": {"fields": {"dcterms:type": {"type": "list"}}}}}, "type list"),
        ({"profiles": {"default": {"fields": {"dcterms:type": {"type": "pattern", "pattern": "("}}}}}, "regular expression"),
        ({"profiles": {"default": {}, "kbr": {"based_on": "nobody"}}}, "no profile nobody"), ({"profiles": {"default": {"typo": 1}}}, "typo"),
        ({"lists": {"x": {"source": "s", "values": {"a": {"en": "a"}}}}, "profiles": {"default": {}}}, "each of en, nl, fr and de"),
        ({"profiles": {"default": {}, "kbr": {"based_on": "kmi"}, "kmi": {"based_on": "kbr"}}}, "circle"),
    ],
)  # fmt: skip
def test_a_profile_that_cannot_be_meant_is_refused_when_it_is_read(
    home: Path, changed: dict[str, Any], said: str
) -> None:
    configured(home, changed)
    with pytest.raises(ConfigError, match=r"profiles\.yaml") as refused:
        profile_of("kbr", "paper")
    assert said in str(refused.value)
