"""Who is making a package's next version of a delivery's files: noted beside the revisions that are under way, so that each knows of the
other. Believed while the item is sealed as that version and not yet at every site."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from heritage import settings
from heritage.archive.layout import place
from heritage.dossier import Dossier
from heritage.files import made_folder
from heritage.flows.batch import BatchFolder
from heritage.model import Package, Receipt

_SHEET = "claim"


@dataclass(frozen=True, slots=True)
class Claim:
    """An item of a batch, and the version of the package that it is sealed as."""

    package: str
    version: int
    institution: str
    batch: str
    item: str
    digest: str

    @property
    def reference(self) -> str:
        return f"{BatchFolder(self.institution, self.batch).reference}/{self.item}"


def of_package(identifier: str) -> Path:
    """HERITAGE_HOME/revisions/<the package's folder name>: what is under way of it."""
    return settings.home().revisions / place(identifier).rpartition("/")[2]


def claim(claimed: Claim, code: str) -> None:
    """The caller has the lock on the package's folder."""
    folder = of_package(claimed.package) / f"v{claimed.version}"
    made_folder(folder)
    Dossier(folder).write(_SHEET, [claimed], code=code)


def let_go(claimed: Claim) -> None:
    """The version is at every site, and registered."""
    folder = of_package(claimed.package) / f"v{claimed.version}"
    if Dossier(folder).has(_SHEET) and Dossier(folder).one(_SHEET, Claim) == claimed:
        shutil.rmtree(folder)
        with contextlib.suppress(OSError):  # another one is there
            folder.parent.rmdir()


def under_way(identifier: str) -> Iterator[Claim]:
    """Those of the package that count."""
    for sheet in sorted(of_package(identifier).glob(f"v*/{_SHEET}.jsonl")):
        found = Dossier(sheet.parent).one(_SHEET, Claim)
        if _counts(found):
            yield found


def _counts(claimed: Claim) -> bool:
    dossier = BatchFolder(claimed.institution, claimed.batch).dossier(claimed.item)
    if not dossier.has("package"):
        return False
    sealed = dossier.one("package", Package)
    names = [f"receipt-{name}" for name in settings.sites()]
    given = [dossier.one(name, Receipt).digest for name in names if dossier.has(name)]
    here = (sealed.id, sealed.version, sealed.digest) == (claimed.package, claimed.version, claimed.digest)
    return here and given != [sealed.digest] * len(names)
