"""Who says messages in one language: what the rooms that compose sentences need of `wording.Words`."""

from __future__ import annotations

from typing import Protocol

from fluent.runtime.types import FluentType


class Speaker(Protocol):
    """One language."""

    language: str
    locale: str

    def __call__(self, code: str, /, **values: str | int | float | FluentType) -> str: ...

    def vocabulary(self, code: str, /, **values: str | int | float | FluentType) -> str: ...

    def knows(self, code: str) -> bool: ...
