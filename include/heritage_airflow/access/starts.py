"""Who may start which run, decided in one place for every door: our pages, our REST, Airflow's form, REST, backfills and assets.

The doors ask `may_start` early, to answer with a refusal; the API server asks once more when a run is written into Airflow's
database, whatever door it came by. What machines start (schedules, `intake`, a task that triggers another DAG) and the command
line, which is the operator's, belong to nobody and are not asked. That a delivery is of the institution it was started for, is
seen when it is received."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from fastapi import HTTPException

from heritage.lines import LINES
from heritage.model import NOBODY, Act, Viewer
from heritage_airflow.access.rights import viewer_of

if TYPE_CHECKING:
    from airflow.models.dagrun import DagRun
    from sqlalchemy import Connection

_URN = "urn:heritage:"

Conf = Mapping[str, Any]


def may_start(viewer: Viewer, dag: str, conf: Conf) -> bool:
    """May they start a run of this DAG with these values? One that is not about certain institutions is about all of them."""
    about = _about(dag, conf)
    return any(
        all(viewer.may(act, code) for code in about) if about else viewer.may(act) and viewer.institutions is None
        for act in _acts(dag, conf)
    )


def _acts(dag: str, conf: Conf) -> tuple[Act, ...]:
    """Any of them will do."""
    if dag in LINES:
        return (Act.DELIVER,)
    if dag == "review":
        return (Act.REQUEST, Act.DECIDE)
    asked = ("package", "packages", "table", "catalogue", "suggestions")
    changes_something = dag in ("revise", "withdraw") and any(conf.get(name) for name in asked)
    return (Act.DECIDE,) if changes_something else (Act.REQUEST,)


def _about(dag: str, conf: Conf) -> set[str]:
    """The institutions that the run keeps to; none: it may touch any."""
    if dag == "review":
        return _named(str(conf.get("batch", "")).partition("/")[0])
    one, some, code = _of([conf.get("package")]), _of(conf.get("packages")), _named(conf.get("institution"))
    if dag == "withdraw" or (
        dag == "restore" and not conf.get("into")
    ):  # a place of one's own choice is on the server, or anywhere
        return some or code
    # the sweep of an audit lists whole sites; of a table the flow refuses what is about others' packages
    if dag == "migrate":  # of what an earlier campaign is about the flow asks again
        return code
    if dag == "revise" and conf.get("catalogue"):  # of that institution, whatever else is said
        return _named(conf["catalogue"]) | (one if conf.get("package") else set())
    if dag == "revise" or (dag == "audit" and conf.get("sweep") is False):
        return one if conf.get("package") else code
    return code if dag in LINES or dag in ("metadata", "vocabulary") else one if dag == "repair" else set()


def _named(code: object) -> set[str]:
    return {code} if isinstance(code, str) and code else set()


def _of(packages: object) -> set[str]:
    """The institutions of packages, by their ids; none when one of them is no id of ours."""
    ids = packages if isinstance(packages, list) else []
    parts = [one.removeprefix(_URN).split(":") for one in ids if isinstance(one, str) and one.startswith(_URN)]
    codes = {part[0] for part in parts if len(part) == 3 and part[0]}
    return codes if len(parts) == len(ids) and all(len(part) == 3 and part[0] for part in parts) else set()


def watch_over_runs() -> None:
    """From now on this process writes no run that its person may not start. For the API server."""
    from airflow.models.dagrun import DagRun
    from sqlalchemy import event

    if not event.contains(DagRun, "before_insert", _checked):
        event.listen(DagRun, "before_insert", _checked)


def _checked(_: object, connection: Connection, run: DagRun) -> None:
    from airflow.utils.types import DagRunTriggeredByType

    if run.triggered_by == DagRunTriggeredByType.OPERATOR:  # a task's; whoever started that was asked then
        return
    name, asked = run.triggering_user_name, {DagRunTriggeredByType.UI, DagRunTriggeredByType.REST_API}
    if not name and run.triggered_by not in asked:
        return
    viewer = _known_as(connection, name) if name else NOBODY
    if not may_start(viewer, run.dag_id, run.conf or {}):
        raise HTTPException(HTTPStatus.FORBIDDEN, refused(run.dag_id))


def refused(dag: str) -> str:
    """In words."""
    return (
        f"You may start {dag} for your own institutions only: from our pages, or with POST /heritage/api/v1/deliveries "
        "and /packages/…/requests."
    )


def _known_as(connection: Connection, name: str) -> Viewer:
    """The person of this login, by their roles at this moment."""
    from airflow.providers.fab.auth_manager.models import Role, User
    from sqlalchemy import select

    roles = connection.scalars(select(Role.name).join(User.roles).where(User.username == name, User.active.is_(True)))
    return viewer_of(SimpleNamespace(roles=[SimpleNamespace(name=role) for role in roles], get_name=lambda: name))
