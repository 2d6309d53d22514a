"""Which file a policy is read from: the workline's own, else the shared one; and what it is based on."""

from __future__ import annotations

from pathlib import Path

import pytest

from heritage import settings
from heritage.errors import ConfigError
from heritage.model import Base


@pytest.fixture
def policies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HERITAGE_HOME", str(tmp_path))
    return tmp_path / "config/policies"


def _write(policies: Path, path: str, based_on: str = "", **checks: int) -> None:
    place = policies / f"{path}.yaml"
    place.parent.mkdir(parents=True, exist_ok=True)
    rules = "".join(f"  {name}: {{limits: {{n: {n}}}, source: test}}\n" for name, n in checks.items())
    base = f"based_on: {based_on}\n" if based_on else ""
    name = path.rpartition("/")[2]
    place.write_text(f'name: {name}\nversion: "1"\ntitle: test\n{base}' + (f"checks:\n{rules}" if rules else ""))


def _limits(name: str, line: str = "") -> dict[str, object]:
    return {check: rule.limits["n"] for check, rule in settings.policy(name, line).rules.items()}


def test_a_shared_policy_stands_on_each_lines_own_base(policies: Path) -> None:
    _write(policies, "t-strict", "t-base", session=1)
    _write(policies, "t-base", skew=2)
    _write(policies, "photographs/t-base", halo=3)
    assert _limits("t-strict") == _limits("t-strict", "paper") == {"skew": 2, "session": 1}
    assert _limits("t-strict", "photographs") == {"halo": 3, "session": 1}


def test_a_lines_policy_may_be_based_on_the_shared_one_of_its_name(policies: Path) -> None:
    _write(policies, "t-legacy", skew=2, decodes=0)
    _write(policies, "photographs/t-legacy", "t-legacy", skew=9)
    assert _limits("t-legacy", "photographs") == {"skew": 9, "decodes": 0}
    assert _limits("t-legacy", "objects") == {"skew": 2, "decodes": 0}


def test_a_policy_names_what_it_is_based_on(policies: Path) -> None:
    _write(policies, "t-legacy", skew=2)
    _write(policies, "photographs/t-legacy", "t-legacy", skew=9)
    _write(policies, "t-strict", "t-legacy", session=1)
    assert settings.policy("t-legacy").based_on == ()
    strict = settings.policy("t-strict", "photographs")
    bases = settings.policy("t-legacy", "photographs"), settings.policy("t-legacy")
    assert strict.based_on == tuple(Base("t-legacy", "1", base.digest) for base in bases)
    assert bases[0].digest != bases[1].digest, "two of one name and version are told apart"
    assert strict.spelled == "t-strict, version 1, based on t-legacy 1 on t-legacy 1"


def test_the_digest_tells_the_lines_apart(policies: Path) -> None:
    _write(policies, "t-legacy", skew=2)
    _write(policies, "photographs/t-legacy", "t-legacy", skew=9)
    assert settings.policy("t-legacy").digest != settings.policy("t-legacy", "photographs").digest


def test_a_circle_is_named(policies: Path) -> None:
    _write(policies, "t-one", "t-two")
    _write(policies, "t-two", "t-one")
    with pytest.raises(ConfigError, match=r"circle: .*t-one.*t-two.*t-one"):
        settings.policy("t-one")
    with pytest.raises(ConfigError, match="circle"):
        settings.policy("t-one", "photographs")


def test_a_policy_that_is_nowhere(policies: Path) -> None:
    with pytest.raises(ConfigError, match=r"t-none\.yaml: there is no such file"):
        settings.policy("t-none", "photographs")
