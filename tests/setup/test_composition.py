"""How docker/try reads compose.yaml: what it does not read it refuses, so that what runs is what is written."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from places import PROJECT

sys.path.append(str(PROJECT / "docker"))
from composition import NotUnderstood, filled, services

COMPOSE = PROJECT / "docker/compose.yaml"


def test_the_services_in_the_order_they_start_with_what_they_are_given() -> None:
    database, ours = services(COMPOSE, {"POSTGRES_PASSWORD": "secret", "INBOX": "/srv/in"})
    assert (database.name, ours.name, ours.after) == ("postgres", "heritage", ("postgres",))
    assert database.healthy == "pg_isready -U heritage -d airflow"
    assert database.configs == {
        "/docker-entrypoint-initdb.d/catalogue.sql": "CREATE DATABASE catalogue OWNER heritage;"
    }
    assert ours.environment["HERITAGE_CATALOGUE"] == "postgresql+psycopg2://heritage:secret@postgres/catalogue"
    assert {"home:/data", "/srv/in:/data/inbox", "secrets:/run/heritage:ro"} <= set(ours.volumes)
    assert ours.patience == 60


def test_what_is_wanted_and_not_given_is_named() -> None:
    with pytest.raises(NotUnderstood, match="POSTGRES_PASSWORD"):
        services(COMPOSE, {})


@pytest.mark.parametrize("said", ["command: [sh]", "user: nobody", "tmpfs: /tmp"])
def test_what_is_not_read_is_refused(said: str, tmp_path: Path) -> None:
    (tmp_path / "compose.yaml").write_text(f"services:\n  one:\n    image: one\n    {said}\n")
    with pytest.raises(NotUnderstood, match=said.partition(":")[0]):
        services(tmp_path / "compose.yaml", {})


def test_variables() -> None:
    assert filled("${A:-b}:${C}:${D:-}", {"C": "c"}) == "b:c:"
    assert filled("${A:-b}", {"A": "a"}) == "a"


def test_what_is_mounted_below_data_is_there_and_not_root_s() -> None:
    """A volume over nothing is root's, and nobody could deposit."""
    made = (PROJECT / "docker/Dockerfile").read_text().partition("install -d -o heritage")[2].splitlines()[0].split()
    _, ours = services(COMPOSE, {"POSTGRES_PASSWORD": "secret"})
    mounted = {volume.split(":")[1] for volume in ours.volumes} - {"/run/heritage"}
    assert mounted <= set(made)
