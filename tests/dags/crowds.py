"""Many batches that wait for people in a running Airflow: how many is the caller's business (a few in `make test`, forty in a campaign)."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from live import Stack, until
from samples import small
from signing_in import logged_in

INSTITUTIONS = ("kbr", "cinematek", "arch")


def waiting(stack: Stack, folder: Path, batches: int, items: int) -> list[tuple[str, str]]:
    """(institution, batch) of so many batches, of three institutions, of which every item waits for a person; their runs have ended."""
    found = [(INSTITUTIONS[n % 3], f"CROWD-{n}") for n in range(batches)]
    names = [f"B{n:04d}" for n in range(items)]
    faults = {f"{name}/0001": "skew" for name in names}
    for institution, batch in found:
        place = small(
            folder / institution, batch=batch, institution=institution, items=dict.fromkeys(names, 1), faults=faults, targets=False
        )  # fmt: skip
        stack.airflow.start("paper", batch, {"delivery": str(place), "review": "wait"})
    for institution, batch in found:
        assert stack.ended("paper", batch) == "success"
        assert counts(stack, institution, batch)["pending"] == items
    return found


def counts(stack: Stack, institution: str, batch: str) -> dict[str, int]:
    report: dict[str, Any] = json.loads((stack.home / "reports" / institution / batch / "report.json").read_text())
    return dict(report["counts"])


def answered(stack: Stack, institution: str, batch: str, number: int) -> None:
    """A coordinator accepts everything on the batch's page with one reason, once all of it is asked."""
    path = f"/api/v2/dags/review/dagRuns/~/hitlDetails?state=awaiting_input&limit=1&subject_search={batch})"
    until(lambda: stack.ask("GET", path)["total_entries"] == number, "the questions")
    person = logged_in(stack.home, f"coordinator-{institution}")
    page = f"/heritage/worklines/{institution}/{batch}"
    token = re.search(r'name="csrf" content="([^"]+)"', person.ask("GET", page)[1])
    assert token
    headers = {"Content-Type": "application/x-www-form-urlencoded", "X-CSRF-Token": token[1]}
    given, after = 0, ""
    while True:
        form = urlencode({"choice": "Accept", "reason": "the target failed, the pages are good", "after": after})
        status, text = person.ask("POST", f"{page}/answers", form, headers)
        assert status == 200, text
        told = json.loads(text)
        given, after = given + told["answered"], told["after"]
        if not after:
            break
    assert given == number
