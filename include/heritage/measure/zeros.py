"""Asks any file whether blocks of it are lost, whatever its format; for the probes of formats that write no such blocks themselves."""

from __future__ import annotations

from heritage.contracts import Source
from heritage.model import Facts


def facts(source: Source) -> Facts:
    """`file.zeros`: bytes in blocks of zeros; `file.zeros_at`: where the first begins, when there is one."""
    from heritage.tools import lost_blocks

    zeros, at = source.cached(lost_blocks.found)
    return {"file.zeros": zeros, "file.zeros_at": at} if zeros else {"file.zeros": 0}
