"""Who may do what: the roles, what each may do on our pages and in Airflow's own UI and REST, and who may answer a question.

The table is the truth: `people` writes it into Airflow's database, once, and again when it changes. Light: every task that
asks a person something imports it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from heritage.model import Act, Viewer

COORDINATOR, PROGRAMME, ENGINEER, AUDITOR, ADMIN = "Coordinator", "Programme", "Engineer", "Auditor", "Admin"
ROLES = (COORDINATOR, ENGINEER, AUDITOR, ADMIN)
"""What a person is. Where, is said by membership: of `Institution <code>`, one or more, or of the Programme."""

_MEMBER = "Institution "

ACTS: Mapping[str, frozenset[Act]] = {
    COORDINATOR: frozenset({Act.LOOK, Act.DECIDE, Act.DELIVER, Act.REQUEST}),
    ENGINEER: frozenset({Act.LOOK, Act.DELIVER, Act.REQUEST, Act.OPERATE}),
    AUDITOR: frozenset({Act.LOOK, Act.AUDIT}),
    ADMIN: frozenset(Act),
}


def member_of(institution: str) -> str:
    """The role that makes somebody a member of an institution, by its code."""
    return f"{_MEMBER}{institution}"


def viewer_of(user: object) -> Viewer:
    """Airflow's user as our pages know them. A user of another auth manager, who has no roles, may nothing."""
    names = {str(role.name) for role in getattr(user, "roles", ())}
    reaches = {role: _reach(role, names) for role in ROLES if role in names}
    whole = _together(reaches.values())
    # Who has two roles (an auditor who also coordinates at one institution) does not carry one's acts to the other's places.
    acts = frozenset[Act]().union(*(ACTS[role] for role, reach in reaches.items() if reach == whole))
    return Viewer(_said(user, "get_id"), _said(user, "get_name"), acts, whole)


def is_walled(user: object) -> bool:
    """Do they belong to institutions, and see no others? Users with no role of ours are FAB's business."""
    names = {str(role.name) for role in getattr(user, "roles", ())}
    ours = any(name == COORDINATOR or name.startswith(_MEMBER) for name in names)
    return ours and viewer_of(user).institutions is not None


def _reach(role: str, names: Collection[str]) -> frozenset[str] | None:
    """The institutions that a role is held at; None is all of them."""
    if role != COORDINATOR or PROGRAMME in names:
        return None
    return frozenset(name.removeprefix(_MEMBER) for name in names if name.startswith(_MEMBER))


def _together(reaches: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    some: set[str] = set()
    for reach in reaches:
        if reach is None:
            return None
        some |= reach
    return frozenset(some)


def _said(user: object, name: str) -> str:
    return str(getattr(user, name, lambda: "")() or "")


# Questions to people. Airflow keeps with each question who may answer; we write a label there, not a person.

THE_PROGRAMME = "programme"
_OF = "institution:"


def asked_of(institutions: Iterable[str]) -> list[dict[str, str]]:
    """`assigned_users` for a question about these institutions: one, its coordinators answer; several or none, only those of
    the programme do."""
    codes = sorted(set(institutions))
    if len(codes) == 1:
        return [{"id": f"{_OF}{codes[0]}", "name": f"coordinators of {codes[0]}"}]
    return [{"id": THE_PROGRAMME, "name": "coordinators of the programme"}]


def may_answer(viewer: Viewer, asked: Iterable[str]) -> bool:
    """Is one of these labels for somebody who decides there?"""
    return any(_is_for(viewer, label) for label in asked)


def _is_for(viewer: Viewer, label: str) -> bool:
    if label == THE_PROGRAMME:
        return viewer.may(Act.DECIDE) and viewer.institutions is None
    institution = label.removeprefix(_OF)
    return label.startswith(_OF) and bool(institution) and viewer.may(Act.DECIDE, institution)


# What each role may do in Airflow's own UI and REST: pairs of an action and a resource, in FAB's words.

Pairs = frozenset[tuple[str, str]]


def _each(action: str, *resources: str) -> Pairs:
    return frozenset((action, resource) for resource in resources)


def _reads(*resources: str) -> Pairs:
    return _each("can_read", *resources)


_OWN = _reads("Website", "My Password", "My Profile") | _each("can_edit", "My Password")
"""What everybody needs: the frame of the UI, and their own password."""

_RUNS = (
    *("DAGs", "DAG Dependencies", "DAG Versions", "DAG Warnings", "DAG Runs", "Task Instances", "Task Logs"),
    *("HITL Detail", "Assets", "Asset Aliases", "Pools", "ImportError"),
)
_SYSTEM = (
    *("DAG Code", "Task Reschedules", "Triggers", "XComs", "Backfills", "Cluster Activity", "Jobs", "SLA Misses"),
    *("Plugins", "Providers", "Configurations", "Connections", "Variables"),
)
_CHANGED = ("Connections", "Pools", "Variables", "XComs", "Assets", "Backfills", "DAG Runs", "Task Instances")
_RUN_MENUS = ("DAGs", "DAG Runs", "DAG Dependencies", "Task Instances", "Assets", "Browse", "Docs", "Documentation")
_SYSTEM_MENUS = (
    *("Admin", "Cluster Activity", "Configurations", "Connections", "Jobs", "Plugins", "Pools", "Providers"),
    *("SLA Misses", "Variables", "XComs"),
)

PAIRS: Mapping[str, Pairs] = {
    # Our pages are listed among the plugins; nothing of Airflow's own is. `auth` says which questions may be answered.
    COORDINATOR: _OWN | _reads("Plugins") | _each("can_edit", "HITL Detail"),
    PROGRAMME: _reads(*_RUNS) | _each("can_create", "DAG Runs") | _each("menu_access", "DAGs", "HITL Detail"),
    # FAB's Op, but for answering questions: who runs the machine does not decide what it keeps.
    ENGINEER: _OWN
    | _reads(*_RUNS, *_SYSTEM)
    | _each("can_create", *_CHANGED)
    | _each("can_edit", *_CHANGED, "DAGs")
    | _each("can_delete", *_CHANGED, "DAGs")
    | _each("menu_access", *_RUN_MENUS, *_SYSTEM_MENUS, "HITL Detail"),
    AUDITOR: _OWN
    | _reads(*_RUNS, *_SYSTEM, "Audit Logs", "All Audit Logs", "All Import Errors", "Users", "Roles")
    | _each("menu_access", *_RUN_MENUS, *_SYSTEM_MENUS, "HITL Detail", "Audit Logs", "List Users", "List Roles"),
}
"""Membership of an institution opens nothing by itself, and Admin has all that there is (FAB gives it that)."""
