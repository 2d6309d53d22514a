"""Airflow's pools: how many tasks of each kind may run at once, so that a site that hangs, a long audit or a flood of deliveries leaves
a slot to everything else. Made by `prepare` from config/pools.json and the sites; together they are what the executor has."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from heritage_airflow import environment

CPU = "cpu"
"""The tasks that use all cores: measuring and normalising."""

PROMPT = "prompt"
"""What has to run whatever else waits: intake, watch, what begins a review, a finish or an upload."""

CARE = "care"
"""Repairs, restores, drills, moves: hours each."""

DEFAULT = "default_pool"

BASE = Path(environment.PROJECT, "config", "pools.json")


def of_site(site: str) -> str:
    """The pool of the tasks that wait for that site."""
    return f"site-{site}"


def wanted(sites: Iterable[str], parallelism: int) -> dict[str, dict[str, object]]:
    """Name → what Airflow's import takes. What is left of the executor's slots is the default pool's."""
    pools: dict[str, dict[str, object]] = dict(json.loads(BASE.read_text()))
    for site in sites:
        said = f"Tasks that talk to {site}: when it hangs, no others wait"
        pools[of_site(site)] = {"slots": environment.AT_A_SITE, "description": said, "include_deferred": False}
    taken = sum(int(str(pool["slots"])) for pool in pools.values())
    rest = {
        "slots": max(environment.SHARED, parallelism - taken),
        "description": "Everything else",
        "include_deferred": False,
    }
    return {**pools, DEFAULT: rest}


def made() -> Path:
    """Where the pools are written that this home's Airflow has."""
    return Path(os.environ.get("AIRFLOW_HOME") or f"{environment.home()}/airflow", "pools.json")


def pool(name: str) -> str:
    """The pool, or the default one while Airflow has none of that name (a site that was added since the last start): Airflow never
    starts a task whose pool is not there."""
    try:
        known: Mapping[str, object] = json.loads(made().read_text())
    except (OSError, ValueError):
        return DEFAULT
    return name if name in known else DEFAULT


def parallelism() -> int:
    """The executor's slots, as Airflow's environment says."""
    return int(os.environ.get("AIRFLOW__CORE__PARALLELISM") or 0)
