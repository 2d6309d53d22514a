"""The worklines by name, and what packages call what comes from each. Their tables are in `lines/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Named:
    """What METS says of a package. `category`: of CSIP's vocabulary of content categories (CSIP2), or `other`: in our own words."""

    item: str
    category: str
    other: bool = False


WORKLINES: Mapping[str, Named] = {
    "paper": Named("document", "Textual works – Digital"),
    "photographs": Named("photograph", "Photographs – Digital"),
    "objects": Named("object", "Digitised objects in 2D and 3D", other=True),
    "audiovisual": Named("recording", "Digitised sound, video and film", other=True),
}


def named(workline: str) -> Named:
    """Also of one that is gone, whose packages are still here."""
    return WORKLINES.get(workline) or Named("item", workline, other=True)


if TYPE_CHECKING:
    Workline: TypeAlias = str
else:
    Workline = Literal[tuple(WORKLINES)]  # who reads configuration or requests refuses other names
