"""What a report says: the shape of report.json (see docs: the contract at the out door)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field

from heritage.model import Base, File, Finding, Receipt, Rendition, State


@dataclass(frozen=True, slots=True)
class Linked:
    """The same item in another batch. `how`: named | order | confirmed | perhaps; `state`: how it is there."""

    batch: str
    item: str
    state: str
    how: str
    package: str = ""


@dataclass(frozen=True, slots=True)
class ItemReport:
    """One item: how it ended and why. `troubles`: what kept us from finishing it. `pictures`: subject → file name."""

    id: str
    state: State
    files: tuple[File, ...]
    findings: tuple[Finding, ...]
    renditions: tuple[Rendition, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    package: str = ""
    version: int = 0
    title: str = ""
    decision: str = ""  # "accept by anna: reason"
    troubles: tuple[str, ...] = ()
    pictures: Mapping[str, str] = field(default_factory=dict)
    views: tuple[tuple[str, str], ...] = ()  # of a model: what is seen, and the picture
    pages: tuple[tuple[str, str], ...] = ()  # … its name, and the page on which it can be turned
    replaces: tuple[Linked, ...] = ()  # what was refused before
    replaced_by: tuple[Linked, ...] = ()  # what came in its place


@dataclass(frozen=True, slots=True)
class BatchReport:
    """One batch; `refused` is filled and nothing else counts when the delivery was refused as a whole."""

    institution: str
    workline: str
    batch: str
    run: str
    policy: str
    policy_version: str = ""
    policy_digest: str = ""
    policy_based_on: tuple[Base, ...] = ()
    delivery: str = ""
    closed: str = ""
    scanned: str = ""
    sandbox: str = ""  # what confined the programs and codecs that opened the files
    owner: str = ""  # the institution's name
    refused: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()  # told of the delivery as a whole; refuses nothing
    charts: tuple[str, ...] = ()  # SVG: how the capture station drifts
    order: str = ""  # the order that it answers


def counts(states: Iterable[State], expected: int) -> dict[str, int]:
    """report.json's counts. They balance when the states add up to expected."""
    found = Counter(states)
    return {"expected": expected, **{state.value: found[state] for state in State}}


def item_json(item: ItemReport) -> dict[str, object]:
    """One row of report.json's `items`."""
    row: dict[str, object] = {"id": item.id, "state": item.state.value}
    if item.package:
        row |= {"package": item.package, "version": item.version}
    row["files"] = [
        {"path": f.path, "puid": f.format.puid if f.format else "", "sha512": f.sha512, "bytes": f.size}
        for f in item.files
    ]
    row["findings"] = [_finding(f) for f in item.findings]
    row["renditions"] = [_rendition(r) for r in item.renditions]
    row["receipts"] = [{"site": r.site, "place": r.place, "verified_at": r.verified_at} for r in item.receipts]
    for name, others in (("replaces", item.replaces), ("replaced_by", item.replaced_by)):
        if others:
            row[name] = [{k: v for k, v in asdict(one).items() if v} for one in others]
    if item.decision:
        row["decision"] = item.decision
    if item.troubles:
        row["troubles"] = list(item.troubles)
    return row


def _finding(finding: Finding) -> dict[str, str]:
    row = {
        "check": finding.check, "subject": finding.subject, "outcome": finding.outcome.value,
        "wanted": finding.wanted, "found": finding.found, "source": finding.source,
    }  # fmt: skip
    return row | ({"advice": finding.advice} if finding.advice else {})


def _rendition(rendition: Rendition) -> dict[str, object]:
    row: dict[str, object] = {
        "source": rendition.source,
        "path": rendition.path,
        "role": rendition.role.value,
        "puid": rendition.puid,
        "sha512": rendition.sha512,
        "bytes": rendition.size,
        "tool": rendition.tool,
        "proof": {"method": rendition.proof.method, "digest": rendition.proof.digest},
    }
    return row | ({"facts": dict(rendition.facts)} if rendition.facts else {})


def worst_first(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Fails, then warnings; what passed is left out."""
    order = {"fail": 0, "warn": 1}
    return iter(sorted((f for f in findings if f.outcome.value in order), key=lambda f: order[f.outcome.value]))
