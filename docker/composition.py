"""Reads compose.yaml as far as ours goes: which services there are, in which order they start, and what each is given."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

import yaml

_VARIABLE = re.compile(r"\$\{(\w+)(?::([-?])([^}]*))?\}")


class NotUnderstood(Exception):
    """compose.yaml says something that is not read here, so that what runs would not be what it says."""


@dataclass(frozen=True, slots=True)
class Service:
    """One service as it is to be started."""

    name: str
    image: str
    build: Mapping[str, str]
    environment: Mapping[str, str]
    volumes: tuple[str, ...]
    configs: Mapping[str, str]
    """Where it is to lie → what it says."""
    healthy: str
    """A shell command that succeeds when it is; "" when the image has one of its own."""
    after: tuple[str, ...]
    patience: int
    """Seconds that it is given to stop."""


_READ = {
    *("image", "build", "environment", "volumes", "configs", "healthcheck", "depends_on", "stop_grace_period"),
    *("ports", "restart", "profiles"),
}
"""What a service may say. Ports are not published here and nothing is restarted."""


def services(file: Path, given: Mapping[str, str]) -> list[Service]:
    """Those that start by default (without a profile), each after what it depends on. `given`: the variables of .env."""
    said = yaml.safe_load(file.read_text(encoding="utf-8"))
    wanted = {name: about for name, about in said["services"].items() if not about.get("profiles")}
    order = TopologicalSorter({name: set(about.get("depends_on", ())) for name, about in wanted.items()}).static_order()
    return [_service(name, wanted[name], said.get("configs", {}), given) for name in order]


def _service(name: str, about: Mapping[str, Any], configs: Mapping[str, Any], given: Mapping[str, str]) -> Service:
    if unknown := set(about) - _READ:
        raise NotUnderstood(f"{name}: {', '.join(sorted(unknown))}")
    return Service(
        name,
        about["image"],
        about.get("build", {}),
        {key: filled(str(value), given) for key, value in about.get("environment", {}).items()},
        tuple(filled(volume, given) for volume in about.get("volumes", ())),
        {each["target"]: filled(configs[each["source"]]["content"], given) for each in about.get("configs", ())},
        " ".join(_shell(about.get("healthcheck", {}).get("test", ["CMD-SHELL"]))),
        tuple(about.get("depends_on", ())),
        int(str(about.get("stop_grace_period", "10s")).removesuffix("s")),
    )


def _shell(test: list[str]) -> Iterator[str]:
    if test[0] != "CMD-SHELL":
        raise NotUnderstood(f"healthcheck {test[0]}")
    yield from test[1:]


def filled(text: str, given: Mapping[str, str]) -> str:
    """`${NAME}`, `${NAME:-otherwise}` and `${NAME:?reason}` with their values."""

    def value(found: re.Match[str]) -> str:
        name, how, otherwise = found.groups()
        if given.get(name):
            return given[name]
        if how == "?":
            raise NotUnderstood(f"{name} is not set: {otherwise}")
        return otherwise if how == "-" else ""

    return _VARIABLE.sub(value, text)
