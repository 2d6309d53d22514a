"""The plan of a run: for each package the very revision that would be made, worked out from what a site holds now; and the question to who
approves it. Nothing is changed."""

from __future__ import annotations

import contextlib
import json
import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from heritage import settings
from heritage.dossier import adapter, described, dumps, file_digest, now
from heritage.errors import PermanentError
from heritage.files import atomic_write, write
from heritage.flows import approving
from heritage.flows.approving import Asked
from heritage.flows.custody.ledger import act_folder, folder_name
from heritage.flows.enrich import deciding
from heritage.flows.revise import sourced, table
from heritage.flows.revise.catalogues import catalogue
from heritage.flows.revise.making import in_a_line, scheduled, told
from heritage.flows.revise.opened import NoSuchPackage, Sites, newest
from heritage.flows.revise.profiles import profile_of
from heritage.flows.revise.whole import whole
from heritage.model import POLICY, Change, Revision
from heritage.problem import Problem, problem
from heritage.revise import Refused, kind_of, of_a_row, patched
from heritage.revise.source import CHOICES

log = logging.getLogger(__name__)

_LONGEST = 256
"""Characters of a folder's name that no file system takes; Airflow's runs have 250."""

_SHOWN = 80
"""Lines of the plan that a person is shown; the whole of it lies beside."""


class NothingToRevise(PermanentError):
    """No package would get another version."""

    advice = "What was asked for is said already. Look at the plan, and at what is said on the package's page."


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be changed, and why. Either a `package` and the `patch` of its fields, or a `table` (a file, as `table.read` takes it), or what
    the `catalogue` of an institution says of its packages, or of the one `package` (`since`, `conflicts`: as in `sourced.Asking`), or
    the `suggestions` that were decided about in the institution's packages.
    `base`: the version that who asks has seen; 0: whichever is newest. `institution`: whose packages they must be; "": anybody's. `approval`: another look is wanted before anything is made."""

    why: str
    package: str = ""
    patch: Mapping[str, Any] = field(default_factory=dict)
    table: str = ""
    suggestions: bool = False
    evidence: str = ""
    base: int = 0
    institution: str = ""
    approval: bool = False
    catalogue: str = ""
    since: str = ""
    conflicts: str = "ask"


@dataclass(frozen=True, slots=True)
class Planned:
    """What would be made of one package; or why not: `refused`, in English; neither: nothing would change. `held`: why a catalogue's record
    cannot be used; `conflicts`: what it says otherwise than a person of ours who corrected it."""

    package: str
    revision: Revision | None = None
    refused: str = ""
    held: str = ""
    conflicts: tuple[Change, ...] = ()


def plan(run: str, wanted: Wanted, *, who: str) -> int:
    """Makes the run's plan; answers how many revisions it has. A run that has its plan keeps it. Raises Refused (what was asked for is
    wrong), NothingToRevise, NoSuchPackage, CopyDamaged, SiteUnavailable."""
    place = plan_of(run)
    if not place.is_file():
        rows = list(_planned(run, wanted, who))
        looked_at = wanted.approval or bool(wanted.catalogue and catalogue(wanted.catalogue).approval)
        write(place.with_name("asked.json"), json.dumps({"by": who, "approval": looked_at}).encode())
        keep(place, rows)
    rows = list(planned(run))
    for row in rows:
        log.info("%s", "\n".join(in_words(row)))
    number = sum(row.revision is not None for row in rows)
    if not number:
        raise NothingToRevise(f"{len(rows)} packages were looked at; the plan: {place.with_suffix('.txt')}")
    log.info("%d packages get a next version; the plan: %s", number, place.with_suffix(".txt"))
    return number


def _planned(run: str, wanted: Wanted, who: str) -> Iterator[Planned]:
    """Raises for a single package; in a table, each row stands for itself."""
    if problems := list(amiss(wanted, who)):
        raise Refused([one.ground for one in problems])
    if wanted.catalogue:
        yield from _of_catalogue(run, wanted, who)
        return
    if wanted.suggestions:
        yield from _of_suggestions(run, wanted, who)
        return
    if wanted.package:
        yield _of_one(run, wanted, who, wanted.package, wanted.patch, Sites())
        return
    rows, problems = table.read(Path(wanted.table).name, _table(wanted.table))
    if problems:
        raise Refused([one.ground for one in problems])
    sites = Sites()
    for row in rows:
        try:
            yield _of_one(run, wanted, who, row.package, row, sites)
        except PermanentError as error:
            yield Planned(row.package, refused=f"row {row.number}: {error}")


def amiss(wanted: Wanted, who: str) -> Iterator[Problem]:
    """What is wrong with what is asked for, before anything is opened."""
    if not wanted.why.strip() and not wanted.suggestions:
        yield problem("revision", "why", "no-reason")
    if not who.strip() and not wanted.suggestions:
        yield problem("revision", "who", "no-person")
    if wanted.suggestions and not wanted.institution:
        yield problem("revision", "institution", "neither")
    elif not wanted.suggestions and bool(wanted.package or wanted.catalogue) == bool(wanted.table):
        yield problem("revision", "package", "both" if wanted.table else "neither")
    if wanted.conflicts not in CHOICES:
        yield problem("revision", "conflicts", "choice", found=wanted.conflicts, known=list(CHOICES))
    if wanted.since and not re.fullmatch(r"\d{4}-\d\d-\d\d", wanted.since):
        yield problem("revision", "since", "day", found=wanted.since)
    if wanted.catalogue and wanted.institution not in ("", wanted.catalogue):
        yield problem(
            "revision", "catalogue", "other-catalogue", institution=wanted.institution, catalogue=wanted.catalogue
        )


def as_the_catalogue(institution: str) -> str:
    """The reason of a revision that takes over what a catalogue says, where nobody gives another."""
    return f"as the catalogue of {institution} has it"


def of_a_catalogue(wanted: Wanted, who: str) -> tuple[Wanted, str]:
    """The same with a reason, and who asks for it, where the schedule did."""
    why = wanted.why.strip() or as_the_catalogue(wanted.catalogue)
    return replace(wanted, why=why), who or scheduled(wanted.catalogue)


def keep_table(run: str, content: bytes) -> str:
    """Puts a table that somebody sent where the run finds it; answers its name there."""
    place = act_folder("revisions", run) / "table.csv"
    write(place, content)
    return place.relative_to(settings.home().custody / "revisions").as_posix()


def _table(name: str) -> bytes:
    """Below custody/revisions: where our page puts it, and nowhere else."""
    place = (settings.home().custody / "revisions" / name).resolve()
    if not place.is_relative_to(settings.home().custody.resolve()) or not place.is_file():
        raise Refused([problem("revision", name, "no-table").ground])
    return place.read_bytes()


def _of_one(
    run: str, wanted: Wanted, who: str, package: str, values: Mapping[str, Any] | table.Row, sites: Sites
) -> Planned:
    if wanted.institution not in ("", approving.institution_of(package)):
        raise NoSuchPackage(f"{wanted.institution} has no package {package}")
    held = newest(package, sites)
    if wanted.base and wanted.base != held.version:
        raise Refused([problem("revision", package, "overtaken", seen=wanted.base, newest=held.version).ground])
    said = described(held.sheets)
    profile = profile_of(approving.institution_of(package), held.workline)
    if isinstance(values, table.Row):
        found = of_a_row(said, values.values, values.rights, profile)
    else:
        found = patched(said, values, whole(held.sheets), profile)
    if not found:
        return Planned(package)
    revision = Revision(package, held.version, kind_of(found), found, wanted.why.strip(), who.strip(), now(),
                        wanted.evidence.strip(), run=run)  # fmt: skip
    return Planned(package, revision)


def _of_catalogue(run: str, wanted: Wanted, who: str) -> Iterator[Planned]:
    asking = sourced.Asking(wanted.catalogue, wanted.package, wanted.since, wanted.conflicts)
    for one in sourced.sourced(run, asking):
        revision = None
        if one.changes and one.record:
            evidence = "; ".join(filter(None, (wanted.evidence.strip(), one.record.spelled)))
            revision = Revision(one.package, one.base, kind_of(one.changes), one.changes, wanted.why.strip(), who.strip(), one.record.at,
                                evidence, run=run, record=one.record)  # fmt: skip
        yield Planned(one.package, revision, held=one.held, conflicts=one.asked)


def _of_suggestions(run: str, wanted: Wanted, who: str) -> Iterator[Planned]:
    """Those that people, or a policy, decided about; who started the run may be nobody, then each package's own say."""
    sites = Sites()
    for package, decided in deciding.pending(wanted.institution):
        try:
            held = newest(package, sites)
            found = deciding.changes(held, decided)
        except PermanentError as error:
            yield Planned(package, refused=str(error))
            continue
        by = who.strip() or next((one.who for one in decided if one.who), POLICY)
        why = wanted.why.strip() or deciding.reason(decided)
        made = Revision(package, held.version, kind_of(found), found, why, by, now(), wanted.evidence.strip(), run=run)
        yield Planned(package, made if found else None)


def plan_of(run: str) -> Path:
    """Where the run's plan is."""
    return act_folder("revisions", run) / "plan.jsonl"


def is_planned(run: str) -> bool:
    """Has the run its plan? Asking makes no folder for it."""
    name = folder_name(run)
    return len(name) < _LONGEST and (settings.home().custody / "revisions" / name / "plan.jsonl").is_file()


def planned(run: str) -> Iterator[Planned]:
    """The plan's rows."""
    with plan_of(run).open("rb") as lines:
        yield from (adapter(Planned).validate_json(line) for line in lines)


def keep(place: Path, rows: Iterable[Planned]) -> None:
    """The words first: who finds the plan believes that both are there. `rows` is consumed as it is written."""
    with contextlib.ExitStack() as opened:
        plan, words = (opened.enter_context(atomic_write(path)) for path in (place, place.with_suffix(".txt")))
        with plan.open("wb") as to_plan, words.open("w", encoding="utf-8") as to_words:
            for row in rows:
                to_plan.write(dumps(row) + b"\n")
                to_words.write("\n".join(in_words(row)) + "\n")


def in_words(row: Planned) -> list[str]:
    """A line per field."""
    if row.refused:
        return [f"{row.package}: CANNOT BE REVISED: {row.refused}"]
    if row.held:
        return [f"{row.package}: held: {row.held}"]
    conflicts = [f"  CORRECTED BY A PERSON, AND LEFT AS IT IS: {in_a_line(change)}" for change in row.conflicts]
    if row.revision is None:
        return [f"{row.package}: nothing changes", *conflicts]
    head = f"{row.package}: version {row.revision.version} ({row.revision.kind.value}): {row.revision.why}"
    return [head, *(f"  {line}" for line in told(row.revision).split("; ")), *conflicts]


def asked(run: str) -> Asked:
    """The approval that the run's plan may need."""
    return Asked("revision", run, plan_of(run), tuple(row.package for row in planned(run) if row.revision))


def needs_approval(run: str) -> bool:
    """Was it asked for, or does an institution want four eyes?"""
    return bool(_noted(run).get("approval")) or asked(run).four_eyes


def asked_by(run: str) -> str:
    """Who asked for the plan."""
    return str(_noted(run).get("by", ""))


def _noted(run: str) -> dict[str, Any]:
    place = plan_of(run).with_name("asked.json")
    return json.loads(place.read_bytes()) if place.is_file() else {}


def question(run: str) -> tuple[str, str]:
    """Headline and Markdown text for the person who approves."""
    rows, place = list(planned(run)), plan_of(run)
    number = sum(row.revision is not None for row in rows)
    lines = [line for row in rows for line in in_words(row)]
    more = [f"… and {len(lines) - _SHOWN} more lines in {place.with_suffix('.txt')}"] if len(lines) > _SHOWN else []
    eyes = " **Another person than who asked must approve.**" if asked(run).four_eyes else ""
    head = f"Each package gets a next version; the one before stays.{eyes} The plan's sha256: `{file_digest(place)}`."
    return f"Revise {number} packages", "\n".join([head, "", *(f"    {line}" for line in lines[:_SHOWN]), "", *more])


def approve(run: str, *, who: str, asked_by: str, reason: str) -> None:
    """Notes the approval. Raises NotApproved."""
    approving.approve(asked(run), who=who, asked_by=asked_by, reason=reason)


def reject(run: str, *, who: str, asked_by: str, reason: str) -> None:
    """Notes that the plan was not approved."""
    approving.reject(asked(run), who=who, asked_by=asked_by, reason=reason)
