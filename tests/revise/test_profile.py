"""What an institution's profile lets be said: judged of what is new, whatever the door."""

from __future__ import annotations

from typing import Any

import pytest

from heritage.model import Said, Statement
from heritage.revise import Refused, of_a_row, patched
from heritage.revise.profile import Profile, Rule, Type

LABELS = dict.fromkeys(("en", "nl", "fr", "de"), "x")
PROFILE = Profile((
    Rule("dcterms:title", required=True), Rule("dcterms:created", type=Type.EDTF), Rule("dcterms:publisher", repeatable=False),
    Rule("dcterms:type", type=Type.LIST, values={"Text": LABELS, "StillImage": LABELS}), Rule("dcterms:license", type=Type.RIGHTS),
    Rule("dcterms:identifier", type=Type.PATTERN, pattern=r"MS [0-9]+"),
), others=False)  # fmt: skip
OLD = [
    Statement("dc:title", "A", "csv"), Statement("dcterms:type", "book", "csv"), Statement("dcterms:created", "ca. 1890", "csv"),
    Statement("dcterms:publisher", "P", "csv"), Statement("dcterms:publisher", "Q", "csv"), Statement("dcterms:subject", "s", "csv"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("patch", "said"),
    [
        ({"dcterms:title": None}, "at least one value"), ({"dc:title": []}, "at least one value"), ({"dcterms:type": "film"}, "Text, StillImage"),
        ({"dcterms:type": ["book", "text"]}, '"text"'), ({"dcterms:created": "around 1890"}, "1895~"), ({"dcterms:created": "1890-13"}, "1890-13"),
        ({"dcterms:created": "2041-02-30"}, "2041-02-30"), ({"dcterms:created": "open"}, "open"), ({"dcterms:created": "/"}, "1890/1899"),
        ({"dcterms:created": "1/2/3"}, "1890/1899"), ({"dcterms:publisher": ["P", "R"]}, "one value in each language"),
        ({"dcterms:license": "https://example.org/mine"}, "Creative Commons"), ({"dcterms:identifier": "xMS 1"}, "MS [0-9]+"),
        ({"dcterms:spatial": "Ostend"}, "one of the fields dcterms:title"), ({"table:shelf": "x"}, "another field"),
    ],
)  # fmt: skip
def test_what_the_profile_does_not_let_be_said_is_refused_by_name(patch: dict[str, Any], said: str) -> None:
    with pytest.raises(Refused, match="revision-profile") as refused:
        patched(OLD, patch, profile=PROFILE)
    assert said in str(refused.value)
    assert patched(OLD, patch), "without a profile it is let"
    given = {
        name: [] if value is None else value if isinstance(value, list) else [value] for name, value in patch.items()
    }
    with pytest.raises(Refused):
        of_a_row(OLD, {name: [Said(one) for one in values] for name, values in given.items()}, profile=PROFILE)


@pytest.mark.parametrize(
    "patch",
    [
        {"dcterms:title": "B"},  # what else is wrong with the package is not touched
        {"dcterms:type": ["book", "Text"]},  # the old value stays beside the new
        {"dcterms:publisher": None}, {"dcterms:publisher": ["Q", "P"]}, {"dcterms:subject": None},
        {"dcterms:publisher": ["P", {"value": "R", "language": "fr"}]}, {"dcterms:created": ["1890~", "1890/..", "189X", "1890-21", "-0044-03-15", "1890?/1899"]},
        {"dcterms:license": "https://creativecommons.org/licenses/by/4.0/"}, {"dcterms:identifier": ["MS 1", "MS 22"]},
    ],
)  # fmt: skip
def test_what_stands_already_is_not_judged_and_what_is_right_is_taken(patch: dict[str, Any]) -> None:
    assert patched(OLD, patch, profile=PROFILE)
