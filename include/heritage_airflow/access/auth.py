"""Airflow's FAB auth manager with what our roles need: answers by institution, triggering without editing, and a limit to
guessing passwords wherever one is asked for. Whatever is not said here is decided by FAB and the table in `rights`."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from airflow.api_fastapi.auth.managers.models.resource_details import DagAccessEntity, DagDetails
from airflow.providers.fab.auth_manager.fab_auth_manager import FabAuthManager
from airflow.providers.fab.www.security.permissions import RESOURCE_DAG_RUN, RESOURCE_HITL_DETAIL
from fastapi import FastAPI, HTTPException

from heritage_airflow.access import action_log, login
from heritage_airflow.access.guesses import FORGOTTEN, Guesses
from heritage_airflow.access.rights import COORDINATOR, PAIRS, is_walled, may_answer, viewer_of

if TYPE_CHECKING:
    from airflow.api_fastapi.auth.managers.base_auth_manager import ResourceMethod
    from airflow.providers.fab.auth_manager.models import User
    from starlette.middleware import _MiddlewareFactory


class HeritageAuthManager(FabAuthManager):
    """Who may do what. Institutions and decisions: `rights.viewer_of`."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.guesses = Guesses()

    def serialize_user(self, user: User) -> dict[str, Any]:
        """What a token says of the person: who they are, and under which password it was given out."""
        return {**super().serialize_user(user), _UNDER: _under(user)}

    def deserialize_user(self, token: dict[str, Any]) -> User:  # type: ignore[override]
        """The person. Raises ValueError when their password has changed since, by whatever door: FAB would believe the token as long as
        it lasts, an hour. (FAB keeps people for half a minute, so that a change by another process ends it that much later.)"""
        user = super().deserialize_user(token)
        if token.get(_UNDER) != _under(user):
            self.forget(user)
            user = super().deserialize_user(token)
        if token.get(_UNDER) != _under(user):
            raise ValueError(f"the password of {user.username} has changed since the token was given out")
        return user

    def forget(self, user: User) -> None:
        """They are read from the database at the next request, and not from memory."""
        self.cache.pop(user.id, None)

    def is_authorized_hitl_task(self, *, assigned_users: set[str], user: User) -> bool:
        """May this person answer? Questions of ours carry labels; those of other DAGs may name a user's id."""
        return may_answer(viewer_of(user), assigned_users) or super().is_authorized_hitl_task(
            assigned_users=assigned_users, user=user
        )

    def is_authorized_dag(
        self,
        *,
        method: ResourceMethod,
        user: User,
        access_entity: DagAccessEntity | None = None,
        details: DagDetails | None = None,
    ) -> bool:
        """FAB wants the right to edit a DAG of whoever answers a question or starts a run; it would let them pause it too. With
        which values a run is to be started is not told here: `starts` asks again when it is written."""
        if access_entity is DagAccessEntity.HITL_DETAIL and method == "PUT":
            return self._is_authorized(method="PUT", resource_type=RESOURCE_HITL_DETAIL, user=user)
        if access_entity is DagAccessEntity.RUN and method == "POST":
            from heritage_airflow.access.starts import may_start

            starts = self._is_authorized(method="POST", resource_type=RESOURCE_DAG_RUN, user=user)
            starts = starts and self._is_authorized_dag(method="GET", details=details, user=user)
            return starts and may_start(viewer_of(user), (details and details.id) or "", {})
        return super().is_authorized_dag(method=method, user=user, access_entity=access_entity, details=details)

    @staticmethod
    def _get_user_permissions(user: User) -> Collection[tuple[str, str]]:
        """A run of Airflow's is of no institution: it cannot show or let go of some and not of others. Who belongs to institutions
        has therefore nothing of Airflow's own but what the table gives them, whatever other roles of FAB's somebody added."""
        given: Collection[tuple[str, str]] = FabAuthManager._get_user_permissions(user)
        return [pair for pair in given if pair in PAIRS[COORDINATOR]] if is_walled(user) else given

    def get_authorized_dag_ids(self, *, user: User, method: ResourceMethod = "GET", **more: Any) -> set[str]:
        """For lists; FAB looks its roles up in the database."""
        return set() if is_walled(user) else super().get_authorized_dag_ids(user=user, method=method, **more)

    def create_token(self, headers: dict[str, str], body: dict[str, Any]) -> User | None:
        """Who the name and password of POST /auth/token belong to; None when to nobody."""
        name, password = body.get("username"), body.get("password")
        if not isinstance(name, str) or not isinstance(password, str):
            raise ValueError("username and password must be texts")
        if self.guesses.are_too_many(name):
            said = f"Too many wrong passwords for this name. Try again in {FORGOTTEN} seconds."
            raise HTTPException(HTTPStatus.TOO_MANY_REQUESTS, said, {"Retry-After": str(FORGOTTEN)})
        user = super().create_token(headers, body)
        if user is None:
            self.guesses.failed(name)
        return user

    def get_fastapi_middlewares(self) -> list[tuple[_MiddlewareFactory[Any], dict[str, Any]]]:
        """FAB's, and ours, which every request passes first."""
        from heritage_airflow.access.landing import FrontDoor

        return [*super().get_fastapi_middlewares(), (FrontDoor, {})]

    def get_fastapi_app(self) -> FastAPI | None:
        """FAB's pages and API for users and roles. Airflow asks for them just before it imports its routes."""
        from heritage_airflow.access.starts import watch_over_runs

        action_log.write_in_threads()
        watch_over_runs()
        app = super().get_fastapi_app()
        if self.flask_app is not None:
            login.put_before(self.flask_app, self.guesses)
        return app


_UNDER = "under"


def _under(user: User) -> str:
    """Another one after each change of the password, and a word about neither: what is kept of it is salted."""
    return hashlib.sha256(f"{user.id} {user.password}".encode()).hexdigest()[:16]
