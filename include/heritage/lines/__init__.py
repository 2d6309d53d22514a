"""The worklines by name. A workline is one page here: a table of probes, checks, normalisers and enrichers, loaded by who uses it (a page
that only names worklines loads no probe)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import cast

from heritage.contracts import Line
from heritage.model.worklines import WORKLINES

NAMES = tuple(WORKLINES)
"""Each is a module here, with its table under its own name in capitals."""


class _Lines(Mapping[str, Line]):
    def __getitem__(self, name: str) -> Line:
        if name not in NAMES:
            raise KeyError(name)
        return cast(Line, getattr(import_module(f"heritage.lines.{name}"), name.upper()))

    def __contains__(self, name: object) -> bool:
        return name in NAMES

    def __iter__(self) -> Iterator[str]:
        return iter(NAMES)

    def __len__(self) -> int:
        return len(NAMES)


LINES: Mapping[str, Line] = _Lines()
