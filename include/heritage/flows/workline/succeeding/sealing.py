"""Makes an item ready to be sealed as the next version of an archived package: on the newest version that the sites hold, unless that is
made of other files than the item was judged with."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from heritage.dossier import BEFORE, Dossier, now
from heritage.errors import PermanentError
from heritage.files import locked, made_folder
from heritage.flows.batch import BatchFolder
from heritage.flows.revise import claims, making, opened
from heritage.flows.revise.claims import Claim
from heritage.flows.workline import CODE
from heritage.flows.workline.steps import AtWork
from heritage.flows.workline.succeeding import composing, together
from heritage.model import (
    FILES_ADDED,
    FILES_LEFT_OUT,
    FILES_REPLACED,
    Agent,
    AgentRole,
    Change,
    Event,
    EventType,
    Item,
    Package,
    Revision,
    RevisionKind,
    Said,
    Statement,
    Successor,
    TookPart,
    sheet_of,
)


class OtherFiles(PermanentError):
    """The package got other files since the item was put together: what was judged is not what would be sealed."""

    advice = "Nothing was changed. Start the run again with the same delivery: the item is measured and judged anew with the files that are there now."


@contextmanager
def alone(told: Successor | None) -> Iterator[None]:
    """Nobody else makes a version of the package meanwhile. Raises AtWork."""
    if told is None:
        yield
        return
    folder = claims.of_package(told.package)
    made_folder(folder)
    with locked(folder, wait=False) as ours:
        if not ours:
            raise AtWork(f"{told.package}: another task is at it")
        yield


def prepare(batch: BatchFolder, item: str, told: Successor, describe: Callable[[], object]) -> int:
    """Puts the sheets of the newest version beside the item's, and the revision's own; answers the version that it is to be. `describe` says
    anew what is said, where that has changed since. Raises AtWork, OtherFiles, CopyDamaged, SiteUnavailable."""
    making.nobody_else_is_at(told.package)
    asked, dossier = opened.Sites(), batch.dossier(item)
    held = opened.newest(told.package, asked)
    if composing.state_of(next(held.sheets.rows("item", Item))) != told.state:
        composing.forget(batch, item)
        raise OtherFiles(f"{told.package}: judged with the files of version {told.base}, the newest is {held.version}")
    asked.surely_have_no_newer(held)
    if held.version != told.base:
        composing.rebase(batch, item, held.copies[0])
        describe()
    _cleared(dossier)
    version = held.version + 1
    opened.set_aside(held.copies[0], dossier.folder, f"{BEFORE}{version}/")
    revision = _revision(batch, item, told, held.version)
    dossier.write(sheet_of(version), [revision], code=CODE, events=[_event(revision, told)])
    return version


def claim(batch: BatchFolder, sealed: Package) -> None:
    """Told before any site can have it: a revision that wants to make the same version is told to wait."""
    claims.claim(claimed(batch, sealed), CODE)


def claimed(batch: BatchFolder, sealed: Package) -> Claim:
    """What a claim says of the sealed item."""
    return Claim(sealed.id, sealed.version, batch.institution, batch.name, sealed.item, sealed.digest)


def _cleared(dossier: Dossier) -> None:
    """What a seal that was killed put there."""
    for sheet in dossier.folder.glob("revision-*.jsonl"):
        sheet.unlink()
    for state in dossier.folder.glob(f"{BEFORE}*/"):
        shutil.rmtree(state)


def _revision(batch: BatchFolder, item: str, told: Successor, base: int) -> Revision:
    """All of it is read from sheets, so that it is the same whenever it is made."""
    delivery, decision = batch.delivery, batch.decision(item)
    before = together.before(batch, item).one("item", Item)
    why = f"{'comes besides' if told.coming == 'beside' else 'came again'} in batch {batch.name}"
    return Revision(
        told.package, base, RevisionKind.FILES, tuple(_changes(told, before)), why, delivery.operator or batch.institution,
        batch.dossier(item).header("came").made, f"delivery {batch.name}, sha256 {delivery.digest}",
        decision.who if decision else "", decision.at if decision else "", decision.reason if decision else "",
        batch=batch.name, delivery=delivery.digest,
    )  # fmt: skip


def _changes(told: Successor, before: Item) -> Iterator[Change]:
    old = {file.path: f"sha512 {file.sha512}" for file in before.files}
    for field, gone, came in (
        (FILES_REPLACED, told.replaced, told.replaced), (FILES_ADDED, (), told.added), (FILES_LEFT_OUT, told.left_out, ()),
    ):  # fmt: skip
        if gone or came:
            yield Change(field, tuple(Statement(field, p, old[p]) for p in gone), tuple(map(Said, came)))


def _event(revision: Revision, told: Successor) -> Event:
    others = [TookPart(Agent(revision.who, kind="person"), AgentRole.IMPLEMENTER)]
    if revision.approved_by:
        others.append(TookPart(Agent(revision.approved_by, kind="person"), AgentRole.AUTHORIZER))
    said = f"version {revision.version}: {counted(told)}; {revision.why}"
    return Event(
        EventType.INFORMATION_PACKAGE_MERGING, now(), Agent.of(CODE), "success", said, others=tuple(others),
        outcome_detail=revision.evidence,
    )  # fmt: skip


def counted(told: Successor) -> str:
    """`3 files replaced, 1 added, 9 stay`."""
    numbers = (
        (told.replaced, "replaced"), (told.added, "added"), (told.left_out, "left out, in the versions before only"), (told.kept, "stay"),
    )  # fmt: skip
    return ", ".join(f"{len(some)} {'file' if len(some) == 1 else 'files'} {what}" for some, what in numbers if some)
