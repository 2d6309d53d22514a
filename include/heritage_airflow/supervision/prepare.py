"""Makes a home ready for Airflow: secrets, database, pools, roles, first people. Once per home and version, and again when
the institutions or the table of roles change; it never takes anything away."""

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
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path

from heritage.files import disk_full_named
from heritage_airflow import environment
from heritage_airflow.supervision import metadata, pools
from heritage_airflow.supervision.metadata import NotPrepared

GIVEN, GIVEN_FILE = "HERITAGE_PASSWORD_", "HERITAGE_PASSWORDS_FILE"
"""Passwords of the first people that an operator chooses: HERITAGE_PASSWORD_COORDINATOR_KBR=…, or a file with a JSON object of
user → password. They count when the person is made; later `python -m heritage_airflow.people password` changes them."""


def folder() -> Path:
    """AIRFLOW_HOME."""
    environment.apply()
    return Path(os.environ["AIRFLOW_HOME"])


def prepare() -> None:
    """Does what is missing; two at once do it once. Raises NotPrepared."""
    with disk_full_named(folder()):
        if not ready():
            folder().mkdir(mode=0o700, parents=True, exist_ok=True)
            with locked(folder() / "prepare.lock"):
                if not ready():
                    _prepare()
    for name in [name for name in os.environ if name.startswith(GIVEN)]:
        del os.environ[name]  # what is begun from here on, every tool of every task, is not told


def ready() -> bool:
    """Is the database there and as this version of Airflow, the pools and the sites want it?"""
    try:
        stamp = json.loads(_stamp().read_text())
    except (OSError, ValueError):
        return False
    return bool(stamp == {**_wanted(), "revision": _revision()})


def passwords() -> dict[str, str]:
    """User → password of the first people, as far as this machine knows them; `admin` first."""
    known = kept_passwords() | given_passwords()
    return {user: known[user] for user in sorted(known, key=lambda user: user != "admin")}


def kept_passwords() -> dict[str, str]:
    """Those that nobody gave: they lie in the home."""
    file = _passwords()
    return dict(json.loads(file.read_text())) if file.is_file() else {}


def keep_passwords(known: Mapping[str, str]) -> None:
    """For the home's owner only."""
    write_private(_passwords(), json.dumps(known, indent=1))


def given_passwords() -> dict[str, str]:
    """Those that the operator chose. Raises NotPrepared for a file that does not hold them."""
    found = {
        name.removeprefix(GIVEN).lower().replace("_", "-"): word
        for name, word in os.environ.items()
        if name.startswith(GIVEN) and word
    }
    return _in_file(os.environ.get(GIVEN_FILE, "")) | found


def _in_file(place: str) -> dict[str, str]:
    try:
        text = Path(place).read_text(encoding="utf-8") if place else ""
        found = json.loads(text) if text.strip() else {}
    except (OSError, ValueError) as error:
        raise NotPrepared(f"{GIVEN_FILE}={place}: {error}") from error
    if not isinstance(found, dict) or not all(isinstance(word, str) and word for word in found.values()):
        raise NotPrepared(f'{GIVEN_FILE}={place}: wanted {{"user": "password", …}}')
    return found


def _passwords() -> Path:
    return folder() / "passwords.json"


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
    _found()
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


def _found() -> None:
    """One process that imports Airflow, for all that is to be done with its database."""
    words = [sys.executable, "-m", "heritage_airflow.supervision.bootstrap"]
    ran = subprocess.run(words, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise NotPrepared(f"{' '.join(words[1:])}: exit code {ran.returncode}: {(ran.stdout + ran.stderr)[-3000:]}")


def _stamp() -> Path:
    return folder() / "prepared.json"


def _wanted() -> dict[str, str]:
    url = os.environ["AIRFLOW__DATABASE__SQL_ALCHEMY_CONN"]
    return {
        "airflow": version("apache-airflow"),
        "database": hashlib.sha256(url.encode()).hexdigest(),  # it may hold a password
        "users": version("apache-airflow-providers-fab"),
        "pools": hashlib.sha256(pools.BASE.read_bytes() + _config("sites").read_bytes()).hexdigest()
        + f" {pools.parallelism()}",
        "people": hashlib.sha256(_RIGHTS.read_bytes() + _config("institutions").read_bytes()).hexdigest(),
    }


_RIGHTS = Path(__file__).parents[1] / "access/rights.py"


def _config(name: str) -> Path:
    """As heritage.settings finds it, which is too heavy to be asked at every start of a command."""
    own = Path(environment.home(), "config", f"{name}.yaml")
    return own if own.is_file() else Path(environment.PROJECT, "config", f"{name}.yaml")


def _revision() -> str:
    """Which migration Airflow's database is at; empty when it has none. Raises NotPrepared when it cannot be used."""
    return metadata.revision(os.environ["AIRFLOW__DATABASE__SQL_ALCHEMY_CONN"])
