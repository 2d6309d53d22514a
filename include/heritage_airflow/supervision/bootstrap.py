"""What `prepare` has one process of Airflow do: bring its database up to date, make pools, roles and the first people.
`python -m heritage_airflow.supervision.bootstrap`. Done again it changes only what the table of roles or the institutions changed."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from heritage import settings
from heritage_airflow.access import rights
from heritage_airflow.supervision import pools
from heritage_airflow.supervision.prepare import given_passwords, keep_passwords, kept_passwords

if TYPE_CHECKING:
    from airflow.providers.fab.auth_manager.models import Permission, Role
    from airflow.providers.fab.auth_manager.security_manager.override import FabAirflowSecurityManagerOverride
    from sqlalchemy.orm import Session

NOWHERE = "heritage.invalid"
"""FAB wants an e-mail address of everybody; no post arrives at this one (RFC 2606)."""


@dataclass(frozen=True, slots=True)
class First:
    """Somebody whom a fresh home knows. `founded_by`: the role whose making makes them too, so that nobody who was removed
    comes back when roles are written again."""

    user: str
    roles: tuple[str, ...]
    founded_by: str


def found() -> None:
    """All of it, in order."""
    os.environ["AIRFLOW__FAB__UPDATE_FAB_PERMS"] = "True"  # what FAB itself needs is written here, not at every start
    _airflow("db", "migrate")
    _pools()
    from airflow.providers.fab.auth_manager.cli_commands.utils import get_application_builder

    with get_application_builder() as builder:
        builder.add_permissions(update_perms=True)  # type: ignore[no-untyped-call]
        builder.sm.sync_roles()
        _people(builder.sm)
    _ask_the_programme()


def _pools() -> None:
    """Written first under another name: tasks name a pool when Airflow has it."""
    place = pools.made()
    place.parent.mkdir(parents=True, exist_ok=True)
    draft = place.with_name("pools.new.json")
    draft.write_text(json.dumps(pools.wanted(settings.sites(), pools.parallelism()), indent=1))
    _airflow("pools", "import", str(draft))
    draft.replace(place)


def _airflow(*words: str) -> None:
    """Airflow's command line, without a process of its own for each command."""
    from airflow import configuration  # noqa: F401 - first, as Airflow's own __main__ does
    from airflow.cli import cli_parser

    wanted = cli_parser.get_parser().parse_args(words)
    wanted.func(wanted)


def firsts(institutions: Mapping[str, object]) -> Iterator[First]:
    """The first people: one of each role, and a coordinator for each institution."""
    yield First("admin", (rights.ADMIN,), rights.COORDINATOR)
    yield First("coordinator", (rights.COORDINATOR, rights.PROGRAMME), rights.COORDINATOR)
    yield First("engineer", (rights.ENGINEER,), rights.ENGINEER)
    yield First("auditor", (rights.AUDITOR,), rights.AUDITOR)
    for code in institutions:
        member = rights.member_of(code)
        yield First(f"coordinator-{code}", (rights.COORDINATOR, member), member)


def _people(security: FabAirflowSecurityManagerOverride) -> None:
    """Roles and first people in one transaction: whoever is killed in between finds neither."""
    institutions = settings.institutions()
    session: Session = security.session
    before = {role.name for role in security.get_all_roles()}
    roles = _roles(security, session, institutions)
    new = roles.keys() - before
    made = [first for first in firsts(institutions) if first.founded_by in new and not security.find_user(first.user)]
    words = _passwords([first.user for first in made])
    for first in made:
        session.add(_user(security, first, [roles[name] for name in first.roles], words[first.user]))
    session.commit()


def _roles(
    security: FabAirflowSecurityManagerOverride, session: Session, codes: Mapping[str, object]
) -> dict[str, Role]:
    """Name → role; each has exactly the pairs of the table."""
    from airflow.providers.fab.auth_manager.models import Role

    wanted = {**rights.PAIRS, **{rights.member_of(code): frozenset() for code in codes}}
    known = _known(security, session, frozenset().union(*wanted.values()))
    roles = {role.name: role for role in security.get_all_roles()}
    for name, pairs in wanted.items():
        if name not in roles:
            roles[name] = Role(name=name)
            session.add(roles[name])
        roles[name].permissions = [known[pair] for pair in sorted(pairs)]
    return roles


def _known(
    security: FabAirflowSecurityManagerOverride, session: Session, wanted: rights.Pairs
) -> dict[tuple[str, str], Permission]:
    """The pairs as FAB keeps them. One that it has not yet is made, and at once committed, which is FAB's way."""
    from airflow.providers.fab.auth_manager.models import Permission
    from sqlalchemy import select

    known = {(p.action.name, p.resource.name): p for p in session.scalars(select(Permission)).unique()}
    for pair in sorted(wanted - known.keys()):
        made = security.create_permission(*pair)
        if made is None:
            raise RuntimeError(f"FAB made no permission {pair}")
        known[pair] = made
    return known


def _user(security: FabAirflowSecurityManagerOverride, first: First, roles: list[Role], password: str) -> object:
    from airflow.providers.fab.auth_manager.models import User

    title, _, place = first.user.partition("-")
    return User(
        username=first.user,
        first_name=title.capitalize(),
        last_name=place or "of the programme",
        email=f"{first.user}@{NOWHERE}",
        active=True,
        roles=roles,
        password=security._hash_password(password),
    )


def _passwords(users: list[str]) -> dict[str, str]:
    """User → password: what the operator gives, else what a founding that was cut short had kept, else a new one. Those that
    nobody gave are kept in the home, before anybody can log in with them."""
    given, kept = given_passwords(), kept_passwords()
    made = {user: kept.get(user) or secrets.token_urlsafe(12) for user in users if user not in given}
    keep_passwords(kept | made)
    return {user: given.get(user) or made[user] for user in users}


def _ask_the_programme() -> None:
    """Questions that were asked before they carried a label, and wait: Airflow would let every coordinator answer them."""
    from airflow.models.hitl import HITLDetail
    from airflow.utils.session import create_session
    from sqlalchemy import select

    with create_session() as session:
        for detail in session.scalars(select(HITLDetail).where(HITLDetail.responded_at.is_(None))):
            if not detail.assignees:
                detail.assignees = rights.asked_of(())


if __name__ == "__main__":
    found()
