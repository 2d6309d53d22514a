"""What programs ask of an institution's catalogue through us, and what they are answered."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from heritage.pages.contract import Shape


class CatalogueAsked(BaseModel):
    """What an institution's own catalogue is to be asked: all of its packages or the one; records that changed since a day (OAI-PMH); what becomes
    of fields that a person corrected here, where its configuration asks."""

    model_config = ConfigDict(extra="forbid")
    package: str = Field(default="", max_length=1000)
    since: str = Field(default="", max_length=10, pattern=r"^(\d{4}-\d\d-\d\d)?$")
    conflicts: str = Field(default="ask", pattern="^(ask|catalogue|keep)$")
    why: str = Field(default="", max_length=2000)


class Planning(Shape):
    """A run that makes a plan, and the page that shows it."""

    run: str
    plan: str
