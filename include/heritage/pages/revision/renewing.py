"""The page of formats: how they stand by the register, and the campaigns that give files another form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from heritage.flows.migrate import standing
from heritage.flows.migrate.register import Register, register
from heritage.flows.migrate.standing import Row
from heritage.model import Act, Viewer
from heritage.pages.frame import institution_names

if TYPE_CHECKING:
    from heritage.flows.migrate.overview import Listed


@dataclass(frozen=True, slots=True)
class Shown:
    """`institutions`: for whose packages the viewer may begin a campaign."""

    register: Register
    rows: Sequence[Row]
    campaigns: Sequence[Listed]
    institutions: Mapping[str, Mapping[str, str]]
    for_all: bool


def shown(viewer: Viewer, campaigns: Sequence[Listed]) -> Shown:
    """Everything at this moment."""
    own = {code: names for code, names in institution_names(viewer).items() if viewer.may(Act.REQUEST, code)}
    whose = None if viewer.institutions is None else sorted(viewer.institutions)
    everybody = viewer.institutions is None and viewer.may(Act.REQUEST)
    return Shown(register(), standing.rows(whose), campaigns, own, everybody)
