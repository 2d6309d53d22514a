"""The container files name what is there. (They are read here; test_container.py runs them.)"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from heritage import settings
from heritage_airflow.supervision.prepare import GIVEN, GIVEN_FILE
from places import PROJECT

DOCKER = PROJECT / "docker"
_TESTS_ONLY = {"packages-test.txt", "requirements-test.txt", "requirements-test-nodeps.txt"}


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    return dict(yaml.safe_load((DOCKER / "compose.yaml").read_text()))


def _copied() -> list[str]:
    lines = re.findall(r"^COPY (.+)$", (DOCKER / "Dockerfile").read_text(), re.MULTILINE)
    return [source for line in lines for source in line.split()[:-1]]


def test_all_that_is_copied_is_there_and_not_ignored() -> None:
    allowed = {
        line[1:] for line in (DOCKER / "Dockerfile.dockerignore").read_text().splitlines() if line.startswith("!")
    }
    for source in _copied():
        assert list(PROJECT.glob(source)), source
        assert source in allowed, source


def test_all_that_the_installation_reads_is_copied_before_it_runs() -> None:
    before = (DOCKER / "Dockerfile").read_text().partition("RUN mkdir")[0]
    copied = {
        p.name
        for line in re.findall(r"^COPY (.+) \./?$", before, re.MULTILINE)
        for w in line.split()
        for p in PROJECT.glob(w)
    }
    read = set(re.findall(r"[\w-]+\.(?:json|toml|txt)\b", (PROJECT / "bin/install").read_text()))
    assert {name for name in read if (PROJECT / name).is_file()} <= copied | _TESTS_ONLY


def test_a_home_with_terabytes_is_never_sent_to_the_builder() -> None:
    lines = (DOCKER / "Dockerfile.dockerignore").read_text().splitlines()
    assert "*" in lines
    assert not any(line.startswith("!var") for line in lines)


def test_every_volume_is_declared_and_used(compose: dict[str, Any]) -> None:
    used = {
        re.sub(r"^\$\{\w+:-(.+?)\}", r"\1", volume).split(":")[0]
        for service in compose["services"].values()
        for volume in service.get("volumes", [])
    }
    assert used == set(compose["volumes"])


def test_people_get_passwords_from_the_operator_or_of_their_own(compose: dict[str, Any]) -> None:
    given = compose["services"]["heritage"]["environment"]
    assert {f"{GIVEN}ADMIN", GIVEN_FILE} <= set(given)
    assert all(given[name].endswith(":-}") for name in given if "PASSWORD" in name)
    (place,) = (v for v in compose["services"]["heritage"]["volumes"] if v.startswith("${HERITAGE_SECRETS:-"))
    assert place.endswith(":/run/heritage:ro")


def test_each_site_has_a_volume_of_its_own(compose: dict[str, Any]) -> None:
    targets = {volume.rpartition(":")[2] for volume in compose["services"]["heritage"]["volumes"]}
    for site in settings.sites().values():
        assert f"/data/{site.url}" in targets


def test_the_services_depend_on_each_other_and_on_files_that_are_there(compose: dict[str, Any]) -> None:
    services = compose["services"]
    for service in services.values():
        assert set(service.get("depends_on", {})) <= set(services)
        if build := service.get("build"):
            context = (DOCKER / build["context"]).resolve()
            assert context == PROJECT
            assert Path(context, build["dockerfile"]).is_file()


def test_no_password_is_written_down(compose: dict[str, Any]) -> None:
    assert compose["services"]["postgres"]["environment"]["POSTGRES_PASSWORD"].startswith("${POSTGRES_PASSWORD:?")
    for value in compose["services"]["heritage"]["environment"].values():
        assert re.search(r"://\w+:(?!\$\{)[^@/]+@", value) is None
