"""What people attest is read at the start; a mistake names the file, the rule, what was wanted and what was found."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from heritage.errors import ConfigError
from heritage.flows.attestations import attestations, attested
from heritage.report.frameworks.attesting import Standing
from heritage_airflow import launcher

_GOOD = """
- requirement: {requirement}
  state: {state}
  by: {{name: An, role: {role}}}
  date: {date}
  until: 2099-01-01
  document: {document}
  institution: {institution}
"""
_USUAL = {
    "requirement": "coretrustseal/R03", "state": "met", "role": "director", "date": "2026-01-01", "institution": "kbr",
    "document": "{title: Plan, link: 'https://example.org/plan'}",
}  # fmt: skip


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HERITAGE_HOME", str(tmp_path))
    (tmp_path / "config").mkdir()
    return tmp_path


def _write(home: Path, **changes: str) -> None:
    (home / "config/attestations.yaml").write_text(_GOOD.format(**_USUAL | changes))


def test_the_file_that_comes_with_the_release_attests_nothing(home: Path) -> None:
    assert list(attestations()) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"requirement": "coretrustseal/R17"}, r"attestations\.yaml: 0\.requirement: .*wanted a requirement.*found 'coretrustseal/R17'"),
        ({"requirement": "iso16363/4.2.11"}, "found 'iso16363/4.2.11'"),
        ({"state": "nearly"}, r"0\.state: .*'met', 'partly' or 'not'; found 'nearly'"),
        ({"institution": "louvre"}, r"0\.institution: wanted a code of institutions\.yaml; found 'louvre'"),
        ({"role": "''"}, r"0\.by\.role: .*found ''"),
        ({"date": "last year"}, r"0\.date: .*found 'last year'"),
        ({"date": "2100-01-01"}, "until: wanted a day that is not before 2100-01-01, found 2099-01-01"),
        ({"document": "{title: Plan}"}, "wanted a link or a path"),
        ({"document": "{title: Plan, link: 'javascript:alert(1)'}"}, r"0\.document\.link: .*found 'javascript"),
        ({"document": "{title: Plan, path: a.pdf, sha256: abc}"}, r"0\.document\.sha256: .*found 'abc'"),
        ({"document": f"{{title: Plan, link: 'https://x', sha256: {'a' * 64}}}"}, "wanted a path where there is a sha256"),
    ],
)  # fmt: skip
def test_a_mistake_is_refused_with_a_sentence(home: Path, changes: dict[str, str], said: str) -> None:
    _write(home)
    assert len(attestations()) == 1
    _write(home, **changes)
    with pytest.raises(ConfigError, match=said):
        attestations()


def test_nothing_starts_with_a_mistake_in_it(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is read before anything is looked at or made."""
    _write(home, requirement="coretrustseal/R99")
    monkeypatch.setattr(launcher, "running", lambda: None)
    for later in ("_whole", "prepare", "_detached"):
        monkeypatch.setattr(launcher, later, lambda: pytest.fail("it went on"))
    with pytest.raises(ConfigError, match="found 'coretrustseal/R99'"):
        launcher.start()


def test_a_document_that_is_gone_or_changed_counts_no_longer(home: Path) -> None:
    plan = home / "plan.pdf"
    plan.write_bytes(b"the plan")
    sha256 = hashlib.sha256(b"the plan").hexdigest()
    _write(home, document=f"{{title: Plan, path: plan.pdf, sha256: {sha256}}}")
    (one,) = attested("kbr")["coretrustseal/R03"]
    assert one.standing is Standing.VALID and one.counts
    plan.write_bytes(b"another plan")
    assert attested()["coretrustseal/R03"][0].standing is Standing.CHANGED
    plan.unlink()
    assert attested()["coretrustseal/R03"][0].standing is Standing.GONE
    assert attested("arch") == {}, "what another institution attests is not told"
