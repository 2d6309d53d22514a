"""The English of a finding, and of why a delivery is refused, which sheets, reports and logs keep beside its code and values."""

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
