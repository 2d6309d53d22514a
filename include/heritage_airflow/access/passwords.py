"""Passwords that people choose themselves: how long they are, and another one for who knows the old one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from heritage_airflow.supervision.prepare import keep_passwords, kept_passwords

if TYPE_CHECKING:
    from heritage_airflow.access.auth import HeritageAuthManager

SHORTEST = 12
"""Signs; length is what counts (NIST SP 800-63B)."""


def change(manager: HeritageAuthManager, user: str, old: str, new: str) -> str:
    """Gives the person another password. Answers what is wrong, as a message's code; "" when it was changed. Whatever was let in under the old
    one is let in no longer: `token` is for the browser that asked."""
    if len(new) < SHORTEST:
        return "account-short"
    if manager.guesses.are_too_many(user):
        return "login-too-many"
    if manager.flask_app is None:
        return "account-elsewhere"
    with manager.flask_app.app_context():
        security = manager.security_manager
        person = security.auth_user_db(user, old, rotate_session_id=False)
        if person is None:
            manager.guesses.failed(user)
            return "account-wrong"
        security.reset_password(person.id, new)
        manager.forget(person)
    _log(user)
    forget(user)
    return ""


def token(manager: HeritageAuthManager, user: str) -> str:
    """For who has just given themselves another password, and need not log in with it."""
    if manager.flask_app is None:
        return ""
    with manager.flask_app.app_context():
        person = manager.security_manager.find_user(user)
        return manager.generate_jwt(person) if person else ""


def forget(user: str) -> None:
    """The password that `make run` showed for them is no longer theirs."""
    known = kept_passwords()
    if known.pop(user, None) is not None:
        keep_passwords(known)


def _log(user: str) -> None:
    from airflow.models.log import Log
    from airflow.utils.session import create_session

    with create_session() as session:
        session.add(Log(event="password changed", owner=user))
