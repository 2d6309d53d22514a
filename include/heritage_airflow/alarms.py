"""Who is told when something of the archive's care fails: the notifiers of config/alarms.yaml (mail, chat, …; any of Airflow's)."""

from __future__ import annotations

from typing import Any

from airflow.sdk import BaseNotifier

from heritage import settings
from heritage.errors import ConfigError


def alarms() -> list[BaseNotifier]:
    """For `on_failure_callback`. Airflow's variables ({{ dag.dag_id }}, {{ exception }}) may be used in their arguments."""
    return [_notifier(number, alarm) for number, alarm in enumerate(settings.alarms())]


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
