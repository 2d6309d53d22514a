"""What the DAGs of the archive's care share: their look in the UI, the choices of their forms, and errors put into words."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from airflow.sdk import get_current_context

from heritage import settings
from heritage.enrich import table
from heritage.errors import MISTAKES, OurMistake, PermanentError
from heritage.lines import NAMES
from heritage_airflow.alarms import alarms
from heritage_airflow.defaults import DEFAULTS, for_people


def care(**own: Any) -> dict[str, Any]:
    """Arguments of @dag; `own` are those that differ. One run at a time, alarms when it is red."""
    shared = {
        "catchup": False,
        "max_active_runs": 1,
        "default_args": DEFAULTS,
        "tags": ["custody"],
        "on_failure_callback": alarms(),
        "is_paused_upon_creation": False,
    }
    return shared | own


def institutions() -> list[str]:
    """Their codes, for a form; "" is all of them."""
    return ["", *settings.institutions()]


def sites() -> list[str]:
    """Their names, for a form."""
    return list(settings.sites())


def worklines() -> list[str]:
    """Their names, for a form; "" is all of them."""
    return ["", *NAMES]


def enrichers() -> list[str]:
    """Their names, for a form."""
    return list(table.NAMES)


def who() -> str:
    """Who started this run, by Airflow's login; "" when it was the schedule."""
    return str(get_current_context()["dag_run"].triggering_user_name or "")


@contextlib.contextmanager
def put_into_words() -> Iterator[None]:
    """An error that will not go away by itself ends the task at once, with what to do in its last line. A fault of the program
    is one too."""
    try:
        yield
    except PermanentError as error:
        raise for_people(error) from error
    except MISTAKES as error:
        raise for_people(OurMistake(f"{type(error).__name__}: {error}")) from error
