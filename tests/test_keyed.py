"""A key that stands twice in a table is a mistake at every door where tables come in, and never the last one's win."""

from __future__ import annotations

from pathlib import Path

import pytest

from heritage import keyed, settings
from heritage.errors import ConfigError, SourceUnreadable
from heritage.measure.model3d import paradata
from heritage.measure.target import note

TWICE = r"the key .operator. stands twice"


@pytest.mark.parametrize(
    "text",
    [
        "operator: a\nsteps: []\noperator: b\n",
        "device: {operator: a, operator: b}\n",
        "steps:\n- operator: a\n  operator: b\n",
        "steps:\n- - {operator: a, 'operator': b}\n",
    ],
)
def test_yaml_and_json_with_a_key_twice_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=TWICE):
        keyed.from_yaml(text)
    with pytest.raises(ValueError, match=TWICE):
        keyed.from_json('{"device": [{"operator": 1, "operator": 1}]}')


def test_the_same_key_in_two_tables_is_none_of_it() -> None:
    assert keyed.from_yaml("\ufeffa: {b: 1}\nc: {b: 2}\n") == {"a": {"b": 1}, "c": {"b": 2}}
    assert keyed.from_json('[{"b": 1}, {"b": 2}]') == [{"b": 1}, {"b": 2}]


@pytest.mark.parametrize(
    "name, text", [("paradata.yaml", "operator: a\noperator: b\n"), ("paradata.json", '{"operator": 1, "operator": 2}')]
)
def test_a_models_record_is_held(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(SourceUnreadable, match=TWICE):
        paradata.read(tmp_path / name)


def test_a_note_of_a_target_is_held(tmp_path: Path) -> None:
    (tmp_path / "target.yaml").write_text("target: colorchecker-sg\ntarget: grey-wedge\n", encoding="utf-8")
    with pytest.raises(SourceUnreadable, match=r"the key .target. stands twice"):
        note.setup_for(tmp_path / "shot.tif")


def test_a_house_file_names_the_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HERITAGE_HOME", str(tmp_path))
    (tmp_path / "config").mkdir()
    (tmp_path / "config/institutions.yaml").write_text("kbr: {name: A}\nkbr: {name: B}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"institutions.yaml: the key .kbr. stands twice"):
        settings.institutions()
