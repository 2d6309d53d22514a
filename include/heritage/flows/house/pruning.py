"""Removes what can be made again and nobody uses any more: packages restored for readers, lent files, task logs, notes of runs and of the
inbox, half-written files of killed tasks.
How long each is kept is in housekeeping.yaml. It touches no site, dossier, report or event."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from heritage import settings
from heritage.files import PARTIAL
from heritage.flows import runs
from heritage.flows.custody import proposal
from heritage.flows.house.housekept import Figures
from heritage.flows.inbox import inbox

DAY = 86400.0

_LEFT_DAYS = 2
"""After so long nobody is at work on what was begun: a writer that works is never silent so long."""


def restored(figures: Figures) -> None:
    """restored/<run>. A folder that somebody named is theirs. The run's ledger is put away first: it says what need not be restored
    again, and a run that is started again after this must restore all of it."""
    for folder in inbox.entries(settings.home().root / "restored"):
        ledger = settings.home().custody / "restores" / folder.name / "ledger.jsonl"
        put_away = ledger.with_suffix(".removed")
        size, newest = _weight(folder)
        if folder.is_symlink() or not folder.is_dir():
            figures.kept(folder.name, size, why="it is no folder of a restore")
        elif not ledger.is_file() and not put_away.is_file():
            figures.kept(folder.name, size, why="restored under a name that somebody chose: whoever did removes it")
        elif (
            ledger.is_file()
            and age_of(max(newest, ledger.stat().st_mtime)) < settings.housekeeping().restored_days * DAY
        ):
            figures.kept(folder.name, size)
        else:
            figures.did(f"restored/{folder.name}", size)
            if not figures.dry:
                _forget(folder, ledger, put_away)


def _forget(folder: Path, ledger: Path, put_away: Path) -> None:
    if ledger.is_file():
        ledger.replace(put_away)
    shutil.rmtree(folder)
    put_away.unlink()


def audits(figures: Figures) -> None:
    """custody/audits/<run>: plans and ledgers. What they found is in the catalogue and in the event log."""
    folders = [place for place in inbox.entries(settings.home().custody / "audits") if place.is_dir()]
    weighed = {place: _weight(place) for place in folders}
    proposing = [place for place in folders if (place / proposal.FILE).is_file()]
    needed = {max(some, key=lambda place: weighed[place][1]) for some in (folders, proposing) if some}
    for place, (size, newest) in weighed.items():
        if place in needed or age_of(newest) < settings.housekeeping().audit_days * DAY:
            figures.kept(place.name, size)
            continue
        figures.did(f"custody/audits/{place.name}", size)
        if not figures.dry:
            shutil.rmtree(place)


def revisions(figures: Figures) -> None:
    """custody/revisions/<run>: plans and ledgers (the packages and the event log have what was made). And revisions/<package>/v<n> that
    nobody sealed, of runs that were killed and never went on. custody/publications/<run> goes sooner: there is one an hour."""
    for place in [one for one in inbox.entries(settings.home().custody / "publications") if one.is_dir()]:
        _let_go(place, settings.housekeeping().intake_days, figures)
    for place in [one for one in inbox.entries(settings.home().custody / "revisions") if one.is_dir()]:
        _let_go(place, settings.housekeeping().audit_days, figures)
    for place in settings.home().revisions.glob("*/v*"):
        if not (place / "package.jsonl").is_file():
            _let_go(place, _LEFT_DAYS, figures)


def _let_go(place: Path, days: float, figures: Figures) -> None:
    size, newest = _weight(place)
    if age_of(newest) < days * DAY:
        figures.kept(place.name, size)
        return
    figures.did(str(place.relative_to(settings.home().root)), size)
    if not figures.dry:
        shutil.rmtree(place)


def lent(figures: Figures) -> None:
    """cache/lent: files that a page showed and nobody looked at since. Whoever reads one right now keeps it until the end."""
    _old_files(settings.home().root / "cache" / "lent", settings.housekeeping().lent_days, figures)


def logs(figures: Figures, folder: Path, open_since: float, every_minute: Path | None = None) -> None:
    """Task logs of Airflow's below a folder. Runs that have not ended, the oldest of which began at `open_since`, keep theirs.
    `every_minute`: the folder of those that a task writes each minute; they go sooner."""
    rules = settings.housekeeping()
    days = max(float(rules.task_log_days), age_of(open_since) / DAY + 1)
    _old_files(folder, days, figures, but=every_minute)
    if every_minute:
        _old_files(every_minute, rules.intake_days, figures)
    if not figures.dry:
        _remove_empty(folder)


def leftovers(figures: Figures) -> None:
    """What tasks that were killed had begun to write and none took up again."""
    home = settings.home()
    for top in (home.work, home.reports, home.events, home.custody, home.keys, home.sites, home.revisions):
        for where, folders, names in os.walk(top):
            for name in [one for one in (*folders, *names) if one.startswith(PARTIAL)]:
                _leftover(Path(where) / name, figures)
            folders[:] = [one for one in folders if not one.startswith(PARTIAL)]


def _leftover(path: Path, figures: Figures) -> None:
    with contextlib.suppress(FileNotFoundError):
        size, newest = _weight(path)
        if age_of(newest) < _LEFT_DAYS * DAY:
            figures.kept(path.name, size)
            return
        figures.did(str(path.relative_to(settings.home().root)), size)
        if not figures.dry:
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()


def notes(figures: Figures) -> None:
    """Notes of runs that Airflow has forgotten (reports/_runs), and that a run was started for a delivery which lies there no longer
    (work/_inbox; it may come back for two days)."""
    _old_files(runs.folder(), settings.housekeeping().airflow_run_days, figures)
    for path in inbox.notes("").glob("*.json"):
        if len(path.stem) != 64:  # the other notes are no delivery's
            continue
        with contextlib.suppress(OSError, ValueError, KeyError):
            seen = path.stat()
            if os.path.lexists(json.loads(path.read_bytes())["place"]) or age_of(seen.st_mtime) < 2 * DAY:
                figures.kept(path.name, seen.st_size)
                continue
            figures.did(path.name, seen.st_size)
            if not figures.dry:
                path.unlink()


def _old_files(folder: Path, days: float, figures: Figures, but: Path | None = None) -> None:
    for path in _files(folder):
        if but in path.parents:
            continue
        with contextlib.suppress(FileNotFoundError):
            seen = path.lstat()
            if age_of(seen.st_mtime) < days * DAY:
                figures.kept(path.name, seen.st_size)
                continue
            figures.did(str(path.relative_to(folder)), seen.st_size)
            if not figures.dry:
                path.unlink()


def _files(folder: Path) -> Iterator[Path]:
    """Links are named and not followed."""
    for where, _, names in os.walk(folder):
        yield from (Path(where) / name for name in names)


def _remove_empty(folder: Path) -> None:
    """A folder that is empty now, and that no task was about to write into."""
    for where, _, _ in os.walk(folder, topdown=False):
        with contextlib.suppress(OSError):
            if where != str(folder) and age_of(os.lstat(where).st_mtime) > DAY:
                Path(where).rmdir()


def _weight(folder: Path) -> tuple[int, float]:
    """Bytes of the file, or below the folder, and when something in it was last written."""
    own = folder.lstat()
    size, newest = (0 if folder.is_dir() else own.st_size), own.st_mtime
    for path in _files(folder):
        with contextlib.suppress(FileNotFoundError):
            seen = path.lstat()
            size, newest = size + seen.st_size, max(newest, seen.st_mtime)
    return size, newest


def age_of(moment: float) -> float:
    """Seconds since then."""
    return time.time() - moment
