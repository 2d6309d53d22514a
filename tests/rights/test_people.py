"""A fresh home's roles and first people, what becomes of them when the table or the institutions change, and the commands that
add and remove somebody. One home, one story: making one takes ten seconds."""

from __future__ import annotations

import json
import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import yaml
from werkzeug.security import check_password_hash

from heritage import settings
from heritage_airflow.access import rights

pytestmark = pytest.mark.airflow

GIVEN = {"HERITAGE_PASSWORD_ADMIN": "from the environment"}
CHOSEN = {"coordinator-kbr": "from a secrets file"}

COMMANDS = """
import contextlib, io, json, sys
from heritage_airflow.people import main
for words in json.loads(sys.argv[1]):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(words)
    print("\\n@" + json.dumps([code, out.getvalue(), err.getvalue()]))
"""


class Place:
    """A home, its database, and the environment of a program that works in it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        secret = root / "secret.json"
        secret.write_text(json.dumps(CHOSEN))
        own = {"HERITAGE_HOME": str(root), "HERITAGE_PASSWORDS_FILE": str(secret), **GIVEN}
        self.variables = {**os.environ, **own}

    def python(self, *words: str) -> str:
        ran = subprocess.run(
            [sys.executable, *words], env=self.variables, capture_output=True, text=True, check=False, timeout=400
        )
        assert ran.returncode == 0, ran.stdout + ran.stderr
        return ran.stdout

    def prepare(self) -> None:
        self.python("-m", "heritage_airflow.launcher", "prepare")

    def people(self, *commands: list[str]) -> list[tuple[int, str, str]]:
        """Exit code and what was said, of each; in one process, because each would import Airflow anew."""
        said = self.python("-c", COMMANDS, json.dumps(commands))
        return [tuple(json.loads(line[1:])) for line in said.splitlines() if line.startswith("@")]

    def rows(self, query: str) -> list[tuple[str, ...]]:
        with closing(sqlite3.connect(self.root / "airflow/airflow.db")) as database:
            return database.execute(query).fetchall()

    def users(self) -> dict[str, set[str]]:
        """Who can log in → their roles."""
        found: dict[str, set[str]] = {}
        for user, role in self.rows(
            "select username, name from ab_user u left join ab_user_role m on m.user_id = u.id "
            "left join ab_role r on r.id = m.role_id where active"
        ):
            found.setdefault(user, set()).add(role)
        return found

    def pairs(self, role: str) -> set[tuple[str, ...]]:
        return set(
            self.rows(
                "select a.name, v.name from ab_role r join ab_permission_view_role l on l.role_id = r.id "
                "join ab_permission_view p on p.id = l.permission_view_id join ab_permission a on a.id = p.permission_id "
                f"join ab_view_menu v on v.id = p.view_menu_id where r.name = '{role}'"
            )
        )

    def lets_in(self, user: str, password: str) -> bool:
        ((digest,),) = self.rows(f"select password from ab_user where username = '{user}'")
        return check_password_hash(digest, password)

    @property
    def kept(self) -> dict[str, str]:
        return dict(json.loads((self.root / "airflow/passwords.json").read_text()))


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    found = Place(tmp_path_factory.mktemp("people").resolve())
    found.prepare()
    yield found


def test_a_fresh_home_has_the_roles_and_one_of_each(place: Place) -> None:
    coordinators = {
        f"coordinator-{code}": {rights.COORDINATOR, rights.member_of(code)} for code in settings.institutions()
    }
    assert place.users() == coordinators | {
        "admin": {rights.ADMIN},
        "coordinator": {rights.COORDINATOR, rights.PROGRAMME},
        "engineer": {rights.ENGINEER},
        "auditor": {rights.AUDITOR},
    }
    for role, pairs in rights.PAIRS.items():
        assert place.pairs(role) == pairs, role
    assert place.pairs(rights.member_of("kbr")) == set()
    assert place.pairs("Public") == set()
    assert place.pairs(rights.ADMIN) > place.pairs(rights.ENGINEER) | place.pairs(rights.AUDITOR)


def test_passwords_are_the_operators_or_made_and_the_owners_alone(place: Place) -> None:
    file = place.root / "airflow/passwords.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert place.lets_in("admin", "from the environment")
    assert place.lets_in("coordinator-kbr", "from a secrets file")
    assert place.kept.keys() == place.users().keys() - {"admin", "coordinator-kbr"}
    for user, password in place.kept.items():
        assert len(password) >= 16
        assert place.lets_in(user, password)
    assert len(set(place.kept.values())) == len(place.kept)


def test_whoever_reads_passwords_finds_the_admin_first(place: Place) -> None:
    said = place.python(
        "-c", "from heritage_airflow.supervision.prepare import passwords; print([*passwords().items()][0])"
    )
    assert said == "('admin', 'from the environment')\n"


def test_what_is_begun_after_preparing_is_not_told_the_passwords(place: Place) -> None:
    show = "import os; from heritage_airflow.supervision.prepare import prepare; prepare(); print([n for n in os.environ if 'PASSWORD_' in n])"
    assert place.python("-c", show) == "[]\n"


def test_people_come_and_go(place: Place) -> None:
    secret = place.root / "word"
    secret.write_text("a word of many signs\n")
    anna = ["--user", "anna"]
    came, again, gone, list_, back = place.people(
        ["add", *anna, "--role", "Coordinator", "--institution", "kbr", "--institution", "arch"],
        ["add", *anna, "--role", "Engineer"],
        ["remove", *anna],
        ["list"],
        ["add", *anna, "--role", "Auditor", "--back", "--password-file", str(secret)],
    )
    assert came[0] == 0
    assert "password " in came[1]
    assert again[0] == 1
    assert "is somebody already" in again[2]
    assert gone[0] == 0
    assert any(line.startswith("anna ") and "removed" in line for line in list_[1].splitlines())
    assert any(line.startswith("coordinator-kbr ") and " kbr " in line for line in list_[1].splitlines())
    assert back == (0, "anna: Auditor\n", "")
    assert place.users()["anna"] == {rights.AUDITOR}
    assert place.lets_in("anna", "a word of many signs")
    told = [json.loads(extra)["user"] for (extra,) in place.rows("select extra from log where event like 'people %'")]
    assert told == ["anna", "anna", "anna"]


REFUSED = [
    (["add", "--user", "bob", "--role", "Coordinator"], "no institution is named"),
    (["add", "--user", "bob", "--role", "Coordinator", "--institution", "louvre"], "no such institution: louvre"),
    (["add", "--user", "bob", "--role", "Engineer", "--institution", "kbr"], "of no institution"),
    (["add", "--user", "Bob <b>", "--role", "Engineer"], "is no login"),
    (["add", "--user", "bob", "--role", "Engineer", "--password-file", "/dev/null"], "a password of 0 signs"),
    (["remove", "--user", "admin"], "only Admin"),
    (["remove", "--user", "nobody"], "nobody is called nobody"),
    (["password", "--user", "nobody"], "nobody is called nobody"),
]


def test_what_makes_no_sense_is_refused(place: Place) -> None:
    before = place.users()
    for (words, why), (code, out, error) in zip(REFUSED, place.people(*(words for words, _ in REFUSED)), strict=True):
        assert (code, out) == (1, ""), words
        assert why in error
    assert place.users() == before


def test_a_new_password_is_kept_where_the_old_one_was(place: Place) -> None:
    ((code, said, _),) = place.people(["password", "--user", "engineer"])
    assert code == 0
    assert said.split()[2] == place.kept["engineer"]
    assert place.lets_in("engineer", place.kept["engineer"])


def test_a_new_institution_gets_a_coordinator_and_nobody_who_was_removed_comes_back(place: Place) -> None:
    place.people(["remove", "--user", "coordinator-arch"])
    before, kept = place.users(), place.kept
    assert "coordinator-arch" not in kept
    with closing(sqlite3.connect(place.root / "airflow/airflow.db")) as database, database:
        database.execute(
            "insert into ab_permission_view_role (permission_view_id, role_id) select p.id, r.id from ab_permission_view p, "
            "ab_role r, ab_view_menu v where p.view_menu_id = v.id and v.name = 'DAG Runs' and r.name = 'Coordinator'"
        )
    known = yaml.safe_load((settings.PROJECT / "config/institutions.yaml").read_text())
    (place.root / "config").mkdir()
    (place.root / "config/institutions.yaml").write_text(yaml.safe_dump({**known, "museum": known["kbr"]}))
    place.prepare()
    assert place.users() == before | {"coordinator-museum": {rights.COORDINATOR, rights.member_of("museum")}}
    assert place.kept == kept | {"coordinator-museum": place.kept["coordinator-museum"]}
    assert place.lets_in("coordinator-museum", place.kept["coordinator-museum"])
    assert place.pairs(rights.COORDINATOR) == rights.PAIRS[rights.COORDINATOR]


def test_a_secrets_file_that_holds_none_is_said(place: Place) -> None:
    bad = place.root / "bad.json"
    for text in ("[1]", "{", '{"admin": 7}'):
        bad.write_text(text)
        ran = subprocess.run(
            [sys.executable, "-c", "from heritage_airflow.supervision.prepare import passwords; passwords()"],
            env=place.variables | {"HERITAGE_PASSWORDS_FILE": str(bad)}, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert "HERITAGE_PASSWORDS_FILE" in ran.stderr
