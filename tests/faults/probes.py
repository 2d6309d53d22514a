"""Probes that fail in ways a test can choose."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

from heritage.contracts import Source
from heritage.model import Facts, File


@dataclass(frozen=True)
class SegfaultsOn:
    """Reads from address zero on one page, as a broken codec would; the kernel ends its process."""

    path: str
    name: str = "segfaults"

    def accepts(self, file: File) -> bool:
        return True

    def tool(self) -> str:
        return "a codec that crashes 1.0"

    def measure(self, source: Source) -> Facts:
        if source.file.path == self.path:
            ctypes.string_at(0)
        return {}
