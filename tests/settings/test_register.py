"""The register of formats: the first rule that names a file counts, and a rule that could never speak does not load."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from heritage import formats
from heritage.errors import ConfigError
from heritage.flows.migrate.register import Level, register

TIFF, MATROSKA = formats.named("tiff").puid, formats.named("matroska").puid


def overridden(home: Path, monkeypatch: pytest.MonkeyPatch, **changed: Any) -> None:
    rule = {"name": "one", "formats": ["tiff"], "level": "watch", "why": {"en": "so"}, "source": "house"} | changed
    (home / "config").mkdir()
    (home / "config/formats.yaml").write_text(yaml.safe_dump({"version": "x", "rules": [rule]}))
    monkeypatch.setenv("HERITAGE_HOME", str(home))


@pytest.mark.parametrize(
    ("puid", "facts", "rule", "level"),
    [
        (MATROSKA, {"video.codec": "ffv1", "ffv1.version": "1"}, "ffv1-old", Level.WATCH),
        (MATROSKA, {"video.codec": "ffv1", "ffv1.version": "3.4"}, "ffv1-3", Level.PREFERRED),
        (MATROSKA, {"video.codec": "h264", "video.lossless": False}, "film-lossy", Level.ACCEPTABLE),
        (TIFF, {"image.compression": "lzw", "image.lossy": False}, "tiff-packed", Level.WATCH),
        (TIFF, {"image.compression": "jpeg-old", "image.lossy": True}, "tiff-old-jpeg", Level.RISK),
        (TIFF, {"image.compression": "jpeg", "image.lossy": True}, "tiff-lossy", Level.WATCH),
        (TIFF, {"image.compression": "none", "image.lossy": False}, "tiff-plain", Level.PREFERRED),
        (TIFF, {}, "tiff", Level.ACCEPTABLE),
        (formats.named("pdf").puid, {"pdf.claims": "2b", "pdf.unembedded": True}, "pdf-without-fonts", Level.WATCH),
        (formats.named("wordperfect").puid, {}, "wordperfect", Level.RISK),
        (formats.named("photo-cd").puid, {}, "photo-cd", Level.RISK),
    ],
)
def test_what_the_shipped_register_says(puid: str, facts: dict[str, Any], rule: str, level: Level) -> None:
    found = register().judged(puid, facts)
    assert found is not None
    assert (found.name, found.level) == (rule, level)


def test_what_no_rule_names_is_not_assessed() -> None:
    assert register().judged("fmt/999999", {}) is None
    assert register().judged("", {}) is None


def test_every_rule_says_why_in_four_languages_and_no_rule_is_hidden_by_one_before() -> None:
    rules = register().rules
    for number, rule in enumerate(rules):
        assert set(rule.why) == {"en", "nl", "fr", "de"} and all(rule.why.values()), rule.name
        for before in rules[:number]:
            assert before.where or not set(rule.formats) <= set(before.formats), f"{before.name} hides {rule.name}"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"formats": ["tiff", "tif"]}, "formats.py has no format 'tif'"),
        ({"where": {"image.colour_of_the_cat": "red"}}, "nobody measures"),
        ({"where": {"image.width": 3}}, "is not kept in the catalogue"),
        ({"migration": "tiff-gold"}, "there is no migration 'tiff-gold'"),
        ({"why": {"nl": "daarom"}}, "says nothing in English"),
        ({"level": "fine"}, "level"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_rule_that_could_never_speak_does_not_load(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: dict[str, Any], said: str
) -> None:
    overridden(tmp_path, monkeypatch, **changed)
    with pytest.raises(ConfigError, match=said):
        register()


def test_one_of_the_house_takes_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    overridden(tmp_path, monkeypatch, migration="tiff-plain")
    assert (register().version, list(register().migrating())) == ("x", ["one"])
