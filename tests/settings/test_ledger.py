"""A policy's version moves whenever a number in it does: ledger.yaml beside this test knows every version's numbers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from heritage.dossier import canonical_digest
from places import PROJECT

POLICIES = PROJECT / "config/policies"
LEDGER = Path(__file__).with_name("ledger.yaml")
FILES = sorted(path.relative_to(POLICIES).with_suffix("").as_posix() for path in POLICIES.rglob("*.yaml"))


def numbers(policy: dict[str, Any]) -> str:
    """A digest of all that decides: levels, limits, settings, and what it is based on. Titles and sources may be reworded."""
    checks = policy.get("checks") or {}
    rules = {name: rule and [rule.get("level", "fail"), rule.get("limits") or {}] for name, rule in checks.items()}
    return canonical_digest([policy.get("based_on"), policy.get("settings") or {}, rules])[:16]


def fault(place: str, policy: dict[str, Any], ledger: dict[str, dict[str, str]]) -> str:
    """What is wrong with the policy's version, and what to do; "" when nothing is."""
    version, digest, known = policy["version"], numbers(policy), ledger.get(place, {})
    if known.get(version) == digest:
        return ""
    line = f'in {LEDGER.relative_to(PROJECT)}, below {place}, add the line  "{version}": "{digest}"'
    if version not in known:
        return f"config/policies/{place}.yaml: version {version} is new: {line}; leave the lines of older versions as they are"
    return (
        f"config/policies/{place}.yaml: a level, limit or setting was changed and the version is still {version}. Packages name "
        f"it: give `version` the next number there, run this test again, and add the line it asks for"
    )


@pytest.mark.parametrize("place", FILES)
def test_the_version_has_moved_with_the_numbers(place: str) -> None:
    ledger = yaml.safe_load(LEDGER.read_text())
    policy = yaml.safe_load((POLICIES / f"{place}.yaml").read_text())
    said = fault(place, policy, ledger)
    assert not said, said
    newest = max(ledger[place], key=lambda version: [int(part) for part in version.split(".")])
    assert policy["version"] == newest, f"{place}: version {newest} was written down before: versions only go up"


def test_a_changed_number_is_noticed() -> None:
    policy = {"version": "1.1", "checks": {"skew": {"limits": {"degrees": 2.0}, "source": "s"}, "noise": None}}
    ledger = {"p": {"1.0": "0" * 16, "1.1": numbers(policy)}}
    assert fault("p", policy, ledger) == ""
    assert (
        fault(
            "p", {**policy, "checks": {**policy["checks"], "skew": {**policy["checks"]["skew"], "source": "t"}}}, ledger
        )
        == ""
    )
    changes: list[dict[str, Any]] = [
        {"checks": {**policy["checks"], "skew": {"limits": {"degrees": 2.5}}}},
        {"checks": {**policy["checks"], "skew": {"limits": {"degrees": 2.0}, "level": "warn"}}},
        {"checks": {"skew": policy["checks"]["skew"]}},
        {"settings": {"ocr": {}}},
        {"based_on": "capture"},
    ]
    for change in changes:
        changed = {**policy, **change}
        assert "the version is still 1.1" in fault("p", changed, ledger)
        said = fault("p", {**changed, "version": "1.2"}, ledger)
        assert f'"1.2": "{numbers(changed)}"' in said
