"""Nothing of the lock needs a compiler: each pinned package comes as a wheel, or is pure Python and named as a source."""

from __future__ import annotations

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.txt", "requirements-test.txt", "requirements-test-nodeps.txt")
UV = Path(sys.prefix) / "bin" / "uv"


def _pinned() -> list[tuple[str, str]]:
    lines = [line for lock in LOCKS for line in (ROOT / lock).read_text(encoding="utf-8").splitlines()]
    found = [re.match(r"([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^ ;]+)", line) for line in lines]
    return [(one[1], one[2]) for one in found if one]


def _sources() -> list[str]:
    (names,) = re.findall(r"^SOURCES=\(([^)]*)\)$", (ROOT / "bin/install").read_text(encoding="utf-8"), re.MULTILINE)
    return str(names).split()


def _compiled_here(wheel: str) -> bool:
    """A wheel that was built on this machine: an index takes only those for any Linux (manylinux, musllinux)."""
    return any(re.search(r"-linux_\w+$", tag) for tag in re.findall(r"^Tag: (\S+)", wheel, re.MULTILINE))


def _wheel(name: str) -> str:
    return distribution(name).read_text("WHEEL") or ""


def test_the_lock_is_read() -> None:
    names = [name for name, _ in _pinned()]
    assert len(names) > 150 and {"numpy", "vtk", "eark-validator"} <= set(names)


def test_no_installed_package_of_the_lock_was_compiled_here() -> None:
    """Needs no index: a wheel says for what it was built."""
    compiled = []
    for name, version in _pinned():
        try:
            wheel = _wheel(name)
        except PackageNotFoundError:
            continue  # for another platform or Python
        if _compiled_here(wheel):
            compiled.append(f"{name}=={version}")
    assert compiled == []


def test_what_is_installed_from_source_has_nothing_to_compile() -> None:
    names = {name for name, _ in _pinned()}
    for name in _sources():
        assert name in names, f"bin/install names {name}, which is no longer in the lock"
        assert "Root-Is-Purelib: true" in _wheel(name), name


def test_a_wheel_that_was_built_here_is_known_by_its_tag() -> None:
    """As pip wrote it for meshoptimizer 0.2.30a0, which a bare Debian could not install; and what an index brings."""
    assert _compiled_here("Wheel-Version: 1.0\nRoot-Is-Purelib: false\nTag: cp311-cp311-linux_x86_64\n")
    assert not _compiled_here("Root-Is-Purelib: false\nTag: cp311-cp311-manylinux_2_28_x86_64\n")
    assert not _compiled_here("Root-Is-Purelib: true\nTag: py3-none-any\n")


PYTHONS = ("3.11", "3.12", "3.13")


def test_an_index_has_wheels_for_every_python(tmp_path: Path) -> None:
    """Asked only where an index is to be had, for all at once: it is waiting. Debian 12's C library is 2.36."""
    reachable, said = _resolved("packaging\n", PYTHONS[0], tmp_path / "reachable")
    if not reachable:
        pytest.skip(f"no index: {said[-200:]}")
    asked = [
        ((ROOT / lock).read_text(encoding="utf-8").replace("-r ", "# "), python, tmp_path / lock / python)
        for lock in LOCKS
        for python in PYTHONS
    ]
    with ThreadPoolExecutor(len(asked)) as threads:
        answers = list(threads.map(lambda one: _resolved(*one), asked))
    assert [said for resolved, said in answers if not resolved] == []


def _resolved(wanted: str, python: str, folder: Path) -> tuple[bool, str]:
    folder.mkdir(parents=True)
    (folder / "wanted.txt").write_text(wanted, encoding="utf-8")
    words = [UV, "pip", "compile", "--quiet", "--no-deps", "--only-binary", ":all:", "--python-version", python]
    words += ["--python-platform", "x86_64-manylinux_2_36", folder / "wanted.txt", "-o", folder / "locked.txt"]
    words += [word for name in _sources() for word in ("--no-binary", name)]
    try:
        ran = subprocess.run(words, capture_output=True, text=True, check=False, timeout=120)
    except (OSError, subprocess.TimeoutExpired) as error:  # no uv; an index that never answers
        return False, str(error)
    return ran.returncode == 0, ran.stderr
