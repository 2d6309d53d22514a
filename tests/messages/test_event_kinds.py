"""Every kind of event that the system writes down has its name in all four languages; in English it is the vocabulary's own."""

from __future__ import annotations

import re

import pytest

from heritage.messages import LANGUAGES, words
from heritage.model import EventType
from places import PROJECT


def written() -> set[EventType]:
    sources = (PROJECT / "include").rglob("*.py")
    named = {name for source in sources for name in re.findall(r"\bEventType\.([A-Z_]+)\b", source.read_text("utf-8"))}
    return {EventType[name] for name in named}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_has_its_name(language: str) -> None:
    spoken, kinds = words(language), written()
    assert len(kinds) > 15
    assert set(spoken.known("event-kind-")) == {kind.replace(" ", "-") for kind in kinds}
    for kind in kinds:
        assert spoken.knows(f"event-kind-{kind.replace(' ', '-')}"), kind
    if language == "en":
        assert {words("en")(f"event-kind-{kind.replace(' ', '-')}") for kind in kinds} == set(kinds)
