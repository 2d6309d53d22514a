"""The sets of files that a package was made of before its present one, by the sheets that it keeps of each: what is told of them in the
present version's record. Their bytes are in the versions that had them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from heritage.dossier import BEFORE, Dossier, before_revisions, sealed_in, states
from heritage.errors import PermanentError
from heritage.model import Agent, Choice, Decision, Delivery, Item, Outcome, Policy, Report
from heritage.package import layout
from heritage.package.contents import Contents, Kept, contents
from heritage.package.documentation import policy_of
from heritage.package.technical.examined import Examined, examined_of

POLICY, DELIVERED = "policy.json", "delivery"
"""Beside a state's sheets: the policy it was judged by, and what came with its delivery."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the history is told from."""

    identifier: str
    dossier: Dossier
    delivery: Delivery
    policy: Policy
    code: Agent  # that sealed the first version
    owner: Agent
    first: str  # when that was
    sheets: Sequence[str]  # those the package follows
    contents: Contents
    examined: Mapping[str, Examined]  # delivered path → what was measured
    tools: Sequence[str]  # that measured
    copied: str = ""  # when the sheet of the copies was written
    judgement: str = ""
    version: int = 1  # that was sealed first of these files
    former: Told | None = None  # what was told of the files before
    kept: frozenset[str] = frozenset()  # paths of the package that stay as they were in the former: told of there
    gone: Mapping[str, int] = field(
        default_factory=dict
    )  # paths that other bytes, or none, have since: the last version with these

    def delivery_of(self, path: str) -> Delivery:
        """With which a file came."""
        told = self
        while told.former and path in told.kept:
            told = told.former
        return told.delivery


def path_kind(last: int | None) -> str:
    """How a path of the package is an identifier: of a file that is there; or of one that has been replaced, by the last version that has it."""
    return f"path in version {last}" if last else "path"


@dataclass(frozen=True, slots=True)
class Gone:
    """A file that the package had, and has no longer. `last`: the last version that has it."""

    kept: Kept
    told: Told
    last: int


def prefixes(dossier: Dossier) -> list[str]:
    """Of the states before the present one, oldest first."""
    return states(dossier)[:-1]


def begun(state: str) -> int:
    """The version that ended a state: that of the revision which brought other files."""
    return int(state.removeprefix(BEFORE).rstrip("/"))


def former(dossier: Dossier, identifier: str, owner: Agent, now: Mapping[str, str]) -> Told | None:
    """What is told of the states before, the last of them first; None for a package that never had other files. `now`: path → sha512 of
    what it is made of."""
    found, version = None, 1
    olds = [_Old(state, *_read(Dossier(dossier.folder / state))) for state in prefixes(dossier)]
    for number, old in enumerate(olds):
        gone = dict(_gone(old.digests, [*(one.digests for one in olds[number + 1 :]), now], olds[number:]))
        kept = same(olds[number - 1].digests, old.digests) if number else frozenset[str]()
        found = replace(_told(old, identifier, owner, found), version=version, gone=gone, kept=kept)
        version = begun(old.state)
    return found


def same(before: Mapping[str, str], now: Mapping[str, str]) -> frozenset[str]:
    """The paths under which both have the same bytes."""
    return frozenset(path for path, digest in now.items() if before.get(path) == digest)


def removed(told: Told | None) -> Iterator[Gone]:
    """Every file of the states before that the package has no longer, oldest first; a file that several had is told of once."""
    chain = [told] if told else []
    while chain and chain[-1].former:
        chain.append(chain[-1].former)
    for state in reversed(chain):
        for kept in (*state.contents.kept, *_replaced(state)):
            if kept.file.path in state.gone and kept.file.path not in state.kept:
                yield Gone(kept, state, state.gone[kept.file.path])


def digests(made: Contents, item: Item) -> dict[str, str]:
    """Path → sha512: of what lies in the package, and of the originals that their masters stand for."""
    there = {kept.file.path: kept.file.sha512 for kept in made.kept}
    return there | {made.originals[file.path]: file.sha512 for file in item.files}


def _replaced(told: Told) -> Iterator[Kept]:
    item = told.dossier.one("item", Item)
    return (told.contents.gone(file) for file in item.files if file.path in told.contents.replaced)


def _gone(
    old: Mapping[str, str], after: Sequence[Mapping[str, str]], ended: Sequence[_Old]
) -> Iterator[tuple[str, int]]:
    """Path → the last version that has these bytes there."""
    for path, digest in old.items():
        until = next((one for there, one in zip(after, ended, strict=True) if there.get(path) != digest), None)
        if until:
            yield path, begun(until.state) - 1


@dataclass(frozen=True, slots=True)
class _Old:
    """A state before."""

    state: str
    sheets: Dossier
    item: Item
    delivery: Delivery
    policy: Policy
    made: Contents
    digests: Mapping[str, str]


def _read(sheets: Dossier) -> tuple[Dossier, Item, Delivery, Policy, Contents, Mapping[str, str]]:
    try:
        policy = policy_of((sheets.folder / POLICY).read_bytes())
    except (OSError, KeyError, ValueError, TypeError) as error:
        raise PermanentError(f"{sheets.folder}: {POLICY} cannot be read: {error}") from error
    item, delivery = sheets.one("item", Item), sheets.one("delivery", Delivery)
    made = contents(sheets, item, delivery, policy)
    return sheets, item, delivery, policy, made, digests(made, item)


def _told(old: _Old, identifier: str, owner: Agent, before: Told | None) -> Told:
    sheets, names = old.sheets, sealed_in(old.sheets.sheets())
    first, later = before_revisions(names)
    own = [*first, *later[: 1 if before else 0]]
    said, tools = examined_of(sheets, old.made.originals)
    copied = sheets.header("renditions").made if sheets.has("renditions") else ""
    return Told(
        identifier, sheets, old.delivery, old.policy, Agent.of(sheets.header(own[-1]).code), owner,
        max(sheets.header(sheet).made for sheet in own), names, old.made, said, tools, copied,
        judgement(sheets, old.policy), former=before,
    )  # fmt: skip


def beside(folder: Path, state: str) -> Iterator[tuple[str, Path]]:
    """(name below the state's folder, file) of all that is kept of a state."""
    for path in sorted((folder / state).rglob("*")):
        if path.is_file():
            yield path.relative_to(folder / state).as_posix(), path


def place(state: str, name: str) -> str:
    """Where it lies in the package."""
    return f"{layout.DOSSIER}/{state}{name}"


def judgement(dossier: Dossier, policy: Policy) -> str:
    """In which words the content was judged good, by the policy or by a person. Raises PermanentError for an item that was neither passed by this policy nor accepted by a person."""
    if not dossier.has("report"):
        raise PermanentError(f"{dossier.folder.name} was not judged: not sealed")
    report = dossier.one("report", Report)
    if report.policy_digest != policy.digest:
        raise PermanentError(
            f"{dossier.folder.name} was judged by {report.policy} {report.policy_version}, not by {policy.name}"
        )
    decision = dossier.one("decision", Decision) if dossier.has("decision") else None
    if decision is not None and decision.choice is Choice.ACCEPT:
        return f"verdict {report.verdict.value}, accepted by {decision.who} at {decision.at}: {decision.reason}"
    if report.verdict is Outcome.FAIL or decision is not None:
        raise PermanentError(
            f"{dossier.folder.name} was not passed by its policy, nor accepted by a person: not sealed"
        )
    return f"verdict {report.verdict.value}"
