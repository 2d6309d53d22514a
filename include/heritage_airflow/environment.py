"""Every setting that Airflow needs, derived from HERITAGE_HOME; what is set already is never overruled. Light: no imports
beyond the standard library's smallest, because every Python of the virtual environment runs it at its start."""

from __future__ import annotations

import os
from urllib.parse import urlsplit

PROJECT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
"""The checkout: dags/, plugins/ and config/ lie here."""

DERIVED = "HERITAGE_DERIVED"
"""Variable that remembers which home, port and address the others were derived for: a child that is given another HERITAGE_HOME
gets settings of its own, not its parent's."""

ADDRESS = "AIRFLOW__API__BASE_URL"
"""Where people reach the API server; whoever puts a proxy before it says so, with the path, if there is one."""

AT_A_SITE = 2
"""Tasks that may wait for one site at once: a deposit beside a long audit."""

IN_POOLS = 6
"""Slots of config/pools.json together."""

SHARED = 2
"""Slots that are left to everything else, at least."""

HOST, PORT = "127.0.0.1", 8080


def home() -> str:
    """HERITAGE_HOME, or var/ in the checkout; absolute. The same answer as `heritage.settings.home`."""
    return os.path.realpath(os.environ.get("HERITAGE_HOME") or os.path.join(PROJECT, "var"))


def port() -> int:
    """HERITAGE_PORT, or 8080."""
    return int(os.environ.get("HERITAGE_PORT") or PORT)


def apply() -> None:
    """Sets what is not set yet. When HERITAGE_HOME or HERITAGE_PORT changed since the last call (here or in a parent), what
    had been derived for the old ones, and only that, is replaced."""
    old = os.environ.get(DERIVED, "").rsplit("|", 2)
    stale = defaults(old[0], int(old[1]), old[2]) if len(old) == 3 else {}
    address = os.environ.get(ADDRESS, "")
    given = "" if stale and not old[2] and address == stale[ADDRESS] else address
    for name, value in defaults(home(), port(), given).items():
        if os.environ.get(name) in (None, stale.get(name)):
            os.environ[name] = value
    os.environ[DERIVED] = f"{home()}|{port()}|{given}"


def defaults(root: str, port: int, address: str = "") -> dict[str, str]:
    """Variable → value for a home, a port and the address that was given, if any. Figures without a source are measured; see
    DECISIONS.md."""
    airflow = os.path.join(root, "airflow")
    below = urlsplit(address).path.rstrip("/")
    return {
        "AIRFLOW_HOME": airflow,
        "AIRFLOW__CORE__DAGS_FOLDER": os.path.join(PROJECT, "dags"),
        "AIRFLOW__CORE__PLUGINS_FOLDER": os.path.join(PROJECT, "plugins"),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        # Task logs quote findings: their owner's and its group's, as everything else here (heritage.files).
        "AIRFLOW__LOGGING__FILE_TASK_HANDLER_NEW_FOLDER_PERMISSIONS": "0o750",
        "AIRFLOW__LOGGING__FILE_TASK_HANDLER_NEW_FILE_PERMISSIONS": "0o640",
        "AIRFLOW__CORE__DEFAULT_TIMEZONE": "utc",
        "AIRFLOW__CORE__AUTH_MANAGER": "heritage_airflow.access.auth.HeritageAuthManager",
        # A writer may wait 30 s for SQLite's lock: after the driver's 5 s a person's decision was answered with HTTP 500 when
        # the machine was busy. Nobody waits inside the API server's event loop: see heritage_airflow.access.action_log.
        "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": f"sqlite:///{os.path.join(airflow, 'airflow.db')}?timeout=30",
        "AIRFLOW__API__HOST": HOST,
        "AIRFLOW__API__PORT": str(port),
        ADDRESS: address or f"http://localhost:{port}",
        "AIRFLOW__CORE__EXECUTION_API_SERVER_URL": f"http://{HOST}:{port}{below}/execution/",
        **_people(address),
        **_tuning(root),
        **_patience(),
    }


def _sites(root: str) -> int:
    """How many config/sites.yaml names, by the lines that begin with a name: to read YAML would cost every Python its start."""
    own = os.path.join(root, "config", "sites.yaml")
    place = own if os.path.isfile(own) else os.path.join(PROJECT, "config", "sites.yaml")
    try:
        with open(place, encoding="utf-8", errors="replace") as lines:
            return max(2, sum(line[:1].islower() and ":" in line for line in lines))
    except OSError:
        return 2


def _people(address: str) -> dict[str, str]:
    """How people log in; who they are and what they may do is in heritage_airflow.access.rights."""
    return {
        # Roles are written by `prepare`, once; FAB would look all of them through at every start of the API server.
        "AIRFLOW__FAB__UPDATE_FAB_PERMS": "False",
        # FAB counts every log-in from an address, right or wrong. Its 5 in 40 s is less than a reading room on a Monday.
        "AIRFLOW__FAB__AUTH_RATE_LIMITED": "True",
        "AIRFLOW__FAB__AUTH_RATE_LIMIT": "30 per minute",
        "AIRFLOW__FAB__COOKIE_SAMESITE": "Lax",
        # Reached over TLS, a browser must send the session over nothing else.
        "AIRFLOW__FAB__COOKIE_SECURE": str(address.startswith("https:")),
        # An hour without a look, and one logs in again; after twelve in any case (default: thirty days, and never). A token lasts an hour;
        # while somebody opens pages, heritage_airflow.access.landing has it renewed.
        "AIRFLOW__FAB__SESSION_LIFETIME_MINUTES": "60",
        "AIRFLOW__FAB__SESSION_MAX_LIFETIME_MINUTES": "720",
        "AIRFLOW__API_AUTH__JWT_EXPIRATION_TIME": "3600",
    }


def _tuning(root: str) -> dict[str, str]:
    """How hard Airflow works: figures of our own measurements on two cores, SQLite and LocalExecutor."""
    return {
        "AIRFLOW__CORE__EXECUTOR": "LocalExecutor",
        # Heavy tasks use all cores by themselves and queue in the pool `cpu`; the others wait for disks and sites, each site's in a
        # pool of their own (heritage_airflow.supervision.pools): the executor has a slot for each that all pools let run at once.
        "AIRFLOW__CORE__PARALLELISM": str(max(SHARED, os.cpu_count() or 1) + IN_POOLS + AT_A_SITE * _sites(root)),
        "AIRFLOW__CORE__MAX_MAP_LENGTH": "4096",
        "AIRFLOW__CORE__DAGS_ARE_PAUSED_AT_CREATION": "False",
        "AIRFLOW__CORE__DEFAULT_TASK_RETRIES": "2",
        "AIRFLOW__CORE__DEFAULT_TASK_RETRY_DELAY": "30",
        # A finished task held its slot up to 5 s longer with the default.
        "AIRFLOW__WORKERS__MIN_HEARTBEAT_INTERVAL": "1",
        # While a run lasts, each look costs the scheduler 40 ms: every 0.2 s, that was a sixth of a core taken from the codecs.
        "AIRFLOW__SCHEDULER__SCHEDULER_IDLE_SLEEP_TIME": "0.5",
        # Reading all DAG files takes 3 s; they and what their forms offer rarely change.
        "AIRFLOW__DAG_PROCESSOR__MIN_FILE_PROCESS_INTERVAL": "300",
        "AIRFLOW__DAG_PROCESSOR__PARSING_PROCESSES": "1",
    }


def _patience() -> dict[str, str]:
    """How long Airflow's parts wait for each other when a machine is busy."""
    return {
        # An API server that is busy for 15 s must not cost a task that has worked for an hour.
        "AIRFLOW__WORKERS__MAX_FAILED_HEARTBEATS": "20",
        # Nor one that is still starting: tasks gave up after 15 s, and on a busy machine a restart used up all their tries.
        "AIRFLOW__WORKERS__EXECUTION_API_RETRIES": "20",
        "AIRFLOW__WORKERS__EXECUTION_API_RETRY_WAIT_MAX": "10",
        # A task whose machine was switched off is tried again after two minutes instead of five.
        "AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT": "120",
        # What a scheduler had queued when it was killed is queued anew after one minute instead of five.
        "AIRFLOW__SCHEDULER__ORPHANED_TASKS_CHECK_INTERVAL": "60",
    }
