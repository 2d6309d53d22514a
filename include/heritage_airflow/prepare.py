"""Makes a home ready for Airflow: secrets, passwords, database, pools. Once per home and version; it never takes anything away."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import os
import secrets
import subprocess
import sys
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from heritage.errors import Lasting
from heritage_airflow import environment

POOLS = Path(environment.PROJECT, "config", "pools.json")


class NotPrepared(Lasting):
    """Airflow's own command failed: its last words."""


def folder() -> Path:
    """AIRFLOW_HOME."""
    environment.apply()
    return Path(os.environ["AIRFLOW_HOME"])


def prepare() -> None:
    """Does what is missing; two at once do it once. Raises NotPrepared."""
    if ready():
        return
    folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    with locked(folder() / "prepare.lock"):
        if not ready():
            _prepare()


def ready() -> bool:
    """Is the database there and as this version of Airflow and config/pools.json want it?"""
    try:
        stamp = json.loads(_stamp().read_text())
    except (OSError, ValueError):
        return False
    return bool(stamp == {**_wanted(), "revision": _revision()})


def passwords() -> dict[str, str]:
    """User → password, of Airflow's simple auth manager; empty when another one is configured."""
    file = Path(os.environ["AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE"])
    return dict(json.loads(file.read_text())) if file.is_file() else {}


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Holds the lock file while the block runs; waits for it. The kernel lets go when the holder dies."""
    with path.open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def write_private(path: Path, text: str) -> None:
    """Writes a file that only its owner may read, whole or not at all."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)
    draft.replace(path)


def _prepare() -> None:
    print(f"Preparing {folder()} (once) …", file=sys.stderr, flush=True)  # noqa: T201 - a command's progress
    _write_once(folder() / "airflow.cfg", _secrets())
    _write_once(folder() / "passwords.json", json.dumps({"admin": secrets.token_urlsafe(12)}))
    _airflow("db", "migrate")
    _airflow("pools", "import", str(POOLS))
    _stamp().write_text(json.dumps({**_wanted(), "revision": _revision()}))


def _write_once(path: Path, text: str) -> None:
    if not path.exists():
        write_private(path, text)


def _secrets() -> str:
    """Airflow's configuration file, holding nothing but this home's secrets: the environment is inherited by every program
    that a task starts, a file of mode 600 is not."""
    key = urlsafe_b64encode(secrets.token_bytes(32)).decode()
    return (
        "# This home's secrets, made once. Whatever else Airflow needs comes from the environment (heritage_airflow.environment).\n"
        f"[core]\nfernet_key = {key}\n\n[api]\nsecret_key = {secrets.token_urlsafe(32)}\n\n"
        f"[api_auth]\njwt_secret = {secrets.token_urlsafe(48)}\n"
    )


def _airflow(*words: str) -> None:
    """Airflow's command line, by its module: the `airflow` beside this Python comes through here itself."""
    ran = subprocess.run([sys.executable, "-m", "airflow", *words], capture_output=True, text=True, check=False)
    if ran.returncode:
        raise NotPrepared(f"airflow {' '.join(words)}: exit code {ran.returncode}: {(ran.stdout + ran.stderr)[-3000:]}")


def _stamp() -> Path:
    return folder() / "prepared.json"


def _wanted() -> dict[str, str]:
    url = os.environ["AIRFLOW__DATABASE__SQL_ALCHEMY_CONN"]
    return {
        "airflow": version("apache-airflow"),
        "database": hashlib.sha256(url.encode()).hexdigest(),  # it may hold a password
        "pools": hashlib.sha256(POOLS.read_bytes()).hexdigest(),
    }


def _revision() -> str:
    """Which migration the database is at; empty when it has none or does not answer."""
    from sqlalchemy import create_engine, text
    from sqlalchemy.exc import SQLAlchemyError

    engine = create_engine(os.environ["AIRFLOW__DATABASE__SQL_ALCHEMY_CONN"])
    try:
        with engine.connect() as connection:
            return str(connection.execute(text("select version_num from alembic_version")).scalar_one())
    except SQLAlchemyError:
        return ""
    finally:
        engine.dispose()
