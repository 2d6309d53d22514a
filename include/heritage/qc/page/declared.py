"""What a delivery says of a page beforehand, and a check must know."""

from __future__ import annotations

from heritage.contracts import CheckContext
from heritage.model import Measured


def is_blank(ctx: CheckContext, measured: Measured) -> bool:
    """The item's `blank` in delivery.yaml: true for all, or a list of file names or stems."""
    declared = ctx.item.expected.get("blank") if ctx.item else None
    if isinstance(declared, list):
        return bool({measured.file.name, measured.file.stem, measured.file.path} & {str(name) for name in declared})
    return declared is True
