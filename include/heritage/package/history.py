"""What happened to an item, and who did it: the sheets' events, with the tools and counts that their rows name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from heritage.dossier import Dossier
from heritage.model import Agent, Delivery, Event, EventType, Measured, Policy, Rendition, Role, making
from heritage.package.contents import Kept

_VERSIONED = re.compile(r"(?P<name>\D.*?)\s+(?P<version>v?\d\S*( \([^()]*\))?)")
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
    delivery: Delivery
    policy: Policy
    code: Agent
    owner: Agent
    at: str  # the package's time
    sheets: Sequence[str]  # those the package follows
    replaced: int = 0  # originals left out because their masters are proved


def history(told: Told) -> History:
    """Everything up to the sealing, in the order of the flow."""
    found = History()
    _captured(found, told)
    for sheet in told.sheets:
        own = [found.add(event, others) for event, others in _of_sheet(told, sheet)]
        if sheet == "renditions" and own:
            _copies(found, told, own)
    _sealed(found, told)
    return found


def _of_sheet(told: Told, sheet: str) -> list[tuple[Event, list[Agent]]]:
    """The sheet's own events; what measured takes part in the first (the step names only us), and copies are counted."""
    found = _merged(told.dossier.header(sheet).events)
    if sheet == "measured":
        tools = _measuring(told.dossier)
        return [(event, [*others, *([] if number else tools)]) for number, (event, others) in enumerate(found)]
    if sheet == "renditions":
        counted = _counted(told.dossier)
        return [(replace(event, detail=_said(event.kind, counted)), others) for event, others in found]
    return found


def _merged(events: Sequence[Event]) -> list[tuple[Event, list[Agent]]]:
    """Events that differ in their agent only are one event with many agents, as of the last: every page names the events
    that made its copies, and each one named costs 170 bytes a page."""
    found: dict[tuple[str, ...], tuple[Event, list[Agent]]] = {}
    for event in events:
        key = (event.kind, event.outcome, event.detail, event.subject)
        first, others = found.get(key, (event, []))
        found[key] = (replace(first, at=max(first.at, event.at)), [*others, event.agent])
    return list(found.values())


def agent(spelled: str) -> Agent:
    """`siegfried 1.11.9 (DROID V125)` → name and version; what does not end in a version is all name."""
    found = _VERSIONED.fullmatch(spelled)
    return Agent(found["name"], found["version"]) if found else Agent(spelled)


def _whole(one: Agent) -> Agent:
    """A tool that a step names in one breath ("exiftool 12.57") is the same tool."""
    return agent(one.name) if one.kind == "software" and not one.version else one


def _measuring(dossier: Dossier) -> list[Agent]:
    """The tools that the rows of the sheet name."""
    named: dict[str, None] = {}
    for row in dossier.rows("measured", Measured):
        named.update(dict.fromkeys(row.tools))
    return [agent(tool) for tool in named]


def _captured(found: History, told: Told) -> None:
    delivery = told.delivery
    station = ", ".join(part for part in (delivery.station.id, delivery.station.device) if part)
    machine = Agent(station, delivery.station.serial, "hardware")
    people = [Agent(delivery.operator, kind="person")] if delivery.operator else []
    detail = f"captured on station {station} in batch {delivery.batch}"
    found.add(
        Event(EventType.CREATION, delivery.captured.isoformat(), machine, "success", detail), [*people, told.owner]
    )


def _said(kind: EventType, counted: Counted) -> str:
    """`50 preservation masters by glymur 0.14.8 (proof: …)`: what an event of this kind made."""
    return "; ".join(
        f"{count} {_WORDS.get(role, 'files')} by {tool}" + (f" (proof: {'; '.join(methods)})" if methods else "")
        for (role, tool), (count, methods) in counted.items()
        if making(role) is kind
    )


def _copies(found: History, told: Told, own: Sequence[str]) -> None:
    """Which of the sheet's events made each tool's copies. (Releases up to 0.3 wrote normalizations only.)"""
    events = [happened for happened in found.events if happened.id in own]
    for role, tool in _counted(told.dossier):
        number = found.agents[_whole(agent(tool))]
        took_part = [happened for happened in events if number in happened.numbers]
        found.making[role, tool] = max(took_part, key=lambda h: h.event.kind is making(role)).id


def _counted(dossier: Dossier) -> Counted:
    """By kind and tool: how many copies, and how they were proved."""
    counted: Counted = {}
    for row in dossier.rows("renditions", Rendition):
        count, methods = counted.get((row.role, row.tool), (0, ()))
        if row.proof.digest and row.proof.method not in methods:
            methods = (*methods, row.proof.method)
        counted[row.role, row.tool] = (count + 1, methods)
    return dict(sorted(counted.items()))


def _sealed(found: History, told: Told) -> None:
    policy = told.policy
    detail = f"quality policy {policy.spelled}, sha256 {policy.digest}"
    found.add(Event(EventType.POLICY_ASSIGNMENT, told.at, told.code, "success", detail))
    if told.replaced:
        detail = f"{told.replaced} originals not kept: policy {policy.name} lets proved lossless masters replace them"
        found.replacing = found.add(Event(EventType.DELETION, told.at, told.code, "success", detail))
    detail = f"E-ARK CSIP 2.2 package sealed by {told.code.name} {told.code.version}"
    found.add(Event(EventType.INFORMATION_PACKAGE_CREATION, told.at, told.code, "success", detail))
