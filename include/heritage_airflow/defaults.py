"""What every DAG of ours shares: who owns it, which errors are worth another try, and how long to wait for it."""

from __future__ import annotations

import logging
import os
import signal
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from airflow.sdk import ExceptionRetryPolicy, RetryAction, RetryRule, get_current_context
from airflow.sdk.exceptions import AirflowFailException

from heritage.errors import (
    MISTAKES,
    DiskFull,
    HeritageError,
    PermanentError,
    SiteLocked,
    SiteUnavailable,
    TransientError,
)
from heritage.flows.batch import StepFailure

log = logging.getLogger(__name__)


MANY = 10_000
"""Runs of one DAG at a time: an institution's flood fills no limit at which the others wait. What there is to do at once, the pools
and the executor say."""


class Undone(TransientError):
    """Some items of a unit are not done yet; their neighbours are."""


class Waiting(Undone):
    """They wait for a site or for room on a disk."""


PATIENT = {SiteUnavailable.__name__, SiteLocked.__name__, DiskFull.__name__}


SPENT = "All tries are used up. When what is named is mended, clear this task or start the run again: what is done is not done twice."
"""What to do about something that was worth another try."""

RETRIES = ExceptionRetryPolicy(
    rules=[
        RetryRule(exception=PermanentError, action=RetryAction.FAIL, reason="it will not go away by itself"),
        RetryRule(
            exception=[SiteUnavailable, SiteLocked, DiskFull, Waiting],
            action=RetryAction.RETRY,
            retry_delay=timedelta(minutes=2),
            reason="a site or a disk may come back",
        ),
        RetryRule(exception=TransientError, action=RetryAction.RETRY, retry_delay=timedelta(seconds=20)),
        RetryRule(exception=list(MISTAKES), action=RetryAction.FAIL, reason="the program is wrong, and stays so"),
    ]
)


def crashes_end_the_task(_: object) -> None:
    """Gives SIGSEGV back to the kernel. Airflow, reading the DAG's file, leaves it to a handler in Python, which returns to
    the instruction that crashed: a codec's crash would keep the task busy until its time is up."""
    signal.signal(signal.SIGSEGV, signal.SIG_DFL)


def locks_name_the_run(context: Mapping[str, Any]) -> None:
    """Who waits for a lock is told for which run another process holds it."""
    task = context["ti"]
    os.environ["HERITAGE_RUN"] = f"{task.dag_id} {task.run_id} {task.task_id}"


def last_words(context: Mapping[str, Any]) -> None:
    """The last line of a failed task's log: what happened, and what to do. Airflow's own ends with a traceback."""
    error = context.get("exception")
    if isinstance(error, AirflowFailException):
        log.error("%s", error)
    else:
        log.error("%s: %s → %s", type(error).__name__, error, _advice(error))


def _advice(error: object) -> str:
    """That it is tried again is no longer true."""
    if isinstance(error, HeritageError) and error.advice != TransientError.advice:
        return error.advice
    return SPENT if isinstance(error, TransientError) else HeritageError.advice


DEFAULTS: dict[str, Any] = {
    "owner": "digitisation",
    "retries": 3,
    "weight_rule": "upstream",  # finish before beginning
    "retry_delay": timedelta(seconds=30),
    "retry_policy": RETRIES,
    "on_execute_callback": [crashes_end_the_task, locks_name_the_run],
    "on_failure_callback": last_words,
}


def retry_or_continue(troubles: Sequence[StepFailure]) -> None:
    """Ends a unit's task: asks Airflow for another try while there is one and it may help. On the last try it ends well all
    the same, so that the unit's other items go on: `close` counts what failed, and the run is red."""
    if not any(trouble.passing for trouble in troubles):
        return
    task = get_current_context()["ti"]
    if task.try_number <= task.max_tries:
        kind = Waiting if any(t.kind in PATIENT for t in troubles) else Undone
        raise kind(f"{len(troubles)} items are not done: " + "; ".join(f"{t.item}: {t.error}" for t in troubles)[:1500])


def for_people(error: HeritageError) -> AirflowFailException:
    """A lasting error as the last line of a task's log: what happened, and what to do."""
    return AirflowFailException(f"{error} → {error.advice}")
