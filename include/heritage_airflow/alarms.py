"""Who is told when a run fails (of the archive's care, of a workline, of intake): the notifiers of config/alarms.yaml (mail, chat, …; any
of Airflow's)."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from airflow.sdk import BaseNotifier

from heritage import settings
from heritage.errors import ConfigError


def alarms() -> list[Callable[[Any], Any]]:
    """BaseNotifiers, for `on_failure_callback`. Airflow's variables ({{ dag.dag_id }}, {{ exception }}) may be used in their arguments."""
    return [_notifier(number, alarm) for number, alarm in enumerate(settings.alarms())]


def seldom(least: timedelta) -> Callable[[Any], None]:
    """As `alarms`, for a DAG that runs every minute: of a failure that stays, they are told again only after `least`. When they could
    not be told, the next failure tries again."""

    def tell(context: Any) -> None:
        told = settings.home().custody / "alarms" / f"{context['dag'].dag_id}.told"
        if told.is_file() and time.time() - told.stat().st_mtime < least.total_seconds():
            return
        for alarm in alarms():
            alarm(context)
        told.parent.mkdir(parents=True, exist_ok=True)
        told.touch()

    return tell


def _notifier(number: int, alarm: settings.Alarm) -> BaseNotifier:
    from importlib import import_module

    module, _, name = alarm.notifier.rpartition(".")
    try:
        kind: Any = getattr(import_module(module), name)
        made = kind(**alarm.arguments)
    except (ImportError, AttributeError, TypeError, ValueError) as error:
        raise ConfigError(f"alarms.yaml: {number}: {alarm.notifier}: {error}") from error
    if not isinstance(made, BaseNotifier):
        raise ConfigError(f"alarms.yaml: {number}: wanted a notifier of Airflow, found {alarm.notifier}")
    return made
