"""Release and commit: what names our code in every sheet and package is one string, and it is true."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

import heritage
from heritage.flows import workline
from heritage.ingest import events
from heritage.tools import release
from places import PROJECT


def test_release_changelog_and_pyproject_agree() -> None:
    """A release moves all three; whatever stands above the newest release in the changelog is not released yet."""
    newest = re.search(r"^## (\d+\.\d+\.\d+)", (PROJECT / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert newest
    assert newest[1] == heritage.__version__
    assert tomllib.loads((PROJECT / "pyproject.toml").read_text())["project"]["version"] == heritage.__version__


def test_whoever_signs_signs_with_the_same() -> None:
    assert f"heritage {release.version()}" == workline.CODE
    assert events.ours().version == release.version()
    assert release.version().startswith(heritage.__version__)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout of one commit."""
    place = tmp_path / "checkout"
    for name in ("include/a.py", "config/b.yaml", "docs/c.md"):
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text("one\n")
    _git(place, "init", "-q")
    _git(place, "add", ".")
    _git(place, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "one")
    return place


def _git(place: Path, *words: str) -> str:
    return subprocess.run(["git", "-C", str(place), *words], check=True, capture_output=True, text=True).stdout.strip()


def test_a_checkout_names_its_commit_and_says_when_it_was_changed(checkout: Path) -> None:
    head = _git(checkout, "rev-parse", "HEAD")[:12]
    assert release.commit(checkout) == head
    (checkout / "docs/c.md").write_text("two\n")
    (checkout / "notes.txt").write_text("mine\n")
    assert release.commit(checkout) == head, "neither runs"
    (checkout / "config/b.yaml").write_text("two\n")
    assert release.commit(checkout) == f"{head}.dirty"
    _git(checkout, "checkout", "-q", "config")
    (checkout / "include/new.py").write_text("never committed\n")
    assert release.commit(checkout) == f"{head}.dirty"


def test_what_is_no_checkout_of_ours_takes_no_commit_from_around_it(checkout: Path, tmp_path: Path) -> None:
    installed = checkout / "venv/lib"
    installed.mkdir(parents=True)
    assert release.commit(installed) == ""
    broken = tmp_path / "broken"
    (broken / ".git").mkdir(parents=True)
    assert release.commit(broken) == ""


@pytest.mark.parametrize(
    ("named", "version"),
    [
        ("1a2b3c4d5e6f7a8b9c0d", "+g1a2b3c4d5e6f"), ("1a2b3c4-dirty", "+g1a2b3c4.dirty"), ("", ""), ("main; rm", ""),
    ],
)  # fmt: skip
def test_a_container_is_told_its_commit(
    named: str, version: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("heritage.PROJECT", tmp_path)
    monkeypatch.setenv(release.COMMIT, named)
    assert release.version.__wrapped__() == heritage.__version__ + version
