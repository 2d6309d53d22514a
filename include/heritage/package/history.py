"""What happened to an item, act by act, and who did it: what the sheets' headers tell of the whole item, and what their rows tell of
each file. Nothing is kept but the agents: an item of 10,000 pages has 50,000 events, and they are told as they are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from heritage.dossier import before_revisions
from heritage.model import (
    Agent,
    AgentRole,
    Event,
    EventType,
    Finding,
    ObjectRole,
    Outcome,
    Report,
    Role,
    TookPart,
    Validation,
    agents_of,
    making,
)
from heritage.package import layout
from heritage.package.contents import Kept
from heritage.package.former import Told, path_kind

_WORDS = {
    Role.MASTER: "preservation master",
    Role.TEXT: "text (OCR)",
    Role.ACCESS: "access copy",
    Role.EVIDENCE: "evidence",
}
_MIGRATED = "another form of the file, which stays; this one is what is used from now on"
_NAMED = 20
"""Findings of one check that are named in the record; the report sheet in the package has all."""

_OF_FILES = {
    "item": {
        EventType.INGESTION, EventType.MESSAGE_DIGEST_CALCULATION, EventType.FIXITY_CHECK, EventType.VIRUS_CHECK,
        EventType.FORMAT_IDENTIFICATION,
    },
    "measured": {EventType.METADATA_EXTRACTION},
    "report": {EventType.VALIDATION},
}  # fmt: skip
"""By sheet: the acts for which every delivered file of the item was read, or judged."""


_ANSWERS = {EventType.FIXITY_CHECK, EventType.FORMAT_IDENTIFICATION, EventType.VIRUS_CHECK}
"""Of these the sheets tell what came of them, in their detail."""


class Link(NamedTuple):
    """An object of an event, as PREMIS identifies it."""

    type: str  # path | URN
    value: str
    role: ObjectRole


class Took(NamedTuple):
    """An agent of an event, by its number in the package."""

    number: str
    role: AgentRole


@dataclass(frozen=True, slots=True)
class Happened:
    """An event as it is written. `objects` is asked once."""

    id: str
    event: Event
    agents: Sequence[Took]
    objects: Iterable[Link]


@dataclass(slots=True)
class History:
    """`agents`: those of the events told so far, in order of first mention, each once, with its number."""

    told: Told
    agents: dict[Agent, str] = field(default_factory=dict)

    def events(self) -> Iterator[Happened]:
        """Everything up to the sealing, in the order of the flow; then what made each further version."""
        first, later = before_revisions(self.told.sheets)
        if self.told.former:
            yield from History(self.told.former, self.agents).events()
            yield from self._of_sheet(later.pop(0))
        yield self._happened(self._captured(), self._originals(ObjectRole.OUTCOME))
        for sheet in first:
            yield from self._of_sheet(sheet)
        yield from self._sealed()
        for version, sheet in enumerate(later, self.told.version + 1):
            header = self.told.dossier.header(sheet)
            yield from self._of_sheet(sheet)
            yield from self._copies(Agent.of(header.code), version)
            yield self._version(version, header.made, Agent.of(header.code))

    def maker(self, copy: Kept) -> str:
        """The event that made this copy."""
        return self._id("made", self._when(copy), copy.file.path)

    @property
    def replacing(self) -> str:
        """The event that left replaced originals out."""
        return self._id("replaced", self.told.first)

    def _id(self, *parts: str) -> str:
        """The same act of the same package has the same id in every version of it."""
        return str(uuid5(NAMESPACE_URL, "\n".join((self.told.identifier, *parts))))

    # --- acts about the item as a whole: the sheets' headers, and what begins and ends a package ---

    def _captured(self) -> Event:
        delivery = self.told.delivery
        station = delivery.station
        machine = Agent(station.id, kind="hardware", serial=station.serial, **self._machine(station.device))
        people = [Agent(delivery.operator, kind="person")] if delivery.operator else []
        others = tuple(TookPart(one, AgentRole.IMPLEMENTER) for one in people)
        owner = TookPart(self.told.owner, AgentRole.AUTHORIZER)
        detail = f"captured on station {station.id} in batch {delivery.batch}"
        at = delivery.captured.isoformat()
        return Event(EventType.CREATION, at, machine, "success", detail, others=(*others, owner))

    def _machine(self, device: str) -> dict[str, str]:
        """Maker and model where every file of the item names the same; else the model as the delivery calls it."""
        said = {(one.manufacturer, one.model) for one in self.told.examined.values() if one.model}
        maker, model = next(iter(said)) if len(said) == 1 else ("", "")
        return {"manufacturer": maker, "model": device or model}

    def _of_sheet(self, sheet: str) -> Iterator[Happened]:
        header = self.told.dossier.header(sheet)
        code = Agent.of(header.code)
        if sheet == "renditions":
            yield from self._copies(code, 1)
            return
        for event in header.events:
            objects = self._concerned(event, event.kind in _OF_FILES.get(sheet, ()))
            yield self._happened(self._whole(sheet, event), objects, code)
        if sheet == "measured":
            yield from self._validations(header.events[-1].at if header.events else header.made)

    def _whole(self, sheet: str, event: Event) -> Event:
        """With what the rows say: the tools that measured, the checks that were not passed."""
        if sheet == "measured" and not event.subject:
            tools = chain.from_iterable(map(agents_of, self.told.tools))
            return replace(event, others=tuple(TookPart(tool, AgentRole.PROGRAM) for tool in tools))
        if sheet == "report":
            return replace(event, outcome_detail=_flagged(self.told.dossier.one("report", Report)))
        if event.kind in _ANSWERS and not event.outcome_detail:
            return replace(event, detail="", outcome_detail=event.detail)
        return event

    def _sealed(self) -> Iterator[Happened]:
        told, item = self.told, [Link("URN", self.told.identifier, ObjectRole.SOURCE)]
        said = f"quality policy {told.policy.spelled}, sha256 {told.policy.digest}"
        yield self._happened(self._own(EventType.POLICY_ASSIGNMENT, said), item)
        gone = told.contents.replaced
        if gone:
            said = (
                f"{len(gone)} originals not kept: policy {told.policy.name} lets proved lossless masters replace them"
            )
            paths = (self._path(told.contents.originals[path], ObjectRole.SOURCE) for path in gone)
            yield replace(self._happened(self._own(EventType.DELETION, said), paths), id=self.replacing)
        owner = (TookPart(told.owner, AgentRole.AUTHORIZER),)
        said = f"taken into the custody of {told.owner.name}"
        accession = replace(self._own(EventType.ACCESSION, said, told.judgement), others=owner)
        yield self._happened(accession, item)
        yield self._version(told.version, told.first, told.code)

    def _version(self, number: int, at: str, code: Agent) -> Happened:
        said = f"E-ARK CSIP 2.2 package, version {number}, sealed by {code.name} {code.version}"
        made = Event(EventType.INFORMATION_PACKAGE_CREATION, at, code, "success", said)
        return self._happened(made, [Link("URN", self.told.identifier, ObjectRole.OUTCOME)])

    def _own(self, kind: EventType, detail: str, outcome_detail: str = "") -> Event:
        return Event(kind, self.told.first, self.told.code, "success", detail, outcome_detail=outcome_detail)

    # --- acts about one file: the sheets' rows ---

    def _validations(self, at: str) -> Iterator[Happened]:
        """What validators said of the delivered files."""
        for path, one in self.told.examined.items():
            place = self.told.contents.originals.get(path)
            if place and place not in self.told.kept:
                yield from (self._validation(said, at, place) for said in one.validated)

    def _copies(self, code: Agent, version: int) -> Iterator[Happened]:
        """Those that this version brought, and still holds."""
        copies = chain.from_iterable(self.told.contents.copies.values())
        for copy in chain(copies, self.told.contents.of_the_whole):
            if copy.made and copy.made.version == version and copy.file.path not in self.told.kept:
                yield self._made(copy, code)
                for said in copy.made.validated:
                    yield self._validation(said, self._when(copy), copy.file.path)

    def _made(self, copy: Kept, code: Agent) -> Happened:
        assert copy.made is not None  # noqa: S101  (_copies)
        role, at = copy.file.role or Role.EVIDENCE, self._when(copy)
        kind, said = (EventType.MIGRATION, _MIGRATED) if copy.made.of else (making(role), _WORDS[role])
        event = Event(kind, at, Agent(copy.made.tool), "success", said, outcome_detail=_proved(copy))
        links = (
            self._path(self.told.contents.source(copy), ObjectRole.SOURCE),
            self._path(copy.file.path, ObjectRole.OUTCOME),
        )
        return Happened(self.maker(copy), event, self._numbered(event.agents, code), links)

    def _validation(self, said: Validation, at: str, path: str) -> Happened:
        event = Event(
            EventType.VALIDATION, at, Agent(said.tool), said.outcome, "validated by its format's rules",
            outcome_detail=said.answer, role=AgentRole.VALIDATOR,
        )  # fmt: skip
        links = (self._path(path, ObjectRole.SOURCE),)
        return Happened(self._id("validated", at, path, said.tool), event, self._numbered(event.agents, None), links)

    def _when(self, copy: Kept) -> str:
        """Releases up to 0.4 did not say when each copy was made."""
        return (copy.made.at if copy.made else "") or self.told.copied

    # --- who, and what ---

    def _happened(self, event: Event, objects: Iterable[Link], code: Agent | None = None) -> Happened:
        name = self._id(event.kind, event.at, event.agent.name, event.subject, event.detail, event.outcome_detail)
        return Happened(name, event, self._numbered(event.agents, code), objects)

    def _numbered(self, agents: Iterable[TookPart], code: Agent | None) -> list[Took]:
        """Each once. What is ours and has no version of its own has that of the code which wrote the sheet."""
        found = dict.fromkeys((_ours(one.agent, code), one.role) for one in agents)
        return [Took(self.agents.setdefault(agent, f"a{len(self.agents) + 1}"), role) for agent, role in found]

    def _originals(self, role: ObjectRole) -> Iterator[Link]:
        new = (path for path in self.told.contents.originals.values() if path not in self.told.kept)
        return (self._path(path, role) for path in new)

    def _concerned(self, event: Event, every: bool) -> Iterable[Link]:
        """The files that it names; else those of the item, or the item itself."""
        if event.kind is EventType.INFORMATION_PACKAGE_MERGING and self.told.former:
            return self._exchanged(self.told.former)
        if event.objects:
            return [self._link(one.path, one.role) for one in event.objects]
        if every and not event.subject:
            return self._originals(ObjectRole.SOURCE)
        return [self._link(event.subject, ObjectRole.SOURCE)]

    def _exchanged(self, former: Told) -> Iterator[Link]:
        """The originals that other files have the place of since, and those that came."""
        for path in former.contents.originals.values():
            if path in former.gone:
                yield Link(path_kind(former.gone[path]), path, ObjectRole.SOURCE)
        yield from self._originals(ObjectRole.OUTCOME)

    def _link(self, path: str, role: ObjectRole) -> Link:
        place = self.told.contents.originals.get(path, path if path.startswith(layout.FOLDERS) else "")
        return self._path(place, role) if place else Link("URN", self.told.identifier, role)

    def _path(self, path: str, role: ObjectRole) -> Link:
        return Link(path_kind(self.told.gone.get(path)), path, role)


def _ours(agent: Agent, code: Agent | None) -> Agent:
    if code is None or agent.version or agent.kind != "software" or not agent.name.startswith("heritage"):
        return agent
    return replace(agent, version=code.version)


def _proved(copy: Kept) -> str:
    made = copy.made
    if made is None:
        return ""
    same = f"; digest of what was decoded, of the source and of the copy alike: {made.digest}" if made.digest else ""
    lost = f"; NOT CARRIED: {'; '.join(made.lost)}" if made.lost else ""
    return f"{made.method}{same}{f'; read as well by {made.second}' if made.second else ''}{lost}"


def _flagged(report: Report) -> str:
    """Each check that was not passed, with what it found; "" where all were."""
    found: dict[tuple[Outcome, str], list[Finding]] = {}
    for finding in report.findings:
        if finding.outcome is not Outcome.PASS:
            found.setdefault((finding.outcome, finding.check), []).append(finding)
    return "\n".join(_check(outcome, check, findings) for (outcome, check), findings in sorted(found.items()))


def _check(outcome: Outcome, check: str, findings: Sequence[Finding]) -> str:
    told = [f"{one.subject}: wanted {one.wanted}, found {one.found}" for one in findings[:_NAMED]]
    more = [f"{len(findings) - _NAMED} more"] if len(findings) > _NAMED else []
    return f"{check} ({outcome}): {'; '.join([*told, *more])}"
