"""A run of `publish`: what has to be looked at, a unit of packages at a time, and the sum of it. What is done is noted at once: a killed unit
goes on."""

from __future__ import annotations

import json
import logging
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from heritage import settings
from heritage.access.record import public_id
from heritage.catalogue import published
from heritage.catalogue.published import Deposited, Looked
from heritage.dossier import adapter, dumps
from heritage.errors import HeritageError, PermanentError, SiteRefused, TransientError
from heritage.files import atomic_write
from heritage.flows import history
from heritage.flows.custody.ledger import Ledger, act_folder
from heritage.flows.publish import agreed, publishing, withdrawn
from heritage.flows.revise.opened import Sites

log = logging.getLogger(__name__)

UNIT = 50
"""Packages to a task: with some hundred pages each, half an hour of pyramids."""


class NotAllPublished(PermanentError):
    """Some packages could not be made what the gate says."""

    advice = "The log names them, with the reason; what was public before them still is. When it is mended, the next run takes them up."


def ledger_of_looks() -> Path:
    """HERITAGE_HOME/custody/publication.db."""
    return settings.home().custody / "publication.db"


def plan(run: str, *, package: str = "", again: bool = False) -> int:
    """Works out what has to be looked at (`again`: all of it); answers how many. A run that has its plan keeps it."""
    place = act_folder("publications", run) / "plan.jsonl"
    if not place.is_file():
        _swept()
        rows = list(_waiting(package, again))
        with atomic_write(place) as partial:
            partial.write_bytes(b"".join(dumps(row) + b"\n" for row in rows))
    number = sum(1 for _ in _planned(run))
    log.info("%d packages are looked at", number)
    return number


def _swept() -> None:
    """What kills left; and what is withdrawn, or in no archive of ours, is not out."""
    shelf = publishing.shelf()
    shelf.sweep()
    for identifier in withdrawn.among(shelf.ids()):
        shelf.remove(identifier)
    if shelf.index.is_file():
        for identifier in published.indexed(shelf.index) - set(shelf.ids()):
            published.forget(shelf.index, identifier)


def _waiting(package: str, again: bool) -> Iterator[Deposited]:
    """Those of which something changed since they were looked at, or whose day has come; and all that is out and may not be."""
    known = {one.package: one for one in published.known(ledger_of_looks())}
    out, agreeing = set(publishing.shelf().ids()), agreed.publication().institutions
    day = publishing.today().isoformat()
    institutions = {*agreeing, *(one.package.split(":")[2] for one in known.values() if one.state == "out")}
    for one in published.deposited(settings.home().catalogue_url, institutions, package):
        before, is_out = known.get(one.package), public_id(one.institution, one.package) in out
        if again or before is None or _is_due(before, one, day) or is_out != (before.state == "out"):
            yield one


def _is_due(before: Looked, one: Deposited, day: str) -> bool:
    if before.state == "failed" or before.seen != publishing.seen(one):
        return True
    return bool(before.due) and (before.due <= day if before.state == "later" else before.due < day)


def _planned(run: str) -> Iterator[Deposited]:
    with (act_folder("publications", run) / "plan.jsonl").open("rb") as lines:
        yield from (adapter(Deposited).validate_json(line) for line in lines)


def units(run: str) -> list[int]:
    """The numbers of the units."""
    return list(range(-(-sum(1 for _ in _planned(run)) // UNIT)))


@history.signed
def carry_out(run: str, unit: int) -> dict[str, int]:
    """Looks at the unit's packages; answers how many came to what. Raises what is worth another try, after everything else is done."""
    ledger, sites, again = _ledger(run, unit), Sites(), list[HeritageError]()
    done = {row["package"] for row in ledger.rows()}
    rows = islice(_planned(run), unit * UNIT, (unit + 1) * UNIT)
    for one in (row for row in rows if row.package not in done):
        try:
            looked = publishing.publish(one, sites)
        except (TransientError, SiteRefused) as error:
            log.error("%s: not yet: %s", one.package, error)
            again.append(error)
            continue
        except HeritageError as error:
            log.error("%s: %s: %s → %s", one.package, type(error).__name__, error, error.advice)
            looked = Looked(one.package, publishing.seen(one), "failed", f"{type(error).__name__}: {error}"[:500])
        log.info("%s: %s %s%s", one.package, looked.state, looked.why, looked.due)
        published.note(ledger_of_looks(), looked)
        ledger.add({"package": one.package, "state": looked.state, "why": looked.why})
    if again:
        raise again[0]
    return _counted(ledger.rows())


def _ledger(run: str, unit: int) -> Ledger:
    return Ledger(act_folder("publications", run) / f"unit-{unit:04d}.jsonl")


def _counted(rows: Iterator[dict[str, Any]]) -> dict[str, int]:
    return dict(Counter(row["state"] for row in rows))


def report(run: str) -> dict[str, int]:
    """Sums the run up. Raises NotAllPublished."""
    rows = [row for unit in units(run) for row in _ledger(run, unit).rows()]
    missing = sum(1 for _ in _planned(run)) - len(rows)
    failed = [f"{row['package']}: {row['why']}" for row in rows if row["state"] == "failed"]
    counts = _counted(iter(rows))
    log.info("%s", json.dumps(counts))
    if failed or missing:
        raise NotAllPublished(
            "; ".join([f"{len(failed) + missing} of {len(rows) + missing} packages failed", *failed[:5]])
        )
    return counts
