"""Did a person stop a run? Asked before each package."""

from __future__ import annotations

import json
from pathlib import Path

from heritage.flows.revise import planning


def place(run: str) -> Path:
    """Where it is noted."""
    return planning.plan_of(run).with_name("stopped.json")


def by_whom(run: str) -> str:
    """ "" when nobody did."""
    found = place(run)
    return str(json.loads(found.read_bytes())["who"]) if found.is_file() else ""
