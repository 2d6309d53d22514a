"""The real thing: Airflow with all its parts, a person's answers over REST, a killed task, the inbox; and the same report
as without a scheduler."""

from __future__ import annotations

import configparser
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor as Threads
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import jwt
import ocfl as ocfl_py
import pytest

import campaigns
from dags import crowds
from heritage_airflow.rest import Refused
from heritage_airflow.supervision import processes
from live import Stack, until
from rights.doors import doors, opened
from samples import small
from signing_in import Browser, logged_in

pytestmark = [pytest.mark.live, pytest.mark.airflow, pytest.mark.timeout(600)]


@pytest.fixture(scope="module", autouse=True)
def dropped(stack: Stack, tmp_path_factory: pytest.TempPathFactory) -> None:
    _dropped(stack.home / "inbox/kbr/paper", tmp_path_factory.mktemp("dropped"))


def _dropped(inbox: Path, beside: Path) -> None:
    """A good delivery, with a name that Airflow would not take for a run's, and one that must be refused."""
    good = small(beside, batch="IN-1", items={"BOOK_1": 1}, targets=False)
    bad = small(beside, batch="IN-2", items={"BOOK_1": 1}, targets=False)
    (bad / "objects/BOOK_1/stray.tif").write_bytes(b"x")
    time.sleep(0.1)  # the kernel's clock for files ticks every few milliseconds; who copies takes longer
    inbox.mkdir(parents=True, exist_ok=True)
    good.rename(inbox / "Brieven (é) 1914")
    bad.rename(inbox / "bad")


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A good book, and two that a person must see; with target shots."""
    return small(
        tmp_path_factory.mktemp("in"),
        batch="LIVE-1",
        items={"GOOD": 2, "SKEWED": 1, "ALPHA": 2},
        faults={"SKEWED/0001": "skew", "ALPHA/0002": "alpha"},
    )


def named(place: Path, batch: str, folder: Path) -> Path:
    """The same delivery as another batch."""
    copy = Path(shutil.copytree(place, folder / batch))
    note, listing = copy / "metadata/delivery.yaml", copy / "metadata/checksum.sha256"
    note.write_text(note.read_text().replace("LIVE-1", batch))
    import hashlib

    digest = hashlib.sha256(note.read_bytes()).hexdigest()
    lines = [r for r in listing.read_text().splitlines() if not r.endswith("delivery.yaml")]
    listing.write_text("\n".join([*lines, f"{digest}  metadata/delivery.yaml\n"]))
    return copy


def timeless(report: dict[str, Any], home: Path) -> Any:
    """A report without what two runs may differ in: run, times, places, the scanner beside one of them, the digests of texts that hold a
    time, and what other batches there have in common with it."""
    text = json.dumps(report).replace(str(home), "HOME")
    kept = json.loads(text)
    for head in ("run", "closed", "virus_scan"):
        kept.pop(head)
    for item in kept["items"]:
        for receipt in item["receipts"]:
            receipt.pop("verified_at")
        for others in ("replaces", "replaced_by"):
            item.pop(others, None)
        item["findings"] = [said for said in item["findings"] if not said["check"].startswith("archived-")]
    return kept


def test_the_scheduler_and_one_process_give_the_same_report(stack: Stack, faulty: Path, tmp_path: Path) -> None:
    stack.as_user("coordinator").start("paper", "hold-1", {"delivery": str(faulty), "review": "hold"})
    other = tmp_path / "home"
    command = str(Path(sys.executable).with_name("airflow"))
    conf = json.dumps({"delivery": str(faulty), "review": "hold"})
    variables = {**stack.variables, "HERITAGE_HOME": str(other), "HERITAGE_PORT": "1"}
    said = subprocess.run(
        [command, "dags", "test", "paper", "--conf", conf],
        env=variables, capture_output=True, text=True, check=False, timeout=500,
    )  # fmt: skip
    assert stack.ended("paper", "hold-1") == "success"
    assert said.returncode == 0, said.stdout[-3000:] + said.stderr[-3000:]
    alone = json.loads((other / "reports/kbr/LIVE-1/report.json").read_text())
    assert timeless(alone, other) == timeless(stack.report("LIVE-1"), stack.home)
    assert stack.states("LIVE-1") == {"GOOD": "deposited", "SKEWED": "held", "ALPHA": "held"}


def test_a_person_decides_and_a_killed_task_changes_nothing(stack: Stack, faulty: Path, tmp_path: Path) -> None:
    """Flagged items wait in a run of their own; good ones do not wait for them, nor does the run; one task is killed on the way.
    Each answer starts what it means, whatever the other question waits for."""
    place = named(faulty, "LIVE-2", tmp_path)
    stack.airflow.start("paper", "wait-1", {"delivery": str(place), "review": "wait"})
    victim = until(lambda: _task_of(stack, "wait-1", "normalise"), "a running task")
    os.kill(victim, signal.SIGKILL)
    until(lambda: len(_asked(stack)) == 2, "the questions")
    asked = _asked(stack)
    assert [d["assigned_users"] for d in asked] == [[{"id": "institution:kbr", "name": "coordinators of kbr"}]] * 2
    strangers_find_every_door_shut(stack, asked[0]["task_instance"])
    for user in ("coordinator-cinematek", "engineer", "auditor"):
        with pytest.raises(Refused, match="403"):
            _answer(stack, asked[0], "Accept", "I may not", user)
    assert stack.ended("paper", "wait-1") == "success"
    assert stack.states("LIVE-2") == {"GOOD": "deposited", "SKEWED": "pending", "ALPHA": "pending"}
    accepted, rejected = sorted(asked, key=lambda detail: "SKEWED" not in detail["subject"])
    _answer(stack, accepted, "Accept", "as the book lies", "coordinator-kbr")
    until(lambda: stack.states("LIVE-2")["SKEWED"] == "deposited", "what was accepted")
    assert stack.states("LIVE-2")["ALPHA"] == "pending"
    _answer(stack, rejected, "Reject", "page 2 again", "coordinator-kbr")
    until(lambda: stack.states("LIVE-2")["ALPHA"] == "rejected", "what was rejected")
    counts = stack.report("LIVE-2")["counts"]
    assert counts == {"expected": 3, "deposited": 2, "rejected": 1, "held": 0, "pending": 0, "failed": 0}
    assert stack.ended("review", accepted["task_instance"]["dag_run_id"]) == "success"
    told = {item["id"]: item.get("decision", "") for item in stack.report("LIVE-2")["items"]}
    assert told["SKEWED"] == "accept by coordinator-kbr: as the book lies"
    assert told["ALPHA"].endswith(": page 2 again")
    states = stack.airflow.progress("paper", "wait-1")
    assert states["failed"] == states["upstream_failed"] == 0
    for site in ("site-a", "site-b"):
        root = str(stack.home / "archive" / site)
        assert ocfl_py.StorageRoot(root=root).validate(validate_objects=True, check_digests=True)


PARTS = ("triggerer", "scheduler", "dag-processor", "api-server")


@pytest.mark.campaign
@pytest.mark.skipif(not campaigns.WHOLE, reason="a minute for each part: make campaigns TESTS=tests/dags/test_live.py")
@pytest.mark.timeout(3600)
def test_a_part_is_killed_while_people_are_asked(
    stack: Stack, tmp_path: Path, record_property: campaigns.Record
) -> None:
    """Each part of Airflow, before an answer, or right after it: what is asked is asked still, and what was answered is taken once and
    finished."""
    moments = [(part, after) for part in PARTS for after in (False, True)]
    names = [f"SKEWED_{number}" for number in range(len(moments))]
    faults = {f"{name}/0001": "skew" for name in names}
    place = small(tmp_path, batch="KILLED", items=dict.fromkeys(names, 1), faults=faults, targets=False)
    stack.airflow.start("paper", "killed-parts", {"delivery": str(place), "review": "wait"})
    assert stack.ended("paper", "killed-parts") == "success"
    asked = until(lambda: len(found := _about(stack, "KILLED")) == len(names) and found, "the questions")
    for number, (name, (part, after)) in enumerate(zip(names, moments, strict=True)):
        question = next(one for one in asked if one["subject"].startswith(f"{name}:"))
        if not after:
            _killed(stack, part)
            assert len(_about(stack, "KILLED")) == len(names) - number, part
        _answer(stack, question, "Accept", "as the book lies", "coordinator-kbr")
        if after:
            _killed(stack, part)
        until(lambda name=name: stack.states("KILLED")[name] == "deposited", f"{name}, accepted when the {part} died")  # type: ignore[misc]
        campaigns.cases(record_property, number + 1)
    log = [json.loads(line) for path in (stack.home / "events").glob("2*.jsonl") for line in path.open()]
    said = [line for line in log if "kbr/KILLED" in line.get("subjects", ()) and line["kind"] == "appraisal"]
    assert sorted(line["subjects"][0] for line in said) == [f"kbr/KILLED/{name}" for name in names]


@pytest.mark.campaign
@pytest.mark.skipif(not campaigns.WHOLE, reason="takes six minutes: make campaigns TESTS=tests/dags/test_live.py")
def test_workers_that_die_with_their_queue_in_hand_stop_nobody(stack: Stack, tmp_path: Path) -> None:
    """All of the executor's workers at once: one of them held the lock of their queue, and those that are made anew wait for it. The
    launcher ends the scheduler, and what was queued is done."""
    for process in processes.family(stack.home):
        if b"LocalExecutor" in Path(f"/proc/{process.pid}/cmdline").read_bytes():
            processes.send(process, signal.SIGKILL)
    place = small(tmp_path, batch="UNTAKEN", items={"BOOK_1": 1}, targets=False)
    stack.airflow.start("paper", "untaken", {"delivery": str(place), "review": "wait"})
    until(lambda: stack.airflow.state("paper", "untaken") == "success", "the end of the run")
    assert "scheduler lives and does not work: it is ended" in (stack.home / "airflow/logs/launcher.log").read_text()


@pytest.mark.campaign
@pytest.mark.timeout(campaigns.of(600, 7200))
def test_batches_that_wait_stop_nobody_and_are_answered_at_once(stack: Stack, tmp_path: Path) -> None:
    """More than ran at a time when a run waited for its people: a new delivery goes through meanwhile."""
    found = crowds.waiting(stack, tmp_path, batches=campaigns.of(5, 40), items=2)
    place = small(tmp_path, batch="MEANWHILE", items={"BOOK_1": 1}, targets=False)
    stack.airflow.start("paper", "meanwhile", {"delivery": str(place), "review": "wait"})
    assert stack.ended("paper", "meanwhile") == "success"
    assert stack.states("MEANWHILE") == {"BOOK_1": "deposited"}
    institution, batch = found[0]
    crowds.answered(stack, institution, batch, 2)
    until(lambda: crowds.counts(stack, institution, batch)["deposited"] == 2, "what was accepted")
    assert {crowds.counts(stack, *other)["pending"] for other in found[1:]} == {2}


@pytest.mark.campaign
@pytest.mark.skipif(
    not campaigns.WHOLE, reason="5,000 questions take hours: make campaigns TESTS=tests/dags/test_live.py"
)
@pytest.mark.timeout(6 * 3600)
def test_a_batch_whose_every_item_is_flagged(stack: Stack, tmp_path: Path) -> None:
    """A target that failed: all are asked about, answered at once, and deposited. HERITAGE_FLAGGED: how many (5,000)."""
    items = int(os.environ.get("HERITAGE_FLAGGED", "5000"))
    ((institution, batch),) = crowds.waiting(stack, tmp_path, batches=1, items=items)
    crowds.answered(stack, institution, batch, items)
    until(lambda: crowds.counts(stack, institution, batch)["deposited"] == items, "what was accepted")


def test_the_server_goes_on_while_another_process_writes(stack: Stack) -> None:
    """Airflow logs an action before it acts. Whoever waits for SQLite's lock to do so must not make everybody wait."""
    person, others = stack.airflow, stack.airflow
    with closing(sqlite3.connect(stack.home / "airflow/airflow.db", isolation_level=None)) as db, Threads(1) as beside:
        db.execute("BEGIN IMMEDIATE")
        acting = beside.submit(person._asked, "PATCH", "/api/v2/dags/paper", {"is_paused": False})
        for _ in range(10):
            time.sleep(0.2)
            others._asked("GET", "/api/v2/version")
        assert not acting.done()
        db.execute("ROLLBACK")
        assert acting.result()[1]["is_paused"] is False


def test_who_is_not_logged_in_is_told_nothing_and_framed_nowhere(stack: Stack) -> None:
    stranger = Browser(logged_in(stack.home, "auditor").at)
    for path in ("/docs", "/redoc", "/openapi.json", "/auth/docs", "/auth/openapi.json", "/execution/docs"):
        status, text = stranger.ask("GET", path)
        assert (status, "swagger" in text.lower(), "login" in stranger.sent_to) == (302, False, True), path
        assert stranger.ask("GET", path, headers={"Accept": "application/json"})[0] == 401, path
    assert "paths" in json.loads(logged_in(stack.home, "auditor").ask("GET", "/openapi.json")[1])
    status, text = stranger.ask("GET", "/auth/login/?next=%2Fheritage%2Fworklines", headers={"Accept-Language": "nl"})
    assert (status, "Aanmelden" in text, "<script" in text) == (200, True, False)
    assert stranger.headers["Content-Security-Policy"].startswith("default-src 'none'")
    for path in ("/auth/login/", "/", "/api/v2/version", "/heritage/worklines"):
        stranger.ask("GET", path)
        assert "frame-ancestors 'self'" in stranger.headers["Content-Security-Policy"], path
        assert stranger.headers["X-Frame-Options"] == "SAMEORIGIN", path


def test_guessing_at_the_form_ends_and_a_log_in_lasts_while_somebody_works(stack: Stack) -> None:
    anna = logged_in(stack.home, "coordinator-arch")
    fresh = anna.cookies["_token"]
    assert anna.ask("GET", "/heritage/worklines")[0] == 200
    claims = jwt.decode(fresh, options={"verify_signature": False})
    assert 0 < claims["exp"] - claims["iat"] <= 3600
    config = configparser.ConfigParser(interpolation=None)
    config.read(stack.home / "airflow/airflow.cfg")
    secret, kind = config["api_auth"]["jwt_secret"], jwt.get_unverified_header(fresh)["alg"]
    anna.cookies["_token"] = jwt.encode({**claims, "iat": claims["iat"] - 1801}, secret, kind)
    assert anna.ask("GET", "/heritage/worklines?state=done") == (302, "")
    assert anna.ask("GET", anna.sent_to)[0] == 302  # whom FAB still knows comes back with a new token
    assert anna.sent_to.endswith("/heritage/worklines?state=done")
    assert anna.ask("GET", "/heritage/worklines")[0] == 200

    stranger = Browser(anna.at)
    said = [stranger.log_in("coordinator-arch", "a wrong password") for _ in range(11)]
    assert (said[:10], said[10], stranger.logged_in) == ([302] * 10, 429, False)
    assert stranger.log_in("coordinator-arch", stack.passwords["coordinator-arch"]) == 429
    assert logged_in(stack.home, "coordinator-kmi").logged_in


def test_people_change_their_password(stack: Stack) -> None:
    bert, old, new = logged_in(stack.home, "coordinator-bira"), stack.passwords["coordinator-bira"], "a longer sentence"

    def changed(*words: str) -> int:
        token = re.search(r'name="csrf" value="([^"]+)"', bert.ask("GET", "/heritage/account")[1])
        assert token
        form = urlencode({**dict(zip(("old", "new", "again"), words, strict=True)), "csrf": token[1]})
        return bert.ask("POST", "/heritage/account", form, {"Content-Type": "application/x-www-form-urlencoded"})[0]

    elsewhere = Browser(bert.at, dict(bert.cookies))  # a token that was given out before, as a program keeps one
    for words in (("wrong", new, new), (old, new, "another sentence"), (old, "short", "short")):
        assert changed(*words) == 422, words
    assert elsewhere.ask("GET", "/heritage/account")[0] == 200
    assert changed(old, new, new) == 200
    assert (elsewhere.ask("GET", "/heritage/account")[0], bert.ask("GET", "/heritage/account")[0]) == (302, 200)
    for word, lets_in in ((old, False), (new, True)):
        stranger = Browser(bert.at)
        stranger.log_in("coordinator-bira", word)
        assert stranger.logged_in is lets_in
    assert "coordinator-bira" not in stack.passwords
    told = stack.ask("GET", "/api/v2/eventLogs?event=password%20changed")["event_logs"]
    assert [entry["owner"] for entry in told] == ["coordinator-bira"]


def _about(stack: Stack, batch: str) -> list[dict[str, Any]]:
    return [one for one in _asked(stack) if batch in one["subject"]]


def _asked(stack: Stack) -> list[dict[str, Any]]:
    path = "/api/v2/dags/review/dagRuns/~/hitlDetails?state=awaiting_input"
    return list(stack.ask("GET", path)["hitl_details"])


def strangers_find_every_door_shut(stack: Stack, waiting: dict[str, Any]) -> None:
    """While a question of kbr waits, another institution's coordinator learns and changes nothing through Airflow itself."""
    names = {key: waiting[key] for key in ("dag_id", "dag_run_id", "task_id")} | {"run_id": waiting["dag_run_id"]}
    names |= {"map_index": str(waiting["map_index"]), "username": "admin", "name": "Admin", "pk": "1"}
    every = list(doors(stack.variables))
    assert len(every) > 200
    assert opened(logged_in(stack.home, "coordinator-cinematek"), every, names) == []
    assert stack.ask("GET", "/auth/fab/v1/users")["total_entries"] == len(stack.passwords)


def _answer(stack: Stack, detail: dict[str, Any], choice: str, reason: str, user: str) -> None:
    task = detail["task_instance"]
    path = (
        f"/api/v2/dags/review/dagRuns/{quote(task['dag_run_id'])}/taskInstances/{task['task_id']}/{task['map_index']}"
    )
    body = {"chosen_options": [choice], "params_input": {"reason": reason}}
    stack.as_user(user)._asked("PATCH", f"{path}/hitlDetails", body)


def _killed(stack: Stack, part: str) -> None:
    """SIGKILL of every process of the part, as when the kernel wants its memory; the launcher begins it again."""
    before = [process for process in processes.family(stack.home) if process.part == part]
    assert before
    for process in before:
        processes.send(process, signal.SIGKILL)
    old = {process.pid for process in before}
    until(lambda: [p for p in processes.family(stack.home) if p.part == part and p.pid not in old], f"a new {part}")
    until(stack.airflow_answers, "the server")


def _task_of(stack: Stack, run: str, step: str) -> int | None:
    """The process that Airflow says works on the step."""
    path = f"/api/v2/dags/paper/dagRuns/{quote(run)}/taskInstances?limit=100"
    tasks = stack.ask("GET", path)["task_instances"]
    for task in tasks:
        if task["task_id"].endswith(step) and task["state"] == "running" and task["pid"]:
            return int(task["pid"])
    return None


def test_the_inbox_starts_each_delivery_once(stack: Stack) -> None:
    """They were renamed into the inbox when Airflow had started; a minute of quiet later it takes them by itself."""
    ends = until(lambda: _ends(stack, 2), "both runs' ends")
    assert sorted(ends) == ["success", "success"], "a refusal is an outcome, and no failure of ours"
    assert stack.states("IN-1") == {"BOOK_1": "deposited"}
    assert any("stray.tif" in reason for reason in stack.report("IN-2")["refused"])
    stack.airflow.start("intake", "once-more", {})
    assert stack.ended("intake", "once-more") == "success"
    assert len(_runs(stack)) == 2


def test_a_refusal_and_a_failure_end_with_what_to_do(stack: Stack) -> None:
    """A refused delivery is skipped and green; what we could not receive is red. Each log's last line says what to do."""
    run = next(run["dag_run_id"] for run in _runs(stack) if run["dag_run_id"].startswith("inbox__bad"))
    states = stack.airflow.progress("paper", run)
    assert states["failed"] == states["upstream_failed"] == states["success"] == 0
    assert _last_line(stack, run, "receive").endswith(
        "→ Mend the delivery (nothing in it was changed) and hand it in again."
    )
    policies = stack.home / "config/policies"
    policies.mkdir(parents=True)
    (policies / "legacy.yaml").write_text("no policy")
    try:
        place = stack.home / "inbox/kbr/paper/Brieven (é) 1914"
        stack.airflow.start("paper", "spoilt", {"delivery": str(place), "review": "hold", "policy": "legacy"})
        assert stack.ended("paper", "spoilt") == "failed"
        assert "legacy.yaml" in _last_line(stack, "spoilt", "receive") and " → " in _last_line(
            stack, "spoilt", "receive"
        )
        assert _last_line(stack, "spoilt", "close").endswith("→ The log of the task `receive` says why.")
    finally:
        shutil.rmtree(stack.home / "config")


def _last_line(stack: Stack, run: str, task: str) -> str:
    path = f"/api/v2/dags/paper/dagRuns/{quote(run)}/taskInstances/{task}/logs/1?full_content=true"
    events = [line.get("event", "") for line in stack.ask("GET", path)["content"]]
    return str([line for line in events if not line.startswith("::")][-1])


def _runs(stack: Stack) -> list[dict[str, Any]]:
    found = stack.ask("GET", "/api/v2/dags/paper/dagRuns?limit=100")["dag_runs"]
    return [run for run in found if run["dag_run_id"].startswith(("inbox__Brieven", "inbox__bad"))]


def _ends(stack: Stack, number: int) -> list[str]:
    states = [run["state"] for run in _runs(stack)]
    done = len(states) == number and all(state in {"success", "failed"} for state in states)
    return states if done else []


def test_housekeeping_by_hand_only_says_what_it_would_do(stack: Stack) -> None:
    """And cleans Airflow's own database from a task, which has none, when it is told to act."""
    place = stack.home / "custody/housekeeping/airflow.json"
    until(place.is_file, "the figures of the day's own run, which begins when Airflow does")
    place.unlink()
    with closing(sqlite3.connect(stack.home / "airflow/airflow.db", timeout=30)) as database, database:
        database.executemany("INSERT INTO log (dttm, event) VALUES (?, 'old')", [("2001-02-03 04:05:06",)] * 3)
    for run, conf in (("dry", {}), ("act", {"dry_run": False})):
        stack.airflow.start("housekeeping", run, conf)
        assert stack.ended("housekeeping", run) == "success"
        assert place.is_file() == (run == "act")
    figures = json.loads(place.read_text())
    assert figures["stays"] > 0 and figures["done"] == 3, "while Airflow writes on, only what was deleted counts"


def test_stopping_leaves_no_process(stack: Stack) -> None:
    assert processes.family(stack.home)
    assert stack.launcher("stop").returncode == 0
    assert processes.family(stack.home) == []
    left = list((stack.home / "work").rglob(".partial-*"))
    assert left == []
