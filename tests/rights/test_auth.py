"""Airflow's questions to our auth manager, and the limit to guessing passwords."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from heritage_airflow.access import rights

pytestmark = pytest.mark.airflow


def user(*roles: str, number: int = 7) -> Any:
    """Somebody with these roles, and the permissions that the table gives them."""
    perms = set[tuple[str, str]]().union(*(rights.PAIRS.get(role, frozenset()) for role in roles))
    return SimpleNamespace(
        roles=[SimpleNamespace(name=role) for role in roles],
        perms=perms,
        get_id=lambda: str(number),
        get_name=lambda: f"user{number}",
    )


COORDINATOR = user(rights.COORDINATOR, rights.member_of("kbr"))
OF_ALL = user(rights.COORDINATOR, rights.PROGRAMME)
ENGINEER = user(rights.ENGINEER)
AUDITOR = user(rights.AUDITOR)


@pytest.fixture
def manager() -> Any:
    from heritage_airflow.access.auth import HeritageAuthManager

    return HeritageAuthManager()


def may(manager: Any, who: Any, method: str, entity: str | None, dag: str | None = "paper") -> bool:
    from airflow.api_fastapi.auth.managers.models.resource_details import DagAccessEntity, DagDetails

    of = DagAccessEntity[entity] if entity else None
    return bool(manager.is_authorized_dag(method=method, user=who, access_entity=of, details=DagDetails(id=dag)))


def test_a_coordinator_answers_and_can_do_nothing_else_to_a_dag(manager: Any) -> None:
    from airflow.api_fastapi.auth.managers.models.resource_details import DagAccessEntity

    open_ones = {
        (method, entity)
        for method in ("GET", "POST", "PUT", "DELETE")
        for entity in (None, *(e.name for e in DagAccessEntity))
        for dag in ("paper", None)
        if may(manager, COORDINATOR, method, entity, dag)
    }
    assert open_ones == {("PUT", "HITL_DETAIL")}


def test_no_other_role_lets_a_coordinator_through_the_wall(manager: Any) -> None:
    """Somebody gave her FAB's Op too, or a role of a single DAG: a run is of no institution, so she still has none of them."""
    everything = {pair for role in rights.PAIRS.values() for pair in role} | {("can_edit", "DAG:paper")}
    both = SimpleNamespace(**{**vars(COORDINATOR), "perms": everything | {("can_create", "DAG Run:paper")}})
    from airflow.api_fastapi.auth.managers.models.resource_details import DagAccessEntity

    for entity in (None, *(e.name for e in DagAccessEntity)):
        for method in ("GET", "POST", "PUT", "DELETE"):
            assert may(manager, both, method, entity) is ((method, entity) == ("PUT", "HITL_DETAIL")), (method, entity)
    assert manager.get_authorized_dag_ids(user=both) == set()
    assert not manager.is_authorized_asset(method="POST", user=both)
    assert not manager._is_authorized(method="POST", resource_type="Backfills", user=both)
    without = SimpleNamespace(**{**vars(both), "roles": [SimpleNamespace(name="Op")]})
    assert may(manager, without, "GET", "RUN")  # no role of ours: what they see is FAB's business
    assert not may(manager, without, "POST", "RUN")


def test_the_programme_reads_answers_and_starts_but_changes_no_dag(manager: Any) -> None:
    assert may(manager, OF_ALL, "GET", "HITL_DETAIL", None)
    assert may(manager, OF_ALL, "GET", "TASK_LOGS")
    assert may(manager, OF_ALL, "PUT", "HITL_DETAIL")
    assert may(manager, OF_ALL, "POST", "RUN")
    for method, entity in [
        ("PUT", None),
        ("DELETE", None),
        ("PUT", "RUN"),
        ("DELETE", "RUN"),
        ("PUT", "TASK_INSTANCE"),
    ]:
        assert not may(manager, OF_ALL, method, entity)
    assert not may(manager, OF_ALL, "GET", "AUDIT_LOG")


def test_an_engineer_runs_everything_and_answers_nothing(manager: Any) -> None:
    for method, entity in [("PUT", None), ("POST", "RUN"), ("PUT", "RUN"), ("PUT", "TASK_INSTANCE"), ("GET", "XCOM")]:
        assert may(manager, ENGINEER, method, entity)
    assert may(manager, ENGINEER, "GET", "HITL_DETAIL")
    assert not may(manager, ENGINEER, "PUT", "HITL_DETAIL")


def test_an_auditor_reads_everything(manager: Any) -> None:
    from airflow.api_fastapi.auth.managers.models.resource_details import DagAccessEntity

    for entity in (None, *(e.name for e in DagAccessEntity)):
        assert may(manager, AUDITOR, "GET", entity)
        for method in ("POST", "PUT", "DELETE"):
            assert not may(manager, AUDITOR, method, entity), (method, entity)


def test_labels_and_foreign_questions(manager: Any) -> None:
    def answers(who: Any, *labels: str) -> bool:
        return bool(manager.is_authorized_hitl_task(assigned_users=set(labels), user=who))

    assert answers(COORDINATOR, "institution:kbr")
    assert not answers(COORDINATOR, "institution:arch")
    assert not answers(COORDINATOR, "programme")
    assert answers(OF_ALL, "programme")
    assert not answers(ENGINEER, "institution:kbr", "programme")
    assert answers(ENGINEER, "7")  # another DAG's question, put to this very user
    assert not answers(ENGINEER, "8")


class Guessing:
    """POST /auth/token, with FAB's own look at the password taken out."""

    def __init__(self, manager: Any, patch: pytest.MonkeyPatch) -> None:
        from airflow.providers.fab.auth_manager.fab_auth_manager import FabAuthManager

        self._manager, self.looked = manager, 0

        def look(_: object, headers: object, body: dict[str, str]) -> object:
            self.looked += 1
            return ENGINEER if body["password"] == "right" else None

        patch.setattr(FabAuthManager, "create_token", look)

    def __call__(self, name: object, word: object = "wrong") -> object:
        return self._manager.create_token({}, {"username": name, "password": word})


@pytest.fixture
def guess(manager: Any, monkeypatch: pytest.MonkeyPatch) -> Guessing:
    return Guessing(manager, monkeypatch)


def test_guessing_ends_after_a_few_and_also_with_the_right_password(guess: Guessing) -> None:
    from fastapi import HTTPException

    from heritage_airflow.access.guesses import ADDRESS, FAILURES

    ADDRESS.set("203.0.113.7")
    for _ in range(FAILURES):
        assert guess("Admin") is None
    for word in ("wrong", "right"):
        with pytest.raises(HTTPException) as refused:
            guess("admin", word)
        assert refused.value.status_code == 429
        assert "Retry-After" in (refused.value.headers or {})
    assert guess.looked == FAILURES
    assert guess("auditor", "right") is ENGINEER
    ADDRESS.set("203.0.113.8")  # nobody is shut out by who guesses elsewhere
    assert guess("admin", "right") is ENGINEER


def test_right_passwords_are_not_counted(guess: Guessing) -> None:
    for _ in range(50):
        assert guess("admin", "right") is ENGINEER


@pytest.mark.parametrize("name", [None, 7, {"a": 1}, ["admin"]])
def test_what_is_no_name_is_refused_before_it_reaches_the_database(guess: Guessing, name: object) -> None:
    with pytest.raises(ValueError, match="texts"):
        guess(name)
    assert guess.looked == 0


def test_a_token_ends_with_the_password_under_which_it_was_given_out(
    manager: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where FAB still remembers the person as they were: another process may have changed the password."""
    from airflow.providers.fab.auth_manager.fab_auth_manager import FabAuthManager

    old, new = (SimpleNamespace(id=7, username="anna", password=word) for word in ("salted-1", "salted-2"))
    found = [old]
    monkeypatch.setattr(FabAuthManager, "deserialize_user", lambda *_: manager.cache.get(7, found[0]))
    before = manager.serialize_user(old)
    assert "salted" not in str(before)
    assert manager.deserialize_user(before) is old
    found[0], manager.cache[7] = new, old
    assert manager.deserialize_user(manager.serialize_user(new)) is new
    for token in (before, {"sub": "7"}, {**before, "under": ""}):
        with pytest.raises(ValueError, match="has changed since"):
            manager.deserialize_user(token)
