"""Airflow itself: started, asked, killed at its head, stopped; no process may stay."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest

from campaigns import chosen
from heritage_airflow.access.rights import ENGINEER, PAIRS
from heritage_airflow.rest import Airflow, Refused
from heritage_airflow.supervision import processes
from heritage_airflow.supervision.running import Running
from signing_in import Browser, logged_in

DAG = """
import os
import pathlib
import subprocess
import sys
from airflow.sdk import dag, task

@dag(dag_id="sleeper")
def sleeper():
    @task(pool="cpu", retries=2)
    def sleep(params=None):
        pathlib.Path(os.environ["HERITAGE_HOME"], "modules").write_text("\\n".join(sys.modules))
        subprocess.run(["sleep", "300"], check=True)
    sleep()

sleeper()
"""

FORM = {"Content-Type": "application/x-www-form-urlencoded"}

Launch = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home of this module's own: making one takes ten seconds."""
    home = tmp_path_factory.mktemp("launched").resolve()
    (home / "dags").mkdir()
    (home / "dags" / "sleeper.py").write_text(DAG)
    return home


@pytest.fixture(scope="module")
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def variables(home: Path, port: int) -> dict[str, str]:
    return {
        **os.environ,
        "HERITAGE_HOME": str(home),
        "HERITAGE_PORT": str(port),
        "AIRFLOW__CORE__DAGS_FOLDER": str(home / "dags"),
        "AIRFLOW__CORE__DEFAULT_TASK_RETRY_DELAY": "1",
        "AIRFLOW__API__BASE_URL": f"http://localhost:{port}/airflow",  # as behind a proxy that has other tenants
        "AIRFLOW__FAB__AUTH_RATE_LIMIT": "9 per minute",
    }


@pytest.fixture(scope="module")
def launch(home: Path, variables: dict[str, str]) -> Iterator[Launch]:
    """`launch("start")` is what a person types."""

    def typed(word: str, **more: str) -> subprocess.CompletedProcess[str]:
        words = [sys.executable, "-m", "heritage_airflow.launcher", word]
        return subprocess.run(words, env=variables | more, capture_output=True, text=True, timeout=300, check=False)

    yield typed
    typed("stop")
    for left in processes.family(home):
        os.kill(left.pid, signal.SIGKILL)


def _airflow(home: Path) -> tuple[Running, Airflow]:
    at = Running(**json.loads((home / "airflow" / "launcher.json").read_text()))
    (user, password), *_ = json.loads((home / "airflow" / "passwords.json").read_text()).items()
    assert user == "admin"
    return at, Airflow(at, user, password)


def _until(found: Callable[[], object], what: str) -> None:
    until = time.monotonic() + 120
    while not found():
        assert time.monotonic() < until, f"in vain waited for {what}"
        time.sleep(0.2)


def _sleeping(home: Path) -> list[int]:
    """The tool that the task runs."""
    mark = f"{processes.FAMILY}={home}".encode()
    return [
        int(entry.name)
        for entry in Path("/proc").iterdir()
        if entry.name.isdigit()
        and _read(entry / "comm") == b"sleep\n"
        and mark in _read(entry / "environ").split(b"\0")
    ]


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""


@pytest.mark.live
@pytest.mark.airflow
class TestLauncher:
    """In this order: one home, one story."""

    def test_two_commands_at_once_make_a_fresh_home_ready_once(self, home: Path, variables: dict[str, str]) -> None:
        command = str(Path(sys.executable).with_name("airflow"))
        both = [
            subprocess.Popen(
                [command, "pools", "list"], env=variables, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
            )
            for _ in range(2)
        ]
        said = [process.communicate(timeout=180) for process in both]
        assert [process.returncode for process in both] == [0, 0], said
        assert all("cpu" in out for out, _ in said)
        assert sum("Preparing" in err for _, err in said) == 1

    def test_secrets_are_the_owners_alone_and_made_once(self, home: Path, launch: Launch) -> None:
        private = [home / "airflow" / name for name in ("airflow.cfg", "passwords.json")]
        before = [file.read_bytes() for file in private]
        assert [stat.S_IMODE(file.stat().st_mode) for file in private] == [0o600, 0o600]
        (home / "airflow" / "prepared.json").unlink()
        assert launch("prepare").returncode == 0
        assert [file.read_bytes() for file in private] == before

    def test_a_port_that_is_taken_is_said(self, home: Path, port: int, launch: Launch) -> None:
        with socket.socket() as other:
            other.bind(("127.0.0.1", port))
            other.listen()
            said = launch("start")
        assert said.returncode == 1
        assert f"port {port}" in said.stderr
        assert f"HERITAGE_PORT={port + 1} make run" in said.stderr
        assert processes.family(home) == []

    def test_it_starts_and_a_second_start_says_so(self, home: Path, port: int, launch: Launch) -> None:
        said = launch("start")
        assert said.returncode == 0, said.stderr
        again = launch("start")
        assert (again.returncode, again.stdout) == (0, f"Airflow runs already: http://localhost:{port}/airflow\n")
        asked = launch("status")
        assert asked.returncode == 0
        assert asked.stdout.count("healthy") == 4

    def test_it_listens_on_loopback_only(self, port: int) -> None:
        rows = [
            line.split() for table in ("tcp", "tcp6") for line in Path("/proc/net", table).read_text().splitlines()[1:]
        ]
        listening = [row[1] for row in rows if row[3] == "0A" and int(row[1].rpartition(":")[2], 16) == port]
        assert [address.rpartition(":")[0] for address in listening] == [
            "0100007F"
        ]  # 127.0.0.1, as the kernel writes it

    def test_who_logs_in_gets_cookies_that_scripts_and_other_sites_do_not(self, home: Path) -> None:
        browser = logged_in(home, "coordinator-kbr")
        assert set(browser.cookies) == {"_token", "session"}
        for line in browser.set_cookies:
            assert {"HttpOnly", "SameSite=Lax"} <= {word.strip() for word in line.split(";")}

    def test_our_pages_work_below_the_path_of_its_address(self, home: Path) -> None:
        anna = logged_in(home, "coordinator-kbr")
        (home / "inbox/kbr/paper/NEW").mkdir(parents=True)
        seen, text = set(), anna.ask("GET", "/heritage/worklines?lang=nl")[1]
        assert any("heritage_language=nl" in line and "Path=/airflow/heritage" in line for line in anna.set_cookies)
        for address in re.findall(r'(?:href|src|action)="([^"#]+)"', text):
            assert address.startswith("/airflow/heritage/"), address
            seen.add(address.removeprefix("/airflow").partition("?")[0])
        assert len(seen) > 6
        for address in seen - {"/heritage/worklines/start"}:
            assert anna.ask("GET", address)[0] == 200, address
        token = re.search(r'name="csrf" content="([^"]+)"', text)
        form = urlencode({"institution": "kbr", "workline": "paper", "name": "NEW", "csrf": token and token[1]})
        assert anna.ask("POST", "/heritage/worklines/start", form, FORM)[0] == 503  # this home has no workline
        anna.ask("GET", "/heritage/")
        assert anna.sent_to == "/airflow/heritage/worklines"
        at, _ = _airflow(home)
        nobody = Browser(at)
        nobody.ask("GET", "/heritage/worklines")
        assert nobody.sent_to.startswith("/airflow/auth/login/?next=http")
        _, told = logged_in(home, "admin").ask("GET", "/api/v2/plugins", None, {"Accept": "application/json"})
        views = next(p for p in json.loads(told)["plugins"] if p["name"] == "heritage")["external_views"]
        assert len(views) == 6
        assert all(view["href"].startswith("/airflow/heritage/") for view in views)

    def test_no_role_of_airflows_own_starts_or_sees_what_is_another_institutions(self, home: Path) -> None:
        """Somebody gave a coordinator, and an account without any role of ours, all that an engineer may do in Airflow."""
        at, admin = _airflow(home)
        pairs = [{"action": {"name": action}, "resource": {"name": on}} for action, on in sorted(PAIRS[ENGINEER])]
        admin._asked("POST", "/auth/fab/v1/roles", {"name": "Starter", "actions": pairs})
        for login, roles in {"anna": ["Coordinator", "Institution kbr", "Starter"], "robot": ["Starter"]}.items():
            names = {"username": login, "first_name": login, "last_name": login, "email": f"{login}@x.invalid"}
            body = {**names, "password": "a long password", "roles": [{"name": role} for role in roles]}
            admin._asked("POST", "/auth/fab/v1/users", body)
        start = {"dag_run_id": "x", "logical_date": None, "conf": {"delivery": "arch/paper/x", "institution": "arch"}}
        doors = [
            ("POST", "/dags/sleeper/dagRuns", start),
            ("POST", "/backfills", {"dag_id": "sleeper", "from_date": "2026-01-01", "to_date": "2026-01-02"}),
            ("POST", "/assets/1/materialize", {}),
            ("POST", "/dags/sleeper/dagRuns/x/clear", {"dry_run": False}),
            ("POST", "/dags/sleeper/clearTaskInstances", {"dry_run": False, "dag_run_id": "x"}),
            ("PATCH", "/dags/sleeper/dagRuns/x", {"state": "success"}),
            ("DELETE", "/dags/sleeper/dagRuns/x", None),
            ("GET", "/dags/sleeper/dagRuns", None),
            ("GET", "/dags/~/dagRuns", None),
        ]
        anna, robot = (Airflow(at, login, "a long password") for login in ("anna", "robot"))
        for method, path, sent in doors:
            with pytest.raises(Refused, match=": 403 "):
                anna._asked(method, f"/api/v2{path}", sent)
        _until(lambda: robot._asked("GET", "/api/v2/dags/sleeper", missing=True)[0] == 200, "the DAG")
        for method, path, sent in doors[:2]:
            with pytest.raises(Refused, match=": 403 "):
                robot._asked(method, f"/api/v2{path}", sent)
        assert robot._asked("GET", "/api/v2/dags/sleeper/dagRuns")[1]["total_entries"] == 0

    def test_who_sees_nothing_of_airflows_own_comes_in_at_our_pages(self, home: Path) -> None:
        assert logged_in(home, "coordinator-kbr").ask("GET", "/")[0] == 307
        assert logged_in(home, "admin").ask("GET", "/")[0] == 200
        at, _ = _airflow(home)
        assert Browser(at).ask("GET", "/")[0] == 200

    def test_nobody_guesses_passwords_at_any_door(self, home: Path) -> None:
        at, _ = _airflow(home)
        browser = Browser(at)
        statuses = [browser.log_in("admin", "wrong") for _ in range(5)]
        assert statuses[-1] == 429  # 5 of 9 came before
        assert not browser.logged_in
        guess, kind = json.dumps({"username": "engineer", "password": "wrong"}), {"Content-Type": "application/json"}
        statuses = [browser.ask("POST", "/auth/token", guess, kind)[0] for _ in range(12)]
        assert (statuses[0], statuses[-1]) == (401, 429)
        assert browser.ask("POST", "/auth/api/v1/security/login", guess, kind)[0] == 404

    def test_stopping_ends_running_tasks_so_that_they_are_tried_again(self, home: Path, launch: Launch) -> None:
        _, airflow = _airflow(home)
        airflow.start("sleeper", "first", {})
        _until(lambda: _sleeping(home), "the task's tool")
        assert launch("stop").returncode == 0
        assert processes.family(home) == []
        assert _sleeping(home) == []
        assert launch("status").returncode == 3
        assert launch("start").returncode == 0
        _, airflow = _airflow(home)
        assert airflow.state("sleeper", "first") in {"queued", "running"}
        assert not airflow.progress("sleeper", "first")["failed"]
        _until(lambda: _sleeping(home), "the task's tool, once more")

    def test_a_task_pays_nothing_for_those_who_log_in(self, home: Path) -> None:
        """It had been parsed, the plugins too, by the same process: what it imported, every task of every unit would."""
        modules = set((home / "modules").read_text().split())
        assert "airflow.sdk" in modules
        heavy = {
            "flask",
            "flask_appbuilder",
            "airflow.providers.fab.www",
            "heritage_airflow.access.auth",
            "heritage_airflow.web",
        }
        assert heavy & modules == set()

    def test_nothing_stays_when_the_launcher_was_killed(self, home: Path, launch: Launch) -> None:
        at, _ = _airflow(home)
        assert _sleeping(home)
        os.kill(at.pid, signal.SIGKILL)
        assert launch("stop").returncode == 0
        assert processes.family(home) == []
        assert _sleeping(home) == []

    def test_stopping_what_does_not_run_is_no_error(self, launch: Launch) -> None:
        assert launch("stop").returncode == 0

    @pytest.mark.campaign
    @pytest.mark.parametrize("moment", chosen([0.1, 0.5, 1, 2, 3, 4, 5], [0.1, 3]))
    def test_ctrl_c_while_starting_leaves_nothing(self, home: Path, variables: dict[str, str], moment: float) -> None:
        words = [sys.executable, "-m", "heritage_airflow.launcher", "start"]
        process = subprocess.Popen(
            words, env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=_hears_ctrl_c
        )
        time.sleep(moment)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=120) != 0
        assert processes.family(home) == []
        assert not (home / "airflow" / "launcher.json").exists() or not _airflow_lives(home)


def _hears_ctrl_c() -> None:
    """Where the tests themselves run in the background, a shell has told them not to."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _airflow_lives(home: Path) -> bool:
    return Running(**json.loads((home / "airflow" / "launcher.json").read_text())).alive()
