"""What lies at the top of the checkout keeps its promises."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from heritage import settings
from places import PROJECT
from spread import LONGEST, turn


def test_make_alone_lists_every_target_with_a_line() -> None:
    said = subprocess.run(["make"], cwd=PROJECT, capture_output=True, text=True, check=True).stdout
    listed = re.findall(r"^  make (\S+) +\S", said, re.MULTILINE)
    declared = re.findall(r"^\.PHONY: (\S+)", (PROJECT / "Makefile").read_text(), re.MULTILINE)
    assert listed == declared
    assert {"help", "install", "run", "stop", "test", "lint", "samples", "bench"} <= set(listed)


def test_the_longest_tests_are_begun_first() -> None:
    assert [name for name in LONGEST if name != "live" and not (PROJECT / name).is_file()] == []
    assert turn("tests/browser/test_day.py::test_x") == turn("tests/dags/test_live.py::test_y") == 0
    assert turn("tests/qc/test_target.py::test_z") == len(LONGEST)


def test_scripts_are_sound_and_can_be_run() -> None:
    for script in (PROJECT / "bin/install", PROJECT / "bin/lock", PROJECT / "docker/try", PROJECT / ".ci/run"):
        subprocess.run(["bash", "-n", str(script)], check=True)
        assert os.access(script, os.X_OK)


def test_the_pictures_that_the_docs_show_are_there() -> None:
    docs = PROJECT / "docs"
    named = {name for page in docs.glob("*.md") for name in re.findall(r"\((pictures/[^)]+)\)", page.read_text())}
    assert len(named) > 4
    assert [name for name in sorted(named) if not (docs / name).is_file()] == []


def test_every_requirement_is_pinned_to_one_version() -> None:
    lines = (PROJECT / "requirements.txt").read_text().splitlines()
    wanted = [line for line in lines if line and not line.lstrip().startswith("#")]
    assert len(wanted) > 100
    assert [line for line in wanted if not re.match(r"^[A-Za-z0-9._-]+(\[[a-z0-9,_-]+\])?==[^ =]+( ;.*)?$", line)] == []


def test_the_debian_packages_are_named_once_and_are_here() -> None:
    names = [name for file in ("packages.txt", "packages-test.txt") for name in _named(PROJECT / file)]
    assert len(names) == len(set(names))
    asked = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Package}\n", *names], capture_output=True, text=True, check=False
    )
    assert asked.returncode == 0, asked.stderr


def _named(file: Path) -> list[str]:
    return [word for line in file.read_text().splitlines() for word in line.partition("#")[0].split()]


def test_the_eleven_institutions() -> None:
    found = settings.institutions()
    assert list(found) == [
        "kbr", "arch", "kikirpa", "kmkg", "kmskb", "kbin", "africamuseum", "bira", "kmi", "ksb", "cinematek",
    ]  # fmt: skip
    for institution in found.values():
        assert len({*institution.names.values()}) == 4
        assert institution.rights.startswith("http://rightsstatements.org/vocab/")


def test_the_policies_that_institutions_name_exist() -> None:
    named = {pair for institution in settings.institutions().values() for pair in institution.policies.items()}
    assert {(line, settings.policy(name, line).name) for line, name in named} == named
