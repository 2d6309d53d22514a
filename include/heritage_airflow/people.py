"""Who works here: `python -m heritage_airflow.people add|remove|list|password`. What each role may do is in `rights`; people of an
identity provider are FAB's business (its configuration), these commands are for those whom Airflow itself knows."""

from __future__ import annotations

import argparse
import contextlib
import getpass
import json
import os
import re
import secrets
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from heritage import settings
from heritage.errors import HeritageError, PermanentError
from heritage_airflow.access import rights
from heritage_airflow.access.passwords import SHORTEST, forget
from heritage_airflow.supervision.prepare import keep_passwords, kept_passwords, prepare

if TYPE_CHECKING:
    from airflow.providers.fab.auth_manager.models import User
    from airflow.providers.fab.auth_manager.security_manager.override import FabAirflowSecurityManagerOverride

_LOGIN = re.compile(r"[a-z0-9][a-z0-9._@-]{1,63}")


class NotDone(PermanentError):
    """What was asked for makes no sense here; nothing was changed."""


def add(asked: argparse.Namespace) -> None:
    """Somebody new; a name that was somebody's is only ever given back to them."""
    if not _LOGIN.fullmatch(asked.user):
        raise NotDone(f"{asked.user!r} is no login", advice="Small letters, digits and . _ @ -, at least two signs.")
    wanted, password = _roles(asked), _password(asked)
    with _security("people add", asked.user, ", ".join(wanted)) as security:
        user = security.find_user(asked.user)
        roles = [role for role in security.get_all_roles() if role.name in wanted]
        if user is None:
            first, _, last = (asked.name or asked.user).partition(" ")
            security.add_user(asked.user, first, last, asked.email or f"{asked.user}@heritage.invalid", roles, password)
        elif user.is_active or not asked.back:
            raise NotDone(
                f"{asked.user} is somebody already",
                advice="Decisions are kept under this name for good: choose another, or say --back if it is the same person.",
            )
        else:
            user.active, user.roles = True, roles
            security.reset_password(user.id, password)
    _tell(asked, password, f"{asked.user}: {', '.join(wanted)}")


def remove(asked: argparse.Namespace) -> None:
    """They can no longer log in, and what they had open ends within half a minute. Their name stays with what they decided."""
    with _security("people remove", asked.user) as security:
        user = _found(security, asked.user)
        if any(role.name == rights.ADMIN for role in user.roles) and len(_admins(security)) == 1:
            raise NotDone(f"{asked.user} is the only Admin left", advice="Add another one first.")
        user.active, user.roles = False, []
        security.reset_password(user.id, secrets.token_urlsafe(32))
    forget(asked.user)
    print(f"{asked.user} can no longer log in")


def password(asked: argparse.Namespace) -> None:
    """Another password for somebody; their open browsers have to log in again."""
    chosen = _password(asked)
    with _security("people password", asked.user) as security:
        security.reset_password(_found(security, asked.user).id, chosen)
    if asked.user in kept_passwords():
        keep_passwords(kept_passwords() | {asked.user: chosen})
    _tell(asked, chosen, asked.user)


def show(asked: argparse.Namespace) -> None:
    """Everybody, with what they may do."""
    from airflow.providers.fab.auth_manager.models import User
    from airflow.utils.session import create_session
    from sqlalchemy import select

    with create_session() as session:
        people = session.scalars(select(User).order_by(User.username)).unique().all()
        for user in people:
            seen = rights.viewer_of(user)
            places = (
                "all institutions" if seen.institutions is None else ", ".join(sorted(seen.institutions)) or "nowhere"
            )
            roles = ", ".join(role.name for role in user.roles if role.name in rights.ROLES) or "no role of ours"
            last = f"{user.last_login:%Y-%m-%d %H:%M}" if user.last_login else "never"
            print(f"{user.username:<28} {roles if user.is_active else 'removed':<14} {places:<40} last log-in {last}")


def _roles(asked: argparse.Namespace) -> list[str]:
    """Names of the roles that make up what was asked for."""
    unknown = set(asked.institution) - set(settings.institutions())
    if unknown:
        known = ", ".join(settings.institutions())
        raise NotDone(f"no such institution: {', '.join(sorted(unknown))}", advice=f"Choose among {known}.")
    placed = bool(asked.institution) or asked.programme
    if (bool(asked.institution) and asked.programme) or placed != (asked.role == rights.COORDINATOR):
        raise NotDone(
            f"{asked.role}: {'no institution is named' if not placed else 'this role is of no institution'}",
            advice="A Coordinator is of --institution CODE (one or more) or of the --programme; the other roles see all.",
        )
    members = [rights.member_of(code) for code in asked.institution]
    return [asked.role, *members, *([rights.PROGRAMME] if asked.programme else [])]


def _password(asked: argparse.Namespace) -> str:
    """Generated, unless one is asked for or read from a file ("-": from standard input)."""
    if asked.ask:
        chosen = getpass.getpass("Password: ")
    elif asked.password_file:
        place = asked.password_file
        chosen = (sys.stdin.readline() if place == "-" else Path(place).read_text(encoding="utf-8")).rstrip("\n")
    else:
        return secrets.token_urlsafe(12)
    if len(chosen) < SHORTEST:
        raise NotDone(f"a password of {len(chosen)} signs", advice=f"Take at least {SHORTEST}.")
    return chosen


def _tell(asked: argparse.Namespace, chosen: str, said: str) -> None:
    secret = asked.ask or asked.password_file
    print(said if secret else f"{said}\npassword {chosen}   (said only now)")


@contextlib.contextmanager
def _security(act: str, user: str, detail: str = "") -> Iterator[FabAirflowSecurityManagerOverride]:
    """FAB's own hands, for one change; Airflow's audit log keeps who made it from which account of the machine."""
    from airflow.models.log import Log
    from airflow.providers.fab.auth_manager.cli_commands.utils import get_application_builder

    with get_application_builder() as builder:
        yield builder.sm
        told = json.dumps({"user": user, "roles": detail})
        builder.sm.session.add(Log(event=act, owner=f"{getpass.getuser()} (command line)", extra=told))
        builder.sm.session.commit()


def _found(security: FabAirflowSecurityManagerOverride, name: str) -> User:
    user = security.find_user(name)
    if user is None:
        raise NotDone(f"nobody is called {name}", advice="`list` says who there is.")
    return user


def _admins(security: FabAirflowSecurityManagerOverride) -> list[User]:
    return [u for u in security.get_all_users() if u.is_active and any(role.name == rights.ADMIN for role in u.roles)]


ACTS: dict[str, Callable[[argparse.Namespace], None]] = {
    "add": add,
    "remove": remove,
    "list": show,
    "password": password,
}


def _words() -> argparse.ArgumentParser:
    asks = argparse.ArgumentParser(prog="python -m heritage_airflow.people", description=__doc__)
    acts = asks.add_subparsers(dest="act", required=True)
    made = {name: acts.add_parser(name, help=act.__doc__) for name, act in ACTS.items()}
    for name in ("add", "remove", "password"):
        made[name].add_argument("--user", required=True, metavar="LOGIN")
    for name in ("add", "password"):
        made[name].add_argument("--ask", action="store_true", help="type the password; else one is made and told once")
        made[name].add_argument(
            "--password-file", metavar="FILE", help='holds it in its first line; "-" is standard input'
        )
    made["add"].add_argument("--role", required=True, choices=rights.ROLES)
    made["add"].add_argument("--institution", action="append", default=[], metavar="CODE")
    made["add"].add_argument("--programme", action="store_true", help="a coordinator of all institutions")
    made["add"].add_argument("--name", default="", help="given and family name")
    made["add"].add_argument("--email", default="")
    made["add"].add_argument("--back", action="store_true", help="who was removed comes back under the same login")
    return asks


def main(words: list[str]) -> int:
    """The command line; an error is one sentence for the engineer and one for everybody."""
    asked = _words().parse_args(words)
    os.environ["AIRFLOW__LOGGING__LOGGING_LEVEL"] = "ERROR"  # what FAB says while it starts is of no use here
    try:
        prepare()
        ACTS[asked.act](asked)
    except HeritageError as error:
        print(f"{error}\n{error.advice}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
