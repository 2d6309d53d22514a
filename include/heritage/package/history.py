"""What happened to an item, and who did it: the sheets' events, and for a sheet that tells none, what its rows prove."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TypeAlias

from heritage.dossier import Dossier, Header
from heritage.model import (
    Agent,
    Choice,
    Decision,
    Delivery,
    Event,
    Item,
    Measured,
    Outcome,
    Policy,
    Rendition,
    Report,
    Role,
    Statement,
)
from heritage.package.contents import Kept

_VERSIONED = re.compile(r"(?P<name>\D.*?)\s+(?P<version>v?\d\S*( \([^()]*\))?)")
_OUTCOME = {Outcome.PASS: "success", Outcome.WARN: "warning", Outcome.FAIL: "fail"}
Counted: TypeAlias = dict[tuple[Role, str], tuple[int, tuple[str, ...]]]
_WORDS = {Role.MASTER: "preservation masters", Role.TEXT: "texts (OCR)", Role.ACCESS: "access copies"}


@dataclass(frozen=True, slots=True)
class Happened:
    """An event with its number in the package, and the numbers of all agents who took part; the event's own is first."""

    id: str
    event: Event
    numbers: tuple[str, ...]


@dataclass(slots=True)
class History:
    """Events in order, agents in order of first mention (each once), and the event that made each tool's copies."""

    events: list[Happened] = field(default_factory=list)
    agents: dict[Agent, str] = field(default_factory=dict)
    making: dict[tuple[Role, str], str] = field(default_factory=dict)
    replacing: str = ""  # the event that left replaced originals out

    def maker(self, copy: Kept) -> str:
        """The event that made this copy."""
        return self.making[copy.file.role or Role.EVIDENCE, copy.tool]

    def add(self, event: Event, others: Iterable[Agent] = ()) -> str:
        """Numbers the event; says which number."""
        agents = dict.fromkeys(_whole(one) for one in (event.agent, *others))
        numbers = tuple(self.agents.setdefault(agent, f"a{len(self.agents) + 1}") for agent in agents)
        self.events.append(Happened(f"e{len(self.events) + 1}", event, numbers))
        return self.events[-1].id


@dataclass(frozen=True, slots=True)
class Told:
    """What the history is told from."""

    dossier: Dossier
    item: Item
    delivery: Delivery
    policy: Policy
    code: Agent
    tools: Sequence[Agent]
    owner: Agent
    at: str  # the package's time
    sheets: Sequence[str]  # those the package follows
    replaced: int = 0  # originals left out because their masters are proved


def history(told: Told) -> History:
    """Everything up to the sealing, in the order of the flow."""
    found = History()
    _captured(found, told)
    for sheet in told.sheets:
        header = told.dossier.header(sheet)
        own = [found.add(event, others) for event, others in _of_sheet(told, sheet, header)]
        if sheet == "renditions" and own:
            _copies(found, told, own)
    _sealed(found, told)
    return found


def _of_sheet(told: Told, sheet: str, header: Header) -> list[tuple[Event, list[Agent]]]:
    """The sheet's own events, with all tools that its rows name taking part in the first; without any, what rows prove."""
    if not header.events:
        return list(_FROM_ROWS[sheet](told, header)) if sheet in _FROM_ROWS else []
    merged = _merged(header.events)
    event, others = merged[0]
    if sheet == "renditions" and not event.detail:
        event = replace(event, detail=_said(_counted(told.dossier)))
    return [(event, [*others, *_tools(told.dossier, sheet)]), *merged[1:]]


def _merged(events: Sequence[Event]) -> list[tuple[Event, list[Agent]]]:
    """Events that differ in their agent only are one event with many agents, as of the last: every page names the events
    that made its copies, and each one named costs 170 bytes a page."""
    found: dict[tuple[str, ...], tuple[Event, list[Agent]]] = {}
    for event in events:
        key = (event.kind, event.outcome, event.detail, event.subject)
        first, others = found.get(key, (event, []))
        found[key] = (replace(first, at=max(first.at, event.at)), [*others, event.agent])
    return list(found.values())


def agent(spelled: str, kind: str = "software") -> Agent:
    """`siegfried 1.11.9 (DROID V125)` → name and version; what does not end in a version is all name."""
    found = _VERSIONED.fullmatch(spelled)
    return Agent(found["name"], found["version"], kind) if found else Agent(spelled, "", kind)


def _whole(one: Agent) -> Agent:
    """A tool that a step names in one breath ("exiftool 12.57") is the same tool."""
    return agent(one.name) if one.kind == "software" and not one.version else one


def _tools(dossier: Dossier, sheet: str) -> list[Agent]:
    """The tools that the rows of a sheet name: a step's own event may name only us."""
    named: dict[str, None] = {}
    if sheet == "measured":
        for row in dossier.rows("measured", Measured):
            named.update(dict.fromkeys(row.tools))
    elif sheet == "renditions":
        named.update(dict.fromkeys(tool for _, tool in _counted(dossier)))
    return [agent(tool) for tool in named]


def spelled(agent: Agent) -> str:
    """The agent as the sheets name a tool: name and version."""
    return f"{agent.name} {agent.version}".strip()


def _captured(found: History, told: Told) -> None:
    delivery = told.delivery
    station = ", ".join(part for part in (delivery.station.id, delivery.station.device) if part)
    machine = Agent(station, delivery.station.serial, "hardware")
    people = [Agent(delivery.operator, kind="person")] if delivery.operator else []
    detail = f"captured on station {station} in batch {delivery.batch}"
    found.add(Event("capture", delivery.captured.isoformat(), machine, "success", detail), [*people, told.owner])


def _received(told: Told, header: Header) -> Iterator[tuple[Event, list[Agent]]]:
    files = told.item.files
    yield Event("message digest calculation", header.made, told.code, "success", f"sha512 of {len(files)} files"), []
    engines = {answer.engine for f in files if f.format for answer in f.format.answers}
    if engines:
        first, *others = (agent(engine) for engine in sorted(engines))
        rules = sorted({f.format.rule for f in files if f.format})
        detail = f"{len(files)} files against PRONOM; rules: {'; '.join(rules)}"
        yield Event("format identification", header.made, first, "success", detail), others
    if told.delivery.scanned:
        yield Event("virus check", header.made, told.code, "", told.delivery.scanned), []


def _measured(told: Told, header: Header) -> Iterator[tuple[Event, list[Agent]]]:
    refused = sum(bool(row.refused) for row in told.dossier.rows("measured", Measured))
    first, *others = _tools(told.dossier, "measured") or [told.code]
    outcome = "warning" if refused else "success"
    yield Event("metadata extraction", header.made, first, outcome, f"{refused} files refused by a tool"), others


def _judged(told: Told, header: Header) -> Iterator[tuple[Event, list[Agent]]]:
    report = told.dossier.one("report", Report)
    bad = [f for f in report.findings if f.outcome is not Outcome.PASS]
    shown = "; ".join(
        f"{f.check} {f.outcome.value} ({f.subject}): wanted {f.wanted}, found {f.found}" for f in islice(bad, 20)
    )
    more = f"; {len(bad) - 20} more in the report sheet" if len(bad) > 20 else ""
    detail = f"policy {report.policy} {report.policy_version}: {len(report.findings)} findings. {shown}{more}".strip()
    yield Event("quality control", header.made, told.code, _OUTCOME[report.verdict], detail), []


def _decided(told: Told, _header: Header) -> Iterator[tuple[Event, list[Agent]]]:
    decision = told.dossier.one("decision", Decision)
    outcome = "success" if decision.choice is Choice.ACCEPT else "fail"
    detail = f"{decision.choice.value}: {decision.reason}"
    yield Event("appraisal", decision.at, Agent(decision.who, kind="person"), outcome, detail), [told.code]


def _described(told: Told, header: Header) -> Iterator[tuple[Event, list[Agent]]]:
    sources: dict[str, int] = {}
    for statement in told.dossier.rows("description", Statement):
        source = statement.source.partition(",")[0]
        sources[source] = sources.get(source, 0) + 1
    shown = ", ".join(f"{count} from {source}" for source, count in islice(sorted(sources.items()), 20))
    yield Event("metadata modification", header.made, told.code, "success", f"described: {shown or 'nothing said'}"), []


def _copied(told: Told, header: Header) -> Iterator[tuple[Event, list[Agent]]]:
    counted = _counted(told.dossier)
    kind = "normalization" if any(role is Role.MASTER for role, _ in counted) else "creation"
    if counted:
        event = Event(kind, header.made, told.code, "success", _said(counted))
        yield event, _tools(told.dossier, "renditions")


def _said(counted: Counted) -> str:
    """`50 preservation masters by glymur 0.14.8 (proof: …); 50 texts (OCR) by …`."""
    return "; ".join(
        f"{count} {_WORDS.get(role, 'files')} by {tool}" + (f" (proof: {'; '.join(methods)})" if methods else "")
        for (role, tool), (count, methods) in counted.items()
    )


def _copies(found: History, told: Told, own: Sequence[str]) -> None:
    """Which of the sheet's events made each tool's copies: the one that the tool took part in last (the first has all)."""
    events = [happened for happened in found.events if happened.id in own]
    for role, tool in _counted(told.dossier):
        number = found.agents[_whole(agent(tool))]
        found.making[role, tool] = [h.id for h in events if number in h.numbers][-1]


def _counted(dossier: Dossier) -> Counted:
    """By kind and tool: how many copies, and how they were proved."""
    counted: Counted = {}
    for row in dossier.rows("renditions", Rendition):
        count, methods = counted.get((row.role, row.tool), (0, ()))
        if row.proof.digest and row.proof.method not in methods:
            methods = (*methods, row.proof.method)
        counted[row.role, row.tool] = (count + 1, methods)
    return dict(sorted(counted.items()))


_FROM_ROWS = {
    "item": _received,
    "measured": _measured,
    "report": _judged,
    "decision": _decided,
    "renditions": _copied,
    "description": _described,
}


def _sealed(found: History, told: Told) -> None:
    policy = told.policy
    detail = f"quality policy {policy.name}, version {policy.version}, sha256 {policy.digest}"
    found.add(Event("policy assignment", told.at, told.code, "success", detail))
    if told.replaced:
        detail = f"{told.replaced} originals not kept: policy {policy.name} lets proved lossless masters replace them"
        found.replacing = found.add(Event("deletion", told.at, told.code, "success", detail))
    detail = f"E-ARK CSIP 2.2 package sealed by {spelled(told.code)}"
    found.add(Event("information package creation", told.at, told.code, "success", detail), told.tools)
