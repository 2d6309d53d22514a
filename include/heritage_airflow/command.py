"""The `airflow` of this virtual environment: makes a fresh home ready first, then is Airflow's own command, unchanged."""

from __future__ import annotations

import os
import sys

from heritage.errors import HeritageError
from heritage.files import UMASK
from heritage_airflow.supervision.prepare import prepare

WITHOUT_DATABASE = {"version", "info", "config", "db", "providers", "cheat-sheet", "-h", "--help"}
"""Airflow's commands that need no database, or make it."""


def main() -> int | None:
    """What `.venv/bin/airflow` runs."""
    os.umask(UMASK)
    words = sys.argv[1:]
    if words and words[0] not in WITHOUT_DATABASE and not {"-h", "--help"} & set(words):
        try:
            prepare()
        except HeritageError as error:
            sys.stderr.write(f"{error}\n{error.advice}\n")
            return 1
    from airflow.__main__ import main as airflow

    airflow()  # type: ignore[no-untyped-call]
    return None
