"""What a person states of what no figure knows: who, when, with what document, until when. It stands beside what was measured, and
never instead of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as day
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from heritage.report.frameworks.requirements import known

Text = Annotated[str, Field(min_length=1, max_length=500)]


def _known(requirement: str) -> str:
    if requirement not in known():
        raise ValueError("wanted a requirement, such as coretrustseal/R03, iso16363/3.4.1 or ndsa/storage-2.1")
    return requirement


class Strict(BaseModel):
    """Unknown keys are mistakes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Person(Strict):
    """Who states it."""

    name: Text
    role: Text


class Paper(Strict):
    """The document behind it. `path`: below HERITAGE_HOME, or absolute; `sha256` is compared whenever a dossier is made."""

    title: Text
    link: Annotated[str, Field(pattern=r"^https?://")] | None = None
    path: Text | None = None
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None

    @model_validator(mode="after")
    def _is_somewhere(self) -> Paper:
        if (self.link is None) == (self.path is None):
            raise ValueError("wanted a link or a path, and not both")
        if self.sha256 and self.path is None:
            raise ValueError("wanted a path where there is a sha256: nobody reads what lies behind a link")
        return self


class Attestation(Strict):
    """One requirement (`coretrustseal/R03`), as one person states it. `institution`: of that one alone; "" = of all."""

    requirement: Annotated[str, AfterValidator(_known)]
    state: Literal["met", "partly", "not"]
    by: Person
    date: day
    until: day
    document: Paper
    institution: str = ""

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Attestation:
        if self.until < self.date:
            raise ValueError(f"until: wanted a day that is not before {self.date}, found {self.until}")
        return self


class Standing(StrEnum):
    """Whether an attestation counts today."""

    VALID = "valid"
    EARLY = "early"
    EXPIRED = "expired"
    GONE = "gone"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Attested:
    """An attestation as it stands. `overruled`: what was measured says *not*, whatever the person states."""

    attestation: Attestation
    standing: Standing
    overruled: bool = False

    @property
    def counts(self) -> bool:
        return self.standing is Standing.VALID and not self.overruled


def standing(one: Attestation, today: day, digests: Mapping[str, str]) -> Standing:
    """`digests`: path → sha256 of the documents that are there."""
    if one.date > today:
        return Standing.EARLY
    if one.until < today:
        return Standing.EXPIRED
    if one.document.path is not None and one.document.path not in digests:
        return Standing.GONE
    changed = one.document.sha256 and digests.get(one.document.path or "") != one.document.sha256
    return Standing.CHANGED if changed else Standing.VALID


def is_attested(stated: Sequence[Attested], institutions: Collection[str]) -> bool:
    """Is it stated to be met: for all at once, or for each institution that has packages; and nowhere otherwise?"""
    counting = [one.attestation for one in stated if one.counts]
    met = {one.institution for one in counting if one.state == "met"}
    otherwise = any(one.state != "met" for one in counting)
    return bool(met) and not otherwise and ("" in met or (bool(institutions) and set(institutions) <= met))
