"""Writes down that a tool could not read a file, and whether that shows the file to be damaged."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from heritage.errors import NotReadHere
from heritage.model import NOT_READ, Facts, Measured, Phrase, Reason, kept_fact, reason_of


def refused(measured: Measured, tool: str, error: Exception | str | Phrase | Reason) -> Measured:
    """The same with the tool's reason. Of a form that is not read here the tool is named under NOT_READ, too: nobody has shown
    that the file is damaged."""
    facts = measured.facts
    if isinstance(error, NotReadHere):
        facts = {**facts, NOT_READ: [*cast(list[str], measured.get(NOT_READ) or []), tool]}
    return replace(measured, facts=facts, refused=cast(Facts, {**measured.refused, tool: reason_of(error)}))


def as_kept(measured: Measured) -> Measured:
    """With its phrases as sheets keep them, their English beside them. Asked once, in the parent: no worker loads the words."""
    return replace(measured, facts=kept_fact(measured.facts), refused=kept_fact(measured.refused))
