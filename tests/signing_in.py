"""Logs a person in as a browser does: FAB's form, its hidden field, two cookies. (For tokens there is heritage_airflow.rest.)"""

from __future__ import annotations

import http.client
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

from heritage_airflow.supervision.running import Running


@dataclass
class Browser:
    """One person's cookies at one Airflow; paths begin below its address. It follows no redirect, but says where it would lead."""

    at: Running
    cookies: dict[str, str] = field(default_factory=dict)
    set_cookies: list[str] = field(default_factory=list)
    sent_to: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)

    def ask(
        self, method: str, path: str, body: str | None = None, headers: Mapping[str, str] | None = None
    ) -> tuple[int, str]:
        """Status and text of the answer; its cookies are kept."""
        sent = {"Accept": "text/html", **(headers or {})}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        connection = http.client.HTTPConnection(self.at.host, self.at.port, timeout=70)
        try:
            connection.request(method, self.at.below + path, body, sent)
            answer = connection.getresponse()
            self.headers = answer.headers
            self.sent_to = answer.headers.get("Location", "")
            for line in answer.headers.get_all("Set-Cookie") or []:
                self.set_cookies.append(line)
                self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
            return answer.status, answer.read().decode(errors="replace")
        finally:
            connection.close()

    def log_in(self, user: str, password: str) -> int:
        """The status that the form answers: 302 when the password was right, too."""
        _, page = self.ask("GET", "/auth/login/")
        found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
        assert found, page[:500]
        form = urlencode({"username": user, "password": password, "csrf_token": found[1]})
        return self.ask("POST", "/auth/login/", form, {"Content-Type": "application/x-www-form-urlencoded"})[0]

    @property
    def logged_in(self) -> bool:
        return bool(self.cookies.get("_token"))


def logged_in(home: Path, user: str) -> Browser:
    """One of the first people of a running home."""
    at = Running(**json.loads((home / "airflow/launcher.json").read_text()))
    browser = Browser(at)
    browser.log_in(user, json.loads((home / "airflow/passwords.json").read_text())[user])
    assert browser.logged_in, f"{user} could not log in"
    return browser
