"""What institutions want of enrichment (config/enrichment.yaml): what is accepted by itself, and whether a reason must be given."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, Field

from heritage import settings
from heritage.model import POLICY


class Threshold(BaseModel):
    """From which score on a policy accepts an enricher's word in a field by itself, and why it may."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    enricher: str
    field: str
    lowest: float = Field(ge=0.5, le=1)
    why: str = Field(min_length=1)

    @property
    def rule(self) -> str:
        """As statements and PREMIS name it."""
        return f"{POLICY} ({self.enricher}, {self.field}, from {self.lowest:g})"


class Policy(BaseModel):
    """What an institution wants of enrichment."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    accept: tuple[Threshold, ...] = ()
    reason: bool = False  # a person must say why


def all_() -> Mapping[str, Policy]:
    """Institution → its policy, for those that have one. Raises ConfigError."""
    return settings.read("enrichment.yaml", dict[str, Policy])


def of(institution: str) -> Policy:
    """The institution's; without one, people decide about everything."""
    return all_().get(institution, Policy())
