"""Who may decide, run and see: Airflow knows it, so a process of Airflow's side is asked, as any auditor can ask it."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from heritage import settings

log = logging.getLogger(__name__)

_COMMAND = ("-m", "heritage_airflow.roster")
_DATABASE = "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN"
_LONGEST = 120
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Roster:
    """Everybody who can log in, with their roles and the institutions they see; and what each role may do."""

    people: Sequence[Mapping[str, Any]] = ()
    roles: Sequence[Mapping[str, Any]] = ()


def roster() -> Roster:
    """As it is now; nobody where there is no Airflow beside this home, or its database does not answer (the log says why)."""
    address = os.environ.get(_DATABASE, "")
    if address.startswith("sqlite") and not (settings.home().root / "airflow" / "airflow.db").is_file():
        return Roster()
    try:
        said = subprocess.run([sys.executable, *_COMMAND], capture_output=True, text=True, timeout=_LONGEST, check=True)
        return Roster(**json.loads(said.stdout))
    except subprocess.CalledProcessError as error:
        log.error("who works here could not be asked: %s", error.stderr[-500:])
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        log.error("who works here could not be asked: %s", error)
    return Roster()
