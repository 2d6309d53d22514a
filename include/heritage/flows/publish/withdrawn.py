"""Marks that packages are withdrawn from the public: by whom, when and why. Kept in the house, not on the public shelf: that one can be made
anew, and must not forget it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from heritage import settings
from heritage.access.record import digest
from heritage.files import write, written


@dataclass(frozen=True, slots=True)
class Mark:
    """`approved_by`: the second person, where one is wanted; else who asked."""

    package: str
    who: str
    why: str
    at: str
    approved_by: str
    run: str


def mark(package: str) -> Mark | None:
    """None: it is not withdrawn. A mark that cannot be read is one all the same."""
    try:
        return Mark(**json.loads(_place(package).read_bytes()))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError):
        return Mark(package, "", "the mark cannot be read", "", "", "")


def put(mark: Mark) -> None:
    """From now on it is."""
    write(_place(mark.package), json.dumps(asdict(mark)).encode())


def lift(package: str) -> None:
    """It is no longer."""
    _place(package).unlink(missing_ok=True)


def among(identifiers: Iterable[str]) -> list[str]:
    """The public ids of packages that are withdrawn. A mark's name is all that is asked: it ends as the id does."""
    marked = {place.stem[:20] for place in written(_folder(), "*.json")}
    return [one for one in identifiers if one.rpartition("-")[2] in marked]


def _place(package: str) -> Path:
    return _folder() / f"{digest(package)}.json"


def _folder() -> Path:
    return settings.home().custody / "withdrawn"
