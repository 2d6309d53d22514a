"""The public door as one of the launcher's parts: begun when it has a port, without secrets, and never the reason to give a start up."""

from __future__ import annotations

from pathlib import Path

import pytest

from heritage.model import Act, Viewer
from heritage_airflow.access.starts import may_start
from heritage_airflow.supervision import public_door
from heritage_airflow.supervision.supervisor import FALLS, Parts


def parts(tmp_path: Path) -> Parts:
    return Parts(tmp_path, tmp_path / "logs")


def test_it_is_a_part_where_it_has_a_port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HERITAGE_PUBLIC_PORT", raising=False)
    assert public_door.PART not in [part.name for part in parts(tmp_path)._parts]
    monkeypatch.setenv("HERITAGE_PUBLIC_PORT", "0")
    assert public_door.PART not in [part.name for part in parts(tmp_path)._parts]
    monkeypatch.setenv("HERITAGE_PUBLIC_PORT", "8097")
    assert public_door.PART in [part.name for part in parts(tmp_path)._parts]
    words = parts(tmp_path)._command(public_door.PART)
    assert words[1:4] == ["-m", "heritage", "access"] and words[-2:] == ["--port", "8097"]


def test_its_falls_do_not_end_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HERITAGE_PUBLIC_PORT", "8097")
    running = parts(tmp_path)
    door = next(part for part in running._parts if part.name == public_door.PART)
    door.falls = FALLS + 1
    assert running._look() is False
    running._parts[0].falls = FALLS
    assert running._look() is True


def test_who_may_withdraw() -> None:
    conf = {"packages": ["urn:heritage:kbr:B:1"], "why": "x"}

    def viewer(act: Act, *codes: str) -> Viewer:
        return Viewer("x", "x", frozenset({Act.LOOK, act}), frozenset(codes))

    assert may_start(viewer(Act.DECIDE, "kbr"), "withdraw", conf)
    assert not may_start(viewer(Act.DECIDE, "arch"), "withdraw", conf)
    assert not may_start(viewer(Act.REQUEST, "kbr"), "withdraw", conf)
    assert not may_start(viewer(Act.DECIDE, "kbr"), "withdraw", {"packages": ["urn:heritage:kbr:B:1", "nonsense"]})
