"""Who sees and may do what, by the roles that they have; and who may answer which question."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace

import pytest

from heritage.model import NOBODY, Act, Viewer
from heritage_airflow.access import rights
from heritage_airflow.access.rights import (
    ADMIN,
    AUDITOR,
    COORDINATOR,
    ENGINEER,
    PROGRAMME,
    asked_of,
    may_answer,
    member_of,
)

KBR, ARCH = member_of("kbr"), member_of("arch")


@dataclass
class Login:
    """Airflow's user, as far as we ask it."""

    roles: list[SimpleNamespace]

    def get_id(self) -> str:
        return "7"

    def get_name(self) -> str:
        return "anna"


def viewer(*roles: str) -> Viewer:
    return rights.viewer_of(Login([SimpleNamespace(name=role) for role in roles]))


@pytest.mark.parametrize(
    ("roles", "acts", "institutions"),
    [
        ((COORDINATOR, KBR), {Act.LOOK, Act.DECIDE, Act.DELIVER, Act.REQUEST}, {"kbr"}),
        ((COORDINATOR, KBR, ARCH), {Act.LOOK, Act.DECIDE, Act.DELIVER, Act.REQUEST}, {"kbr", "arch"}),
        ((COORDINATOR, PROGRAMME), {Act.LOOK, Act.DECIDE, Act.DELIVER, Act.REQUEST}, None),
        ((ENGINEER,), {Act.LOOK, Act.DELIVER, Act.REQUEST, Act.OPERATE}, None),
        ((AUDITOR,), {Act.LOOK, Act.AUDIT}, None),
        ((ADMIN,), set(Act), None),
        ((COORDINATOR,), {Act.LOOK, Act.DECIDE, Act.DELIVER, Act.REQUEST}, set()),
        # Membership alone is nothing, and FAB's own roles are none of ours.
        ((KBR, PROGRAMME), set(), set()),
        (("Viewer", "Op", "Public"), set(), set()),
        ((), set(), set()),
        # A second role does not carry the acts of the first to places where it is not held.
        ((AUDITOR, COORDINATOR, KBR), {Act.LOOK, Act.AUDIT}, None),
        ((ENGINEER, COORDINATOR, KBR), {Act.LOOK, Act.DELIVER, Act.REQUEST, Act.OPERATE}, None),
        ((AUDITOR, COORDINATOR, PROGRAMME), {Act.LOOK, Act.DECIDE, Act.DELIVER, Act.REQUEST, Act.AUDIT}, None),
    ],
)
def test_roles_make_a_viewer(roles: tuple[str, ...], acts: set[Act], institutions: set[str] | None) -> None:
    found = viewer(*roles)
    assert (found.id, found.name, found.acts, found.institutions) == ("7", "anna", acts, institutions)


def test_the_user_of_another_auth_manager_may_nothing() -> None:
    assert rights.viewer_of(SimpleNamespace(role="admin", get_id=lambda: "admin")).acts == frozenset()
    assert rights.viewer_of(object()) == NOBODY


def test_a_viewer_sees_and_does_only_there() -> None:
    anna = viewer(COORDINATOR, KBR)
    assert anna.sees("kbr")
    assert not anna.sees("kb")
    assert not anna.sees("")
    assert anna.may(Act.DECIDE, "kbr")
    assert not anna.may(Act.DECIDE, "arch")
    assert anna.may(Act.DECIDE)
    assert not anna.may(Act.OPERATE)
    assert viewer(AUDITOR).sees("whatever there will be")
    assert not NOBODY.sees("")
    assert not viewer(KBR).sees("kbr")


@pytest.mark.parametrize(
    ("roles", "of_kbr", "of_both"),
    [
        ((COORDINATOR, KBR), True, False),
        ((COORDINATOR, ARCH), False, False),
        ((COORDINATOR, KBR, ARCH), True, False),
        ((COORDINATOR, PROGRAMME), True, True),
        ((ADMIN,), True, True),
        ((ENGINEER,), False, False),
        ((AUDITOR,), False, False),
        ((ENGINEER, COORDINATOR, KBR), False, False),
        ((KBR, PROGRAMME), False, False),
        (("Op",), False, False),
    ],
)
def test_who_may_answer(roles: tuple[str, ...], of_kbr: bool, of_both: bool) -> None:
    def labels(*codes: str) -> set[str]:
        return {who["id"] for who in asked_of(codes)}

    assert may_answer(viewer(*roles), labels("kbr")) is of_kbr
    assert may_answer(viewer(*roles), labels("kbr", "kbr")) is of_kbr
    assert may_answer(viewer(*roles), labels("kbr", "arch")) is of_both
    assert may_answer(viewer(*roles), labels()) is of_both


def test_what_is_no_label_of_ours_opens_nothing() -> None:
    for label in ("", "institution:", "kbr", "Institution kbr", "7", "anna", "programme "):
        assert not may_answer(viewer(COORDINATOR, KBR), {label})
        assert not may_answer(viewer(ADMIN), {label})
    assert not may_answer(viewer(ADMIN), ())


def test_an_institutions_coordinator_reads_nothing_of_airflows_own() -> None:
    assert rights.PAIRS[COORDINATOR] == {
        *(("can_read", page) for page in ("Website", "Plugins", "My Password", "My Profile")),
        ("can_edit", "My Password"),
        ("can_edit", "HITL Detail"),
    }


def test_an_auditor_changes_nothing() -> None:
    changes = {pair for pair in rights.PAIRS[AUDITOR] if pair[0] not in {"can_read", "menu_access"}}
    assert changes == {("can_edit", "My Password")}
    assert ("can_read", "Audit Logs") in rights.PAIRS[AUDITOR]


@pytest.mark.airflow
def test_an_engineer_is_fabs_op_who_does_not_decide() -> None:
    from airflow.providers.fab.auth_manager.security_manager.override import FabAirflowSecurityManagerOverride as Fab

    op = {*Fab.VIEWER_PERMISSIONS, *Fab.USER_PERMISSIONS, *Fab.OP_PERMISSIONS}
    assert op - rights.PAIRS[ENGINEER] == {("can_edit", "HITL Detail"), ("can_edit", "My Profile")}
    assert rights.PAIRS[ENGINEER] - op == {("can_read", "Triggers"), ("can_read", "Task Reschedules")}
