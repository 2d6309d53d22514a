"""People for tests of pages: users as Airflow's FAB gives them, with roles, and browsers in which they are logged in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from airflow.api_fastapi.core_api.security import get_user
from fastapi import FastAPI
from fastapi.testclient import TestClient

from heritage_airflow.access import rights
from heritage_airflow.web.app import app

mounted = FastAPI(exception_handlers=app.exception_handlers)  # a line end in a path never reaches our mount
mounted.mount("/heritage", app)


@dataclass(frozen=True)
class Role:
    name: str


@dataclass
class Person:
    """Has what `rights.viewer_of` and our pages ask of a user."""

    login: str
    roles: list[Role] = field(default_factory=list)

    def get_id(self) -> str:
        return self.login

    def get_name(self) -> str:
        return self.login


def person(login: str, *roles: str) -> Person:
    return Person(login, [Role(role) for role in roles])


OF_KBR = person("anna", rights.COORDINATOR, rights.member_of("kbr"))
OF_KMI = person("bert", rights.COORDINATOR, rights.member_of("kmi"))
PROGRAMME = person("carla", rights.COORDINATOR, rights.PROGRAMME)
ENGINEER = person("dirk", rights.ENGINEER)
AUDITOR = person("els", rights.AUDITOR)
NOBODY = person("frank")


class Browser(TestClient):
    """A browser in which a person is logged in; `accept` HTML, redirects are followed."""

    def __init__(self, who: Person) -> None:
        super().__init__(mounted, base_url="http://test", raise_server_exceptions=True)
        self.headers["accept"] = "text/html"
        self.who = who

    def request(self, *args, **kwargs):  # type: ignore[no-untyped-def, override]
        app.dependency_overrides[get_user] = lambda: self.who
        try:
            return super().request(*args, **kwargs)
        finally:
            app.dependency_overrides.clear()

    def token(self, page: str) -> str:
        """The CSRF token of a page."""
        found = re.search(r'name="csrf" content="([^"]+)"', self.get(page).text)
        assert found
        return found[1]
