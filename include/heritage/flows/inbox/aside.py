"""Moves delivered folders whose items are all safe from the inbox to inbox/_done, and removes them from there where the institution's
rule says so (`inbox` in institutions.yaml). Whatever is doubtful stays, and the figures say why."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from heritage import files, settings
from heritage.catalogue.queries import delivered
from heritage.catalogue.queries.delivered import Taken
from heritage.dossier import now
from heritage.errors import HeritageError
from heritage.flows import history
from heritage.flows.batch import BatchFolder
from heritage.flows.house.housekept import Figures
from heritage.flows.inbox import carrying, inbox, stepping
from heritage.ingest import inventory
from heritage.lines import LINES
from heritage.model import EventType, File, Item

RECOMMENDED = 30
"""Days in _done after which a delivery is named as one that could be removed, where no rule of the institution removes it."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A delivery in _done (paths below the inbox), written before it is moved: a killed move is ended by the next run. `removed_after`:
    days, once its removal has begun."""

    institution: str
    batch: str
    number: int
    source: str
    target: str
    at: str
    size: int = 0
    removed_after: int = -1


def move_safe(figures: Figures) -> None:
    """Moves each delivery of the inbox that its institution's rule lets go."""
    for moved in () if figures.dry else list(_notes()):
        _end(moved)
    known = settings.institutions()
    for place in inbox.places():
        institution, workline = place.parts[-3:-1]
        taken = delivered.of_place(settings.home().catalogue_url, str(place))
        if institution not in known or workline not in LINES or taken is None:
            continue  # not taken in from here: it is listed as waiting, or refused
        why = _why_it_stays(place, taken, known[institution].inbox, institution)
        if why:
            figures.kept(_shown(place), why="" if why == YOUNG else why)
        else:
            _move(place, taken, figures)


YOUNG = "its time has not come"


def _why_it_stays(place: Path, taken: Taken, rule: settings.InboxRule, institution: str) -> str:
    """ "" for a delivery that may go: cheap questions first."""
    if taken.institution != institution or taken.workline != place.parts[-2]:
        return f"it was taken in as {taken.institution}'s, for {taken.workline}"
    if why := _unsafe(taken, rule):
        return why
    if datetime.now(UTC) - datetime.fromisoformat(taken.finished) < timedelta(days=rule.moved_after_days):
        return YOUNG
    if not stepping.is_folder(settings.home().inbox, _parts(place)):
        return "a link leads to it, and links are not followed"
    return _other_content(place, taken)


def _unsafe(taken: Taken, rule: settings.InboxRule) -> str:
    reasons = delivered.unsafe(
        settings.home().catalogue_url, taken, list(settings.sites()), rejected_too=rule.with_rejected
    )
    return "; ".join(islice(reasons, 5))


def _other_content(place: Path, taken: Taken) -> str:
    """Why what lies there is not what was taken in; "" when it is. Unchanged by the disk's own word since it was taken in, or else
    every file is read again: somebody may have put the next delivery into the same folder."""
    batch = BatchFolder(taken.institution, taken.batch)
    if not batch.shared.has("delivery") or not batch.shared.has("units"):
        return "its dossier is not here: it cannot be compared with what was taken in"
    begun = datetime.fromisoformat(batch.shared.header("delivery").made).timestamp()
    if batch.delivery.place == str(place) and _last_change(place) <= begun:
        return ""
    there = inventory.taken(place)
    known = {f"{batch.delivery.root}/{file.path}".lstrip("/"): file for file in _files(batch)}
    if there.problems or set(there.paths) != set(known):
        return "it holds other files than were taken in"
    if changed := next((path for path, file in known.items() if files.sha512(place / path) != file.sha512), ""):
        return f"{changed} is not what was taken in"
    return ""


def _last_change(place: Path) -> float:
    """By the disk's own clock, which nobody sets. The folder's own status too: another one may have been renamed into its place."""
    there = inventory.taken(place)
    times = [file.changed / 1e9 for file in there.files]
    return max([*times, *(os.lstat(place / folder).st_ctime for folder in ("", *there.folders))])


def _files(batch: BatchFolder) -> Iterator[File]:
    delivery = batch.delivery
    yield from (*delivery.targets, *delivery.metadata)
    for item in batch.items():
        yield from batch.dossier(item).one("item", Item).files


def _move(place: Path, taken: Taken, figures: Figures) -> None:
    size = _size(place)
    figures.did(f"{_shown(place)} is moved to {inbox.DONE}", size)
    if figures.dry:
        return
    target = "/".join((inbox.DONE, *_free(place)))
    moved = Moved(taken.institution, taken.batch, taken.number, "/".join(_parts(place)), target, now())
    files.write(_note(moved), json.dumps(asdict(moved)).encode())
    try:
        carrying.move(settings.home().inbox, moved.source.split("/"), moved.target.split("/"))
    except (HeritageError, OSError) as error:
        _note(moved).unlink(missing_ok=True)
        figures.kept(_shown(place), size, why=str(error))
        return
    _tell_moved(moved)


def _free(place: Path) -> tuple[str, ...]:
    """The place below _done: the name it had, with a number when another delivery of that name lies there."""
    institution, workline, name = place.parts[-3:]
    folder = settings.home().inbox / inbox.DONE / institution / workline
    numbered = [name, *(f"{name}~{number}" for number in range(2, 1000))]
    return institution, workline, next(each for each in numbered if not os.path.lexists(folder / each))


def _end(moved: Moved) -> None:
    """Ends what a kill interrupted; the note of what somebody took away by hand is dropped."""
    root, source, target = settings.home().inbox, moved.source.split("/"), moved.target.split("/")
    there = stepping.is_folder(root, target)
    if there and delivered.of_place(settings.home().catalogue_url, str(root / moved.target)) is None:
        if stepping.is_folder(root, source) and carrying.same(root, source, target):
            carrying.remove(root, source)  # killed between the copy on the other disk and the removal here
        _tell_moved(moved)
    if not there and moved.removed_after >= 0:
        _tell_removed(moved)
    if not there:
        _note(moved).unlink(missing_ok=True)
    for parts, copies in ((source[:-1], False), (target[:-1], True)):
        if stepping.is_folder(root, parts):
            carrying.go_on(root, parts, copies=copies)


def _tell_moved(moved: Moved) -> None:
    """The catalogue last: by its word a killed move has been told."""
    place = settings.home().inbox / moved.target
    said = f"the delivered folder {moved.source} was moved to {moved.target}: every item is safe at every site"
    subject = f"{moved.institution}/{moved.batch}"
    history.tell(
        f"aside {subject} {moved.target} {moved.at}", EventType.TRANSFER, "success", subjects=[subject], detail=said
    )
    delivered.put_at(settings.home().catalogue_url, moved.number, str(place))


def remove_old(figures: Figures) -> None:
    """Removes from _done what its institution's rule lets go, after asking once more whether every item is safe."""
    for moved in list(_notes()):
        place = settings.home().inbox / moved.target
        if not stepping.is_folder(settings.home().inbox, moved.target.split("/")):
            continue
        size, rule = _size(place), settings.institutions()[moved.institution].inbox
        days = (datetime.now(UTC) - datetime.fromisoformat(moved.at)).days
        if days < (rule.removed_after_days or RECOMMENDED):
            figures.kept(moved.target, size)
        elif why := _why_it_is_not_removed(place, moved, rule):
            figures.kept(moved.target, size, why=why)
        else:
            _remove(moved, size, days, figures)


def _why_it_is_not_removed(place: Path, moved: Moved, rule: settings.InboxRule) -> str:
    if rule.removed_after_days is None:
        return f"here for {RECOMMENDED} days or more, and no rule removes it (removed_after_days in institutions.yaml)"
    taken = delivered.of_place(settings.home().catalogue_url, str(place))
    if taken is None or taken.number != moved.number:
        return "the catalogue does not know it as a delivery that was taken in"
    return _unsafe(taken, rule.model_copy(update={"with_rejected": False})) or _other_content(place, taken)


def _remove(moved: Moved, size: int, days: int, figures: Figures) -> None:
    figures.did(f"{moved.target} is removed after {days} days", size)
    if figures.dry:
        return
    begun = replace(moved, size=size, removed_after=days)
    files.write(_note(begun), json.dumps(asdict(begun)).encode())
    carrying.remove(settings.home().inbox, moved.target.split("/"))
    _tell_removed(begun)
    _note(begun).unlink(missing_ok=True)


def _tell_removed(moved: Moved) -> None:
    said = f"the delivered folder {moved.target} was removed {moved.removed_after} days after it was moved there: every item is safe"
    subject, facts = f"{moved.institution}/{moved.batch}", {"bytes": moved.size, "days": moved.removed_after}
    key = f"removed {subject} {moved.target} {moved.at}"
    history.tell(key, EventType.DELETION, "success", subjects=[subject], detail=said, facts=facts)


def _notes() -> Iterator[Moved]:
    for path in files.written(_folder(), "*.json"):
        yield Moved(**json.loads(path.read_bytes()))


def _note(moved: Moved) -> Path:
    return _folder() / f"{hashlib.sha256(moved.target.encode()).hexdigest()}.json"


def _folder() -> Path:
    return settings.home().custody / "housekeeping" / "moved"


def _size(place: Path) -> int:
    return sum(file.size for file in inventory.taken(place).files)


def _parts(place: Path) -> tuple[str, ...]:
    return place.parts[-3:]


def _shown(place: Path) -> str:
    return inbox.key("/".join(_parts(place)))
