"""Who works here, for the auditor's dossier: `python -m heritage_airflow.roster` writes it as JSON. It reads Airflow's users without
starting Airflow, tells no secret, and changes nothing."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator, Mapping
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine, create_engine, text
from sqlalchemy.exc import SQLAlchemyError

from heritage_airflow.access import rights
from heritage_airflow.cleaning import database

if TYPE_CHECKING:
    from heritage.flows.evidence.people import Roster

log = logging.getLogger(__name__)

_PEOPLE = """SELECT ab_user.username AS login, ab_user.last_login, ab_role.name AS role FROM ab_user
LEFT JOIN ab_user_role ON ab_user_role.user_id = ab_user.id LEFT JOIN ab_role ON ab_role.id = ab_user_role.role_id
WHERE ab_user.active ORDER BY ab_user.username, ab_role.name"""

Row = Mapping[str, Any]


def roster() -> dict[str, list[Row]]:
    """`people` who can log in, with `institutions` ("all", or codes), and `roles` with what each may do."""
    engine = create_engine(database())
    try:
        return {"people": list(_people(engine)), "roles": list(_roles())}
    finally:
        engine.dispose()


def known() -> Roster:
    """The same for a task: a dossier is made all the same when Airflow's database does not answer, and the log says why nobody is in it."""
    from heritage.flows.evidence.people import (
        Roster,  # the command needs none of it, and would begin by loading every tool
    )

    try:
        return Roster(**roster())
    except SQLAlchemyError as error:
        log.error("who works here could not be asked: %s", error)
        return Roster()


def _people(engine: Engine) -> Iterator[Row]:
    names: dict[str, set[str]] = {}
    last: dict[str, str] = {}
    with engine.connect() as connection:
        for row in connection.execute(text(_PEOPLE)):
            names.setdefault(row.login, set()).update({row.role} if row.role else ())
            last[row.login] = str(row.last_login or "")[:19]
    for login, own in names.items():
        viewer = rights.viewer_of(SimpleNamespace(roles=[SimpleNamespace(name=name) for name in own]))
        sees = "all" if viewer.institutions is None else sorted(viewer.institutions)
        yield {
            "login": login, "roles": sorted(own & set(rights.ROLES)), "institutions": sees, "may": sorted(viewer.acts),
            "last_log_in": last[login],
        }  # fmt: skip


def _roles() -> Iterator[Row]:
    for role, acts in rights.ACTS.items():
        yield {"role": role, "may": sorted(acts)}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(roster()))
