"""Databases for the catalogue's tests: SQLite in a file, and a PostgreSQL of our own."""

from __future__ import annotations

import getpass
import os
import shutil
import subprocess
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from catalogue.filled import Filled, fill
from heritage.archive.site.kinds import open_site
from heritage.contracts import Site


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A PostgreSQL of our own, on a socket in a temporary folder, as an unprivileged user; yields its URL without name."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    binaries = found[-1].parent if found else Path(shutil.which("initdb") or "/").parent
    if not (binaries / "initdb").is_file():
        pytest.skip("PostgreSQL (initdb) is not on this machine")
    folder = Path("/tmp") / f"heritage-pg-{uuid.uuid4().hex[:8]}"  # a socket's path has at most 107 bytes
    folder.mkdir(mode=0o700)
    user = "nobody" if os.geteuid() == 0 else getpass.getuser()
    if os.geteuid() == 0:
        shutil.chown(folder, user)
    become = {"user": user, "group": "nogroup"} if os.geteuid() == 0 else {}
    quiet = {"cwd": folder, "stdout": subprocess.DEVNULL, **become}
    initdb = [
        binaries / "initdb",
        "-D",
        folder / "data",
        "-U",
        "heritage",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
        "-N",
    ]
    subprocess.run(initdb, check=True, **quiet)  # type: ignore[call-overload]
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
    start = [binaries / "pg_ctl", "-D", folder / "data", "-w", "-o", options, "-l", folder / "log"]
    try:
        subprocess.run([*start, "start"], check=True, **quiet)  # type: ignore[call-overload]
        yield f"postgresql+psycopg2://heritage@/{{}}?host={folder}"
    finally:
        subprocess.run([*start, "stop", "-m", "immediate"], check=False, **quiet)  # type: ignore[call-overload]
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return new_url(request, tmp_path)


@pytest.fixture
def other_url(url: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return new_url(request, tmp_path, url.partition("+")[0].partition(":")[0])


def new_url(request: pytest.FixtureRequest, tmp_path: Path, kind: str = "") -> str:
    name = f"c{uuid.uuid4().hex[:8]}"
    if (kind or request.param) == "sqlite":
        return f"sqlite:///{tmp_path}/{name}/catalogue.db"
    pattern = request.getfixturevalue("postgresql")
    engine = create_engine(pattern.format("postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return str(pattern.format(name))


@pytest.fixture
def sites(tmp_path: Path) -> list[Site]:
    return [open_site(name, "folder", name, {}, tmp_path) for name in ("site-a", "site-b")]


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def full(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Filled]:
    """A small archive of three institutions, in both databases."""
    url = new_url(request, tmp_path_factory.mktemp("full"))
    return url, fill(url, packages=960, batch_items=200, checks=6)
