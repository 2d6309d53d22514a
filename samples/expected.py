"""What must become of a sample delivery: said by whoever makes it, compared with the report at the end of `make run`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Expected:
    """What must become of a delivery. `held`: item → the (check, subject) pairs that fail, and no others.
    `refused`: every reason contains one of these, and each of these is in a reason."""

    institution: str
    workline: str
    batch: str
    deposited: tuple[str, ...] = ()
    held: Mapping[str, tuple[tuple[str, str], ...]] | None = None
    refused: tuple[str, ...] = ()

    def to_json(self, recipe: str) -> bytes:
        """As written beside the delivery, in <name>.expected.json."""
        content = {
            "institution": self.institution, "workline": self.workline, "batch": self.batch,
            "deposited": list(self.deposited),
            "held": {item: [list(pair) for pair in pairs] for item, pairs in (self.held or {}).items()},
            "refused": list(self.refused), "recipe": recipe,
        }  # fmt: skip
        return (json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode()
