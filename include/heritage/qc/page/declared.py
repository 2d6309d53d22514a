"""What a delivery says of a page beforehand, and a check must know."""

from __future__ import annotations

from heritage.contracts import Asked
from heritage.model import Measured


def is_blank(asked: Asked, measured: Measured) -> bool:
    """The item's `blank` in delivery.yaml: true for all, or a list of file names or stems."""
    declared = asked.item.expected.get("blank") if asked.item else None
    if isinstance(declared, list):
        return bool({measured.file.name, measured.file.stem, measured.file.path} & {str(name) for name in declared})
    return declared is True
