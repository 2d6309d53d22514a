"""Puts the sample deliveries through the running Airflow and shows what happened: the end of `make run`.
What is done already is not done again; what is not as expected makes the exit code 1."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from heritage import settings
from heritage.errors import HeritageError, PermanentError
from heritage_airflow.rest import Airflow
from heritage_airflow.supervision.prepare import passwords
from heritage_airflow.supervision.running import Running, running

DONE_WITHIN = 3600
"""Seconds that all sample deliveries may take."""
ENDS = {"success", "failed"}


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample delivery; `expected` is what the maker of the samples says must become of it (empty: it says nothing)."""

    folder: Path
    workline: str
    institution: str
    batch: str
    expected: dict[str, Any]

    @property
    def run(self) -> str:
        """Always the same id, so that a second `make run` recognises it."""
        return f"sample__{self.folder.name}"

    @property
    def report(self) -> Path:
        return settings.home().report(self.institution, self.batch)


def samples(folder: Path) -> list[Sample]:
    """The deliveries in a folder, by name."""
    return [_sample(place) for place in sorted(folder.iterdir()) if place.is_dir()]


def _sample(place: Path) -> Sample:
    expected = place.with_name(f"{place.name}.expected.json")
    wanted = json.loads(expected.read_text(encoding="utf-8")) if expected.is_file() else {}
    about = wanted or _note(place)
    return Sample(place, about["workline"], about["institution"], about["batch"], wanted)


def _note(place: Path) -> dict[str, Any]:
    payload = place / "data" if (place / "bagit.txt").is_file() else place
    return dict(yaml.safe_load((payload / "metadata" / "delivery.yaml").read_text(encoding="utf-8")))


def put_through(airflow: Airflow, found: list[Sample]) -> None:
    """Starts what was never started, starts again what failed unexpectedly, and waits until all have ended."""
    for sample in found:
        state = airflow.state(sample.workline, sample.run)
        if not state:
            airflow.start(sample.workline, sample.run, {"delivery": str(sample.folder), "review": "hold"})
            print(f"  {sample.folder.name}: started", flush=True)
        elif state == "failed":
            airflow.again(sample.workline, sample.run)
            print(f"  {sample.folder.name}: what had failed is started again", flush=True)
    _wait(airflow, found)


def _wait(airflow: Airflow, found: list[Sample]) -> None:
    until = time.monotonic() + DONE_WITHIN
    waiting = {s.run: s for s in found}
    said = dict.fromkeys(waiting, "success")  # of what was done before, nothing is said
    while waiting and time.monotonic() < until:
        for sample in list(waiting.values()):
            state = airflow.state(sample.workline, sample.run)
            line = state if state in ENDS else _progress(airflow, sample)
            if said[sample.run] != line:
                print(f"  {sample.folder.name}: {line}", flush=True)
                said[sample.run] = line
            if state in ENDS:
                del waiting[sample.run]
        time.sleep(1 if waiting else 0)
    if waiting:
        raise PermanentError(f"not done after {DONE_WITHIN} s: {', '.join(sorted(waiting))}")


def _progress(airflow: Airflow, sample: Sample) -> str:
    states = airflow.progress(sample.workline, sample.run)
    done = states["success"] + states["skipped"]
    trouble = "".join(f", {states[s]} {s}" for s in ("up_for_retry", "failed", "upstream_failed") if states[s])
    return f"{done} of {states.total()} tasks done{trouble}"


def differences(expected: dict[str, Any], report: dict[str, Any]) -> list[str]:
    """What is not as expected, in words. An expectation that says nothing is met by anything."""
    if not expected:
        return []
    if expected.get("refused") or report.get("refused"):
        return _refusal(expected.get("refused", []), report.get("refused", []))
    states = {item["id"]: item["state"] for item in report["items"]}
    wanted = {**dict.fromkeys(expected["deposited"], "deposited"), **dict.fromkeys(expected["held"], "held")}
    wrong = [
        f"{name}: wanted {wanted.get(name, 'no such item')}, found {states.get(name, 'no such item')}"
        for name in sorted({*states, *wanted})
        if states.get(name) != wanted.get(name)
    ]
    for item in report["items"]:
        wrong += _other_faults(item, {tuple(pair) for pair in expected["held"].get(item["id"], [])})
    return wrong


def _refusal(wanted: list[str], reasons: list[str]) -> list[str]:
    """Each part of a reason that is wanted must be in one, and each reason must hold one that is wanted."""
    missed = [f"wanted the delivery to be refused for {part}" for part in wanted if not any(part in r for r in reasons)]
    return missed + [f"refused: {r}" for r in reasons if not any(part in r for part in wanted)]


def _other_faults(item: dict[str, Any], wanted: set[tuple[str, ...]]) -> list[str]:
    found = {(f["check"], f["subject"]) for f in item["findings"] if f["outcome"] == "fail"}
    missed = [f"{item['id']}: {check} of {subject} was not found" for check, subject in sorted(wanted - found)]
    extra = [f"{item['id']}: {check} of {subject} should not be flagged" for check, subject in sorted(found - wanted)]
    return missed + extra


def shown(sample: Sample, state: str, report: dict[str, Any]) -> Iterator[str]:
    """A delivery's part of the closing table, line by line."""
    yield f"{sample.folder.name}   {sample.institution} · {sample.batch} · {report.get('policy') or 'no policy'} · run {state}"
    for reason in report.get("refused", []):
        yield f"    refused     {reason}"
    for item in report.get("items", []):
        sites = ", ".join(receipt["site"] for receipt in item["receipts"])
        yield f"    {item['state']:<11} {item['id']}" + (f"  ({sites})" if sites else "")
        for finding in (f for f in item["findings"] if f["outcome"] == "fail"):
            yield f"                {finding['check']}: {finding['subject']}: wanted {finding['wanted']}, found {finding['found']}"
        yield from (f"                {trouble}" for trouble in item.get("troubles", []))
    yield f"    report      {sample.report / 'report.html'}"


def close(airflow: Airflow, found: list[Sample]) -> bool:
    """Prints the closing table; True when everything is as expected."""
    good = True
    print("\n" + "─" * 100)
    for sample in found:
        report, state = _report(sample), airflow.state(sample.workline, sample.run)
        print("\n".join(shown(sample, state, report)))
        wrong = differences(sample.expected, report) if report else ["there is no report.json"]
        if state != "success":
            wrong.append(f"wanted the run to succeed, found {state}")
        print("\n".join(f"    NOT AS EXPECTED: {word}" for word in wrong) or "    as expected")
        good = good and not wrong
    print("─" * 100)
    return good


def _report(sample: Sample) -> dict[str, Any]:
    file = sample.report / "report.json"
    return dict(json.loads(file.read_text(encoding="utf-8"))) if file.is_file() else {}


def farewell(at: Running, known: Mapping[str, str]) -> str:
    """Where to look, who to be, how to stop."""
    institutions = settings.institutions()
    rows = [f"  {user:<26}{word:<20}{_about(user, institutions)}" for user, word in known.items()]
    return "\n".join(
        [f"Airflow   {at.url}   log in as one of", *rows, f"Home      {settings.home().root}", "Stop      make stop"]
    )


_ABOUT = {
    "admin": "may do everything",
    "coordinator": "decides for all institutions",
    "engineer": "runs the system, decides nothing",
    "auditor": "sees everything, changes nothing",
}


def _about(user: str, institutions: Mapping[str, settings.Institution]) -> str:
    code = user.removeprefix("coordinator-")
    return f"decides for {institutions[code].names['en']}" if code in institutions else _ABOUT.get(user, "")


def main() -> int:
    """Exit code 0: every sample delivery ended as expected."""
    at = running()
    if at is None:
        raise PermanentError("Airflow does not run", advice="Start it: make run")
    known = passwords()
    if not known:
        raise PermanentError(
            "nobody's password is known here", advice="Give the admin's: HERITAGE_PASSWORD_ADMIN=… make run"
        )
    airflow = Airflow(at, *next(iter(known.items())))
    found = samples(settings.home().root / "samples")
    put_through(airflow, found)
    good = close(airflow, found)
    print(farewell(at, known))
    return 0 if good and found else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except HeritageError as problem:
        print(f"{problem}\n{problem.advice}", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        print(
            "\nNo longer watched. Airflow goes on with the deliveries: make run watches again, make stop stops.",
            file=sys.stderr,
        )
        sys.exit(130)
