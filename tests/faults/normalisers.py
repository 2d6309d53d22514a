"""Normalisers that fail in ways a test can choose."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from dataclasses import dataclass

from heritage.contracts import NormalisationJob, Source
from heritage.errors import HeritageError
from heritage.model import File, Rendition


@dataclass(frozen=True)
class FailsOn:
    """Raises on the pages it is told, and makes nothing of the others."""

    error: HeritageError
    stems: tuple[str, ...]
    name: str = "fails"

    def accepts(self, file: File, order: NormalisationJob) -> bool:
        return True

    def make(self, source: Source, order: NormalisationJob) -> Iterator[Rendition]:
        if source.file.stem in self.stems:
            raise self.error
        return iter(())


@dataclass(frozen=True)
class DiesOn:
    """Kills its own process on one page, as a crash inside a codec would."""

    stem: str
    name: str = "dies"

    def accepts(self, file: File, order: NormalisationJob) -> bool:
        return True

    def make(self, source: Source, order: NormalisationJob) -> Iterator[Rendition]:
        if source.file.stem == self.stem:
            os.kill(os.getpid(), signal.SIGKILL)
        return iter(())
