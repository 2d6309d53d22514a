"""A batch's place in the work folder: its delivery, its work units, its items' dossiers. Finds and names; decides nothing.

References are the only thing that travels between tasks (XCom): `kbr/KBR-2026-0042` is a batch, `kbr/KBR-2026-0042#003` a
work unit of it, `kbr/KBR-2026-0042#003.2` one of its second round of decisions, `kbr/KBR-2026-0042/KBR_MS_0001` one item. A `#`
in a batch's name is written `%23` there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from urllib.parse import unquote

from heritage import settings
from heritage.contracts import Line, Source
from heritage.dossier import Dossier
from heritage.files import locked, made_folder, safe_join
from heritage.lines import LINES
from heritage.model import Choice, Decision, Delivery, File, Item, Measured, Outcome, Policy, Report

SHARED = "_batch"
"""The batch's own sheets lie beside the items'; no item's id may begin with an underscore."""

FOLLOWING = ("description", "renditions")
"""Sheets that were made of what a report let pass."""

_REFERENCE = re.compile(
    r"^(?P<institution>[^/#]+)/(?P<batch>[^/#]+)(?:#(?P<unit>\d+)(?:\.(?P<round>\d+))?|/(?P<item>[^/]+))?$"
)


@dataclass(frozen=True, slots=True)
class Unit:
    """Items that one task works on: minutes of work, so that Airflow's second per task does not count."""

    number: int
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """What this run of the batch was asked for. `review`: wait | hold. `sandbox`: what confines programs and codecs meanwhile.
    `started_by`: Airflow's login; "" when a schedule or another run started it."""

    id: str
    review: str
    policy: str
    replace: bool = False
    sandbox: str = ""
    started_by: str = ""


@dataclass(frozen=True, slots=True)
class StepFailure:
    """What kept a step from being done for one item. `passing`: worth a retry."""

    item: str
    step: str
    error: str
    advice: str
    passing: bool
    kind: str = ""  # the error's class


class BatchFolder:
    """work/<institution>/<batch>."""

    def __init__(self, institution: str, batch: str) -> None:
        self.home = settings.home()
        self.institution, self.name = institution, batch
        self.folder = safe_join(self.home.work, f"{institution}/{batch}")
        self.shared = Dossier(self.folder / SHARED)

    @property
    def reference(self) -> str:
        return f"{self.institution}/{self.name.replace('%', '%25').replace('#', '%23')}"

    def write(self, sheet: str, rows: Iterable[object], code: str) -> None:
        """Adds one of the batch's own sheets; whoever clears up what killed tasks left waits meanwhile."""
        made_folder(self.shared.folder)
        with locked(self.shared.folder):
            self.shared.write(sheet, rows, code=code)

    @cached_property
    def delivery(self) -> Delivery:
        """As it was taken in; read once, for it names what every item is expected to be."""
        return self.shared.one("delivery", Delivery)

    @property
    def run(self) -> Run:
        return self.shared.one("run", Run)

    @property
    def line(self) -> Line:
        return LINES[self.delivery.workline]

    @property
    def policy(self) -> Policy:
        """The policy of this run, as it reads now."""
        return settings.policy(self.run.policy, self.delivery.workline)

    def keep_policy(self, policy: Policy) -> None:
        """Keeps the policy as the batch is judged by it: an item may wait weeks for a person, and config/ may change."""
        if not self.shared.has(_policy_sheet(policy.digest)):
            self.write(_policy_sheet(policy.digest), [policy], code=policy.digest)

    def policy_of(self, item: str) -> Policy:
        """The policy that the item was judged by."""
        return self.shared.one(_policy_sheet(self.report(item).policy_digest), Policy)

    @property
    def payload(self) -> Path:
        """The folder that the delivery's paths are relative to."""
        delivery = self.delivery
        return Path(delivery.place) / delivery.root

    def units(self, of: str = "") -> Iterator[Unit]:
        """The batch's units, or those of a round of decisions."""
        return self.shared.rows(f"units-{of}" if of else "units", Unit)

    def items(self) -> list[str]:
        return [item for unit in self.units() for item in unit.items]

    def dossier(self, item: str) -> Dossier:
        return Dossier(_place(self.folder, item))

    def evidence(self, item: Item, file: File) -> Path:
        """The folder of what measuring leaves about one of the item's files: curves, listings. It need not be there."""
        below = file.path.removeprefix("objects/").removeprefix(f"{item.id}/")
        return safe_join(self.dossier(item.id).folder, f"evidence/{below}")

    def picture(self, item: Item, path: str) -> Path:
        """Where the picture of a fault in one of the item's files is, or would be; the name is ours, so nothing from outside is in it."""
        number = [file.path for file in item.files].index(path)
        return self.home.report(self.institution, self.name) / "pictures" / item.id / f"{number:05d}.jpg"

    def source(self, file: File) -> Source:
        return Source(self.payload / file.path, file)

    def report(self, item: str) -> Report:
        return self.dossier(item).one("report", Report)

    def measured(self, item: str) -> Iterator[Measured]:
        return self.dossier(item).rows("measured", Measured)

    def item(self, item: str) -> Item:
        return self.dossier(item).one("item", Item)

    def decision(self, item: str) -> Decision | None:
        dossier = self.dossier(item)
        return dossier.one("decision", Decision) if dossier.has("decision") else None

    def is_cleared(self, item: str) -> bool:
        """May the item go on? Its report says so, or a person did."""
        decision = self.decision(item)
        if decision is not None:
            return decision.choice is Choice.ACCEPT
        return self.dossier(item).has("report") and self.report(item).verdict is not Outcome.FAIL

    def receipts(self, item: str) -> list[str]:
        """The sites that gave a receipt for the item."""
        return [s.removeprefix("receipt-") for s in self.dossier(item).sheets() if s.startswith("receipt-")]


@lru_cache(maxsize=256)
def _place(folder: Path, item: str) -> Path:
    """Asked dozens of times per item when a batch is closed; following links anew each time was 60 % of that work."""
    return safe_join(folder, item)


def _policy_sheet(digest: str) -> str:
    return f"policy-{digest[:16]}"


def found(reference: str) -> BatchFolder:
    """The batch that a batch's, unit's or item's reference belongs to. Raises ValueError for anything else."""
    parts = _parts(reference)
    return BatchFolder(parts["institution"], parts["batch"].replace("%23", "#").replace("%25", "%"))


def item_of(package: str) -> tuple[BatchFolder, str]:
    """The batch and the item that a package was made of, by its id. Raises ValueError for what is no id of ours."""
    try:
        _, _, institution, batch, item, *_ = map(unquote, package.split(":"))
    except ValueError:
        raise ValueError(f"{package!r} names no package of ours") from None
    return BatchFolder(institution, batch), item


def items_of(reference: str) -> list[str]:
    """The ids of a unit's items, or of the one item, or of all."""
    parts, batch = _parts(reference), found(reference)
    if parts["item"]:
        return [parts["item"]]
    return [
        item
        for unit in batch.units(parts["round"] or "")
        if parts["unit"] in {None, f"{unit.number:03d}"}
        for item in unit.items
    ]


def _parts(reference: str) -> dict[str, str]:
    match = _REFERENCE.match(reference)
    if match is None:
        raise ValueError(f"{reference!r} names no batch, unit or item")
    return match.groupdict()
