"""The English of a finding, of what a reader says of a file, and of why a delivery is refused, which sheets, reports and logs keep
beside code and values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from heritage.messages import saying
from heritage.messages.wording import words


def english(check: str, code: str, values: Mapping[str, Any], family: str = saying.FINDINGS) -> tuple[str, str, str]:
    """Wanted, found and advice."""
    wanted, found, advice = (
        str(saying.said(words("en"), check, field, code, values, family)) for field in ("wanted", "found", "advice")
    )
    return wanted, found, advice


def sentence(phrase: Mapping[str, Any]) -> str:
    """Of what a reader of ours says of a file, as a sheet keeps it."""
    return str(saying.sentence(words("en"), "", phrase))
