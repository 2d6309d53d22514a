"""Writes down that a tool could not read a file, and whether that shows the file to be damaged."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from heritage.errors import NotReadHere
from heritage.model import NOT_READ, Measured


def refused(measured: Measured, tool: str, error: Exception | str) -> Measured:
    """The same with the tool's reason. Of a form that is not read here the tool is named under NOT_READ, too: nobody has shown
    that the file is damaged."""
    facts = measured.facts
    if isinstance(error, NotReadHere):
        facts = {**facts, NOT_READ: [*cast(list[str], measured.get(NOT_READ) or []), tool]}
    return replace(measured, facts=facts, refused={**measured.refused, tool: str(error)})
