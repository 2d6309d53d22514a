"""Airflow's settings follow HERITAGE_HOME, never overrule anybody, and cost nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from heritage import settings
from heritage_airflow import environment

BARE = {"PATH": os.environ["PATH"], "HOME": "/nonexistent"}
SHOW = "import os; print(os.environ['AIRFLOW_HOME'], os.environ['AIRFLOW__API__PORT'], os.environ['AIRFLOW__CORE__PARALLELISM'])"


def _python(code: str, *flags: str, **variables: str) -> str:
    """What a fresh interpreter of this virtual environment prints; it may say nothing on stderr."""
    ran = subprocess.run(
        [sys.executable, *flags, "-c", code], env=BARE | variables, capture_output=True, text=True, check=True
    )
    assert ran.stderr == ""
    return ran.stdout


@pytest.fixture
def clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*environment.defaults("/x", 1), environment.DERIVED, "HERITAGE_PORT"):
        monkeypatch.delenv(name, raising=False)


def test_every_python_of_the_environment_knows_the_settings(tmp_path: Path) -> None:
    home, port, _ = _python(SHOW, HERITAGE_HOME=str(tmp_path), HERITAGE_PORT="8123").split()
    assert (home, port) == (str(tmp_path / "airflow"), "8123")


@pytest.mark.parametrize("flags", [["-I"], ["-E"], ["-B"], ["-O"]])
def test_no_way_of_starting_python_is_broken_or_made_to_speak(tmp_path: Path, flags: list[str]) -> None:
    assert _python("print('ok')", *flags, HERITAGE_HOME=str(tmp_path)) == "ok\n"


def test_a_port_that_is_no_number_does_not_break_python() -> None:
    assert _python("print('ok')", HERITAGE_PORT="eighty") == "ok\n"


def test_what_is_set_already_stays(tmp_path: Path) -> None:
    shown = _python(SHOW, HERITAGE_HOME=str(tmp_path), AIRFLOW__CORE__PARALLELISM="77")
    assert shown.split()[2] == "77"


def test_a_child_given_another_home_gets_settings_of_its_own(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    code = (
        "import os, subprocess, sys; os.environ['HERITAGE_HOME'] = sys.argv[1]; os.environ['HERITAGE_PORT'] = '9001';"
        f"subprocess.run([sys.executable, '-c', {SHOW!r}], check=True)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, str(second)],
        env=BARE | {"HERITAGE_HOME": str(first), "AIRFLOW__CORE__PARALLELISM": "77"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.split() == [str(second / "airflow"), "9001", "77"]


@pytest.mark.usefixtures("clean")
def test_what_was_set_by_hand_survives_a_change_of_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HERITAGE_HOME", str(tmp_path / "one"))
    monkeypatch.setenv("AIRFLOW__CORE__DAGS_FOLDER", "/own/dags")
    environment.apply()
    monkeypatch.setenv("HERITAGE_HOME", str(tmp_path / "two"))
    environment.apply()
    assert os.environ["AIRFLOW_HOME"] == str(tmp_path / "two" / "airflow")
    assert os.environ["AIRFLOW__CORE__DAGS_FOLDER"] == "/own/dags"


@pytest.mark.parametrize(
    ("url", "only"), [("https://archive.example", "True"), ("http://localhost:8080", "False"), ("", "False")]
)
def test_who_is_reached_over_tls_sends_cookies_over_nothing_else(url: str, only: str) -> None:
    assert environment.defaults("/x", 1, url)["AIRFLOW__FAB__COOKIE_SECURE"] == only


@pytest.mark.usefixtures("clean")
def test_tasks_find_the_server_below_the_path_of_its_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also when a parent had settings for no address."""
    monkeypatch.setenv("HERITAGE_HOME", str(tmp_path))
    environment.apply()
    assert os.environ["AIRFLOW__CORE__EXECUTION_API_SERVER_URL"] == "http://127.0.0.1:8080/execution/"
    monkeypatch.setenv(environment.ADDRESS, "https://example.org/airflow/")
    environment.apply()
    assert os.environ["AIRFLOW__CORE__EXECUTION_API_SERVER_URL"] == "http://127.0.0.1:8080/airflow/execution/"
    assert os.environ["AIRFLOW__FAB__COOKIE_SECURE"] == "True"
    monkeypatch.setenv("HERITAGE_PORT", "8123")
    environment.apply()
    assert os.environ[environment.ADDRESS] == "https://example.org/airflow/"
    assert os.environ["AIRFLOW__CORE__EXECUTION_API_SERVER_URL"] == "http://127.0.0.1:8123/airflow/execution/"


@pytest.mark.parametrize("value", ["", "relative/home", "/abs/home/", "/abs/../abs/home"])
def test_both_sides_of_the_house_agree_on_the_home(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HERITAGE_HOME", value)
    assert environment.home() == str(settings.home().root)


def test_the_settings_are_ones_that_this_airflow_knows() -> None:
    from airflow.configuration import conf

    unknown = [
        name
        for name in environment.defaults("/x", 1)
        if name.startswith("AIRFLOW__") and not _known(conf.configuration_description, *name.lower().split("__")[1:])
    ]
    assert unknown == []


def _known(description: dict[str, dict[str, dict[str, object]]], section: str, option: str) -> bool:
    return option in description.get(section, {}).get("options", {})
