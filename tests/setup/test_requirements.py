"""What is imported is asked for by name, in the list it belongs to: a production install has what runs and no more."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from places import PROJECT

OURS = {"heritage", "heritage_airflow", "samples", "bench", "composition", "podman"}
PRODUCT, TESTS = ("include", "dags", "plugins", "bin", "docker"), ("tests", "bench")
BY_NAME = {
    "s3fs": "fsspec opens S3 with it", "psycopg2-binary": "SQLAlchemy's PostgreSQL",
    "asyncpg": "Airflow's PostgreSQL", "uv": "bin/install",
}  # fmt: skip
"""What the product needs and never imports, and who does."""
NEEDED = {"parso", "stevedore"}
"""By cosmic-ray, which is installed without what it asks for."""

RUN = {"pytest-timeout", "ruff", "mypy", "types-pyyaml", "types-paramiko", "lxml-stubs", "pre-commit", "moto", *NEEDED}
"""What tests and checks run and never import."""
ELSEWHERE = {"airflow": "apache-airflow"}
"""A package whose modules come from several distributions; `airflow.providers.<name>` is of a distribution of its own."""


def _wanted(list_: str) -> set[str]:
    lines = (PROJECT / list_).read_text(encoding="utf-8").splitlines()
    names = (re.match(r"[A-Za-z0-9._-]+", line) for line in lines if not line.startswith(("#", "-")))
    return {_plain(name[0]) for name in names if name}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _imported(folders: tuple[str, ...]) -> dict[str, Path]:
    """Module → a file that imports it, at whatever depth of the code."""
    files = (file for folder in folders for file in sorted((PROJECT / folder).rglob("*.py")))
    return {name: file for file in files for name in _imports(file)}


def _imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module or ""


def _strangers(folders: tuple[str, ...]) -> dict[str, Path]:
    own = {p.stem for p in (PROJECT / "tests").iterdir()} | OURS if "tests" in folders else OURS
    own |= {p.name for p in (PROJECT / "tests").rglob("*") if p.is_dir()} if "tests" in folders else set()
    own |= {p.stem for p in (PROJECT / "tests").rglob("*.py")} if "tests" in folders else set()
    return {
        name: file
        for name, file in _imported(folders).items()
        if name.partition(".")[0] not in own | sys.stdlib_module_names
    }


@cache
def _installed() -> dict[str, set[str]]:
    """Module → the distributions that brought it; to look through all of them takes half a second."""
    return {module: {_plain(name) for name in names} for module, names in packages_distributions().items()}


def _distributions(module: str) -> set[str]:
    first, _, rest = module.partition(".")
    if rest.startswith("providers."):
        return {f"apache-airflow-providers-{rest.split('.')[1]}"}
    return {ELSEWHERE[first]} if first in ELSEWHERE else _installed().get(first, set())


@pytest.mark.parametrize(
    ("folders", "lists"),
    [
        (PRODUCT, ("requirements.in",)),
        (TESTS, ("requirements.in", "requirements-test.in", "requirements-test-nodeps.txt")),
    ],
    ids=["the product", "the tests"],
)
def test_what_is_imported_is_asked_for_by_name(folders: tuple[str, ...], lists: tuple[str, ...]) -> None:
    wanted = {name for list_ in lists for name in _wanted(list_)}
    missing = {m: str(f) for m, f in _strangers(folders).items() if not _distributions(m) & wanted}
    assert missing == {}


def test_what_is_asked_for_is_imported_or_run() -> None:
    used = {name for module in _strangers(PRODUCT) for name in _distributions(module)}
    assert _wanted("requirements.in") - used == set(BY_NAME)
    used = {name for module in _strangers(TESTS) for name in _distributions(module)}
    assert _wanted("requirements-test.in") - used == RUN


def test_a_production_install_has_nothing_of_the_tests() -> None:
    production = _wanted("requirements.txt")
    shared = _wanted("requirements-test.in") & production
    assert shared <= {"bagit", "jsonschema", "psutil", "werkzeug"}, (
        "asked for by name in tests, and by others in production"
    )
    assert not production & {
        "pytest",
        "hypothesis",
        "moto",
        "playwright",
        "schemathesis",
        "ruff",
        "mypy",
        "eark-validator",
    }
    assert not _wanted("requirements.txt") & _wanted("requirements-test.txt"), "pinned once"


def test_the_tests_list_takes_the_other_one() -> None:
    lines = [line for line in (PROJECT / "requirements-test.txt").read_text().splitlines() if not line.startswith("#")]
    assert lines[0] == "-r requirements.txt"
    assert all(
        re.match(r"[A-Za-z0-9._-]+(\[[a-z0-9,_-]+\])?==\S+( ;.*)?$", line) for line in lines[1:] if line[:1] != " "
    )


def test_the_image_takes_the_production_list_alone() -> None:
    copied = re.findall(r"^COPY (.+) \S+$", (PROJECT / "docker/Dockerfile").read_text(), re.MULTILINE)
    assert not [word for line in copied for word in line.split() if "test" in word or "*" in word]
