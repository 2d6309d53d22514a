"""What an institution's catalogue says of its packages now, against what is said of them here: what is taken over, asked about, or held.
Each answer is noted when it comes: a run that was killed asks for nothing twice, and what is approved is what was received."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from heritage import settings
from heritage.catalogue import revisions as known
from heritage.catalogue.schema.store import reading
from heritage.dossier import described, now, revisions
from heritage.errors import PermanentError
from heritage.flows.custody.ledger import Ledger, act_folder
from heritage.flows.revise.catalogues import Catalogue, catalogue
from heritage.flows.revise.opened import NoSuchPackage, Sites, newest
from heritage.flows.revise.profiles import profile_of
from heritage.model import Change, Reason, Received
from heritage.problem import Problem, problem
from heritage.revise import changes
from heritage.revise.reading import Record
from heritage.revise.source import reconciled
from heritage.tools.source import oai, sru, table
from heritage.tools.source.answers import CatalogueAway, Given, NoRecord, Why

log = logging.getLogger(__name__)

MOST = 2_000
"""Packages that one run changes: their records lie in its plan. The next run finds them unchanged, and takes the next ones."""

PATIENCE = 5
"""Questions one after another that a catalogue may leave unanswered: after that it is away for this run."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Whose packages (`institution`), or one of them; those whose record changed `since` a day (OAI-PMH); `chosen`: what becomes of fields that a
    person corrected, where the catalogue's configuration says `ask`."""

    institution: str
    package: str = ""
    since: str = ""
    chosen: str = "ask"


@dataclass(frozen=True, slots=True)
class Sourced:
    """What a catalogue's record would change of a package; or why there is none: `held`, in English."""

    package: str
    base: int = 0
    changes: tuple[Change, ...] = ()
    record: Received | None = None
    asked: tuple[Change, ...] = ()
    held: str = ""


def sourced(run: str, asking: Asking) -> Iterator[Sourced]:
    """A row per package. Raises ConfigError, NoSuchPackage, and CatalogueAway when nothing at all was answered."""
    of, sites, changed = catalogue(asking.institution), Sites(), 0
    for package, answer in _answers(run, of, asking):
        if changed == MOST:
            log.warning("%d packages are changed by this run; the next one goes on", MOST)
            return
        try:
            found = answer if isinstance(answer, Sourced) else _against(of, asking, package, answer, sites)
            changed += bool(found.changes)
            yield found
        except NoRecord as error:
            yield _held(package, _told(asking.institution, "", error))
        except PermanentError as error:
            yield Sourced(package, held=str(error))


def _held(package: str, why: Problem) -> Sourced:
    return Sourced(package, held=str(why.ground))


def _against(of: Catalogue, asking: Asking, package: str, answer: Received, sites: Sites) -> Sourced:
    """The catalogue of ours is asked first: most packages say already what their records say, and no site has to be opened."""
    record = Record(answer.content, of.namespaces, table=of.protocol == "csv")
    values = {name: record.values(mapped.places) for name, mapped in of.mapped.items()}
    wins = {name: mapped.wins for name, mapped in of.mapped.items()}
    with reading(settings.home().catalogue_url) as db:
        said = known.said_of(db, known.of_institution(db, asking.institution, package)[0].number)
    if not reconciled(said, (), values, wins).taken:
        return Sourced(package)
    held = newest(package, sites)
    said = described(held.sheets)
    profile = profile_of(asking.institution, held.workline)
    found = reconciled(said, list(revisions(held.sheets)), values, wins, asking.chosen)
    return Sourced(package, held.version, changes(said, found.taken, (), profile), answer, found.asked)


def _answers(run: str, of: Catalogue, asking: Asking) -> Iterator[tuple[str, Received | Sourced]]:
    """(package, its record or why there is none); those asked before the run was killed are read from its notes."""
    wanted = _wanted(of, asking)
    journal = Ledger(act_folder("revisions", run) / "records.jsonl")
    for row in journal.rows():
        yield row["package"], _read(asking.institution, of, wanted.pop(row["package"], []), row)
    source = _Source(of, asking.since, {one for ids in wanted.values() for one in ids})
    answered, away = journal.path.is_file(), list[CatalogueAway]()
    for package, ids in wanted.items():
        if source.only is not None and not source.only & {*ids}:
            continue
        row = {"package": package}
        if len(ids) == 1 and len(away) < PATIENCE:
            try:
                row, away, answered = _noted(package, source, ids[0]), [], True
                journal.add(row)
            except CatalogueAway as error:
                log.warning("%s: %s", package, error)
                away.append(error)
        yield package, _read(asking.institution, of, ids, row)
    if away and not answered:
        raise away[-1]


def _wanted(of: Catalogue, asking: Asking) -> dict[str, list[str]]:
    """Package → by what its record is found."""
    with reading(settings.home().catalogue_url) as db:
        packages = known.of_institution(db, asking.institution, asking.package)
        if not packages:
            raise NoSuchPackage(f"{asking.institution} has no package {asking.package}".rstrip())
        return {one.package: of.identifiers(one.item, known.said_of(db, one.number)) for one in packages}


class _Source:
    """A catalogue as it is asked in one run. `only`: the identifiers that changed; None: it cannot say."""

    def __init__(self, of: Catalogue, since: str, wanted: set[str]) -> None:
        self._of, self._server = of, of.server()
        self._rows: table.Rows = {}
        self.only: set[str] | None = None
        if since and of.protocol == "oai":
            listed = oai.changed(self._server, of.address, of.record_schema, since, of.chosen_set)
            self._rows = {name: given for name, given in listed if name in wanted}
            self.only = {*self._rows}
        elif of.protocol == "csv":
            self._rows = table.rows(self._table(), of.key, of.address)

    def _table(self) -> bytes:
        if self._of.is_web:
            return self._server.get(self._of.address)
        try:
            with self._of.file().open("rb") as file:
                return file.read(int(self._of.megabytes * (1 << 20)) + 1)
        except OSError as error:
            raise CatalogueAway(f"{self._of.address}: {error.strerror}") from error

    def record(self, identifier: str) -> Given:
        """Raises CatalogueAway, NoRecord."""
        of, given = self._of, self._rows.get(identifier)
        if isinstance(given, NoRecord):
            raise given
        if given is None and of.protocol == "csv":
            raise NoRecord(Why.NONE)
        if given is None and of.protocol == "sru":
            query = of.query.replace("{id}", sru.term(identifier))
            given = sru.record(self._server, of.address, query, of.record_schema, of.version)
        given = given or oai.record(self._server, of.address, identifier, of.record_schema)
        if of.confirmed_by:
            own = [
                said.value
                for said in Record(given.content, of.namespaces, table=of.protocol == "csv").values([of.confirmed_by])
            ]
            if identifier not in own:
                raise NoRecord(Why.OTHER, ", ".join(own))
        return given


def _noted(package: str, source: _Source, identifier: str) -> dict[str, Any]:
    try:
        return {"package": package, "given": asdict(source.record(identifier)), "at": now()}
    except NoRecord as error:
        return {"package": package, "why": error.why.value, "said": error.said}


def _read(institution: str, of: Catalogue, ids: list[str], row: Mapping[str, Any]) -> Received | Sourced:
    package = row["package"]
    if len(ids) != 1:
        by = of.found_by.field or "id"
        code = "ids" if ids else "no-id"
        return _held(package, problem("revision-record", package, code, field=by, ids=ids))
    if row.keys() == {"package"}:
        return _held(package, problem("revision-record", package, "unanswered", catalogue=institution))
    if "why" in row:
        return _held(package, _told(institution, ids[0], NoRecord(Why(str(row["why"])), str(row["said"]))))
    given = Given(**row["given"])
    own = given.identifier or ids[0]
    return Received(
        institution,
        own,
        given.datestamp,
        given.address,
        of.record_schema or of.protocol,
        given.sha512,
        given.content,
        str(row["at"]),
    )


def _told(institution: str, identifier: str, error: NoRecord) -> Problem:
    """Why there is no record, in words."""
    if error.why is Why.UNREADABLE:
        return problem("revision-record", identifier, "unreadable", catalogue=institution, reason=Reason(error.said))
    if error.why is Why.OTHER:
        return problem("revision-record", identifier, "other", identifier=identifier, found=error.said)
    code = "several" if error.why is Why.SEVERAL else "deleted" if error.why is Why.DELETED else "none"
    return problem("revision-record", identifier, code, identifier=identifier, catalogue=institution)
