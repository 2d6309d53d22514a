"""Works out the tier of each package that changed since, by the rules of config/tiers.yaml; says which rose."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict

from heritage import settings
from heritage.catalogue import tiers
from heritage.dossier import canonical_digest
from heritage.enrich.tiers import Need, reached
from heritage.errors import ConfigError

log = logging.getLogger(__name__)


class NeedRule(BaseModel):
    """One demand; see the file."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    any: tuple[str, ...]
    linked: bool = False
    language: bool = False
    edtf: bool = False
    values: int = 1
    source: str


class Rules(BaseModel):
    """config/tiers.yaml."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    version: str
    needs: dict[str, NeedRule]
    tiers: dict[str, dict[int, tuple[str, ...]]]

    @property
    def digest(self) -> str:
        """Names these rules."""
        return canonical_digest(self.model_dump(mode="json"))[:16]

    def of(self, workline: str) -> Mapping[int, tuple[Need, ...]]:
        """Tier → what it needs. Raises ConfigError for a need that is not described."""
        found = {}
        for tier, names in self.tiers.get(workline, {}).items():
            if unknown := [name for name in names if name not in self.needs]:
                raise ConfigError(f"tiers.yaml: {workline} {tier}: no need is called {', '.join(unknown)}")
            found[tier] = tuple(Need(name, **self.needs[name].model_dump(exclude={"source"})) for name in names)
        return found


def rules() -> Rules:
    """As they stand in config/. Raises ConfigError."""
    return settings.read("tiers.yaml", Rules)


def refresh() -> dict[str, int]:
    """Answers how many packages went up, by their new tier ("to 3": 40)."""
    url, asked = settings.home().catalogue_url, rules()
    of = {workline: asked.of(workline) for workline in asked.tiers}
    rose: Counter[str] = Counter()
    for some in tiers.stale(url, asked.digest):
        found = [
            tiers.Reached(
                one.package,
                one.institution,
                one.version,
                *_put(reached(one.said, of.get(one.workline, {})), one),
                asked.digest,
            )
            for one in some
        ]
        tiers.note(url, found)
        rose.update(f"to {one.tier}" for one in found if -1 < one.before < one.tier)
    if rose:
        log.info("packages that went up: %s", ", ".join(f"{number} {tier}" for tier, number in sorted(rose.items())))
    return dict(rose)


def _put(found: tuple[int, tuple[str, ...]], one: tiers.Stale) -> tuple[int, int, tuple[str, ...]]:
    tier, missing = found
    return tier, one.before, missing
