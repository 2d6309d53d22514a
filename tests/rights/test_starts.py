"""Doors and institutions: who may start which run, with which values, and that the database takes no other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from types import SimpleNamespace
from typing import Any

import pytest
from fastapi import HTTPException
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.orm import Session

from heritage.lines import LINES
from heritage.model import NOBODY, Viewer
from heritage_airflow.access import rights, starts
from heritage_airflow.access.starts import may_start
from places import PROJECT

pytestmark = pytest.mark.airflow

DAGS = sorted(path.stem for path in (PROJECT / "dags").glob("*.py"))


def somebody(*roles: str) -> Viewer:
    names = [SimpleNamespace(name=role) for role in roles]
    return rights.viewer_of(SimpleNamespace(roles=names, get_name=lambda: "anna"))


OF_KBR = somebody(rights.COORDINATOR, rights.member_of("kbr"))
OF_BOTH = somebody(rights.COORDINATOR, rights.member_of("kbr"), rights.member_of("arch"))
OF_ALL = somebody(rights.COORDINATOR, rights.PROGRAMME)
ENGINEER, AUDITOR, ADMIN = somebody(rights.ENGINEER), somebody(rights.AUDITOR), somebody(rights.ADMIN)
NO_COORDINATOR = somebody(rights.PROGRAMME, "Op")

KBRS, ARCHS = "urn:heritage:kbr:B-1:ITEM", "urn:heritage:arch:B-1:ITEM"

OF_THEIR_OWN: list[tuple[str, dict[str, Any]]] = [
    *((line, {"delivery": "/anywhere", "institution": "kbr"}) for line in LINES),
    ("restore", {"packages": [KBRS, "urn:heritage:kbr:B%3A2:X"]}),
    ("restore", {"institution": "kbr", "batch": "B-1", "packages": []}),
    ("audit", {"package": KBRS, "sweep": False}),
    ("audit", {"institution": "kbr", "sweep": False, "everything": True}),
    ("repair", {"package": KBRS}),
    ("review", {"batch": "kbr/B-1"}),
    ("migrate", {"institution": "kbr", "rule": "tiff-packed", "why": "w"}),
]
OF_OTHERS: list[tuple[str, dict[str, Any]]] = [
    *((line, {"delivery": "arch/paper/x", "institution": "arch"}) for line in LINES),
    *(("paper", {"delivery": "kbr/paper/x", "institution": code}) for code in (None, "", "*", "KBR", ["kbr"])),
    ("paper", {"delivery": "kbr/paper/x"}),
    *(
        ("restore", {"packages": packages})
        for packages in ([ARCHS], [KBRS, ARCHS], [KBRS, "urn:heritage:*"], [KBRS, 7])
    ),
    *(("restore", {"packages": packages}) for packages in ([f"{KBRS}:arch"], ["kbr"], "urn:heritage:kbr:B:I", [])),
    ("restore", {"packages": [ARCHS], "institution": "kbr"}),
    ("restore", {"packages": ["nothing"], "batch": "B-1"}),
    ("restore", {"batch": "B-1"}),
    ("restore", {"packages": [KBRS], "into": "/srv/inbox/kbr"}),
    ("audit", {"package": KBRS}),
    ("audit", {"package": ARCHS, "institution": "kbr", "sweep": False}),
    ("audit", {"everything": True, "sweep": False}),
    ("repair", {"proposal": "latest", "dry_run": False}),
    ("repair", {"package": ARCHS}),
    *(
        ("migrate", conf)
        for conf in ({"rule": "x"}, {"institution": ""}, {"institution": "arch"}, {"campaign": "formats__kbr__1"})
    ),
    *(("review", {"batch": batch}) for batch in ("arch/B-1", "/kbr/B-1", 7, None)),
    *((dag, {}) for dag in DAGS),
    *((dag, {"institution": "kbr", "package": KBRS}) for dag in ("move", "drill", "watch", "evidence", "intake")),
    ("a DAG of tomorrow", {"institution": "kbr", "batch": "kbr/B-1", "packages": [KBRS]}),
]


@pytest.mark.parametrize(("dag", "conf"), OF_THEIR_OWN)
def test_of_their_own(dag: str, conf: dict[str, Any]) -> None:
    for who in (OF_KBR, OF_BOTH, OF_ALL, ENGINEER, ADMIN):
        assert may_start(who, dag, conf)
    for who in (somebody(rights.COORDINATOR, rights.member_of("arch")), AUDITOR, NO_COORDINATOR, NOBODY):
        assert not may_start(who, dag, conf)


@pytest.mark.parametrize(("dag", "conf"), OF_OTHERS)
def test_of_others_or_of_all(dag: str, conf: dict[str, Any]) -> None:
    assert not may_start(OF_KBR, dag, conf)
    for who in (AUDITOR, NO_COORDINATOR, NOBODY):
        assert not may_start(who, dag, conf)
    for who in (OF_ALL, ENGINEER, ADMIN):
        assert may_start(who, dag, conf)


@pytest.fixture
def people() -> Iterator[Connection]:
    """Airflow's users and roles, in a database of their own."""
    from airflow.providers.fab.auth_manager.models import Model, Role, User

    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        names = ("ab_user", "ab_role", "ab_user_role", "ab_group", "ab_user_group", "ab_group_role")
        Model.metadata.create_all(connection, tables=[t for t in Model.metadata.sorted_tables if t.name in names])
        with Session(connection) as session:
            roles = {
                name: Role(name=name) for name in (rights.COORDINATOR, rights.member_of("kbr"), rights.ENGINEER, "Op")
            }
            held = {
                "anna": (rights.COORDINATOR, rights.member_of("kbr"), "Op"),
                "dirk": (rights.ENGINEER,),
                "robot": ("Op",),
            }
            for login, names_ in {**held, "gone": (rights.ENGINEER,)}.items():
                common = {"first_name": login, "last_name": login, "email": login, "active": login != "gone"}
                session.add(User(username=login, roles=[roles[name] for name in names_], **common))
            session.flush()
            yield connection


@pytest.mark.parametrize(
    ("who", "how", "conf", "written"),
    [
        ("anna", "UI", {"institution": "kbr"}, True),
        ("anna", "UI", {"institution": "arch"}, False),
        ("anna", "REST_API", {}, False),
        ("anna", "BACKFILL", {"institution": "arch"}, False),
        ("anna", "OPERATOR", {}, True),  # a task of a run that she was allowed to start
        ("dirk", "REST_API", {}, True),
        ("dirk", "BACKFILL", None, True),
        ("robot", "REST_API", {}, False),
        ("gone", "UI", {}, False),
        ("nobody", "UI", {}, False),
        (None, "REST_API", {}, False),
        (None, "TIMETABLE", {}, True),
    ],
)
def test_no_other_run_is_written(
    people: Connection, who: str | None, how: str, conf: dict[str, str] | None, written: bool
) -> None:
    from airflow.utils.types import DagRunTriggeredByType

    by = DagRunTriggeredByType[how]
    run = SimpleNamespace(dag_id="paper", conf=conf, triggering_user_name=who, triggered_by=by)
    with nullcontext() if written else pytest.raises(HTTPException, match="403"):
        starts._checked(None, people, run)  # type: ignore[arg-type]


def test_the_api_server_watches_over_runs() -> None:
    from airflow.models.dagrun import DagRun

    starts.watch_over_runs()
    assert event.contains(DagRun, "before_insert", starts._checked)
    event.remove(DagRun, "before_insert", starts._checked)


def test_who_coordinates_two_restores_from_both() -> None:
    assert may_start(OF_BOTH, "restore", {"packages": [KBRS, ARCHS]})
