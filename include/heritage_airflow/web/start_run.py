"""Starts a run on behalf of who is logged in, after their right to it was checked: the same call that Airflow's own form ends in.

An institution's coordinator has no right to Airflow's trigger form, which would take any delivery and any package.
"""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from airflow.api_fastapi.core_api.datamodels.dag_run import TriggerDAGRunPostBody
from airflow.models.dagbag import DBDagBag
from airflow.models.dagrun import DagRun
from airflow.utils.session import create_session
from airflow.utils.state import DagRunState
from airflow.utils.types import DagRunTriggeredByType, DagRunType
from fastapi import HTTPException
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from heritage.errors import PermanentError
from heritage.model import Viewer
from heritage_airflow.access.starts import may_start, refused


class NotStarted(PermanentError):
    """Airflow does not know the DAG, or does not take these values."""


def start(dag: str, run: str, conf: Mapping[str, Any], who: Viewer) -> bool:
    """Starts the run under this id, for who asks. False when it was started before: asking twice does no harm.
    Raises NotStarted, and 403 for what they may not start."""
    if not may_start(who, dag, conf):
        raise HTTPException(HTTPStatus.FORBIDDEN, refused(dag))
    try:
        with create_session() as session:
            if session.scalar(select(DagRun.id).where(DagRun.dag_id == dag, DagRun.run_id == run)) is not None:
                return False
            found = DBDagBag().get_latest_version_of_dag(dag, session=session)
            if found is None:
                raise NotStarted(f"Airflow does not know the DAG {dag}")
            body = TriggerDAGRunPostBody(dag_run_id=run, logical_date=None, conf=dict(conf))
            values = body.validate_context(found)
            values.pop("note")
            found.create_dagrun(
                **values,
                run_type=DagRunType.MANUAL,
                triggered_by=DagRunTriggeredByType.UI,
                triggering_user_name=who.name,
                state=DagRunState.QUEUED,
                session=session,
            )
    except IntegrityError:  # somebody pressed twice
        return False
    except ValueError as error:
        raise NotStarted(f"{dag}: {error}") from error
    return True
